"""Round hundreds, class sizes, records that stand twice."""

from __future__ import annotations

import random
from fractions import Fraction
from math import comb
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.making import figure, found, held, keys, only, seen

from cadre_training.checks._chance import rarer_than
from cadre_training.checks.finding import Severity
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Qualifier
from cadre_training.model.session import Session


@given(st.integers(0, 80), st.integers(0, 300), st.sampled_from([2, 10, 100]))
def test_chance_is_the_exact_tail(hits: int, tries: int, one_in: int):
    p = Fraction(1, one_in)
    tail = sum(
        comb(tries, k) * p**k * (1 - p) ** (tries - k)
        for k in range(min(hits, tries + 1), tries + 1)
    )
    if hits <= tries:
        assert rarer_than(hits, tries, one_in=one_in, limit=1000) is (tail < Fraction(1, 1000))


def test_chance_of_many_tries_is_known_at_once():
    assert rarer_than(1100, 100_000, one_in=100, limit=1000)
    assert not rarer_than(1090, 100_000, one_in=100, limit=1000)
    assert rarer_than(100_000, 100_000, one_in=100, limit=1000)


class TestRoundHundreds:
    CODE = "round-hundreds"

    @pytest.mark.parametrize(
        ("learners", "named"),
        [
            ((2900, 3300), True),
            ((2900,), False),
            ((2900, 3301), False),
            ((900, 800, 700), False),
            ((1000, 1100), True),
            ((1000, 1100, *range(1001, 1003)), True),
            ((1000, 1100, *range(1001, 1010)), False),
            ((1000, 1100, 1200, *range(1001, 1010)), True),
            ((), False),
        ],
    )
    def test_records(self, learners: tuple[int, ...], named: bool):
        classes = tuple(held(f"c{n}", 2019, one) for n, one in enumerate(learners))
        assert bool(found(Register(classes=classes), self.CODE)) is named

    def test_what_is_said(self):
        register = Register(
            classes=(held("b", 2019, 1200), held("a", 2019, 1500), held("c", 2019, 1234))
        )
        finding = only(register, self.CODE)
        assert finding.severity is Severity.NOTICE
        assert keys(finding) == ["a", "b"]
        assert seen(finding).startswith(
            "2 trong 3 số học viên từ 1.000 trở lên là số tròn trăm: 1.500 và 1.200."
        )

    def test_sessions_count_too(self):
        sessions = tuple(
            Session(id=str(n), period=Period.of_year(2019), attendees=17_200) for n in range(2)
        )
        assert found(Register(sessions=sessions), self.CODE)

    def test_figures_that_records_do_not_hold(self):
        figures = (
            figure("a", 1200, "attendances", when=2018),
            figure("b", 1500, "attendances", when=2019),
        )
        assert keys(only(Register(figures=figures), self.CODE)) == ["a", "b"]
        classes = (held("c", 2018, 1200),)
        assert len(found(Register(classes=classes, figures=figures), self.CODE)) == 1
        assert found(Register(classes=classes, figures=figures[:1]), self.CODE) == ()

    def test_totals_of_parts_or_of_records_are_left_out(self):
        parts = (
            figure("w", 2700, "attendances"),
            figure("a", 1200, "attendances", part_of="w"),
            figure("b", 1500, "attendances", part_of="w"),
        )
        finding = only(Register(figures=parts), self.CODE)
        assert keys(finding) == ["a", "b"]
        classes = (held("c", 2018, 650), held("d", 2018, 550), held("e", 2019, 1500))
        total = figure("t", 1200, "attendances", when=2018)
        assert found(Register(classes=classes, figures=(total,)), self.CODE) == ()

    def test_what_is_said_to_be_rounded_is_left_out(self):
        figures = tuple(
            figure(str(n), 1000 * n, "attendances", when=2010 + n, qualifier=Qualifier.OVER)
            for n in range(1, 6)
        )
        assert found(Register(figures=figures), self.CODE) == ()
        others = (
            figure("a", 1200, "sessions", counts=CountUnit.SESSION),
            figure("b", 1500, "summoned"),
            figure("c", 1500, "attendances", counts=CountUnit.CLASS),
        )
        assert found(Register(figures=others), self.CODE) == ()

    def test_thousands_of_counted_numbers_say_nothing(self):
        chance = random.Random(164)
        classes = tuple(held(str(n), 2019, chance.randint(1000, 9000)) for n in range(5000))
        assert found(Register(classes=classes), self.CODE) == ()


