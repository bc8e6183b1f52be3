"""Findings as text for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, field, frozen

from cadre_training.checks.finding import (
    PROPOSED,
    CheckResult,
    Finding,
    Held,
    Proposal,
    Severity,
    Spot,
)
from cadre_training.cli._json import Branch, Json, Tree
from cadre_training.cli._language import current, say
from cadre_training.cli._page import Page
from cadre_training.cli._spots import Spots
from cadre_training.exporters._json_values import value_json
from cadre_training.formatting import Formatter
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.source import Source


def findings_text(register: Register, result: CheckResult, page: Page) -> str:
    """Return the findings by severity, and what held, as text."""
    return _Writer(register, result, page).text()


@frozen
class _Writer:
    """Writes the findings of one register onto a page.

    The documents are named once, at the head; below only their numbers stand.
    """

    register: Register
    result: CheckResult
    page: Page
    _write: Formatter = field(factory=lambda: Formatter(current()), init=False)
    _spots: Spots = field(
        default=Factory(lambda self: Spots(self.register), takes_self=True), init=False
    )
    _documents: dict[str, int] = field(
        default=Factory(lambda self: _numbered(self.result), takes_self=True), init=False
    )

    def text(self) -> str:
        """Return the whole text."""
        language, page = current(), self.page
        if self.register.title is not None:
            page.line(self.register.title.in_language(language))
        for document, number in self._documents.items():
            mark = f" [{number}]" if len(self._documents) > 1 else ""
            page.line(f"{say('Nguồn', 'Source')}{mark}: {document}", hang=4)
        for severity in Severity:
            found = [f for f in self.result.findings if f.severity is severity]
            if found:
                page.heading(f"{severity.label.in_language(language).upper()} ({len(found)})")
            for number, finding in enumerate(found, start=1):
                page.gap()
                self._finding(number, finding)
        self._held()
        page.gap()
        page.line(self._tally())
        return page.text()

    def _finding(self, number: int, finding: Finding) -> None:
        page, text = self.page, self._write.text
        page.line(f"{number}. {text(finding.seen)} [{finding.code}]", hang=3)
        for spot in finding.spots:
            where = self._where(spot)
            if where:
                page.line(where, indent=3, hang=5)
        if finding.reasons:
            page.line(f"{say('Có thể do', 'It may be that')}:", indent=3)
        for reason in finding.reasons:
            page.line(f"- {text(reason)}", indent=5, hang=7)
        if finding.proposals:
            page.line(f"{PROPOSED.in_language(current())}:", indent=3)
        for proposal in finding.proposals:
            page.line(f"- {self._proposal(proposal)}", indent=5, hang=7)
        page.line(f"{say('Cần hỏi', 'To ask')}: {text(finding.question)}", indent=3, hang=5)

    def _proposal(self, proposal: Proposal) -> str:
        return f"{self._spots.shown(proposal.spot)}: {self._write.text(proposal.said)}"

    def _held(self) -> None:
        held = self.result.held
        if not held:
            return
        self.page.heading(f"{say('KHỚP', 'WHAT AGREES')} ({len(held)})")
        by_code: dict[str, list[Held]] = {}
        for one in held:
            by_code.setdefault(one.code, []).append(one)
        for code, ones in by_code.items():
            self.page.gap()
            self.page.line(f"[{code}]", indent=1)
            for one in ones:
                places = ", ".join(dict.fromkeys(map(self._spots.shown, one.spots)))
                self.page.line(f"- {self._write.text(one.seen)} ({places})", indent=1, hang=3)

    def _tally(self) -> str:
        counts = [
            (severity.label.in_language(current()), _count(self.result, severity))
            for severity in Severity
        ]
        counts.append((say("khớp", "agrees"), len(self.result.held)))
        return "; ".join(f"{name}: {self._write.integer(count)}" for name, count in counts) + "."

    def _where(self, spot: Spot) -> str:
        """Return the place of a spot and what stands there; nothing where all is meant."""
        source = spot.source
        if source is None:
            return "" if spot.kind == "register" else self._spots.shown(spot)
        words = f"“{source.words}”" if source.words else ""
        several = source.document is not None and len(self._documents) > 1
        mark = f"[{self._documents[source.document]}]" if several and source.document else ""
        said = ", ".join(part for part in (words, source.within, mark) if part)
        return f"{self._spots.shown(spot)}  {said}".rstrip()


def _count(result: CheckResult, severity: Severity) -> int:
    return sum(finding.severity is severity for finding in result.findings)


def _numbered(result: CheckResult) -> dict[str, int]:
    """Number the documents that the findings cite, in the order in which they come up."""
    sources = (spot.source for finding in result.findings for spot in finding.spots)
    named = dict.fromkeys(s.document for s in sources if s is not None and s.document is not None)
    return {document: number for number, document in enumerate(named, start=1)}


def findings_json(register: Register, result: CheckResult) -> Branch:
    """Return the findings, and what held, as JSON."""
    spots = Spots(register)
    return Branch(
        findings=(
            Branch(
                code=finding.code,
                severity=finding.severity.value,
                **_phrase(finding.seen),
                reasons=[_text(reason) for reason in finding.reasons],
                question=_text(finding.question),
                spots=_spots_json(spots, finding),
                proposals=[_proposal_json(spots, one) for one in finding.proposals],
            )
            for finding in result.findings
        ),
        held=(
            Branch(code=held.code, **_phrase(held.seen), spots=_spots_json(spots, held))
            for held in result.held
        ),
    )


def _text(phrase: Phrase) -> str:
    return Formatter(current()).text(phrase)


def _phrase(seen: Phrase) -> dict[str, Tree]:
    """Return what was seen as a sentence, and beside it the values in it as they are."""
    write = Formatter(current())
    values: Json = {name: value_json(value, write) for name, value in seen.values}
    return {"seen": write.text(seen), "values": values}


def _spots_json(spots: Spots, said: Finding | Held) -> Iterator[Json]:
    for spot in said.spots:
        yield {
            "resource": spot.kind,
            "key": spot.key,
            "field": spot.field,
            "place": _place(spots, spot),
            "source": _source(spot.source),
        }


def _proposal_json(spots: Spots, proposal: Proposal) -> Json:
    write = Formatter(current())
    was, proposed = (
        None if value is None else value_json(value, write)
        for value in (proposal.was, proposal.proposed)
    )
    return {
        "place": _place(spots, proposal.spot),
        "was": was,
        "proposed": proposed,
        "why": write.text(proposal.why),
    }


def _place(spots: Spots, spot: Spot) -> Json:
    place = spots.place(spot)
    if place is None:
        return None
    where: dict[str, Json] = {"file": place.file, "line": place.line, "column": place.column}
    if place.sheet is not None or place.cell is not None:
        where |= {"sheet": place.sheet, "cell": place.cell}
    return where


def _source(source: Source | None) -> Json:
    if source is None:
        return None
    return {
        "document": source.document,
        "within": source.within,
        "span": list(source.span) if source.span else None,
        "words": source.words,
    }
