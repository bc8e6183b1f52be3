"""What an ``.xlsx`` sheet says beside the values of its cells.

A large sheet is looked through for what is unusual, at the speed of a search. Only where that is
not enough, each of its cells is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat
from xml.sax.saxutils import unescape

from attrs import define, field, frozen

from cadre_training_xlsx.package import is_utf_8
from cadre_training_xlsx.survey import Broken, Survey, TooFar

Chunks = Callable[[], Iterable[bytes]]
"""A part piece by piece, from its beginning each time."""

_NARROW = 26  # columns A to Z
_LONGEST_ROW = 1 << 24

_USUAL = re.compile(rb'<sheetData>\s*<row r="[0-9]+"[^>]*>\s*<c r="[A-Z]+[0-9]+"')
_FAR = re.compile(rb" r=.[A-Za-z](?:[A-Za-z]|[0-9]{7})")
_ROW = re.compile(rb'<row r="([0-9]+)"')
_HIDDEN = re.compile(rb'hidden="[1t]')
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]*\shidden="(?:1|true)"')
_COLUMN = re.compile(rb"<col\s[^>]*>")
_ATTRIBUTE = re.compile(rb'(\w+)="(\w*)"')
_ERROR = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"[^>]* t="e"[^>]*>\s*'
    rb"(?:<f\b[^>]*(?:/>|>[^<]*</f>)\s*)?<v>([^<]*)</v>"
)
_NO_VALUE = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"((?: \w+="\w*")*)>\s*'
    rb"<f\b[^>]*(?:/>|>([^<]*)</f>)\s*(?:<v ?/>|<v></v>)?\s*</c>"
)


def survey_sheet(chunks: Chunks, most: int) -> Survey:
    """Return what a sheet says beside the values of its cells.

    Args:
        chunks: The part of the sheet.
        most: The most cells that it may span.

    Raises:
        TooFar: If it spans more.
        Broken: If it is no sheet.
    """
    found = _Glance(chunks, most).look()
    if found is None:
        found = _Look().look(chunks())
    found.check(most)
    return found


def column_number(letters: str) -> int:
    """Return the number of a column, from 0.

    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (0, 26, 16383)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter.upper()) - 64
    return number - 1


def _whole_rows(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield pieces that are cut between rows only, as far as rows are not endless."""
    rest = b""
    for chunk in chunks:
        piece = rest + chunk
        cut = piece.rfind(b"<row ")
        if cut <= 0 and len(piece) < _LONGEST_ROW:
            rest = piece
        else:
            cut = cut if cut > 0 else len(piece)
            yield piece[:cut]
            rest = piece[cut:]
    if rest:
        yield rest


def _text(value: bytes) -> str:
    return unescape(value.decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"})


@frozen
class _Glance:
    """Looks through a sheet as the usual programs write it, narrow and long.

    Args:
        chunks: The part of the sheet.
        most: The most cells that it may span.
    """

    chunks: Chunks
    most: int
    _found: Survey = field(factory=Survey, init=False)

    def look(self) -> Survey | None:
        """Return how far the cells reach, and what looks for the rest.

        None where each cell must be looked at.
        """
        first = True
        for piece in _whole_rows(self.chunks()):
            if first:
                if not is_utf_8(piece):
                    raise Broken("not UTF-8")
                if not _USUAL.search(piece):
                    return None
                first = False
            if _FAR.search(piece):
                return None
            last = piece.rfind(b'<row r="')
            if last >= 0 and (row := _ROW.match(piece, last)):
                self._found.reach(int(row[1]) - 1, _NARROW - 1)
            if self._found.rows * _NARROW > self.most:
                return None
        self._found.rest = self._look_for_rest
        return None if first else self._found

    def _look_for_rest(self) -> None:
        """Note what is hidden, and cells without a value."""
        first = True
        for piece in _whole_rows(self.chunks()):
            if first:
                self._columns(piece.partition(b"<sheetData>")[0])
                first = False
            self._rows(piece)

    def _columns(self, head: bytes) -> None:
        for tag in _COLUMN.findall(head):
            said = dict(_ATTRIBUTE.findall(tag))
            if said.get(b"hidden") in (b"1", b"true"):
                self._found.hide_columns(int(said[b"min"]) - 1, int(said[b"max"]) - 1)

    def _rows(self, piece: bytes) -> None:
        found = self._found
        if _HIDDEN.search(piece):
            found.hidden_rows.update(int(row) - 1 for row in _HIDDEN_ROW.findall(piece))
        if b't="e"' in piece:
            for column, row, value in _ERROR.findall(piece):
                found.note(int(row) - 1, column_number(column.decode()), _text(value))
        if b"<f" in piece:
            for column, row, said, formula in _NO_VALUE.findall(piece):
                if b't="str"' not in said:  # a formula may well give an empty text
                    found.note(int(row) - 1, column_number(column.decode()), f"={_text(formula)}")


@define
class _Look:
    """Looks at every cell of a sheet."""

    _found: Survey = field(factory=Survey, init=False)
    _row: int = field(default=-1, init=False)
    _column: int = field(default=-1, init=False)
    _kind: str | None = field(default=None, init=False)
    _formula: bool = field(default=False, init=False)
    _words: list[str] = field(factory=list[str], init=False)
    _value: list[str] = field(factory=list[str], init=False)
    _into: list[str] | None = field(default=None, init=False)

    def look(self, chunks: Iterable[bytes]) -> Survey:
        """Return what was found."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            for at, piece in enumerate(chunks):
                if at == 0 and not is_utf_8(piece):
                    raise Broken("not UTF-8")
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, KeyError) as error:
            if isinstance(error, TooFar):
                raise
            raise Broken(str(error)) from error
        return self._found

    def _start(self, name: str, said: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self._cell(said)
            case "row":
                self._row = int(said["r"]) - 1 if "r" in said else self._row + 1
                self._column = -1
                if said.get("hidden") in ("1", "true"):
                    self._found.hidden_rows.add(self._row)
            case "v":
                self._into = self._value
            case "is":
                self._found.reach(self._row, self._column)
            case "f":
                self._formula = True
                self._into = self._words
            case "col":
                if said.get("hidden") in ("1", "true"):
                    self._found.hide_columns(int(said["min"]) - 1, int(said["max"]) - 1)
            case _:
                pass

    def _cell(self, said: dict[str, str]) -> None:
        reference = said.get("r")
        if reference is None:
            self._column += 1
        else:
            letters = reference.rstrip("0123456789")
            self._row = int(reference[len(letters) :]) - 1
            self._column = column_number(letters)
        self._kind = said.get("t")
        self._formula = False
        self._words.clear()
        self._value.clear()

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self._end_cell()
            case "v" | "f":
                self._into = None
            case _:
                pass

    def _end_cell(self) -> None:
        """Note a cell that holds something; blank ones with a style do not count."""
        words: str | None = None
        if self._kind == "e" and self._value:
            words = "".join(self._value)
        elif self._formula and not self._value and self._kind != "str":
            words = f"={''.join(self._words)}"
        if self._value or words is not None or self._kind == "str":
            self._found.reach(self._row, self._column)
        if words is not None:
            self._found.note(self._row, self._column, words)

    def _characters(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)


def _refuse(*_said: object) -> None:
    raise Broken("a sheet defines no entities")
