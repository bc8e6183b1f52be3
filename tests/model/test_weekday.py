"""The days of the week."""

from __future__ import annotations

import datetime as dt

from cadre_training.model.weekday import Weekday


def test_each_day_has_its_number_and_its_words():
    monday = dt.date(2023, 7, 31)
    week = [monday + dt.timedelta(days=n) for n in range(7)]
    assert [Weekday.of(day) for day in week] == list(Weekday)
    assert [Weekday.of(day).number for day in week] == [day.weekday() for day in week]
    assert [Weekday.of(day).label.en for day in week] == [f"{day:%A}" for day in week]
    assert [one.label.vi for one in Weekday] == [
        *("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"),
        "Chủ nhật",
    ]
