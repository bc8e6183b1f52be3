"""Whether rows add up to another one: evidence for what is a total, never a check."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import cast

from attrs import frozen

from cadre_training.model.grid import RawCell
from cadre_training.readers.sheets._view import View

Amount = int | Decimal
Amounts = tuple[Amount | None, ...]

_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,' \u00a0\u202f][0-9]{3})+")
_WHOLE = re.compile(r"[0-9]{1,18}")
_DECIMAL = re.compile(r"([0-9]{1,18})[.,]([0-9]{1,9})")
_BEHIND = re.compile(r"([0-9][0-9.,' \u00a0\u202f]*?)\s*(?:[^\W\d_][^\d%]*)?")


@lru_cache(maxsize=1 << 14)
def _amount_of_text(text: str) -> Amount | None:
    found = _BEHIND.fullmatch(text.strip())
    if found is None:
        return None
    number = found[1].strip()
    if _WHOLE.fullmatch(number):
        return int(number)
    if _GROUPED.fullmatch(number):
        return int(re.sub(r"\D", "", number))
    decimal = _DECIMAL.fullmatch(number)
    return None if decimal is None else Decimal(f"{decimal[1]}.{decimal[2]}")


def amount(value: RawCell) -> Amount | None:
    """Return the number in a cell as far as it is needed to see whether rows add up.

    >>> amount("6.200"), amount("98,96"), amount(7), amount("-"), amount("12 lớp")
    (6200, Decimal('98.96'), 7, None, 12)
    """
    if isinstance(value, str):
        return _amount_of_text(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(value, Decimal) and not value.is_finite():
        return None
    return value


def _sum(cells: Sequence[RawCell]) -> Amount | None:
    """Return the sum of the numbers in some cells."""
    if cells and isinstance(cells[0], str):  # of texts each different one is read once
        times = Counter(cells)
        if set(map(type, times)) == {str}:
            found = {text: value for text in times if (value := amount(text)) is not None}
            return sum(value * times[text] for text, value in found.items()) if found else None
    if set(map(type, cells)) == {int}:
        return sum(cast("Sequence[int]", cells))
    numbers = [value for value in map(amount, cells) if value is not None]
    return sum(numbers) if numbers else None


@frozen
class Verdict:
    """How a stated total and a sum compare, column by column.

    Args:
        equal: In how many columns they agree.
        less: In how many the sum is less.
        more: In how many it is more.
    """

    equal: int
    less: int
    more: int

    @property
    def holds(self) -> bool:
        """Whether they agree in most columns."""
        return self.equal > self.less + self.more

    @property
    def known(self) -> bool:
        """Whether there was anything to compare."""
        return self.equal + self.less + self.more > 0


class Sums:
    """The numbers of a table, added where that is evidence."""

    def __init__(self, view: View, columns: Sequence[int]) -> None:
        self._view = view
        self._columns = tuple(columns)
        self._runs: dict[tuple[int, int], Amounts] = {}

    def row(self, index: int) -> Amounts:
        """Return the numbers of a row."""
        cells = self._view.grid.rows[index]
        width = len(cells)
        return tuple(amount(cells[c]) if c < width else None for c in self._columns)

    def run(self, rows: range) -> Amounts:
        """Return the sums of a run of rows."""
        if len(rows) == 1:
            return self.row(rows[0])
        key = rows.start, rows.stop
        known = self._runs.get(key)
        if known is None:
            grid = self._view.grid
            known = tuple(_sum(grid.column(c, rows.start, rows.stop)) for c in self._columns)
            self._runs[key] = known
        return known

    def add(self, many: Iterable[Amounts]) -> Amounts:
        """Return the sums of several rows of numbers; None where none holds one."""
        totals: list[Amount | None] = [None] * len(self._columns)
        for one in many:
            for at, value in enumerate(one):
                if value is not None:
                    before = totals[at]
                    totals[at] = value if before is None else before + value
        return tuple(totals)

    def compare(self, total: Amounts, parts: Amounts) -> Verdict:
        """Compare a stated total with a sum, in the columns where it states something."""
        equal = less = more = 0
        for stated, added in zip(total, parts, strict=True):
            if stated is None or (not stated and not added):
                continue
            found = added or 0
            if found == stated:
                equal += 1
            elif found < stated:
                less += 1
            else:
                more += 1
        return Verdict(equal, less, more)
