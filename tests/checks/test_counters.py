"""A counter's figures against each other."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.making import counter, found, only, seen

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import Severity
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Robots
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Register

ONLINE, TODAY, WEEK, SEVEN, MONTH, ALL = CounterWindow
VIETNAM = dt.timezone(dt.timedelta(hours=7))


def of(shown: dict[CounterWindow, int | Absence], **rest) -> Register:
    return Register(counters=(counter(shown, **rest),))


class TestOrder:
    CODE = "counter-order"

    @pytest.mark.parametrize(
        ("shorter", "longer", "must"),
        [
            (TODAY, WEEK, True),
            (TODAY, SEVEN, True),
            (TODAY, MONTH, True),
            (TODAY, ALL, True),
            (WEEK, SEVEN, True),
            (WEEK, ALL, True),
            (SEVEN, ALL, True),
            (MONTH, ALL, True),
            (WEEK, MONTH, False),
            (SEVEN, MONTH, False),
            (ONLINE, TODAY, False),
            (ONLINE, ALL, False),
        ],
    )
    def test_pairs(self, shorter: CounterWindow, longer: CounterWindow, must: bool):
        findings = found(of({shorter: 11, longer: 10}), self.CODE)
        assert bool(findings) is must
        assert found(of({shorter: 10, longer: 10}), self.CODE) == ()
        if must:
            assert findings[0].severity is Severity.ERROR
            assert [spot.field for spot in findings[0].spots] == [shorter.value, longer.value]

    def test_one_finding_names_all_pairs(self):
        finding = only(of({TODAY: 900, WEEK: 800, ALL: 700}), self.CODE)
        assert seen(finding).endswith(
            "Hôm nay: 900 lượt truy cập > Trong tuần: 800 lượt truy cập; "
            "Hôm nay: 900 lượt truy cập > Tất cả: 700 lượt truy cập; "
            "Trong tuần: 800 lượt truy cập > Tất cả: 700 lượt truy cập."
        )

    def test_units_are_kept_apart(self):
        def shown(window: CounterWindow, value: int, unit: CountUnit) -> CounterFigure:
            return CounterFigure(
                window=window, value=Quantity(value, unit), definition=Label("?", "?")
            )

        snapshot = CounterSnapshot(
            id="c",
            figures=(
                shown(TODAY, 10, CountUnit.PAGE_VIEW),
                shown(WEEK, 5, CountUnit.VISITOR),
                shown(WEEK, 9, CountUnit.PAGE_VIEW),
            ),
        )
        finding = only(Register(counters=(snapshot,)), self.CODE)
        assert "lượt xem trang" in seen(finding)
        assert "người" not in seen(finding)

    def test_what_is_absent_is_left_out(self):
        assert found(of({TODAY: 11, WEEK: Absence.NO_DATA, ALL: 12}), self.CODE) == ()

    def test_what_holds(self):
        result = check(of({ONLINE: 99, TODAY: 1, ALL: 2}), [self.CODE])
        assert [[s.field for s in h.spots] for h in result.held] == [["today", "all"]]
        assert check(of({ONLINE: 99, TODAY: 1}), [self.CODE]).held == ()


def in_parts(
    window: CounterWindow,
    value: int,
    unit: CountUnit = CountUnit.PAGE_VIEW,
    robots: Robots = Robots.WITHOUT,
    error: str | None = None,
    start: dt.datetime | None = None,
) -> CounterFigure:
    """A figure with a definition in parts."""
    return CounterFigure(
        window=window,
        value=Quantity(value, unit),
        definition=CounterDefinition(
            window=window,
            unit=unit,
            zone="Asia/Ho_Chi_Minh",
            start=start,
            end=dt.datetime(2022, 10, 4, 23, tzinfo=VIETNAM),
            robots=robots,
            error_percent=None if error is None else Decimal(error),
        ),
    )


def showing(*figures: CounterFigure, at: dt.datetime | None = None) -> Register:
    return Register(counters=(CounterSnapshot(id="c", at=at, figures=figures),))


class TestOrderOfDefinedFigures:
    CODE = "counter-order"

    def test_robots_are_kept_apart(self):
        with_robots = in_parts(TODAY, 10, robots=Robots.WITH)
        assert found(showing(with_robots, in_parts(WEEK, 9)), self.CODE) == ()
        wrong = only(showing(with_robots, in_parts(WEEK, 9, robots=Robots.WITH)), self.CODE)
        assert "Hôm nay (kể cả robot): 10 lượt xem trang > Trong tuần (kể cả" in seen(wrong)

    @pytest.mark.parametrize(
        ("today", "week", "errors", "wrong"),
        [
            (1030, 1000, (None, "1"), False),  # within three standard errors
            (1031, 1000, (None, "1"), True),
            (1000, 971, ("1", None), False),
            (1000, 969, ("1", None), True),
            (1000, 943, ("1", "1"), False),
            (1000, 900, ("1", "1"), True),
            (1001, 1000, (None, None), True),
        ],
    )
    def test_an_estimate_may_be_off_by_its_error(self, today, week, errors, wrong):
        of_today, of_week = errors
        register = showing(
            in_parts(TODAY, today, CountUnit.VISITOR, error=of_today),
            in_parts(WEEK, week, CountUnit.VISITOR, error=of_week),
        )
        assert bool(found(register, self.CODE)) is wrong

    @pytest.mark.parametrize(
        ("one", "other", "wrong"),
        [
            # The figure that counts a part of what the other counts comes first.
            (in_parts(TODAY, 9, CountUnit.VISITOR), in_parts(TODAY, 8), True),
            (in_parts(TODAY, 8, CountUnit.VISITOR), in_parts(TODAY, 8), False),
            (in_parts(TODAY, 9), in_parts(TODAY, 8, robots=Robots.WITH), True),
            (in_parts(TODAY, 8), in_parts(TODAY, 8, robots=Robots.WITH), False),
            (in_parts(TODAY, 9, CountUnit.VISITOR, Robots.WITH), in_parts(TODAY, 8), False),
            (in_parts(TODAY, 9, CountUnit.VISITOR), in_parts(WEEK, 8), False),
            (in_parts(ONLINE, 9, CountUnit.VISITOR), in_parts(ONLINE, 8), True),
        ],
    )
    def test_a_part_is_never_more_than_the_whole(self, one, other, wrong):
        for register in (showing(one, other), showing(other, one)):
            assert bool(found(register, self.CODE)) is wrong
        if wrong:
            assert "Trong cùng một khoảng thời gian" in seen(only(showing(one, other), self.CODE))

    def test_figures_that_only_words_define_are_not_held_against_each_other(self):
        visitors = CounterFigure(
            window=TODAY, value=Quantity(9, CountUnit.VISITOR), definition=Label("?", "?")
        )
        assert found(showing(visitors, in_parts(TODAY, 8)), self.CODE) == ()
        assert found(showing(in_parts(TODAY, 8), visitors), self.CODE) == ()


class TestDayLowOfDefinedFigures:
    CODE = "counter-day-low"
    TUESDAY = dt.datetime(2022, 10, 4, 23, tzinfo=VIETNAM)

    def test_with_robots_and_without_is_one_story(self):
        register = showing(
            *(in_parts(TODAY, 20, robots=robots) for robots in Robots),
            *(in_parts(WEEK, 200, robots=robots) for robots in Robots),
            at=self.TUESDAY,
        )
        assert "bình quân 180" in seen(only(register, self.CODE))

    @pytest.mark.parametrize(
        ("start", "mean"), [("2022-10-03", 180), ("2022-10-02", 90), ("2022-10-04", None)]
    )
    def test_the_week_begins_where_its_definition_says(self, start: str, mean: int | None):
        begins = dt.datetime.fromisoformat(start).replace(tzinfo=VIETNAM)
        register = showing(in_parts(TODAY, 20), in_parts(WEEK, 200, start=begins), at=self.TUESDAY)
        if mean is None:
            assert found(register, self.CODE) == ()
        else:
            assert f"bình quân {mean}" in seen(only(register, self.CODE))


class TestDayLow:
    CODE = "counter-day-low"

    @pytest.mark.parametrize(
        ("today", "week", "low"),
        [
            (685, 19_554, True),
            (10, 190, True),
            (10, 189, False),
            (10, 10, False),
            (0, 0, False),
            (0, 7, True),
            (20, 10, False),
        ],
    )
    def test_six_other_days_at_most(self, today: int, week: int, low: bool):
        assert bool(found(of({TODAY: today, WEEK: week}), self.CODE)) is low

    def test_what_is_said(self):
        finding = only(of({TODAY: 685, WEEK: 19_554, ALL: 99_999}), self.CODE)
        assert finding.severity is Severity.NOTICE
        assert [spot.field for spot in finding.spots] == ["today", "week"]
        assert "ít nhất 3.145 lượt truy cập. Mức đó gấp 4,6 lần hôm nay." in seen(finding)
        assert "lần hôm nay" not in seen(only(of({TODAY: 0, WEEK: 60}), self.CODE))

    @pytest.mark.parametrize(
        ("day", "hour", "low"),
        [
            (3, 23, False),  # a Monday: there is no other day
            (4, 24 - 1, True),  # a Tuesday: Monday had 180
            (4, 2, False),  # at two in the morning
            (9, 23, False),  # a Sunday: 30 a day
        ],
    )
    def test_a_moment_tells_how_many_days_and_how_much_of_today(
        self, day: int, hour: int, low: bool
    ):
        at = dt.datetime(2022, 10, day, hour, 0, tzinfo=VIETNAM)
        register = of({TODAY: 20, WEEK: 200}, at=at)
        assert bool(found(register, self.CODE)) is low
        if low:
            assert "bình quân 180" in seen(only(register, self.CODE))

    def test_windows_that_are_missing(self):
        assert found(of({TODAY: 1, SEVEN: 700, ALL: 9999}), self.CODE) == ()
        assert found(of({TODAY: Absence.NO_DATA, WEEK: 700}), self.CODE) == ()

    @given(st.integers(0, 10**9), st.lists(st.integers(0, 10**9), max_size=6))
    def test_no_day_of_an_even_week_is_low(self, today: int, others: list[int]):
        """Where no other day is three times today's, the mean is not either."""
        if all(other < 3 * today for other in others) and today:
            assert found(of({TODAY: today, WEEK: today + sum(others)}), self.CODE) == ()
