"""Workbooks for the tests: made by openpyxl, or written part by part where it would not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook

from cadre_training.plugin import Grid, InputProblems, WorkbookOptions
from cadre_training_xlsx.workbook import open_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def saved(book: Workbook) -> bytes:
    """Return a workbook of openpyxl as a file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def written(*sheets: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a workbook of sheets given as XML, called ``S1``, ``S2`` …"""
    numbers = range(1, len(sheets) + 1)
    names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    leads = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" '
        f'ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    return archive(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
                f"{types}</Types>"
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
                f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{PACKAGE}/relationships">{leads}</Relationships>'
            ),
            **{
                f"xl/worksheets/sheet{n}.xml": sheet
                for n, sheet in zip(numbers, sheets, strict=True)
            },
            **(more or {}),
        }
    )


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """Return the XML of a sheet around its rows."""
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}'
        f"<sheetData>{rows}</sheetData>{after}</worksheet>"
    )


def opened(data: bytes, name: str = "a.xlsx", **limits: int) -> list[Grid]:
    """Return the sheets of a workbook."""
    return list(open_workbook(io.BytesIO(data), name, WorkbookOptions(**limits)))


def problem_of(data: bytes, name: str = "a.xlsx", **limits: int) -> tuple[str, str]:
    """Return the code of the only problem of a workbook that is refused, and its place."""
    try:
        opened(data, name, **limits)
    except InputProblems as refused:
        (problem,) = refused.problems
        assert problem.message.vi != problem.message.en
        return problem.code, str(problem.place)
    raise AssertionError("it was opened")
