"""What becomes of a request, by what was asked for and what the server answered."""

from __future__ import annotations

from typing import Final

from cadre_training_counter.logs.rows import KnownRequest, Request, parts_of
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.pages import PageRules

PAGE: Final = 0
"""The kind of a page view: a person's or a robot's."""

KINDS: Final = (
    Outcome.PERSON,
    Outcome.METHOD,
    Outcome.SKIPPED,
    Outcome.ASSET,
    Outcome.EVENT,
    Outcome.STATUS,
)
"""The outcome of each kind, by its number."""


def kind_of(answer: Request, pages: PageRules) -> int:
    """Return the kind of a request.

    Args:
        answer: The request and its status; see :class:`.Rows`.
        pages: What makes a page view.

    >>> KINDS[kind_of(b'GET /a.css HTTP/1.1" 404', PageRules())].name
    'ASSET'
    """
    request, status = parts_of(answer)
    if isinstance(request, KnownRequest):
        # The format has counted page views itself; only paths are still left out.
        skipped = pages.skips(request.target.decode("utf-8", "replace"))
        return KINDS.index(
            Outcome.EVENT if request.event else Outcome.SKIPPED if skipped else Outcome.PERSON
        )
    method, _, rest = request.decode("utf-8", "replace").partition(" ")
    target, blank, version = rest.rpartition(" ")
    outcome = pages.outcome(method, target if blank and version.startswith("HTTP/") else rest)
    if outcome is Outcome.PERSON and status.decode("ascii", "replace") not in map(
        str, pages.statuses
    ):
        outcome = Outcome.STATUS
    return KINDS.index(outcome)
