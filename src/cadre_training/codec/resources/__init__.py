"""The tables of a register on disk: one definition for each class of record.

From it come the published Table Schema, the reading of a row and the writing of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from cadre_training.codec.resource import Cells, Resource, ResourceSpec
from cadre_training.codec.resources.attendances import ATTENDANCES
from cadre_training.codec.resources.cadres import CADRES
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.codec.resources.counters import COUNTERS
from cadre_training.codec.resources.figures import FIGURES
from cadre_training.codec.resources.sessions import SESSIONS
from cadre_training.codec.resources.topics import TOPICS
from cadre_training.codec.resources.units import UNITS
from cadre_training.model.register import Record, Register

R = TypeVar("R", bound=Record)

DESCRIPTOR = "datapackage.json"
"""The file that describes a package."""

FORMAT_VERSION = 1
"""The version of the layout of a package; one with another number is refused."""

RESOURCES: dict[str, ResourceSpec] = {
    spec.name: spec
    for spec in (CLASSES, SESSIONS, TOPICS, CADRES, ATTENDANCES, FIGURES, UNITS, COUNTERS)
}
"""The tables by name, in the order in which they are written."""


def tables(register: Register) -> Iterator[tuple[ResourceSpec, Iterator[Cells]]]:
    """Yield each table that ``register`` has records for, with its rows."""

    def rows(resource: Resource[R], records: tuple[R, ...]) -> Iterator[Cells]:
        return (cells for record in records for cells in resource.scatter(record))

    every: tuple[tuple[ResourceSpec, bool, Iterator[Cells]], ...] = (
        (CLASSES, bool(register.classes), rows(CLASSES, register.classes)),
        (SESSIONS, bool(register.sessions), rows(SESSIONS, register.sessions)),
        (TOPICS, bool(register.topics), rows(TOPICS, register.topics)),
        (CADRES, bool(register.cadres), rows(CADRES, register.cadres)),
        (ATTENDANCES, bool(register.attendances), rows(ATTENDANCES, register.attendances)),
        (FIGURES, bool(register.figures), rows(FIGURES, register.figures)),
        (UNITS, bool(register.units), rows(UNITS, register.units)),
        (COUNTERS, bool(register.counters), rows(COUNTERS, register.counters)),
    )
    for resource, has_records, cells in every:
        if has_records:
            yield resource, cells
