"""What a file is, whatever its name says."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

from cadre_training.plugin import Label
from cadre_training_xlsx.compound import SIGNATURE, Compound
from cadre_training_xlsx.survey import Broken


class Kind(Enum):
    """What a file is.

    The first four can be opened; the others are told apart so that the user is told.
    """

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    ENCRYPTED = "encrypted"
    WORD = "word"
    SLIDES = "slides"
    OTHER_OPEN_DOCUMENT = "other open document"
    ARCHIVE = "archive"
    OTHER_COMPOUND = "other compound file"
    PDF = "pdf"
    HTML = "html"
    XML_2003 = "xml 2003"
    XML = "xml"
    RTF = "rtf"
    TEXT = "text"
    UNKNOWN = "unknown"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Kind.XLSX: Label("bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)"),
    Kind.XLSB: Label("bảng tính Excel nhị phân (.xlsb)", "a binary Excel workbook (.xlsb)"),
    Kind.XLS: Label("bảng tính Excel 97–2003 (.xls)", "a workbook of Excel 97–2003 (.xls)"),
    Kind.ODS: Label("bảng tính OpenDocument (.ods)", "an OpenDocument spreadsheet (.ods)"),
    Kind.ENCRYPTED: Label("bảng tính có mật khẩu", "a workbook with a password"),
    Kind.WORD: Label("văn bản Word", "a Word document"),
    Kind.SLIDES: Label("bản trình chiếu PowerPoint", "a PowerPoint presentation"),
    Kind.OTHER_OPEN_DOCUMENT: Label(
        "tài liệu OpenDocument khác, không phải bảng tính",
        "another OpenDocument file, no spreadsheet",
    ),
    Kind.ARCHIVE: Label("tệp nén zip", "a zip archive"),
    Kind.OTHER_COMPOUND: Label(
        "tài liệu Microsoft Office cũ khác, không phải bảng tính",
        "another old Microsoft Office document, no workbook",
    ),
    Kind.PDF: Label("tệp PDF", "a PDF file"),
    Kind.HTML: Label("trang web (HTML)", "a web page (HTML)"),
    Kind.XML_2003: Label("bảng tính XML 2003", "an XML Spreadsheet 2003"),
    Kind.XML: Label("tệp XML", "an XML file"),
    Kind.RTF: Label("văn bản RTF", "an RTF document"),
    Kind.TEXT: Label("tệp văn bản, có lẽ là CSV", "a text file, perhaps CSV"),
    Kind.UNKNOWN: Label("tệp không rõ loại, hoặc đã hỏng", "of no known kind, or damaged"),
}

OF_ENDING = {
    ".xlsx": Kind.XLSX,
    ".xlsm": Kind.XLSX,
    ".xlsb": Kind.XLSB,
    ".xls": Kind.XLS,
    ".ods": Kind.ODS,
}
"""What a file with a certain ending should be."""

_HEAD = 4096


def kind_of(data: bytes) -> Kind:
    """Return what a file is, by its beginning and the parts in it.

    >>> kind_of(b"%PDF-1.7"), kind_of("Xã;Số lớp".encode())
    (<Kind.PDF: 'pdf'>, <Kind.TEXT: 'text'>)
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    if data.startswith(SIGNATURE):
        return _kind_of_compound(data)
    # A bare stream of records: Excel 2 to 5, before it was put into a compound file.
    if re.match(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00", data):
        return Kind.XLS
    return _kind_of_text(data)


def _kind_of_archive(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lower() for name in archive.namelist()}
            mime = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception:  # cut off, or damaged: what is left of the names has to do
        names = {part for part in _PARTS if part.encode() in data}
        mime = data[:_HEAD] if b"mimetypeapplication/vnd.oasis" in data[:_HEAD] else b""
    for part, kind in _PARTS.items():
        if part in names:
            return kind
    if "[content_types].xml" in names and any(name.endswith("workbook.xml") for name in names):
        return Kind.XLSX  # in a folder of another name
    if b"application/vnd.oasis.opendocument" not in mime:
        return Kind.ARCHIVE
    return Kind.ODS if b"opendocument.spreadsheet" in mime else Kind.OTHER_OPEN_DOCUMENT


_PARTS = {
    "xl/workbook.xml": Kind.XLSX,
    "xl/workbook.bin": Kind.XLSB,
    "word/document.xml": Kind.WORD,
    "ppt/presentation.xml": Kind.SLIDES,
}


def _kind_of_compound(data: bytes) -> Kind:
    try:
        streams = set(Compound(data).streams())
    except Broken:  # what is left of the names has to do
        streams = {name for name in _STREAMS if name.encode("utf-16-le") in data}
    for name, kind in _STREAMS.items():
        if name in streams:
            return kind
    return Kind.OTHER_COMPOUND


_STREAMS = {
    "EncryptedPackage": Kind.ENCRYPTED,
    "Workbook": Kind.XLS,
    "Book": Kind.XLS,
    "WordDocument": Kind.WORD,
    "PowerPoint Document": Kind.SLIDES,
}


def _kind_of_text(data: bytes) -> Kind:
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        text = head.decode("latin-1").removeprefix("ï»¿")
    if re.search(r"[\x00-\x08\x0e-\x1f]", text):
        return Kind.UNKNOWN
    start = text.lstrip().lower()
    if start.startswith("%pdf-"):
        return Kind.PDF
    if start.startswith("{\\rtf"):
        return Kind.RTF
    if "urn:schemas-microsoft-com:office:spreadsheet" in start:
        return Kind.HTML if "<html" in start else Kind.XML_2003
    if re.search(r"<!doctype html|<html|<table|<body|<head\b|<meta\b", start):
        return Kind.HTML
    if start.startswith("<?xml"):
        return Kind.XML
    return Kind.TEXT
