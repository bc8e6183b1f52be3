from __future__ import annotations

import datetime as dt
import json

import pytest

from cadre_training.cli import regulation as module
from cadre_training.model.not_known import NotKnown
from cadre_training.regulations import find_regulation

from .conftest import Run


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2024-05-09", "164-QĐ/TW"),
        ("09/05/2024", "164-QĐ/TW"),
        ("2024-05-10", "145-QĐ/TW"),
        ("10/5/2024", "145-QĐ/TW"),
        ("2013-02-01", "164-QĐ/TW"),
    ],
)
def test_a_day_has_its_regulation(run: Run, day: str, number: str) -> None:
    result = run("regulation", day)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Quy định số {number}\n")


def test_before_the_first_regulation_none_applies_and_that_is_an_answer(run: Run) -> None:
    result = run("regulation", "31/01/2013")
    assert result.exit_code == 0
    assert "không có quy định nào áp dụng vào ngày 31/01/2013" in result.stdout
    as_json = json.loads(run("regulation", "2013-01-31", "--format", "json").stdout)
    assert as_json["regulation"] is None
    assert "31/01/2013" in as_json["message"]


@pytest.mark.parametrize("day", ["2024-13-01", "30/02/2024", "2024", "x", "", "٠١/٠٢/٢٠١٣"])
def test_what_is_no_day_is_told(run: Run, day: str) -> None:
    result = run("regulation", day)
    assert result.exit_code == 2
    assert day in result.stderr


def test_all_groups_and_parameters_are_shown_in_the_language(run: Run) -> None:
    for number in ("164", "145"):
        regulation = find_regulation(number)
        assert regulation is not None
        for language in ("vi", "en"):
            text = run("regulation", str(regulation.issued), "--lang", language).stdout
            for parameter in regulation.parameters:
                assert parameter.label.in_language(language) in text
                value = parameter.value
                words = value.look_in if isinstance(value, NotKnown) else value
                assert words.in_language(language) in text


def test_an_assumed_day_is_marked(run: Run) -> None:
    assert "tạm lấy theo ngày ban hành" in run("regulation", "2024-05-10").stdout
    assert "tạm lấy" not in run("regulation", "2013-02-01").stdout
    assert "đến hết ngày 09/05/2024" in run("regulation", "2013-02-01").stdout
    assert "Thay thế: 164-QĐ/TW" in run("regulation", "2024-05-10").stdout


def test_json_says_what_is_not_known_and_where_to_look(run: Run) -> None:
    found = json.loads(run("regulation", "2013-02-01", "--format", "json", "--lang", "en").stdout)
    assert found["day"] == "2013-02-01"
    regulation = found["regulation"]
    assert regulation["in_force"] == {
        "since": "2013-02-01",
        "until": "2024-05-09",
        "assumed": False,
    }
    assert [(g["scheme"], g["code"]) for g in regulation["groups"]] == [
        ("164", code) for code in "1234"
    ]
    values = {p["name"]: p["value"] for p in regulation["parameters"]}
    assert set(values["minimum-duration"]) == {"look_in"}
    assert values["classification"] == "four groups (đối tượng), by who manages the cadre"


def test_without_a_day_it_is_today_in_vietnam(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    # Still the ninth in London, already the tenth in Vietnam.
    moment = dt.datetime(2024, 5, 9, 18, tzinfo=dt.UTC)

    class Clock:
        @staticmethod
        def now(tz: dt.tzinfo) -> dt.datetime:
            return moment.astimezone(tz)

    class Module:
        datetime, date = Clock, dt.date

    monkeypatch.setattr(module, "dt", Module)
    assert "145-QĐ/TW" in run("regulation").stdout.splitlines()[0]
