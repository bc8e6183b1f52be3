"""What the values of options mean: moments, days, numbers, names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Final

from cadre_training.plugin import Zone
from cadre_training_counter.commands.line import WrongUsage

_ISO_DAY: Final = r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)"
_DAY: Final = r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{4})"
_TIME: Final = r"(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:[.,]\d+)?"
_OFFSET: Final = r"\s*(?P<offset>Z|[+-]\d\d:?\d\d)?"
_MOMENTS: Final = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_ISO_DAY}(?:[T ]\s*{_TIME}{_OFFSET})?",
        rf"{_DAY}(?:,?\s+{_TIME}{_OFFSET})?",
        rf"{_TIME}(?:\s+ngày|,)?\s+{_DAY}{_OFFSET}",
    )
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,  ])\d{3})(?:\1\d{3})*|\d{1,18}", re.ASCII)


def moment_in(zone: Zone) -> Callable[[str], dt.datetime]:
    """Return what reads a moment; one without a zone is told in ``zone``.

    A day alone is its last second, so that the whole day counts.

    >>> from cadre_training.plugin import VIETNAM
    >>> str(moment_in(VIETNAM)("19/05/2024"))
    '2024-05-19 23:59:59+07:00'
    """

    def read(text: str) -> dt.datetime:
        for pattern in _MOMENTS:
            if found := pattern.fullmatch(text.strip()):
                try:
                    return _moment(found, zone)
                except (ValueError, OverflowError):
                    raise WrongUsage(
                        f"thời điểm “{text}” không có trong lịch",
                        f"the moment {text!r} is not in the calendar",
                    ) from None
        raise WrongUsage(
            f"“{text}” không phải là thời điểm; hãy viết như 2024-05-19T23:59:59+07:00, "
            "“23:59 19/05/2024” hoặc 19/05/2024",
            f"{text!r} is no moment; write it like 2024-05-19T23:59:59+07:00, "
            "“2024-05-19 23:59” or 2024-05-19",
        )

    return read


def _moment(found: re.Match[str], zone: Zone) -> dt.datetime:
    parts = found.groupdict()
    year, month, day = (int(parts[name]) for name in ("year", "month", "day"))
    time = dt.time(23, 59, 59)
    if parts["hour"] is not None:
        time = dt.time(int(parts["hour"]), int(parts["minute"]), int(parts["second"] or 0))
    offset = parts["offset"]
    tz = zone.tz if offset is None else dt.time.fromisoformat(f"00:00{offset}").tzinfo
    moment = dt.datetime.combine(dt.date(year, month, day), time, tz)
    moment.astimezone(dt.UTC)  # refuses what lies beyond the calendar
    return moment


def day(text: str) -> dt.date:
    """Read a day, written the Vietnamese or the ISO way.

    >>> day("1/2/2019")
    datetime.date(2019, 2, 1)
    """
    for pattern in (_DAY, _ISO_DAY):
        if found := re.fullmatch(pattern, text.strip(), re.ASCII):
            try:
                return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                raise WrongUsage(
                    f"ngày “{text}” không có trong lịch",
                    f"the day {text!r} is not in the calendar",
                ) from None
    raise WrongUsage(
        f"“{text}” không phải là ngày; hãy viết như 10/05/2024 hoặc 2024-05-10",
        f"{text!r} is no day; write it like 10/05/2024 or 2024-05-10 (10 May 2024)",
    )


def whole_number(text: str) -> int:
    """Read a whole number; groups of three digits may stand apart.

    >>> whole_number("2.468.642"), whole_number("2,468,642"), whole_number("12")
    (2468642, 2468642, 12)
    """
    if not _GROUPED.fullmatch(text.strip()):
        raise WrongUsage(
            f"“{text}” không phải là số nguyên; hãy viết như 2468642 hoặc 2.468.642",
            f"{text!r} is no whole number; write it like 2468642 or 2,468,642",
        )
    return int(re.sub(r"\D", "", text))


def one_of(vi: str, en: str, names: Iterable[str]) -> Callable[[str], str]:
    """Return what reads one of some names.

    Args:
        vi: What such names are of, in Vietnamese.
        en: The same in English, in the singular.
        names: The names.
    """
    known = tuple(names)

    def read(text: str) -> str:
        if text in known:
            return text
        close = get_close_matches(text, known, n=1)
        raise WrongUsage(
            f"không có {vi} “{text}”."
            + (f" Có phải “{close[0]}”?" if close else "")
            + f" Hiện có: {', '.join(known)}",
            f"there is no {en} {text!r}."
            + (f" Did you mean {close[0]!r}?" if close else "")
            + f" There are: {', '.join(known)}",
        )

    return read
