"""Findings as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from cadre_training.plugin import Findings, Text
from cadre_training_html.anchors import Anchor, Anchors, Names
from cadre_training_html.citations import MOST, Citation
from cadre_training_html.words import kind_in

_MARKS = {"error": "◆", "warning": "▲", "notice": "●"}


@frozen(kw_only=True)
class SpotView:
    """A record that a finding speaks of.

    Args:
        kind: The word for its kind.
        key: Its identifier in the register.
        citation: Where it comes from; None when not known.
        anchor: Where it stands on the page; None when it stands nowhere.
    """

    kind: str
    key: str
    citation: Citation | None
    anchor: Anchor | None


@frozen(kw_only=True)
class SeverityView:
    """A severity: its stable name, the word and the mark for it."""

    name: str
    word: str
    mark: str


@frozen(kw_only=True)
class ProposalView:
    """A value that would explain a finding: where it would stand, and what is said of it."""

    key: str
    said: Text


@frozen(kw_only=True)
class FindingView:
    """A finding, with the values proposed, the records it speaks of and how many more there are."""

    id: str
    severity: SeverityView
    code: str
    seen: Text
    reasons: tuple[Text, ...]
    proposals: tuple[ProposalView, ...]
    question: Text
    spots: tuple[SpotView, ...]
    spots_left_out: int


@frozen(kw_only=True)
class HeldView:
    """A comparison that holds, and where on the page the figures compared stand."""

    code: str
    seen: Text
    anchors: tuple[Anchor, ...]


@frozen(kw_only=True)
class FindingsView:
    """All findings, how many there are of each severity, and what holds."""

    findings: tuple[FindingView, ...]
    tally: tuple[tuple[SeverityView, int], ...]
    held: tuple[HeldView, ...]


def findings_view(block: Findings, block_id: str, anchors: Anchors, names: Names) -> FindingsView:
    """Return what the page shows of ``block``, whose identifier on the page is ``block_id``."""
    citer, language = names.citer, names.formatter.language
    tally: dict[SeverityView, int] = {}
    views: list[FindingView] = []
    for number, finding in enumerate(block.result.findings, start=1):
        severity = SeverityView(
            name=finding.severity.value,
            word=finding.severity.label.in_language(language),
            mark=_MARKS.get(finding.severity.value, "●"),
        )
        tally[severity] = tally.get(severity, 0) + 1
        views.append(
            FindingView(
                id=f"{block_id}_{number}",
                severity=severity,
                code=finding.code,
                seen=finding.seen,
                reasons=finding.reasons,
                proposals=tuple(
                    ProposalView(key=one.spot.key, said=one.said) for one in finding.proposals
                ),
                question=finding.question,
                spots=tuple(
                    SpotView(
                        kind=kind_in(spot.kind, language),
                        key=spot.key,
                        citation=citer.cite(spot.source) if spot.source else None,
                        anchor=anchors.find(spot.kind, spot.key, spot.field, spot.source),
                    )
                    for spot in finding.spots[:MOST]
                ),
                spots_left_out=max(len(finding.spots) - MOST, 0),
            )
        )
    held = tuple(
        HeldView(
            code=item.code,
            seen=item.seen,
            anchors=_distinct(
                anchors.find(spot.kind, spot.key, spot.field, spot.source)
                for spot in item.spots[:MOST]
            ),
        )
        for item in block.result.held
    )
    return FindingsView(findings=tuple(views), tally=tuple(tally.items()), held=held)


def _distinct(anchors: Iterable[Anchor | None]) -> tuple[Anchor, ...]:
    return tuple(dict.fromkeys(anchor for anchor in anchors if anchor is not None))
