"""The rows of a table as HTML.

They are not made by a template: for a long table that takes several times as long, and a row
has no part that one would make otherwise. What stands around the rows is in the templates.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice

from attrs import field, frozen
from markupsafe import Markup

from cadre_training.plugin import (
    CellValue,
    CountUnit,
    Label,
    Period,
    Quantity,
    Row,
    StatedRate,
    Table,
    Text,
)
from cadre_training_html.anchors import Names
from cadre_training_html.values import ABSENCES, DAYS, base_of

# A day or a period of at most so many letters stays on one line.
_SHORT = 12
# So many rows are handed on at once.
_TOGETHER = 50
# A column often has the same text many times: so many are kept as they were written.
_MOST_KEPT = 1_000
_TEXTS = (str, Label)


@frozen
class RowWriter:
    """Writes the rows of a table, and gathers the notes of their cells on the way.

    Args:
        table: The table.
        in_numbers: For each column, whether it is one of numbers.
        names: The formatter and the words of the page.
        linked: The identifiers of rows and cells that findings link to: theirs are written.
    """

    table: Table
    in_numbers: Sequence[bool]
    names: Names
    linked: frozenset[str]
    _notes: dict[Text, int] = field(factory=dict[Text, int], init=False)

    @property
    def notes(self) -> Mapping[Text, int]:
        """The notes of the cells written so far, and the number of each."""
        return self._notes

    def rows(self) -> Iterator[Markup]:
        """Yield the rows, some together."""
        columns = [
            _Column(self.names, column.unit, is_head=column.is_header, in_numbers=in_numbers)
            for column, in_numbers in zip(self.table.columns, self.in_numbers, strict=True)
        ]
        of_rows = f"{self.table.id}_r"
        linked = frozenset(name for name in self.linked if name.startswith(of_rows))
        rows = enumerate(self.table.rows, start=1)
        while together := [
            # Where no link leads to the row, none leads to a cell of it.
            self._row(row, columns, row_id, linked)
            if linked and (row_id := f"{of_rows}{number}") in linked
            else self._row(row, columns)
            for number, row in islice(rows, _TOGETHER)
        ]:
            yield Markup("\n".join(together))

    def _row(
        self,
        row: Row,
        columns: list[_Column],
        row_id: str = "",
        linked: frozenset[str] = frozenset(),
    ) -> str:
        parts = [f'<tr id="{row_id}"' if row_id else "<tr"]
        parts.append(' class="total">' if row.is_total else ">")
        for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True), start=1):
            begin = column.begin(cell.value)
            if row_id and (cell_id := f"{row_id}c{place}") in linked:
                begin = begin.replace(">", f' id="{cell_id}">', 1)
            parts.append(begin)
            if cell.note is not None:
                parts.append(self._mark(cell.note))
            parts.append(column.end)
        parts.append("</tr>")
        return "".join(parts)

    def _mark(self, note: Text) -> str:
        known = len(self._notes)
        number = self._notes.setdefault(note, known + 1)
        table = self.table.id
        # The note links back to its first mark.
        mark_id = f' id="{table}_m{number}"' if number > known else ""
        name = escape(f"{self.names.words['note']} {number}")
        return (
            f'<sup><a href="#{table}_n{number}"{mark_id} aria-label="{name}">({number})</a></sup>'
        )


class _Column:
    """How the cells of a column are written.

    Args:
        names: The formatter and the words of the page.
        unit: What the numbers of the column count.
        is_head: Whether its cells name their rows.
        in_numbers: Whether it is one of numbers.
    """

    __slots__ = ("_absent", "_day", "_formatter", "_integer", "_kept", "_plain", "_unit", "end")

    def __init__(
        self, names: Names, unit: CountUnit | None, *, is_head: bool, in_numbers: bool
    ) -> None:
        tag = '<th scope="row"' if is_head else "<td"
        self._plain = f'{tag} class="n">' if in_numbers else f"{tag}>"
        self._absent = f'{tag} class="n absent">' if in_numbers else f'{tag} class="absent">'
        self._day = f'{tag} class="n">' if in_numbers else f'{tag} class="day">'
        self.end = "</th>" if is_head else "</td>"
        self._unit = unit
        self._formatter = names.formatter
        self._integer = names.formatter.integer
        self._kept: dict[Hashable, str] = {}

    def begin(self, value: CellValue) -> str:
        """Return a cell up to the end of its value, where a note may follow."""
        if isinstance(value, Quantity) and value.unit is self._unit:
            return self._plain + self._integer(value.value)
        if isinstance(value, _TEXTS):
            key: Hashable = value
        elif isinstance(value, Period):
            key = value.start, value.end  # its days are compared much faster than itself
        else:
            return self._written(value)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._written(value)
            if len(self._kept) < _MOST_KEPT:
                self._kept[key] = kept
        return kept

    def _written(self, value: CellValue) -> str:
        text = self._formatter.cell(value, self._unit)
        tag = self._plain
        if isinstance(value, ABSENCES):
            tag = self._absent
        elif isinstance(value, DAYS) and len(text) <= _SHORT:
            tag = self._day
        if isinstance(value, StatedRate):
            base = escape(base_of(value, self._formatter))
            return f'{tag}{escape(text)} <small class="base">({base})</small>'
        return tag + escape(text)
