"""The interpreter of measures over frames: groups in the engine, little comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, cast

import narwhals as nw

from cadre_training.frames.components import components, expressions
from cadre_training.frames.frames import Frames
from cadre_training.frames.keys import KeyColumns, spread, with_keys
from cadre_training.frames.opening import opened
from cadre_training.frames.people import (
    LISTED,
    PRESENT,
    class_expressions,
    people,
    roll_expressions,
    with_rolls,
)
from cadre_training.frames.rolls import OWN_COLUMNS, is_kept, kept_row
from cadre_training.model.absence import Absence
from cadre_training.model.register import Register, record_key
from cadre_training.stats.aggregation import Records
from cadre_training.stats.catalogue import find_measure
from cadre_training.stats.dimension import Dimension, Keys, KeyValue, Margin
from cadre_training.stats.formula import Count, Distinct, Growth, Primitive, Resource, Share
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell

if TYPE_CHECKING:
    from cadre_training.frames.components import Row
    from cadre_training.frames.opening import Lazy
    from cadre_training.frames.rolls import StoredRolls

Results = dict[Keys, "Row"]


class FrameInterpreter:
    """Works out primitive formulas over frames.

    For each resource, and each choice of dimensions that a margin keeps, the engine is asked
    once for all that is measured; a handful of numbers for each key comes back.
    """

    def __init__(
        self, frames: Frames, dimensions: tuple[Dimension, ...], measures: Iterable[Measure]
    ) -> None:
        """Prepare the frames; nothing is read of them yet.

        Args:
            frames: The frames.
            dimensions: What a table is broken down by.
            measures: What is measured.
        """
        self._frames = frames
        self._dimensions = dimensions
        self._measures = tuple(dict.fromkeys(map(_base, measures)))
        self._keyed: dict[Resource, tuple[Lazy, tuple[KeyColumns, ...]] | None] = {}
        self._results: dict[tuple[Resource, tuple[int, ...]], Results] = {}
        self._units = {record_key(unit): unit for unit in frames.units} if frames.stored else {}
        # Topics are few and stand as records.
        self._topics = Records(Register(topics=frames.topics, units=frames.units), dimensions)

    def keys(self, resource: Resource) -> Collection[Keys] | None:
        """Return the keys under which a resource has rows; None where a dimension is not its."""
        if resource is Resource.TOPICS:
            return self._topics.keys(resource)
        if resource is Resource.SESSIONS and not all(d.of_session for d in self._dimensions):
            return None
        return self._found(resource, tuple(range(len(self._dimensions))))

    def cell(self, measure: Measure, formula: Primitive, key: Keys) -> StatCell:
        """Return the cell of a measure under a key, that of a margin too."""
        resource = formula.resource
        if resource is Resource.TOPICS:
            cell = self._topics.cell(measure, formula, key)
            return StatCell(cell.value, missing=cell.missing, bounds=cell.bounds)
        row = self._row(resource, key)
        if isinstance(formula, Distinct) and formula.named_by is not None:
            classes = self._row(formula.named_by.resource, key)
            return people(measure.name, classes, row).cell(measure)
        return components(measure.name, formula, row).cell(measure)

    def _row(self, resource: Resource, key: Keys) -> Row | None:
        kept = tuple(at for at, value in enumerate(key) if value is not Margin.ALL)
        return self._found(resource, kept).get(key)

    def _found(self, resource: Resource, kept: tuple[int, ...]) -> Results:
        if (resource, kept) not in self._results:
            self._results[resource, kept] = self._ask(resource, kept)
        return self._results[resource, kept]

    def _ask(self, resource: Resource, kept: tuple[int, ...]) -> Results:
        if resource is Resource.ATTENDANCES and self._frames.stored is not None:
            counted = self._ask_store(self._frames.stored, kept)
            if counted is not None:
                return counted
        keyed = self._frame(resource)
        if keyed is None:
            return {}
        frame, columns = keyed
        chosen = [columns[at] for at in kept]
        wanted = [nw.len().alias("rows"), *self._expressions(resource)]
        return self._grouped(spread(frame, chosen), kept, chosen, wanted)

    def _ask_store(self, stored: StoredRolls, kept: tuple[int, ...]) -> Results | None:
        """Count in stored rolls; None where they have not the keys, or not what is counted."""
        dimensions = [self._dimensions[at] for at in kept]
        columns = stored.keys(dimensions, self._units)
        classes = self._frame(Resource.CLASSES)
        formulas = {
            measure.name: measure.formula
            for measure in self._measures
            if isinstance(measure.formula, Count | Distinct)
            and measure.formula.resource is Resource.ATTENDANCES
        }
        if columns is None or classes is None or not all(map(is_kept, formulas.values())):
            return None
        # How many rows there are, the classes say; only persons are looked for in the rolls.
        chosen = [classes[1][at] for at in kept]
        counts = [nw.col(LISTED).sum().alias("rows"), nw.col(PRESENT).sum().alias(PRESENT)]
        results = self._grouped(spread(classes[0], chosen), kept, chosen, counts)
        people: Results = {}
        if any(isinstance(formula, Distinct) for formula in formulas.values()):
            for part in stored.apart(dimensions):
                different = [nw.len().alias("rows"), nw.col("cadre_id").n_unique().alias("values")]
                people |= self._grouped(part, kept, columns, different)
        return {key: kept_row(formulas, row, people.get(key)) for key, row in results.items()}

    def _grouped(
        self,
        frame: Lazy,
        kept: tuple[int, ...],
        columns: Sequence[KeyColumns],
        wanted: Sequence[nw.Expr],
    ) -> Results:
        names = list(dict.fromkeys(name for column in columns for name in column.names))
        asked = frame.group_by(*names).agg(*wanted) if names else frame.select(*wanted)
        results: Results = {}
        for row in asked.collect().rows(named=True):
            if row["rows"]:
                results[self._key(kept, columns, row)] = cast("Row", row)
        return results

    def _key(self, kept: Sequence[int], columns: Sequence[KeyColumns], row: Row) -> Keys:
        key: list[KeyValue] = [Margin.ALL] * len(self._dimensions)
        for at, column in zip(kept, columns, strict=True):
            key[at] = column.decode(tuple(cast("str | int | None", row[n]) for n in column.names))
        return tuple(key)

    def _expressions(self, resource: Resource) -> list[nw.Expr]:
        found: list[nw.Expr] = []
        for measure in self._measures:
            formula = cast("Primitive", measure.formula)
            if isinstance(formula, Distinct) and formula.named_by is not None:
                if resource is formula.named_by.resource:
                    found += class_expressions(measure.name)
                elif resource is formula.resource:
                    found += roll_expressions(measure.name, formula)
            elif formula.resource is resource:
                found += expressions(measure.name, formula)
        return found

    def _frame(self, resource: Resource) -> tuple[Lazy, tuple[KeyColumns, ...]] | None:
        if resource not in self._keyed:
            self._keyed[resource] = self._prepared(resource)
        return self._keyed[resource]

    def _prepared(self, resource: Resource) -> tuple[Lazy, tuple[KeyColumns, ...]] | None:
        if resource is Resource.ATTENDANCES:
            return self._prepared_rolls()
        frame = self._opened(resource)
        if frame is None:
            return None
        if resource is Resource.CLASSES:
            for formula in () if self._frames.stored else self._naming():
                frame = with_rolls(frame, self._opened(Resource.ATTENDANCES), formula)
        if resource is Resource.CLASSES and self._frames.stored is not None:
            columns = self._frames.stored.keys(self._dimensions, self._units)
            if columns is not None:
                return frame, columns
        topics = {topic.id: topic for topic in self._frames.topics}
        return with_keys(frame, resource, self._dimensions, self._frames.units, topics)

    def _prepared_rolls(self) -> tuple[Lazy, tuple[KeyColumns, ...]] | None:
        """Give each row of a roll the keys of its class."""
        rolls = self._opened(Resource.ATTENDANCES)
        if rolls is None:
            return None
        classes = self._frame(Resource.CLASSES)
        if classes is None:
            absent = KeyColumns(("key_absent",), lambda _: Absence.NO_DATA)
            return rolls.with_columns(nw.lit(None, dtype=nw.String).alias("key_absent")), tuple(
                absent for _ in self._dimensions
            )
        frame, columns = classes
        names = dict.fromkeys(name for column in columns for name in column.names)
        keys = frame.select("id", *names)
        return rolls.join(keys, left_on="class_id", right_on="id", how="left"), columns

    def _naming(self) -> list[Distinct]:
        formulas = [measure.formula for measure in self._measures]
        return [f for f in formulas if isinstance(f, Distinct) and f.named_by is not None]

    def _opened(self, resource: Resource) -> Lazy | None:
        frame = {
            Resource.CLASSES: self._frames.classes,
            Resource.SESSIONS: self._frames.sessions,
            Resource.ATTENDANCES: self._frames.attendances,
        }[resource]
        if frame is None:
            return None
        counted = resource is Resource.CLASSES and self._frames.stored is not None
        return opened(frame, resource, (LISTED, PRESENT, *OWN_COLUMNS) if counted else ())


def _base(measure: Measure) -> Measure:
    """Return the measure whose formula is taken over rows: growth and shares are of another."""
    formula = measure.formula
    return find_measure(formula.of) if isinstance(formula, Growth | Share) else measure
