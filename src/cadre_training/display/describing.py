"""What there is to show of each kind of value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

from attrs import AttrsInstance, evolve, fields

from cadre_training.checks.finding import CheckResult, Finding, Held, Severity
from cadre_training.display._law import describe_group, describe_regulation
from cadre_training.display._records import describe_records
from cadre_training.display._register import describe_register
from cadre_training.display.described import Described, Heading
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase, Scalar
from cadre_training.model.register import Record, Register
from cadre_training.model.regulation import Parameter, Regulation
from cadre_training.model.source import Place, Source
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.report.document import (
    Counter,
    Definition,
    Definitions,
    Findings,
    Paragraph,
    Report,
    Table,
)
from cadre_training.report.material import Material
from cadre_training.report.stat_table import note_of, report_table
from cadre_training.stats.dimension import Dimension
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatCell, StatTable

MOST_ROWS = 1000
"""How many rows of a table are shown; its totals are always those of all."""

MOST_FINDINGS = 100
"""How many findings are shown; how many there are is always said."""


def describe(value: object, register: Register) -> Described:
    """Return what there is to show of a value.

    Args:
        value: The value.
        register: The register it belongs to: it knows the names of local groups, and the records
            that a finding speaks of.

    Raises:
        TypeError: If the value is of no kind that can be shown.
    """
    match value:
        case Register():
            return describe_register(value)
        case StatTable():
            return Described(None, (_statistics(value, register),))
        case Table():
            return Described(None, (_cut(value),))
        case Report():
            return _report(value)
        case Finding():
            return _finding(value, register)
        case CheckResult():
            return _result(value)
        case Regulation():
            return describe_regulation(value)
        case Scheme() | GroupDefinition() | TargetGroup() | Parameter():
            return describe_group(value, register)
        case CounterSnapshot():
            return Described(None, (Counter(value),))
        case tuple() | list():
            return _several(cast("Sequence[object]", value), register)
        case _ if isinstance(value, get_args(Record)):
            return describe_records((cast("Record", value),))
        case _:
            return _small(value)


def _statistics(table: StatTable, register: Register) -> Table:
    some = evolve(table, rows=table.rows[:MOST_ROWS])
    shown = report_table(
        Material(register, CheckResult()), some, id="table", caption=_caption(table)
    )
    return _with_rest(shown, len(table.rows) - len(some.rows))


def _caption(table: StatTable) -> Phrase | Label:
    measures = tuple(measure.label for measure in table.measures)
    if not table.dimensions:
        return Phrase.of("{measures}", "{measures}", measures=measures)
    return Phrase.of(
        "{measures}; theo {dimensions}",
        "{measures}; by {dimensions}",
        measures=measures,
        dimensions=tuple(_lowered(dimension.label) for dimension in table.dimensions),
    )


def _lowered(label: Label) -> Label:
    return Label(label.vi[0].lower() + label.vi[1:], label.en[0].lower() + label.en[1:])


def _cut(table: Table) -> Table:
    """Return a table with its first rows, and all its totals."""
    body = [row for row in table.rows if not row.is_total]
    if len(body) <= MOST_ROWS:
        return table
    kept = {id(row) for row in body[:MOST_ROWS]}
    rows = tuple(row for row in table.rows if row.is_total or id(row) in kept)
    return _with_rest(evolve(table, rows=rows), len(body) - MOST_ROWS)


def _with_rest(table: Table, rest: int) -> Table:
    """Say below a table how many of its rows are not shown."""
    if not rest:
        return table
    left_out = Phrase.of(
        "Còn {n} dòng không hiện ở đây; các dòng cộng tính trên toàn bộ.",
        "Rows that are not shown here: {n}; the totals are those of all rows.",
        n=rest,
    )
    return evolve(table, notes=(left_out, *table.notes))


def _report(report: Report) -> Described:
    pieces = [
        piece
        for section in report.sections
        for piece in (
            Heading(section.title),
            *(_cut(block) if isinstance(block, Table) else block for block in section.blocks),
        )
    ]
    first = (Paragraph(report.subtitle),) if report.subtitle is not None else ()
    return Described(report.title, (*first, *pieces))


def _finding(finding: Finding, register: Register) -> Described:
    records = finding.records(register)
    shown = describe_records(records).pieces if records else ()
    return Described(None, (Findings(CheckResult(findings=(finding,))), *shown))


def _result(result: CheckResult) -> Described:
    tally = Phrase.of(
        "{errors} mâu thuẫn, {warnings} điểm cần xem lại, {notices} lưu ý; {held} phép đối chiếu "
        "khớp.",
        "Errors: {errors}; warnings: {warnings}; notices: {notices}; comparisons that hold: "
        "{held}.",
        errors=_count(result, Severity.ERROR),
        warnings=_count(result, Severity.WARNING),
        notices=_count(result, Severity.NOTICE),
        held=len(result.held),
    )
    some = CheckResult(findings=result.findings[:MOST_FINDINGS], held=result.held[:MOST_FINDINGS])
    rest = len(result.findings) - len(some.findings)
    left_out = Phrase.of(
        "Còn {n} phát hiện không hiện ở đây.", "Findings that are not shown here: {n}.", n=rest
    )
    return Described(
        Label("Kết quả đối chiếu", "What the checks found"),
        (Paragraph(tally), Findings(some), *((Paragraph(left_out),) if rest else ())),
    )


def _count(result: CheckResult, severity: Severity) -> int:
    return sum(finding.severity is severity for finding in result.findings)


def _several(values: Sequence[object], register: Register) -> Described:
    if not values:
        return Described(None, (Paragraph(Label("(Không có gì.)", "(Nothing.)")),))
    if all(isinstance(value, get_args(Record)) for value in values):
        return describe_records(tuple(cast("Sequence[Record]", values)))
    if all(isinstance(value, Finding) for value in values):
        return _result(CheckResult(findings=tuple(cast("Sequence[Finding]", values))))
    parts = [describe(value, register) for value in values[:MOST_ROWS]]
    return Described(None, tuple(piece for part in parts for piece in part.pieces))


def _small(value: object) -> Described:
    """Describe a value that is a line of text."""
    match value:
        case StatCell():
            note = note_of(value)
            line = _line(value.value)
            return Described(None, (line, *((Paragraph(note),) if note else ())))
        case Held():
            return Described(None, (Paragraph(value.seen),))
        case Measure():
            return Described(value.label, (Paragraph(value.definition),))
        case Dimension():
            return Described(None, (Paragraph(value.label),))
        case CounterFigure():
            return Described(value.label, (_line(value.value), Paragraph(value.explained)))
        case Source() | Place():
            return Described(None, (_line(str(value)),))
        case Phrase() | Label():
            return Described(None, (Paragraph(value),))
        case Displayed() if not isinstance(value, Scalar):
            return Described(None, (_fields(value),))
        case _ if isinstance(value, Scalar) and not isinstance(value, bool):
            return Described(None, (_line(value),))
        case _:
            raise TypeError(f"a value of type {type(value).__name__} cannot be shown")


def _line(value: Scalar) -> Paragraph:
    return Paragraph(Phrase.of("{value}", "{value}", value=value))


def _fields(value: Displayed) -> Definitions:
    """Describe a value by its fields, where nothing else is known of its kind."""
    pairs: list[Definition] = []
    for attribute in fields(cast("type[AttrsInstance]", type(value))):
        held: object = getattr(value, attribute.name)
        if held is not None and attribute.repr:
            shown = held if isinstance(held, Scalar) else str(held)
            text = Phrase.of("{value}", "{value}", value=shown)
            pairs.append(Definition(term=Label.same(attribute.name), text=text))
    return Definitions(tuple(pairs))
