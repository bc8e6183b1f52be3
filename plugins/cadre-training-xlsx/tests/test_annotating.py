"""Notes stand at their cells, and nothing else is changed."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from cadre_training.plugin import CellNote, InputProblems, Place
from cadre_training_xlsx.annotating import annotate
from cadre_training_xlsx.sheet_edit import drawing_of

from .books import MAIN, OFFICE, archive, opened, parts_of, saved, sheet, written
from .conftest import Convert

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
THREAD_TYPE = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"


def note(cell: str, text: str = "Cần hỏi: số nào đúng?", of: str = "S1") -> CellNote:
    return CellNote(Place("a.xlsx", sheet=of, cell=cell), f"[mã] {cell}", text)


def annotated(data: bytes, *notes: CellNote) -> bytes:
    out = io.BytesIO()
    annotate(io.BytesIO(data), out, notes)
    return out.getvalue()


MARK = re.compile(r"\n\n\(cadre-training [0-9a-f]{8}\)$")
"""What a comment ends with that holds notes and nothing else."""


def comments(data: bytes, name: str = "S1") -> dict[str, str]:
    """Return the comments of a sheet as openpyxl reads them, without the mark of our own."""
    page = load_workbook(io.BytesIO(data))[name]
    cells = page._cells.values()  # only those that are there
    return {cell.coordinate: MARK.sub("", cell.comment.text) for cell in cells if cell.comment}


def rich() -> bytes:
    """A workbook with what other ways of writing comments would lose or change."""
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "S1"
    page.append(["Xã", "Số lớp", "Học viên"])
    for number in range(1, 6):
        page.append([f"Xã {number}", number, number * 30])
    page["B7"] = "=SUM(B2:B6)"
    page["A1"].font = Font(bold=True, color="FF0000")
    page["C3"].fill = PatternFill("solid", fgColor="FFFF00")
    page["C4"].number_format = "#.##0"
    page.merge_cells("A9:C9")
    page.column_dimensions["A"].width = 33
    page.row_dimensions[2].height = 40
    page.freeze_panes = "B2"
    page.auto_filter.ref = "A1:C6"
    page.conditional_formatting.add("C2:C6", CellIsRule("greaterThan", ["90"]))
    validation = DataValidation(type="whole", operator="lessThan", formula1="99")
    validation.add("B2:B6")
    page.add_data_validation(validation)
    page["A2"].hyperlink = "https://example.org/"
    page.print_title_rows = "1:1"
    chart = BarChart()
    chart.add_data(Reference(page, min_col=2, min_row=2, max_row=6))
    page.add_chart(chart, "E2")
    second = made.create_sheet("S2")
    second.append(["a", "b"])
    second.append([1, 2])
    second.add_table(Table(displayName="T", ref="A1:B2"))
    made.create_sheet("S3")["A1"] = "khác"
    made.defined_names["tong"] = DefinedName("tong", attr_text="S1!$B$7")
    return saved(made)


def test_notes_stand_at_their_cells() -> None:
    notes = (note("F10"), note("A1", "dòng 1\ndòng 2"), note("XFD1048576"), note("B2", of="S2"))
    data = annotated(written(sheet(CELL), sheet(CELL)), *notes)
    assert comments(data) == {
        "F10": "[mã] F10\nCần hỏi: số nào đúng?",
        "A1": "[mã] A1\ndòng 1\ndòng 2",
        "XFD1048576": "[mã] XFD1048576\nCần hỏi: số nào đúng?",
    }
    assert list(comments(data, "S2")) == ["B2"]
    assert load_workbook(io.BytesIO(data))["S1"]["A1"].comment.author == "cadre-training"


def test_several_notes_at_one_cell_stand_below_each_other() -> None:
    data = annotated(written(sheet(CELL)), note("A1", "một"), note("A1", "hai"))
    assert comments(data) == {"A1": "[mã] A1\nmột\n\n[mã] A1\nhai"}


def test_all_other_parts_are_as_they_were() -> None:
    before = rich()
    after = annotated(before, note("C3"), note("A2", of="S2"))
    old, new = parts_of(before), parts_of(after)
    changed = {name for name in old if new[name] != old[name]}
    assert changed == {
        "[Content_Types].xml",
        SHEET,
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/worksheets/_rels/sheet2.xml.rels",
    }
    assert set(new) - set(old) == {
        *("xl/comments1.xml", "xl/comments2.xml"),
        *("xl/drawings/vmlDrawing1.vml", "xl/drawings/vmlDrawing2.vml"),
    }
    assert list(new)[: len(old)] == list(old)
    # Taking out again what was put in gives the sheet as it was.
    for name in (SHEET, "xl/worksheets/sheet2.xml"):
        without, number = re.subn(rb"<legacyDrawing [^>]*/>", b"", new[name])
        assert (without, number) == (old[name], 1)
    assert [grid.rows for grid in opened(after)] == [grid.rows for grid in opened(before)]


def test_the_reference_stands_where_the_format_wants_it() -> None:
    new = parts_of(annotated(rich(), note("C3"), note("A2", of="S2")))
    for name, behind in ((SHEET, None), ("xl/worksheets/sheet2.xml", "tableParts")):
        tags = [child.tag.rpartition("}")[2] for child in ET.fromstring(new[name])]
        at = tags.index("legacyDrawing")
        assert at > tags.index("pageMargins")
        assert tags[at + 1 : at + 2] == ([behind] if behind else [])
        if "drawing" in tags:
            assert tags.index("drawing") == at - 1


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("", "</worksheet>"),
        ("<pageMargins/><extLst><ext/></extLst>", "<extLst>"),
        ('<drawing r:id="r1"/><legacyDrawingHF r:id="r2"/>', "<legacyDrawingHF"),
        (
            (
                '<mc:AlternateContent xmlns:mc="m"><mc:Choice><controls/></mc:Choice>'
                "</mc:AlternateContent><tableParts/>"
            ),
            "<mc:AlternateContent",
        ),
        (
            (
                '<mc:AlternateContent xmlns:mc="m"><mc:Choice><drawing/></mc:Choice>'
                "</mc:AlternateContent><tableParts/>"
            ),
            "<tableParts",
        ),
    ],
)
def test_the_reference_goes_before_what_stands_behind_it(after: str, place: str) -> None:
    page = parts_of(annotated(written(sheet(CELL, after=after)), note("A1")))[SHEET].decode()
    assert re.search(rf"<legacyDrawing [^>]*/>{re.escape(place)}", page)


def test_prefixes_of_elements_are_kept() -> None:
    page = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        "</x:row></x:sheetData><x:extLst/></x:worksheet>"
    )
    data = annotated(written(page), note("A1"))
    new = parts_of(data)[SHEET].decode()
    assert "<x:legacyDrawing " in new
    assert drawing_of(new.encode()) == "rId2"
    assert list(comments(data)) == ["A1"]


STRICT = {
    MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def test_the_strict_form_of_the_format_stays_strict() -> None:
    parts = parts_of(rich())
    for usual, strict in STRICT.items():
        parts = {name: p.replace(usual.encode(), strict.encode()) for name, p in parts.items()}
    before = archive(parts)
    after = parts_of(annotated(before, note("C3")))
    changed = b"".join(part for name, part in after.items() if part != parts.get(name))
    for usual in STRICT:
        assert usual.encode() not in changed
    assert b"vmlDrawing1.vml" in changed
    assert opened(annotated(before, note("C3")))[0].rows == opened(before)[0].rows


class TestExistingComments:
    def book(self) -> bytes:
        made = Workbook()
        page = made.active
        assert page is not None
        page.title = "S1"
        page["A1"], page["B2"] = 1, 2
        page["A1"].comment = Comment("Chị Lan: đã kiểm tra", "Lan", width=300, height=90)
        page["B2"].comment = Comment("khác", "Minh")
        return saved(made)

    def test_they_stay_and_notes_follow_them(self) -> None:
        data = annotated(self.book(), note("A1"), note("C3"))
        assert comments(data) == {
            "A1": "Chị Lan: đã kiểm tra\n\n[mã] A1\nCần hỏi: số nào đúng?",
            "B2": "khác",
            "C3": "[mã] C3\nCần hỏi: số nào đúng?",
        }
        page = load_workbook(io.BytesIO(data))["S1"]
        authors = [page[cell].comment.author for cell in ("A1", "B2", "C3")]
        assert authors == ["Lan", "Minh", "cadre-training"]

    def test_no_second_drawing_is_made(self) -> None:
        before = self.book()
        data = annotated(before, note("A1"), note("C3"))
        names = [name for name in parts_of(data) if name not in parts_of(before)]
        assert names == []
        assert parts_of(data)[SHEET] == parts_of(before)[SHEET]

    def test_only_at_old_cells_the_drawing_stays_as_it_is(self) -> None:
        before = self.book()
        changed = [
            name
            for name, part in parts_of(annotated(before, note("A1"))).items()
            if part != parts_of(before)[name]
        ]
        assert len(changed) == 1
        assert "comment" in changed[0]

    def test_notes_of_an_earlier_check_go(self) -> None:
        once = annotated(rich(), note("C3", "một"), note("C5", "đã sửa"), note("A1", of="S2"))
        twice = annotated(once, note("C3", "hai"), note("C4", "ba"))
        assert comments(twice) == {"C3": "[mã] C3\nhai", "C4": "[mã] C4\nba"}
        assert comments(twice, "S2") == {}
        shapes = re.findall(rb'id="(_x0000_s\d+)"', parts_of(twice)["xl/drawings/vmlDrawing1.vml"])
        assert len(shapes) == len(set(shapes)) == 2
        none = annotated(twice)
        assert comments(none) == {}
        assert b"_x0000_s" not in parts_of(none)["xl/drawings/vmlDrawing1.vml"]

    def test_a_copy_without_notes_is_the_workbook_itself(self) -> None:
        for before in (rich(), self.book()):
            assert annotated(before) == before

    def test_a_note_that_somebody_has_answered_stays_with_the_answer(self) -> None:
        page = load_workbook(io.BytesIO(annotated(rich(), note("C3", "một"), note("C4"))))
        said = page["S1"]["C3"].comment
        said.text += "\nĐã hỏi: 60 là đúng."
        again = annotated(saved(page), note("C3", "hai"))
        (text,) = comments(again).values()
        assert text.startswith("[mã] C3\nmột")
        assert "Đã hỏi: 60 là đúng.\n\n[mã] C3\nhai" in text

    def test_what_stands_below_the_words_of_others_is_not_said_again(self) -> None:
        once = annotated(self.book(), note("A1"), note("C3"))
        assert comments(annotated(once, note("A1"), note("C3"))) == comments(once)

    def test_libreoffice_keeps_the_mark(self, convert: Convert) -> None:
        kept = convert(
            annotated(rich(), note("C3", "một\nhai")), "xlsx", "xlsx:Calc MS Excel 2007 XML"
        )
        assert comments(kept) == {"C3": "[mã] C3\nmột\nhai"}
        assert comments(annotated(kept)) == {}

    def test_a_comment_is_never_longer_than_a_spreadsheet_takes(self) -> None:
        long = [note("A1", f"{number}" * 20_000) for number in range(3)]
        for book in (written(sheet(CELL)), self.book()):
            page = load_workbook(io.BytesIO(annotated(book, *long)))["S1"]
            assert 30_000 <= len(page["A1"].comment.text) <= 30_100

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("<text><t>cũ</t></text>", "cũ"),
            ("<text><r><t>cũ </t></r><r><rPr><b/></rPr><t>hơn</t></r></text>", "cũ hơn"),
            ("<text/>", ""),
            ("<text></text>", ""),
            ("<text><t xml:space='preserve'/></text>", ""),
        ],
    )
    def test_texts_of_every_form(self, text: str, said: str) -> None:
        data = annotated(self.with_comments(f'<comment ref="A1" authorId="0">{text}</comment>'),
                         note("A1", "mới"))  # fmt: skip
        assert comments(data) == {"A1": f"{said}\n\n[mã] A1\nmới"}
        runs = ET.fromstring(parts_of(data)["xl/comments1.xml"]).findall(f".//{{{MAIN}}}r")
        shown = "".join(run.findtext(f"{{{MAIN}}}t") or "" for run in runs)
        assert shown == comments(data)["A1"]

    def test_a_conversation_gets_a_reply(self) -> None:
        data = self.with_comments(
            '<comment ref="A1" authorId="0"><text><t>[Threaded comment]</t></text></comment>',
            threads=f'<ThreadedComments xmlns="{THREADS}"><threadedComment ref="A1" '
            'dT="2024-05-10T08:00:00.00" personId="{P}" id="{ROOT}"><text>Đúng chưa?</text>'
            '</threadedComment><threadedComment ref="A1" personId="{P}" id="{B}" '
            'parentId="{ROOT}"><text>Rồi</text></threadedComment></ThreadedComments>',
        )
        parts = parts_of(annotated(data, note("A1", "mới {p} <&>"), note("B2")))
        threads = ET.fromstring(parts["xl/threadedComments/threadedComment1.xml"])
        assert [one.get("parentId") for one in threads] == [None, "{ROOT}", "{ROOT}"]
        again = parts_of(annotated(annotated(data, note("A1", "mới")), note("A1", "mới")))
        assert len(ET.fromstring(again["xl/threadedComments/threadedComment1.xml"])) == 3
        assert threads[2].findtext(f"{{{THREADS}}}text") == "[mã] A1\nmới {p} <&>"
        (person,) = ET.fromstring(parts["xl/persons/person.xml"])
        assert person.get("id") == threads[2].get("personId")
        assert person.get("displayName") == "cadre-training"
        assert b"persons/person.xml" in parts["xl/_rels/workbook.xml.rels"]
        assert b"/xl/persons/person.xml" in parts["[Content_Types].xml"]

    def with_comments(self, inside: str, threads: str | None = None) -> bytes:
        """Return a workbook whose comments are written like this."""
        relations = (
            f'<Relationship Id="rId7" Type="{OFFICE}/comments" Target="../comments1.xml"/>'
            f'<Relationship Id="rId8" Type="{OFFICE}/vmlDrawing" Target="../drawings/v1.vml"/>'
        )
        more: dict[str, str | bytes] = {
            "xl/comments1.xml": (
                f'<comments xmlns="{MAIN}"><authors><author>Lan</author></authors>'
                f"<commentList>{inside}</commentList></comments>"
            ),
            "xl/drawings/v1.vml": (
                '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
                'xmlns:o="urn:schemas-microsoft-com:office:office" '
                'xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>'
            ),
        }
        if threads is not None:
            relations += (
                f'<Relationship Id="rId9" Type="{THREAD_TYPE}" '
                'Target="../threadedComments/threadedComment1.xml"/>'
            )
            more["xl/threadedComments/threadedComment1.xml"] = threads
        more["xl/worksheets/_rels/sheet1.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{relations}</Relationships>"
        )
        return written(sheet(CELL, after='<legacyDrawing r:id="rId8"/>'), more=more)


def test_macros_stay() -> None:
    parts = parts_of(rich()) | {"xl/vbaProject.bin": bytes(range(256)) * 20}
    after = parts_of(annotated(archive(parts), note("A1")))
    assert after["xl/vbaProject.bin"] == parts["xl/vbaProject.bin"]


def test_a_signed_workbook_is_refused() -> None:
    parts = parts_of(rich()) | {"_xmlsignatures/sig1.xml": b"<a/>"}
    with pytest.raises(InputProblems) as caught:
        annotated(archive(parts), note("A1"))
    assert [problem.code for problem in caught.value.problems] == ["signed-workbook"]


@pytest.mark.parametrize("data", [b"", b"x", rich()[:2000]])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(InputProblems) as caught:
        annotated(data, note("A1"))
    assert [problem.code for problem in caught.value.problems] == ["damaged-workbook"]


@pytest.mark.parametrize(
    "wrong", [note("A1", of="Không có"), note("1A"), note("A0"), CellNote(Place("a"), "a", "b")]
)
def test_a_note_at_no_cell_is_the_callers_mistake(wrong: CellNote) -> None:
    with pytest.raises(ValueError, match=r"no cell|no sheet"):
        annotated(rich(), wrong)


def test_as_many_comments_as_findings() -> None:
    cells = [f"{letter}{row}" for row in range(1, 501) for letter in "ABCDE"]
    data = annotated(written(sheet(CELL), sheet(CELL)), *map(note, cells), note("A1", of="S2"))
    assert list(comments(data)) == cells
    first, second = (parts_of(data)[f"xl/drawings/vmlDrawing{n}.vml"] for n in (1, 2))
    assert b'data="1,2,3"' in first
    assert b'data="4"' in second
    shapes = re.findall(rb'id="_x0000_s(\d+)"', first + second)
    assert len(set(shapes)) == 2501
    assert max(map(int, shapes[:2500])) < 4 * 1024


@given(st.text(), st.text())
def test_any_text_can_be_a_note(title: str, text: str) -> None:
    one = CellNote(Place("a.xlsx", sheet="S1", cell="A1"), title, text)
    data = annotated(written(sheet(CELL)), one)
    xml = ET.fromstring(parts_of(data)["xl/comments1.xml"])
    said = "".join(element.text or "" for element in xml.iter(f"{{{MAIN}}}t"))
    assert MARK.search(said)
    wanted = [
        re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", piece)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        for piece in (title, text)
    ]
    assert MARK.sub("", said) == "\n".join(wanted)


@pytest.mark.parametrize("kind", ["openpyxl", "libreoffice"])
def test_libreoffice_shows_values_formulas_and_notes(convert: Convert, kind: str) -> None:
    before = (
        rich() if kind == "openpyxl" else convert(rich(), "xlsx", "xlsx:Calc MS Excel 2007 XML")
    )
    data = annotated(before, note("C3", "xin xem lại\nô này"), note("F10"))
    shown = ET.fromstring(convert(data, "xlsx", "fods"))
    plain = ET.fromstring(convert(before, "xlsx", "fods"))
    office, table, text = (
        f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
        for name in ("office", "table", "text")
    )
    notes = [
        ["".join(line.itertext()) for line in found.iter(f"{text}p")]
        for found in shown.iter(f"{office}annotation")
    ]
    assert all(MARK.search("\n".join(lines)) for lines in notes)
    notes = [lines[:-2] for lines in notes]
    assert notes == [["[mã] C3", "xin xem lại", "ô này"], ["[mã] F10", "Cần hỏi: số nào đúng?"]]

    def cells(document: ET.Element) -> list[tuple[str | None, ...]]:
        names = (f"{office}value", f"{table}formula", f"{table}number-columns-spanned")
        found = (
            tuple(cell.get(name) for name in names) for cell in document.iter(f"{table}table-cell")
        )
        return [cell for cell in found if any(cell)]

    assert cells(shown) == cells(plain)
    assert len(
        list(shown.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}object"))
    ) == len(list(plain.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}object")))
