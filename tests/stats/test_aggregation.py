"""Tables: rows, gaps, margins, growth and shares."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve
from tests.stats.small import FOUR, FULL_TIME, PART_TIME, SMALL, THREE, year

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase
from cadre_training.model.register import Register, record_key
from cadre_training.model.session import Session
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats import (
    DIMENSIONS,
    MEASURES,
    Margin,
    NeedsYear,
    StatTable,
    StatValue,
    UnknownDimension,
    UnknownMeasure,
    aggregate,
)

NO_DATA, NOT_APPLICABLE = Absence.NO_DATA, Absence.NOT_APPLICABLE
GROUP_4, GROUP_5 = TargetGroup("164", "4"), TargetGroup("cang-long", "5")


def held(name: str, in_year: int, group: TargetGroup | None, count: int, learners: int):
    return TrainingClass(
        id=name, period=year(in_year), target_group=group, count=count, learners=learners
    )


TEN_YEARS = Register(
    covers=Period.of_years(2013, 2022),
    classes=(
        held("2014", 2014, GROUP_4, 2, 223),
        held("2019", 2019, GROUP_5, 11, 2900),
        held("2022", 2022, GROUP_5, 23, 3300),
    ),
)


def plain(value: StatValue) -> int | StatValue:
    return value.value if isinstance(value, Quantity) else value


def numbers(table: StatTable) -> list[tuple]:
    """The rows of a table: its keys, then its values as plain numbers or absences."""
    rows = (*table.rows, table.total)
    return [(*row.key, *(plain(cell.value) for cell in row.cells)) for row in rows]


def classes(count: int) -> Quantity:
    return Quantity(count, CountUnit.CLASS)


class TestTenYears:
    def test_by_year_and_group(self):
        gaps = [(year(y), NO_DATA, NO_DATA, NO_DATA) for y in (2013, 2015, 2016, 2017, 2018)]
        gaps += [(year(y), NO_DATA, NO_DATA, NO_DATA) for y in (2020, 2021)]
        rows = [
            (year(2014), GROUP_4, 2, 223),
            (year(2019), GROUP_5, 11, 2900),
            (year(2022), GROUP_5, 23, 3300),
        ]
        ordered = sorted([*gaps, *rows], key=lambda row: row[0])
        table = aggregate(TEN_YEARS, by=("year", "target_group"))
        assert numbers(table) == [*ordered, (Margin.ALL, Margin.ALL, 36, 6423)]

    def test_by_year_seven_years_are_no_data_and_none_is_zero(self):
        table = aggregate(TEN_YEARS, by="year", measures="classes")
        assert [row.key[0] for row in table.rows] == [year(y) for y in range(2013, 2023)]
        without = [row for row in table.rows if row.cells[0].value is NO_DATA]
        assert [row.key[0] for row in without] == [
            year(y) for y in (2013, 2015, 2016, 2017, 2018, 2020, 2021)
        ]
        assert table.cell("classes").value == classes(36)

    def test_years_covered(self):
        cell = aggregate(TEN_YEARS, measures="years_covered").cell("years_covered")
        assert cell.value == Quantity(3, CountUnit.YEAR)

    def test_margins_by_group(self):
        table = aggregate(TEN_YEARS, by=("year", "target_group"))
        assert table.cell("classes", Margin.ALL, GROUP_5).value == classes(34)
        assert table.cell("classes", year(2019), Margin.ALL).value == classes(11)
        assert table.cell("classes", year(2020), Margin.ALL).value is NO_DATA

    def test_group_five_of_another_scheme_is_another_group(self):
        table = aggregate(TEN_YEARS, by="target_group")
        assert table.cell("classes", TargetGroup("164", "5")).value is NO_DATA


class TestRows:
    def test_without_dimensions_there_is_only_the_total(self):
        table = aggregate(SMALL)
        assert (table.rows, table.totals) == ((), ())
        assert numbers(table) == [(9, 155)]

    def test_a_year_with_sessions_only_is_a_row(self):
        register = Register(
            classes=(held("k", 2014, None, 1, 5),),
            sessions=(Session(id="s", period=year(2015), count=3),),
        )
        table = aggregate(register, by="year", measures=("classes", "sessions"))
        assert numbers(table) == [
            (year(2014), 1, NO_DATA),
            (year(2015), NO_DATA, 3),
            (Margin.ALL, 1, 3),
        ]

    def test_a_year_in_which_none_was_held_is_zero(self):
        table = aggregate(Register(classes=(held("k", 2014, None, 0, 0),)), by="year")
        assert numbers(table)[0] == (year(2014), 0, 0)

    def test_records_outside_the_period_covered_are_rows_too(self):
        narrow = evolve(TEN_YEARS, covers=Period.of_years(2013, 2014))
        table = aggregate(narrow, by="year", measures="classes")
        assert [str(row.key[0]) for row in table.rows] == ["2013", "2014", "2019", "2022"]

    def test_quarters_without_records_are_rows(self):
        covers = Period(dt.date(2014, 6, 30), dt.date(2015, 1, 1))
        day = Period.of_day(dt.date(2014, 8, 5))
        register = Register(covers=covers, classes=(TrainingClass(id="k", period=day),))
        table = aggregate(register, by="quarter", measures="classes")
        assert [str(row.key[0]) for row in table.rows] == [
            "2014-Q2",
            "2014-Q3",
            "2014-Q4",
            "2015-Q1",
        ]
        assert [row.cells[0].value for row in table.rows] == [NO_DATA, classes(1), NO_DATA, NO_DATA]

    @pytest.mark.parametrize("by", [("year", "quarter"), ("quarter", "year")])
    def test_beside_years_only_years_without_records_are_rows(self, by: tuple[str, str]):
        day = Period.of_day(dt.date(2014, 5, 5))
        register = Register(
            covers=Period.of_years(2014, 2015), classes=(TrainingClass(id="k", period=day),)
        )
        table = aggregate(register, by=by, measures="classes")
        at = by.index("year")
        keys = [(row.key[at], row.key[1 - at]) for row in table.rows]
        assert set(keys) == {
            (year(2014), Period.of_quarter(2014, 2)),
            (year(2015), NO_DATA),
        }

    def test_rows_of_a_dimension_that_overlaps_do_not_add_up(self):
        table = aggregate(SMALL, by="lecturer_kind", measures="attendances")
        assert numbers(table) == [
            (FULL_TIME, 100),
            (PART_TIME, 85),
            (NO_DATA, 30),
            (Margin.ALL, 155),
        ]

    def test_margins_of_two_dimensions_that_overlap_count_a_record_once(self):
        table = aggregate(SMALL, by=("topic", "lecturer_kind"), measures="classes")
        first = SMALL.topics_by_id["t1"]
        assert table.cell("classes", first, Margin.ALL).value == classes(3)
        assert table.cell("classes", Margin.ALL, FULL_TIME).value == classes(3)
        assert table.cell("classes", first, FULL_TIME).value == classes(3)
        assert table.cell("classes", first, PART_TIME).value == classes(2)
        assert table.cell("classes").value == classes(9)

    def test_the_same_table_by_dimensions_in_another_order(self):
        one = aggregate(SMALL, by=("year", "target_group"), measures="classes")
        other = aggregate(SMALL, by=("target_group", "year"), measures="classes")
        assert {row.key: row.cells for row in one.rows} == {
            (row.key[1], row.key[0]): row.cells for row in other.rows
        }

    def test_margins_hold_each_value_of_each_dimension_once_and_no_rows(self):
        table = aggregate(TEN_YEARS, by=("year", "target_group"), measures="classes")
        years = [(year(y), Margin.ALL) for y in range(2013, 2023)]
        groups = [(Margin.ALL, group) for group in (GROUP_4, GROUP_5)]
        assert sorted(map(str, (row.key for row in table.totals))) == sorted(
            map(str, [*years, *groups])
        )

    def test_without_totals_the_grand_total_stays(self):
        full = aggregate(SMALL, by=("year", "target_group"))
        bare = aggregate(SMALL, by=("year", "target_group"), totals=False)
        assert bare.totals == ()
        assert full.totals != ()
        assert (bare.rows, bare.total) == (full.rows, full.total)

    def test_all_dimensions_at_once(self):
        table = aggregate(SMALL, by=[d.name for d in DIMENSIONS], measures="classes", totals=False)
        assert table.cell("classes").value == classes(9)
        assert (
            sum(1 for row in table.rows if row.cells[0].value == classes(4)) == 1
        )  # four classes of which only the two years are known


class TestEmpty:
    @pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda d: d.name)
    def test_an_empty_register_has_no_rows_and_no_data(self, dimension):
        measures = [m.name for m in MEASURES if not m.name.endswith("growth")]
        table = aggregate(Register(), by=dimension.name, measures=measures)
        assert (table.rows, table.totals) == ((), ())
        assert {cell.value for cell in table.total.cells} <= {NO_DATA, NOT_APPLICABLE}
        assert all(cell.records == () and cell.missing == 0 for cell in table.total.cells)

    def test_an_empty_register_that_covers_years_has_gaps(self):
        table = aggregate(Register(covers=Period.of_years(2013, 2014)), by="year")
        assert numbers(table) == [
            (year(2013), NO_DATA, NO_DATA),
            (year(2014), NO_DATA, NO_DATA),
            (Margin.ALL, NO_DATA, NO_DATA),
        ]


class TestGrowth:
    def growth(self, *counts: tuple[int, int]) -> dict[str, StatValue]:
        register = Register(
            covers=Period.of_years(2014, 2018),
            classes=tuple(held(f"k{y}", y, None, count, 0) for y, count in counts),
        )
        table = aggregate(register, by="year", measures="classes_growth")
        return {str(row.key[0]): row.cells[0].value for row in table.rows}

    def test_each_year_against_the_year_before(self):
        found = self.growth((2014, 4), (2015, 5), (2016, 1), (2018, 2))
        base = RateBase.PREVIOUS_YEAR
        assert found == {
            "2014": NO_DATA,
            "2015": Rate(classes(1), classes(4), base),
            "2016": Rate(classes(-4), classes(5), base),
            "2017": NO_DATA,
            "2018": NO_DATA,
        }

    def test_from_zero_there_is_none(self):
        found = self.growth((2014, 0), (2015, 5), (2016, 0))
        assert found["2015"] is NOT_APPLICABLE
        assert found["2016"] == Rate(classes(-5), classes(5), RateBase.PREVIOUS_YEAR)

    def test_within_each_group(self):
        table = aggregate(SMALL, by=("year", "target_group"), measures="classes_growth")
        assert table.cell("classes_growth", year(2015), THREE).value is NO_DATA
        assert table.cell("classes_growth", year(2016), THREE).value is NOT_APPLICABLE
        assert table.cell("classes_growth", year(2015), Margin.ALL).value == Rate(
            classes(-3), classes(3), RateBase.PREVIOUS_YEAR
        )

    def test_it_names_the_records_of_both_years(self):
        table = aggregate(SMALL, by="year", measures="classes_growth")
        cell = table.cell("classes_growth", year(2015))
        assert [record_key(record) for record in cell.records] == ["k1", "k2", "k3"]

    def test_it_carries_what_is_missing_in_both_years(self):
        register = Register(
            classes=(
                held("a", 2014, None, 1, 10),
                TrainingClass(id="b", period=year(2014)),
                held("c", 2015, None, 1, 20),
                TrainingClass(id="d", period=year(2015)),
            )
        )
        table = aggregate(register, by="year", measures="attendances_growth")
        assert table.cell("attendances_growth", year(2015)).missing == 2

    def test_a_withheld_year_is_withheld(self):
        hidden = TrainingClass(id="b", period=year(2015), learners=Absence.WITHHELD)
        register = Register(
            classes=(held("a", 2014, None, 1, 10), hidden, held("c", 2016, None, 1, 20))
        )
        table = aggregate(register, by="year", measures="attendances_growth")
        assert table.cell("attendances_growth", year(2015)).value is Absence.WITHHELD
        assert table.cell("attendances_growth", year(2016)).value is Absence.WITHHELD

    @pytest.mark.parametrize("key", [NO_DATA, Margin.ALL])
    def test_where_there_is_no_year_it_does_not_apply(self, key):
        table = aggregate(SMALL, by="year", measures=("classes", "classes_growth"))
        assert table.cell("classes_growth", key).value is NOT_APPLICABLE

    def test_before_the_first_year_of_the_calendar_it_does_not_apply(self):
        register = Register(classes=(held("k", 1, None, 1, 1),))
        table = aggregate(register, by="year", measures="classes_growth")
        assert table.cell("classes_growth", year(1)).value is NOT_APPLICABLE

    def test_a_quarter_is_held_against_the_same_quarter(self):
        spring = {y: Period.of_quarter(y, 1) for y in (2014, 2015)}
        register = Register(
            classes=(
                TrainingClass(id="a", period=spring[2014], count=2),
                TrainingClass(id="b", period=spring[2015], count=3),
                TrainingClass(id="c", period=Period.of_quarter(2015, 2), count=9),
            )
        )
        table = aggregate(register, by=("quarter", "year"), measures="classes_growth")
        expected = Rate(classes(1), classes(2), RateBase.PREVIOUS_YEAR)
        assert table.cell("classes_growth", spring[2015], year(2015)).value == expected

    def test_it_needs_a_year(self):
        for by in ((), ("target_group",), ("quarter",)):
            with pytest.raises(NeedsYear, match="'classes_growth' compares years: add 'year'"):
                aggregate(SMALL, by=by, measures=("classes", "classes_growth"))


class TestShares:
    def test_shares_of_the_grand_total(self):
        table = aggregate(SMALL, by="target_group", measures="share_of_classes")
        parts = {row.key[0]: row.cells[0].value for row in table.rows}
        assert parts == {
            key: Rate(classes(n), classes(9), RateBase.TOTAL)
            for key, n in ((THREE, 2), (FOUR, 3), (NO_DATA, 4))
        }

    def test_of_a_margin_too(self):
        table = aggregate(SMALL, by=("year", "target_group"), measures="share_of_classes")
        assert table.cell("share_of_classes", Margin.ALL, FOUR).value == Rate(
            classes(3), classes(9), RateBase.TOTAL
        )

    def test_of_a_total_of_zero_there_are_none(self):
        register = Register(classes=(held("a", 2014, FOUR, 0, 0), held("b", 2015, THREE, 0, 0)))
        table = aggregate(register, by="target_group", measures="share_of_classes")
        assert {row.cells[0].value for row in (*table.rows, table.total)} == {NOT_APPLICABLE}

    def test_what_is_not_known_has_no_share(self):
        table = aggregate(SMALL, by="target_group", measures="share_of_attendances")
        assert table.cell("share_of_attendances", NO_DATA).value is NO_DATA
        assert table.cell("share_of_attendances", FOUR).missing == 1


class TestNames:
    def test_one_name_needs_no_tuple(self):
        assert aggregate(SMALL, by="year", measures="classes") == aggregate(
            SMALL, by=["year"], measures=iter(["classes"])
        )

    @pytest.mark.parametrize(
        ("by", "measures", "message"),
        [
            (("year", "year"), "classes", "dimension named twice: year"),
            ("year", ("classes", "topics", "classes"), "measure named twice: classes"),
        ],
    )
    def test_a_name_stands_once(self, by, measures, message: str):
        with pytest.raises(ValueError, match=message):
            aggregate(SMALL, by=by, measures=measures)

    def test_unknown_names_are_refused(self):
        with pytest.raises(UnknownDimension, match="Did you mean year"):
            aggregate(SMALL, by="years")
        with pytest.raises(UnknownMeasure, match="Did you mean attendances"):
            aggregate(SMALL, by="year", measures="attendence")
