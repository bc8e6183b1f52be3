"""What is missing, what is absent, and how many people there were."""

from __future__ import annotations

import pytest
from attrs import evolve
from tests.stats.small import ABSENT, EXCUSED, FOUR, THREE, year

from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.cadre import Cadre
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate
from cadre_training.model.register import Register, record_key
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats import Bounds, StatCell, aggregate

NO_DATA, NOT_APPLICABLE, WITHHELD = Absence
PRESENT = AttendanceStatus.PRESENT


def one(name: str, learners: int | Absence = NO_DATA, **fields) -> TrainingClass:
    given: dict = {"id": name, "period": year(2014), "learners": learners} | fields
    return TrainingClass(**given)


def total(measure: str, *classes: TrainingClass, rolls: tuple[Attendance, ...] = ()) -> StatCell:
    return aggregate(Register(classes=classes, attendances=rolls), measures=measure).cell(measure)


def roll(class_id: str, *people: str, status: AttendanceStatus = PRESENT) -> tuple:
    return tuple(Attendance(class_id=class_id, cadre_id=p, status=status) for p in people)


def persons(number: int) -> Quantity:
    return Quantity(number, CountUnit.PERSON)


class TestSums:
    @pytest.mark.parametrize(
        ("learners", "value", "missing"),
        [
            ([10, 20], 30, 0),
            ([10, NO_DATA], 10, 1),
            ([10, WITHHELD, NO_DATA], 10, 2),
            ([10, NOT_APPLICABLE], 10, 0),
            ([0, NO_DATA], 0, 1),
            ([0], 0, 0),
            ([NO_DATA], NO_DATA, 1),
            ([WITHHELD, WITHHELD], WITHHELD, 2),
            ([NOT_APPLICABLE, NOT_APPLICABLE], NOT_APPLICABLE, 0),
            ([WITHHELD, NO_DATA], NO_DATA, 2),
            ([NOT_APPLICABLE, WITHHELD], NO_DATA, 1),
            ([], NO_DATA, 0),
            ([10**30, 1], 10**30 + 1, 0),
        ],
    )
    def test_what_is_not_stated_is_counted_not_guessed(self, learners, value, missing: int):
        cell = total("attendances", *(one(f"k{i}", n) for i, n in enumerate(learners)))
        if isinstance(value, int):
            value = Quantity(value, CountUnit.ATTENDANCE)
        assert (cell.value, cell.missing) == (value, missing)

    def test_a_sum_names_all_its_records_also_those_that_state_nothing(self):
        cell = total("attendances", one("a", 10), one("b"))
        assert [record_key(record) for record in cell.records] == ["a", "b"]


class TestRatios:
    @pytest.mark.parametrize(
        ("classes", "ratio", "missing"),
        [
            ([(40, 50), (60, 50)], (100, 100), 0),
            ([(40, 50), (60, NO_DATA), (NO_DATA, 9)], (40, 50), 2),
            ([(40, 50), (60, NOT_APPLICABLE)], (40, 50), 0),
            ([(40, 50), (NO_DATA, NOT_APPLICABLE)], (40, 50), 0),
            ([(40, 50), (WITHHELD, WITHHELD)], (40, 50), 1),
            ([(0, 50)], (0, 50), 0),
            ([(0, 0)], NOT_APPLICABLE, 0),
            ([(0, 0), (40, NO_DATA)], NOT_APPLICABLE, 1),
            ([(40, NO_DATA)], NO_DATA, 1),
            ([(40, WITHHELD)], WITHHELD, 1),
            ([(40, NOT_APPLICABLE)], NOT_APPLICABLE, 0),
            ([(WITHHELD, NO_DATA)], NO_DATA, 1),
            ([], NO_DATA, 0),
        ],
    )
    def test_only_records_with_both_numbers_count(self, classes, ratio, missing: int):
        records = (one(f"k{i}", part, summoned=n) for i, (part, n) in enumerate(classes))
        cell = total("attendance_rate_summoned", *records)
        if isinstance(cell.value, Rate):
            assert (cell.value.part.value, cell.value.whole.value) == ratio
        else:
            assert cell.value == ratio
        assert cell.missing == missing

    def test_a_ratio_names_the_records_it_divided(self):
        cell = total("learners_per_class", one("a", 10), one("b"), one("c", 5, count=2))
        assert [record_key(record) for record in cell.records] == ["a", "c"]

    def test_a_rate_of_attendance_may_pass_the_whole_where_the_source_does(self):
        cell = total("plan_attainment", one("a", count=22, planned=20))
        assert isinstance(cell.value, Rate)
        assert str(cell.value.percent()) == "110.00"


class TestCounts:
    def test_a_roll_on_which_nobody_came_is_zero(self):
        cell = total("roll_attendances", rolls=roll("k", "p1", "p2", status=ABSENT))
        assert cell.value == Quantity(0, CountUnit.ATTENDANCE)
        assert len(cell.records) == 2

    def test_without_rolls_there_is_no_data(self):
        assert total("roll_attendances", one("k", 30)).value is NO_DATA

    def test_only_those_present_are_counted(self):
        rolls = roll("k", "p1", "p2") + roll("k", "p3", status=EXCUSED)
        cell = total("roll_attendances", rolls=rolls)
        assert cell.value == Quantity(2, CountUnit.ATTENDANCE)
        assert cell.records == rolls[:2]


