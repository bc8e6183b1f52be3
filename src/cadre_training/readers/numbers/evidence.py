"""What tells the notation of numbers, and what it decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from attrs import define, field, frozen

from cadre_training.model.folding import fold
from cadre_training.model.label import Label
from cadre_training.model.notation import Notation
from cadre_training.model.source import Place
from cadre_training.readers.numbers.clean import clean
from cadre_training.readers.numbers.numeral import MOST_DIGITS, Why, proof, read_numeral
from cadre_training.readers.numbers.tokens import Token, tokens
from cadre_training.readers.numbers.units import is_counted, is_whole_count
from cadre_training.readers.numbers.vocabulary import ORDINALS, SCALES

MOST_EXAMPLES = 5
"""How many examples a decision keeps for each notation."""

_NEARBY = 40  # characters
_STOP = re.compile(r"[.,;:()]")


class Extent(Enum):
    """How far evidence was looked for."""

    TEXT = "text"
    COLUMN = "column"
    SHEET = "sheet"
    DOCUMENT = "document"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Extent.TEXT: Label("ô này", "the text"),
    Extent.COLUMN: Label("cột này", "the column"),
    Extent.SHEET: Label("trang tính này", "the sheet"),
    Extent.DOCUMENT: Label("tài liệu này", "the document"),
}


@frozen(kw_only=True)
class Evidence:
    """A number as written that can be read in one notation only.

    Args:
        notation: The notation.
        form: The number as written.
        why: Why it can be read in no other.
        row: Its position among the texts that were looked at, from 0.
        place: Where it stands.
    """

    notation: Notation
    form: str
    why: Why
    row: int | None = None
    place: Place | None = None


@frozen(kw_only=True)
class Decision:
    """Which notation the evidence speaks for.

    Args:
        vi: How many numbers can be read with dots for thousands only.
        en: How many can be read with commas for thousands only.
        evidence: The first of them, some of each notation.
        extent: How far evidence was looked for.
    """

    vi: int = 0
    en: int = 0
    evidence: tuple[Evidence, ...] = ()
    extent: Extent = Extent.TEXT

    @property
    def notation(self) -> Notation | None:
        """The notation; None without evidence, and None where it speaks for both."""
        if bool(self.vi) == bool(self.en):
            return None
        return Notation.VI if self.vi else Notation.EN

    @property
    def mixed(self) -> bool:
        """Whether there is evidence for both notations."""
        return self.vi > 0 and self.en > 0


@define
class Gathering:
    """Gathers evidence text by text.

    Args:
        extent: How far it is looked for.
    """

    extent: Extent = Extent.SHEET
    _counts: dict[Notation, int] = field(factory=lambda: dict.fromkeys(Notation, 0), init=False)
    _examples: list[Evidence] = field(factory=list[Evidence], init=False)

    def add(self, found: Iterable[Evidence]) -> None:
        """Take evidence in."""
        for one in found:
            self._counts[one.notation] += 1
            if self._counts[one.notation] <= MOST_EXAMPLES:
                self._examples.append(one)

    def decision(self) -> Decision:
        """Return what was found."""
        return Decision(
            vi=self._counts[Notation.VI],
            en=self._counts[Notation.EN],
            evidence=tuple(self._examples),
            extent=self.extent,
        )


def evidence_in(
    text: str, *, row: int | None = None, place: Place | None = None
) -> tuple[Evidence, ...]:
    """Return the evidence in a text of any kind, also in sentences.

    Section numbers and dates are none: what does not surely count or measure is left out.

    Args:
        text: The text.
        row: Its position among others.
        place: Where it stands.

    >>> [(one.form, one.notation.value) for one in evidence_in("Mở 34 lớp, 6.200 lượt học viên.")]
    [('6.200', 'vi')]
    """
    if "." not in text and "," not in text and text.isascii():
        return ()
    cleaned = clean(text)
    pieces = tokens(cleaned)
    found: list[Evidence] = []
    for at, piece in enumerate(pieces):
        marks = piece.numeral and ("." in piece.text or "," in piece.text)
        if marks and len(piece.text) <= 2 * MOST_DIGITS and not _names(pieces, at):
            known = _certain(cleaned, pieces, at, alone=len(pieces) == 1)
            if known is not None:
                notation, why = known
                found.append(
                    Evidence(notation=notation, form=piece.text, why=why, row=row, place=place)
                )
    return tuple(found)


def _names(pieces: tuple[Token, ...], at: int) -> bool:
    """Tell whether a numeral names something: “mục 3.1”, “1.5.2022”, “164.5/QĐ”."""
    before = tuple(piece.key for piece in pieces[max(0, at - 2) : at])
    behind = pieces[at + 1].key if at + 1 < len(pieces) else ""
    touching = behind in ("/", "-") and pieces[at].end == pieces[at + 1].start
    return before in ORDINALS or before[-1:] in ORDINALS or (touching and behind == "-")


def _certain(
    text: str, pieces: tuple[Token, ...], at: int, *, alone: bool
) -> tuple[Notation, Why] | None:
    form = pieces[at].text
    behind = _STOP.split(text[pieces[at].end :][:_NEARBY].strip(" ("), maxsplit=1)[0]
    measured = bool(behind) and (is_counted(behind) or fold(behind.split(" ")[0]) in SCALES)
    found = proof(form)
    if found is not None:
        sure = alone or measured or found[1] in (Why.TWO_MARKS, Why.GROUPS)
        return found if sure else None
    if not is_whole_count(behind):
        return None
    whole = [n for n in Notation if (value := read_numeral(form, n)) and value.places == 0]
    return (whole[0], Why.WHOLE_COUNT) if len(whole) == 1 else None


def decide_notation(
    texts: Iterable[str],
    *,
    places: Sequence[Place] | None = None,
    extent: Extent = Extent.SHEET,
) -> Decision:
    """Decide the notation of numbers from those that can be read in one way only.

    Args:
        texts: The texts of a column, a sheet or a document: cells, lines or sentences.
        places: Where each of them stands.
        extent: What they are all texts of.

    >>> decide_notation(["98,96%", "6.200"]).notation
    <Notation.VI: 'vi'>
    >>> decide_notation(["98,96%", "2,468,642"]).mixed, decide_notation(["6.200"]).notation
    (True, None)
    """
    gathering = Gathering(extent)
    for row, text in enumerate(texts):
        gathering.add(evidence_in(text, row=row, place=places[row] if places else None))
    return gathering.decision()
