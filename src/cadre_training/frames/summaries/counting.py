"""The numbers of a summary's cells, counted by the engine of the frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

import narwhals as nw

from cadre_training.frames.components import expressions, kept
from cadre_training.frames.frames import Frames
from cadre_training.frames.interpreter import FrameInterpreter
from cadre_training.frames.keys import KeyColumns, year_of_class
from cadre_training.frames.people import LISTED, PRESENT, class_expressions
from cadre_training.frames.summaries.cell import Cell
from cadre_training.frames.summaries.parts import (
    ROWS,
    in_year,
    part_names,
    primitive,
)
from cadre_training.model.absence import Absence
from cadre_training.model.register import Register
from cadre_training.stats.catalogue import find_measure
from cadre_training.stats.dimension import Keys, find_dimension
from cadre_training.stats.evaluate import column
from cadre_training.stats.formula import Count, Distinct, Resource, Sum
from cadre_training.stats.measure import Measure

if TYPE_CHECKING:
    from cadre_training.frames.components import Row
    from cadre_training.frames.opening import Lazy

_ROW_YEAR = "year_of_row"


class Counting(FrameInterpreter):
    """Counts what a summary keeps, under the finest keys."""

    def __init__(
        self, frames: Frames, dimensions: Sequence[str], measures: tuple[str, ...]
    ) -> None:
        """Prepare the frames.

        Args:
            frames: The frames.
            dimensions: The names of the summary's dimensions.
            measures: The names of the measures it keeps.
        """
        self._kept = tuple(map(find_measure, measures))
        self._names = measures
        super().__init__(frames, tuple(map(find_dimension, dimensions)), self._kept)

    @property
    def width(self) -> int:
        """How many values a key has."""
        return len(self._dimensions)

    def cells(self) -> Iterator[Cell]:
        """Yield the cells of all resources, without persons; several of one key add up."""
        for resource in (Resource.CLASSES, Resource.SESSIONS):
            keyed = self._frame(resource)
            if keyed is not None and any(self._is_of(one, resource) for one in self._kept):
                yield from self._counted(resource, *keyed)
        yield from self._rolls()
        yield from self._topic_cells()

    def class_keys(self) -> tuple[Lazy, tuple[KeyColumns, ...]] | None:
        """Return the classes' identifiers with the columns of their keys; None without classes."""
        keyed = self._frame(Resource.CLASSES)
        if keyed is None:
            return None
        frame, columns = keyed
        return frame.select("id", *_names(columns)), columns

    def rolls(self) -> Lazy | None:
        """Return the rows of the class rolls; None without any."""
        return self._opened(Resource.ATTENDANCES)

    def key(self, columns: Sequence[KeyColumns], row: Row) -> Keys:
        """Return the key that columns hold."""
        return self._key(tuple(range(len(columns))), columns, row)

    def _is_of(self, measure: Measure, resource: Resource) -> bool:
        return len(part_names(resource, (measure.name,))) > 1

    def _counted(
        self, resource: Resource, frame: Lazy, columns: tuple[KeyColumns, ...]
    ) -> Iterator[Cell]:
        wanted: list[nw.Expr] = []
        for measure in self._kept:
            formula = primitive(measure)
            if isinstance(formula, Distinct) and formula.named_by is not None:
                if formula.named_by.resource is resource:
                    wanted += class_expressions(measure.name)
                elif formula.resource is resource:
                    wanted.append(nw.len().alias(f"{measure.name}_rolls"))
            elif isinstance(formula, Distinct):
                if formula.resource is resource:
                    missing = kept(formula.where) & year_of_class().is_null()
                    wanted.append(missing.cast(nw.Int64).sum().alias(f"{measure.name}_missing"))
                    yield from self._by_year(measure.name, formula, frame, columns)
            elif formula.resource is resource:
                wanted += expressions(measure.name, formula)
        yield from self._summed(resource, frame, columns, wanted)

    def _summed(
        self,
        resource: Resource,
        frame: Lazy,
        columns: tuple[KeyColumns, ...],
        wanted: Sequence[nw.Expr],
    ) -> Iterator[Cell]:
        every = tuple(range(len(columns)))
        rows = self._grouped(frame, every, columns, [nw.len().alias(ROWS), *wanted])
        names = part_names(resource, self._names)
        for key, row in rows.items():
            counts = {name: whole for name in names if (whole := int(row.get(name) or 0))}
            yield Cell(resource=resource, key=key, counts=counts)

    def _by_year(
        self, name: str, formula: Distinct, frame: Lazy, columns: tuple[KeyColumns, ...]
    ) -> Iterator[Cell]:
        """Count the rows of each year; the cells count no rows of their own."""
        chosen = frame.filter(kept(formula.where)) if formula.where else frame
        years = chosen.with_columns(year_of_class().alias(_ROW_YEAR))
        for row in (
            years.filter(~nw.col(_ROW_YEAR).is_null())
            .group_by(*_names(columns), _ROW_YEAR)
            .agg(nw.len().alias(ROWS))
            .collect()
            .rows(named=True)
        ):
            values = cast("Row", row)
            counts = {in_year(name, int(values[_ROW_YEAR] or 0)): int(values[ROWS] or 0)}
            yield Cell(resource=formula.resource, key=self.key(columns, values), counts=counts)

    def _rolls(self) -> Iterator[Cell]:
        measures = [m for m in self._kept if self._is_of(m, Resource.ATTENDANCES)]
        if not measures:
            return
        if self._frames.stored is None:
            keyed = self._frame(Resource.ATTENDANCES)
            if keyed is not None:
                yield from self._counted(Resource.ATTENDANCES, *keyed)
            return
        # How many rows a roll has, and how many of them present, the classes of a store say.
        keyed = self._frame(Resource.CLASSES)
        if keyed is None:
            return
        frame, columns = keyed
        every = tuple(range(len(columns)))
        sums = [nw.col(LISTED).sum().alias(ROWS), nw.col(PRESENT).sum().alias(PRESENT)]
        for key, row in self._grouped(frame, every, columns, sums).items():
            rows, present = int(row[ROWS] or 0), int(row[PRESENT] or 0)
            counts = {ROWS: rows}
            for measure in measures:
                if isinstance(measure.formula, Count):
                    counts |= {f"{measure.name}_rows": rows, measure.name: present}
                else:
                    counts[f"{measure.name}_rolls"] = rows
            yield Cell(resource=Resource.ATTENDANCES, key=key, counts=counts)

    def _topic_cells(self) -> Iterator[Cell]:
        """Count topics, which are few and stand as records."""
        register = Register(units=self._frames.units)
        turns = [d.of_topic for d in self._dimensions if d.of_topic]
        for topic in self._frames.topics:
            counts = {ROWS: 1}
            for measure in self._kept:
                formula = measure.formula
                if isinstance(formula, Sum) and formula.resource is Resource.TOPICS:
                    value = column([topic], formula.column)[0]
                    if isinstance(value, Absence):
                        counts[f"{measure.name}_{value.name}"] = 1
                    else:
                        counts[f"{measure.name}_total"] = value
                        counts[f"{measure.name}_total_known"] = 1
            # A topic falls under one value of each dimension that a summary can have.
            key = tuple(of_topic(topic, register)[0] for of_topic in turns)
            yield Cell(resource=Resource.TOPICS, key=key, counts=counts)


def _names(columns: Sequence[KeyColumns]) -> list[str]:
    return list(dict.fromkeys(name for column in columns for name in column.names))
