"""The user's own workbook again, with a note at each finding."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from cadre_training._registry import Annotate, InstalledWorkbook, find_workbook
from cadre_training._registry.stream import readable
from cadre_training.checks.finding import PROPOSED, CheckResult, Finding, Proposal, Spot
from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.exporting.file_set import FileSet
from cadre_training.exporting.stream import GuardedStream
from cadre_training.formatting import Formatter
from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.model.source import Place
from cadre_training.plugin import CellNote
from cadre_training.readers.files import read_file
from cadre_training.sheets.opening import OpenFailed, opener_of, run_stage


def annotate(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str],
    result: CheckResult,
    language: Language | str = Language.VI,
    *,
    opener: str | None = None,
    strict: bool | None = None,
) -> tuple[Finding, ...]:
    """Write a workbook again with a note at the cell of each finding.

    Values, formulas, formats and all else in it stay as they are. Notes of an earlier check go,
    unless somebody has written into them. The copy is written whole or not at all, and never in
    place of the workbook itself.

    Args:
        path: The workbook that was read.
        out: The copy; what stands there is replaced.
        result: What was found.
        language: The language of the notes.
        opener: The plugin's opener that the workbook was read with; by default the file's ending
            decides.
        strict: True to raise where any plugin has a problem; see :func:`formats`.

    Returns:
        The findings that are about no cell of the workbook, and so have no note.

    Raises:
        InputProblems: If notes cannot be written into such a file, or it cannot be read.
        ValueError: If ``out`` is the workbook itself.
        OpenFailed: If the plugin fails.
        OSError: If the copy cannot be written.

    >>> import tempfile
    >>> from pathlib import Path
    >>> file = Path(tempfile.mkdtemp(), "so-lop.csv")
    >>> _ = file.write_text("Xã;Số lớp năm 2022", encoding="utf-8")
    >>> annotate(file, file.with_name("ghi-chu.csv"), CheckResult())  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    cadre_training.codec.problem.InputProblems: ...: notes cannot be written into .csv files; ...
    """
    source, target = Path(path), Path(out)
    chosen = opener_of(source, strict) if opener is None else find_workbook(opener, strict=strict)
    if chosen is None or chosen.spec.annotator is None:
        raise InputProblems([_no_notes(source)])
    if target.suffix.lower() != source.suffix.lower():
        raise InputProblems([_other_ending(source, target)])
    if _is_same(source, target):
        raise ValueError("the copy would take the place of the workbook; choose another name")
    data = read_file(source, str(source))
    notes, placed = _notes(result, source.name, Formatter(Language(language)))
    _write(target, chosen, data, tuple(notes))
    return tuple(finding for finding in result.findings if id(finding) not in placed)


def _is_same(source: Path, target: Path) -> bool:
    try:
        return target.samefile(source)
    except FileNotFoundError:
        return False


def _write(
    target: Path, opener: InstalledWorkbook, data: bytes, notes: tuple[CellNote, ...]
) -> None:
    with run_stage(opener):
        function = opener.load_annotator()
    whole = target.resolve()
    if whole.exists() and not whole.is_file():  # a folder or a device is not replaced
        raise OSError(errno.EINVAL, "no regular file", str(target))
    with FileSet(whole.parent) as files:
        with files.create(whole.name) as file:
            # Without anything to note, the notes of an earlier check are taken out all the same.
            _run(opener, function, data, file, notes)
        files.publish()


def _run(
    opener: InstalledWorkbook,
    function: Annotate,
    data: bytes,
    file: BinaryIO,
    notes: tuple[CellNote, ...],
) -> None:
    stream = GuardedStream(file)
    try:
        with run_stage(opener):
            stream.check(function(readable(data), cast("BinaryIO", stream), notes))
    except OpenFailed:
        if stream.failure is None:
            raise
    finally:
        stream.seal()
    if stream.failure is not None:  # a full disk, say, is not the plugin's fault
        raise stream.failure


def _notes(result: CheckResult, file: str, write: Formatter) -> tuple[list[CellNote], set[int]]:
    """Return the notes, and which findings have one."""
    notes: list[CellNote] = []
    placed: set[int] = set()
    for finding in result.findings:
        places = [at for spot in finding.spots if (at := _cell(spot, file)) is not None]
        if not places:
            continue
        placed.add(id(finding))
        title = f"{_capital(finding.severity.label, write.language)} [{finding.code}]"
        notes.append(CellNote(places[0], title, _text(finding, write)))
        notes += _elsewhere(finding, places[0], title, write)
    return notes, placed


def _text(finding: Finding, write: Formatter) -> str:
    """Return a finding as the text of a note: what was seen, why it may be, what to ask."""
    text, say = write.text, write.language
    lines = [text(finding.seen)]
    if finding.reasons:
        lines.append(f"{_MAY_BE.in_language(say)}:")
        lines += (f"- {text(reason)}" for reason in finding.reasons)
    if finding.proposals:
        lines.append(f"{PROPOSED.in_language(say)}:")
        lines += (f"- {_proposal(one, write)}" for one in finding.proposals)
    lines.append(f"{_TO_ASK.in_language(say)}: {text(finding.question)}")
    return "\n".join(lines)


def _elsewhere(finding: Finding, first: Place, title: str, write: Formatter) -> Iterator[CellNote]:
    """Yield a note at each other cell that a proposal is about."""
    told = {first}
    for proposal in finding.proposals:
        place = _cell(proposal.spot, first.file)
        if place is None or place in told:
            continue
        told.add(place)
        heading = PROPOSED.in_language(write.language)
        see = f"{_SEE.in_language(write.language)} {_short(first, place)}."
        yield CellNote(place, title, f"{heading}: {_proposal(proposal, write)}\n{see}")


def _proposal(proposal: Proposal, write: Formatter) -> str:
    """Return a proposal in one line; on a note the cell alone says where."""
    at = proposal.spot.source.read_at if proposal.spot.source else None
    return f"{(at.cell if at else None) or proposal.spot.key}: {write.text(proposal.said)}"


def _capital(label: Label, language: Language) -> str:
    word = label.in_language(language)
    return word[:1].upper() + word[1:]


def _short(place: Place, seen_from: Place) -> str:
    """Return the address of a cell, with its sheet where that is another."""
    same = place.sheet == seen_from.sheet
    return str(place.cell) if same else f"{place.sheet}!{place.cell}"


def _cell(spot: Spot, file: str) -> Place | None:
    """Return the cell of the workbook that a spot is about."""
    at = spot.source.read_at if spot.source else None
    if at is None or at.file != file or at.sheet is None or at.cell is None:
        return None
    return at


def _no_notes(path: Path) -> Problem:
    return Problem(
        "no-notes",
        Label(
            f"không ghi chú thích vào tệp {path.suffix} được; hãy mở tệp bằng phần mềm bảng tính, "
            "lưu thành .xlsx rồi kiểm tra tệp .xlsx đó",
            f"notes cannot be written into {path.suffix} files; open it in a spreadsheet, save it "
            "as .xlsx, and check that",
        ),
        Place(str(path)),
    )


def _other_ending(path: Path, out: Path) -> Problem:
    return Problem(
        "other-ending",
        Label(
            f"bản có chú thích phải cùng đuôi {path.suffix} với tệp gốc",
            f"the copy with notes must end in {path.suffix}, as the file does",
        ),
        Place(str(out)),
    )


_MAY_BE = Label("Có thể do", "It may be that")
_TO_ASK = Label("Cần hỏi", "To ask")
_SEE = Label("Xem ô", "See cell")
