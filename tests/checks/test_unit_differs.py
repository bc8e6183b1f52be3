"""One figure stated in two units."""

from __future__ import annotations

from tests.checks.making import figure, found, keys, only, seen

from cadre_training.checks.finding import Severity
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.rate import RateBase
from cadre_training.model.register import Register

CODE = "unit-differs"


def test_a_whole_and_parts_of_another_unit():
    register = Register(
        figures=(
            figure("w", 6200, "attendances"),
            figure("a", 2900, "attendances", part_of="w", counts=CountUnit.PERSON),
            figure("b", 3300, "attendances", part_of="w"),
        )
    )
    finding = only(register, CODE)
    assert finding.severity is Severity.WARNING
    assert keys(finding) == ["w", "a"]


def test_it_does_not_depend_on_the_sum():
    for number in (1, 6200, 9999):
        register = Register(
            figures=(
                figure("w", number, "attendances"),
                figure("a", 6200, "people", part_of="w"),
            )
        )
        assert keys(only(register, CODE)) == ["w", "a"]


def test_each_level_by_itself():
    register = Register(
        figures=(
            figure("w", 9, "attendances"),
            figure("a", 9, "people", part_of="w"),
            figure("a1", 9, "people", part_of="a"),
            figure("a2", 9, "attendances", part_of="a"),
        )
    )
    assert [keys(f) for f in found(register, CODE)] == [["a", "a2"], ["w", "a"]]


def test_the_same_scope_twice():
    def register(when: int) -> Register:
        return Register(
            figures=(
                figure("a", 900, "attendances", when=2019),
                figure("b", 900, "attendances", when=when, counts=CountUnit.PERSON),
            )
        )

    assert keys(only(register(2019), CODE)) == ["a", "b"]
    assert "900 lượt học viên (2019) và 900 người (2019)" in seen(only(register(2019), CODE))
    assert found(register(2020), CODE) == ()


def test_whole_and_part_of_one_scope_are_one_finding():
    register = Register(
        figures=(
            figure("w", 900, "attendances", when=2019),
            figure("a", 900, "attendances", when=2019, counts=CountUnit.PERSON, part_of="w"),
        )
    )
    assert len(found(register, CODE)) == 1


def test_other_units_differ_too():
    register = Register(
        figures=(
            figure("w", 9, "sessions"),
            figure("a", 9, "sessions", part_of="w", counts=CountUnit.SITTING),
        )
    )
    finding = only(register, CODE)
    assert "9 cuộc" in seen(finding)
    assert "9 buổi" in seen(finding)
    assert "Số người" not in seen(finding)


def test_two_measures_are_not_one_figure():
    """“16.162 lượt của 6.872 đảng viên” states two things."""
    register = Register(
        figures=(
            figure("w", 16_162, "attendances", when=2019),
            figure("p", 6872, "people", when=2019),
            figure("q", 6872, "people", when=2019, part_of="w", exhaustive=False),
            figure("c", 36, "classes", when=2019, part_of="w"),
            figure("r", "42.5", "attendances", when=2019, part_of="w", base=RateBase.ROSTER),
        )
    )
    assert found(register, CODE) == ()
