"""The rows of a table as HTML.

They are not made by a template: for a long table that takes several times as long, and a row
has no part that one would make otherwise. What stands around the rows is in the templates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from attrs import field, frozen
from markupsafe import Markup

from cadre_training.plugin import Row, StatedRate, Table, Text
from cadre_training_html.anchors import Names
from cadre_training_html.values import ABSENCES, DAYS, base_of

# A day or a period of at most so many letters stays on one line.
_SHORT = 12


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
        """Yield each row."""
        openings = [
            _Openings.of(is_head=column.is_header, in_numbers=in_numbers)
            for column, in_numbers in zip(self.table.columns, self.in_numbers, strict=True)
        ]
        for number, row in enumerate(self.table.rows, start=1):
            yield Markup(self._row(row, f"{self.table.id}_r{number}", openings))

    def _row(self, row: Row, row_id: str, openings: list[_Openings]) -> str:
        # Where no link leads to the row, none leads to a cell of it.
        is_linked = row_id in self.linked
        parts = ["<tr"]
        if is_linked:
            parts.append(f' id="{row_id}"')
        parts.append(' class="total">' if row.is_total else ">")
        columns, cell_text = self.table.columns, self.names.formatter.cell
        for place, cell in enumerate(row.cells):
            value, opening = cell.value, openings[place]
            text = cell_text(value, columns[place].unit)
            tag = opening.plain
            if isinstance(value, ABSENCES):
                tag = opening.absent
            elif isinstance(value, DAYS) and len(text) <= _SHORT:
                tag = opening.day
            if is_linked and (cell_id := f"{row_id}c{place + 1}") in self.linked:
                tag = f'{tag[:-1]} id="{cell_id}">'
            parts += (tag, escape(text))
            if isinstance(value, StatedRate):
                base = escape(base_of(value, self.names.formatter))
                parts.append(f' <small class="base">({base})</small>')
            if cell.note is not None:
                parts.append(self._mark(cell.note))
            parts.append(opening.end)
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


@frozen
class _Openings:
    """How the cells of a column begin and end."""

    plain: str
    absent: str
    day: str
    end: str

    @classmethod
    def of(cls, *, is_head: bool, in_numbers: bool) -> _Openings:
        tag = '<th scope="row"' if is_head else "<td"
        return cls(
            f'{tag} class="n">' if in_numbers else f"{tag}>",
            f'{tag} class="n absent">' if in_numbers else f'{tag} class="absent">',
            f'{tag} class="n">' if in_numbers else f'{tag} class="day">',
            "</th>" if is_head else "</td>",
        )
