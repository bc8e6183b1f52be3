"""Very many values of one class, made field by field."""

from __future__ import annotations

import pytest

from cadre_training.codec.made import checked, made
from cadre_training.model.absence import Absence
from cadre_training.model.period import Period
from cadre_training.model.source import Source
from cadre_training.model.training_class import TrainingClass


def test_they_are_what_the_class_makes():
    year = Period.of_year(2022)
    fields: dict[str, list[object]] = {
        "id": ["a", "b"],
        "period": [year, year],
        "count": [1, 3],
        "learners": [40, 100],
    }
    assert made(TrainingClass, 2, fields) == [
        TrainingClass(id="a", period=year, count=1, learners=40),
        TrainingClass(id="b", period=year, count=3, learners=100),
    ]
    (one,) = made(TrainingClass, 1, {"id": ["a"], "period": [year]})
    assert (one.learners, one.topics, one.source) == (Absence.NO_DATA, (), None)


def test_a_field_is_taken_as_the_class_takes_it():
    decomposed = "Xa\u0303"
    assert checked(Source, "words", [decomposed, "36", decomposed]) == ["Xã", "36", "Xã"]
    same = ["36", "37"]
    assert checked(Source, "words", same) is same


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [("count", -1, ValueError), ("count", "3", TypeError), ("period", None, TypeError)],
)
def test_what_the_class_does_not_accept_is_refused(
    name: str, value: object, error: type[Exception]
):
    good: object = Period.of_year(2022) if name == "period" else 1
    with pytest.raises(error):
        checked(TrainingClass, name, [good, good, value])
