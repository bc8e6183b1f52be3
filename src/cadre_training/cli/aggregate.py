"""``aggregate``: work out statistics from the records."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import click

from cadre_training.cli import _errors
from cadre_training.cli._click import Option
from cadre_training.cli._json import Branch, Json, Tree, dumps
from cadre_training.cli._language import both, current, say
from cadre_training.cli._load import load_register
from cadre_training.cli._options import (
    command,
    format_option,
    names_option,
    output_option,
    path_argument,
)
from cadre_training.cli._output import emit
from cadre_training.cli._page import Page
from cadre_training.model.absence import Absence
from cadre_training.model.register import Register
from cadre_training.model.target_group import TargetGroup
from cadre_training.stats import (
    DIMENSIONS,
    MEASURES,
    Margin,
    Measure,
    NeedsYear,
    StatCell,
    StatRow,
    StatTable,
)
from cadre_training.stats import aggregate as work_out
from cadre_training.stats.table import Plain, plain_key, plain_value


@command(
    "aggregate",
    both("Tính số liệu thống kê từ các bản ghi.", "Work out statistics from the records."),
    both(
        "Tính các chỉ tiêu từ bản ghi của ĐƯỜNG_DẪN, phân tổ theo năm, đối tượng, đơn vị… Chỉ đọc "
        "bản ghi, không đọc số liệu nêu sẵn trong báo cáo. Xem tên các chỉ tiêu và cách phân tổ "
        "bằng lệnh “measures”.",
        "Work out measures over the records at PATH, broken down by year, target group, unit… It "
        "reads records only, never the figures that a report states. The command 'measures' lists "
        "the names.",
    ),
)
@path_argument
@names_option(
    "--by",
    "by",
    "",
    both("Phân tổ theo, ví dụ year,target_group.", "Dimensions, such as year,target_group."),
)
@names_option(
    "--measure",
    "measures",
    "classes,attendances",
    both(
        "Các chỉ tiêu; mặc định là classes,attendances.",
        "Measures; classes,attendances by default.",
    ),
)
@format_option("text", "csv", "json")
@click.option(
    "--totals/--no-totals",
    cls=Option,
    default=None,
    help=both(
        "Có hay không các dòng cộng; mặc định là có, trừ dạng csv.",
        "With or without rows of totals; with them by default, except in csv.",
    ),
)
@output_option
def aggregate(
    path: Path,
    by: tuple[str, ...],
    measures: tuple[str, ...],
    form: str,
    totals: bool | None,
    output: Path | None,
) -> None:
    """Work out statistics."""
    _check_names(by, measures)
    register = load_register(path)
    totals = form != "csv" if totals is None else totals
    try:
        table = work_out(register, by, measures, totals=totals)
    except NeedsYear as error:
        raise _errors.refuse(
            "chỉ tiêu tăng, giảm so với năm trước cần phân tổ theo năm: thêm year vào --by",
            "a measure of change compares years: add year to --by",
        ) from error
    if form == "json":
        emit(dumps(_as_json(table, totals=totals)), output)
    elif form == "csv":
        emit(_as_csv(table, totals=totals), output)
    else:
        emit(_as_text(register, table, totals=totals), output)


def _check_names(by: Sequence[str], measures: Sequence[str]) -> None:
    """Refuse unknown names before anything is read."""
    dimension_names = [dimension.name for dimension in DIMENSIONS]
    measure_names = [measure.name for measure in MEASURES]
    for name in by:
        if name not in dimension_names:
            raise _errors.unknown("cách phân tổ", "dimension", name, dimension_names)
    for name in measures:
        if name not in measure_names:
            raise _errors.unknown("chỉ tiêu", "measure", name, measure_names)


def _is_incomplete(cell: StatCell) -> bool:
    """Tell whether a reader must know more of a number than the number."""
    return cell.bounds is not None or (cell.missing > 0 and not isinstance(cell.value, Absence))


def _as_text(register: Register, table: StatTable, *, totals: bool) -> str:
    from cadre_training.checks.finding import CheckResult
    from cadre_training.formatting import Formatter
    from cadre_training.report.material import Material
    from cadre_training.report.stat_table import key_cell, note_of

    write, material = Formatter(current()), Material(register, CheckResult())
    notes: dict[str, int] = {}

    def number(cell: StatCell, at: int) -> str:
        measure = table.measures[at]
        text = write.cell(cell.value, None if measure.whole_unit else measure.unit)
        note = note_of(cell) if _is_incomplete(cell) else None
        if note is None:
            return text
        return f"{text} [{notes.setdefault(write.text(note), len(notes) + 1)}]"

    def line(row: StatRow) -> list[str]:
        keys = [
            "–"
            if isinstance(value, Absence) and _is_empty(row)
            else write.cell(key_cell(material, value).value, None)
            for value in row.key
        ]
        return [*keys, *(number(cell, at) for at, cell in enumerate(row.cells))]

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
    return not any(cell.records for cell in row.cells)


def _subtotals(table: StatTable) -> list[StatRow]:
    """Return the margins that add up more than one row; the others would repeat it."""
    kept = [row for row in table.rows if not _is_empty(row)]
    return [
        total
        for total in table.totals
        if sum(
            all(mine in (Margin.ALL, its) for mine, its in zip(total.key, row.key, strict=True))
            for row in kept
        )
        > 1
    ]


def _as_csv(table: StatTable, *, totals: bool) -> str:
    rows = [(row, False) for row in table.rows]
    if totals or not table.dimensions:
        rows += [(row, True) for row in (*table.totals, table.total)]
    head = [*_named_keys(table, table.total), *(measure.name for measure in table.measures)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*head, "is_total"] if totals else head)
    for row, is_total in rows:
        keys = _named_keys(table, row).values()
        cells = [_csv_cell(value) for value in (*keys, *(plain_value(c.value) for c in row.cells))]
        writer.writerow([*cells, int(is_total)] if totals else cells)
    return text.getvalue()


def _csv_cell(value: Plain) -> str:
    """Write a cell; a text that a spreadsheet would take for a formula gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return str(value)


