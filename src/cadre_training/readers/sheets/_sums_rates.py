"""The columns of a table that are one column by another, and those that share one whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from cadre_training.model.tabulation import (
    AcrossRate,
    DownSum,
    NumberColumn,
    Printed,
    ShareSum,
)
from cadre_training.readers.sheets._sums_numbers import Numbers, Vote
from cadre_training.readers.sheets._sums_words import (
    key_of,
    says_mean,
    says_percent,
    says_plan,
    says_rate,
    says_result,
    says_share,
)
from cadre_training.readers.sheets.layout import HeaderColumn

_A_FEW_ROWS = 12
_NEARLY = range(85, 116)


def header_rates(
    headers: Sequence[HeaderColumn],
    columns: Sequence[NumberColumn],
    rows: Sequence[int],
    printed: Sequence[AcrossRate],
) -> Iterator[AcrossRate]:
    """Yield the rates of a table, as far as most rows bear them out.

    Args:
        headers: The columns of the table.
        columns: Its columns of numbers.
        rows: The positions of its records and totals.
        printed: The rates that printed formulas state already.
    """
    paths = {header.index: tuple(map(key_of, header.path)) for header in headers}
    finder = _Finder(columns, paths, Numbers(columns, rows), Numbers(columns, rows[:_A_FEW_ROWS]))
    stated = {rule.rate for rule in printed}
    for at, column in enumerate(columns):
        if at not in stated and not column.adds:
            rule = finder.rate_of(at)
            if rule is not None:
                yield rule


@frozen
class _Choice:
    """A rate that may be meant, how many rows bear it out, and how well the words suit."""

    rule: AcrossRate
    vote: Vote
    words: int


class _Finder:
    def __init__(
        self,
        columns: Sequence[NumberColumn],
        paths: Mapping[int, tuple[str, ...]],
        numbers: Numbers,
        few: Numbers,
    ) -> None:
        self._columns = columns
        self._paths = paths
        self._numbers = numbers
        self._few = few

    def rate_of(self, at: int) -> AcrossRate | None:
        """Return what a column is the rate of; None where nothing says so."""
        key = " ".join(self._path(at))
        mean = says_mean(key)
        if not mean and not says_rate(key):
            return None
        scales = (False,) if mean else (says_percent(key), not says_percent(key))
        choices = list(self._choices(at, scales))
        if not choices:
            return None
        best = max(choices, key=lambda one: (one.vote.share, one.words))
        alike = [one for one in choices if (one.vote.share, one.words) == _rank(best)]
        if len(alike) > 1 and not best.vote.sure:
            return None
        return best.rule if best.vote.sure or best.words >= _CLEAR else None

    def _choices(self, at: int, scales: Sequence[bool]) -> Iterator[_Choice]:
        adding = [other for other, column in enumerate(self._columns) if column.adds]
        for whole in adding:
            for part in adding:
                if part == whole:
                    continue
                for percent in scales:
                    rule = AcrossRate(rate=at, part=part, whole=whole, percent=percent)
                    if self._few.divided(rule).agree == 0:
                        continue
                    vote = self._numbers.divided(rule)
                    if vote.most:
                        yield _Choice(rule, vote, self._words(rule))

    def _words(self, rule: AcrossRate) -> int:
        """Return how well the headers suit a rate: plan and result, beside it, in this order."""
        part, whole, rate = (self._path(at) for at in (rule.part, rule.whole, rule.rate))
        return (
            4 * (says_plan(" ".join(whole)) and says_result(" ".join(part)))
            + 2 * (part[:-1] == whole[:-1] == rate[:-1])
            + (rule.whole < rule.part < rule.rate)
        )

    def _path(self, at: int) -> tuple[str, ...]:
        return self._paths.get(self._columns[at].index, ())


_CLEAR = 6


def _rank(choice: _Choice) -> tuple[object, int]:
    return choice.vote.share, choice.words


def share_columns(
    headers: Sequence[HeaderColumn],
    columns: Sequence[NumberColumn],
    down: Sequence[DownSum],
    rates: Sequence[AcrossRate],
) -> Iterator[ShareSum]:
    """Yield the columns of shares of one whole: by their words, or since their total is 100.

    Args:
        headers: The columns of the table.
        columns: Its columns of numbers.
        down: Its total rows, the grand total last.
        rates: The columns that are known to be rates.
    """
    keys = {header.index: key_of(header.label.rpartition(" / ")[2]) for header in headers}
    known = {rule.rate for rule in rates}
    for at, column in enumerate(columns):
        key = keys.get(column.index, "")
        if column.adds or at in known or not (says_share(key) or says_percent(key)):
            continue
        for rule in reversed(down):
            parts = [position for position in rule.parts if column.values[position] is not None]
            if rule.exhaustive and len(parts) > 1:
                total = column.values[rule.total]
                if total == 100 or (
                    total is None
                    and says_share(key)
                    and _about_hundred([column.values[position] for position in parts])
                ):
                    yield ShareSum(column=at, parts=rule.parts)
                    break


def _about_hundred(parts: Sequence[Printed]) -> bool:
    """Tell whether shares make about a hundred, where no total says how much they make."""
    return int(sum(part or 0 for part in parts)) in _NEARLY
