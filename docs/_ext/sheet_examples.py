"""A small sheet for each thing that is looked for on sheets: what the pages of the rules show."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from decimal import Decimal
from pathlib import Path

from attrs import frozen

from cadre_training.checks.finding import Finding
from cadre_training.model.grid import Grid, RawCell
from cadre_training.model.notation import Notation
from cadre_training.readers.sheets.reader import read_grids
from cadre_training.readers.sheets.reading import SheetReading
from cadre_training.sheets import read_sheets
from cadre_training.sheets.checking import check_sheets


@frozen(kw_only=True)
class Example:
    """Sheets on which a rule has something to say.

    Args:
        text: The sheets, parted by a line of ``---``: rows are lines, cells are parted by ``;``.
        before: The sheets of the year before, for which the mapping file was made.
        raw: The bytes of a CSV file, in place of sheets.
        hidden: Whether the last sheet is hidden.
        notation: What dots and commas mean, where that was said.
        records: Whether the records are checked too.
    """

    text: str = ""
    before: str = ""
    raw: bytes = b""
    hidden: bool = False
    notation: str | None = None
    records: bool | None = None

    def grids(self) -> tuple[Grid, ...]:
        """Return the sheets."""
        return self._of(self.text)

    def grids_before(self) -> tuple[Grid, ...]:
        """Return the sheets for which the mapping file was made."""
        return self._of(self.before) if self.before else ()

    def _of(self, text: str) -> tuple[Grid, ...]:
        parts = text.split("\n---\n")
        return tuple(
            Grid(
                file="so-lieu.xlsx",
                sheet=f"Trang {number}",
                rows=tuple(tuple(map(_cell, line.split(";"))) for line in part.split("\n")),
                hidden=self.hidden and number == len(parts),
            )
            for number, part in enumerate(parts, start=1)
        )

    def finding(self, code: str) -> Finding:
        """Return the first finding of a rule.

        Raises:
            LookupError: If there is none.
        """
        before = self.grids_before()
        mapping = read_grids(before).mapping if before else None
        notation = Notation(self.notation) if self.notation else None
        if self.raw:
            reading = _from_file(self.raw)
        else:
            reading = read_grids(self.grids(), mapping, notation=notation)
        for finding in check_sheets(reading, records=self.records).findings:
            if finding.code == code:
                return finding
        raise LookupError(f"the example of {code!r} has no such finding")


def _from_file(data: bytes) -> SheetReading:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "so-lieu.csv")
        file.write_bytes(data)
        return read_sheets(file)


def _cell(text: str) -> RawCell:
    """Read a cell: whole numbers, `=6.2` for a decimal one, and days as 2022-05-03."""
    text = text.strip()
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if text.startswith("="):
        return Decimal(text[1:])
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return dt.date.fromisoformat(text)
    return text or None


_TITLE = "KẾT QUẢ BỒI DƯỠNG NĂM 2022\n"
_HEAD = f"{_TITLE}TT;Xã;Số lớp;Học viên\n"
_SESSIONS = "HỌC NGHỊ QUYẾT NĂM 2022\nChi bộ;Số cuộc\nẤp 1;4\nẤp 2;5"
_DATED = "SỔ LỚP\nTT;Tên lớp;Ngày khai giảng;Số lớp;Học viên\n"

EXAMPLES = {
    "cross-footing": Example(text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91\nTổng cộng;;5;268"),
    "printed-formula": Example(
        text=f"{_TITLE}TT;Xã;Nam;Nữ;Học viên\n(1);(2);(3);(4);(5)=(3)+(4)\n"
        "1;Tân An;60;35;95\n2;Bình Phú;50;41;91\n3;An Trường;44;30;84"
    ),
    "sheet-rate": Example(
        text=f"{_TITLE}TT;Xã;Triệu tập;Có mặt;Tỷ lệ (%)\n(1);(2);(3);(4);(5)=(4)/(3)\n"
        "1;Tân An;80;76;=95.0\n2;Bình Phú;50;48;=96.0\n3;An Trường;40;38;=59.0"
    ),
    "sheet-shares": Example(
        text=f"{_TITLE}TT;Xã;Học viên;Tỷ lệ (%)\n1;Tân An;50;=50.0\n2;Bình Phú;30;=30.0\n"
        "3;An Trường;20;=12.0\nTổng cộng;;100;=100"
    ),
    "duplicate-row": Example(
        text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91\n3;Bình Phú;2;91\nTổng cộng;;7;341"
    ),
    "not-a-number": Example(
        text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;45 hoặc 46?\nTổng cộng;;5;250"
    ),
    "ambiguous-number": Example(
        text="KẾT QUẢ NĂM 2022\nTT;Xã;Kinh phí\n1;Tân An;19,554\n2;Bình Phú;91"
    ),
    "other-notation": Example(text=f"{_HEAD}1;Tân An;3;1,219,554\n2;Bình Phú;2;91", notation="vi"),
    "inexact-number": Example(text=f"{_HEAD}1;Tân An;3;hơn 150\n2;Bình Phú;2;91"),
    "negative": Example(text=f"{_HEAD}1;Tân An;3;-159\n2;Bình Phú;2;91"),
    "not-whole": Example(text=f"{_HEAD}1;Tân An;3;=6.2\n2;Bình Phú;2;91"),
    "date-not-number": Example(text=f"{_HEAD}1;Tân An;2022-05-03;159\n2;Bình Phú;2;91"),
    "not-a-date": Example(
        text=f"{_DATED}1;Lớp 1;13/4/2022;1;60\n2;Lớp 2;sau Tết;1;58\n3;Lớp 3;25/4/2022;1;61"
    ),
    "ambiguous-date": Example(
        text=f"{_DATED}1;Lớp 1;13/4/2022;1;60\n2;Lớp 2;04/25/2022;1;58\n3;Lớp 3;03/04/2022;1;61"
    ),
    "other-order": Example(
        text=f"{_DATED}1;Lớp 1;13/4/2022;1;60\n2;Lớp 2;14/4/2022;1;58\n3;Lớp 3;04/25/2022;1;61\n"
        "4;Lớp 4;15/4/2022;1;59"
    ),
    "date-order-assumed": Example(text=f"{_DATED}1;Lớp 1;03/04/2022;1;60\n2;Lớp 2;05/04/2022;1;58"),
    "period-without-days": Example(
        text="SỔ LỚP\nTT;Tên lớp;Thời gian;Số lớp;Học viên\n1;Lớp 1;13/4/2022;1;60\n"
        "2;Lớp 2;năm học 2021-2022;1;58"
    ),
    "period-reversed": Example(
        text="SỔ LỚP\nTT;Tên lớp;Thời gian;Số lớp;Học viên\n1;Lớp 1;13/4/2022 - 15/4/2022;1;60\n"
        "2;Lớp 2;25/4/2022 - 20/4/2022;1;58"
    ),
    "no-such-day": Example(text=f"{_DATED}1;Lớp 1;13/4/2022;1;60\n2;Lớp 2;31/4/2022;1;58"),
    "no-year": Example(text=f"{_DATED}1;Lớp 1;13/4;1;60\n2;Lớp 2;25/4;1;58"),
    "legacy-text": Example(
        text="KÕT QU¶ N¡M 2022\nTT;X·, thÞ trÊn;Sè líp;Häc viªn\n1;T©n B×nh;3;159\n2;An Tr­êng;2;91"
    ),
    "unsure-encoding": Example(raw=b"X\xe3;S\xf4 l\xf3p n\xe3m 2022\nT\xe2n An;3\n"),
    "legacy-unclear": Example(text=f"{_HEAD}1;T©n An;3;159\n2;Bình Phú;2;91"),
    "records-not-checked": Example(text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91", records=False),
    "column-not-understood": Example(
        text=f"{_TITLE}TT;Xã;Số lớp;XYZ\n1;Tân An;3;159\n2;Bình Phú;2;91"
    ),
    "new-column": Example(
        before=f"{_HEAD}1;Tân An;2;91\n2;Bình Phú;1;45",
        text=f"{_TITLE}TT;Xã;Số lớp;Học viên;Triệu tập\n1;Tân An;3;159;165\n2;Bình Phú;2;91;95",
    ),
    "column-gone": Example(
        before=f"{_TITLE}TT;Xã;Số lớp;Học viên;Triệu tập\n1;Tân An;3;159;165\n2;Bình Phú;2;91;95",
        text=f"{_HEAD}1;Tân An;2;91\n2;Bình Phú;1;45",
    ),
    "new-table": Example(
        before=f"{_HEAD}1;Tân An;2;91\n2;Bình Phú;1;45",
        text=f"{_HEAD}1;Tân An;2;91\n2;Bình Phú;1;45\n---\n{_SESSIONS}",
    ),
    "table-gone": Example(
        before=f"{_HEAD}1;Tân An;2;91\n2;Bình Phú;1;45\n---\n{_SESSIONS}",
        text=f"{_HEAD}1;Tân An;2;91\n2;Bình Phú;1;45",
    ),
    "doubtful-table": Example(
        text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91\nkhác;;4;\n\n;;7;12\n;;9;100"
    ),
    "duplicate-table": Example(
        text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91\n---\n{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91"
    ),
    "same-totals": Example(
        text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91\nTổng cộng;;5;250\n---\n"
        f"{_TITLE}TT;Đối tượng;Số lớp;Học viên\n1;Đối tượng 3;1;50\n2;Đối tượng 4;4;200\n"
        "Tổng cộng;;5;250"
    ),
    "hidden-sheet": Example(
        text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91\n---\n{_HEAD}1;Tân An;3;150\n2;Bình Phú;2;90",
        hidden=True,
    ),
    "empty-sheet": Example(text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91\n---\n;"),
    "no-table": Example(text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;2;91\n---\nGhi chú: xem trang 1"),
    "no-period": Example(text="TT;Xã;Số lớp;Học viên\n1;Tân An;3;159\n2;Bình Phú;2;91"),
    "several-periods": Example(
        text="KẾT QUẢ NĂM 2021, KẾ HOẠCH NĂM 2022\nTT;Xã;Số lớp;Học viên\n"
        "1;Tân An;3;159\n2;Bình Phú;2;91"
    ),
    "no-classes": Example(text=f"{_TITLE}TT;Xã;Học viên\n1;Tân An;159\n2;Bình Phú;91"),
    "class-count-missing": Example(text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;;91"),
    "learners-without-class": Example(text=f"{_HEAD}1;Tân An;3;159\n2;Bình Phú;0;91"),
    "scheme-unknown": Example(
        text=f"{_TITLE}TT;Đối tượng;Số lớp;Học viên\n1;Đối tượng 3;3;159\n2;Đối tượng 4;2;91"
    ),
    "other-scheme": Example(
        text="BỒI DƯỠNG KIẾN THỨC QUỐC PHÒNG VÀ AN NINH NĂM 2022\n"
        "TT;Đối tượng;Số lớp;Học viên\n1;Đối tượng 3;3;159\n2;Đối tượng 4;2;91"
    ),
    "group-not-understood": Example(
        text="THỰC HIỆN QUY ĐỊNH SỐ 164-QĐ/TW NĂM 2022\n"
        "TT;Đối tượng;Số lớp;Học viên\n1;Đối tượng 3;3;159\n2;Nhóm chưa rõ;2;91"
    ),
    "several-groups": Example(
        text="THỰC HIỆN QUY ĐỊNH SỐ 164-QĐ/TW NĂM 2022\n"
        "TT;Đối tượng;Số lớp;Học viên\n1;Đối tượng 3;3;159\n2;Đối tượng 3 và 4;2;91"
    ),
}
"""An example for each rule, by its code."""

WITHOUT = {
    "more-problems": "It needs more than 2,000 such cells in a column, so no sheet is shown here.",
    "row-left-out": (
        "It needs a sheet of several pages with a row that looks like their header, so none is "
        "shown here."
    ),
}
"""The rules that no small sheet shows, and why."""
