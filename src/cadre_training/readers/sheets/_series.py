"""Numbers and days that head columns: years, 1, 2, 3, ranges of ages, days of a month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cadre_training.readers.sheets._cells import Cell, Kind
from cadre_training.readers.sheets._header_words import is_header_word
from cadre_training.readers.sheets._view import Row

_YEARS_APART = 10
_MONTHS, _DAYS = 12, 31
_RANGE = re.compile(r"([0-9]{1,3}) ?[-–] ?([0-9]{1,3})")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_MOST_GROUPS = 12
"""More groups, quarters or months than a header counts."""


def is_series(row: Row) -> bool:
    """Tell whether the numbers of a row can head columns: years, months, or 1, 2, 3."""
    cells = row.of(Kind.NUMBER)
    if not cells:
        dates = row.of(Kind.DATE)
        texts = row.of(Kind.TEXT)
        words = sum(is_header_word(cell.key) for cell in texts)
        return len(dates) > 1 and row.cells[0].kind is Kind.TEXT and 2 * words > len(texts)
    if len(cells) > 1 and (_are_ranges(cells) or _are_days(cells)):
        return True
    years = [cell.year for cell in cells]
    known = [year for year in years if year is not None]
    if len(known) == len(years):
        steps = [then - year for year, then in pairwise(known)]
        rising = all(0 < step <= _YEARS_APART for step in steps)
        return rising or all(0 < -step <= _YEARS_APART for step in steps)
    counts = [cell.count for cell in cells]
    return len(counts) > 1 and counts == list(range(1, len(counts) + 1)) and counts[0] == 1


def _are_ranges(cells: Sequence[Cell]) -> bool:
    """Tell whether cells hold ranges that follow each other: “18-30”, “31-40”."""
    found = [_RANGE.fullmatch(cell.text) for cell in cells]
    edges = [int(edge) for one in found if one is not None for edge in one.groups()]
    return len(edges) == 2 * len(cells) and all(one <= then for one, then in pairwise(edges))


def _are_days(cells: Sequence[Cell]) -> bool:
    """Tell whether cells hold days of a year that follow each other: “06/3”, “07/3”."""
    found = [_DAY.fullmatch(cell.text) for cell in cells]
    days = [(int(one[2]), int(one[1])) for one in found if one is not None]
    if len(days) < len(cells) or any(month > _MONTHS or day > _DAYS for month, day in days):
        return False
    return all(one < then for one, then in pairwise(days))


def can_head_columns(cells: Sequence[Cell]) -> bool:
    """Tell whether numbers can head columns: years, groups that count up, ranges of ages."""
    plain = [cell for cell in cells if cell.count is not None]
    ranges = all("-" in cell.text.strip("-") for cell in cells if cell.count is None)
    if all(cell.year for cell in plain):
        return ranges
    counts = [cell.count or 0 for cell in plain]
    rising = all(then == one + 1 for one, then in pairwise(counts))
    return ranges and rising and counts[-1] <= _MOST_GROUPS
