"""How the rows of a table become records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar, cast

import attrs
from attrs import frozen

from cadre_training.codec.column import Column, ColumnSpec
from cadre_training.codec.row import Row
from cadre_training.model.register import Record
from cadre_training.model.source import Place, Source

V = TypeVar("V")
R = TypeVar("R", bound=Record)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@frozen
class Part:
    """A field of a record.

    Args:
        name: Its name.
        columns: The columns that it is read from.
        read: Reads it.
    """

    name: str
    columns: tuple[ColumnSpec, ...]
    read: Callable[[Row], object] = attrs.field(repr=False)


def one(name: str, column: Column[V]) -> Part:
    """Make a field that is read from one column."""
    return Part(name, (column,), lambda row: row[column])


class _Maker(Protocol[T_co]):
    def __call__(self, **fields: object) -> T_co: ...


def made_of(kind: type[T], parts: Iterable[Part], row: Row, **more: object) -> T:
    """Make a value of a row, by its class, which looks at every field.

    Args:
        kind: The class.
        parts: The fields that are read.
        row: The row.
        more: The other fields.

    Raises:
        Refused: If a cell cannot be read.
        ValueError: If the class does not accept what is read.
    """
    return cast("_Maker[T]", kind)(**{part.name: part.read(row) for part in parts}, **more)


@frozen(kw_only=True)
class Recipe(Generic[R]):
    """Which field of a record is read from which columns.

    Args:
        kind: The class of the records.
        parts: Their fields.
        source: The fields of their sources, beside the place.
    """

    kind: type[R]
    parts: tuple[Part, ...]
    source: tuple[Part, ...]

    def record(self, row: Row) -> R:
        """Return the record of a row.

        Raises:
            Refused: If a cell cannot be read.
            ValueError: If the class does not accept what is read.
        """
        place = Place(row.file, line=row.line)
        source = made_of(Source, self.source, row, read_at=place)
        return made_of(self.kind, self.parts, row, source=source)
