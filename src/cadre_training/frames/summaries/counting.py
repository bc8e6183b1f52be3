"""The numbers of a summary's cells, counted by the engine of the frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

import narwhals as nw

from cadre_training.frames.components import value_of, with_value
from cadre_training.frames.frames import Frames
from cadre_training.frames.interpreter import FrameInterpreter
from cadre_training.frames.keys import KeyColumns, names_of
from cadre_training.frames.summaries.cell import Cell
from cadre_training.frames.summaries.parts import (
    ROWS,
    counts_years,
    in_year,
    part_names,
    primitive,
)
from cadre_training.model.absence import Absence
from cadre_training.model.register import Register
from cadre_training.stats.catalogue import find_measure
from cadre_training.stats.dimension import Keys, find_dimension
from cadre_training.stats.evaluate import column
from cadre_training.stats.formula import Distinct, Resource, Sum

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
        every = tuple(range(self.width))
        for resource in (Resource.CLASSES, Resource.SESSIONS, Resource.ATTENDANCES):
            names = part_names(resource, self._names)
            if len(names) == 1:  # rows alone: nothing of it is measured
                continue
            for key, numbers in self._added(resource, every).items():
                counts = {name: n for name in names if (n := numbers.get(name, 0))}
                yield Cell(resource=resource, key=key, counts=counts)
        for measure in self._kept:
            formula = primitive(measure)
            if isinstance(formula, Distinct) and counts_years(formula, formula.resource):
                yield from self._by_year(measure.name, formula)
        yield from self._topic_cells()

    def class_keys(self) -> tuple[Lazy, tuple[KeyColumns, ...]] | None:
        """Return the classes' identifiers with the columns of their keys; None without classes."""
        keyed = self._frame(Resource.CLASSES)
        if keyed is None:
            return None
        frame, columns = keyed
        return frame.select("id", *names_of(columns)), columns

    def rolls(self) -> Lazy | None:
        """Return the rows of the class rolls; None without any."""
        return self._opened(Resource.ATTENDANCES)

    def key(self, columns: Sequence[KeyColumns], row: Row) -> Keys:
        """Return the key that columns hold."""
        return self._key(tuple(range(len(columns))), columns, row)

    def _by_year(self, name: str, formula: Distinct) -> Iterator[Cell]:
        """Count the rows of each year; these cells count no rows of their own."""
        keyed = self._frame(formula.resource)
        if keyed is None:
            return
        frame, columns = keyed
        years = frame.filter(with_value(formula)).with_columns(value_of(formula).alias(_ROW_YEAR))
        counted = years.group_by(*names_of(columns), _ROW_YEAR).agg(nw.len().alias(ROWS))
        for row in counted.collect().rows(named=True):
            values = cast("Row", row)
            counts = {in_year(name, int(values[_ROW_YEAR] or 0)): int(values[ROWS] or 0)}
            yield Cell(resource=formula.resource, key=self.key(columns, values), counts=counts)

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
