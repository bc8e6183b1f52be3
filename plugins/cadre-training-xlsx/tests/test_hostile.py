"""Files that are damaged, endless, or not what their names say: a clear refusal, and soon."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.plugin import InputProblems
from cadre_training_xlsx.compound import SIGNATURE

from .books import MAIN, archive, opened, parts_of, problem_of, saved, sheet, written
from .conftest import Convert

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
BOOK = written(sheet(CELL))
PART = "xl/worksheets/sheet1.xml"


def with_parts(parts: dict[str, str | bytes | None], data: bytes = BOOK) -> bytes:
    """Return a workbook with other parts; None leaves one out."""
    merged = {**parts_of(data), **parts}
    return archive({name: part for name, part in merged.items() if part is not None})


class TestNotWhatItSays:
    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"%PDF-1.7 x", "PDF"),
            (b"<html><body><table>", "HTML"),
            (b"Xa;So lop\n1;2\n", ".csv"),
            (archive({"word/document.xml": "x"}), "Word"),
            (archive({"a.txt": "x"}), "zip"),
            (b'<?xml version="1.0"?><a/>', "XML"),
            (bytes(range(256)), "damaged"),
        ],
    )
    @pytest.mark.parametrize("name", ["số liệu.xlsx", "a.xls", "a.ods", "a.XLSB"])
    def test_another_kind_is_told(self, data: bytes, said: str, name: str) -> None:
        with pytest.raises(InputProblems) as caught:
            opened(data, name)
        (problem,) = caught.value.problems
        assert (problem.code, str(problem.place)) == ("not-what-it-says", name)
        assert said in problem.message.en
        assert name[name.rindex(".") :].lower() in problem.message.vi

    def test_one_workbook_under_the_name_of_another(self, convert: Convert) -> None:
        old = convert(BOOK, "xlsx", "xls")
        assert problem_of(old, "a.xlsx") == ("not-what-it-says", "a.xlsx")
        assert problem_of(BOOK, "a.xls") == ("not-what-it-says", "a.xls")
        assert problem_of(BOOK, "a.ods") == ("not-what-it-says", "a.ods")
        assert opened(BOOK, "no ending")[0].cell(0, 0) == 1

    @pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods"])
    def test_no_byte(self, name: str) -> None:
        assert problem_of(b"", name) == ("empty-file", name)


class TestPassword:
    def test_an_encrypted_package(self) -> None:
        data = SIGNATURE + bytes(600) + "EncryptedPackage".encode("utf-16-le")
        assert problem_of(data, "a.xlsx") == ("needs-password", "a.xlsx")
        assert problem_of(data, "a.xls") == ("needs-password", "a.xls")

    def test_an_old_workbook(self, convert: Convert) -> None:
        old = bytearray(convert(BOOK, "xlsx", "xls"))
        # Behind the first record stands another, which becomes that of a password.
        at = old.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
        old[at : at + 2] = struct.pack("<H", 0x2F)
        assert problem_of(bytes(old), "a.xls") == ("needs-password", "a.xls")

    def test_parts_with_a_password(self) -> None:
        data = bytearray(BOOK)
        for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = -1
            while (at := data.find(start, at + 1)) >= 0:
                data[at + flags] |= 1
        assert problem_of(bytes(data)) == ("needs-password", "a.xlsx")

    def test_an_open_document(self, convert: Convert) -> None:
        parts = parts_of(convert(BOOK, "xlsx", "ods"))
        name = "META-INF/manifest.xml"
        parts[name] = parts[name].replace(
            b"</manifest:manifest>",
            b"<manifest:encryption-data/></manifest:manifest>",
        )
        assert problem_of(archive(parts), "a.ods") == ("needs-password", "a.ods")


class TestTooLarge:
    def test_more_bytes_than_the_limit(self) -> None:
        data = with_parts({"xl/sharedStrings.xml": b" " * 200_000})
        assert problem_of(data, max_bytes=100_000) == ("unfolds-too-far", "a.xlsx")

    def test_a_zip_bomb_is_not_unfolded(self) -> None:
        size = 80_000_000
        data = with_parts({PART: zlib_of(size)})
        assert len(data) < 200_000
        assert problem_of(data) == ("unfolds-too-far", "a.xlsx")

    def test_a_bomb_that_lies_about_its_size(self) -> None:
        data = bytearray(with_parts({"xl/sharedStrings.xml": zlib_of(30_000_000)}))
        for start, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
            begin = -1
            while (begin := data.find(start, begin + 1)) >= 0:
                (size,) = struct.unpack_from("<I", data, begin + at)
                if size == 30_000_000:
                    struct.pack_into("<I", data, begin + at, 1000)
        assert problem_of(bytes(data)) == ("damaged-workbook", "a.xlsx")

    def test_parts_that_share_their_bytes(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as file:
            for name, part in parts_of(BOOK).items():
                file.writestr(name, part)
            first = file.infolist()[0]
            for number in range(3):
                copy = zipfile.ZipInfo(f"xl/copy{number}.xml")
                copy.header_offset, copy.CRC = first.header_offset, first.CRC
                copy.compress_size, copy.file_size = first.compress_size, first.file_size
                file.filelist.append(copy)
        assert problem_of(out.getvalue()) == ("damaged-workbook", "a.xlsx")

    @pytest.mark.parametrize(
        "rows",
        [
            (
                '<row r="1"><c r="A1"><v>1</v></c></row>'
                '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            ),
            (
                "<row r='1'><c r='A1'><v>1</v></c></row>"
                "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"
            ),
            '<row r="9"><c r="XFD1048576"><v>1</v></c><c r="A1"><v>1</v></c></row>',
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A1048577"><v>1</v></c></row>',
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="XFE2"><v>1</v></c></row>',
            CELL + '<row r="2"><c r="A4294967297"><v>1</v></c></row>',
            CELL + '<row r="99999999999"><c><v>1</v></c></row>',
            CELL + '<row r="2"><c r="ZZZZZZZZZZZZZZZ2"><v>1</v></c></row>',
        ],
    )
    @pytest.mark.parametrize("filler", [0, 40_000])
    def test_a_sheet_without_an_end(self, rows: str, filler: int) -> None:
        many = "".join(
            f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, filler + 1)
        )
        assert problem_of(written(sheet(many + rows))) == ("too-many-cells", "a.xlsx!S1")

    def test_formulas_without_a_value_far_away(self) -> None:
        rows = "".join(f'<row r="{n}"><c r="XFD{n}"><f>A1</f></c></row>' for n in range(1, 1000))
        assert problem_of(written(sheet(rows))) == ("too-many-cells", "a.xlsx!S1")

    def test_rows_and_cells_without_numbers(self) -> None:
        rows = f"<row>{'<c><v>1</v></c>' * 3000}</row>{'<row/>' * 9000}<row><c><v>1</v></c></row>"
        assert problem_of(written(sheet(rows))) == ("too-many-cells", "a.xlsx!S1")

    def test_the_limit_holds_for_all_sheets_together(self) -> None:
        row = '<row r="100"><c r="A1"><v>1</v></c><c r="J100"><v>1</v></c></row>'
        data = written(sheet(row), sheet(row))
        assert len(opened(data, max_cells=2600)) == 2
        assert problem_of(data, max_cells=1999) == ("too-many-cells", "a.xlsx!S2")
        assert problem_of(data, max_cells=999) == ("too-many-cells", "a.xlsx!S1")

    def test_what_is_only_declared_does_no_harm(self) -> None:
        page = sheet(CELL, before='<dimension ref="A1:XFD1048576"/>')
        assert opened(written(page))[0].rows == [(1,)]

    @pytest.mark.parametrize(
        "rows",
        [
            (
                '<table:table-row table:number-rows-repeated="1000000">'
                '<table:table-cell table:number-columns-repeated="16000" '
                'office:value-type="float" office:value="1"/></table:table-row>'
            ),
            (
                '<table:table-row><table:table-cell table:number-columns-repeated="2000000000"/>'
                '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
            ),
            f"<table:table-row>{'<table:table-cell/>' * 40_000}</table:table-row>",
            '<table:table-row table:number-rows-repeated="99999999999"/>',
            '<table:table-row table:number-rows-repeated="0"/>',
        ],
    )
    def test_repeated_cells_of_an_open_document(self, rows: str) -> None:
        assert problem_of(open_document(rows), "a.ods") == ("too-many-cells", "a.ods")

    def test_an_old_workbook_with_a_cell_far_away(self, convert: Convert) -> None:
        old = bytearray(convert(BOOK, "xlsx", "xls"))
        at = number_at(old)
        struct.pack_into("<HH", old, at + 4, 65_535, 20_000)
        assert problem_of(bytes(old), "a.xls") == ("too-many-cells", "a.xls")


def number_at(old: bytes | bytearray) -> int:
    """Return where the record of the only number in an old workbook begins."""
    for kind, size in ((0x27E, 10), (0x203, 14)):
        at = old.find(struct.pack("<HHHH", kind, size, 0, 0))
        if at >= 0:
            return at
    raise AssertionError


def zlib_of(size: int) -> bytes:
    return b" " * size


def open_document(rows: str) -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{table}">'
        '<office:body><office:spreadsheet><table:table table:name="S1">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    )


class TestDamaged:
    @pytest.mark.parametrize("part", [1, 10, 50, 90, 99])
    def test_a_workbook_that_is_cut_off(self, part: int) -> None:
        code, place = problem_of(BOOK[: len(BOOK) * part // 100])
        assert code in ("damaged-workbook", "not-what-it-says")
        assert place == "a.xlsx"

    @pytest.mark.parametrize(
        ("name", "part"),
        [
            ("xl/workbook.xml", None),
            ("xl/workbook.xml", "<workbook"),
            ("xl/workbook.xml", f'<workbook xmlns="{MAIN}"><sheets/></workbook>'),
            ("xl/_rels/workbook.xml.rels", None),
            ("xl/_rels/workbook.xml.rels", "no XML"),
            (PART, None),
        ],
    )
    def test_parts_that_all_need(self, name: str, part: str | None) -> None:
        code, place = problem_of(with_parts({name: part}))
        assert code in ("damaged-workbook", "no-sheet", "not-what-it-says")
        assert place == "a.xlsx"

    @pytest.mark.parametrize(
        "part",
        [
            "",
            "no XML",
            sheet(CELL)[:-30],
            sheet('<row r="1"><c r="A1"'),
            sheet('<row r="x"><c><v>1</v></c></row>'),
            sheet('<row r="1"><c r="1A"><v>1</v></c></row>'),
            sheet('<row r="1"><c r="A0"><v>1</v></c></row>'),
            sheet('<row r="1"><c r="A1"><v>1</v></row>'),
            sheet('<row r="1"><c r="&a;1"><v>1</v></c></row>'),
            f'<?xml version="1.0" encoding="UTF-16"?>{sheet(CELL)}'.encode("utf-16"),
            f'<!DOCTYPE a [<!ENTITY b "x">]>{sheet(CELL)}',
            b"\xff" * 1000,
        ],
    )
    def test_a_sheet_that_cannot_be_read_is_named(self, part: str | bytes) -> None:
        assert problem_of(with_parts({PART: part})) == ("damaged-workbook", "a.xlsx!S1")

    def test_a_billion_laughs(self) -> None:
        entities = '<!ENTITY a0 "ha">' + "".join(
            f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
        )
        page = f"<!DOCTYPE x [{entities}]>" + sheet(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>'
        )
        assert problem_of(with_parts({PART: page})) == ("damaged-workbook", "a.xlsx!S1")
        book = parts_of(BOOK)["xl/workbook.xml"].decode()
        laughing = f"<!DOCTYPE x [{entities}]>" + book.replace('name="S1"', 'name="&a9;"')
        assert problem_of(with_parts({"xl/workbook.xml": laughing}))[0] == "damaged-workbook"

    def test_a_checksum_that_does_not_match(self) -> None:
        data = bytearray(BOOK)
        at = data.rindex(b"PK\x01\x02")
        data[at + 16] ^= 0xFF
        assert problem_of(bytes(data))[0] == "damaged-workbook"

    def test_an_archive_of_another_kind_within(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as file:
            for name, part in parts_of(BOOK).items():
                file.writestr(name, part)
        assert problem_of(out.getvalue()) == ("damaged-workbook", "a.xlsx")

    def test_a_compound_file_whose_sectors_go_round(self, convert: Convert) -> None:
        old = bytearray(convert(BOOK, "xlsx", "xls"))
        (table,) = struct.unpack_from("<I", old, 76)
        begin = (table + 1) * 512
        for at in range(begin, begin + 512, 4):
            struct.pack_into("<I", old, at, 0)
        code, _ = problem_of(bytes(old), "a.xls")
        assert code in ("damaged-workbook", "not-what-it-says")


class TestFuzz:
    """Whatever is done to a file: sheets or a refusal."""

    def attempts(self, data: bytes, seed: int, times: int) -> Iterator[bytes]:
        choice = random.Random(seed)
        for _ in range(times):
            changed = bytearray(data)
            for _ in range(choice.choice([1, 1, 2, 5, 20])):
                at = choice.randrange(len(changed))
                match choice.randrange(5):
                    case 0:
                        changed[at] ^= 1 << choice.randrange(8)
                    case 1:
                        changed[at] = choice.choice([0, 1, 0x7F, 0x80, 0xFF])
                    case 2:
                        del changed[at : at + choice.choice([1, 4, 100])]
                    case 3:
                        changed[at:at] = choice.randbytes(choice.choice([1, 4, 100]))
                    case _:
                        struct.pack_into(
                            "<I", changed, min(at, len(changed) - 4), choice.choice(NUMBERS)
                        )
                if len(changed) < 10:
                    break
            yield bytes(changed)

    def check(self, data: bytes, name: str) -> None:
        with suppress(InputProblems):
            opened(data, name, max_cells=1_000_000, max_bytes=50_000_000)

    @pytest.mark.parametrize("seed", range(6))
    def test_bytes_of_the_file(self, seed: int, samples: dict[str, bytes]) -> None:
        for name, data in samples.items():
            for changed in self.attempts(data, seed, 60):
                self.check(changed, name)

    @pytest.mark.parametrize("seed", range(6))
    def test_bytes_of_the_parts(self, seed: int, samples: dict[str, bytes]) -> None:
        choice = random.Random(seed)
        for name, data in samples.items():
            if not data.startswith(b"PK"):
                continue
            parts = parts_of(data)
            for _ in range(40):
                part = choice.choice([one for one in parts if parts[one]])
                (changed,) = self.attempts(parts[part], choice.randrange(10**9), 1)
                self.check(archive({**parts, part: changed}), name)

    @given(st.binary(max_size=2000), st.sampled_from(["a.xlsx", "a.xls", "a.xlsb", "a.ods"]))
    def test_any_bytes(self, data: bytes, name: str) -> None:
        self.check(data, name)
        self.check(SIGNATURE + data, name)
        self.check(b"PK\x03\x04" + data, name)

    @given(st.text("<>/=\"' rcvtsef0123456789AZ\n", max_size=300))
    def test_any_rows(self, rows: str) -> None:
        self.check(written(sheet(rows)), "a.xlsx")
        self.check(written(sheet(CELL + rows)), "a.xlsx")


NUMBERS = (0, 1, 0x7F, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)


@pytest.fixture(scope="module")
def samples(convert: Convert) -> dict[str, bytes]:
    """Small workbooks of every kind."""
    from openpyxl import Workbook

    made = Workbook()
    page = made.active
    assert page is not None
    page.append(["Xã", "Số lớp", "Tỷ lệ"])
    for number in range(5):
        page.append([f"Xã {number}", number, number / 7])
    page["B8"] = "=SUM(B2:B6)"
    page.merge_cells("A9:C9")
    data = saved(made)
    kinds = {f"a.{kind}": convert(data, "xlsx", kind) for kind in ("xls", "ods")}
    return {"a.xlsx": data, **kinds}
