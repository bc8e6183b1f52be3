"""Loading a register from whatever file there is a reader for, built in or a plugin's."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import cast

from cadre_training._registry import (
    InstalledReader,
    InstalledWorkbook,
    PluginError,
    PluginMistake,
    PluginProblem,
    Stage,
    find_reader,
    guarded,
    readers,
    workbooks,
)
from cadre_training._registry.endings import longest_endings, what_to_install
from cadre_training._registry.options import BadOption, make_options
from cadre_training._registry.stream import readable
from cadre_training.codec.problem import InputProblems, Intake, Problem
from cadre_training.codec.resources import RESOURCES
from cadre_training.plugin import Label, Place, ReadOptions, Register
from cadre_training.readers.consistency import inconsistencies
from cadre_training.readers.files import read_file
from cadre_training.readers.loading import header_names, is_parquet, not_a_register
from cadre_training.readers.loading import load as load_built_in
from cadre_training.sheets.mapping_file import MappingChoice, mapping_path

BUILT_IN_ENDINGS = (".csv", ".json")
"""The endings of files that need no plugin."""

_LONGEST_LINE = 10_000

NO_OPTIONS: Mapping[str, str] = MappingProxyType({})


class ReadFailed(PluginError):
    """A plugin's reader failed, and not because of the file.

    Attributes:
        reader_name: The reader.
        problem: Whose it is, what happened, and what to do.
    """

    def __init__(self, reader_name: str, problem: PluginProblem) -> None:
        """Keep the reader's name and the problem."""
        super().__init__(problem)
        self.reader_name = reader_name

    def __str__(self) -> str:
        """Name the reader before the problem."""
        return f"reader {self.reader_name!r}: {self.problem}"


def load(
    path: str | os.PathLike[str],
    *,
    reader: str | None = None,
    options: Mapping[str, str] = NO_OPTIONS,
    mapping: MappingChoice = None,
    strict: bool | None = None,
) -> Register:
    """Load a register.

    Args:
        path: A folder with a ``datapackage.json``, or that file; a register as one file of
            JSON; a CSV file with the rows of one table, named like it: ``classes.csv``; any
            other CSV file, or a workbook, whose tables are read as
            :func:`cadre_training.sheets.read_sheets` does; or a file that a plugin reads. A file
            of one table stands alone: what it refers to in other tables is not looked for.
        reader: The plugin's reader to use; by default the file's ending decides.
        options: The options of a plugin's reader, as text.
        mapping: How the tables of a spreadsheet are to be understood: a mapping, or the path of
            its file. By default the file beside the sheet is followed, if there is one, as
            ``cadre-training check`` does; False follows none.
        strict: True to raise where any plugin has a problem; see :func:`formats`. Plugins are
            looked for only where the file needs one.

    Raises:
        InputProblems: If anything cannot be read; it names everything that is wrong, each with
            its file, line and column, or its cell.
        UnknownReader: If there is no such reader.
        AmbiguousReader: If several plugins offer one of that name.
        BadOption: If the reader has no such option, or it does not take the value; if a mapping
            is given for what is no spreadsheet.
        ReadFailed: If the plugin's reader fails.
        OpenFailed: If the plugin that opens a workbook fails.

    >>> import tempfile
    >>> from cadre_training import Period, Register, TrainingClass
    >>> from cadre_training.codec import dumps
    >>> file = Path(tempfile.mkdtemp(), "register.json")
    >>> one = TrainingClass(id="c1", period=Period.of_year(2022))
    >>> _ = file.write_bytes(dumps(Register(classes=(one,))))
    >>> load(file).classes[0].id
    'c1'
    """
    target = Path(path)
    chosen = _by_ending(target, strict) if reader is None else find_reader(reader, strict=strict)
    if mapping and chosen is not _SHEETS:
        raise BadOption(f"a mapping is given, and {target.name} is no spreadsheet")
    if isinstance(chosen, InstalledReader):
        data = read_file(target, str(target))
        register = _read(chosen, data, target.name, options)
        problems = list(inconsistencies(register, target.name, Intake()))
        if problems:
            raise InputProblems(problems)
        return register
    if options:
        raise BadOption(f"options are given, and {target.name} is read by no plugin's reader")
    return _sheets(target, mapping, strict) if chosen is _SHEETS else load_built_in(target)


def is_spreadsheet(path: str | os.PathLike[str], *, strict: bool | None = None) -> bool:
    """Tell whether :func:`load` reads a file as a spreadsheet.

    Args:
        path: The file, which need not be there.
        strict: As in :func:`load`.

    Raises:
        InputProblems: If no reader, or several, know the ending of a file that is there.
    """
    return _by_ending(Path(path), strict) is _SHEETS


class _Way(Enum):
    """How a file is read that no plugin's reader is for."""

    BUILT_IN = "built in"
    SHEETS = "sheets"


_BUILT_IN, _SHEETS = _Way.BUILT_IN, _Way.SHEETS


