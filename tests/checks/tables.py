"""Short ways to make tables of numbers, and to look at what is found in them."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_training.checks.cross_footing import find
from cadre_training.checks.finding import Finding, Held
from cadre_training.formatting import Formatter
from cadre_training.model.tabulation import (
    AcrossSum,
    DownSum,
    NumberColumn,
    Printed,
    Tabulation,
)

WORDS = Formatter("vi").text


def column(index: int, label: str, values: Sequence[Printed], **rest) -> NumberColumn:
    return NumberColumn(index=index, label=label, values=values, **rest)


def table(*columns: NumberColumn, labels: Sequence[str] | None = None, **rest) -> Tabulation:
    rows = len(columns[0].values)
    return Tabulation(
        file="so-lieu.xlsx",
        sheet="2022",
        first_row=5,
        row_labels=labels or [*(f"Xã {n}" for n in range(1, rows)), "Cộng"],
        columns=columns,
        **rest,
    )


def crossed(third: Sequence[Printed], fourth: Sequence[Printed], total: Sequence[Printed]):
    """Two columns and their sum, with a total row below three rows."""
    return table(
        column(2, "Đối tượng 3", third),
        column(3, "Đối tượng 4", fourth),
        column(4, "Tổng số", total),
        down=(DownSum(total=3, parts=range(3)),),
        across=(AcrossSum(total=2, plus=(0, 1), words="5=3+4", row=4),),
    )


def findings(one: Tabulation) -> list[Finding]:
    return [said for said in find(one) if isinstance(said, Finding)]


def held(one: Tabulation) -> list[Held]:
    return [said for said in find(one) if isinstance(said, Held)]


def cell(finding: Finding) -> str:
    return finding.spots[0].key.rpartition("!")[2]


def plain(values: Sequence[Printed], label: str = "Học viên", **rest) -> Tabulation:
    """One column with a total row at its end."""
    last = len(values) - 1
    return table(column(1, label, values), down=(DownSum(total=last, parts=range(last)),), **rest)
