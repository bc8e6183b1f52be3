"""Opening spreadsheets: the file's ending says who can, and every sheet comes as a grid."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from attrs import evolve

from cadre_training._registry import (
    InstalledWorkbook,
    PluginError,
    PluginMistake,
    PluginProblem,
    Stage,
    find_workbook,
    guarded,
    workbooks,
)
from cadre_training._registry.endings import longest_endings, what_to_install
from cadre_training._registry.stream import readable
from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.model.grid import Grid
from cadre_training.model.label import Label
from cadre_training.model.notation import Notation
from cadre_training.model.source import Place
from cadre_training.plugin import WorkbookOptions
from cadre_training.readers.collector import collector_resting
from cadre_training.readers.files import read_file
from cadre_training.readers.sheets.csv_grid import csv_sheet
from cadre_training.readers.sheets.reader import read_grids
from cadre_training.readers.sheets.reading import SheetReading
from cadre_training.sheets.mapping_file import MappingChoice, chosen_mapping

CSV_ENDING = ".csv"
"""The ending of sheets that need no plugin."""

_WORKBOOK_SIGNS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


class OpenFailed(PluginError):
    """A plugin failed to open a workbook, or to write notes into it, and not because of the file.

    Attributes:
        opener_name: The opener.
        problem: Whose it is, what happened, and what to do.
    """

    def __init__(self, opener_name: str, problem: PluginProblem) -> None:
        """Keep the opener's name and the problem."""
        super().__init__(problem)
        self.opener_name = opener_name

    def __str__(self) -> str:
        """Name the opener before the problem."""
        return f"opener {self.opener_name!r}: {self.problem}"


def read_sheets(
    path: str | os.PathLike[str],
    mapping: MappingChoice = None,
    *,
    notation: Notation | None = None,
    progress: Callable[[int, int | None], None] | None = None,
    opener: str | None = None,
    strict: bool | None = None,
) -> SheetReading:
    """Read the tables of a spreadsheet as an office has it.

    Args:
        path: A CSV file, or a workbook that a plugin opens.
        mapping: How its tables are to be understood, where a person has said so: a mapping, or
            the path of its file. By default the file beside the sheet is followed, if there is
            one (``so-lop.mapping.toml`` for ``so-lop.xlsx``); False follows none.
        notation: What dots and commas mean in its numbers, where that is known.
        progress: Called now and then with how many rows were read, and how many there are.
        opener: The plugin's opener to use; by default the file's ending decides.
        strict: True to raise where any plugin has a problem; see :func:`formats`.

    Raises:
        InputProblems: If the file or its mapping file cannot be read. What cannot be read of its
            cells is no exception: it stands among the remarks of the reading.
        UnknownWorkbook: If there is no such opener.
        AmbiguousWorkbook: If several plugins offer one of that name.
        OpenFailed: If the plugin's opener fails.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp(), "so-lop.csv")
    >>> _ = file.write_text("Xã;Số lớp năm 2022", encoding="utf-8")
    >>> read_sheets(file).register.classes
    ()
    """
    target = Path(path)
    chosen = opener_of(target, strict) if opener is None else find_workbook(opener, strict=strict)
    data = read_file(target, str(target))
    understood = chosen_mapping(target, mapping)
    told: tuple[Problem, ...] = ()
    with collector_resting():
        if chosen is None:
            _check_csv(data, target.name)
            sheet = csv_sheet(data, target.name)
            told, grids = sheet.remarks, iter((sheet.grid,))
        else:
            grids = open_workbook(chosen, data, target.name)
        del data
        reading = read_grids(grids, understood, notation=notation, progress=progress)
    return evolve(reading, remarks=(*told, *reading.remarks)) if told else reading


def opener_of(path: Path, strict: bool | None = None) -> InstalledWorkbook | None:
    """Return the plugin's opener that knows the file's ending; None for CSV.

    Raises:
        InputProblems: If no opener, or several, know the ending.
    """
    name = path.name.lower()
    if name.endswith(CSV_ENDING):
        return None
    offered = workbooks(strict=strict)
    found, _ = longest_endings(name, offered)
    if len(found) == 1:
        return found[0]
    raise InputProblems([_several(path, found) if found else _no_opener(path, offered)])


def open_workbook(opener: InstalledWorkbook, data: bytes, name: str) -> Iterator[Grid]:
    """Yield the sheets of a workbook as a plugin opens it, under guard.

    Raises:
        InputProblems: If the file cannot be opened.
        OpenFailed: If the plugin fails.
    """
    with run_stage(opener):
        opened = opener.load_opener()(readable(data), name, WorkbookOptions())
        if not isinstance(opened, Iterable):
            raise PluginMistake(f"it returned {type(opened).__name__}, not grids")
        items = iter(cast("Iterable[object]", opened))
    while True:
        with run_stage(opener):
            item = next(items, None)
            if not isinstance(item, Grid | None):
                raise PluginMistake(f"it gave {type(item).__name__}, not a Grid")
        if item is None:
            return
        yield item


@contextmanager
def run_stage(opener: InstalledWorkbook) -> Generator[None]:
    """Turn whatever a plugin raises into :class:`OpenFailed`, but for what is the file's fault."""
    wrong: InputProblems | None = None
    try:
        with guarded(opener.distribution, opener.version, Stage.RUN, _TELL_AUTHOR):
            try:
                yield
            except InputProblems as problems:
                wrong = problems
    except PluginError as error:
        raise OpenFailed(opener.name, error.problem) from error.problem.error
    if wrong is not None:
        raise wrong


def _check_csv(data: bytes, name: str) -> None:
    """Refuse a workbook that was given the name of a CSV file."""
    if data.startswith(_WORKBOOK_SIGNS):
        raise InputProblems(
            [
                Problem(
                    "not-what-it-says",
                    Label(
                        "tên tệp có đuôi .csv, nhưng nội dung là bảng tính (Excel hoặc "
                        "OpenDocument); hãy đổi đuôi tên tệp cho đúng",
                        "the file's name ends in .csv, but it is a workbook (of Excel or "
                        "OpenDocument); rename it so that it ends as it should",
                    ),
                    Place(name),
                )
            ]
        )


def _no_opener(path: Path, offered: Iterable[InstalledWorkbook]) -> Problem:
    known = sorted({ending for one in offered for ending in one.spec.extensions})
    endings = ", ".join((CSV_ENDING, *known))
    install = what_to_install(path.suffix)
    return Problem(
        "no-opener",
        Label(
            f"chưa cài phần mở rộng nào mở được bảng tính {path.suffix}; mở được: {endings}"
            + (f"; hãy cài đặt: {install}" if install else ""),
            f"no plugin that opens {path.suffix} sheets is installed; what can be opened: {endings}"
            + (f"; install one: {install}" if install else ""),
        ),
        Place(str(path)),
    )


def _several(path: Path, found: Iterable[InstalledWorkbook]) -> Problem:
    names = ", ".join(one.full_name for one in found)
    return Problem(
        "several-openers",
        Label(
            f"có nhiều phần mở rộng mở được tệp này; hãy chọn một: {names}",
            f"several plugins open such files; choose one of: {names}",
        ),
        Place(str(path)),
    )


_TELL_AUTHOR = Label(
    "Hãy báo cho tác giả phần mở rộng, hoặc lưu tệp ở dạng khác.",
    "Tell the plugin's author, or save the file in another form.",
)