def _by_ending(path: Path, strict: bool | None) -> InstalledReader | _Way:
    """Return the plugin's reader that knows the file's ending, or how the core reads it.

    What is left to the built-in way, that also says why a file cannot be opened.

    Raises:
        InputProblems: If no reader, or several, know the ending of a file that is there.
    """
    name = path.name.lower()
    if name.endswith(".csv") and path.is_file():
        return _BUILT_IN if _is_table(path) else _SHEETS
    if name.endswith(BUILT_IN_ENDINGS) or not path.suffix or path.is_dir():
        return _BUILT_IN
    offered = readers(strict=strict)
    found, length = longest_endings(name, offered)
    opened = workbooks(strict=strict)
    openers, reach = longest_endings(name, opened)
    if openers and reach >= length:  # a reader of such files can be asked for by its name
        return _SHEETS
    if len(found) > 1:
        raise InputProblems([_several(path, found)])
    if not found and path.is_file():
        if is_parquet(path):
            raise InputProblems([not_a_register(path)])
        raise InputProblems([_no_reader(path, (*offered, *opened))])
    return found[0] if found else _BUILT_IN


def _is_table(path: Path) -> bool:
    """Tell whether a CSV file is a table of a register: by its name, or by its first line."""
    if path.stem in RESOURCES:
        return True
    columns = {column.name for one in RESOURCES.values() for column in one.columns}
    with suppress(OSError, ValueError), path.open(encoding="utf-8-sig") as file:
        names = header_names(file.readline(_LONGEST_LINE))
        # A table under another name is not taken for a spreadsheet, but told of.
        return len(names & columns) >= 2 and len(names - columns) <= len(names) // 2
    return False


def _sheets(path: Path, mapping: MappingChoice, strict: bool | None) -> Register:
    """Return the register of a spreadsheet of which every cell was understood.

    Raises:
        InputProblems: If anything was not; it names every cell.
    """
    from cadre_training.sheets.opening import read_sheets
    from cadre_training.sheets.unread import not_understood

    reading = read_sheets(path, mapping, strict=strict)
    unread = not_understood(reading)
    if unread:
        raise InputProblems([*unread, _look_at_all(path)])
    return reading.register


def _look_at_all(path: Path) -> Problem:
    command, file = f"cadre-training check {path.name}", mapping_path(path).name
    return Problem(
        "not-understood",
        Label(
            f"bảng tính chưa đọc được trọn vẹn; lệnh “{command}” cho xem tất cả những gì đọc được, "
            f"còn cách hiểu bảng thì ghi ở tệp {file}: sửa tệp này rồi đọc lại",
            f"not all of the spreadsheet was understood; the command '{command}' shows all that "
            f"was read, and how it was understood stands in {file}: correct it there, read again",
        ),
        Place(path.name),
    )


def _no_reader(path: Path, offered: Iterable[InstalledReader | InstalledWorkbook]) -> Problem:
    known = {ending for one in offered for ending in one.spec.extensions}
    endings = ", ".join((*BUILT_IN_ENDINGS, *sorted(known)))
    install = what_to_install(path.suffix)
    return Problem(
        "no-reader",
        Label(
            f"chưa cài phần mở rộng nào đọc được tệp {path.suffix}; đọc được: {endings}, "
            "hoặc một thư mục có datapackage.json"
            + (f"; hãy cài đặt: {install}" if install else ""),
            f"no plugin that reads {path.suffix} files is installed; what can be read: "
            f"{endings}, or a folder with a datapackage.json"
            + (f"; install one: {install}" if install else ""),
        ),
        Place(str(path)),
    )


def _several(path: Path, found: Iterable[InstalledReader]) -> Problem:
    names = ", ".join(one.full_name for one in found)
    return Problem(
        "several-readers",
        Label(
            f"có nhiều phần mở rộng đọc được tệp này; hãy chọn một bộ đọc: {names}",
            f"several plugins read such files; choose one of the readers: {names}",
        ),
        Place(str(path)),
    )


def _read(reader: InstalledReader, data: bytes, name: str, options: Mapping[str, str]) -> Register:
    with _run_stage(reader):
        function, kind = reader.load_reader(), reader.load_options()
    chosen = _options(reader, kind, options)
    wrong: InputProblems | None = None
    register: object = None
    with _run_stage(reader):
        try:
            register = function(readable(data), name, chosen)
        except InputProblems as problems:  # the file's fault, not the plugin's
            wrong = problems
        if wrong is None and not isinstance(register, Register):
            raise PluginMistake(f"it returned {type(register).__name__}, not a Register")
    if wrong is not None:
        raise wrong
    return cast("Register", register)


def _options(
    reader: InstalledReader, kind: type[ReadOptions], given: Mapping[str, str]
) -> ReadOptions:
    with _run_stage(reader):
        try:
            return make_options(kind, given, f"reader {reader.name!r}", {})
        except BadOption as error:  # the caller's mistake, not the plugin's
            refused = error
    raise refused


@contextmanager
def _run_stage(reader: InstalledReader) -> Generator[None]:
    """Turn whatever a reader raises into :class:`ReadFailed`, with its cause."""
    try:
        with guarded(reader.distribution, reader.version, Stage.RUN, _TELL_AUTHOR):
            yield
    except PluginError as error:
        raise ReadFailed(reader.name, error.problem) from error.problem.error


_TELL_AUTHOR = Label(
    "Hãy báo cho tác giả phần mở rộng, hoặc lưu tệp ở dạng khác.",
    "Tell the plugin's author, or save the file in another form.",
)
