"""The same object is written once, and never taken for another."""

from __future__ import annotations

from cadre_training.plugin import CellValue, Period
from cadre_training_csv.by_identity import REMEMBERED, ByIdentity


def test_the_same_object_is_written_once() -> None:
    asked: list[CellValue] = []

    def write(value: CellValue) -> str:
        asked.append(value)
        return str(value)

    year, equal = Period.of_year(2016), Period.of_year(2016)
    fields = ByIdentity(write)
    assert fields.fields([year, year, equal]) == ["2016"] * 3
    assert fields.fields([equal, year]) == ["2016"] * 2
    assert asked == [year, equal]


def test_objects_that_come_and_go_are_not_mixed_up() -> None:
    fields = ByIdentity(str)
    for number in range(3 * REMEMBERED):
        assert fields.fields([f"text {number}"]) == [f"text {number}"]


def test_it_forgets() -> None:
    fields = ByIdentity(str)
    for number in range(3 * REMEMBERED):
        fields.fields([f"text {number}"])
    assert len(vars(fields)["_objects"]) <= REMEMBERED + 1
    assert len(vars(fields)["_fields"]) <= REMEMBERED + 1
