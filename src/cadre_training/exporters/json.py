"""The ``json`` format: the whole of a report, table or counter, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from cadre_training.exporters._json_stream import Branch, Json, Tree, write_tree
from cadre_training.exporters._json_values import (
    cell_json,
    definition_json,
    finding_json,
    held_json,
    source_json,
    text_json,
    texts_json,
    value_json,
)
from cadre_training.plugin import (
    Block,
    BulletList,
    Column,
    Counter,
    CounterSnapshot,
    Definitions,
    Exported,
    ExportOptions,
    Findings,
    Formatter,
    KeyFigures,
    Paragraph,
    Report,
    Row,
    Section,
    SourceList,
    Table,
)

VERSION = 1
"""The number of this form of JSON; it grows when a reader of the old one would fail."""


def export(subject: Exported, out: BinaryIO, options: ExportOptions) -> None:
    """Write ``subject`` as UTF-8 JSON.

    Every value has its ``kind``, its parts and its ``text`` in the language. The order of
    members is fixed, so that the same subject gives the same bytes.
    """
    write = Formatter(options.language)
    head: dict[str, Tree] = {"version": VERSION, "language": options.language.value}
    tree = Branch({**head, **_subject(subject, write)})
    out.writelines(piece.encode() for piece in write_tree(tree))
    out.write(b"\n")


def _subject(subject: Exported, write: Formatter) -> Branch:
    match subject:
        case Report():
            return _report(subject, write)
        case Table():
            return _table(subject, write)
        case CounterSnapshot():
            return _counter(subject, write)


def _report(report: Report, write: Formatter) -> Branch:
    tree = Branch(kind="report", title=write.text(report.title))
    if report.subtitle is not None:
        tree["subtitle"] = text_json(report.subtitle, write)
    if report.as_of is not None:
        tree["as_of"] = value_json(report.as_of, write)
    tree["sections"] = (_section(section, write) for section in report.sections)
    return tree


def _section(section: Section, write: Formatter) -> Branch:
    return Branch(
        id=section.id,
        title=write.text(section.title),
        blocks=(_block(block, write) for block in section.blocks),
    )


def _block(block: Block, write: Formatter) -> Branch:
    match block:
        case Paragraph():
            return Branch(kind="paragraph", **text_json(block.text, write))
        case BulletList():
            return Branch(kind="list", items=iter(texts_json(block.items, write)))
        case KeyFigures():
            return _key_figures(block, write)
        case Table():
            return _table(block, write)
        case Findings():
            return _findings(block, write)
        case Definitions():
            return _definitions(block, write)
        case SourceList():
            return Branch(kind="sources", sources=(source_json(s) for s in block.sources))
        case Counter():
            return _counter(block.snapshot, write)


def _key_figures(block: KeyFigures, write: Formatter) -> Branch:
    def figures() -> Iterator[Json]:
        for item in block.items:
            yield {"label": write.text(item.label), **cell_json(item, write)}

    return Branch(kind="key figures", figures=figures())


def _table(table: Table, write: Formatter) -> Branch:
    return Branch(
        kind="table",
        id=table.id,
        caption=text_json(table.caption, write),
        columns=(_column(column, write) for column in table.columns),
        rows=(_row(row, write) for row in table.rows),
        notes=iter(texts_json(table.notes, write)),
    )


def _column(column: Column, write: Formatter) -> Json:
    result: dict[str, Json] = {"name": column.name, "label": write.text(column.label)}
    if column.unit is not None:
        result["unit"] = column.unit.value
        result["unit_label"] = write.value(column.unit)
    if column.definition is not None:
        result["definition"] = write.text(column.definition)
    result["is_header"] = column.is_header
    return result


def _row(row: Row, write: Formatter) -> Json:
    return {"is_total": row.is_total, "cells": [cell_json(cell, write) for cell in row.cells]}


def _findings(block: Findings, write: Formatter) -> Branch:
    return Branch(
        kind="findings",
        findings=(finding_json(finding, write) for finding in block.result.findings),
        held=(held_json(held, write) for held in block.result.held),
    )


def _definitions(block: Definitions, write: Formatter) -> Branch:
    def definitions() -> Iterator[Json]:
        for item in block.items:
            yield {"term": write.text(item.term), **text_json(item.text, write)}

    return Branch(kind="definitions", definitions=definitions())


def _counter(snapshot: CounterSnapshot, write: Formatter) -> Branch:
    tree = Branch(kind="counter", id=snapshot.id)
    if snapshot.site is not None:
        tree["site"] = snapshot.site
    if snapshot.at is not None:
        tree["at"] = value_json(snapshot.at, write)
    tree["figures"] = _counter_figures(snapshot, write)
    inherited = snapshot.inherited
    if inherited is not None:
        start = value_json(inherited.value, write)
        if inherited.on is not None:
            start["on"] = value_json(inherited.on, write)
        if inherited.source is not None:
            start["source"] = source_json(inherited.source)
        if snapshot.total is not None:
            start["with_counted"] = value_json(snapshot.total, write)
        tree["inherited"] = start
    if snapshot.source is not None:
        tree["source"] = source_json(snapshot.source)
    return tree


def _counter_figures(snapshot: CounterSnapshot, write: Formatter) -> Iterator[Json]:
    for figure in snapshot.figures:
        item: dict[str, Json] = {
            "window": figure.window.value,
            "label": write.text(figure.label),
            **value_json(figure.value, write),
            "text": write.figure(figure),
            "definition": definition_json(figure, write),
        }
        if figure.source is not None:
            item["source"] = source_json(figure.source)
        yield item
