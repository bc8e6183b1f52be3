"""A counter's figures against each other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.making import counter, found, only, seen

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import Severity
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
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
