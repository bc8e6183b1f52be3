"""A little of what “make fuzz” does, the same every time; and the oracles see what is wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from tests.fuzz import date_oracle, number_oracle, sheet_oracle
from tests.fuzz.run import TARGETS
from tests.fuzz.texts import examples

from cadre_training.model.notation import Notation
from cadre_training.readers.dates import read_date
from cadre_training.readers.numbers import Reading, read_number

# What was read wrongly once, when it was found.
ONCE_WRONG = """
06.5K6 học viên|95,5 k 6 %|1,3539tr2|3 tr8252ghìn|14.12 tr234,567.89|1,5 triệu rưỡi|mươì|'，00
־02.000|từ quý I/2021 và quý II/2023|0ngày 5, 6 và 7 tháng 6 năm 2025|H12022|H2-2013
7g nhiệm kỳ nd  2022–2027|14  giờ 30 ngày 26/5/2025
"""


COUNTS = {"numbers": 3000, "dates": 3000, "csv": 60, "xlsx": 25}


@pytest.mark.parametrize("text", ONCE_WRONG.replace("\n", "|").split("|"))
def test_what_was_wrong_once(text: str) -> None:
    assert list(number_oracle.faults(text)) == []
    assert list(date_oracle.faults(text)) == []


@pytest.mark.parametrize("kind", ["numbers", "dates"])
def test_no_example_of_the_readers_is_wrong(kind: str) -> None:
    known = examples(kind)
    assert len(known) > 150
    assert [(text, fault) for text in known for fault in TARGETS[kind].faults(text)] == []


@pytest.mark.parametrize(
    ("kind", "count"), [("numbers", 3000), ("dates", 3000), ("csv", 60), ("xlsx", 25)]
)
def test_a_few_random_inputs(kind: str, count: int) -> None:
    make = TARGETS[kind].make(random.Random(20))
    tried = [make() for _ in range(count)]
    assert len(set(tried)) > count // 2
    assert [(one, fault) for one in tried for fault in TARGETS[kind].faults(one)] == []


@pytest.mark.parametrize("round_trip", [number_oracle.round_trip, date_oracle.round_trip])
def test_round_trips(round_trip: Callable[[random.Random], Iterator[str]]) -> None:
    chance = random.Random(20)
    assert [fault for _ in range(300) for fault in round_trip(chance)] == []


def taken_for(text: str, notation: Notation) -> Callable[..., Reading]:
    """Return a reader that takes one text for certain, without a word."""

    def read(written: str, given: Notation | None = None) -> Reading:
        return read_number(written, notation if written == text else given)

    return read


@pytest.mark.parametrize("text", ["19,554", "6.200", "-6.200", "6,200 %"])
def test_a_silent_number_is_seen(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_oracle, "read_number", taken_for(text, Notation.VI))
    assert list(number_oracle.faults(text)) != []


def test_digits_made_up_or_dropped_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_oracle, "read_number", lambda *_: read_number("36 lớp"))
    for text in ("367 lớp", "3 lớp", "lớp"):
        assert any("digits" in fault for fault in number_oracle.faults(text))
    monkeypatch.setattr(number_oracle, "read_number", lambda *_: read_number("-36"))
    assert any("minus" in fault for fault in number_oracle.faults("36"))


@pytest.mark.parametrize(
    "other", ["05/06/2023", "06/06/2022", "05/07/2022", "6/2022", "31/02/2022"]
)
def test_another_date_is_seen(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(date_oracle.faults("05/06/2022")) == []
    monkeypatch.setattr(date_oracle, "read_date", lambda *_, **__: read_date(other))
    assert list(date_oracle.faults("05/06/2022")) != []


@pytest.mark.parametrize("value", [6, Decimal("6.2"), 62])
def test_a_silent_number_in_a_sheet_is_seen(value: int | Decimal) -> None:
    assert list(sheet_oracle.number_faults("6.200", value, proven=False, whole=False)) != []
    assert list(sheet_oracle.number_faults("6.200", 6200, proven=True, whole=False)) == []
    assert list(sheet_oracle.number_faults(6200, 6201, proven=True, whole=True)) != []
