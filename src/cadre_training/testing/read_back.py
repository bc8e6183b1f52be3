"""The texts that readers of common kinds of file see, for contracts of formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import cast
from xml.etree import ElementTree as ET


def json_texts(data: bytes) -> Iterator[str]:
    """Yield every text and number of a JSON file, and the names of members.

    >>> list(json_texts(b'{"a": ["b", 1, null]}'))
    ['a', 'b', '1']
    """
    yield from _json_texts(json.loads(data))


def _json_texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in cast("dict[str, object]", value).items():
            yield name
            yield from _json_texts(member)
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _json_texts(item)
    elif value is not None:
        yield str(value)


def xml_texts(data: bytes) -> Iterator[str]:
    """Yield every text of an XML file, an SVG file say.

    >>> list(xml_texts(b"<a>b<c>d</c></a>"))
    ['b', 'd']
    """
    yield from ET.fromstring(data).itertext()


def html_texts(data: bytes) -> Iterator[str]:
    """Yield the texts of an HTML page; those of one paragraph, cell or heading are one text.

    >>> list(html_texts(b"<p>36 <b>classes</b><style>p{}</style><p>223"))
    ['36 classes', '223']
    """
    page = _Page()
    page.feed(data.decode())
    page.close()
    yield from page.texts()


_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "i", "q", "small"),
    *("span", "strong", "sub", "sup", "time", "wbr"),
}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._parts: list[list[str]] = [[]]
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a new text where the element does."""
        del attrs
        self._unseen += tag in ("style", "script")
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a text where the element does."""
        self._unseen -= tag in ("style", "script")
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Take what can be seen."""
        if not self._unseen:
            self._parts[-1].append(data)

    def _break(self, tag: str) -> None:
        if tag not in _INLINE and self._parts[-1]:
            self._parts.append([])

    def texts(self) -> Iterator[str]:
        joined = (" ".join("".join(parts).split()) for parts in self._parts)
        return (text for text in joined if text)


def csv_fields(data: bytes, delimiter: str = ",") -> list[list[str]]:
    r"""Return the lines of a CSV file.

    >>> csv_fields(b'a;b\r\n"1;2";3\r\n', ";")
    [['a', 'b'], ['1;2', '3']]
    """
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
