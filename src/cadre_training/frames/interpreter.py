"""The interpreter of measures over frames: groups in the engine, little comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, cast

import narwhals as nw

from cadre_training.frames.components import components, expressions, with_value
from cadre_training.frames.different import different, different_on_rolls
from cadre_training.frames.frames import Frames
from cadre_training.frames.in_polars import VALUES, are_polars
from cadre_training.frames.in_polars import different as in_polars
from cadre_training.frames.keyed import KeyedFrames
from cadre_training.frames.keys import KeyColumns, names_of, spread
from cadre_training.frames.margins import rolled_up
from cadre_training.frames.people import LISTED, PRESENT, class_expressions, people
from cadre_training.frames.problem import refused
from cadre_training.frames.rolls import is_kept, kept_row
from cadre_training.model.register import Register
from cadre_training.stats.aggregation import Records
from cadre_training.stats.assembly import resources
from cadre_training.stats.catalogue import find_measure
from cadre_training.stats.dimension import Dimension, Keys, KeyValue, Margin
from cadre_training.stats.formula import Count, Distinct, Growth, Primitive, Resource, Share
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell

if TYPE_CHECKING:
    from cadre_training.frames.components import Row
    from cadre_training.frames.in_polars import Counted
    from cadre_training.frames.margins import Numbers, Results
    from cadre_training.frames.opening import Lazy


class FrameInterpreter:
    """Works out primitive formulas over frames.

    For each resource the engine is asked once for all that adds up, under the finest keys, and
    margins are added up from that. What does not add up, different values, it is asked for again
    for each choice of dimensions that a margin keeps. A handful of numbers for each key comes back.
    """

    def __init__(
        self,
        frames: Frames,
        dimensions: tuple[Dimension, ...],
        measures: Iterable[Measure],
        *,
        totals: bool = True,
    ) -> None:
        """Prepare the frames; nothing is read of them yet.

        Args:
            frames: The frames.
            dimensions: What a table is broken down by.
            measures: What is measured.
            totals: Whether all margins will be asked for, not only the grand total.
        """
        self._frames = frames
        self._dimensions = dimensions
        self._measures = tuple(dict.fromkeys(map(_base, measures)))
        self._results: dict[tuple[Resource, tuple[int, ...]], Results] = {}
        self._sums: dict[tuple[Resource, tuple[int, ...]], Results] = {}
        self._on_rolls: dict[tuple[Distinct, tuple[int, ...]], dict[Keys, int]] = {}
        places = range(len(dimensions))
        sizes = [*places, len(dimensions)] if totals else [0, len(dimensions)]
        self._choices = [c for size in dict.fromkeys(sizes) for c in combinations(places, size)]
        formulas = [cast("Primitive", measure.formula) for measure in self._measures]
        counted = self._expressions(Resource.ATTENDANCES)
        self._keyed = KeyedFrames(frames, dimensions, formulas, counted)
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

    def _row(self, resource: Resource, key: Keys) -> Numbers | None:
        kept = tuple(at for at, value in enumerate(key) if value is not Margin.ALL)
        return self._found(resource, kept).get(key)

    def _found(self, resource: Resource, kept: tuple[int, ...]) -> Results:
        if (resource, kept) not in self._results:
            self._results[resource, kept] = self._with_different(resource, kept)
        return self._results[resource, kept]

    def _with_different(self, resource: Resource, kept: tuple[int, ...]) -> Results:
        """Return all that a resource's rows come to, under the keys that keep some dimensions."""
        results = self._added(resource, kept)
        for measure in self._measures:
            formula = measure.formula
            if results and isinstance(formula, Distinct) and formula.resource is resource:
                with refused(self._engine(resource), [measure.label]):
                    counts = self._different(formula, kept)
                name = f"{measure.name}_values"
                full: Results = {k: {**v, name: counts.get(k, 0)} for k, v in results.items()}
                results = full
        return results

    def _added(self, resource: Resource, kept: tuple[int, ...]) -> Results:
        """Return the numbers that add up: the engine is asked for the lowest level alone.

        A row stands under each item of a list, so lists that are not kept take no part in that.
        """
        if (resource, kept) not in self._sums:
            places = range(len(self._dimensions))
            lowest = tuple(at for at in places if at in kept or not self._dimensions[at].overlaps)
            if kept == lowest:
                asked = [m.label for m in self._measures if resource in resources(m.formula)]
                with refused(self._engine(resource), asked):
                    found = self._asked(resource, kept)
            else:
                found = rolled_up(self._added(resource, lowest), kept)
            self._sums[resource, kept] = found
        return self._sums[resource, kept]

    def _asked(self, resource: Resource, kept: tuple[int, ...]) -> Results:
        if resource is Resource.ATTENDANCES:
            return self._asked_rolls(kept)
        keyed = self._frame(resource)
        if keyed is None:
            return {}
        frame, columns = keyed
        chosen = [columns[at] for at in kept]
        wanted = [nw.len().alias("rows"), *self._expressions(resource)]
        return self._grouped(spread(frame, chosen), kept, chosen, wanted)

    def _asked_rolls(self, kept: tuple[int, ...]) -> Results:
        """Add up over rolls what was counted of the roll of each class."""
        classes = self._frame(Resource.CLASSES)
        formulas = self._roll_formulas()
        kept_all = self._frames.stored is not None and all(map(is_kept, formulas.values()))
        chosen: Sequence[KeyColumns]
        if kept_all and classes is not None:
            chosen = [classes[1][at] for at in kept]
            wanted = [nw.col(LISTED).sum().alias("rows"), nw.col(PRESENT).sum().alias(PRESENT)]
            found = self._grouped(spread(classes[0], chosen), kept, chosen, wanted)
            return {key: kept_row(formulas, row) for key, row in found.items()}
        counts = self._keyed.counts
        if counts is None:
            return {}
        sums = [nw.col(n).sum().alias(n) for n in counts.collect_schema() if n != "class_id"]
        keys, chosen = self._keyed.class_keys(kept)
        if keys is not None:
            counts = counts.join(keys, left_on="class_id", right_on="id", how="left")
        return self._grouped(counts, kept, chosen, sums)

    def _different(self, formula: Distinct, kept: tuple[int, ...]) -> dict[Keys, int]:
        """Count the different values of a formula under the keys that keep some dimensions."""
        if formula.resource is Resource.ATTENDANCES:
            if (formula, kept) not in self._on_rolls:
                self._on_rolls |= self._different_on_rolls(formula, kept)
            return self._on_rolls[formula, kept]
        keyed = self._frame(formula.resource)
        assert keyed is not None  # there is nothing different where there is no row
        frame, columns = keyed
        chosen = [columns[at] for at in kept]
        counted = different(spread(frame, chosen), names_of(chosen), formula)
        return self._by_key(kept, chosen, counted)

    def _different_on_rolls(
        self, formula: Distinct, kept: tuple[int, ...]
    ) -> dict[tuple[Distinct, tuple[int, ...]], dict[Keys, int]]:
        """Count the different values on rolls; for all choices at once where that is quicker."""
        keys, chosen = self._keyed.class_keys(kept)
        stored = self._frames.stored
        lists = any(column.listed for column in chosen)
        if stored is not None and keys is not None and not lists and is_kept(formula):
            by_year = "year" in [self._dimensions[at].name for at in kept]
            counted = stored.different(keys, names_of(chosen), by_year=by_year)
            return {(formula, kept): self._by_key(kept, chosen, counted)}
        rolls = self._opened(Resource.ATTENDANCES)
        assert rolls is not None  # there is nothing different where there is no row
        every = tuple(range(len(self._dimensions)))
        keys, columns = self._keyed.class_keys(every)
        if keys is None or not columns or not are_polars(rolls, keys):
            keys, chosen = self._keyed.class_keys(kept)
            counted = different_on_rolls(rolls, keys, names_of(chosen), formula)
            return {(formula, kept): self._by_key(kept, chosen, counted)}
        sets = [[columns[at] for at in choice] for choice in self._choices]
        rows = rolls.filter(with_value(formula))
        found = in_polars(rows, keys, list(map(names_of, sets)), formula.column)
        return {
            (formula, choice): self._by_key(choice, chosen, counted)
            for choice, chosen, counted in zip(self._choices, sets, found, strict=True)
        }

    def _by_key(
        self, kept: tuple[int, ...], columns: Sequence[KeyColumns], counted: Counted
    ) -> dict[Keys, int]:
        return {self._key(kept, columns, row): int(row[VALUES] or 0) for row in counted}

    def _grouped(
        self,
        frame: Lazy,
        kept: tuple[int, ...],
        columns: Sequence[KeyColumns],
        wanted: Sequence[nw.Expr],
    ) -> Results:
        names = names_of(columns)
        asked = frame.group_by(*names).agg(*wanted) if names else frame.select(*wanted)
        results: Results = {}
        for row in asked.collect().rows(named=True):
            if row["rows"]:
                key = self._key(kept, columns, row)
                # Sums come as decimals from some engines, and as null where nothing is added.
                results[key] = {n: int(v or 0) for n, v in row.items() if n not in names}
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
                    found.append(nw.len().alias(f"{measure.name}_rolls"))
            elif formula.resource is resource:
                found += expressions(measure.name, formula)
        return found

    def _roll_formulas(self) -> dict[str, Count | Distinct]:
        return {
            measure.name: measure.formula
            for measure in self._measures
            if isinstance(measure.formula, Count | Distinct)
            and measure.formula.resource is Resource.ATTENDANCES
        }

    def _frame(self, resource: Resource) -> tuple[Lazy, tuple[KeyColumns, ...]] | None:
        return self._keyed.frame(resource)

    def _engine(self, resource: Resource) -> str:
        frame = self._opened(resource)
        return "" if frame is None else frame.implementation.name.title()

    def _opened(self, resource: Resource) -> Lazy | None:
        return self._keyed.opened(resource)


def _base(measure: Measure) -> Measure:
    """Return the measure whose formula is taken over rows: growth and shares are of another."""
    formula = measure.formula
    return find_measure(formula.of) if isinstance(formula, Growth | Share) else measure
