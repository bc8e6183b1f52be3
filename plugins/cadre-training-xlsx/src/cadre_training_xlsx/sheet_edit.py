"""The reference from a sheet to the drawing of its comments."""

from __future__ import annotations

import re
from xml.parsers import expat

from cadre_training_xlsx.package import is_utf_8
from cadre_training_xlsx.survey import Broken

_ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet\b[^>]*>")
_DATA_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData(?:\s[^>]*)?/>")
_BEHIND = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
    }
)
"""What stands behind the reference, in the order that the format demands."""

_USUAL, _STRICT = "http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"
_SHEETS = {_USUAL: f"{_USUAL}/spreadsheetml/2006/main", _STRICT: f"{_STRICT}/spreadsheetml/main"}
_RELATIONS = {
    _USUAL: f"{_USUAL}/officeDocument/2006/relationships",
    _STRICT: f"{_STRICT}/officeDocument/relationships",
}


def namespaces_of(sheet: bytes) -> tuple[str, str]:
    """Return the namespaces of a sheet's elements and of its relations.

    A workbook is written in one of two forms of the format, which differ in these.

    Raises:
        Broken: If it is no sheet.
    """
    root = _ROOT.search(sheet)
    if root is None:
        raise Broken("no sheet")
    form = _STRICT if _SHEETS[_STRICT].encode() in root[0] else _USUAL
    return _SHEETS[form], _RELATIONS[form]


def drawing_of(sheet: bytes) -> str | None:
    """Return the identifier of the relation to a sheet's drawing of comments; None without one.

    Raises:
        Broken: If it is no sheet.
    """
    return _Tail(sheet).found


def with_drawing(sheet: bytes, identifier: str) -> bytes:
    """Return a sheet with a reference to a drawing of comments, which it must not have yet.

    Raises:
        Broken: If it is no sheet.

    >>> with_drawing(b"<worksheet><sheetData/><tableParts/></worksheet>", "rId3").decode()[23:46]
    '<legacyDrawing xmlns:r='
    """
    tail = _Tail(sheet)
    _, relations = namespaces_of(sheet)
    element = f'<{tail.prefix}legacyDrawing xmlns:r="{relations}" r:id="{identifier}"/>'
    return sheet[: tail.place] + element.encode() + sheet[tail.place :]


class _Tail:
    """What stands behind the cells of a sheet.

    Attributes:
        prefix: The prefix of the sheet's elements.
        found: The identifier of the relation to its drawing of comments, or None.
        place: Where such a reference belongs.
    """

    def __init__(self, sheet: bytes) -> None:
        """Look through the sheet, but for its cells."""
        root = _ROOT.search(sheet)
        if root is None or not is_utf_8(sheet):
            raise Broken("no sheet")
        ends = [found.end() for found in _DATA_END.finditer(sheet, root.end())]
        if not ends:
            raise Broken("a sheet without cells")
        self.prefix = root[1].decode()
        self.found: str | None = None
        self.place = -1
        self._path: list[str] = []
        self._wrapped: int | None = None  # where alternatives begin that are yet to be told apart
        self._shift = ends[-1] - len(root[0])
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(root[0] + sheet[ends[-1] :], True)
        except expat.ExpatError as error:
            raise Broken(str(error)) from error

    def _start(self, name: str, said: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        at = self._parser.CurrentByteIndex + self._shift
        if len(self._path) == 1:
            self._wrapped = at if kind == "AlternateContent" else None
            if kind == "legacyDrawing":
                ids = (v for k, v in said.items() if k.rpartition(":")[2] == "id")
                self.found = next(ids, None)
            elif kind in _BEHIND and self.place < 0:
                self.place = at
        elif kind in _BEHIND and self._wrapped is not None and self.place < 0:
            self.place = self._wrapped
        self._path.append(kind)

    def _end(self, _name: str) -> None:
        self._path.pop()
        if not self._path and self.place < 0:
            self.place = self._parser.CurrentByteIndex + self._shift
