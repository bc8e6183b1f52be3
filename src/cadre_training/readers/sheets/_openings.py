"""The first letters of labels that are worth a closer look, so that the others need none."""

from __future__ import annotations

import re

from cadre_training.model.folding import fold
from cadre_training.model.label import nfc
from cadre_training.readers.sheets._line_words import LINES
from cadre_training.readers.sheets._phrases import Phrases
from cadre_training.readers.sheets._row_words import TELLING

_OPENING = 6
_SIGN_FIRST = re.compile(r"(?:[IVXLC]+|[ivx]+|[^\W\d_])(?:[^\w]|$)")


def _openings(*many: Phrases) -> tuple[str, ...]:
    return tuple({phrase[:_OPENING] for phrases in many for phrase in phrases})


class Openings:
    """The first letters of labels that may say what their row is, to be looked at closely.

    Args:
        lines: Whether notes and signatures are to be looked for too.
    """

    LENGTH = _OPENING

    def __init__(self, *, lines: bool) -> None:
        found = set(_openings(*TELLING))
        if lines:
            found.update(_openings(*LINES))
        self._found = tuple(sorted(filter(None, found)))
        self._letters = frozenset(opening[0] for opening in self._found)

    def may_tell(self, start: str) -> bool:
        """Tell whether a label with this beginning is to be looked at.

        >>> openings = Openings(lines=False)
        >>> openings.may_tell("Cộng H"), openings.may_tell("II. Kh"), openings.may_tell("An Trư")
        (True, True, False)
        """
        if not start[:1].isalpha() or _SIGN_FIRST.match(start):
            return True
        key = fold(start)
        if start != nfc(start):
            key = key[:-1]  # the accents of the last letter may be cut off
        if key[:1] not in self._letters:
            return False
        return any(key.startswith(one) or one.startswith(key) for one in self._found)
