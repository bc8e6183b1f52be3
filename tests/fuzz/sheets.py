"""Random sheets: small tables as offices make them, and what comes of slips and damage."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from decimal import Decimal

from openpyxl import Workbook
from tests.fuzz.texts import date_text, examples, mutated, number_text

from cadre_training.model.grid import RawCell

_HEADS = (
    "TT|STT|Đơn vị|Tên đơn vị|Xã|Số lớp|Số học viên|Số lượt học viên|Tỷ lệ (%)|Năm 2021|"
    "Năm 2022|Tổng số|Trong đó: nữ|Đối tượng 4|Ghi chú|Từ ngày|Họ và tên|Nội dung|"
    "Chuyên đề|Kế hoạch|Kết quả|Quý I/2022|Learners|Classes|Unit|Year|Thời gian|Giảng viên|"
    "Số buổi|"
)
_TITLES = (
    "BÁO CÁO KẾT QUẢ MỞ LỚP NĂM 2022|Biểu số 1|ĐẢNG BỘ TỈNH TRÀ VINH|"
    "(Từ 01/01/2022 đến 31/12/2022)|Đơn vị tính: người|Nguồn: Ban Tuyên giáo|"
    "Ngày 05 tháng 12 năm 2022"
)
_LABELS = (
    "Xã An Trường|Bình Phú|Tân An|Huyện ủy|Cộng|Tổng cộng|I. Khối xã|a) Lớp 1|Xã Đức Mỹ|"
    "Trong đó||Đại Phước|1|2|3=4+5|(1)|A|B|Người lập biểu|Ghi chú: chưa kể"
)
_FORMULAS = (
    "3=4+5",
    "(5)=(4)/(3)",
    "1",
    "2",
    "A",
    "=SUM(C5:C9)",
    "6=3-4",
    "3=3",
    "9=99+1",
    "5=4:3*100",
)

Cells = list[list[RawCell]]


def table(chance: random.Random) -> Cells:
    """Return the cells of a sheet with a table on it, more or less."""
    width = chance.randrange(1, 8)
    rows: Cells = [[chance.choice(_TITLES.split("|"))] for _ in range(chance.randrange(3))]
    rows += [[] for _ in range(chance.randrange(2))]
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        rows.append([chance.choice((*_HEADS.split("|"), "")) for _ in range(width)])
    if chance.random() < 0.3:
        rows.append([chance.choice(_FORMULAS) for _ in range(width)])
    kinds = [chance.choice((_label, _count, _count, _written, _share, _date)) for _ in range(width)]
    if chance.random() < 0.8:
        kinds[0] = _label
    for _ in range(chance.randrange(9)):
        rows.append([kind(chance) for kind in kinds])
    if chance.random() < 0.5:
        rows.append(["Cộng", *(kind(chance) for kind in kinds[1:])])
    rows += [[chance.choice(_TITLES.split("|"))] for _ in range(chance.randrange(2))]
    for row in rows:
        for at in range(len(row)):
            if chance.random() < 0.03:
                row[at] = chance.choice((None, "", "-", "x", "#N/A", _odd(chance), True))
    return rows


def _label(chance: random.Random) -> RawCell:
    return chance.choice(_LABELS.split("|"))


def _count(chance: random.Random) -> RawCell:
    return chance.randrange(10 ** chance.randrange(1, 5))


def _written(chance: random.Random) -> RawCell:
    return number_text(chance)


def _share(chance: random.Random) -> RawCell:
    return Decimal(chance.randrange(20000)).scaleb(-chance.randrange(4))


def _date(chance: random.Random) -> RawCell:
    return date_text(chance)


def _odd(chance: random.Random) -> str:
    known = examples(chance.choice(("numbers", "dates")))
    return mutated(chance.choice(known), chance.choice(known), chance)


def csv_bytes(rows: Cells, chance: random.Random) -> bytes:
    """Return cells as a CSV file, in some encoding and notation."""
    delimiter = chance.choice(";;,\t|")
    point = chance.choice(".,")

    def cell(value: RawCell) -> str:
        text = "" if value is None else str(value)
        text = text.replace(".", point) if isinstance(value, Decimal) else text
        if any(one in text for one in f'{delimiter}"\n\r') and chance.random() < 0.95:
            return '"' + text.replace('"', '""') + '"'
        return text

    text = chance.choice(("\n", "\r\n")).join(delimiter.join(map(cell, row)) for row in rows)
    codec = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1258"))
    return text.encode(codec, "replace")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some changed, cut out or doubled."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(out) + 1)
        end = min(len(out), at + chance.choice((1, 1, 2, 8, 64, 1000)))
        match chance.randrange(5):
            case 0:
                out[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
            case 1:
                del out[at:end]
            case 2:
                out[at:at] = out[at:end]
            case 3:
                out[at:at] = chance.choice(
                    (b'"', b";", b"\n", b"\0", b"\xff", b"\r", b"9", b",", b"<")
                )
            case _:
                if out:
                    out[min(at, len(out) - 1)] ^= 1 << chance.randrange(8)
    return bytes(out)


def workbook_bytes(sheets: list[Cells], chance: random.Random) -> bytes:
    """Return cells as a workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(f"{at + 1}")
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                kept = _without_controls(value) if isinstance(value, str) else value
                if kept is not None:
                    sheet.cell(number, column, kept)
        if chance.random() < 0.3:
            left, top = chance.randrange(1, 5), chance.randrange(1, 5)
            sheet.merge_cells(
                start_row=top,
                start_column=left,
                end_row=top + chance.randrange(3),
                end_column=left + 2,
            )
        if chance.random() < 0.2:
            sheet.row_dimensions[chance.randrange(1, 9)].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _without_controls(text: str) -> str:
    return "".join(one for one in text if one >= " ")