def _named_keys(table: StatTable, row: StatRow) -> dict[str, Plain]:
    """Return the keys of a row by name, a target group as scheme and code, a margin as ``all``."""
    keys: dict[str, Plain] = {}
    for dimension, value in zip(table.dimensions, row.key, strict=True):
        if isinstance(value, TargetGroup):
            keys |= {"scheme": value.scheme, "target_group": value.code}
            continue
        plain = Margin.ALL.value if value is Margin.ALL else plain_key(value)
        if dimension.name == "target_group":
            keys.setdefault("scheme", plain)
        if dimension.name != "scheme" or keys.get("scheme") in (None, Margin.ALL.value):
            keys[dimension.name] = plain
    return keys


def _json_row(table: StatTable, row: StatRow) -> dict[str, Json]:
    """Return a row; in a row of totals the dimensions that are added up are left out."""
    values = {m.name: plain_value(c.value) for m, c in zip(table.measures, row.cells, strict=True)}
    return _json_key(table, row) | {name: _json_value(value) for name, value in values.items()}


def _json_key(table: StatTable, row: StatRow) -> dict[str, Json]:
    return {
        name: _json_value(value)
        for name, value in _named_keys(table, row).items()
        if value != Margin.ALL.value or Margin.ALL not in row.key
    }


def _json_value(value: Plain) -> Json:
    return str(value) if isinstance(value, Decimal) else value


def _as_json(table: StatTable, *, totals: bool) -> Tree:
    shown = (*table.rows, *table.totals, table.total)
    result = Branch(
        by=[dimension.name for dimension in table.dimensions],
        measures=map(_measure, table.measures),
        rows=(_json_row(table, row) for row in table.rows),
    )
    if totals:
        result["totals"] = (_json_row(table, row) for row in table.totals)
    result["total"] = _json_row(table, table.total)
    result["notes"] = (
        _note(table, row, at)
        for row in shown
        for at, cell in enumerate(row.cells)
        if _is_incomplete(cell)
    )
    return result


def _measure(measure: Measure) -> Json:
    language = current()
    return {
        "name": measure.name,
        "label": measure.label.in_language(language),
        "unit": measure.unit.value,
        "whole_unit": measure.whole_unit.value if measure.whole_unit else None,
        "definition": measure.definition.in_language(language),
    }


def _note(table: StatTable, row: StatRow, at: int) -> Json:
    """Say of one cell how many records it leaves out, and what is certain all the same."""
    cell = row.cells[at]
    bounds: Json = None
    if cell.bounds is not None:
        high = cell.bounds.high
        bounds = {"low": cell.bounds.low.value, "high": high.value if high else None}
    return {
        "row": _json_key(table, row),
        "measure": table.measures[at].name,
        "missing": cell.missing,
        "bounds": bounds,
    }
