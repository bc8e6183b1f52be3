"""What an OpenDocument spreadsheet says beside the values of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from xml.parsers import expat

from attrs import define, field

from cadre_training.plugin import MergedCells
from cadre_training_xlsx.package import Package, is_utf_8
from cadre_training_xlsx.survey import (
    MOST_COLUMNS,
    MOST_ROWS,
    Broken,
    Encrypted,
    SheetSurvey,
    Survey,
    TooFar,
)

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_NOT_SHOWN = ("collapse", "filter")


def survey_ods(package: Package, most: int) -> Sequence[SheetSurvey]:
    """Return what looks at each sheet, in the order of the workbook.

    Raises:
        TooFar: If a sheet spans more than ``most`` cells.
        Broken: If the file is damaged.
        Encrypted: If it has a password.
    """
    manifest = package.find(_MANIFEST)
    if manifest is not None and b"encryption-data" in package.read(manifest):
        raise Encrypted
    for name in package.names:
        if name.endswith(".xml") and name != CONTENT:
            package.verify(name)
    return [partial(_itself, sheet) for sheet in _Look(most).look(package)]


def _itself(sheet: Survey) -> Survey:
    return sheet


@define
class _Look:
    """Looks at every cell."""

    most: int
    _sheets: list[Survey] = field(factory=list[Survey], init=False)
    _depth: int = field(default=0, init=False)  # of tables: those within cells are no sheets
    _row: int = field(default=0, init=False)
    _rows: int = field(default=1, init=False)
    _hidden: bool = field(default=False, init=False)
    _column: int = field(default=0, init=False)
    _last: int = field(default=-1, init=False)
    _error: int | None = field(default=None, init=False)
    _words: list[str] = field(factory=list[str], init=False)

    def look(self, package: Package) -> list[Survey]:
        """Return what was found of each sheet."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            for at, piece in enumerate(package.chunks(CONTENT)):
                if at == 0 and not is_utf_8(piece):
                    raise Broken("not UTF-8")
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Broken(str(error)) from error
        return self._sheets

    def _start(self, name: str, said: dict[str, str]) -> None:
        match name:
            case "table:table":
                self._depth += 1
                if self._depth == 1:
                    self._sheets.append(Survey(merged=[]))
                    self._row = self._column = 0
            case _ if self._depth != 1:
                pass
            case "table:table-column":
                repeated = _times(said, "table:number-columns-repeated", MOST_COLUMNS)
                if said.get("table:visibility") in _NOT_SHOWN:
                    self._sheets[-1].hide_columns(self._column, self._column + repeated - 1)
                self._column += repeated
            case "table:table-row":
                self._rows = _times(said, "table:number-rows-repeated", MOST_ROWS)
                self._hidden = said.get("table:visibility") in _NOT_SHOWN
                self._column, self._last = 0, -1
            case "table:table-cell" | "table:covered-table-cell":
                self._cell(said)
            case _:
                pass

    def _cell(self, said: dict[str, str]) -> None:
        repeated = _times(said, "table:number-columns-repeated", MOST_COLUMNS)
        down = _times(said, "table:number-rows-spanned", MOST_ROWS)
        across = _times(said, "table:number-columns-spanned", MOST_COLUMNS)
        if down > 1 or across > 1:
            merged = MergedCells(
                self._row, self._column, self._row + down - 1, self._column + across - 1
            )
            self._sheets[-1].add_merged(merged)
        if "office:value-type" in said:
            self._last = self._column + repeated - 1
        if said.get("calcext:value-type") == "error":
            self._error = self._column
            self._words.clear()
        self._column += repeated
        if self._column > 2 * MOST_COLUMNS:
            raise TooFar

    def _end(self, name: str) -> None:
        match name:
            case "table:table":
                self._depth -= 1
            case _ if self._depth != 1:
                pass
            case "table:table-cell" if self._error is not None:
                self._sheets[-1].note(self._row, self._error, "".join(self._words))
                self._error = None
            case "table:table-row":
                if self._last >= 0:
                    sheet = self._sheets[-1]
                    sheet.reach(self._row + self._rows - 1, self._last)
                    sheet.check(self.most)
                    if self._hidden:
                        sheet.hidden_rows.update(range(self._row, self._row + self._rows))
                self._row += self._rows
            case _:
                pass

    def _characters(self, text: str) -> None:
        if self._error is not None:
            self._words.append(text)


def _times(said: dict[str, str], name: str, most: int) -> int:
    """Return how often something is repeated, or how far it spans."""
    try:
        times = int(said.get(name, "1"))
    except ValueError:
        raise Broken(name) from None
    if not 1 <= times <= 2 * most:
        raise TooFar
    return times


def _refuse(*_said: object) -> None:
    raise Broken("a workbook defines no entities")
