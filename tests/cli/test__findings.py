"""Findings on sheets as text and JSON: their cells, and what is proposed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

ROWS = """KẾT QUẢ BỒI DƯỠNG NĂM 2022;;;
TT;Xã;Số lớp;Số học viên
1;An Trường;2;91
2;Tân An;1;{spoiled}
3;Bình Phú;3;137
;Cộng;6;282
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet with 45 for 54."""
    path = tmp_path / "so-lieu.csv"
    path.write_text(ROWS.format(spoiled="45"), encoding="utf-8-sig")
    return path


def test_a_proposal_is_shown_as_no_more_than_that(run: Run, sheet: Path) -> None:
    result = run("check", sheet)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    at = lines.index("   Gợi ý, không tự sửa:")
    assert lines[at + 1] == (
        "     - so-lieu.csv!D4: 45 → 54 (có thể hai chữ số liền nhau bị đảo chỗ)"
    )
    english = run("check", sheet, "--lang", "en").stdout
    assert "   Proposed, and not applied:" in english
    assert "so-lieu.csv!D4: 45 → 54 (two digits side by side may be swapped)" in english


def test_a_proposal_is_data_in_json(run: Run, sheet: Path) -> None:
    found = json.loads(run("check", sheet, "--format", "json", "--lang", "en").stdout)
    (finding,) = [one for one in found["findings"] if one["code"] == "cross-footing"]
    assert finding["spots"][0]["place"]["cell"] == "D4"
    assert finding["proposals"][0] == {
        "place": {
            "file": "so-lieu.csv",
            "line": None,
            "column": None,
            "sheet": None,
            "cell": "D4",
        },
        "was": {"kind": "number", "value": 45, "text": "45"},
        "proposed": {"kind": "number", "value": 54, "text": "54"},
        "why": "two digits side by side may be swapped",
    }


def test_a_cell_that_was_not_read_is_not_called_blank_in_what_is_proposed(
    run: Run, sheet: Path
) -> None:
    sheet.write_text(ROWS.format(spoiled="nhiều"), encoding="utf-8-sig")
    text = run("check", sheet).stdout
    assert (
        "so-lieu.csv!D4: chưa đọc được → 54 (có thể là số này, theo các phép cộng có ô này)" in text
    )
    found = json.loads(run("check", sheet, "--format", "json").stdout)["findings"]
    assert [one["proposals"][0]["was"] for one in found if one["proposals"]] == [None]
