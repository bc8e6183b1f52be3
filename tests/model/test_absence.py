"""Absence has three kinds, and none of them is zero."""

from __future__ import annotations

from itertools import combinations

import pytest

from cadre_training.model.absence import Absence


def test_there_are_three_kinds():
    assert [absence.value for absence in Absence] == ["no data", "not applicable", "withheld"]


@pytest.mark.parametrize("absence", Absence)
def test_an_absence_is_neither_zero_nor_nothing(absence):
    assert absence not in (0, False, None, "", absence.value)


def test_no_two_kinds_are_equal_or_read_alike():
    for one, other in combinations(Absence, 2):
        assert one != other
        assert one.label.vi != other.label.vi
        assert one.label.en != other.label.en


@pytest.mark.parametrize("absence", Absence)
def test_an_absence_does_not_add(absence):
    with pytest.raises(TypeError):
        absence + 1
