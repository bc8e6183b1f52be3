"""Which notation a number is written in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache

from cadre_training.model.notation import Notation

_WRITTEN = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)+(?![.,]?\d)(?=(\s?%)?)")


def notations(words: str, values: Collection[Decimal | int]) -> Iterator[tuple[str, Notation]]:
    """Yield the written forms in ``words`` whose notation is certain, with it.

    Args:
        words: The words as written.
        values: What the numbers in them are known to be.

    >>> [(form, n.name) for form, n in notations("6.200 người", [Decimal(6200)])]
    [('6.200', 'VI')]
    >>> list(notations("19,554", []))
    []
    """
    for match in _WRITTEN.finditer(words):
        form = match[0]
        readings = {notation: _read(form, notation) for notation in Notation}
        possible = [notation for notation, value in readings.items() if value is not None]
        known = [notation for notation in possible if readings[notation] in values]
        if len(known) == 1:
            yield form, known[0]
        elif not known and len(possible) == 1 and (match[1] or _is_grouped(form)):
            # “2,468,642” and “98,96%” can be read in one way only; “3.1” may be a clause.
            yield form, possible[0]


@lru_cache(maxsize=1 << 14)
def _read(form: str, notation: Notation) -> Decimal | None:
    """Read a written form in one notation; None where it is no number in it."""
    group, point = notation.group, notation.point
    whole, _, rest = form.partition(point)
    first, *groups = whole.split(group)
    if groups and (len(first) > 3 or first == "0" or any(len(part) != 3 for part in groups)):
        return None
    if not all(part.isascii() and part.isdigit() for part in (first, *groups, rest or "0")):
        return None
    return Decimal(f"{first}{''.join(groups)}.{rest or 0}")


def _is_grouped(form: str) -> bool:
    return form.count(".") + form.count(",") > 1
