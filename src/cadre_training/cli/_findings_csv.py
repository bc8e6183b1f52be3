"""Findings as CSV: a row for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_training.checks.finding import CheckResult, Proposal
from cadre_training.cli._csv import as_rows
from cadre_training.cli._language import current
from cadre_training.cli._spots import Spots
from cadre_training.exporters._unsafe import escape
from cadre_training.formatting import Formatter
from cadre_training.model.register import Register
from cadre_training.stats.table import Plain

_HEAD = (
    *("severity", "code", "file", "sheet", "cell", "line", "column"),
    *("seen", "proposals_not_applied", "question", "places"),
)


def findings_csv(register: Register, result: CheckResult) -> str:
    """Return the findings as CSV with machine names; what agrees is left out.

    Args:
        register: The register that was checked.
        result: What was found.
    """
    return as_rows(_HEAD, _rows(Spots(register), result, Formatter(current())))


def _rows(spots: Spots, result: CheckResult, write: Formatter) -> Iterator[Sequence[Plain]]:
    for finding in result.findings:
        at = spots.place(finding.spots[0]) if finding.spots else None
        where = (at.file, at.sheet, at.cell, at.line, at.column) if at else (None,) * 5
        yield (
            finding.severity.value,
            finding.code,
            *(escape(one) if isinstance(one, str) else one for one in where),
            escape(write.text(finding.seen)),
            "; ".join(_proposal(spots, one, write) for one in finding.proposals),
            escape(write.text(finding.question)),
            "; ".join(escape(spots.shown(spot)) for spot in finding.spots),
        )


def _proposal(spots: Spots, proposal: Proposal, write: Formatter) -> str:
    return escape(f"{spots.shown(proposal.spot)}: {write.text(proposal.said)}")
