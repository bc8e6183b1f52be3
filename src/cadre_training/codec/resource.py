"""A table of a Data Package: one for each class of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Generic, TypeVar

from attrs import frozen

from cadre_training.codec.cell_text import read_text
from cadre_training.codec.column import ColumnSpec
from cadre_training.codec.problem import Intake, Refused
from cadre_training.codec.refusal import refusal
from cadre_training.codec.row import MendedRow, Row, Rows
from cadre_training.model.label import Label
from cadre_training.model.register import Record
from cadre_training.model.source import Place

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", covariant=True)

Cells = dict[str, str]
"""The cells of a row, by the names of their columns."""


@frozen(kw_only=True)
class ForeignKey:
    """A column whose cells name rows of a table.

    Args:
        column: The column.
        resource: The table; the empty text for the same one.
        target: The column of that table.
    """

    column: str
    resource: str
    target: str


@frozen
class Related:
    """Columns whose cells are held to each other, beyond each to itself.

    Args:
        columns: The columns.
        where: The value of the first of them where that is so; None for any.
    """

    columns: tuple[str, ...]
    where: int | None = None


@frozen(kw_only=True)
class ResourceSpec:
    """What is published of a table.

    Args:
        name: Its name, also that of its file without the ending.
        title: Its name in words.
        description: What a row is.
        columns: Its columns, in order.
        primary_key: The columns that tell its rows apart; empty when none do so alone.
        foreign_keys: Its columns that name rows of tables.
        related: The columns whose cells are held to each other.
    """

    name: str
    title: Label
    description: Label
    columns: tuple[ColumnSpec, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    related: tuple[Related, ...] = ()


@frozen(kw_only=True)
class Resource(ResourceSpec, Generic[R]):
    """A table, and how records are read from it and written to it.

    Args:
        gather: Makes records of rows, and takes down what is wrong with them.
        scatter: Makes rows of a record.
        bulk: Does what ``gather`` does, and is quick where rows are very many.
    """

    gather: Callable[[Iterable[Row], ResourceSpec, Intake], tuple[R, ...]]
    scatter: Callable[[R], Iterator[Cells]]
    bulk: Callable[[Iterable[Rows], Resource[R], Intake], tuple[R, ...]] | None = None

    def read(self, rows: Iterable[Rows], intake: Intake) -> tuple[R, ...]:
        """Return the records of ``rows``; what is wrong with them goes to ``intake``."""
        if self.bulk is None:
            return self.read_each(chain.from_iterable(rows), intake)
        return self.bulk(rows, self, intake)

    def read_each(self, rows: Iterable[Row], intake: Intake) -> tuple[R, ...]:
        """Return the records of ``rows``, read one by one; the same as :meth:`read`."""
        return self.gather(rows, self, intake)


def one_each(
    make: Callable[[Row], R],
) -> Callable[[Iterable[Row], ResourceSpec, Intake], tuple[R, ...]]:
    """Return a ``gather`` for tables of which each row is a record."""

    def gather(rows: Iterable[Row], resource: ResourceSpec, intake: Intake) -> tuple[R, ...]:
        records: list[R] = []
        for row in rows:
            try:
                records.append(make(row))
            except (TypeError, ValueError) as error:
                take_down(row, resource, error, intake)
                if intake.mends:
                    _mend(row, resource, intake)
        return tuple(records)

    def _mend(row: Row, resource: ResourceSpec, intake: Intake) -> None:
        with suppress(TypeError, ValueError):  # where nothing is left to look at
            intake.mended.setdefault(resource.name, []).append(make(MendedRow.of(row)))

    return gather


def take_down(row: Row, resource: ResourceSpec, error: Exception, intake: Intake) -> None:
    """Take down all that is wrong with a row of which no record could be made.

    The first cell that cannot be read hides the others: so each is read again on its own.
    """
    before = len(intake.problems)
    for column in resource.columns:
        cell = row.cell(column.name)
        if cell is None:
            continue
        try:
            column.check(cell)
        except Refused as refused:
            intake.problems.append(refused.at(Place(row.file, line=row.line, column=column.name)))
    if len(intake.problems) == before:
        whole = refusal(error)
        intake.problems.append(whole.at(Place(row.file, line=row.line, column=whole.column)))
    lose(row, resource, intake)


def lose(row: Row, resource: ResourceSpec, intake: Intake) -> None:
    """Take down that a row could not be read: others may refer to its first column."""
    intake.lose(resource.name, read_text(row.cell(resource.columns[0].name) or ""))
