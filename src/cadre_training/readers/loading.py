"""Loading a register from wherever it stands."""

from __future__ import annotations

import os
import re
import stat
from difflib import SequenceMatcher
from pathlib import Path

from cadre_training.codec.json_text import Document, parse_document
from cadre_training.codec.problem import InputProblems, Intake, Problem
from cadre_training.codec.register_json import read_document
from cadre_training.codec.resources import DESCRIPTOR, RESOURCES
from cadre_training.model.label import Label
from cadre_training.model.register import Register
from cadre_training.model.source import Place
from cadre_training.readers.collector import collector_resting
from cadre_training.readers.consistency import inconsistencies, with_named_overlays
from cadre_training.readers.descriptor import Reader, TableFile, read_descriptor
from cadre_training.readers.files import read_file
from cadre_training.readers.overlays import read_overlays
from cadre_training.readers.placing import placed
from cadre_training.readers.tables import Tables

_STORE, _PARQUET = "store.json", ".parquet"
_ENOUGH = 2
"""By so many names of its columns a table is known."""


def load(path: str | os.PathLike[str]) -> Register:
    """Load a register.

    Args:
        path: A folder with a ``datapackage.json``, or that file; a register as one file of
            JSON; or a CSV file with the rows of one table, named like it: ``classes.csv``. Such
            a file stands alone: what it refers to in other tables is not looked for.

    Raises:
        InputProblems: If anything cannot be read; it names everything that is wrong, each with
            its file, line and column.
    """
    with collector_resting():
        return _load(Path(path))


def _load(target: Path) -> Register:
    intake = Intake()
    alone: str | None = None
    if _is_folder(target):
        register, file = _package(target, DESCRIPTOR, intake), DESCRIPTOR
    elif target.suffix.lower() == ".json":
        register, file = _json(target, intake), target.name
    else:
        register, file = _table(target, intake), target.name
        alone = target.stem
    problems = intake.in_order(inconsistencies(register, file, intake, alone=alone))
    if problems:
        raise InputProblems(problems)
    return register


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False  # reading it will say why


def _package(folder: Path, name: str, intake: Intake) -> Register:
    try:
        data = read_file(folder / name, name)
    except InputProblems as failed:
        if any(problem.code == "no-such-file" for problem in failed.problems):
            raise InputProblems([_no_descriptor(folder)]) from None
        raise
    return _described(folder, parse_document(data, name), name, intake)


def is_parquet(path: Path) -> bool:
    """Tell whether a path is a file of Parquet, by its name."""
    return path.suffix.lower() == _PARQUET


def not_a_register(path: Path, *, store: bool = False) -> Problem:
    """Return the problem that there are records at a path, but no register to load.

    Args:
        path: A store, a Parquet file, or a folder of such files.
        store: Whether it is a store.
    """
    what = Label("kho số liệu", "a store") if store else Label("tệp Parquet", "in Parquet files")
    takes = "aggregate, summary build" + ", store info" * store
    return Problem(
        "not-a-register",
        Label(
            f"đây là {what.vi}, không phải bộ số liệu gốc; các lệnh dùng được: {takes} (trong "
            "Python: cadre_training.frames); với các lệnh khác, hãy chỉ rõ thư mục có "
            "datapackage.json",
            f"this is {what.en}, and no register; the commands {takes} take it (in Python "
            "cadre_training.frames does); for others name the folder with the datapackage.json",
        ),
        Place(str(path)),
    )


def _no_descriptor(folder: Path) -> Problem:
    if (folder / _STORE).is_file():
        return not_a_register(folder, store=True)
    if any(folder.glob(f"**/*{_PARQUET}")):
        return not_a_register(folder)
    return Problem(
        "no-such-file",
        Label(
            f"thư mục không có tệp {DESCRIPTOR}; hãy thêm tệp này, hoặc chỉ rõ một tệp cần đọc",
            f"the folder has no {DESCRIPTOR}; add one, or name one file to read",
        ),
        Place(str(folder)),
    )


def _described(folder: Path, document: Document, name: str, intake: Intake) -> Register:
    descriptor = read_descriptor(document, name, intake)
    head = Register(
        title=descriptor.title,
        covers=descriptor.covers,
        unit=descriptor.unit,
        schemes=read_overlays(folder, descriptor, Reader(document, name, intake.problems)),
        sources=descriptor.sources,
    )
    return Tables(folder, descriptor.files, intake).register(head)


def _json(file: Path, intake: Intake) -> Register:
    document = parse_document(read_file(file, str(file)), file.name)
    describes = isinstance(document.value, dict) and "resources" in document.value
    if describes or file.name == DESCRIPTOR:
        return _described(file.parent, document, file.name, intake)
    return placed(read_document(document, file.name), document, file.name)


def _table(file: Path, intake: Intake) -> Register:
    data = read_file(file, str(file))  # says first of all why it cannot be read
    if file.stem not in RESOURCES:
        raise InputProblems([_other_name(file, data)])
    tables = Tables(
        file.parent, (TableFile(resource=file.stem, path=file.name),), intake, alone=True
    )
    return with_named_overlays(tables.register(Register()))


def header_names(line: str) -> frozenset[str]:
    """Return what stands in the first line of a CSV file, whatever parts its cells."""
    return frozenset(name.strip(' "\r\n') for name in re.split(r"[,;\t]", line))


def _other_name(file: Path, data: bytes) -> Problem:
    """Return the problem that a lone table has not the name of one; its columns may tell which."""
    names = header_names(data.partition(b"\n")[0].decode("utf-8-sig", errors="replace"))
    shared = {
        table: len(names & {column.name for column in spec.columns})
        for table, spec in RESOURCES.items()
    }
    alike = SequenceMatcher(b=file.stem)

    def rank(table: str) -> tuple[int, float]:
        alike.set_seq1(table)
        return shared[table], alike.ratio()

    table = max(shared, key=rank)
    if shared[table] < _ENOUGH:
        known = ", ".join(RESOURCES)
        words = Label(
            f"một tệp bảng riêng phải mang tên bảng của nó, như classes.csv; các bảng là: {known}",
            f"a table by itself has the name of its table, as classes.csv; the tables are: {known}",
        )
    else:
        words = Label(
            f"tệp có các cột của bảng “{table}” nên không được đọc như một bảng tính; hãy đổi tên "
            f"thành {table}.csv, hoặc ghi tệp vào một datapackage.json dưới tên bảng “{table}”",
            f"the file has columns of the table {table!r}, so that it is not read as a "
            f"spreadsheet; rename it to {table}.csv, or list it in a datapackage.json as {table!r}",
        )
    return Problem("unknown-resource", words, Place(file.name))
