"""Figures against their parts, their repetitions and the records."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.making import figure, found, held, keys, only, replaced, seen, with_value
from tests.sample_units import UNITS

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import Severity
from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Per, Qualifier, ReportedFigure, Scope
from cadre_training.model.session import Session
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic

CODE = "part-whole"


def of(*figures: ReportedFigure, **rest) -> Register:
    return Register(figures=figures, **rest)


class TestWithoutRecords:
    def test_parts_that_make_the_whole_hold(self):
        register = of(figure("w", 36), figure("a", 2, part_of="w"), figure("b", 34, part_of="w"))
        result = check(register, [CODE])
        assert result.findings == ()
        assert [tuple(s.key for s in h.spots) for h in result.held] == [("w", "a", "b")]

    def test_the_whole_is_named_first_and_the_parts_after_it(self):
        register = of(figure("w", 37), figure("a", 2, part_of="w"), figure("b", 34, part_of="w"))
        finding = only(register, CODE)
        assert finding.severity is Severity.ERROR
        assert keys(finding) == ["w", "a", "b"]
        assert seen(finding) == (
            "Số liệu 37 lớp không khớp: các phần cộng lại là 36: 2 lớp và 34 lớp."
        )
        assert seen(finding, "en") == (
            "The figure 37 classes does not agree: its parts add up to 36: "
            "2 classes and 34 classes."
        )

    def test_each_breakdown_is_a_sum_of_its_own(self):
        register = of(
            figure("w", 36),
            figure("a", 2, part_of="w", breakdown="group"),
            figure("b", 34, part_of="w", breakdown="group"),
            figure("c", 13, part_of="w", breakdown="year"),
            figure("d", 23, part_of="w", breakdown="year"),
        )
        assert found(register, CODE) == ()

    def test_a_whole_that_breaks_both_breakdowns_is_one_finding(self):
        register = of(
            figure("w", 40),
            figure("a", 2, part_of="w", breakdown="group"),
            figure("b", 34, part_of="w", breakdown="group"),
            figure("c", 13, part_of="w", breakdown="year"),
            figure("d", 23, part_of="w", breakdown="year"),
        )
        assert keys(only(register, CODE)) == ["w", "a", "b", "c", "d"]

    def test_a_figure_between_two_levels_is_named_once(self):
        """It is too large for its own parts and for the whole above it."""
        register = of(
            figure("w", 36),
            figure("a", 2, part_of="w"),
            figure("b", 35, part_of="w"),
            figure("b1", 11, part_of="b"),
            figure("b2", 23, part_of="b"),
        )
        assert keys(only(register, CODE))[0] == "b"

    def test_the_part_that_nothing_else_confirms_is_named(self):
        register = of(
            figure("w", 36),
            figure("a", 2, part_of="w"),
            figure("b", 35, part_of="w"),
            figure("a1", 1, part_of="a"),
            figure("a2", 1, part_of="a"),
            figure("v", 72),
            figure("w2", 36, part_of="v"),
            figure("w", 36),
        )
        register = evolve(
            register,
            figures=tuple(evolve(f, part_of="v") if f.id == "w" else f for f in register.figures),
        )
        assert keys(only(register, CODE))[0] == "b"

    @pytest.mark.parametrize(("part", "expected"), [(36, 0), (35, 0), (37, 1)])
    def test_parts_that_need_not_make_the_whole(self, part: int, expected: int):
        register = of(figure("w", 36), figure("a", part, part_of="w", exhaustive=False))
        assert len(found(register, CODE)) == expected

    @pytest.mark.parametrize(
        ("qualifier", "number", "agrees"),
        [
            (Qualifier.ABOUT, 16_000, True),
            (Qualifier.ABOUT, 17_000, True),
            (Qualifier.ABOUT, 19_000, False),
            (Qualifier.OVER, 16_000, True),
            (Qualifier.OVER, 17_000, False),
            (Qualifier.OVER, 12_000, False),
            (Qualifier.NEARLY, 17_000, True),
            (Qualifier.NEARLY, 16_000, False),
        ],
    )
    def test_words_that_leave_room(self, qualifier: Qualifier, number: int, agrees: bool):
        """The parts make 16.162."""
        register = of(
            figure("w", number, "attendances", qualifier=qualifier),
            figure("a", 16_000, "attendances", part_of="w"),
            figure("b", 162, "attendances", part_of="w"),
        )
        assert (found(register, CODE) == ()) is agrees

    def test_ranges_leave_room_too(self):
        parts = (figure("a", (10, 12), part_of="w"), figure("b", 20, part_of="w"))
        assert found(of(figure("w", 31), *parts), CODE) == ()
        assert len(found(of(figure("w", 33), *parts), CODE)) == 1

    def test_unlike_units_do_not_stop_the_comparison(self):
        parts = (
            figure("a", 2900, "attendances", part_of="w", counts=CountUnit.PERSON),
            figure("b", 3300, "people", part_of="w"),
        )
        assert found(of(figure("w", 6200, "attendances"), *parts), CODE) == ()
        assert keys(only(of(figure("w", 6300, "attendances"), *parts), CODE))[0] == "w"

    def test_parts_of_another_measure_are_not_added(self):
        register = of(figure("w", 36), figure("a", 6423, "attendances", part_of="w"))
        assert found(register, CODE) == ()

    def test_percentages_and_what_is_stated_for_each_are_not_added(self):
        register = of(
            figure("w", 36),
            figure("a", "98.96", part_of="w"),
            figure("b", 36, part_of="w"),
            figure("c", (1, 2), part_of="w", per=(Per.YEAR,)),
        )
        assert found(register, CODE) == ()

    def test_cycles_are_survived(self):
        register = of(
            figure("a", 5, part_of="b"), figure("b", 6, part_of="c"), figure("c", 5, part_of="a")
        )
        assert {keys(f)[0] for f in found(register, CODE)} == {"b"}

    def test_a_whole_that_is_not_there(self):
        assert found(of(figure("a", 5, part_of="nothing")), CODE) == ()

    def test_people_of_several_years_overlap(self):
        """900 people in one year and 800 in the next may be 1.000 people."""
        parts = (
            figure("a", 900, "people", when=2021, part_of="w"),
            figure("b", 800, "people", when=2022, part_of="w"),
        )
        years = (2021, 2022)
        assert found(of(figure("w", 1000, "people", when=years), *parts), CODE) == ()
        assert len(found(of(figure("w", 1701, "people", when=years), *parts), CODE)) == 1
        too_few = only(of(figure("w", 899, "people", when=years), *parts), CODE)
        assert "900 người" in seen(too_few)

    def test_people_of_several_groups_add(self):
        register = of(
            figure("w", 501, "people", when=2021),
            figure("a", 300, "people", when=2021, group="164/3", part_of="w"),
            figure("b", 200, "people", when=2021, group="164/4", part_of="w"),
        )
        assert keys(only(register, CODE))[0] == "w"


class TestRepeated:
    def test_one_figure_with_two_numbers(self):
        register = of(figure("a", 36, when=2019), figure("b", 37, when=2019))
        assert keys(only(register, CODE)) == ["a", "b"]

    def test_two_of_three_are_believed(self):
        register = of(
            figure("a", 37, when=2019), figure("b", 36, when=2019), figure("c", 36, when=2019)
        )
        assert keys(only(register, CODE))[0] == "a"
        register = of(
            figure("a", 36, when=2019), figure("b", 36, when=2019), figure("c", 37, when=2019)
        )
        assert keys(only(register, CODE))[0] == "c"

    def test_unlike_scopes_or_units_are_not_repetitions(self):
        register = of(
            figure("a", 36, when=2019),
            figure("b", 37, when=2020),
            figure("c", 38, when=2019, group="164/4"),
            figure("d", 39, "attendances", when=2019),
            figure("e", 40, "attendances", when=2019, counts=CountUnit.PERSON),
        )
        assert found(register, CODE) == ()

    def test_parts_that_no_scope_tells_apart_are_not_repetitions(self):
        register = of(
            figure("w", 500, "people", when=2019),
            figure("men", 300, "people", when=2019, part_of="w"),
            figure("women", 200, "people", when=2019, part_of="w"),
        )
        assert found(register, CODE) == ()


class TestAgainstRecords:
    def test_classes_attendances_sessions_topics_and_plans(self):
        register = Register(
            classes=(held("c", 2019, 60, count=2, planned=3, summoned=66, enrolled=65),),
            sessions=(
                Session(id="s", period=Period.of_year(2019), count=4, attendees=90, planned=5),
            ),
            topics=(Topic(id="t", period=Period.of_year(2019), count=7),),
        )
        made = {
            "classes": 2,
            "attendances": 60,
            "planned_classes": 3,
            "summoned": 66,
            "enrolled": 65,
            "sessions": 4,
            "session_attendances": 90,
            "planned_sessions": 5,
            "topics": 7,
            "years_covered": 1,
        }
        for measure, number in made.items():
            right = evolve(register, figures=(figure("f", number, measure, when=2019),))
            wrong = evolve(register, figures=(figure("f", number + 1, measure, when=2019),))
            result = check(right, [CODE])
            assert result.findings == (), measure
            assert len(result.held) == 1, measure
            finding = only(wrong, CODE)
            assert finding.spots[0].key == "f"
            assert finding.spots[1].kind in ("classes", "sessions", "topics")

    @pytest.mark.parametrize(
        "scope",
        [
            Scope(period=Period.of_year(2020)),
            Scope(target_group=TargetGroup("164", "3")),
            Scope(unit="846"),
            Scope(programme=Programme.OTHER),
        ],
    )
    def test_no_record_in_the_scope_says_nothing(self, scope: Scope):
        record = held("c", 2019, unit="844", programme=Programme.KNOWLEDGE_UPDATE)
        claim = evolve(figure("f", 99), scope=scope)
        assert found(Register(classes=(record,), units=UNITS, figures=(claim,)), CODE) == ()

    def test_a_unit_holds_the_units_below_it(self):
        register = Register(
            classes=(held("a", 2019, unit="29269"), held("b", 2019, unit="29266")),
            units=UNITS,
            figures=(figure("p", 2, unit="84"), figure("d", 3, unit="844")),
        )
        assert keys(only(register, CODE))[0] == "d"

    @pytest.mark.parametrize("number", [50, 51, 1000])
    def test_records_that_do_not_give_the_number_leave_room_above(self, number: int):
        register = Register(
            classes=(held("a", 2019, 50), held("b", 2019, Absence.NO_DATA)),
            figures=(figure("f", number, "attendances", when=2019),),
        )
        result = check(register, [CODE])
        assert (result.findings, result.held) == ((), ())

    def test_less_than_the_records_make_without_those_is_wrong(self):
        register = Register(
            classes=(
                held("a", 2019, 1500),
                held("b", 2019, Absence.NO_DATA),
                held("other", 2020, 700),
                held("another", 2019, 80, group="164/3"),
            ),
            figures=(figure("f", 1499, "attendances", when=2019, group="164/4"),),
        )
        finding = only(register, CODE)
        assert finding.severity is Severity.ERROR
        assert keys(finding) == ["f", "a", "b"]
        assert "ít nhất là 1.500" in seen(finding)
        assert "at least 1,500" in seen(finding, "en")

    def test_words_leave_room_below_what_the_records_make(self):
        about = figure("f", 1450, "attendances", when=2019, qualifier=Qualifier.ABOUT)
        classes = (held("a", 2019, 1500), held("b", 2019, Absence.NO_DATA))
        assert found(Register(classes=classes, figures=(about,)), CODE) == ()

    def test_a_class_not_held_had_no_learners(self):
        register = Register(
            classes=(held("a", 2019, 50), held("b", 2019, Absence.NO_DATA, count=0)),
            figures=(figure("f", 51, "attendances", when=2019),),
        )
        assert len(found(register, CODE)) == 1

    @pytest.mark.parametrize(("number", "wrong"), [(10, 1), (11, 0), (13, 0), (14, 1)])
    def test_records_that_may_lie_in_the_scope_leave_room(self, number: int, wrong: int):
        """Eleven classes are for group 4; two more name no group."""
        register = Register(
            classes=(held("a", 2019, count=11), held("b", 2019, count=2, group=None)),
            figures=(figure("f", number, when=2019, group="164/4"),),
        )
        assert len(found(register, CODE)) == wrong

    @pytest.mark.parametrize(("number", "wrong"), [(1, 1), (2, 0), (7, 0), (8, 1)])
    def test_records_of_longer_periods_leave_room(self, number: int, wrong: int):
        register = Register(
            classes=(held("a", 2019, count=2), held("b", (2018, 2019), count=5)),
            figures=(figure("f", number, when=2019),),
        )
        assert len(found(register, CODE)) == wrong

    def test_a_class_over_new_year_counts_where_it_began(self):
        over = held("a", Period.of_day(Period.of_year(2018).end))
        over = evolve(over, period=Period(over.period.start, Period.of_quarter(2019, 1).start))
        figures = (figure("f", 1, when=2018), figure("g", 1, when=2019))
        register = Register(classes=(over, held("b", 2019)), figures=figures)
        assert found(register, CODE) == ()
        quarters = (
            figure("f", 2, when=Period.of_quarter(2018, 4)),
            figure("g", 2, when=Period.of_quarter(2019, 1)),
        )
        day = held("b", Period.of_day(Period.of_year(2019).start))
        assert len(found(Register(classes=(over, day), figures=quarters), CODE)) == 2

    def test_only_the_wrong_part_is_named(self):
        register = Register(
            classes=(held("a", 2018, count=11), held("b", 2019, count=23)),
            figures=(
                figure("w", 34, when=(2018, 2019)),
                figure("p", 11, when=2018, part_of="w"),
                figure("q", 24, when=2019, part_of="w"),
            ),
        )
        finding = only(register, CODE)
        assert keys(finding) == ["q", "w", "p", "b"]
        assert seen(finding) == (
            "Số liệu 24 lớp (2019) không khớp: các bản ghi trong phạm vi này cộng lại là 23; cùng "
            "các phần khác cộng lại là 35, còn tổng được nêu là 34 lớp: 11 lớp và 24 lớp."
        )

    def test_a_wrong_record_is_told_once_through_all_levels(self):
        register = Register(
            classes=(held("a", 2018, count=12, group="164/4"), held("b", 2019, count=23)),
            figures=(
                figure("w", 34, when=(2018, 2019)),
                figure("p", 34, when=(2018, 2019), group="164/4", part_of="w"),
                figure("q", 11, when=2018, group="164/4", part_of="p"),
                figure("r", 23, when=2019, group="164/4", part_of="p"),
            ),
        )
        finding = only(register, CODE)
        assert keys(finding) == ["q", "w", "p", "a"]
        assert "chênh lệch này cũng có ở 34 lớp" in seen(finding)

    def test_two_that_repeat_each_other_and_differ_from_the_records_are_one_finding(self):
        figures = (figure("a", 9, when=2019), figure("b", 9, when=2019))
        register = Register(classes=(held("c", 2019),), figures=figures)
        assert keys(only(register, CODE)) == ["a", "b", "c"]

    def test_a_circle_of_wrong_figures_is_named_all_the_same(self):
        figures = (
            figure("a", 9, when=2018, part_of="b"),
            figure("b", 9, when=(2018, 2019), part_of="a"),
        )
        register = Register(classes=(held("c", 2018),), figures=figures)
        assert len(found(register, CODE)) == 1

    def test_what_the_right_number_would_not_mend_is_told_too(self):
        """The whole is wrong by the records, and its parts are wrong beside that."""
        register = Register(
            sessions=(Session(id="s", period=Period.of_year(2019), count=10),),
            figures=(
                figure("w", 12, "sessions", when=2019),
                figure("p", 4, "sessions", when=2019, group="164/3", part_of="w"),
                figure("q", 5, "sessions", when=2019, group="164/4", part_of="w"),
            ),
        )
        assert keys(only(register, CODE))[0] == "w"

    def test_two_wrong_numbers_are_two_findings(self):
        register = Register(
            classes=(held("a", 2018, count=11), held("b", 2019, count=23)),
            figures=(
                figure("w", 30, when=(2018, 2019)),
                figure("p", 12, when=2018, part_of="w"),
                figure("q", 23, when=2019, part_of="w"),
            ),
        )
        assert [keys(f)[0] for f in found(register, CODE)] == ["p", "w"]

    def test_parts_that_leave_out_records_are_named_at_the_whole(self):
        register = Register(
            classes=(held("a", 2018), held("b", 2019), held("c", 2020)),
            figures=(
                figure("w", 3, when=(2018, 2020)),
                figure("p", 1, when=2018, part_of="w"),
                figure("q", 1, when=2019, part_of="w"),
            ),
        )
        assert keys(only(register, CODE))[0] == "w"

    def test_parts_that_no_scope_tells_apart_are_not_looked_up(self):
        """“500 người, trong đó 200 nữ, gồm …”: no record says who is a woman."""
        register = Register(
            classes=(held("a", 2018, 250), held("b", 2019, 250)),
            figures=(
                figure("w", 500, "attendances", when=(2018, 2019)),
                figure(
                    "women", 200, "attendances", when=(2018, 2019), part_of="w", exhaustive=False
                ),
                figure("women-2018", 120, "attendances", when=2018, part_of="women"),
                figure("women-2019", 80, "attendances", when=2019, part_of="women"),
            ),
        )
        assert found(register, CODE) == ()

    def test_people_are_counted_on_rolls(self):
        people = [Cadre(id=str(n)) for n in range(3)]
        register = Register(
            classes=(held("a", 2018, 3), held("b", 2019, 2)),
            cadres=tuple(people),
            attendances=tuple(
                Attendance(class_id=c, cadre_id=p)
                for c, p in [("a", "0"), ("a", "1"), ("a", "2"), ("b", "0"), ("b", "1")]
            ),
            figures=(figure("f", 3, "people"),),
        )
        assert found(register, CODE) == ()
        assert len(found(replaced(register, figure("f", 5, "people")), CODE)) == 1

    def test_people_without_rolls_are_known_within_bounds(self):
        """Two classes of 60 and 40 are 60 to 100 people."""
        classes = (held("a", 2018, 60), held("b", 2019, 40))
        for number, wrong in ((59, 1), (60, 0), (72, 0), (100, 0), (101, 1)):
            register = Register(classes=classes, figures=(figure("f", number, "people"),))
            assert len(found(register, CODE)) == wrong, number


@st.composite
def trees(draw: st.DrawFn) -> tuple[Register, tuple[ReportedFigure, ...]]:
    """Records by year and group, and figures of them: in all, by group, by group and year."""
    cells = draw(
        st.dictionaries(
            st.tuples(st.integers(2014, 2018), st.sampled_from(["1", "2", "3", "4"])),
            st.lists(st.tuples(st.integers(0, 9), st.integers(0, 900)), min_size=1, max_size=3),
            min_size=2,
            max_size=8,
        )
    )
    records = tuple(
        held(f"{year}-{code}-{n}", year, learners if count else 0, count=count, group=f"164/{code}")
        for (year, code), rows in cells.items()
        for n, (count, learners) in enumerate(rows)
    )
    return Register(classes=records), tuple(_figures(cells))


def _figures(cells: Mapping[tuple[int, str], list[tuple[int, int]]]):
    every = (2014, 2018)
    for measure, at in (("classes", 0), ("attendances", 1)):
        made = {cell: sum(row[at] if row[0] else 0 for row in rows) for cell, rows in cells.items()}
        yield figure(measure, sum(made.values()), measure, when=every)
        for year, some in itertools.groupby(sorted(made), key=lambda cell: cell[0]):
            yield figure(
                f"{measure}-{year}",
                sum(made[cell] for cell in some),
                measure,
                when=year,
                part_of=measure,
                breakdown="year",
            )
        for code in sorted({code for _, code in made}):
            own = {cell: n for cell, n in made.items() if cell[1] == code}
            yield figure(
                f"{measure}-g{code}",
                sum(own.values()),
                measure,
                when=every,
                group=f"164/{code}",
                part_of=measure,
                breakdown="group",
            )
            for (year, _), n in own.items():
                yield figure(
                    f"{measure}-g{code}-{year}",
                    n,
                    measure,
                    when=year,
                    group=f"164/{code}",
                    part_of=f"{measure}-g{code}",
                )


@given(trees(), st.data())
def test_one_planted_change_is_one_finding_at_its_place(
    tree: tuple[Register, tuple[ReportedFigure, ...]], data: st.DataObject
):
    records, figures = tree
    register = evolve(records, figures=tuple(data.draw(st.permutations(figures))))
    assert found(register, CODE) == ()
    wrong = data.draw(st.sampled_from(figures))
    assert isinstance(wrong.value, Quantity)
    change = data.draw(st.integers(-50, 50).filter(bool))
    planted = with_value(wrong, max(0, wrong.value.value + change))
    if planted == wrong:
        return
    assert keys(only(replaced(register, planted), CODE))[0] == wrong.id


@given(trees(), st.data())
def test_without_records_it_is_still_one_finding(
    tree: tuple[Register, tuple[ReportedFigure, ...]], data: st.DataObject
):
    _, figures = tree
    register = Register(figures=tuple(data.draw(st.permutations(figures))))
    assert found(register, CODE) == ()
    wrong = data.draw(st.sampled_from(figures))
    assert isinstance(wrong.value, Quantity)
    planted = replaced(register, with_value(wrong, wrong.value.value + 1))
    finding = only(planted, CODE)
    assert wrong.id in keys(finding)
    in_two_sums = sum(f.part_of == wrong.id for f in figures) > 0 and wrong.part_of is not None
    if in_two_sums:
        assert keys(finding)[0] == wrong.id
