"""Who teaches."""

from __future__ import annotations

from cadre_training.model.lecturer_kind import LecturerKind


def test_the_codes_on_disk():
    assert {kind.value: kind.label.vi for kind in LecturerKind} == {
        "full-time": "giảng viên chuyên trách",
        "part-time": "giảng viên kiêm chức",
        "rapporteur": "báo cáo viên",
    }
