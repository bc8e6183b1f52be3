"""The words and signs before a number."""

from __future__ import annotations

from attrs import evolve, frozen

from cadre_training.model.reported_figure import Qualifier
from cadre_training.readers.numbers.tokens import Token, phrase_at
from cadre_training.readers.numbers.vocabulary import LONGEST_OPENING, OPENINGS, Opening

_PHRASES = frozenset(OPENINGS)


@frozen(kw_only=True)
class Start:
    """What stands before a number.

    Args:
        at: The piece where the number begins.
        qualifier: How exactly it is stated; None where nothing is said.
        bound: What end of a range it is.
        mean: Whether it is a mean, which need not be whole.
    """

    at: int = 0
    qualifier: Qualifier | None = None
    bound: Opening | None = None
    mean: bool = False


def read_start(pieces: tuple[Token, ...]) -> Start | None:
    """Return what stands before the number; None where two words contradict each other."""
    start = Start()
    while length := phrase_at(pieces, start.at, _PHRASES, LONGEST_OPENING):
        kind = OPENINGS[tuple(piece.key for piece in pieces[start.at : start.at + length])]
        start = evolve(start, at=start.at + length)
        if isinstance(kind, Qualifier):
            if start.qualifier is not None:
                return None
            start = evolve(start, qualifier=kind)
        elif kind is Opening.MEAN:
            start = evolve(start, mean=True)
        elif kind is Opening.NOTHING:
            if start.at < len(pieces) and pieces[start.at].key == ":":
                start = evolve(start, at=start.at + 1)
        elif start.bound is not None:
            return None
        else:
            start = evolve(start, bound=kind)
    return start
