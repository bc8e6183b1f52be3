"""Every value stands at its address, wherever the sheet begins and whatever is blank."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cadre_training.plugin import Grid, RawCell

from .books import opened, saved
from .conftest import Convert

SHEETS = 12
VALUES: tuple[str | int | float, ...] = ("chữ", 0, 7, 98.96, -1.5, 2468642, "01", " ")


def values(seed: int) -> dict[tuple[int, int], str | int | float]:
    """Return some cells of a sheet, most of which is blank."""
    choice = random.Random(seed)
    top, left = choice.randrange(30), choice.randrange(40)
    found: dict[tuple[int, int], str | int | float] = {}
    for _ in range(choice.randint(1, 40)):
        at = top + choice.randrange(choice.choice([3, 60])), left + choice.randrange(30)
        found[at] = choice.choice(VALUES)
    return found


@pytest.fixture(scope="module")
def book() -> bytes:
    made = Workbook()
    for seed in range(SHEETS):
        page = made.create_sheet(f"S{seed}")
        for (row, column), value in values(seed).items():
            page[f"{get_column_letter(column + 1)}{row + 1}"] = value
    del made["Sheet"]
    return saved(made)


@pytest.mark.parametrize("kind", ["openpyxl", "xlsx", "xls", "ods"])
def test_values_are_where_they_were_written(book: bytes, convert: Convert, kind: str) -> None:
    data = book if kind == "openpyxl" else convert(book, "xlsx", kind)
    grids = opened(data, "a.xlsx" if kind == "openpyxl" else f"a.{kind}")
    assert len(grids) == SHEETS
    for seed, grid in enumerate(grids):
        wanted = {at: v for at, v in values(seed).items() if str(v).strip()}
        assert filled(grid) == {
            at: Decimal(str(v)) if isinstance(v, float) else v for at, v in wanted.items()
        }


def filled(grid: Grid) -> dict[tuple[int, int], RawCell]:
    return {
        (row, column): value
        for row, cells in enumerate(grid.rows)
        for column, value in enumerate(cells)
        if value is not None and str(value).strip()
    }
