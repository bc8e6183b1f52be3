"""How a table lies on a sheet: header, body, groups, totals; not yet what it means."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from cadre_training.model.grid import Grid
from cadre_training.readers.sheets._titles import title_of


@frozen(kw_only=True)
class HeaderColumn:
    """A column of a table, as its header gives it.

    Args:
        index: The column of the sheet, from 0.
        path: The words above it, from the widest header cell to its own, as written (NFC, runs of
            spaces and line breaks joined). A merged cell stands above all that it covers.
        number: The number that the row of column numbers gives it: ``"3"``, ``"A"``; else None.
        formula: The formula printed in the header or the row of column numbers, as written:
            ``"3=4+6+8"``, ``"(5) = (4)/(3)"``; else None.
    """

    index: int
    path: tuple[str, ...]
    number: str | None = None
    formula: str | None = None

    @property
    def label(self) -> str:
        """The words of its header in one line."""
        return " / ".join(self.path)


@frozen(kw_only=True)
class OfWhich:
    """Rows that state only a part of another row: “Trong đó: nữ”.

    Args:
        of: The row they are a part of.
        rows: The rows.
    """

    of: int
    rows: tuple[int, ...]


@frozen(kw_only=True)
class Block:
    """Rows that belong together: the whole table, a group, a group within a group.

    All rows are rows of the sheet, counted from 0.

    Args:
        label: The words of its head, as written; None for the table itself.
        head: The row that heads it: “I. Huyện Càng Long”; None where there is none.
        totals: The rows that state its totals: “Cộng”, “Tổng số”, its head where that holds
            numbers. Several state the same.
        parts: Its records, as runs of rows, and the groups in it, in the order of the sheet.
        of_which: Rows in it that state a part of another row only; they are in no run.
    """

    label: str | None = None
    head: int | None = None
    totals: tuple[int, ...] = ()
    parts: tuple[Block | range, ...] = field(default=(), repr=False)
    of_which: tuple[OfWhich, ...] = ()

    def records(self) -> Iterator[range]:
        """Yield the runs of rows that are records, at any depth, in the order of the sheet."""
        for part in self.parts:
            if isinstance(part, Block):
                yield from part.records()
            else:
                yield part


@frozen(kw_only=True)
class Line:
    """A line of text on the sheet that is in no table.

    Args:
        row: Its row, from 0.
        column: The column it begins in.
        text: The words, as written.
    """

    row: int
    column: int
    text: str


@frozen(kw_only=True)
class TableLayout:
    """A table found on a sheet.

    Args:
        grid: The sheet.
        above: The lines above it: issuing body, title, unit of measure, date.
        header: The rows of its header, column numbers included; empty where there is none.
        columns: Its columns, from left to right.
        body: Its rows, as a tree. ``body.totals`` are the grand totals.
        rows: All rows of the body, from the first to the last, blank ones and repeated headers
            between them included.
        skipped: The rows among them that are no record, head or total: blank, or the header
            again on a new page, or page numbers.
        below: The lines below it: notes, date and place, signatures.
        doubts: Whether the layout was found with doubt, so that the user must be asked.
    """

    grid: Grid = field(repr=False)
    above: tuple[Line, ...] = ()
    header: range
    columns: tuple[HeaderColumn, ...]
    body: Block
    rows: range
    skipped: frozenset[int] = frozenset()
    below: tuple[Line, ...] = ()
    doubts: bool = False

    @property
    def title(self) -> str | None:
        """The line above it that says what it is of; None where none does."""
        return title_of(self.above)
