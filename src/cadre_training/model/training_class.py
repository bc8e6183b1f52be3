"""A class held."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen, validators

from cadre_training.model._checks import (
    check_count,
    check_count_or_absence,
    check_identifier,
    check_text_or_none,
    tuple_of,
)
from cadre_training.model.absence import Absence
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import nfc_or_none
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.source import Source, check_source
from cadre_training.model.target_group import TargetGroup


def _kinds(kinds: Iterable[LecturerKind]) -> frozenset[LecturerKind]:
    result = frozenset(kinds)
    for kind in result:
        if not isinstance(kind, LecturerKind):
            raise TypeError(f"lecturers must hold LecturerKind only, got {kind!r}")
    return result


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    # A single text is an iterable too, of its letters: surely not what was meant.
    if isinstance(ids, str):
        raise TypeError(f"topics must be several identifiers, got the text {ids!r}")
    return tuple(ids)


@frozen(kw_only=True)
class TrainingClass(Displayed):
    """A class (lớp): one body of learners through one course, or several such classes.

    A record stands for several classes when its source gives no more than their number.
    ``count=0`` says that none was held, which is not the same as having no record.

    Args:
        id: Its identifier in the register.
        period: The days it ran, or the period in which the source says it was held.
        target_group: For whom it was held; None when not stated.
        unit: The code of the administrative unit it was held for; None when not stated.
        programme: The kind of training; None when not stated.
        title: Its title, if it has one.
        count: How many classes the record stands for.
        learners: The learners of all its classes together. Summed over classes these are
            attendances, for a person may sit in two classes.
        planned: How many classes were planned where these were held.
        summoned: The learners summoned (triệu tập).
        enrolled: The learners on the class roll (danh sách lớp).
        topics: The identifiers of the topics taught.
        lecturers: The kinds of lecturer who taught.
        source: Where it comes from.

    Raises:
        TypeError: If a count is no whole number.
        ValueError: If a count is negative, or no class is to have learners.

    >>> classes = TrainingClass(id="c1", period=Period.of_year(2019), count=11, learners=2900)
    >>> classes.count, classes.learners, classes.planned
    (11, 2900, <Absence.NO_DATA: 'no data'>)
    """

    id: str = field(validator=check_identifier)
    period: Period = field(validator=validators.instance_of(Period))
    target_group: TargetGroup | None = field(
        default=None, validator=validators.optional(validators.instance_of(TargetGroup))
    )
    unit: str | None = field(default=None, validator=check_text_or_none)
    programme: Programme | None = field(
        default=None, validator=validators.optional(validators.instance_of(Programme))
    )
    title: str | None = field(default=None, converter=nfc_or_none, validator=check_text_or_none)
    count: int = field(default=1, validator=check_count)
    learners: int | Absence = field(default=Absence.NO_DATA, validator=check_count_or_absence)
    planned: int | Absence = field(default=Absence.NO_DATA, validator=check_count_or_absence)
    summoned: int | Absence = field(default=Absence.NO_DATA, validator=check_count_or_absence)
    enrolled: int | Absence = field(default=Absence.NO_DATA, validator=check_count_or_absence)
    topics: tuple[str, ...] = field(default=(), converter=_ids, validator=tuple_of(str))
    lecturers: frozenset[LecturerKind] = field(default=frozenset(), converter=_kinds)
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if self.count == 0 and isinstance(self.learners, int) and self.learners > 0:
            raise ValueError(f"no class was held (count 0), yet it has {self.learners} learners")

    @property
    def year(self) -> int | None:
        """The calendar year it counts in.

        One class that runs over New Year counts in the year it began. A record of several
        classes, or one dated only to more than a year, belongs to no single year: None.
        """
        if self.period.start.year == self.period.end.year:
            return self.period.start.year
        return self.period.start.year if self._is_one_run(366) else None

    @property
    def quarter(self) -> tuple[int, int] | None:
        """The year and quarter (1 to 4) it counts in, by the rule of :attr:`year`."""
        start, end = self.period.start, self.period.end
        first = (start.year, (start.month + 2) // 3)
        if first == (end.year, (end.month + 2) // 3):
            return first
        return first if self._is_one_run(89) else None

    def _is_one_run(self, most_days: int) -> bool:
        return self.count == 1 and self.period.days <= most_days
