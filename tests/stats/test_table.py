"""Tables: cells, reasons, plain rows and text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.sample_units import CANG_LONG_COMMUNE
from tests.stats.small import FIRST, FOUR, FULL_TIME, SMALL, THREE, UPDATE, year

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase
from cadre_training.model.register import record_key
from cadre_training.stats import Margin, StatCell, StatRow, aggregate
from cadre_training.stats.table import plain_key, plain_value

NO_DATA = Absence.NO_DATA
TABLE = aggregate(SMALL, by=("year", "target_group"))
YEARS = aggregate(SMALL, by="year", measures=("classes", "plan_attainment", "learners_per_class"))


def classes(number: int) -> Quantity:
    return Quantity(number, CountUnit.CLASS)


class TestCells:
    def test_a_cell_is_found_by_its_key(self):
        assert TABLE.cell("classes", year(2014), FOUR).value == classes(3)
        assert TABLE.cell("classes", year(2014), Margin.ALL).value == classes(3)
        assert TABLE.cell("classes", NO_DATA, NO_DATA).value == classes(4)
        assert TABLE.cell("classes").value == classes(9)
        assert TABLE.cell("classes", Margin.ALL, Margin.ALL) == TABLE.cell("classes")

    def test_a_key_of_no_row_has_no_data(self):
        assert TABLE.cell("classes", year(2014), THREE) == StatCell(NO_DATA)

    def test_an_unknown_measure_names_those_there_are(self):
        message = "no measure 'topics'; it has: classes, attendances"
        with pytest.raises(KeyError, match=message):
            TABLE.cell("topics")

    def test_a_key_too_short_says_what_a_key_is(self):
        with pytest.raises(KeyError, match=r"has 2 values \(year, target_group\)"):
            TABLE.cell("classes", year(2014))

    @pytest.mark.parametrize("key", [2014, 2014.0, None, ("164", "4")])
    def test_a_value_that_is_no_key_is_refused(self, key):
        with pytest.raises(TypeError, match=r"is no key; a year is Period.of_year\(2014\)"):
            YEARS.cell("classes", key)

    def test_margins_that_were_not_worked_out_are_not_taken_for_no_data(self):
        bare = aggregate(SMALL, by=("year", "target_group"), totals=False)
        with pytest.raises(KeyError, match="totals=True"):
            bare.cell("classes", year(2014), Margin.ALL)
        assert bare.cell("classes").value == classes(9)
        assert bare.cell("classes", year(2014), THREE).value is NO_DATA


class TestWhy:
    def test_a_cell_names_its_records_in_the_order_of_the_register(self):
        cell = TABLE.cell("classes", year(2014), Margin.ALL)
        assert [record_key(record) for record in TABLE.why(cell)] == ["k1", "k2"]
        assert TABLE.why(TABLE.cell("classes")) == SMALL.classes

    def test_no_data_has_no_records(self):
        assert TABLE.why(TABLE.cell("classes", year(2013), NO_DATA)) == ()

    def test_the_records_take_no_part_in_equality(self):
        assert StatCell(classes(1), records=SMALL.classes) == StatCell(classes(1))


class TestDicts:
    def test_rows_are_plain(self):
        assert TABLE.as_dicts() == [
            self.row(2013, None, "no data", "no data"),
            self.row(2014, FOUR, 3, 100),
            self.row(2015, THREE, 0, 0),
            self.row(2016, THREE, 1, 30),
            self.row(2017, None, "no data", "no data"),
            self.row(2025, THREE, 1, 25),
            self.row(None, None, 4, "no data"),
        ]

    def row(self, of_year, group, held, learners) -> dict:
        return {
            "year": of_year,
            "scheme": group.scheme if group else None,
            "target_group": group.code if group else None,
            "classes": held,
            "attendances": learners,
        }

    def test_numbers_are_whole_or_decimal_and_never_float(self):
        plain = YEARS.as_dicts()[1]
        assert plain == {
            "year": 2014,
            "classes": 3,
            "plan_attainment": Decimal("75.00"),
            "learners_per_class": Decimal("33.3"),
        }
        assert [type(value) for value in plain.values()] == [int, int, Decimal, Decimal]

    def test_totals_are_marked(self):
        with_totals = TABLE.as_dicts(totals=True)
        count = len(TABLE.rows)
        assert with_totals[:count] == TABLE.as_dicts()
        assert all(row["is_total"] == 1 for row in with_totals[count:])
        assert len(with_totals) == count + len(TABLE.totals) + 1
        assert with_totals[-1] == self.row(None, None, 9, 155) | {"is_total": 1}

    def test_without_dimensions_there_is_one_total(self):
        table = aggregate(SMALL, measures="classes")
        assert table.as_dicts() == []
        assert table.as_dicts(totals=True) == [{"classes": 9, "is_total": 1}]

    @pytest.mark.parametrize("by", [("scheme", "target_group"), ("target_group", "scheme")])
    def test_a_scheme_that_was_asked_for_stays(self, by: tuple[str, str]):
        rows = aggregate(SMALL, by=by, measures="classes").as_dicts(totals=True)
        assert {(row["scheme"], row["target_group"]) for row in rows} == {
            ("164", "4"),
            ("145", "3"),
            ("164", None),
            ("145", None),
            (None, "4"),
            (None, "3"),
            (None, None),
        }

    @pytest.mark.parametrize(
        ("key", "plain"),
        [
            (year(2014), 2014),
            (Period.of_quarter(2014, 2), "2014-Q2"),
            (FOUR, "4"),
            (CANG_LONG_COMMUNE, "29266"),
            (FIRST, "t1"),
            (UPDATE, "knowledge-update"),
            (FULL_TIME, "full-time"),
            ("164", "164"),
            (NO_DATA, None),
            (Margin.ALL, None),
        ],
    )
    def test_plain_keys(self, key, plain):
        assert plain_key(key) == plain

    @pytest.mark.parametrize(
        ("value", "plain"),
        [
            (classes(36), 36),
            (Rate(classes(1), classes(3), RateBase.TOTAL), Decimal("33.33")),
            (Rate(classes(223), classes(2), RateBase.CLASSES), Decimal("111.5")),
            (NO_DATA, "no data"),
            (Absence.NOT_APPLICABLE, "not applicable"),
            (Absence.WITHHELD, "withheld"),
        ],
    )
    def test_plain_values(self, value, plain):
        assert plain_value(value) == plain


class TestText:
    def test_columns_are_aligned_and_the_total_stands_below(self):
        assert str(TABLE).splitlines() == [
            "year          target_group  classes  attendances",
            "------------  ------------  -------  -----------",
            "2013          (not stated)  no data      no data",
            "2014          164/4               3          100",
            "2015          145/3               0            0",
            "2016          145/3               1           30",
            "2017          (not stated)  no data      no data",
            "2025          145/3               1           25",
            "(not stated)  (not stated)        4      no data",
            "------------  ------------  -------  -----------",
            "all           all                 9         155*",
            "* records that do not state the number are left out",
        ]

    def test_a_table_without_dimensions(self):
        assert str(aggregate(SMALL, measures="classes")).split() == [
            "classes",
            "-------",
            "-------",
            "9",
        ]


def test_tables_compare_by_what_they_say():
    assert aggregate(SMALL, by="year") == aggregate(SMALL, by="year")
    assert aggregate(SMALL, by="year") != aggregate(SMALL, by="quarter")


@pytest.mark.parametrize("cells", [[], (1,), None])
def test_a_row_holds_cells(cells):
    with pytest.raises(TypeError):
        StatRow((), cells)
