"""Class sizes that stand out from the others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm

from attrs import frozen

from cadre_training.checks._words import sentence
from cadre_training.checks.finding import Finding, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.programme import Programme
from cadre_training.model.rate import round_half_up
from cadre_training.model.register import Register
from cadre_training.model.training_class import TrainingClass

CODE = "class-size-outlier"

_LEAST = 2
"""A size is named from twice or half the others'."""

_FEWEST = 3
_FEW = 6
_MANY = 50

_WIDE = 256
"""From how many bits on a common denominator is no shorter way to put sizes in order."""

Size = Fraction | int
"""Learners per class."""


def find(register: Register) -> Iterator[Finding]:
    """Hold the learners per class of each record against those of the others of its programme."""
    alike: dict[Programme | None, list[TrainingClass]] = {}
    for record in register.classes:
        if record.count > 0 and isinstance(record.learners, int) and record.learners > 0:
            alike.setdefault(record.programme, []).append(record)
    for records in alike.values():
        if len(records) >= _FEWEST:
            yield from _outliers(_in_order(records))


def _size(record: TrainingClass) -> Size:
    learners = record.learners if isinstance(record.learners, int) else 0
    return learners if record.count == 1 else Fraction(learners, record.count)


def _in_order(records: Iterable[TrainingClass]) -> list[TrainingClass]:
    """Return records by their size, those of one size by their identifiers."""
    records = sorted(records, key=_identifier)
    common = lcm(*{record.count for record in records})
    if common.bit_length() > _WIDE:
        return sorted(records, key=_size)
    # Whole numbers are put in order much faster than fractions.
    shares = {record.count: common // record.count for record in records}

    def weight(record: TrainingClass) -> int:
        return shares[record.count] * record.learners if isinstance(record.learners, int) else 0

    return sorted(records, key=weight)


def _identifier(record: TrainingClass) -> str:
    return record.id


def _outliers(records: Sequence[TrainingClass]) -> Iterator[Finding]:
    """Yield what lies too far from the middle; in a large set that is sought at both ends only."""
    number = len(records)
    many = number > _MANY
    sizes = [] if many else [*map(_size, records)]
    power = _power(number)
    middle, spread = _middle(number, lambda at: _size(records[at]))
    limit = spread**power
    for order in (range(number), reversed(range(number))):
        for at in order:
            size = _size(records[at])
            if not many:
                others = [*sizes[:at], *sizes[at + 1 :]]
                middle, spread = _middle(len(others), others.__getitem__)
                limit = spread**power
                if number <= _FEW:
                    # Of a few, the one that stands out must stand alone: the others are alike.
                    limit = max(limit, max(others[-1] / middle, middle / others[0]) ** 2)
            ratio = max(size / middle, middle / size)
            if ratio >= _LEAST and ratio > limit:
                yield _finding(records[at], size, middle, ratio, number)
            elif many:
                break
        if not many:
            break


def _power(number: int) -> int:
    """Return the power of the usual ratio that must be passed.

    The more records, the further the furthest of them lies by chance: so the power grows.
    """
    return 5 if number <= _MANY else max(6, len(str(number - 1)) + 3)


def _middle(number: int, size: Callable[[int], Size]) -> tuple[Fraction, Fraction]:
    """Return the median of sorted sizes, and the median of their ratios to it.

    Args:
        number: How many there are.
        size: Gives the size at a place; few of them are asked for.
    """
    middle = _median(number, size)
    first_above = bisect_left(range(number), middle, key=lambda at: Fraction(size(at)))
    return middle, _median(number, _Ratios(number, size, middle, first_above).at)


@frozen
class _Ratios:
    """The ratios of sorted sizes to the middle, the smallest first.

    Going up from the middle they grow, and going down too: so which comes at a place is found by
    halving.
    """

    number: int
    size: Callable[[int], Size]
    middle: Fraction
    first_above: int

    def at(self, place: int) -> Fraction:
        """Return the ratio at a place."""
        above, below = self.number - self.first_above, self.first_above
        low, high = max(0, place - below), min(place, above)
        while low < high:  # how many of those above come before the place
            half = (low + high) // 2
            if self._above(half) < self._below(place - half - 1):
                low = half + 1
            else:
                high = half
        rest = place - low
        found = [self._above(low)] if low < above else []
        return min([*found, self._below(rest)] if rest < below else found)

    def _above(self, at: int) -> Fraction:
        return self.size(self.first_above + at) / self.middle

    def _below(self, at: int) -> Fraction:
        return self.middle / self.size(self.first_above - 1 - at)


def _median(number: int, value: Callable[[int], Size]) -> Fraction:
    half, odd = divmod(number, 2)
    return Fraction(value(half) if odd else value(half - 1) + value(half)) / (1 if odd else 2)


def _finding(
    record: TrainingClass, size: Size, middle: Fraction, ratio: Fraction, number: int
) -> Finding:
    words = _LARGE if size > middle else _SMALL
    return Finding(
        code=CODE,
        severity=Severity.NOTICE,
        spots=(Spot.of(record, "learners"),),
        seen=sentence(
            words.vi,
            words.en,
            period=record.period,
            size=round_half_up(Fraction(size), 1),
            middle=round_half_up(middle, 1),
            ratio=round_half_up(ratio, 1),
            others=number - 1,
        ),
        reasons=(_BIG_HALL, _COUNTED_OTHERWISE, _MISTYPED),
        question=_QUESTION,
    )


_LARGE = Label(
    "Bản ghi ({period}): bình quân {size} học viên mỗi lớp, gấp {ratio} lần trung vị {middle} "
    "của {others} bản ghi còn lại.",
    "Record ({period}): {size} learners per class, {ratio} times the median {middle} of the "
    "{others} other records.",
)
_SMALL = Label(
    "Bản ghi ({period}): bình quân {size} học viên mỗi lớp; trung vị {middle} của {others} bản "
    "ghi còn lại gấp {ratio} lần.",
    "Record ({period}): {size} learners per class; the median {middle} of the {others} other "
    "records is {ratio} times that.",
)
_BIG_HALL = Phrase.of(
    "Cách tổ chức khác: ghép lớp, hội trường lớn, học trực tuyến, hoặc chia nhỏ lớp.",
    "Another way of holding them: classes put together or online, or split up.",
)
_COUNTED_OTHERWISE = Phrase.of(
    "Số lớp hoặc số học viên được đếm theo cách khác, chẳng hạn theo lượt.",
    "Classes or learners were counted in another way, as attendances, say.",
)
_MISTYPED = Phrase.of(
    "Số lớp hoặc số học viên được ghi nhầm.",
    "The number of classes or of learners was written wrongly.",
)
_QUESTION = Phrase.of(
    "Các lớp này được tổ chức thế nào, và số học viên được đếm ra sao?",
    "How were these classes held, and how were the learners counted?",
)

RULE = Rule(
    code=CODE,
    title=Label("sĩ số lớp khác hẳn", "a class size that stands out"),
    explanation=Label(
        "Số học viên bình quân mỗi lớp của một bản ghi được so với trung vị của các bản ghi khác "
        "cùng chương trình. Bản ghi được nêu khi gấp đôi mức đó trở lên, hoặc chỉ bằng một nửa "
        "trở xuống, và vượt xa mức chênh lệch thường gặp giữa các bản ghi còn lại. Nguyên nhân có "
        "thể là ghép lớp, học trực tuyến, cách đếm khác hoặc ghi nhầm. Cần hỏi: các lớp này được "
        "tổ chức thế nào?",
        "The learners per class of a record are held against the median of the other records of "
        "its programme. A record is named where it is twice that or more, or half or less, and "
        "far beyond how much the others usually differ. It may come from classes put together or "
        "online, from another way of counting, or from a slip. To ask: how were these classes "
        "held?",
    ),
    find=find,
)
