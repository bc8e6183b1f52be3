"""Loading a register from wherever it stands."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from attrs import evolve

from cadre_training.codec.json_text import Document, parse_document
from cadre_training.codec.problem import InputProblems, Intake, Problem
from cadre_training.codec.register_json import read_document
from cadre_training.codec.resources import DESCRIPTOR, RESOURCES
from cadre_training.model.label import Label
from cadre_training.model.register import Register
from cadre_training.model.source import Place
from cadre_training.readers.collector import collector_resting
from cadre_training.readers.consistency import groups_named, inconsistencies
from cadre_training.readers.descriptor import Reader, TableFile, read_descriptor, unknown_resource
from cadre_training.readers.files import read_file
from cadre_training.readers.overlays import read_overlays
from cadre_training.readers.placing import placed
from cadre_training.readers.tables import Tables
from cadre_training.regulations import OVERLAYS, overlay


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


def _no_descriptor(folder: Path) -> Problem:
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
    read_file(file, str(file))  # says first of all why it cannot be read
    if file.stem not in RESOURCES:
        raise InputProblems([unknown_resource(file.stem).at(Place(file.name))])
    tables = Tables(
        file.parent, (TableFile(resource=file.stem, path=file.name),), intake, alone=True
    )
    register = tables.register(Register())
    # Alone, a table has no way to name the overlays of its groups.
    named = {group.scheme for group in groups_named(register)}
    return evolve(register, schemes=tuple(overlay(name) for name in OVERLAYS if name in named))
