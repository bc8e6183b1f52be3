"""The two dialects: what a machine reads and what people read in a spreadsheet."""

from __future__ import annotations

from decimal import Decimal

from cadre_training.plugin import Column, Interval, NotKnown, Period, Rate, RateBase, StatedRate
from cadre_training_csv.detail import OF_INTERVAL, OF_RATE, Aspect
from cadre_training_csv.kinds import Kind
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.safety import clean, keep_as_text, neutralise
from cadre_training_csv.voice import Voice
from cadre_training_csv.words import Coded, Word


class MachineVoice(Voice):
    """Raw integers, ISO dates, names and codes; only labels and sentences have a language."""

    also_absent = (Word.NOT_KNOWN, Word.INTERVAL)

    def as_text(self, text: str, /) -> str:
        """Write text so that no spreadsheet runs it."""
        return neutralise(clean(text), self.absent)

    def aspects_of(self, kind: Kind) -> tuple[Aspect, ...]:
        """Return a column for each number and each code."""
        match kind:
            case Kind.RATE | Kind.STATED_RATE:
                return OF_RATE
            case Kind.INTERVAL:
                return OF_INTERVAL
            case Kind.NOT_KNOWN:
                return (Aspect.LOOK_IN,)
            case _:
                return ()

    def word(self, word: Coded) -> str:
        """Write the code."""
        return str(word.value)

    def heading(self, column: Column, aspect: Aspect) -> str:
        """Write the column's name and the aspect's code."""
        name = neutralise(clean(column.name))
        return name if aspect is Aspect.VALUE else f"{name}_{aspect.value}"

    def rate(self, value: Rate | StatedRate) -> str:
        """Write the decimal number of a percentage, or of a mean for each class."""
        return f"{_number(value):f}"

    def period(self, value: Period, /) -> str:
        """Write the period with the solidus of ISO 8601 between its ends."""
        if value.start == value.end and Kind.DATE in self.kinds:
            return f"{value.start}/{value.end}"  # not to be taken for a date beside it
        return str(value).replace("–", "/")

    def interval(self, _value: Interval, /) -> str:
        """Write that it is a range; its ends have columns of their own."""
        return self.word(Word.INTERVAL)

    def not_known(self, _value: NotKnown, /) -> str:
        """Write that it is not known; where to look has a column of its own."""
        return self.word(Word.NOT_KNOWN)


class ExcelVoice(Voice):
    """Words in one language, decimal commas, and nothing that a spreadsheet would change."""

    delimiter = ";"
    encoding = "utf-8-sig"

    def as_text(self, text: str, /) -> str:
        """Write text so that no spreadsheet runs or changes it."""
        return keep_as_text(clean(text), self.absent)

    def aspects_of(self, kind: Kind) -> tuple[Aspect, ...]:
        """Return one column of words beside a rate; ranges say all they have to say."""
        return (Aspect.BASIS,) if kind in (Kind.RATE, Kind.STATED_RATE) else ()

    def word(self, word: Coded) -> str:
        """Write the label."""
        return word.label.in_language(self.formatter.language)

    def heading(self, column: Column, aspect: Aspect) -> str:
        """Write the column's label, and the aspect's in brackets."""
        label = self.formatter.text(column.label)
        if aspect is not Aspect.VALUE:
            label = f"{label} ({self.formatter.text(aspect.label)})"
        return self.text(label)

    def rate(self, value: Rate | StatedRate) -> str:
        """Write the number with a decimal comma, ungrouped; a percentage has its sign."""
        number = f"{_number(value):f}".replace(".", ",")
        return number if _is_mean(value) else f"{number}%"

    def period(self, value: Period, /) -> str:
        """Write a year as a number, and any other period in words."""
        text = self.formatter.period(value)
        return text if text.isdigit() else self.as_text(text)

    def interval(self, value: Interval, /) -> str:
        """Write both ends, ungrouped."""
        return self.as_text(f"{value.low.value}–{value.high.value}")

    def not_known(self, value: NotKnown, /) -> str:
        """Write that it is not known, and where to look."""
        return self.as_text(self.formatter.not_known(value))


def _is_mean(value: Rate | StatedRate) -> bool:
    return isinstance(value, Rate) and value.base is RateBase.CLASSES


def _number(value: Rate | StatedRate) -> Decimal:
    """Return the number that the formatter of the core writes."""
    if isinstance(value, StatedRate):
        return value.percent
    return value.mean() if _is_mean(value) else value.percent()


def voice_of(options: CsvOptions) -> Voice:
    """Return what writes in the dialect and language of ``options``."""
    kind = MachineVoice if options.dialect is Dialect.MACHINE else ExcelVoice
    return kind(options)
