"""Makes the spreadsheets of the benchmarks, as a spreadsheet program saves them, once.

Eight columns under a header of two rows with the numbers of the columns and a printed formula,
and a total row: a list of classes as a province may keep it, in a file of each kind.
"""

import random
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

ROWS = 200_000
HEADER = (
    ("DANH SÁCH LỚP CẬP NHẬT KIẾN THỨC NĂM 2022",),
    ("TT", "Đơn vị", "Đối tượng", "Số lớp", "Số học viên", "", "Tổng số học viên", "Số tiết"),
    ("", "", "", "", "Nam", "Nữ", "", ""),
    ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=(5)+(6)", "(8)"),
)
MERGED = ("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3", "H2:H3")
Value = str | int


def rows(number: int) -> Iterator[tuple[Value, ...]]:
    """Yield the rows below the header; the last is the total."""
    choice = random.Random(164)
    sums = [0] * 5
    for at in range(1, number + 1):
        men, women = choice.randint(20, 900), choice.randint(20, 1200)
        counts = (choice.randint(1, 9), men, women, men + women, choice.randint(5, 40))
        sums = [total + count for total, count in zip(sums, counts, strict=True)]
        yield at, f"Xã {choice.randint(1, 300)}", choice.randint(3, 4), *counts
    yield "", "Cộng", "", *sums


def write_csv(path: Path, number: int) -> None:
    """Write the rows as a Vietnamese spreadsheet does: dots between thousands, semicolons."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        for row in HEADER:
            file.write(";".join([*row, *[""] * (8 - len(row))]) + "\r\n")
        for first, second, *others in rows(number):
            cells = (f"{v:,}".replace(",", ".") if isinstance(v, int) else v for v in others)
            file.write(";".join((str(first), str(second), *cells)) + "\r\n")


def write_xlsx(path: Path, number: int) -> None:
    """Write the rows as a workbook, its texts shared."""
    shared: dict[str, int] = {}

    def cell(reference: str, value: Value) -> str:
        if isinstance(value, int):
            return f'<c r="{reference}" s="0"><v>{value}</v></c>'
        at = shared.setdefault(value, len(shared))
        return f'<c r="{reference}" s="0" t="s"><v>{at}</v></c>' if value else ""

    def lines() -> Iterator[str]:
        at = 0
        for source in (HEADER, rows(number)):
            for row in source:
                at += 1
                cells = (cell(f"{chr(65 + i)}{at}", value) for i, value in enumerate(row))
                yield f'<row r="{at}" spans="1:8">{"".join(cells)}</row>'

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in MERGED)
    sheet = (
        f'<worksheet xmlns="{main}"><sheetData>{"".join(lines())}</sheetData>'
        f'<mergeCells count="{len(MERGED)}">{merged}</mergeCells></worksheet>'
    )
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    relation = '<Relationship Id="rId{}" Type="{}/{}" Target="{}"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        + relation.format(1, office, "officeDocument", "xl/workbook.xml")
        + "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="2022" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + relation.format(1, office, "worksheet", "worksheets/sheet1.xml")
        + relation.format(2, office, "styles", "styles.xml")
        + relation.format(3, office, "sharedStrings", "sharedStrings.xml")
        + "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs count="1"><xf numFmtId="0"/>'
        "</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{main}" count="{len(shared)}" '
        f'uniqueCount="{len(shared)}">{texts}</sst>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def main(folder: Path, number: int) -> None:
    """Write both files, where they are not there yet, and a small one of each."""
    folder.mkdir(parents=True, exist_ok=True)
    for write, ending in ((write_csv, "csv"), (write_xlsx, "xlsx")):
        for count in (10, number):
            path = folder / f"danh-sach-{count}.{ending}"
            if not path.exists():
                write(path, count)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
