"""``check`` of a spreadsheet: read, checked, and given back with notes."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import frozen

from cadre_training.checks.finding import Finding
from cadre_training.cli import _errors
from cadre_training.cli._findings import findings_json, findings_text
from cadre_training.cli._findings_csv import findings_csv
from cadre_training.cli._json import Branch, dumps
from cadre_training.cli._language import current, say
from cadre_training.cli._load import told
from cadre_training.cli._mapping_file import MappingFile
from cadre_training.cli._output import blamed_on, emit
from cadre_training.cli._page import Page
from cadre_training.cli._understood import understood_json, understood_text
from cadre_training.cli._waiting import Waiting
from cadre_training.model.notation import Notation
from cadre_training.model.register import Register
from cadre_training.sheets import annotate, check_sheets, read_sheets


@frozen(kw_only=True)
class SheetOptions:
    """How a spreadsheet is to be checked.

    Args:
        mapping: The file that says how it is understood, where the user names one.
        use_mapping: Whether such a file is read, or written where there is none.
        annotated: Where a copy with notes goes, if one is wanted.
        notation: What dots and commas mean, where the user says so.
        records: True to check the records of very many rows too; None to do so for a few.
    """

    mapping: Path | None = None
    use_mapping: bool = True
    annotated: Path | None = None
    notation: Notation | None = None
    records: bool | None = None


_NO_RECORDS = Register()
"""All findings on a spreadsheet are at cells; records of all its rows are not made for words."""


def check_spreadsheet(path: Path, options: SheetOptions, form: str, output: Path | None) -> bool:
    """Check a spreadsheet, print what was found, and tell whether an error is among it.

    Args:
        path: The spreadsheet.
        options: How it is to be checked.
        form: What to print: ``text``, ``csv`` or ``json``.
        output: The file to print to; None for standard output.
    """
    _refuse_to_replace(path, options.annotated, output)
    left: tuple[Finding, ...] = ()
    with told(path):
        file = MappingFile.of(path, options.mapping, options.use_mapping)
        with Waiting(say("Đang đọc bảng tính", "Reading the spreadsheet")) as waiting:
            reading = read_sheets(
                path, file.choice, notation=options.notation, progress=waiting.progress
            )
            waiting.say(say("Đang đối chiếu số liệu", "Checking the figures"))
            result = check_sheets(reading, records=options.records)
            if options.annotated is not None:
                waiting.say(say("Đang ghi bản có chú thích", "Writing the copy with notes"))
                with blamed_on(options.annotated):
                    left = annotate(path, options.annotated, result, current())
    if options.annotated is not None:
        _tell_of_copy(options.annotated, len(result.findings) - len(left), len(left))
    state = file.write(reading)
    if form == "json":
        head = {"mapping": None if state is None else {"file": str(file.path), "state": state}}
        found = findings_json(_NO_RECORDS, result)
        emit(dumps(Branch({**head, **understood_json(reading), **found})), output)
    elif form == "csv":
        emit(findings_csv(_NO_RECORDS, result), output)
    else:
        page = Page.to(output)
        understood_text(reading, page)
        page.gap()
        emit(findings_text(_NO_RECORDS, result, page), output)
    return result.has_errors


def _tell_of_copy(path: Path, noted: int, left: int) -> None:
    """Say where the copy is, and how many findings have a note in it or none."""
    name = _errors.shown(path)
    words = say(
        f"Đã ghi bản có chú thích vào {name}; số phát hiện có chú thích: {noted}",
        f"The copy with notes was written to {name}; findings noted: {noted}",
    )
    rest = say(
        f"; không gắn với ô nào nên không có chú thích: {left}",
        f"; about no cell, and so without a note: {left}",
    )
    click.echo(words + rest * (left > 0), err=True)


def _refuse_to_replace(path: Path, *targets: Path | None) -> None:
    """Refuse to write over the spreadsheet itself."""
    for target in targets:
        if target is None or not target.exists() or not path.exists():
            continue
        if target.samefile(path):
            raise _errors.refuse(
                f"{_errors.shown(target)}: đây chính là bảng tính cần đọc; hãy chọn tên khác",
                f"{_errors.shown(target)}: this is the spreadsheet itself; choose another name",
            )
