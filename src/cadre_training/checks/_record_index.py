"""What the records make within a scope, fast for many scopes over many records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from cadre_training.checks._scope_match import Match, ScopeMatcher
from cadre_training.checks._stretch import ALWAYS, Dated, Stretch
from cadre_training.model.attendance import Attendance
from cadre_training.model.period import Period
from cadre_training.model.register import Record, Register, record_key
from cadre_training.model.reported_figure import Scope
from cadre_training.stats.assembly import resources
from cadre_training.stats.evaluate import evaluate
from cadre_training.stats.formula import Growth, Resource, Share, Sum
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell


@frozen
class RecordTotal:
    """What the records within a scope make: at least ``low``, at most ``high``.

    The two are the same where each record lies either within the scope or outside it. A record
    that states no group, say, may lie within the scope of a group or not.
    """

    low: int
    high: int


class RecordIndex:
    """Looks up what the records of a register make within a scope.

    Records are sorted once for each unit, group and programme asked for; then a period costs a
    binary search, so that thousands of figures can be held against hundreds of thousands of
    records.
    """

    def __init__(self, register: Register) -> None:
        """Index ``register``; nothing is worked out until it is asked for."""
        self._register = register
        self._matcher = ScopeMatcher(register)
        self._found: dict[tuple[Resource, Scope, bool], tuple[Stretch, Stretch]] = {}

    def total(self, formula: Sum, scope: Scope) -> RecordTotal | None:
        """Return what ``formula`` makes over the records in ``scope``.

        None where no record may lie in the scope, or one that may does not give the number.
        """
        period = scope.period or ALWAYS
        certain, possible = self._stretches(formula.resource, scope)
        if certain.overlapping(period) + possible.overlapping(period) == 0:
            return None
        sure, unsure = certain.sums(formula.column, period), possible.sums(formula.column, period)
        if sure.absent or unsure.absent:
            return None
        return RecordTotal(self.least(formula, scope), sure.overlap + unsure.overlap)

    def least(self, formula: Sum, scope: Scope) -> int:
        """Return what ``formula`` makes at least: over the records in ``scope`` that give it."""
        period = scope.period or ALWAYS
        certain, _ = self._stretches(formula.resource, scope)
        sure = certain.sums(formula.column, period)
        return max(0, sure.overlap - sure.straddling)

    def within(self, resource: Resource, scope: Scope) -> Sequence[Dated] | None:
        """Return the records in ``scope``; None where that is not certain of each record."""
        period = scope.period or ALWAYS
        certain, possible = self._stretches(resource, scope)
        return None if possible.overlapping(period) else certain.within(period)

    def cell(self, measure: Measure, scope: Scope) -> StatCell | None:
        """Return ``measure`` over the records in ``scope``, as tables give it.

        None where it is not certain which records those are, or the measure is one of a table.
        """
        if isinstance(measure.formula, Growth | Share):
            return None
        found: dict[Resource, tuple[Record, ...]] = {}
        for resource in resources(measure.formula):
            records = (
                self._rolls_within(scope)
                if resource is Resource.ATTENDANCES
                else self.within(resource, scope)
            )
            if records is None:
                return None
            found[resource] = tuple(records)
        return evaluate(measure, measure.formula, lambda resource: found.get(resource, ()))

    def _rolls_within(self, scope: Scope) -> Sequence[Attendance] | None:
        classes = self.within(Resource.CLASSES, scope)
        if classes is None:
            return None
        return [row for record in classes for row in self._rolls.get(record_key(record), ())]

    @cached_property
    def _rolls(self) -> Mapping[str, Sequence[Attendance]]:
        rolls: dict[str, list[Attendance]] = {}
        for row in self._register.attendances:
            rolls.setdefault(row.class_id, []).append(row)
        return rolls

    def _stretches(self, resource: Resource, scope: Scope) -> tuple[Stretch, Stretch]:
        """Return the records that lie in ``scope`` whatever its period, and those that may."""
        by_years = scope.period is None or _is_whole_years(scope.period)
        timeless = evolve(scope, period=None)
        key = (resource, timeless, by_years)
        if key not in self._found:
            sorted_out: dict[Match, list[Dated]] = {match: [] for match in Match}
            for match, records in self._matcher.matches(resource, timeless):
                sorted_out[match].extend(records)
            self._found[key] = (
                Stretch(sorted_out[Match.YES], by_years=by_years),
                Stretch(sorted_out[Match.MAYBE], by_years=by_years),
            )
        return self._found[key]


def _is_whole_years(period: Period) -> bool:
    return period == Period.of_years(period.start.year, period.end.year)
