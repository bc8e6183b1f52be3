"""What was read as a date, and what it rests on."""

from __future__ import annotations

from attrs import frozen

from cadre_training.codec.problem import Problem, shown
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.source import Place
from cadre_training.readers.dates.meaning import Dated
from cadre_training.readers.dates.order import Basis, DateOrder, OrderEvidence
from cadre_training.readers.dates.refusal import DateRefusal


@frozen(kw_only=True)
class DateOption:
    """One way to read a text.

    Args:
        dated: What it means, read so.
        order: The order in which it means that; None where the order makes no difference.
    """

    dated: Dated
    order: DateOrder | None = None


@frozen(kw_only=True)
class DateReading:
    """What a text means as a date.

    Args:
        text: The words as written.
        options: What it can mean: one option is certain, several are ambiguous, none is
            unreadable.
        refusal: Why it cannot be read.
        basis: What the order of day and month rests on; None where it makes no difference.
        evidence: The other dates that decided, or speak for both orders.
        custom: The order that was expected here.
    """

    text: str
    options: tuple[DateOption, ...] = ()
    refusal: DateRefusal | None = None
    basis: Basis | None = None
    evidence: tuple[OrderEvidence, ...] = ()
    custom: DateOrder = DateOrder.DMY

    @property
    def dated(self) -> Dated | None:
        """What it means, if that is certain."""
        return self.options[0].dated if len(self.options) == 1 else None

    @property
    def period(self) -> Period | None:
        """Its days, if they are certain."""
        return None if self.dated is None else self.dated.period

    @property
    def ambiguous(self) -> bool:
        """Whether it can mean several things."""
        return len(self.options) > 1

    @property
    def unreadable(self) -> bool:
        """Whether it means nothing that is known."""
        return not self.options

    @property
    def order(self) -> DateOrder | None:
        """The order it is certainly written in; None where that makes no difference."""
        return self.options[0].order if len(self.options) == 1 else None

    @property
    def hangs_on_order(self) -> bool:
        """Whether it would mean less if the order were known."""
        return len({option.order for option in self.options}) > 1

    @property
    def against(self) -> bool:
        """Whether it is certainly written in another order than is expected here."""
        return self.order is not None and self.order is not self.custom

    @property
    def message(self) -> Label | None:
        """What is unclear and what to do about it; None where all is clear."""
        text = shown(self.text)
        if self.refusal is not None:
            why = self.refusal.label
            return Label(f"không đọc được “{text}”: {why.vi}", f"'{text}' cannot be read: {why.en}")
        if self.ambiguous:
            return self._choice(text)
        if not self.against or self.order is None:
            return None
        how = self.order.label
        return Label(
            f"“{text}” được viết khác với tài liệu: {how.vi}; hãy kiểm tra lại.",
            f"'{text}' is written unlike the rest: {how.en}; check it.",
        )

    def _choice(self, text: str) -> Label:
        vi = " hoặc ".join(_said(option.dated).vi for option in self.options)
        en = " or ".join(_said(option.dated).en for option in self.options)
        if self.hangs_on_order:
            do = Label("Hãy đặt order='dmy' hoặc 'mdy'.", "Pass order='dmy' or 'mdy'.")
        elif len({option.dated.kind for option in self.options}) == 1:
            do = Label(
                "Hãy ghi năm đủ bốn chữ số hoặc đặt century=20.",
                "Write the year with four digits or pass century=20.",
            )
        else:
            do = Label("Hãy ghi rõ.", "Write which is meant.")
        return Label(f"“{text}” có thể là {vi}. {do.vi}", f"'{text}' reads as {en}. {do.en}")

    def problem(self, place: Place) -> Problem | None:
        """Return what is unclear as a problem at ``place``; None where all is clear.

        >>> from cadre_training.readers.dates import read_date
        >>> print(read_date("31/02/2022").problem(Place("B4")))
        B4: '31/02/2022' cannot be read: there is no such day in the calendar
        """
        message = self.message
        if message is None:
            return None
        code = "ambiguous-date" if self.ambiguous else "other-order"
        return Problem(self.refusal.code if self.refusal else code, message, place)


def _said(dated: Dated) -> Label:
    label = dated.kind.label
    if dated.period is None:
        years = "" if dated.years is None else f" {dated.years[0]}–{dated.years[1]}"
        return Label(f"{label.vi}{years}", f"{label.en}{years}")
    return Label(f"{label.vi} {dated.period}", f"{label.en} {dated.period}")
