"""The tables of a register on disk: one definition for each class of record.

From it come the published Table Schema, the reading of a row and the writing of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.codec.resource import Cells, ResourceSpec
from cadre_training.codec.resources.attendances import ATTENDANCES
from cadre_training.codec.resources.cadres import CADRES
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.codec.resources.counters import COUNTERS
from cadre_training.codec.resources.figures import FIGURES
from cadre_training.codec.resources.sessions import SESSIONS
from cadre_training.codec.resources.topics import TOPICS
from cadre_training.codec.resources.units import UNITS
from cadre_training.model.register import Register

RESOURCES: dict[str, ResourceSpec] = {
    spec.name: spec
    for spec in (CLASSES, SESSIONS, TOPICS, CADRES, ATTENDANCES, FIGURES, UNITS, COUNTERS)
}
"""The tables by name, in the order in which they are written."""


def tables(register: Register) -> Iterator[tuple[ResourceSpec, Iterator[Cells]]]:
    """Yield each table that ``register`` has records for, with its rows."""
    yield CLASSES, (cells for record in register.classes for cells in CLASSES.scatter(record))
    yield SESSIONS, (cells for record in register.sessions for cells in SESSIONS.scatter(record))
    yield TOPICS, (cells for record in register.topics for cells in TOPICS.scatter(record))
    yield CADRES, (cells for record in register.cadres for cells in CADRES.scatter(record))
    yield (
        ATTENDANCES,
        (cells for record in register.attendances for cells in ATTENDANCES.scatter(record)),
    )
    yield FIGURES, (cells for record in register.figures for cells in FIGURES.scatter(record))
    yield UNITS, (cells for record in register.units for cells in UNITS.scatter(record))
    yield COUNTERS, (cells for record in register.counters for cells in COUNTERS.scatter(record))
