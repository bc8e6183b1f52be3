"""A table of statistics as text for people."""

from __future__ import annotations

from collections import Counter
from itertools import product

from cadre_training.checks.finding import CheckResult
from cadre_training.cli._language import current, say
from cadre_training.cli._page import Page
from cadre_training.cli._stat_data import is_incomplete
from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.report.material import Material
from cadre_training.report.stat_table import key_cell, note_of, turn_of
from cadre_training.stats import KeyValue, Margin, StatCell, StatRow, StatTable


def as_text(register: Register, table: StatTable, *, totals: bool) -> str:
    """Return the table in aligned columns, its notes below.

    Args:
        register: The register it was worked out from.
        table: The table.
        totals: Add subtotals and the grand total.
    """
    write, material = Formatter(current()), Material(register, CheckResult())
    notes: dict[str, int] = {}

    def number(cell: StatCell, at: int) -> str:
        measure = table.measures[at]
        value = cell.value if cell.estimate is None else cell.estimate.value
        text = write.cell(value, None if measure.whole_unit else measure.unit)
        if cell.estimate is not None:
            text = f"≈ {text}"
        return marked(text, note_of(cell) if is_incomplete(cell) else None)

    def marked(text: str, note: Phrase | None) -> str:
        if note is None:
            return text
        return f"{text} [{notes.setdefault(write.text(note), len(notes) + 1)}]"

    def key(row: StatRow, value: KeyValue) -> str:
        if isinstance(value, Absence) and _is_empty(row):
            return "–"
        text = write.cell(key_cell(material, value).value, None)
        return marked(text, turn_of(value, row, table.breaks))

    def line(row: StatRow) -> list[str]:
        return [
            *(key(row, value) for value in row.key),
            *(number(cell, at) for at, cell in enumerate(row.cells)),
        ]

    labels = [*(d.label for d in table.dimensions), *(m.label for m in table.measures)]
    rows = [[label.in_language(current()) for label in labels]]
    rules = [1]
    rows += map(line, table.rows)
    if totals and table.dimensions:
        rules.append(len(rows))
        rows += map(line, _subtotals(table))
    if totals or not table.dimensions:
        if len(rows) not in rules:
            rules.append(len(rows))
        grand = [say("Tổng cộng", "Grand total")] + [""] * (len(table.dimensions) - 1)
        keys = grand[: len(table.dimensions)]
        rows.append([*keys, *line(table.total)[len(keys) :]])
    page = Page(None)
    right = [False] * len(table.dimensions) + [True] * len(table.measures)
    page.grid(rows, right, rules)
    page.gap()
    for note, mark in notes.items():
        page.line(f"[{mark}] {note}")
    for one in table.breaks:
        page.line(write.text(one.note))
    if any(dimension.overlaps for dimension in table.dimensions):
        page.line(
            say(
                "Một bản ghi có thể thuộc nhiều dòng, nên cộng các dòng lại không ra tổng.",
                "A record can fall under several rows, so that they do not add up to the total.",
            )
        )
    return page.text().rstrip("\n") + "\n"


def _is_empty(row: StatRow) -> bool:
    """Tell whether nothing at all is recorded under a row."""
    return not any(
        # Over frames, cells do not name their records.
        cell.records or cell.missing or cell.estimate or not isinstance(cell.value, Absence)
        for cell in row.cells
    )


def _subtotals(table: StatTable) -> list[StatRow]:
    """Return the margins that add up more than one row; the others would repeat it."""
    added = Counter(
        key
        for row in table.rows
        if not _is_empty(row)
        for key in product(*((value, Margin.ALL) for value in row.key))
    )
    return [total for total in table.totals if added[total.key] > 1]
