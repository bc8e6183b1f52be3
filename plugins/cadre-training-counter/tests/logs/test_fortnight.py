"""A busy fortnight: page views to the last one, and visitors that are no sum of days."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from .support import COC_COC, FIREFOX, GOOGLEBOT, VN, Asked, count_into, figures, numbers, write

FIRST = dt.datetime(2024, 5, 6, tzinfo=VN)  # a Monday
DAYS, VISITORS, ROBOTS = 14, 5_000, 700


def test_five_thousand_visitors_who_come_every_day(tmp_path: Path) -> None:
    draw = random.Random(14)
    people = [f"198.18.{n // 250}.{n % 250}" for n in range(VISITORS)]
    days: list[list[Asked]] = []
    for day in range(DAYS):
        asked = [
            Asked(
                at=FIRST + dt.timedelta(days=day, seconds=draw.randrange(86_400)),
                address=address,
                target=draw.choice(["/", "/tin.html"]),
                agent=COC_COC if number % 3 else FIREFOX,
            )
            for number, address in enumerate(people)
        ]
        asked += [
            Asked(
                at=FIRST + dt.timedelta(days=day, seconds=draw.randrange(86_400)),
                address=f"203.0.113.{n % 30}",
                agent=GOOGLEBOT,
            )
            for n in range(ROBOTS)
        ]
        days.append(sorted(asked, key=lambda one: one.at))
    logs = [write(tmp_path / f"access.log.{n}", asked) for n, asked in enumerate(days)]
    at = FIRST + dt.timedelta(days=DAYS, seconds=-1)
    counted = count_into(tmp_path / "state", logs, at)
    assert sum(log.lines for log in counted) == DAYS * (VISITORS + ROBOTS)
    found = numbers(figures(tmp_path / "state", at))
    assert found["today", "visitor", "without"] == VISITORS
    assert found["today", "visitor", "with"] == VISITORS + 30
    for window, number in (("today", 1), ("week", 7), ("last-7-days", 7), ("all", DAYS)):
        assert found[window, "page view", "without"] == number * VISITORS
        assert found[window, "page view", "with"] == number * (VISITORS + ROBOTS)
    for window in ("week", "last-7-days", "month", "all"):
        assert abs(found[window, "visitor", "without"] - VISITORS) <= VISITORS * 0.02
        assert abs(found[window, "visitor", "with"] - VISITORS - 30) <= VISITORS * 0.02
