"""Loading a register from wherever it stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

from cadre_training.codec.json_text import decode, parse
from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.codec.resource import Resource
from cadre_training.codec.resources.attendances import ATTENDANCES
from cadre_training.codec.resources.cadres import CADRES
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.codec.resources.counters import COUNTERS
from cadre_training.codec.resources.figures import FIGURES
from cadre_training.codec.resources.sessions import SESSIONS
from cadre_training.codec.resources.topics import TOPICS
from cadre_training.codec.resources.units import UNITS
from cadre_training.model.register import Register
from cadre_training.readers.consistency import inconsistencies
from cadre_training.readers.descriptor import Descriptor, read_descriptor
from cadre_training.readers.files import read_file
from cadre_training.readers.table import read_rows
from cadre_training.regulations import overlay

R = TypeVar("R")

DESCRIPTOR = "datapackage.json"


def load(path: str | os.PathLike[str]) -> Register:
    """Load a register.

    Args:
        path: A folder with a ``datapackage.json``, or that file.

    Raises:
        InputProblems: If anything cannot be read; it names everything that is wrong, each with
            its file, line and column.
    """
    folder = Path(path)
    if folder.name == DESCRIPTOR:
        folder = folder.parent
    data = read_file(folder / DESCRIPTOR, DESCRIPTOR)
    problems: list[Problem] = []
    descriptor = read_descriptor(parse(data, DESCRIPTOR), DESCRIPTOR, problems)

    def read(resource: Resource[R]) -> tuple[R, ...]:
        return _read(folder, descriptor, resource, problems)

    register = Register(
        title=descriptor.title,
        covers=descriptor.covers,
        unit=descriptor.unit,
        classes=read(CLASSES),
        sessions=read(SESSIONS),
        topics=read(TOPICS),
        cadres=read(CADRES),
        attendances=read(ATTENDANCES),
        figures=read(FIGURES),
        units=read(UNITS),
        counters=read(COUNTERS),
        schemes=tuple(overlay(name) for name in descriptor.overlays),
        sources=descriptor.sources,
    )
    problems.extend(inconsistencies(register, DESCRIPTOR))
    if problems:
        raise InputProblems(problems)
    return register


def _read(
    folder: Path, descriptor: Descriptor, resource: Resource[R], problems: list[Problem]
) -> tuple[R, ...]:
    records: tuple[R, ...] = ()
    for file in descriptor.files:
        if file.resource != resource.name:
            continue
        try:
            text = decode(read_file(folder / file.path, file.path), file.path)
        except InputProblems as failed:
            problems.extend(failed.problems)
            continue
        rows = read_rows(text, file.path, resource, problems, file.delimiter)
        records += resource.read(rows, problems)
    return records
