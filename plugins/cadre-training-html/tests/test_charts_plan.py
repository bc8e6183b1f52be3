"""Which tables are drawn, and what of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from cadre_training.plugin import (
    Absence,
    Cell,
    CellValue,
    Column,
    CountUnit,
    Interval,
    Label,
    NotKnown,
    Period,
    Quantity,
    Row,
    Table,
)
from cadre_training_html.charts.plan import Bar, Plan, Planner

from . import sample

YEAR = Column(name="year", label=Label("Năm", "Year"), is_header=True)
GROUP = Column(name="group", label=Label("Đối tượng", "Group"), is_header=True)
CLASSES = Column(name="classes", label=Label("Số lớp", "Classes"), unit=CountUnit.CLASS)
PEOPLE = Column(name="people", label=Label("Số người", "People"), unit=CountUnit.PERSON)


def classes(value: int) -> Quantity:
    return Quantity(value, CountUnit.CLASS)


def people(value: int) -> Quantity:
    return Quantity(value, CountUnit.PERSON)


def table(columns: Sequence[Column], *rows: tuple[int | CellValue, ...], total: int = 0) -> Table:
    """Make a table; a whole number stands for the year."""
    made = [
        Row(tuple(Cell(Period.of_year(v) if isinstance(v, int) else v) for v in row))
        for row in rows
    ]
    if total:
        sums = [Cell(classes(total)) for _ in columns]
        made.append(Row(tuple(sums), is_total=True))
    return Table(id="t", caption=Label.same("T"), columns=tuple(columns), rows=tuple(made))


def plan(columns: Sequence[Column], *rows: tuple[int | CellValue, ...]) -> Plan | None:
    return Planner().plan(table(columns, *rows))


def test_every_year_from_the_first_to_the_last_has_a_bar_or_says_why_not() -> None:
    drawn = plan(
        (YEAR, CLASSES),
        (2016, classes(3)),
        (2012, classes(0)),
        (2013, Absence.NOT_APPLICABLE),
        (2015, NotKnown(Label.same("x"))),
    )
    assert drawn is not None
    assert drawn.years == range(2012, 2017)
    (panel,) = drawn.panels
    assert panel.bars == (
        Bar(2012, None, classes(0)),
        Bar(2013, None, Absence.NOT_APPLICABLE),
        Bar(2014, None, Absence.NO_DATA),
        Bar(2015, None, NotKnown(Label.same("x"))),
        Bar(2016, None, classes(3)),
    )
    assert panel.numbers == [(2012, classes(0)), (2016, classes(3))]


def test_totals_are_left_out() -> None:
    drawn = Planner().plan(table((YEAR, CLASSES), (2013, classes(1)), (2014, classes(2)), total=3))
    assert drawn is not None
    assert [bar.value for bar in drawn.panels[0].bars] == [classes(1), classes(2)]


def test_groups_stand_side_by_side_in_the_order_of_the_table() -> None:
    drawn = plan(
        (GROUP, YEAR, CLASSES),
        ("b", 2013, classes(1)),
        ("–", 2014, Absence.NO_DATA),
        ("a", 2015, classes(2)),
        ("b", 2015, classes(4)),
    )
    assert drawn is not None
    assert drawn.groups == ("b", "a")
    assert drawn.panels[0].bars == (
        Bar(2013, 0, classes(1)),
        Bar(2014, None, Absence.NO_DATA),
        Bar(2015, 1, classes(2)),
        Bar(2015, 0, classes(4)),
    )


def test_each_column_that_counts_is_drawn_and_no_other() -> None:
    other = Column(name="other", label=Label.same("O"))
    drawn = plan(
        (YEAR, PEOPLE, other, CLASSES),
        (2013, people(9), classes(1), classes(1)),
        (2014, people(8), classes(1), classes(1)),
    )
    assert drawn is not None
    assert [panel.column.name for panel in drawn.panels] == ["people", "classes"]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param((classes(1), people(2)), id="unlike units"),
        pytest.param((classes(1), classes(-2)), id="below zero"),
        pytest.param((classes(1), Absence.NO_DATA), id="a single number"),
        pytest.param((classes(0), classes(0)), id="nothing but zero"),
        pytest.param((classes(1), Interval.of(1, 2, CountUnit.CLASS)), id="a range"),
        pytest.param((classes(1), "2"), id="words"),
    ],
)
def test_a_column_that_bars_cannot_show_is_not_drawn(values: tuple[CellValue, CellValue]) -> None:
    rows = [(2013, classes(5)), (2014, classes(6)), *zip((2015, 2016), values, strict=True)]
    if Absence.NO_DATA in values or values == (classes(0), classes(0)):
        rows = rows[2:]
    assert plan((YEAR, CLASSES), *rows) is None


@pytest.mark.parametrize(
    "head",
    [
        "2013",
        dt.date(2013, 1, 1),
        Period.of_years(2013, 2014),
        Period.of_quarter(2013, 1),
        Label.same("2013"),
        Absence.NO_DATA,
    ],
)
def test_a_head_that_is_not_always_a_year_is_none(head: CellValue) -> None:
    assert plan((YEAR, CLASSES), (2015, classes(1)), (head, classes(2))) is None


def test_a_year_that_is_no_head_is_none() -> None:
    column = Column(name="year", label=Label.same("Y"))
    assert plan((column, CLASSES), (2013, classes(1)), (2014, classes(2))) is None


def test_a_year_or_a_group_that_stands_twice_is_not_drawn() -> None:
    assert plan((YEAR, CLASSES), (2013, classes(1)), (2013, classes(2))) is None
    assert plan((YEAR, CLASSES), *[(2013 + n % 2, classes(1)) for n in range(3)]) is None
    rows = [(2013 + n % 2, "a", classes(1)) for n in range(3)]
    assert plan((YEAR, GROUP, CLASSES), *rows) is None


def test_what_would_be_too_much_to_see_is_not_drawn() -> None:
    def with_groups(number: int) -> Plan | None:
        rows = [(2013 + y, f"g{g}", classes(1)) for y in range(2) for g in range(number)]
        return plan((YEAR, GROUP, CLASSES), *rows)

    assert with_groups(6) is not None
    assert with_groups(7) is None
    assert plan((YEAR, CLASSES), (1976, classes(1)), (2015, classes(1))) is not None
    assert plan((YEAR, CLASSES), (1975, classes(1)), (2015, classes(1))) is None
    third = Column(name="third", label=Label.same("3"), is_header=True)
    rows = [(2013 + y, "a", "b", classes(1)) for y in range(2)]
    assert plan((YEAR, GROUP, third, CLASSES), *rows) is None


def test_a_table_without_rows_is_not_drawn() -> None:
    assert plan((YEAR, CLASSES)) is None
    assert plan(()) is None
    assert Planner().plan(sample.wide()) is None
    assert Planner().plan(sample.every_value()) is None


def test_what_has_been_drawn_is_not_drawn_again() -> None:
    planner = Planner()
    first = table((YEAR, CLASSES), (2013, classes(1)), (2014, classes(2)))
    more = table(
        (YEAR, CLASSES, PEOPLE), (2013, classes(1), people(4)), (2014, classes(2), people(5))
    )
    other = table((YEAR, CLASSES), (2013, classes(1)), (2014, classes(3)))
    assert planner.plan(first) is not None
    again = planner.plan(more)
    assert again is not None
    assert [panel.column.name for panel in again.panels] == ["people"]
    assert planner.plan(first) is None
    assert planner.plan(other) is not None
