"""Records of very many rows, put together field by field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import TypeVar, cast

from attrs import frozen

from cadre_training.codec.made import checked, made
from cadre_training.model.absence import Absence
from cadre_training.model.session import Session
from cadre_training.model.source import Place, Source
from cadre_training.model.training_class import TrainingClass

R = TypeVar("R", TrainingClass, Session)

Kept = tuple[object, ...]
"""What a row says: its position, its words, and then what :data:`OF_CLASS` names."""

OF_CLASS = (
    *("period", "unit", "target_group", "programme", "title", "count", "learners"),
    *("planned", "summoned", "enrolled", "topics", "lecturers"),
)
"""What each piece of a row is in a record of a class."""

OF_SESSION = (
    *("period", "unit", "target_group", "programme", None, "count", "attendees"),
    *("planned", None, None, None, None),
)
"""What each piece of a row is in a record of a session."""

_TOLD = frozenset(("learners", "planned", "summoned", "enrolled", "attendees"))
"""Numbers whose absence a record states."""


@frozen(kw_only=True)
class Origin:
    """Where records stand.

    Args:
        file: The file's name.
        sheet: The sheet's name.
        letters: The letters of the column that gives them their identifiers.
        first: The number of the row at position 0, from 1.
        prefix: What their identifiers begin with.
    """

    file: str
    sheet: str | None
    letters: str
    first: int
    prefix: str


def records_of(
    kind: type[R], names: Iterable[str | None], rows: Sequence[Kept], origin: Origin
) -> list[R]:
    """Return the records of rows.

    Args:
        kind: The class of the records; it looks at each different value of a field once.
        names: What each piece of a row is in a record, behind its position and its words.
        rows: What the rows say.
        origin: Where they stand.

    Raises:
        TypeError: If the class does not accept a value.
        ValueError: The same.
    """
    if not rows:
        return []
    number = len(rows)
    positions, words, *pieces = cast("list[Sequence[object]]", list(zip(*rows, strict=True)))
    letters, first = origin.letters, origin.first
    cells = [f"{letters}{first + position}" for position in cast("Sequence[int]", positions)]
    place: dict[str, Iterable[object]] = {
        "file": repeat(origin.file),
        "sheet": repeat(origin.sheet),
        "cell": cells,
    }
    if not "".join(cast("Sequence[str]", words)).isascii():  # of ASCII there is one form only
        words = checked(Source, "words", words)
    said = {"words": words, "read_at": made(Place, number, place)}
    fields: dict[str, Sequence[object]] = {
        "id": [origin.prefix + cell for cell in cells],
        "source": made(Source, number, said),
    }
    for name, values in zip(names, pieces, strict=True):
        if name is not None:
            known = _stated(values) if name in _TOLD and None in values else values
            fields[name] = checked(kind, name, known)
    return made(kind, number, fields)


def _stated(values: Iterable[object]) -> list[object]:
    return [Absence.NO_DATA if value is None else value for value in values]