def repacked(data: bytes, chance: random.Random) -> bytes:
    """Return a workbook with one of its parts damaged, packed as if nothing had happened."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        hit = chance.choice(
            [name for name in names if "sheet" in name or "haredS" in name] or names
        )
        for name in names:
            part = old.read(name)
            if name == hit or chance.random() < 0.05:
                part = chance.choice((damaged, _rewritten))(part, chance)
            if chance.random() > 0.02:
                new.writestr(name, part)
    return out.getvalue()


_SHEET = "xl/worksheets/sheet1.xml"


def part_of(book: bytes) -> bytes:
    """Return the XML of the first sheet of a workbook."""
    with zipfile.ZipFile(io.BytesIO(book)) as whole:
        return whole.read(_SHEET)


def with_part(book: bytes, part: bytes) -> bytes:
    """Return a workbook with another first sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, part if name == _SHEET else old.read(name))
    return out.getvalue()


def _rewritten(part: bytes, chance: random.Random) -> bytes:
    """Return a part of a workbook that is well formed still and says something else."""
    old, new = chance.choice(
        (
            (b't="s"', b't="n"'),
            (b't="n"', b't="s"'),
            (b'<c r="', b'<c r="A'),
            (b'r="B', b'r="XFD'),
            (b'r="2"', b'r="1048576"'),
            (b'r="3"', b'r="3000000000"'),
            (b"<v>1", b"<v>-1e309"),
            (b"<v>", b"<v>99999999999999999999"),
            (b"<v>2", b"<v>nan"),
            (b"</c>", b"<f>A1/0</f></c>"),
            (b't="n"', b't="e"'),
            (b't="n"', b't="b"'),
            (b't="n"', b't="d"'),
            (b's="', b's="9'),
            (b"<t>", b'<t xml:space="preserve">&#x1;'),
            (b"mergeCell ref=", b'mergeCell ref="C1:A9" x='),
            (b"dimension ref=", b'dimension ref="A1:XFD1048576" x='),
        )
    )
    count = part.count(old)
    return (
        part.replace(old, new, chance.randrange(1, count + 1)) if count else damaged(part, chance)
    )


def sheet_files(kind: str, chance: random.Random) -> Callable[[], bytes]:
    """Return what makes one random file after the other."""

    def one_csv() -> bytes:
        data = csv_bytes(table(chance), chance)
        return damaged(data, chance) if chance.random() < 0.5 else data

    books: list[bytes] = []

    def one_workbook() -> bytes:
        # Making a workbook takes longer than reading it, so that each is damaged many times.
        if len(books) < 20 or chance.random() < 0.02:
            sheets = [table(chance) for _ in range(chance.choice((1, 1, 2)))]
            books.append(workbook_bytes(sheets, chance))
            return books[-1]
        return chance.choice((damaged, repacked, repacked, repacked))(chance.choice(books), chance)

    return one_csv if kind == "csv" else one_workbook
