"""What a file may do to those who open it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"""-?[0-9][0-9.]*%?($|[,;\t"])""")
_TEXT_CONSTANT = re.compile(r'="[^"]*"')
_TEXTUAL = ("application/json", "application/javascript", "application/xml")


def is_text(media_type: str) -> bool:
    """Tell whether files of this type are text."""
    kind = _bare(media_type)
    return kind.startswith("text/") or kind in _TEXTUAL or kind.endswith(("+xml", "+json"))


def harm_in(data: bytes, media_type: str) -> Iterator[str]:
    """Yield what is wrong with a file of this type, or dangerous in it."""
    kind = _bare(media_type)
    if is_text(media_type):
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            yield f"it is not UTF-8: {error}"
            return
        found = _CONTROL.search(text)
        if found:
            yield f"it holds the control character {found[0]!r}"
        yield from _harm_in_text(text, kind)
    elif kind == "application/zip":
        yield from _harm_in_zip(data)


def _bare(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _harm_in_text(text: str, kind: str) -> Iterator[str]:
    if kind == "application/json" or kind.endswith("+json"):
        yield from _harm_in_json(text)
    elif kind.endswith(("/xml", "+xml")):
        yield from _harm_in_xml(text)
    elif kind == "text/html":
        page = _Page()
        page.feed(text)
        page.close()
        yield from page.harm
    elif kind == "text/csv":
        yield from _harm_in_csv(text)


def _harm_in_json(text: str) -> Iterator[str]:
    def refuse(constant: str) -> object:
        raise ValueError(f"{constant} is no JSON")

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError as error:
        yield f"it is no JSON: {error}"


def _harm_in_xml(text: str) -> Iterator[str]:
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        yield f"it is no XML: {error}"
        return
    for element in root.iter():
        yield from _harm_in_element(element.tag.rpartition("}")[2], list(element.attrib.items()))


class _Page(HTMLParser):
    """Reads a page as a browser would, and notes what would run."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that runs, or loads, something."""
        self.harm.extend(_harm_in_element(tag, attrs))


def _harm_in_element(
    tag: str, attributes: list[tuple[str, str]] | list[tuple[str, str | None]]
) -> Iterator[str]:
    if tag.lower() in ("script", "iframe", "object", "embed", "base"):
        yield f"it has an element <{tag}>"
    for name, value in attributes:
        address = "".join((value or "").split()).lower()
        if name.lower().startswith("on"):
            yield f"<{tag}> has the attribute {name}={value!r}"
        if address.startswith(("javascript:", "vbscript:", "data:text/html")):
            yield f"<{tag}> has the address {value!r}"
        if name.lower() == "src" and not address.startswith("data:"):
            yield f"<{tag}> loads {value!r}"


def _harm_in_csv(text: str) -> Iterator[str]:
    """Look for formulas, at whichever separator a spreadsheet splits the lines."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    for delimiter in ",;\t":
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            for item in line:
                if _FORMULA.match(item) and not (
                    _NUMBER.match(item) or _TEXT_CONSTANT.fullmatch(item)
                ):
                    yield f"split at {delimiter!r}, a spreadsheet would run {item!r:.80}"


def _harm_in_zip(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        broken = archive.testzip()
        if broken:
            yield f"{broken} in it is broken"
        for name in archive.namelist():
            path = PurePosixPath(name)
            if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
                yield f"it holds the path {name!r}"
            kind = {".csv": "text/csv", ".json": "application/json"}.get(path.suffix)
            if kind:
                yield from (f"{name}: {harm}" for harm in harm_in(archive.read(name), kind))
