"""Columns of periods, days and moments."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from cadre_training.codec.column import Column, Needed, or_empty
from cadre_training.codec.period_text import SHAPES, parse_period, period_text
from cadre_training.codec.problem import Refused, shown
from cadre_training.model.label import Label
from cadre_training.model.period import Period

_DATES = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_period_text = lru_cache(maxsize=4096)(period_text)


def period(name: str, title: Label, description: Label) -> Column[Period]:
    """Make a column of periods: every table has it, and no cell is empty."""
    return Column(
        name=name,
        title=title,
        description=description,
        required=True,
        filled=True,
        pattern=SHAPES,
        parse=parse_period,
        write=_period_text,
        default=Needed.NEEDED,
        stand_in=lambda _line: Period.of_year(1),
    )


def optional_period(name: str, title: Label, description: Label) -> Column[Period | None]:
    """Make a column of periods that may be left out."""
    return Column(
        name=name,
        title=title,
        description=description,
        pattern=SHAPES,
        parse=parse_period,
        write=or_empty(_period_text),
        default=None,
    )


def date(name: str, title: Label, description: Label) -> Column[dt.date | None]:
    """Make a column of days that may be left out."""

    def parse(cell: str) -> dt.date:
        got = cell.strip()
        try:
            if _DATES.fullmatch(got):
                return dt.date.fromisoformat(got)
        except ValueError:
            pass
        raise Refused(
            "not-a-date",
            f"“{shown(got)}” không phải là ngày đọc được; hãy viết năm-tháng-ngày, như 2025-06-30",
            f"“{shown(got)}” is no day that can be read; write year-month-day, such as 2025-06-30",
        )

    return Column(
        name=name,
        title=title,
        description=description,
        type="date",
        parse=parse,
        write=or_empty(dt.date.isoformat),
        default=None,
    )


def moment(name: str, title: Label, description: Label) -> Column[dt.datetime | None]:
    """Make a column of moments, each with its zone, that may be left out."""

    def parse(cell: str) -> dt.datetime:
        got = cell.strip()
        try:
            value = dt.datetime.fromisoformat(got)
        except ValueError:
            value = None
        if value is None or value.tzinfo is None:
            raise Refused(
                "not-a-moment",
                f"“{shown(got)}” không phải là thời điểm có múi giờ; "
                "hãy viết như 2022-12-31T08:00:00+07:00",
                f"“{shown(got)}” is no moment with a zone; write it like 2022-12-31T08:00:00+07:00",
            )
        return value

    return Column(
        name=name,
        title=title,
        description=description,
        type="datetime",
        parse=parse,
        write=or_empty(dt.datetime.isoformat),
        default=None,
    )
