"""Proposals in words."""

from __future__ import annotations

from decimal import Decimal

from cadre_training.checks.finding import Proposal
from cadre_training.formatting import Formatter
from cadre_training.model.label import Label
from cadre_training.model.tabulation import Printed

_BLANK = Label("trống", "blank")


def proposal_text(proposal: Proposal, write: Formatter) -> str:
    """Return a proposal in one line: where, what stands there, what might, and why.

    Args:
        proposal: The proposal.
        write: The formatter of the language.

    >>> from cadre_training.checks.finding import Spot
    >>> from cadre_training.model.phrase import Phrase
    >>> from cadre_training.model.source import Place
    >>> spot = Spot.at(Place("a.xlsx", sheet="2022", cell="F10"))
    >>> why = Phrase.of("hai chữ số đổi chỗ", "two digits change places")
    >>> one = Proposal(spot=spot, was=19545, proposed=19554, why=why)
    >>> proposal_text(one, Formatter("vi"))
    'F10: 19.545 → 19.554 (hai chữ số đổi chỗ)'
    """
    at = proposal.spot.source.read_at if proposal.spot.source else None
    where = (at.cell if at else None) or proposal.spot.key
    was, might = _number(proposal.was, write), _number(proposal.proposed, write)
    return f"{where}: {was} → {might} ({write.text(proposal.why)})"


def _number(value: Printed, write: Formatter) -> str:
    if value is None:
        return write.text(_BLANK)
    return write.decimal(value) if isinstance(value, Decimal) else write.integer(value)
