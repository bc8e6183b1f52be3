"""Time zones by name."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest

from cadre_training import find_zone
from cadre_training.zones import UnknownZone

AT = dt.datetime(2023, 8, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("name", "hours", "minutes"),
    [
        ("UTC", 0, 0),
        ("UTC+7", 7, 0),
        ("UTC+07:00", 7, 0),
        ("UTC-3:30", -3, -30),
        ("UTC-03:30", -3, -30),
        ("Europe/Berlin", 2, 0),
        ("Asia/Ho_Chi_Minh", 7, 0),
    ],
)
def test_names_and_offsets(name: str, hours: int, minutes: int):
    found = find_zone(name)
    assert found.name == name
    assert AT.astimezone(found.tz).utcoffset() == dt.timedelta(hours=hours, minutes=minutes)


def test_summer_time_is_known():
    berlin = find_zone("Europe/Berlin")
    assert berlin.tz == ZoneInfo("Europe/Berlin")
    assert berlin.start_of(dt.date(2023, 1, 1)).utcoffset() == dt.timedelta(hours=1)


@pytest.mark.parametrize(
    "name",
    [
        "Asia/Ho_Chi_Min",
        "",
        "UTC+24",
        "UTC+7:60",
        "UTC+",
        "GMT7",
        "../../etc/passwd",
        "Asia",
        "a\0b",
    ],
)
def test_what_is_no_zone(name: str):
    with pytest.raises(UnknownZone, match="no time zone is called"):
        find_zone(name)


def test_a_misspelt_name_is_told_what_comes_close():
    with pytest.raises(UnknownZone, match="Did you mean Asia/Ho_Chi_Minh"):
        find_zone("Asia/Ho_Chi_Min")


WITHOUT_DATA = """
import sys
sys.modules["tzdata"] = None
from cadre_training import find_zone
from cadre_training.zones import UnknownZone
print(find_zone("Asia/Ho_Chi_Minh").name, find_zone("UTC+7").name)
try:
    find_zone("Europe/Berlin")
except UnknownZone as error:
    print(error)
"""


def test_without_any_data_vietnam_is_known():
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_DATA],
        env=os.environ | {"PYTHONTZPATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    found, refused = run.stdout.splitlines()
    assert found == "Asia/Ho_Chi_Minh UTC+7"
    assert "has no data of time zones" in refused
