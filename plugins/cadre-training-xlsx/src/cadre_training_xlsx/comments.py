"""The part of a workbook that holds the comments of a sheet.

A comment that holds nothing but notes ends with a mark: a sum over its text. By it the notes of an
earlier check are known again, and by it is known that nobody has written an answer among them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Container, Mapping, Sequence
from xml.parsers import expat

from attrs import frozen

from cadre_training.plugin import CellNote
from cadre_training_xlsx.package import is_utf_8
from cadre_training_xlsx.survey import Broken
from cadre_training_xlsx.xml_edit import clean, prefix_of, put, quoted

AUTHOR = "cadre-training"

_LONGEST = 30_000  # a spreadsheet takes a little more in one comment
_FONT = '<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/><{p}family val="2"/>'


def no_comments(namespace: str) -> bytes:
    """Return the part of a sheet that has no comments yet, in the namespace of its elements."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<comments xmlns="{namespace}"><authors></authors><commentList></commentList></comments>'
    ).encode()


def with_comments(part: bytes, notes: Mapping[str, Sequence[CellNote]]) -> tuple[bytes, list[str]]:
    """Return the part with notes, and the cells that had no comment before.

    What other authors wrote stays; a note at a cell with a comment is put below it, but for one
    that stands there already.

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
                f"{_marked(ones, p)}</{p}text></{p}comment>"
            )
            continue
        room = _LONGEST - len(text.said)
        told = [one for one in ones if f"{one.title}\n{one.text}" not in text.said]
        if told and room > 0:
            runs = _runs_of([(False, _GAP), *_pieces(told, room)], p)
            pieces += text.with_runs(runs, p)
    if comments:
        author = f"<{p}author>{AUTHOR}</{p}author>"
        pieces += (
            (seen.authors_end, author.encode()),
            (seen.list_end, "".join(comments).encode()),
        )
    return put(part, pieces), new


def own_notes(part: bytes) -> frozenset[str]:
    """Return the cells whose comments are notes of an earlier check and nothing else.

    Raises:
        Broken: If the part is damaged.
    """
    texts = _Seen(_SELF_CLOSED.sub(rb"<\1></\1>", part)).texts
    return frozenset(cell for cell, text in texts.items() if _is_own(text.said))


def without_comments(part: bytes, cells: Container[str]) -> bytes:
    """Return the part without the comments at some cells.

    Raises:
        Broken: If the part is damaged.
    """
    part = _SELF_CLOSED.sub(rb"<\1></\1>", part)
    kept: list[bytes] = []
    after = 0
    for cell, text in _Seen(part).texts.items():
        if cell in cells:
            kept.append(part[after : text.whole[0]])
            after = text.whole[1]
    return b"".join((*kept, part[after:]))


_GAP = "\n\n"
_MARK = re.compile(rf"\s*\({AUTHOR} ([0-9a-f]{{8}})\)\s*$")


def _marked(notes: Sequence[CellNote], p: str) -> str:
    """Return notes that are a comment of their own, with the mark that says so."""
    said = _pieces(notes, _LONGEST)
    mark = _sum_of("".join(text for _, text in said))
    return _runs_of([*said, (False, f"{_GAP}({AUTHOR} {mark})")], p)


def _is_own(text: str) -> bool:
    found = _MARK.search(text)
    return found is not None and _sum_of(text[: found.start()]) == found[1]


def _sum_of(text: str) -> str:
    """Return the sum over a text; spreadsheets may write its blanks and lines in another way."""
    return f"{zlib.crc32(''.join(text.split()).encode(errors='replace')):08x}"


def _pieces(notes: Sequence[CellNote], room: int) -> list[tuple[bool, str]]:
    """Return the texts of notes, and whether each is a title; the last is cut where it is long."""
    pieces: list[tuple[bool, str]] = []
    for note in notes:
        gap = _GAP if pieces else ""
        for is_title, text in ((True, gap + clean(note.title)), (False, f"\n{clean(note.text)}")):
            if room > 0:
                pieces.append((is_title, text if len(text) <= room else f"{text[:room]}…"))
            room -= len(text)
    return pieces


def _runs_of(pieces: Sequence[tuple[bool, str]], p: str) -> str:
    return "".join(_run(p, f"<{p}b/>" if is_title else "", text) for is_title, text in pieces)


def _run(p: str, bold: str, text: str) -> str:
    font = _FONT.replace("{p}", p)
    return (
        f"<{p}r><{p}rPr>{bold}{font}</{p}rPr>"
        f'<{p}t xml:space="preserve">{quoted(text)}</{p}t></{p}r>'
    )


_SELF_CLOSED = re.compile(rb"<((?:[\w.-]+:)?(?:authors|commentList|text))\s*/>")


@frozen
class _Text:
    """The text of a comment.

    Args:
        said: What it says.
        whole: Where its comment begins and ends.
        end: Where it ends.
        plain: Where a plain text in it begins and ends; None where it has parts with fonts.
    """

    said: str
    whole: tuple[int, int]
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
        self._start_of_comment = self._end_of_text = 0
        self._said: list[str] = []
        self._path: list[str] = []
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
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
            self._start_of_comment, self._end_of_text = self._parser.CurrentByteIndex, -1
            self._said = []
        elif kind == "author":
            self.authors += 1
        elif self._path[-3:] == ["comment", "text", "t"]:
            self._plain = self._parser.CurrentByteIndex, -1

    def _characters(self, text: str) -> None:
        if self._path[-1:] == ["t"] and "text" in self._path:
            self._said.append(text)

    def _end(self, _name: str) -> None:
        at = self._parser.CurrentByteIndex
        if self._path[-3:] == ["comment", "text", "t"] and self._plain is not None:
            start, _ = self._plain
            first = self._part.index(b">", start)
            has_end = self._part[first - 1 : first] != b"/"
            self._plain = start, (self._part.index(b">", at) if has_end else first) + 1
        elif self._path[-2:] == ["comment", "text"]:
            self._end_of_text = at
        elif self._path[-1:] == ["comment"] and self._end_of_text >= 0:
            whole = self._start_of_comment, self._part.index(b">", at) + 1
            text = "".join(self._said)
            self.texts[self._cell] = _Text(text, whole, self._end_of_text, self._plain)
        kind = self._path.pop()
        if kind == "authors":
            self.authors_end = at
        elif kind == "commentList":
            self.list_end = at
