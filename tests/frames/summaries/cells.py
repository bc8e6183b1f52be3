"""Strategies for summaries that are made of cells."""

from __future__ import annotations

from hypothesis import strategies as st
from pyroaring import BitMap

from cadre_training.frames.summaries import Cell, PeopleSpace, Summary
from cadre_training.model.absence import Absence
from cadre_training.model.period import Period
from cadre_training.model.target_group import TargetGroup
from cadre_training.stats.formula import Resource

ROSTER = PeopleSpace("roster:00c0ffee")
OTHER = PeopleSpace("roster:0ddba115")
DIMENSIONS = ("year", "target_group")
MEASURES = ("classes", "attendances", "people", "years_covered")

_keys = st.tuples(
    st.sampled_from((Period.of_year(2022), Period.of_year(2023), Absence.NO_DATA)),
    st.sampled_from((TargetGroup("164", "4"), TargetGroup("145", "1"), Absence.NO_DATA)),
)
_people = st.frozensets(st.integers(0, 300) | st.integers(65_500, 65_600), max_size=40)


def _class_cell(key: tuple, rows: int, learners: int, most: int) -> Cell:
    counts = {
        "rows": rows,
        "classes_total": rows,
        "classes_total_known": rows,
        "attendances_total": learners,
        "attendances_total_known": rows,
        "people_classes": rows,
        "people_unnamed": 1,
        "people_most": most,
        "years_covered_in_2022": rows,
    }
    return Cell(resource=Resource.CLASSES, key=key, counts=counts)


def _roll_cell(key: tuple, rows: int, people: frozenset, space: PeopleSpace) -> Cell:
    counts = {"rows": rows, "people_rolls": rows}
    data = BitMap(people).serialize() if people else b""
    return Cell(resource=Resource.ATTENDANCES, key=key, counts=counts, people=data, space=space)


def cells(space: PeopleSpace = ROSTER) -> st.SearchStrategy[list[Cell]]:
    """Cells whose persons' numbers are of a space."""
    rows = st.integers(1, 70_000)
    numbers = st.integers(0, 2**40)
    return st.lists(
        st.builds(_class_cell, _keys, rows, numbers, numbers)
        | st.builds(_roll_cell, _keys, rows, _people, st.just(space)),
        max_size=8,
    )


def summary_of(made: list[Cell]) -> Summary:
    """Make a summary of cells."""
    return Summary.of_cells(DIMENSIONS, MEASURES, made)


def summaries(space: PeopleSpace = ROSTER) -> st.SearchStrategy[Summary]:
    """Summaries whose persons' numbers are of a space."""
    return cells(space).map(summary_of)
