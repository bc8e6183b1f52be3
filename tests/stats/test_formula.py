"""Formulas and measures are data that is held to its types."""

from __future__ import annotations

import attrs
import pytest

from cadre_training.model.attendance import Attendance
from cadre_training.model.rate import RateBase
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats import MEASURES
from cadre_training.stats.formula import Count, Distinct, Growth, Ratio, Resource, Share, Sum, Where
from cadre_training.stats.measure import Measure

RECORDS = {
    Resource.CLASSES: TrainingClass,
    Resource.SESSIONS: Session,
    Resource.TOPICS: Topic,
    Resource.ATTENDANCES: Attendance,
}


def columns(measure: Measure) -> list[tuple[Resource, str]]:
    match measure.formula:
        case Sum(resource, column) | Distinct(resource, column):
            named = [column]
        case Ratio(resource, part, whole):
            named = [part, whole]
        case Count(resource):
            named = []
        case Growth() | Share():
            return []
    where = getattr(measure.formula, "where", ())
    return [(resource, name) for name in [*named, *(w.column for w in where)]]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_every_column_exists(measure: Measure):
    for resource, column in columns(measure):
        assert hasattr(RECORDS[resource], column)


def test_every_resource_is_a_kind_of_record_in_the_register():
    assert {resource.value for resource in Resource} <= set(attrs.fields_dict(Register))
    assert set(RECORDS) == set(Resource)


@pytest.mark.parametrize("resource", ["classes", None, 1])
@pytest.mark.parametrize(
    "kind",
    [
        Count,
        lambda r: Sum(r, "count"),
        lambda r: Distinct(r, "year"),
        lambda r: Ratio(r, "count", "planned", RateBase.PLAN),
    ],
)
def test_a_resource_is_one_of_the_known(kind, resource):
    with pytest.raises(TypeError):
        kind(resource)


CONDITION = Where("status", "present")


@pytest.mark.parametrize("where", [[CONDITION], CONDITION, ("present",), None])
def test_conditions_are_a_tuple(where):
    with pytest.raises(TypeError, match="where must"):
        Count(Resource.ATTENDANCES, where)


@pytest.mark.parametrize("name", ["", "Classes", "số lớp", "classes ", "1", "a__b", "_a"])
def test_a_measure_has_a_plain_name(name: str):
    with pytest.raises(ValueError, match="name"):
        attrs.evolve(MEASURES[0], name=name)
