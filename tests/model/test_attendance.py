"""Rows of class rolls."""

from __future__ import annotations

import pytest

from cadre_training.model.attendance import Attendance, AttendanceStatus


def test_who_is_listed_without_more_was_present():
    assert Attendance(class_id="k1", cadre_id="p1").status is AttendanceStatus.PRESENT


@pytest.mark.parametrize("status", ["present", True, None])
def test_a_status_is_one_of_the_known(status):
    with pytest.raises(TypeError):
        Attendance(class_id="k1", cadre_id="p1", status=status)


def test_a_row_names_a_class_and_a_person():
    with pytest.raises(ValueError, match="class_id must not be empty"):
        Attendance(class_id="", cadre_id="p1")
    with pytest.raises(ValueError, match="cadre_id must not be empty"):
        Attendance(class_id="k1", cadre_id=" ")
