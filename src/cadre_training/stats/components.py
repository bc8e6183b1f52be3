"""What a primitive formula needs to know of its rows, whoever counted them, and the cell of it.

An interpreter works these out, over records or over a data frame. What they come to as a value,
an absence or bounds is said here, once for all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import field, frozen

from cadre_training.model.absence import Absence
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import Bounds, Estimate, StatCell


def why_absent(kinds: Collection[Absence]) -> Absence:
    """Return the one kind of absence that there is, or no data."""
    return next(iter(kinds)) if len(kinds) == 1 else Absence.NO_DATA


@frozen(kw_only=True)
class Summed:
    """A column of numbers, added up.

    Args:
        known: In how many rows the number is known.
        total: The sum of those.
        absences: In how many rows it is absent, by the kind of absence; no kind with no row.
    """

    known: int
    total: int
    absences: Mapping[Absence, int] = field(factory=dict[Absence, int])

    def cell(self, measure: Measure) -> StatCell:
        """Return the sum; without a number, why there is none."""
        absences = self.absences
        # Where the question does not arise, nothing is missing.
        missing = sum(absences.values()) - absences.get(Absence.NOT_APPLICABLE, 0)
        value = Quantity(self.total, measure.unit) if self.known else why_absent(absences)
        return StatCell(value, missing=missing)


@frozen(kw_only=True)
class Counted:
    """Rows, counted.

    Args:
        rows: How many there are.
        kept: How many of them meet what the formula asks.
    """

    rows: int
    kept: int

    def cell(self, measure: Measure) -> StatCell:
        """Return how many were kept; without any row there is no data."""
        return StatCell(Quantity(self.kept, measure.unit) if self.rows else Absence.NO_DATA)


@frozen(kw_only=True)
class Divided:
    """Two columns of numbers, added up over the rows in which both are known.

    Args:
        known: In how many rows both are known.
        part: The sum above the line.
        whole: The sum below the line.
        missing: In how many rows one is absent, and neither is not applicable.
        base: The name of what stands below the line.
        absences: The kinds of absence in either column, whatever the other column holds.
    """

    known: int
    part: int
    whole: int
    missing: int
    base: RateBase
    absences: frozenset[Absence] = frozenset()

    def cell(self, measure: Measure) -> StatCell:
        """Return the rate; without a row to take it over, why there is none."""
        if not self.known:
            return StatCell(why_absent(self.absences), missing=self.missing)
        if self.whole == 0:
            return StatCell(Absence.NOT_APPLICABLE, missing=self.missing)
        part = Quantity(self.part, measure.unit)
        whole = Quantity(self.whole, measure.whole_unit or measure.unit)
        return StatCell(Rate(part, whole, self.base), missing=self.missing)


@frozen(kw_only=True)
class Different:
    """The different values of a column.

    Args:
        values: How many there are.
        missing: How many rows have none.
    """

    values: int
    missing: int

    def cell(self, measure: Measure) -> StatCell:
        """Return how many there are; where no row has one there is no data."""
        value = Quantity(self.values, measure.unit) if self.values else Absence.NO_DATA
        return StatCell(value, missing=self.missing)


@frozen(kw_only=True)
class People:
    """Different persons, as far as class rolls name them.

    The persons of one class are distinct, so the largest class that no roll names is a lower
    bound (of a record of several classes, its mean rounded up). Those whom no roll names may all
    be others than those named, and no two of them one person: that is the upper bound.

    Args:
        named: How many the rolls name.
        rows: How many classes and rows of rolls there are.
        unnamed: How many records of classes have learners whom no roll names.
        largest: The most learners that one class of those has.
        others: How many learners those have beyond those named; None where that is not known.
        spread: Between what the number named lies, where it was only estimated.
    """

    named: int
    rows: int
    unnamed: int = 0
    largest: int = 0
    others: int | None = 0
    spread: tuple[int, int] | None = None

    def cell(self, measure: Measure) -> StatCell:
        """Return how many there are, or what is certain of that."""
        unit = measure.unit
        if not self.rows:
            return StatCell(Absence.NO_DATA)
        if self.spread is not None:
            return self._estimated(measure, *self.spread)
        if not self.unnamed:
            return StatCell(Quantity(self.named, unit))
        high = None if self.others is None else Quantity(self.named + self.others, unit)
        bounds = Bounds(Quantity(max(self.named, self.largest), unit), high)
        return StatCell(Absence.NO_DATA, missing=self.unnamed, bounds=bounds)

    def _estimated(self, measure: Measure, low: int, high: int) -> StatCell:
        """Return the estimate; where some are not named, only what is certain all the same."""
        unit = measure.unit
        if self.unnamed:
            bounds = Bounds(Quantity(self.largest, unit), None)
            reason = Phrase.of(
                "Các danh sách lớp nêu khoảng {n} (ước lượng: từ {low} đến {high}); số lớp chưa "
                "có danh sách đầy đủ: {classes}.",
                "The class rolls name about {n} (an estimate: from {low} to {high}); classes "
                "whose rolls are not complete: {classes}.",
                n=Quantity(self.named, unit),
                low=low,
                high=high,
                classes=self.unnamed,
            )
            return StatCell(Absence.NO_DATA, missing=self.unnamed, bounds=bounds, reason=reason)
        estimate = Estimate(Quantity(self.named, unit), Quantity(low, unit), Quantity(high, unit))
        return StatCell(Absence.NO_DATA, estimate=estimate)
