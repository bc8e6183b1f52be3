"""What numbers count."""

from __future__ import annotations

import pytest

from cadre_training.model.count_unit import CountUnit


@pytest.mark.parametrize("unit", CountUnit)
def test_vietnamese_has_one_form_and_english_two(unit: CountUnit):
    assert unit.plural.vi == unit.label.vi
    assert unit.plural.en != unit.label.en
    assert unit.plural.en.endswith("s")


def test_a_person_is_no_attendance():
    assert CountUnit.PERSON.label.vi == "người"
    assert CountUnit.ATTENDANCE.label.vi == "lượt học viên"
