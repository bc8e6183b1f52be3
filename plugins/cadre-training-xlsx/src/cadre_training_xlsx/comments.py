"""The part of a workbook that holds the comments of a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.parsers import expat

from attrs import frozen

from cadre_training.plugin import CellNote
from cadre_training_xlsx.package import is_utf_8
from cadre_training_xlsx.survey import Broken
from cadre_training_xlsx.xml_edit import prefix_of, put, quoted

AUTHOR = "cadre-training"

_LONGEST = 30_000  # a spreadsheet takes a little more
_FONT = '<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/><{p}family val="2"/>'


def no_comments(namespace: str) -> bytes:
    """Return the part of a sheet that has no comments yet, in the namespace of its elements."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<comments xmlns="{namespace}"><authors></authors><commentList></commentList></comments>'
    ).encode()


def with_comments(part: bytes, notes: Mapping[str, Sequence[CellNote]]) -> tuple[bytes, list[str]]:
    """Return the part with notes, and the cells that had no comment before.

    What other authors wrote stays; a note at a cell with a comment is put below it.

    Args:
        part: The part.
        notes: The notes by cell: ``F10``.

    Raises:
        Broken: If the part is damaged.
    """
    part = _SELF_CLOSED.sub(rb"<\1></\1>", part)
    seen = _Seen(part)
    p = seen.prefix
    pieces: list[tuple[int, bytes]] = []
    new: list[str] = []
    comments: list[str] = []
    for cell, ones in notes.items():
        text = seen.texts.get(cell)
        if text is None:
            new.append(cell)
            comments.append(
                f'<{p}comment ref="{cell}" authorId="{seen.authors}"><{p}text>'
                f"{_runs(ones, p)}</{p}text></{p}comment>"
            )
        else:
            pieces += text.with_runs(f"{_run(p, '', _GAP)}{_runs(ones, p)}", p)
    if comments:
        author = f"<{p}author>{AUTHOR}</{p}author>"
        pieces += (
            (seen.authors_end, author.encode()),
            (seen.list_end, "".join(comments).encode()),
        )
    return put(part, pieces), new


_GAP = "\n\n"


def _runs(notes: Sequence[CellNote], p: str) -> str:
    runs: list[str] = []
    for note in notes:
        if runs:
            runs.append(_run(p, "", _GAP))
        runs += (_run(p, f"<{p}b/>", note.title), _run(p, "", f"\n{_short(note.text)}"))
    return "".join(runs)


def _run(p: str, bold: str, text: str) -> str:
    font = _FONT.replace("{p}", p)
    return (
        f"<{p}r><{p}rPr>{bold}{font}</{p}rPr>"
        f'<{p}t xml:space="preserve">{quoted(text)}</{p}t></{p}r>'
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_SELF_CLOSED = re.compile(rb"<((?:[\w.-]+:)?(?:authors|commentList|text))\s*/>")


@frozen
class _Text:
    """The text of a comment.

    Args:
        end: Where it ends.
        plain: Where a plain text in it begins and ends; None where it has parts with fonts.
    """

    end: int
    plain: tuple[int, int] | None

    def with_runs(self, runs: str, p: str) -> list[tuple[int, bytes]]:
        """Return what is to be put where, so that the runs follow the text."""
        if self.plain is None:
            return [(self.end, runs.encode())]
        start, end = self.plain  # of a plain text and parts with fonts only one would be shown
        return [
            (start, f"<{p}r>".encode()),
            (end, f"</{p}r>".encode()),
            (self.end, runs.encode()),
        ]


class _Seen:
    """What a part holds, and where.

    Args:
        part: The part.

    Raises:
        Broken: If it is damaged.
    """

    def __init__(self, part: bytes) -> None:
        """Look through the part."""
        self.prefix = ""
        self.authors = 0
        self.authors_end = self.list_end = -1
        self.texts: dict[str, _Text] = {}
        self._part = part
        self._cell = ""
        self._plain: tuple[int, int] | None = None
        self._path: list[str] = []
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            if not is_utf_8(part):
                raise Broken("not UTF-8")
            parser.Parse(part, True)
        except expat.ExpatError as error:
            raise Broken(str(error)) from error
        if min(self.authors_end, self.list_end) < 0:
            raise Broken("comments without a list")

    def _start(self, name: str, said: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if not self._path:
            self.prefix = prefix_of(name)
        self._path.append(kind)
        if kind == "comment":
            self._cell, self._plain = said.get("ref", "").replace("$", ""), None
        elif kind == "author":
            self.authors += 1
        elif self._path[-3:] == ["comment", "text", "t"]:
            self._plain = self._parser.CurrentByteIndex, -1

    def _end(self, _name: str) -> None:
        at = self._parser.CurrentByteIndex
        if self._path[-3:] == ["comment", "text", "t"] and self._plain is not None:
            start, _ = self._plain
            first = self._part.index(b">", start)
            has_end = self._part[first - 1 : first] != b"/"
            self._plain = start, (self._part.index(b">", at) if has_end else first) + 1
        elif self._path[-2:] == ["comment", "text"]:
            self.texts[self._cell] = _Text(at, self._plain)
        kind = self._path.pop()
        if kind == "authors":
            self.authors_end = at
        elif kind == "commentList":
            self.list_end = at
