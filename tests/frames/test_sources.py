from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from cadre_training import Quantity
from cadre_training.frames import FrameProblem, aggregate
from cadre_training.model.count_unit import CountUnit
from cadre_training.store import build

FRAME = pl.DataFrame(
    {
        "id": ["a", "b", "c"],
        "start": [dt.date(2022, 1, 5), dt.date(2022, 3, 1), dt.date(2023, 1, 1)],
        "end": [dt.date(2022, 1, 6), dt.date(2022, 3, 1), dt.date(2023, 1, 2)],
        "unit": ["01", "01", "02"],
        "learners": [10, None, 5],
    }
)
EXPECTED = aggregate(FRAME, ["year", "unit"])


@pytest.mark.parametrize("kind", ["parquet", "csv", "text"])
def test_a_file_is_what_its_frame_is(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"classes.{'csv' if kind == 'csv' else 'parquet'}"
    if kind == "csv":
        FRAME.write_csv(path)
    else:
        FRAME.write_parquet(path)
    assert aggregate(str(path) if kind == "text" else path, ["year", "unit"]) == EXPECTED


def test_a_folder_of_parquet_files_is_all_of_them(tmp_path: Path) -> None:
    for at in range(FRAME.height):
        folder = tmp_path / f"year={2022 + at // 2}"
        folder.mkdir(exist_ok=True)
        FRAME[at : at + 1].write_parquet(folder / f"part-{at}.parquet")
    assert aggregate(tmp_path, ["year", "unit"]) == EXPECTED


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("classes.parquet", b"PAR1", "cannot be read"),
        ("classes.parquet", None, "cannot be read"),
        ("classes.csv", b"", "cannot be read"),
        ("classes.csv", b"id,start\na,2022-01-01\n", "no column end"),
        ("classes.txt", b"id", "is no table that can be read"),
    ],
)
def test_what_is_no_table_is_said(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FrameProblem, match=message):
        aggregate(tmp_path / name)


@pytest.mark.parametrize("row", ["a,2022-13-01,2022-01-01,1", "a,2022-01-01,2022-01-01,1.5"])
def test_a_cell_that_is_no_day_or_number_is_said(tmp_path: Path, row: str) -> None:
    path = tmp_path / "classes.csv"
    path.write_text(f"id,start,end,learners\n{row}\n")
    with pytest.raises(FrameProblem, match="cannot be read"):
        aggregate(path, ["year"], ["attendances"])


def test_files_of_a_folder_with_other_columns_are_said(tmp_path: Path) -> None:
    FRAME.write_parquet(tmp_path / "1.parquet")
    FRAME.with_columns(learners=pl.lit("many")).write_parquet(tmp_path / "2.parquet")
    with pytest.raises(FrameProblem, match="cannot be read"):
        aggregate(tmp_path)


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FrameProblem, match=r"is no store, and has no \.parquet files"):
        aggregate(tmp_path)


def test_codes_keep_their_zeros(tmp_path: Path) -> None:
    FRAME.write_csv(tmp_path / "x.csv")
    table = aggregate(tmp_path / "x.csv", ["unit"], ["attendances"])
    assert [(row.key[0], row.cells[0].value) for row in table.rows] == [
        ("01", Quantity(10, CountUnit.ATTENDANCE)),
        ("02", Quantity(5, CountUnit.ATTENDANCE)),
    ]


def test_a_damaged_file_of_a_store_is_said(tmp_path: Path) -> None:
    classes = tmp_path / "classes.csv"
    classes.write_text("id,period,learners\nk1,2022-05-26,2\n")
    rolls = tmp_path / "attendances.csv"
    rolls.write_text("class_id,cadre_id,status\nk1,a,present\nk1,b,present\n")
    build([classes, rolls], tmp_path / "store")
    assert aggregate(tmp_path / "store", ["year"], ["people"]).rows
    (part,) = (tmp_path / "store" / "attendances").glob("*/*.parquet")
    part.write_bytes(bytes(part.stat().st_size))
    with pytest.raises(FrameProblem, match="store cannot be read"):
        aggregate(tmp_path / "store", ["year"], ["people"])
