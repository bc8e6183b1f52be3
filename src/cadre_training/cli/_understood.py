"""What was understood of a spreadsheet, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.cli._json import Branch, Json, Tree
from cadre_training.cli._language import current, say
from cadre_training.cli._page import Page
from cadre_training.codec.period_text import period_text
from cadre_training.codec.problem import Problem
from cadre_training.formatting import Formatter
from cadre_training.model.grid import column_letters
from cadre_training.model.source import Place
from cadre_training.readers.sheets.layout import Block, HeaderColumn, TableLayout
from cadre_training.readers.sheets.mapping import ColumnMapping, Takes
from cadre_training.sheets import SheetReading, SheetTable


def understood_text(reading: SheetReading, page: Page) -> None:
    """Write onto a page how each table was understood, a column a line."""
    write = Formatter(current())
    for number, table in enumerate(reading.tables, start=1):
        page.gap()
        layout = table.layout
        page.line(f"{say('Bảng', 'Table')} {number}: {_title(layout)}", hang=4)
        if table.takes is not Takes.RECORDS:
            page.line(f"({table.takes.label.in_language(current())})", indent=2)
        page.line(_rows(table, write), indent=2, hang=4)
        for at, column in enumerate(layout.columns):
            page.line(
                f"{column_letters(column.index)}  {column.label or '–'}: "
                f"{_meaning(table.columns[at])}",
                indent=2,
                hang=5,
            )


def _title(layout: TableLayout) -> str:
    """Return where a table stands, and its title."""
    place = str(layout.grid.place(_first_row(layout), layout.columns[0].index))
    return f"{place} – {layout.title}" if layout.title else place


def _first_row(layout: TableLayout) -> int:
    return layout.header.start if layout.header else layout.rows.start


def _rows(table: SheetTable, write: Formatter) -> str:
    records, totals, skipped = _counts(table.layout)
    header = table.layout.header
    parts = [
        say(
            f"{write.integer(records)} dòng số liệu",
            f"{write.integer(records)} row{'s' * (records != 1)} of records",
        )
    ]
    if len(header) == 1:
        parts.insert(0, say(f"tiêu đề: dòng {header.stop}", f"header: row {header.stop}"))
    elif header:
        lines = f"{header.start + 1}–{header.stop}"
        parts.insert(0, say(f"tiêu đề: dòng {lines}", f"header: rows {lines}"))
    if totals:
        parts.append(
            say(f"{write.integer(totals)} dòng cộng", f"{write.integer(totals)} of totals")
        )
    if skipped:
        parts.append(
            say(f"{write.integer(skipped)} dòng bỏ qua", f"{write.integer(skipped)} left out")
        )
    return "; ".join(parts)


def _counts(layout: TableLayout) -> tuple[int, int, int]:
    """Return how many rows are records, how many state totals, how many were left out."""
    records = sum(map(len, layout.body.records()))
    totals = {row for block in _blocks(layout.body) for row in block.totals}
    return records, len(totals), len(layout.skipped)


def _blocks(block: Block) -> Iterator[Block]:
    yield block
    for part in block.parts:
        if isinstance(part, Block):
            yield from _blocks(part)


def _meaning(column: ColumnMapping) -> str:
    """Return what a column means, and what its header narrows it to."""
    parts = [column.field.label.in_language(current())]
    write = Formatter(current())
    if column.total:
        parts.append(say("cột cộng", "a sum of other columns"))
    if column.group is not None:
        parts.append(say(f"đối tượng {column.group}", f"group {column.group}"))
    if column.period is not None:
        parts.append(write.period(column.period))
    if column.programme is not None:
        parts.append(column.programme.label.in_language(current()))
    parts += [word for word in (column.unit, column.of_which, column.category) if word]
    return ", ".join(parts)


def understood_json(reading: SheetReading) -> dict[str, Tree]:
    """Return how each table was understood, and what was remarked, as JSON."""
    return {
        "tables": map(_table_json, reading.tables),
        "remarks": map(_remark_json, reading.remarks),
    }


def _table_json(table: SheetTable) -> Tree:
    layout = table.layout
    records, totals, skipped = _counts(layout)
    return Branch(
        place=_place_json(layout.grid.place(_first_row(layout), layout.columns[0].index)),
        takes=table.takes.value,
        header_rows=[row + 1 for row in layout.header],
        columns=(
            _column_json(column, table.columns[at]) for at, column in enumerate(layout.columns)
        ),
        records=records,
        totals=totals,
        skipped=skipped,
    )


def _column_json(column: HeaderColumn, meaning: ColumnMapping) -> Json:
    narrowed: dict[str, Json] = {
        "group": meaning.group,
        "period": None if meaning.period is None else period_text(meaning.period),
        "programme": None if meaning.programme is None else meaning.programme.value,
        "unit": meaning.unit,
        "of_which": meaning.of_which,
        "category": meaning.category,
    }
    return {
        "column": column_letters(column.index),
        "header": list(column.path),
        "field": meaning.field.value,
        "total": meaning.total,
        **{name: value for name, value in narrowed.items() if value is not None},
    }


def _remark_json(problem: Problem) -> Json:
    return {
        "code": problem.code,
        "message": problem.message.in_language(current()),
        "place": _place_json(problem.place),
    }


def _place_json(place: Place) -> Json:
    return {"file": place.file, "line": place.line, "sheet": place.sheet, "cell": place.cell}
