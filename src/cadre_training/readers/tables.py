"""Files with rows into the records of a register."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, TypeVar

from attrs import define, evolve

from cadre_training.codec.plain_text import decode
from cadre_training.codec.problem import InputProblems, Intake
from cadre_training.codec.resource import Resource
from cadre_training.codec.resources.attendances import ATTENDANCES
from cadre_training.codec.resources.cadres import CADRES
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.codec.resources.counters import COUNTERS
from cadre_training.codec.resources.figures import FIGURES
from cadre_training.codec.resources.sessions import SESSIONS
from cadre_training.codec.resources.topics import TOPICS
from cadre_training.codec.resources.units import UNITS
from cadre_training.model.register import Record, Register
from cadre_training.readers.descriptor import TableFile
from cadre_training.readers.files import read_file, read_inside
from cadre_training.readers.rows import read_rows

R = TypeVar("R", bound=Record)


class Reads(Protocol):
    """Reads the records of one table."""

    def __call__(self, resource: Resource[R], /) -> tuple[R, ...]:
        """Return the records of ``resource``."""
        ...


def filled(head: Register, read: Reads) -> Register:
    """Return ``head`` with the records of every table, as ``read`` gives them."""
    return evolve(
        head,
        classes=read(CLASSES),
        sessions=read(SESSIONS),
        topics=read(TOPICS),
        cadres=read(CADRES),
        attendances=read(ATTENDANCES),
        figures=read(FIGURES),
        units=read(UNITS),
        counters=read(COUNTERS),
    )


@define
class Tables:
    """Files with rows.

    Args:
        folder: The folder that their paths start from.
        files: The files.
        intake: Where to take down what is wrong with them.
        alone: True for one file that is no part of a package, and may lie outside its folder.
    """

    folder: Path
    files: tuple[TableFile, ...]
    intake: Intake
    alone: bool = False

    def register(self, head: Register) -> Register:
        """Return ``head`` with the records of all files."""
        return filled(head, self._read)

    def _read(self, resource: Resource[R]) -> tuple[R, ...]:
        records: tuple[R, ...] = ()
        for file in self.files:
            if file.resource != resource.name:
                continue
            self.intake.files.append(file.path)
            try:
                text = decode(self._data(file.path), file.path)
            except InputProblems as failed:
                self.intake.problems.extend(failed.problems)
                self.intake.unread.add(resource.name)
                continue
            rows = read_rows(text, file.path, resource, self.intake, file.delimiter)
            records += resource.read(rows, self.intake)
        return records

    def _data(self, path: str) -> bytes:
        if self.alone:
            return read_file(self.folder / path, path)
        return read_inside(self.folder, path)
