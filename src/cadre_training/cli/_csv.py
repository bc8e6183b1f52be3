"""CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from cadre_training.stats.table import Plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_rows(head: Sequence[str], rows: Iterable[Sequence[Plain]]) -> str:
    r"""Return rows as CSV; a text that a spreadsheet would take for a formula gets an apostrophe.

    >>> as_rows(["a", "b"], [["=1+1", 3], [None, "x"]])
    "a,b\n'=1+1,3\n,x\n"
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Plain) -> str:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else str(value)
