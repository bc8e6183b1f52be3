"""What must be found in a file that a report was written to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cadre_training.plugin import (
    Absence,
    Block,
    BulletList,
    CellValue,
    CheckResult,
    Counter,
    CounterSnapshot,
    CountUnit,
    Definitions,
    Exported,
    Findings,
    Formatter,
    KeyFigures,
    Paragraph,
    Report,
    SourceList,
    Table,
)

Spell = Callable[[CellValue, CountUnit | None], str]
"""Writes a value, given the unit that stands over it."""


def texts_of(subject: Exported, write: Formatter, spell: Spell) -> Iterator[str]:
    """Yield every label and every value of ``subject``, as it reads in one language."""
    match subject:
        case Report():
            yield write.text(subject.title)
            if subject.subtitle is not None:
                yield write.text(subject.subtitle)
            if subject.as_of is not None:
                yield write.date(subject.as_of)
            for section in subject.sections:
                yield write.text(section.title)
                for block in section.blocks:
                    yield from _of_block(block, write, spell)
        case Table():
            yield from _of_table(subject, write, spell)
        case CounterSnapshot():
            yield from _of_counter(subject, write, spell)


def _of_block(block: Block, write: Formatter, spell: Spell) -> Iterator[str]:
    match block:
        case Paragraph():
            yield write.text(block.text)
        case BulletList():
            yield from map(write.text, block.items)
        case KeyFigures():
            for item in block.items:
                yield from (write.text(item.label), spell(item.value, None))
                if item.note is not None:
                    yield write.text(item.note)
        case Table():
            yield from _of_table(block, write, spell)
        case Findings():
            yield from _of_result(block.result, write)
        case Definitions():
            for definition in block.items:
                yield from (write.text(definition.term), write.text(definition.text))
        case SourceList():
            yield from (source.document for source in block.sources if source.document)
        case Counter():
            yield from _of_counter(block.snapshot, write, spell)


def _of_table(table: Table, write: Formatter, spell: Spell) -> Iterator[str]:
    yield write.text(table.caption)
    for column in table.columns:
        yield write.text(column.label)
        if column.definition is not None:
            yield write.text(column.definition)
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            yield spell(cell.value, column.unit)
            if cell.note is not None:
                yield write.text(cell.note)
    yield from map(write.text, table.notes)


def _of_result(result: CheckResult, write: Formatter) -> Iterator[str]:
    for finding in result.findings:
        yield write.text(finding.severity.label)
        yield write.text(finding.seen)
        yield from map(write.text, finding.reasons)
        yield write.text(finding.question)
    yield from (write.text(held.seen) for held in result.held)


def _of_counter(counter: CounterSnapshot, write: Formatter, spell: Spell) -> Iterator[str]:
    if counter.site:
        yield counter.site
    for figure in counter.figures:
        yield write.text(figure.label)
        value = figure.value
        yield spell(value, None if isinstance(value, Absence) else value.unit)
        yield write.text(figure.explained)
        if figure.error is not None:
            yield write.value(figure.error)
    if counter.inherited is not None:
        yield spell(counter.inherited.value, counter.inherited.value.unit)
    if counter.total is not None:
        yield spell(counter.total, counter.total.unit)


def flat(texts: Iterable[str]) -> str:
    r"""Return texts as one, with each run of white space as one space.

    >>> flat(["a\n  b", "c"])
    'a b c'
    """
    return " ".join(" ".join(texts).split())