class TestYearsCovered:
    def test_a_year_counts_once_and_records_of_no_single_year_are_missing(self):
        span = Period.of_years(2015, 2017)
        cell = total("years_covered", one("a"), one("b"), one("c", period=span, count=3))
        assert cell.value == Quantity(1, CountUnit.YEAR)
        assert cell.missing == 1

    def test_of_no_single_year_alone_there_is_no_data(self):
        cell = total("years_covered", one("c", period=Period.of_years(2015, 2017), count=3))
        assert (cell.value, cell.missing) == (NO_DATA, 1)

    def test_a_year_in_which_none_was_held_is_covered(self):
        assert total("years_covered", one("a", 0, count=0)).value == Quantity(1, CountUnit.YEAR)


class TestPeople:
    def test_without_classes_and_rolls_there_is_no_data_and_no_bound(self):
        assert total("people") == StatCell(NO_DATA)

    def test_complete_rolls_give_different_people(self):
        rolls = roll("a", "p1", "p2") + roll("b", "p2", "p3")
        cell = total("people", one("a", 2), one("b", 2), rolls=rolls)
        assert cell == StatCell(persons(3))
        assert cell.records == rolls

    def test_a_roll_is_complete_where_the_learners_are_not_stated(self):
        cell = total("people", one("a"), rolls=roll("a", "p1", "p2"))
        assert cell == StatCell(persons(2))

    def test_those_who_did_not_come_are_listed_and_not_counted(self):
        rolls = roll("a", "p1") + roll("a", "p2", status=ABSENT) + roll("a", "p3", status=EXCUSED)
        assert total("people", one("a", 3), rolls=rolls).value == persons(1)

    def test_nobody_came(self):
        cell = total("people", one("a"), rolls=roll("a", "p1", status=ABSENT))
        assert cell == StatCell(persons(0))
        assert len(cell.records) == 2

    def test_rolls_without_their_classes_still_name_people(self):
        assert total("people", rolls=roll("a", "p1") + roll("b", "p1")).value == persons(1)

    def test_without_rolls_only_bounds_are_certain(self):
        cell = total("people", one("a", 30), one("b", 50))
        assert cell == StatCell(NO_DATA, missing=2, bounds=Bounds(persons(50), persons(80)))
        assert [record_key(record) for record in cell.records] == ["a", "b"]

    def test_of_several_classes_one_holds_at_least_the_mean(self):
        cell = total("people", one("a", 100, count=3))
        assert cell.bounds == Bounds(persons(34), persons(100))

    def test_named_and_unnamed_together_are_bounded(self):
        rolls = roll("a", "p1", "p2", "p3")
        cell = total("people", one("a", 3), one("b", 2), rolls=rolls)
        assert cell.bounds == Bounds(persons(3), persons(5))
        assert [record_key(record) for record in cell.records] == ["a/p1", "a/p2", "a/p3", "b"]

    def test_a_roll_too_short_for_its_class_leaves_the_rest_unnamed(self):
        rolls = roll("a", "p1", "p2") + roll("a", "p3", status=ABSENT)
        cell = total("people", one("a", 10), rolls=rolls)
        assert cell == StatCell(NO_DATA, missing=1, bounds=Bounds(persons(10), persons(10)))

    def test_a_short_roll_beside_a_full_one(self):
        rolls = roll("a", "p1", "p2") + roll("b", "p3")
        cell = total("people", one("a", 2), one("b", 4), rolls=rolls)
        assert cell.bounds == Bounds(persons(4), persons(6))

    def test_one_person_in_several_classes_of_a_record_stands_on_its_roll_once(self):
        cell = total("people", one("a", 6, count=3), rolls=roll("a", "p1", "p2", "p3"))
        assert cell == StatCell(persons(3))

    @pytest.mark.parametrize("absence", Absence)
    def test_a_class_of_unknown_size_has_no_upper_bound(self, absence: Absence):
        cell = total("people", one("a", absence), one("b", 20))
        assert cell == StatCell(NO_DATA, missing=2, bounds=Bounds(persons(20), None))

    @pytest.mark.parametrize("nobody", [one("z", 0), one("z", 0, count=0), one("z", count=0)])
    def test_a_class_without_learners_needs_no_roll(self, nobody: TrainingClass):
        assert total("people", nobody) == StatCell(persons(0))
        assert total("people", nobody, one("a", 1), rolls=roll("a", "p1")).value == persons(1)

    def test_the_same_person_in_two_years_counts_once_in_the_total(self):
        register = Register(
            classes=(one("a", 2), one("b", 1, period=year(2015))),
            attendances=roll("a", "p1", "p2") + roll("b", "p1"),
            cadres=(Cadre(id="p1"), Cadre(id="p2")),
        )
        table = aggregate(register, by="year", measures=("people", "roll_attendances"))
        assert [row.cells[0].value for row in table.rows] == [persons(2), persons(1)]
        assert table.cell("people").value == persons(2)
        assert table.cell("roll_attendances").value == Quantity(3, CountUnit.ATTENDANCE)

    def test_people_are_known_where_rolls_are_complete_and_not_elsewhere(self):
        register = Register(
            classes=(one("a", 1, target_group=FOUR), one("b", 5, target_group=THREE)),
            attendances=roll("a", "p1"),
        )
        table = aggregate(register, by="target_group", measures="people")
        assert table.cell("people", FOUR).value == persons(1)
        assert table.cell("people", THREE).bounds == Bounds(persons(5), persons(5))
        assert table.cell("people").bounds == Bounds(persons(5), persons(6))

    def test_a_person_is_told_by_the_identifier_not_the_roster(self):
        register = Register(classes=(one("a", 2),), attendances=roll("a", "p1", "p2"))
        named = evolve(register, cadres=(Cadre(id="p1", name="A"), Cadre(id="p2", name="A")))
        assert aggregate(named, measures="people").cell("people").value == persons(2)
