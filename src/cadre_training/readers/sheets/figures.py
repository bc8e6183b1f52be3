"""Numbers of a table that are claims and no records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.interval import Interval
from cadre_training.model.quantity import Quantity
from cadre_training.model.reported_figure import Qualifier, ReportedFigure, Scope
from cadre_training.model.source import Source
from cadre_training.readers.numbers import Meaning, Number, Range
from cadre_training.readers.sheets.fields import Field

MEASURES = {
    Field.CLASSES: "classes",
    Field.SESSIONS: "sessions",
    Field.PLANNED_CLASSES: "planned_classes",
    Field.PLANNED_SESSIONS: "planned_sessions",
    Field.LEARNERS: "attendances",
    Field.ATTENDANCES: "attendances",
    Field.SUMMONED: "summoned",
    Field.ENROLLED: "enrolled",
    Field.TOPICS: "topics",
}
"""The measure that each field states; of sessions those who attended are another."""

_AT_SESSIONS = (Field.LEARNERS, Field.ATTENDANCES)


def measure_of(field: Field, *, sessions: bool = False) -> str | None:
    """Return the measure that a column states; None where the catalogue has none.

    Args:
        field: What the column means.
        sessions: Whether its people attended sessions.

    >>> measure_of(Field.LEARNERS), measure_of(Field.LEARNERS, sessions=True)
    ('attendances', 'session_attendances')
    """
    if sessions and field in _AT_SESSIONS:
        return "session_attendances"
    return MEASURES.get(field)


@frozen(kw_only=True)
class Claim:
    """A number that a table states of a scope.

    Args:
        id: Its identifier: the sheet and the cell.
        measure: What it states.
        value: The number, or a range.
        unit: What it counts.
        scope: What it is about.
        source: Where it stands.
        qualifier: How exactly it is stated.
        part_of: The identifier of the figure of which it is only a part.
        breakdown: The words for that part.
        total: The total rows that state the same: of one column and one group of rows.
    """

    id: str
    measure: str
    value: int | tuple[int, int]
    unit: CountUnit
    scope: Scope
    source: Source
    qualifier: Qualifier = Qualifier.EXACT
    part_of: str | None = None
    breakdown: str | None = None
    total: tuple[int, int] | None = None

    def figure(self) -> ReportedFigure:
        """Return it as a figure of a register."""
        value = (
            Quantity(self.value, self.unit)
            if isinstance(self.value, int)
            else Interval.of(*self.value, self.unit)
        )
        return ReportedFigure(
            id=self.id,
            measure=self.measure,
            value=value,
            scope=self.scope,
            qualifier=self.qualifier,
            part_of=self.part_of,
            breakdown=self.breakdown,
            exhaustive=self.part_of is None,
            source=self.source,
        )


def claimed(meaning: Meaning) -> tuple[int | tuple[int, int], Qualifier] | None:
    """Return what a cell that gives no exact number claims; None where a figure cannot say it.

    >>> claimed(Number(value=50, qualifier=Qualifier.ABOUT))[1].value
    'about'
    """
    if isinstance(meaning, Number) and _is_count(meaning.value):
        return int(meaning.value), meaning.qualifier
    if isinstance(meaning, Range) and meaning.low is not None and meaning.high is not None:
        whole = _is_count(meaning.low) and _is_count(meaning.high) and meaning.high_included
        return ((int(meaning.low), int(meaning.high)), meaning.qualifier) if whole else None
    return None


def _is_count(value: int | Decimal) -> bool:
    return isinstance(value, int) and value >= 0


def clear(rows: Iterable[Claim], totals: Iterable[Claim]) -> Iterator[ReportedFigure]:
    """Yield the figures whose measure and scope say all that they are about.

    Rows that differ only in what no scope can say, such as the title of a class, would seem to
    contradict each other: these numbers stay with the table, which is checked by itself. A total
    row may stand twice, above and below.

    Args:
        rows: What rows claim.
        totals: What total rows claim.
    """
    stated: dict[tuple[str, Scope], set[tuple[int, int] | None]] = {}
    kept_totals = tuple(totals)
    for one in kept_totals:
        if one.part_of is None:
            stated.setdefault((one.measure, one.scope), set()).add(one.total)
    kept = tuple(rows)
    alike = Counter((one.measure, one.scope) for one in kept)
    for one in kept:
        key = (one.measure, one.scope)
        if alike[key] == 1 and key not in stated:
            yield one.figure()
    ids = {
        one.id
        for one in kept_totals
        if one.part_of is None and len(stated[one.measure, one.scope]) == 1
    }
    for one in kept_totals:
        if one.id in ids or one.part_of in ids:
            yield one.figure()
