"""What was read, and what it rests on."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen

from cadre_training.codec.problem import Problem, shown
from cadre_training.model.label import Label
from cadre_training.model.notation import Notation
from cadre_training.model.source import Place
from cadre_training.readers.numbers.evidence import Evidence, Extent
from cadre_training.readers.numbers.meaning import Meaning, Number
from cadre_training.readers.numbers.refusal import Refusal
from cadre_training.readers.numbers.saying import said


@frozen(kw_only=True)
class Option:
    """One way to read a text.

    Args:
        meaning: What it means, read so.
        notation: The notation in which it means that; None where both give the same.
    """

    meaning: Meaning
    notation: Notation | None = None


@frozen(kw_only=True)
class Reading:
    """What a text means as a number.

    Args:
        text: The text as written.
        options: What it can mean: one option is certain, several are ambiguous, none is
            unreadable.
        refusal: Why it cannot be read.
        evidence: What decided its notation; of an ambiguous one, what speaks for both.
        extent: How far evidence was looked for.
        given: The notation that the caller passed.
    """

    text: str
    options: tuple[Option, ...] = ()
    refusal: Refusal | None = None
    evidence: tuple[Evidence, ...] = ()
    extent: Extent = Extent.TEXT
    given: Notation | None = None

    @property
    def meaning(self) -> Meaning | None:
        """What it means, if that is certain."""
        return self.options[0].meaning if len(self.options) == 1 else None

    @property
    def value(self) -> int | Decimal | None:
        """The number, if it is certainly one number."""
        meaning = self.meaning
        return meaning.value if isinstance(meaning, Number) else None

    @property
    def ambiguous(self) -> bool:
        """Whether it can mean several things."""
        return len(self.options) > 1

    @property
    def unreadable(self) -> bool:
        """Whether it means nothing that is known."""
        return not self.options

    @property
    def notation(self) -> Notation | None:
        """The notation it is certainly written in; None where that makes no difference."""
        return self.options[0].notation if len(self.options) == 1 else None

    @property
    def hangs_on_notation(self) -> bool:
        """Whether it would mean less if the notation were known."""
        return len({option.notation for option in self.options}) > 1

    @property
    def against(self) -> bool:
        """Whether it is written in another notation than the one passed."""
        return None not in (self.given, self.notation) and self.given is not self.notation

    @property
    def message(self) -> Label | None:
        """What is unclear and what to do about it; None where all is clear."""
        if self.refusal is not None:
            why, text = self.refusal.label, shown(self.text)
            return Label(f"không đọc được “{text}”: {why.vi}", f"'{text}' cannot be read: {why.en}")
        if not self.ambiguous:
            return self._against_message() if self.against else None
        text = shown(self.text)
        vi = " hoặc ".join(said(option.meaning, "vi") for option in self.options)
        en = " or ".join(said(option.meaning, "en") for option in self.options)
        if not self.hangs_on_notation:
            return Label(
                f"“{text}” có thể là {vi}; hãy ghi rõ.",
                f"'{text}' reads as {en}; write which is meant.",
            )
        names = dict.fromkeys(o.notation.value for o in self.options if o.notation is not None)
        seen = self._seen()
        return Label(
            f"“{text}” có thể là {vi}; {seen.vi}. "
            f"Hãy đặt notation={' hoặc '.join(repr(name) for name in names)}.",
            f"'{text}' reads as {en}; {seen.en}. "
            f"Pass notation={' or '.join(repr(name) for name in names)}.",
        )

    def _against_message(self) -> Label:
        text, how = shown(self.text), "" if self.notation is None else self.notation.value
        return Label(
            f"“{text}” được viết theo cách khác ({how}); hãy kiểm tra lại.",
            f"'{text}' is written in the other notation ({how}); check it.",
        )

    def _seen(self) -> Label:
        forms = {one.notation: f"{one.form}" for one in reversed(self.evidence)}
        where = self.extent.label
        if len(forms) < 2:
            vi = "" if self.extent is Extent.TEXT else f"trong {where.vi} "
            en = "there is" if self.extent is Extent.TEXT else f"{where.en} has"
            return Label(f"{vi}không có căn cứ nào khác", f"{en} no other evidence")
        vi, en = forms[Notation.VI], forms[Notation.EN]
        return Label(
            f"{where.vi} có số viết theo cả hai cách (“{vi}”, “{en}”)",
            f"{where.en} has numbers in both notations ('{vi}', '{en}')",
        )

    def problem(self, place: Place) -> Problem | None:
        """Return what is unclear as a problem at ``place``; None where all is clear.

        >>> from cadre_training.readers.numbers import read_number
        >>> print(read_number("1.23.456").problem(Place("F10")))
        F10: '1.23.456' cannot be read: its digits are not in groups of three; write 6.200 or 6,200
        """
        message = self.message
        if message is None:
            return None
        code = "not-a-number" if self.unreadable else "ambiguous-number"
        return Problem("other-notation" if self.against else code, message, place)
