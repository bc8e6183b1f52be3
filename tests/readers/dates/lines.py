"""Readings of dates in one short line, and the table of examples that holds such lines."""

from __future__ import annotations

from pathlib import Path

from tests.readers.numbers.vectors import rows

from cadre_training.readers.dates import Dated, DateOrder, DateReading

EXAMPLES = rows(Path(__file__).parent / "dates.csv")


def meant(dated: Dated) -> str:
    if dated.period is None:
        assert dated.years is not None
        return f"{dated.kind.value} {dated.years[0]}-{dated.years[1]}"
    start, end = dated.period.start, dated.period.end
    return f"{dated.kind.value} {start}" + ("" if start == end else f"/{end}")


def line(reading: DateReading) -> str:
    """Write what was read in one line: “day 2013-02-01 convention”, “? no such day”."""
    if reading.refusal is not None:
        return f"? {reading.refusal.value}"
    basis = "" if reading.basis is None else f" {reading.basis.value}"
    month_first = " mdy" if reading.order is DateOrder.MDY else ""
    return " | ".join(f"{meant(one.dated)}{basis}{month_first}" for one in reading.options)
