"""From blocks of a report to texts of one language."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks.finding import PROPOSED, CheckResult, Finding
from cadre_training.display._lattice import lattice
from cadre_training.display.described import Described, Heading, Piece
from cadre_training.display.elements import Element, Items, Line, Pairs, Weight
from cadre_training.exporters._voice import Voice
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.report.document import (
    BulletList,
    Counter,
    Definitions,
    Findings,
    KeyFigures,
    Paragraph,
    SourceList,
    Table,
)


def spell(described: Described, voice: Voice) -> Iterator[Element]:
    """Yield what a page is made of, in the language of ``voice``; nothing is escaped for it yet."""
    if described.title is not None:
        yield Line(voice.text(described.title), Weight.TITLE)
    for piece in described.pieces:
        yield from _spell(piece, voice)


def _spell(piece: Piece, voice: Voice) -> Iterator[Element]:
    match piece:
        case Heading():
            yield Line(voice.text(piece.text), Weight.HEADING)
        case Paragraph():
            yield Line(voice.text(piece.text))
        case BulletList():
            yield Items(tuple(map(voice.text, piece.items)))
        case KeyFigures():
            yield Pairs(tuple(_key_figures(piece, voice)))
        case Table():
            yield from lattice(piece, voice)
        case Findings():
            yield from _findings(piece.result, voice)
        case Definitions():
            yield Pairs(tuple((voice.text(i.term), voice.text(i.text)) for i in piece.items))
        case SourceList():
            yield Items(tuple(map(voice.source, piece.sources)), voice.word("source"))
        case Counter():
            yield from _counter(piece.snapshot, voice)


def _key_figures(block: KeyFigures, voice: Voice) -> Iterator[tuple[str, str]]:
    for item in block.items:
        note = "" if item.note is None else f" – {voice.text(item.note)}"
        yield voice.text(item.label), f"{voice.value(item.value)}{note}"


def _findings(result: CheckResult, voice: Voice) -> Iterator[Element]:
    if not result.findings:
        yield Line(voice.word("no findings"))
    for finding in result.findings:
        yield from _finding(finding, voice)
    if result.held:
        yield Items(tuple(voice.text(held.seen) for held in result.held), voice.word("held"))


def _finding(finding: Finding, voice: Voice) -> Iterator[Element]:
    severity = voice.text(finding.severity.label)
    yield Line(f"[{severity}] {voice.text(finding.seen)} ({finding.code})")
    if finding.reasons:
        yield Items(tuple(map(voice.text, finding.reasons)), voice.word("reasons"))
    if finding.proposals:
        yield Items(tuple(map(voice.proposal, finding.proposals)), voice.text(PROPOSED))
    yield Line(f"{voice.word('question')}: {voice.text(finding.question)}")
    if finding.spots:
        yield Items(tuple(map(voice.spot, finding.spots)), voice.word("places"))


def _counter(snapshot: CounterSnapshot, voice: Voice) -> Iterator[Element]:
    head = voice.word("counter")
    yield Line(f"{head}: {voice.value(snapshot.site)}" if snapshot.site else head, Weight.HEADING)
    if snapshot.at is not None:
        yield Line(f"{voice.word('moment')}: {voice.value(snapshot.at)}")
    yield Pairs(
        tuple(
            (voice.text(f.label), f"{voice.figure(f)} – {voice.text(f.explained)}")
            for f in snapshot.figures
        )
    )
    if snapshot.inherited is not None:
        pairs = [(voice.word("inherited"), voice.value(snapshot.inherited.value))]
        if snapshot.total is not None:
            pairs.append((voice.word("total"), voice.value(snapshot.total)))
        yield Pairs(tuple(pairs))
    if snapshot.source is not None:
        yield Items((voice.source(snapshot.source),), voice.word("source"))