class TestClassSize:
    CODE = "class-size-outlier"

    @staticmethod
    def of(*sizes: int | tuple[int, int], **rest) -> Register:
        pairs = [(size, 1) if isinstance(size, int) else size for size in sizes]
        return Register(
            classes=tuple(
                held(f"c{n:03}", 2019, learners, count=count, **rest)
                for n, (learners, count) in enumerate(pairs)
            )
        )

    @pytest.mark.parametrize(
        ("sizes", "outliers"),
        [
            (((223, 2), (2900, 11), (3300, 23)), ["c001"]),
            ((50, 50, 100), ["c002"]),
            ((50, 50, 99), []),
            ((50, 50, 25), ["c002"]),
            ((50, 50, 26), []),
            ((50, 200), []),
            ((50, 60, 200), ["c002"]),
            ((40, 60, 80), []),
            ((30, 60, 200), []),
            ((60, 60, 175, 183), []),
            ((60, 61, 62, 183), ["c003"]),
            ((100, 101, 102, 300, 310), []),
            ((50,) * 7 + (99,), []),
            ((50,) * 7 + (100,), ["c007"]),
            ((50,) * 60 + (100, 25, 51), ["c061", "c060"]),
            ((50,) * 60 + (99, 26), []),
            ((10, 20, 30, 40, 50, 60, 70, 80, 90), []),
        ],
    )
    def test_sizes(self, sizes: tuple, outliers: list[str]):
        assert sorted(keys(f)[0] for f in found(self.of(*sizes), self.CODE)) == sorted(outliers)

    def test_what_is_said(self):
        large = only(self.of(50, 50, 100), self.CODE)
        assert large.severity is Severity.NOTICE
        assert "gấp 2,0 lần trung vị 50,0 của 2 bản ghi còn lại" in seen(large)
        small = only(self.of(50, 50, 20), self.CODE)
        assert "trung vị 50,0 của 2 bản ghi còn lại gấp 2,5 lần" in seen(small)

    def test_like_with_like(self):
        some = self.of(50, 50, 50, programme=Programme.KNOWLEDGE_UPDATE)
        others = tuple(
            evolve(c, id=f"d{c.id}", learners=500, programme=Programme.RESOLUTION_STUDY)
            for c in some.classes
        )
        assert found(evolve(some, classes=some.classes + others), self.CODE) == ()

    def test_what_is_not_known_is_left_out(self):
        register = self.of(50, 50, 0)
        unknown = held("u", 2019, Absence.NO_DATA)
        none = held("n", 2019, 0, count=0)
        register = evolve(register, classes=(*register.classes, unknown, none))
        assert found(register, self.CODE) == ()

    def test_a_large_set_agrees_with_leaving_one_out(self):
        """Fifty-one sizes are weighed at once, fifty one by one."""
        sizes = [40 + n % 20 for n in range(49)]
        for number in (49, 50):
            register = self.of(*sizes, *([45] * (number - 49)), 400)
            assert [keys(f) for f in found(register, self.CODE)] == [[f"c{number:03}"]]

    @pytest.mark.parametrize("number", [200, 3000])
    def test_many_usual_sizes_say_nothing(self, number: int):
        chance = random.Random(145)
        sizes = [max(1, round(chance.lognormvariate(4.1, 0.4))) for _ in range(number)]
        assert found(self.of(*sizes), self.CODE) == ()


class TestDuplicate:
    CODE = "duplicate-class"
    DAYS = Period.of_quarter(2019, 1)

    def twice(self, **change) -> Register:
        day = Period.of_day(self.DAYS.start)
        one = held("a", day, 45, unit="844", title="Lớp đối tượng 4")
        return Register(classes=(evolve(one, **change), evolve(one, id="b", **change)))

    def test_equal_in_all_but_the_identifier(self):
        finding = only(self.twice(), self.CODE)
        assert finding.severity is Severity.WARNING
        assert keys(finding) == ["a", "b"]
        assert "2 bản ghi lớp “Lớp đối tượng 4”" in seen(finding)
        assert found(self.twice(target_group=None), self.CODE)

    @pytest.mark.parametrize(
        "change",
        [
            {"title": None},
            {"unit": None},
            {"learners": Absence.NO_DATA},
            {"learners": 0},
            {"period": DAYS},
        ],
    )
    def test_records_that_say_too_little(self, change: dict):
        assert found(self.twice(**change), self.CODE) == ()

    @pytest.mark.parametrize("field", ["count", "learners", "summoned", "title", "unit"])
    def test_any_difference(self, field: str):
        one, other = self.twice().classes
        change: dict[str, Any] = {field: "x" if field in ("title", "unit") else 7}
        other = evolve(other, **change)
        assert found(Register(classes=(one, other)), self.CODE) == ()
