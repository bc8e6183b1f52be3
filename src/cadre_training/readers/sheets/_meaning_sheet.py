"""A table of a sheet with what each of its columns means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import define, evolve, field

from cadre_training.codec.problem import Problem
from cadre_training.model.folding import fold
from cadre_training.model.grid import RawCell
from cadre_training.model.source import Place
from cadre_training.readers.sheets import _meaning_remarks as say
from cadre_training.readers.sheets._mapping_matching import (
    ColumnFinder,
    exact_key,
    find_table,
    yearless_key,
)
from cadre_training.readers.sheets._mapping_nouns import (
    ColumnMapping,
    Seen,
    SheetMapping,
    TableMapping,
)
from cadre_training.readers.sheets._mapping_rows import special_rows, with_roles
from cadre_training.readers.sheets._meaning_column import Draft
from cadre_training.readers.sheets._meaning_context import Context, read_context
from cadre_training.readers.sheets._meaning_profile import Profile, profile, sample
from cadre_training.readers.sheets._meaning_table import drafts
from cadre_training.readers.sheets._values_column import (
    columns_of,
    header_place,
    other_positions,
    record_runs,
)
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.layout import HeaderColumn, TableLayout


@define(kw_only=True)
class Understood:
    """A table of a sheet with what each of its columns means.

    Args:
        layout: How it lies on the sheet, as a person has corrected it.
        context: What the words around it say.
        drafts: What each column means.
        columns: The cells of the columns of the sheet, by position in the table.
        cells: The cells of each of its own columns.
        runs: The positions of its records.
        others: The positions of all other rows.
        given: The table of the mapping that speaks of it.
        remarks: What is unclear about it.
        no_numbers: Of its columns of numbers, by their index, the texts that are no plain
            numbers, as soon as they were looked at.
    """

    layout: TableLayout
    context: Context
    drafts: tuple[Draft, ...]
    columns: Sequence[Sequence[RawCell]] = field(repr=False)
    cells: tuple[Sequence[RawCell], ...] = field(repr=False)
    runs: list[range]
    others: list[int]
    given: TableMapping | None = None
    remarks: list[Problem] = field(factory=list[Problem])
    no_numbers: dict[int, Collection[str]] = field(factory=dict[int, Collection[str]], repr=False)

    def mapping(self, base: TableMapping | None = None) -> TableMapping:
        """Return what a mapping file is to say of it: what a person wrote, and what is new.

        Args:
            base: What it says by now, if another table of the document is told by it too.
        """
        given = base or self.given or TableMapping(title=self.context.title)
        known = {exact_key(column.header) for column in given.columns}
        yearless = {yearless_key(column.header) for column in given.columns}
        new = [
            one.column
            for one, header in zip(self.drafts, self.layout.columns, strict=True)
            if header.path
            and exact_key(header.path) not in known
            and (self.given is None or yearless_key(header.path) not in yearless)
        ]
        words = {fold(one.words) for one in given.rows}
        special = special_rows(self.layout, self.columns, self.no_numbers)
        rows = [one for one in special if fold(one.words) not in words]
        return evolve(
            given,
            columns=(*given.columns, *new),
            rows=(*given.rows, *rows),
            seen=Seen(
                place=self.layout.grid.place(
                    self.layout.header.start if self.layout.header else self.layout.rows.start,
                    self.layout.columns[0].index if self.layout.columns else 0,
                ),
                period=self.context.period,
                scheme=self.context.regulation,
                unit=self.context.unit,
            ),
        )


def understand(
    layout: TableLayout, mapping: SheetMapping | None, document: Context | None = None
) -> Understood:
    """Return a table with what each of its columns means.

    Args:
        layout: The table as it was found.
        mapping: What a person has written.
        document: What the other words of the document say, where the table's own say nothing.
    """
    context = _within(read_context(layout), document)
    headers = [column.path for column in layout.columns if column.path]
    given = find_table(headers, context.title, mapping) if mapping is not None else None
    skipped = layout.skipped
    if given is not None:
        layout = with_roles(layout, given.rows)
    columns = columns_of(layout)
    blank = (None,) * len(layout.rows)
    runs = record_runs(layout)
    cells = tuple(
        columns[one.index] if one.index < len(columns) else blank for one in layout.columns
    )
    seen = [profile(sample(some, runs)) for some in cells]
    found = list(drafts(layout.columns, seen, context))
    table = Understood(
        layout=layout,
        context=context,
        drafts=(),
        columns=columns,
        cells=cells,
        runs=runs,
        others=other_positions(layout, runs),
        given=given,
    )
    if given is not None:
        found = _corrected(table, given.columns, found)
    elif mapping is not None and mapping.tables:
        table.remarks.append(say.new_table(_corner(layout)))
    table.drafts = tuple(found)
    _remark(table, seen)
    table.remarks.extend(_left_out(table, skipped & layout.skipped))
    return table


def _left_out(table: Understood, skipped: Iterable[int]) -> Iterator[Problem]:
    """Say which rows that were left out hold words of their own, and numbers."""
    layout = table.layout
    known = {fold(text) for column in layout.columns for text in column.path}
    known.update(fold(one.words) for one in (table.given.rows if table.given else ()))
    for row in sorted(row for row in skipped if row in layout.rows):
        cells = {one.index: layout.grid.cell(row, one.index) for one in layout.columns}
        words = [cell for cell in cells.values() if isinstance(cell, str) and cell.strip()]
        own = [text for text in words if any(map(str.isalpha, text)) and fold(text) not in known]
        numbers = [
            one.index
            for one, draft in zip(layout.columns, table.drafts, strict=True)
            if draft.field.is_number and cells[one.index] not in (None, "")
        ]
        if own and numbers:
            yield say.row_left_out(layout.grid.place(row, numbers[0]))


def _within(context: Context, document: Context | None) -> Context:
    """Let the words of the document speak where those around the table say nothing."""
    if document is None or context.updates or context.defends:
        return context
    return evolve(
        context,
        trains=context.trains or document.trains,
        updates=document.updates and not document.defends,
        defends=document.defends and not document.updates,
        regulation=context.regulation or document.regulation,
    )


def _corner(layout: TableLayout) -> Place:
    column = layout.columns[0] if layout.columns else None
    words = column.path[-1] if column is not None and column.path else None
    return header_place(layout, column.index if column is not None else 0, words)


def _corrected(
    table: Understood, columns: Sequence[ColumnMapping], found: Sequence[Draft]
) -> list[Draft]:
    """Return the columns with what a person has written of them."""
    finder = ColumnFinder(columns)
    settled: list[Draft] = []
    used: set[tuple[str, ...]] = set()
    for header, one in zip(table.layout.columns, found, strict=True):
        match = finder.find(header.path) if header.path else None
        if match is None:
            settled.append(one)
            if header.path:
                place = _place(table.layout, header)
                table.remarks.append(say.new_column(header.path, one.field.label, place))
            continue
        used.add(yearless_key(header.path))
        written = match.column.period if match.exact else None
        settled.append(
            evolve(
                one,
                column=evolve(match.column, header=header.path, period=written),
                period=written or one.period,
                numeric=match.column.field.is_number,
                known=True,
                tight=False,
            )
        )
    for column in columns:
        if yearless_key(column.header) not in used:
            place = _corner(table.layout)
            table.remarks.append(say.column_gone(column.header, place))
    return settled


def _place(layout: TableLayout, header: HeaderColumn) -> Place:
    return header_place(layout, header.index, header.path[-1] if header.path else None)


def _remark(table: Understood, seen: Sequence[Profile]) -> None:
    """Say what is unclear about the columns."""
    layout = table.layout
    if layout.doubts:
        table.remarks.append(say.doubtful_table(_corner(layout)))
    unknown = [
        (header, one.noun)
        for header, one, look in zip(layout.columns, table.drafts, seen, strict=True)
        if not one.known and one.field is Field.OTHER_NUMBER and look.filled
    ]
    # Of a whole table it is said once that its header does not say what it counts.
    silent = [header for header, noun in unknown if noun is None]
    for header, noun in unknown:
        if noun is not None or header is silent[0]:
            others = len(silent) - 1 if noun is None else 0
            place = _place(layout, header)
            table.remarks.append(say.not_understood(header.path or ("?",), others, place))
