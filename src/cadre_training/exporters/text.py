"""The ``text`` format: the whole of a report, table or counter, for terminals and e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from attrs import field, frozen, validators

from cadre_training.exporters._layout import paragraph, width
from cadre_training.exporters._text_table import table_lines
from cadre_training.exporters._voice import Voice
from cadre_training.plugin import (
    PROPOSED,
    Block,
    BulletList,
    Counter,
    CounterSnapshot,
    Definitions,
    Exported,
    ExportOptions,
    Finding,
    Findings,
    KeyFigures,
    Paragraph,
    Report,
    SourceList,
    Table,
)


@frozen(kw_only=True)
class TextOptions(ExportOptions):
    """The options of the ``text`` format.

    Args:
        width: How many columns a line may take, at least 40.
    """

    width: int = field(default=100, validator=[validators.instance_of(int), validators.ge(40)])


def export(subject: Exported, out: BinaryIO, options: TextOptions) -> None:
    """Write ``subject`` as UTF-8 text, without colours or control characters."""
    out.writelines(
        f"{line}\n".encode() for line in _lines(subject, Voice(options.language, options.width))
    )


def _lines(subject: Exported, voice: Voice) -> Iterator[str]:
    match subject:
        case Report():
            return _report(subject, voice)
        case Table():
            return table_lines(subject, voice)
        case CounterSnapshot():
            return _counter(subject, voice)


def _report(report: Report, voice: Voice) -> Iterator[str]:
    yield from heading_lines(voice.text(report.title), "=", voice)
    if report.subtitle is not None:
        yield from paragraph(voice.text(report.subtitle), voice.width)
    if report.as_of is not None:
        yield f"{voice.word('drawn up')}: {voice.value(report.as_of)}"
    for section in report.sections:
        yield ""
        yield ""
        yield from heading_lines(voice.text(section.title), "-", voice)
        for block in section.blocks:
            yield ""
            yield from block_lines(block, voice)


def heading_lines(text: str, line: str, voice: Voice) -> Iterator[str]:
    """Yield the lines of a heading, underlined with ``line``."""
    lines = list(paragraph(text, voice.width))
    yield from lines
    yield line * max(map(width, lines))


def block_lines(block: Block, voice: Voice) -> Iterator[str]:
    """Return the lines of a block."""
    match block:
        case Paragraph():
            return paragraph(voice.text(block.text), voice.width)
        case BulletList():
            return _bullets((voice.text(item) for item in block.items), voice)
        case KeyFigures():
            return _key_figures(block, voice)
        case Table():
            return table_lines(block, voice)
        case Findings():
            return _findings(block, voice)
        case Definitions():
            return _bullets(
                (f"{voice.text(item.term)}: {voice.text(item.text)}" for item in block.items), voice
            )
        case SourceList():
            return _bullets(map(voice.source, block.sources), voice)
        case Counter():
            return _counter(block.snapshot, voice)


def _bullets(texts: Iterator[str], voice: Voice, before: str = "") -> Iterator[str]:
    for text in texts:
        yield from paragraph(text, voice.width, f"{before}– ")


def _key_figures(block: KeyFigures, voice: Voice) -> Iterator[str]:
    for item in block.items:
        text = f"{voice.text(item.label)}: {voice.value(item.value)}"
        yield from paragraph(text, voice.width, "– ")
        if item.note is not None:
            yield from paragraph(voice.text(item.note), voice.width, "  ")


def _findings(block: Findings, voice: Voice) -> Iterator[str]:
    if not block.result.findings:
        yield voice.word("no findings")
    for number, finding in enumerate(block.result.findings, start=1):
        if number > 1:
            yield ""
        yield from _finding(number, finding, voice)
    if block.result.held:
        yield ""
        yield f"{voice.word('held')}:"
        yield from _bullets((voice.text(held.seen) for held in block.result.held), voice)


def _finding(number: int, finding: Finding, voice: Voice) -> Iterator[str]:
    head = f"{number}. "
    margin = " " * len(head)
    severity = voice.text(finding.severity.label)
    text = f"[{severity}] {voice.text(finding.seen)} ({voice.value(finding.code)})"
    yield from paragraph(text, voice.width, head)
    if finding.reasons:
        yield f"{margin}{voice.word('reasons')}:"
        yield from _bullets((voice.text(reason) for reason in finding.reasons), voice, margin)
    if finding.proposals:
        yield f"{margin}{voice.text(PROPOSED)}:"
        yield from _bullets(map(voice.proposal, finding.proposals), voice, margin)
    question = f"{voice.word('question')}: {voice.text(finding.question)}"
    yield from paragraph(question, voice.width, margin)
    if finding.spots:
        yield f"{margin}{voice.word('places')}:"
        yield from _bullets(map(voice.spot, finding.spots), voice, margin)


def _counter(snapshot: CounterSnapshot, voice: Voice) -> Iterator[str]:
    head = voice.word("counter")
    yield from paragraph(
        f"{head}: {voice.value(snapshot.site)}" if snapshot.site else head, voice.width
    )
    if snapshot.at is not None:
        yield f"{voice.word('moment')}: {voice.value(snapshot.at)}"
    for figure in snapshot.figures:
        text = f"{voice.text(figure.label)}: {voice.figure(figure)}"
        yield from paragraph(text, voice.width, "– ")
        definition = f"{voice.word('definition')}: {voice.text(figure.explained)}"
        yield from paragraph(definition, voice.width, "  ")
    inherited = snapshot.inherited
    if inherited is not None:
        on = f" ({voice.value(inherited.on)})" if inherited.on else ""
        text = f"{voice.word('inherited')}: {voice.value(inherited.value)}{on}"
        yield from paragraph(text, voice.width, "– ")
        if snapshot.total is not None:
            text = f"{voice.word('total')}: {voice.value(snapshot.total)}"
            yield from paragraph(text, voice.width, "  ")
    if snapshot.source is not None:
        text = f"{voice.word('source')}: {voice.source(snapshot.source)}"
        yield from paragraph(text, voice.width)
