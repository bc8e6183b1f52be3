from __future__ import annotations

import io
import random
import zipfile

import pytest

from cadre_training_xlsx.compound import SIGNATURE
from cadre_training_xlsx.kind import Kind, kind_of

from .books import archive, sheet, written
from .conftest import Convert

BOOK = written(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (BOOK, Kind.XLSX),
        (BOOK[: len(BOOK) // 2], Kind.XLSX),
        (BOOK[:60], Kind.ARCHIVE),
        (BOOK[:-30], Kind.XLSX),
        (archive({"xl/workbook.bin": "x"}), Kind.XLSB),
        (archive({"word/document.xml": "x"}), Kind.WORD),
        (archive({"ppt/presentation.xml": "x"}), Kind.SLIDES),
        (archive({"a.txt": "x"}), Kind.ARCHIVE),
        (archive({}), Kind.ARCHIVE),
        (
            archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            Kind.ODS,
        ),
        (
            archive({"mimetype": "application/vnd.oasis.opendocument.text"}),
            Kind.OTHER_OPEN_DOCUMENT,
        ),
        (b"%PDF-1.7\n%\xe2\xe3", Kind.PDF),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", Kind.HTML),
        ("<html><table><tr><td>Xã</td></table>".encode("utf-16"), Kind.HTML),
        (b"<table border=1><tr><td>36</table>", Kind.HTML),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            Kind.XML_2003,
        ),
        (
            b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta>',
            Kind.HTML,
        ),
        (b'<?xml version="1.0"?><a/>', Kind.XML),
        (b"{\\rtf1\\ansi", Kind.RTF),
        ("Xã;Số lớp\nAn Trường;3\n".encode(), Kind.TEXT),
        ("Xã\tSố lớp\n".encode("utf-16"), Kind.TEXT),
        ("Xã;Số lớp\n".encode("cp1258", "replace"), Kind.TEXT),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", Kind.XLS),
        (random.Random(164).randbytes(1000), Kind.UNKNOWN),
        (b"\x00" * 100, Kind.UNKNOWN),
        (SIGNATURE + bytes(600), Kind.OTHER_COMPOUND),
        (SIGNATURE + "EncryptedPackage".encode("utf-16-le"), Kind.ENCRYPTED),
        (SIGNATURE + "WordDocument".encode("utf-16-le"), Kind.WORD),
    ],
)
def test_a_file_is_known_by_what_is_in_it(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


def test_every_kind_has_words() -> None:
    for kind in Kind:
        assert kind.label.vi != kind.label.en


def test_workbooks_of_libreoffice(convert: Convert) -> None:
    assert kind_of(convert(BOOK, "xlsx", "xls")) is Kind.XLS
    assert kind_of(convert(BOOK, "xlsx", "ods")) is Kind.ODS


def test_a_name_in_the_bytes_of_a_part_is_no_part() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.txt", "xl/workbook.xml")
    assert kind_of(out.getvalue()) is Kind.ARCHIVE
