"""Days on the command line."""

from __future__ import annotations

import datetime as dt
import re

import click

from cadre_training.cli import _errors

_DMY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def parse_day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> dt.date | None:
    """Return the day that ``value`` names, written the Vietnamese or the ISO way."""
    if value is None:
        return None
    text = value.strip()
    try:
        if match := _DMY.fullmatch(text):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
        if match := _ISO.fullmatch(text):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise _errors.refuse(
            f"ngày “{value}” không có trong lịch", f"the day {value!r} is not in the calendar"
        ) from None
    raise _errors.refuse(
        f"“{value}” không phải là ngày; hãy viết như 10/05/2024 hoặc 2024-05-10",
        f"{value!r} is no day; write it like 10/05/2024 or 2024-05-10 (10 May 2024)",
    )
