"""How each dialect writes what a cell says."""

from __future__ import annotations

import csv
import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import lru_cache

from cadre_training.plugin import (
    Absence,
    CellValue,
    Column,
    CountUnit,
    Formatter,
    Interval,
    Label,
    Language,
    NotKnown,
    Period,
    Phrase,
    Quantity,
    Rate,
    RateBase,
    StatedRate,
    Text,
)
from cadre_training_csv.detail import Aspect, Detail
from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.safety import clean, keep_as_text, neutralise
from cadre_training_csv.words import Coded, Word

Field = str | int
"""What the CSV writer is given: text, or a number, which is never a formula."""

BETWEEN_SOURCES = " | "


class MachineDialect(csv.Dialect):
    """RFC 4180: commas, CRLF, quotation marks where they are needed."""

    delimiter = ","
    lineterminator = "\r\n"
    quotechar = '"'
    doublequote = True
    quoting = csv.QUOTE_MINIMAL


class ExcelDialect(MachineDialect):
    """The same with the separator that a spreadsheet set to Vietnamese expects."""

    delimiter = ";"


class Voice(ABC):
    """Writes values in one dialect and one language.

    Attributes:
        absent: The words that stand where a value would.
        text: Writes text so that it is read as text. Most columns repeat few texts and periods,
            so the last ones are remembered.
        period: Writes a period.
    """

    csv_dialect: type[csv.Dialect] = MachineDialect
    encoding = "utf-8"

    def __init__(self, language: Language) -> None:
        """Write in ``language`` where there are words to write."""
        self.formatter = Formatter(language)
        self.absent: tuple[str, ...] = (
            *(self.word(absence) for absence in Absence),
            self.word(Word.NOT_KNOWN),
            self.word(Word.INTERVAL),
        )
        self.text: Callable[[str], str] = lru_cache(maxsize=4096)(self._text)
        self.period: Callable[[Period], str] = lru_cache(maxsize=4096)(self._period)

    @abstractmethod
    def _text(self, text: str) -> str: ...

    @abstractmethod
    def word(self, word: Coded) -> str:
        """Write one of a fixed set of words."""

    @abstractmethod
    def heading(self, column: Column, aspect: Aspect) -> str:
        """Write the heading of what a column says under ``aspect``."""

    @abstractmethod
    def rate(self, value: Rate | StatedRate) -> str:
        """Write a rate as a number, with the decimals that every format gives it."""

    @abstractmethod
    def _period(self, value: Period) -> str: ...

    @abstractmethod
    def interval(self, value: Interval, /) -> str:
        """Write a range, whose ends have columns of their own."""

    def value(self, value: CellValue) -> Field:
        """Write the value of a cell."""
        match value:
            case str():
                return self.text(value)
            case Quantity():
                return value.value
            case Label():
                return self.text(value.in_language(self.formatter.language))
            case Absence():
                return self.word(value)
            case Rate() | StatedRate():
                return self.rate(value)
            case Interval():
                return self.interval(value)
            case NotKnown():
                return self.word(Word.NOT_KNOWN)
            case Period():
                return self.period(value)
            case dt.date():
                return value.isoformat()

    def detail(self, value: Detail) -> Field:
        """Write what a cell says besides its value."""
        match value:
            case None:
                return ""
            case Quantity():
                return value.value
            case Absence() | CountUnit() | RateBase():
                return self.word(value)
            case Label() | Phrase():
                return self.prose(value)
            case tuple():
                return self.text(BETWEEN_SOURCES.join(value))

    def prose(self, text: Text) -> str:
        """Write a sentence."""
        return self.text(self.formatter.text(text))


class MachineVoice(Voice):
    """Raw integers, ISO dates, names and codes; only labels and sentences have a language."""

    def _text(self, text: str) -> str:
        return neutralise(clean(text), self.absent)

    def word(self, word: Coded) -> str:
        """Write the code."""
        return str(word.value)

    def heading(self, column: Column, aspect: Aspect) -> str:
        """Write the column's name and the aspect's code."""
        name = neutralise(clean(column.name))
        return name if aspect is Aspect.VALUE else f"{name}_{aspect.value}"

    def rate(self, value: Rate | StatedRate) -> str:
        """Write the decimal number of a percentage, or of a mean for each class."""
        if isinstance(value, StatedRate):
            return f"{value.percent:f}"
        return f"{value.mean() if value.base is RateBase.CLASSES else value.percent():f}"

    def _period(self, value: Period) -> str:
        """Write the period with the solidus of ISO 8601 between its ends."""
        return str(value).replace("–", "/")

    def interval(self, _value: Interval, /) -> str:
        """Write that it is a range."""
        return self.word(Word.INTERVAL)


class ExcelVoice(Voice):
    """Words in one language, decimal commas, and nothing that a spreadsheet would change."""

    csv_dialect = ExcelDialect
    encoding = "utf-8-sig"

    def _text(self, text: str) -> str:
        return keep_as_text(clean(text), self.absent)

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
        if isinstance(value, StatedRate):
            number, percent = value.percent, True
        else:
            percent = value.base is not RateBase.CLASSES
            number = value.percent() if percent else value.mean()
        return f"{number:f}".replace(".", ",") + ("%" if percent else "")

    def _period(self, value: Period) -> str:
        """Write a year as a number, and any other period in words."""
        text = self.formatter.period(value)
        return text if text.isdigit() else self.text(text)

    def interval(self, value: Interval, /) -> str:
        """Write both ends, ungrouped."""
        return f"{value.low.value}–{value.high.value}"


def voice_of(options: CsvOptions) -> Voice:
    """Return what writes in the dialect and language of ``options``."""
    kind = MachineVoice if options.dialect is Dialect.MACHINE else ExcelVoice
    return kind(options.language)
