"""Series by unit on the map of a day, bridged and not, and where the map changed in them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.invented_maps import (
    A_NEW,
    A_OLD,
    B_OLD,
    C_OLD,
    DIVIDED,
    FAR,
    FIRST,
    MERGED_NEW,
    MERGER,
    NEW,
    OLD,
    PART_NEW,
    SECOND,
    TAKEN,
    TAKES,
    TAKING,
    unit,
)
from tests.stats.registers import crowded_registers

from cadre_training import aggregate
from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.off_map import OffMap, OffMapReason
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate
from cadre_training.model.register import Register, record_key
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats import Margin, UnknownDimension, on_map

YEARS = {year: Period.of_year(year) for year in range(2010, 2030)}


def held(name: str, code: str | None, day: dt.date, learners: int = 10) -> TrainingClass:
    return TrainingClass(id=name, period=Period.of_day(day), unit=code, learners=learners)


def register(*classes: TrainingClass, units: tuple = MERGER, people: str = "") -> Register:
    rows = tuple(
        Attendance(class_id=c, cadre_id=p) for c, p in (pair.split(":") for pair in people.split())
    )
    cadres = tuple(Cadre(id=one) for one in sorted({row.cadre_id for row in rows}))
    return Register(classes=classes, units=units, attendances=rows, cadres=cadres)


def value(cell) -> int:
    assert isinstance(cell.value, Quantity)
    return cell.value.value


def test_three_provinces_as_the_one_they_became() -> None:
    records = register(
        held("a", "A", OLD, 1),
        held("b", "d2", OLD, 2),
        held("c", "C", dt.date(2024, 5, 1), 4),
        held("n", "A", NEW, 8),
        held("f", "F", NEW, 16),
    )
    table = aggregate(records, by=("year", on_map("province", SECOND)), measures="attendances")
    assert [(*row.key, value(row.cells[0])) for row in table.rows] == [
        (YEARS[2014], A_NEW, 3),
        (YEARS[2024], A_NEW, 4),
        (YEARS[2026], A_NEW, 8),
        (YEARS[2026], FAR, 16),
    ]
    assert value(table.cell("attendances", Margin.ALL, A_NEW)) == 15


def test_the_same_on_the_old_map() -> None:
    records = register(held("a", "21", OLD), held("n", "22", NEW), held("m", "A", NEW))
    table = aggregate(records, by=on_map("province", OLD), measures="classes")
    apart = OffMap(unit=A_NEW, why=OffMapReason.JOINED, among=(A_OLD, B_OLD, C_OLD), day=SECOND)
    assert {row.key[0]: value(row.cells[0]) for row in table.rows} == {B_OLD: 2, apart: 1}


def test_people_are_counted_anew_and_not_added_up() -> None:
    """Who attends in two provinces that merged is one person of the province they became."""
    records = register(
        held("a", "A", OLD, 2),
        held("b", "B", OLD, 2),
        people="a:p1 a:p2 b:p2 b:p3",
    )
    plain = aggregate(records, by="province", measures="people")
    assert [value(row.cells[0]) for row in plain.rows] == [2, 2]
    bridged = aggregate(records, by=on_map("province", SECOND), measures="people")
    assert [(row.key, value(row.cells[0])) for row in bridged.rows] == [((A_NEW,), 3)]


def test_a_divided_commune_is_not_shared_out() -> None:
    records = register(held("x", "13", OLD, 7), held("y", "11", OLD, 1), held("z", "21", NEW, 2))
    table = aggregate(records, by=on_map("commune", SECOND), measures="attendances")
    apart = OffMap(unit=DIVIDED, why=OffMapReason.DIVIDED, among=(MERGED_NEW, PART_NEW), day=SECOND)
    found = {row.key[0]: value(row.cells[0]) for row in table.rows}
    assert found == {MERGED_NEW: 1, apart: 7, PART_NEW: 2}
    assert value(table.total.cells[0]) == 10
    # A reader of plain rows does not take it for the unit that has its code now.
    assert [row["commune@2025-07-01"] for row in table.as_dicts()] == ["11", "divided:13", "21"]
    assert "divided:13" in str(table)


def test_unbridged_nothing_is_carried_over() -> None:
    records = register(held("a", "11", OLD), held("n", "11", NEW), held("f", "F", OLD))
    by = on_map("province", SECOND, bridged=False)
    table = aggregate(records, by=by, measures="classes")
    apart = OffMap(unit=A_OLD, why=OffMapReason.NOT_CARRIED)
    assert {row.key[0]: value(row.cells[0]) for row in table.rows} == {
        apart: 1,
        A_NEW: 1,
        FAR: 1,
    }


def test_what_a_record_does_not_state() -> None:
    records = register(
        held("none", None, OLD),
        held("above", "A", OLD),
        held("unknown", "?", OLD),
    )
    for bridged in (True, False):
        table = aggregate(records, by=on_map("commune", SECOND, bridged=bridged))
        assert [row.key for row in table.rows] == [(Absence.NO_DATA,)]
        table = aggregate(records, by=on_map("unit", OLD, bridged=bridged))
        assert [row.key for row in table.rows] == [("?",), (A_OLD,), (Absence.NO_DATA,)]


def test_a_dimension_says_which_map_it_is_on() -> None:
    one = on_map("province", SECOND)
    assert one is on_map("province", SECOND)
    assert (one.name, one.label.en) == ("province@2025-07-01", "Province on the map of 2025-07-01")
    assert one.label.vi == "Tỉnh, thành phố theo địa giới ngày 01/07/2025"
    apart = on_map("province", SECOND, bridged=False)
    assert apart.name != one.name
    assert "không quy đổi" in apart.label.vi
    table = aggregate(register(), by=("province", one, apart))
    assert [d.name for d in table.dimensions] == ["province", one.name, apart.name]
    with pytest.raises(ValueError, match="named twice: province@2025-07-01"):
        aggregate(register(), by=(one, one))
    with pytest.raises(UnknownDimension, match="unit, commune, district, province"):
        on_map("year", SECOND)


class TestBreaks:
    GROWTH = ("classes", "attendances_growth")
    SERIES = (
        held("a", "A", dt.date(2024, 3, 1), 10),
        held("b", "B", dt.date(2025, 3, 1), 30),
        held("n", "A", dt.date(2025, 9, 1), 10),
        held("m", "A", NEW, 80),
        held("f1", "F", dt.date(2024, 3, 1), 10),
        held("f2", "F", NEW, 10),
    )

    def test_a_bridged_series_goes_over_it_and_is_marked(self) -> None:
        by = ("year", on_map("province", SECOND))
        table = aggregate(register(*self.SERIES), by=by, measures=self.GROWTH)
        cell = table.cell("attendances_growth", YEARS[2025], A_NEW)
        assert isinstance(cell.value, Rate)
        assert Fraction(cell.value.part.value, cell.value.whole.value) == 3
        [one] = table.breaks
        assert (one.day, one.ended, one.begun) == (SECOND, (A_OLD, B_OLD, C_OLD), (A_NEW,))
        assert one.keys == (A_NEW,)
        assert dict(one.note.values) == {
            "day": SECOND,
            "ended": 3,
            "begun": 1,
            "on": SECOND,
        }
        assert "2025-07-01: the map changed; units that ended: 3" in str(table)

    def test_an_unbridged_series_has_no_growth_over_it(self) -> None:
        by = ("year", on_map("province", SECOND, bridged=False))
        table = aggregate(register(*self.SERIES), by=by, measures=self.GROWTH)
        for year, key in (
            (2025, OffMap(unit=B_OLD, why=OffMapReason.NOT_CARRIED)),
            (2025, A_NEW),
            (2026, A_NEW),
        ):
            cell = table.cell("attendances_growth", YEARS[year], key)
            assert cell.value is Absence.NOT_APPLICABLE
            assert cell.reason is not None
            assert cell.reason.value("day") == SECOND
        [one] = table.breaks
        assert (one.day, set(one.ended)) == (SECOND, {A_OLD, B_OLD, C_OLD})
        assert "không so sánh được" in one.note.template.vi

    def test_what_did_not_change_is_compared(self) -> None:
        series = (held("x", "F", dt.date(2024, 3, 1)), held("y", "F", dt.date(2025, 9, 1), 20))
        for bridged in (True, False):
            by = ("year", on_map("province", SECOND, bridged=bridged))
            table = aggregate(register(*series), by=by, measures=self.GROWTH)
            assert table.breaks == ()
            cell = table.cell("attendances_growth", YEARS[2025], FAR)
            assert isinstance(cell.value, Rate)
            assert cell.reason is None
            whole = table.cell("attendances_growth", YEARS[2025], Margin.ALL)
            assert isinstance(whole.value, Rate)

    def test_outside_the_series_it_is_no_break(self) -> None:
        early = (held("a", "A", dt.date(2014, 3, 1)), held("b", "B", dt.date(2015, 3, 1)))
        table = aggregate(register(*early), by=("year", on_map("province", SECOND)))
        assert table.breaks == ()
        covered = evolve(register(*early), covers=Period.of_years(2014, 2025))
        table = aggregate(covered, by=("year", on_map("province", SECOND)))
        assert [one.day for one in table.breaks] == [SECOND]

    def test_without_a_year_there_is_no_series(self) -> None:
        assert aggregate(register(*self.SERIES), by=on_map("province", SECOND)).breaks == ()
        assert aggregate(register(*self.SERIES), by=("year", "province")).breaks == ()

    def test_by_quarter(self) -> None:
        by = ("quarter", on_map("province", SECOND))
        table = aggregate(register(*self.SERIES), by=by)
        assert [one.day for one in table.breaks] == [SECOND]

    def test_a_unit_that_took_another_in_does_not_compare_unbridged(self) -> None:
        series = (held("x", "T", dt.date(2019, 3, 1)), held("y", "T", dt.date(2020, 3, 1)))
        on = dt.date(2021, 1, 1)
        by = ("year", on_map("province", on, bridged=False))
        table = aggregate(register(*series, units=TAKING), by=by, measures=self.GROWTH)
        # The change fell on the first of January 2020: between the two years.
        cell = table.cell("attendances_growth", YEARS[2020], TAKES)
        assert cell.reason is not None
        assert cell.reason.value("day") == FIRST
        [one] = table.breaks
        assert (one.day, one.ended, one.begun) == (FIRST, (TAKEN,), (TAKES,))
        by = ("year", on_map("province", on))
        table = aggregate(register(*series, units=TAKING), by=by, measures=self.GROWTH)
        assert isinstance(table.cell("attendances_growth", YEARS[2020], TAKES).value, Rate)

    def test_a_bridged_unit_that_misses_a_part_does_not_compare(self) -> None:
        """What was recorded of the divided commune is not in the years before."""
        series = (
            held("x", "11", dt.date(2024, 3, 1)),
            held("y", "11", dt.date(2025, 9, 1)),
            held("z", "11", dt.date(2026, 9, 1)),
        )
        by = ("year", on_map("commune", SECOND))
        table = aggregate(register(*series), by=by, measures=self.GROWTH)
        assert isinstance(table.cell("attendances_growth", YEARS[2025], MERGED_NEW).value, Rate)
        parted = register(*series, held("w", "13", dt.date(2015, 3, 1)))
        table = aggregate(parted, by=by, measures=self.GROWTH)
        cell = table.cell("attendances_growth", YEARS[2025], MERGED_NEW)
        assert (cell.value, cell.reason is None) == (Absence.NOT_APPLICABLE, False)
        cell = table.cell("attendances_growth", YEARS[2026], MERGED_NEW)
        assert cell.reason is not None
        [one] = table.breaks
        assert one.note.value("apart") == 1


def test_a_change_on_new_years_day_lies_between_the_years_before_it() -> None:
    units = (unit("a", before=FIRST, to="b"), unit("b", since=FIRST))
    series = (held("x", "b", dt.date(2020, 3, 1)), held("y", "b", dt.date(2021, 3, 1)))
    by = ("year", on_map("commune", FIRST, bridged=False))
    table = aggregate(register(*series, units=units), by=by, measures="attendances_growth")
    assert isinstance(table.cell("attendances_growth", YEARS[2021], units[1]).value, Rate)
    assert table.breaks == ()


MAPS = st.builds(
    on_map,
    st.sampled_from(["unit", "commune", "district", "province"]),
    st.sampled_from([OLD, SECOND - dt.timedelta(days=1), SECOND, NEW]),
    bridged=st.booleans(),
)


@given(crowded_registers(), MAPS)
def test_nothing_is_lost_or_counted_twice(records: Register, by) -> None:
    """Every record stands in one row, and all rows make the whole."""
    table = aggregate(records, by=by, measures="classes")
    found = [record_key(record) for row in table.rows for record in table.why(row.cells[0])]
    assert sorted(found) == sorted(record.id for record in records.classes)


@given(crowded_registers(), MAPS)
def test_on_a_map_there_is_only_what_stands_on_it(records: Register, by) -> None:
    for row in aggregate(records, by=by, measures="classes").rows:
        [key] = row.key
        assert isinstance(key, AdminUnit | OffMap | Absence | str)
        if isinstance(key, AdminUnit):
            assert key.lifetime.holds_on(by.on_map.day)
