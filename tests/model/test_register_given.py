"""What is no register is refused with what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import polars as pl
import pytest

from cadre_training import aggregate, check, ten_year_report
from cadre_training.frames import Frames
from cadre_training.sheets import read_sheets

FUNCTIONS = {"aggregate": aggregate, "check": check, "ten_year_report": ten_year_report}


@pytest.fixture(params=FUNCTIONS)
def name(request: pytest.FixtureRequest) -> str:
    return cast("str", request.param)


def refusal(name: str, value: object) -> str:
    function = cast("Callable[[object], object]", FUNCTIONS[name])
    with pytest.raises(TypeError) as caught:
        function(value)
    return str(caught.value)


@pytest.mark.parametrize("kind", [str, Path])
def test_a_path_is_to_be_loaded(name: str, kind: Callable[[str], object]) -> None:
    told = refusal(name, kind("a/so-lop.xlsx"))
    assert told == (
        f"{name}() takes a Register, not a path; load the file first: {name}(load('a/so-lop.xlsx'))"
    )


def test_frames_are_sent_to_what_takes_them(name: str) -> None:
    frame = pl.DataFrame({"id": ["a"]})
    held = Frames(classes=frame)
    for frames, kind in ((frame, "polars.DataFrame"), (held, "cadre_training.Frames")):
        told = refusal(name, frames)
        assert told.startswith(f"{name}() takes a Register, not {kind}; ")
        assert ("cadre_training.frames.aggregate()" in told) == (name == "aggregate")


def test_a_reading_of_a_sheet_has_one(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Xã;Số lớp năm 2022\nTân An;3\n", "utf-8")
    reading = read_sheets(path)
    assert "take its attribute register" in refusal(name, reading)


def test_anything_else_is_named(name: str) -> None:
    assert refusal(name, None).startswith(f"{name}() takes a Register, not NoneType; ")
