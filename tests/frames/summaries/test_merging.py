"""The laws of merging, and what is not merged."""

from __future__ import annotations

from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from pyroaring import BitMap
from tests.frames.summaries.cells import (
    DIMENSIONS,
    MEASURES,
    OTHER,
    ROSTER,
    cells,
    summaries,
    summary_of,
)

from cadre_training.frames.summaries import (
    Cell,
    PeopleKind,
    PeopleSpace,
    Summary,
    SummaryProblem,
    merge,
)
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.target_group import TargetGroup
from cadre_training.stats.formula import Resource

QUIET = settings(max_examples=40, deadline=None)
KEY = (Period.of_year(2022), TargetGroup("164", "4"))


def persons(people: set[int], space: PeopleSpace = ROSTER, key: tuple = KEY) -> Summary:
    """Make the summary of one class, on whose roll these persons are, and nobody else."""
    classes = Cell(
        resource=Resource.CLASSES,
        key=key,
        counts={"rows": 1, "people_classes": 1, "classes_total": 1, "classes_total_known": 1},
    )
    rolls = Cell(
        resource=Resource.ATTENDANCES,
        key=key,
        counts={"rows": len(people), "people_rolls": len(people)},
        people=BitMap(people).serialize(),
        space=space,
    )
    return summary_of([classes, rolls])


def number(summary: Summary, measure: str = "people") -> int:
    value = summary.table((), (measure,)).total.cells[0].value
    assert isinstance(value, Quantity)
    return value.value


@QUIET
@given(a=summaries(), b=summaries(), c=summaries())
def test_order_and_grouping_do_not_matter(a: Summary, b: Summary, c: Summary) -> None:
    whole = merge([a, b, c])
    for one, two, three in permutations([a, b, c]):
        assert merge([one, two, three]).to_bytes() == whole.to_bytes()
        assert merge([one, merge([two, three])]).to_bytes() == whole.to_bytes()
        assert merge([merge([one, two]), three]).to_bytes() == whole.to_bytes()


@QUIET
@given(one=summaries())
def test_the_empty_one_changes_nothing(one: Summary) -> None:
    assert merge([one, Summary()]) == merge([Summary(), one]) == one
    assert merge([]) == Summary()
    assert merge([one, summary_of([])]) == one


@QUIET
@given(made=cells(), at=st.integers(0, 8))
def test_parts_make_the_whole(made: list[Cell], at: int) -> None:
    whole = summary_of(made)
    assert merge([summary_of(made[:at]), summary_of(made[at:])]).to_bytes() == whole.to_bytes()
    assert summary_of(made[::-1]).to_bytes() == whole.to_bytes()


def test_a_person_in_two_summaries_of_one_roster_counts_once() -> None:
    assert number(merge([persons({1, 2, 3}), persons({3, 4})])) == 4


def test_numbers_of_different_lists_are_not_taken_for_one_person() -> None:
    with pytest.raises(SummaryProblem, match="renumber"):
        merge([persons({1, 2}), persons({1, 2}, OTHER)])


def test_persons_apart_count_twice_if_asked() -> None:
    apart = merge([persons({1, 2}), persons({1, 2, 3}, OTHER)], apart=True)
    assert number(apart) == 5
    assert apart.spaces == tuple(sorted((ROSTER, OTHER)))
    later = merge([persons({2, 9}), apart])  # that mixture was asked for already
    assert number(later) == 6
    with pytest.raises(SummaryProblem):
        merge([apart, persons({1}, PeopleSpace("roster:deadbeef"))])


@QUIET
@given(a=summaries(), b=summaries(OTHER), c=summaries())
def test_apart_in_any_order(a: Summary, b: Summary, c: Summary) -> None:
    whole = merge([a, b, c], apart=True).to_bytes()
    for parts in permutations([a, b, c]):
        assert merge(parts, apart=True).to_bytes() == whole
        first, *rest = parts
        assert merge([first, merge(rest, apart=True)], apart=True).to_bytes() == whole


def test_covers_span_all() -> None:
    first = evolve(persons({1}), covers=Period.of_year(2014))
    second = evolve(persons({2}), covers=Period.of_years(2019, 2022))
    assert merge([second, persons({3}), first]).covers == Period.of_years(2014, 2022)


@pytest.mark.parametrize(
    "other",
    [
        Summary.of_cells(("year",), MEASURES, ()),
        Summary.of_cells(DIMENSIONS, ("classes",), ()),
        Summary.of_cells(DIMENSIONS, MEASURES, (), people=PeopleKind.ESTIMATE),
    ],
)
def test_unlike_summaries_are_refused(other: Summary) -> None:
    with pytest.raises(SummaryProblem, match="have different") as caught:
        merge([persons({1}), other])
    assert "khác nhau" in caught.value.label.vi


def test_one_unit_described_in_two_ways_is_refused() -> None:
    def of(name: str) -> Summary:
        unit = AdminUnit(code="84", name=name, level=UnitLevel.PROVINCE)
        counts = {"rows": 1, "classes_total": 1, "classes_total_known": 1}
        cell = Cell(resource=Resource.CLASSES, key=(unit,), counts=counts)
        return Summary.of_cells(("province",), ("classes",), [cell])

    assert number(merge([of("Trà Vinh"), of("Trà Vinh")]), "classes") == 2
    with pytest.raises(SummaryProblem, match="unit 84"):
        merge([of("Trà Vinh"), of("Vĩnh Long")])


def test_keys_in_another_order_of_dimensions() -> None:
    cell = Cell(resource=Resource.CLASSES, key=KEY[::-1], counts={"rows": 1, "classes_total": 1})
    made = Summary.of_cells(("target_group", "year"), ("classes",), [cell])
    assert made.dimensions == ("year", "target_group")
    assert made.tables[Resource.CLASSES].keys == [KEY]


@pytest.mark.parametrize(
    ("counts", "match"),
    [
        ({"rows": 1, "summoned_total": 1}, "keep no number"),
        ({"rows": 1, "classes_in_2022": 1}, "keep no number"),
        ({"rows": 1, "years_covered_in_": 1}, "keep no number"),
        ({"classes_total": 1}, "without rows"),
    ],
)
def test_strange_cells_are_refused(counts: dict, match: str) -> None:
    with pytest.raises(ValueError, match=match):
        summary_of([Cell(resource=Resource.CLASSES, key=KEY, counts=counts)])


def test_persons_need_a_space() -> None:
    with pytest.raises(ValueError, match="space"):
        Cell(
            resource=Resource.ATTENDANCES,
            key=KEY,
            counts={"rows": 1},
            people=BitMap([1]).serialize(),
        )
