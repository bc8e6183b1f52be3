"""The openers keep the rules that every opener keeps."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook

from cadre_training.plugin import RawCell
from cadre_training.testing import WorkbookContract

from .binary import binary_book, number, row, words
from .books import saved
from .conftest import Convert


@cache
def book() -> bytes:
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "2022"
    page["A1"] = "BẢNG TỔNG HỢP"
    page.merge_cells("A1:D1")
    page.append(["Xã", "Số lớp", "Tỷ lệ", "Ngày"])
    page.append(["An Trường", 3, 98.96, dt.date(2022, 5, 1)])
    page.row_dimensions[3].hidden = True
    made.create_sheet("Trang 2")["B2"] = "01"
    return saved(made)


CELLS: Mapping[str, RawCell] = {
    "2022!A1": "BẢNG TỔNG HỢP",
    "2022!B3": 3,
    "2022!C3": Decimal("98.96"),
    "2022!D3": dt.date(2022, 5, 1),
    "Trang 2!B2": "01",
}


class TestXlsx(WorkbookContract):
    workbook = "xlsx"

    def sample(self) -> bytes:
        return book()

    def expected(self) -> Mapping[str, RawCell]:
        return CELLS

    def broken(self) -> tuple[bytes, ...]:
        return (book()[:-100], b"%PDF-1.7")

    def notes_in(self, data: bytes) -> Mapping[str, str]:
        return {
            f"{page.title}!{cell.coordinate}": cell.comment.text
            for page in load_workbook(io.BytesIO(data))
            for cells in page
            for cell in cells
            if cell.comment
        }


class OfLibreOffice(WorkbookContract):
    @pytest.fixture(autouse=True)
    def _convert(self, convert: Convert) -> None:
        if self.workbook not in CONVERTED:
            CONVERTED[self.workbook] = convert(book(), "xlsx", self.workbook)

    def sample(self) -> bytes:
        return CONVERTED[self.workbook]

    def expected(self) -> Mapping[str, RawCell]:
        return CELLS

    def broken(self) -> tuple[bytes, ...]:
        return (book(), self.sample()[:1000])


CONVERTED: dict[str, bytes] = {}


class TestXls(OfLibreOffice):
    workbook = "xls"


class TestOds(OfLibreOffice):
    workbook = "ods"


class TestXlsb(WorkbookContract):
    workbook = "xlsb"

    def sample(self) -> bytes:
        return binary_book([row(0), words(0, "Xã"), row(4), number(2, 98.96)])

    def expected(self) -> Mapping[str, RawCell]:
        return {"S1!A1": "Xã", "S1!C5": Decimal("98.96")}
