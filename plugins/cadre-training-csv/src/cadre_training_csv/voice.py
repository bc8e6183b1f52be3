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
from cadre_training_csv.words import Coded, Word

Field = str | int
"""What the CSV writer is given: text, or a number, which is never a formula."""

BETWEEN_SOURCES = " | "


class Rfc4180(csv.Dialect):
    """RFC 4180: commas, CRLF, quotation marks where they are needed."""

    delimiter = ","
    lineterminator = "\r\n"
    quotechar = '"'
    doublequote = True
    quoting = csv.QUOTE_MINIMAL


class Voice(ABC):
    """Writes values in one dialect and one language.

    Attributes:
        absent: The words that stand where a value would.
        text: Writes text so that it is read as text. Most columns repeat few texts and periods,
            so the last ones are remembered.
        period: Writes a period.
    """

    csv_dialect: type[csv.Dialect] = Rfc4180
    encoding = "utf-8"
    also_absent: tuple[Word, ...] = ()

    def __init__(self, language: Language) -> None:
        """Write in ``language`` where there are words to write."""
        self.formatter = Formatter(language)
        self.absent = tuple(self.word(word) for word in (*Absence, *self.also_absent))
        self.text: Callable[[str], str] = lru_cache(maxsize=4096)(self._text)
        self.period: Callable[[Period], str] = lru_cache(maxsize=4096)(self._period)

    @abstractmethod
    def _text(self, text: str) -> str: ...

    @abstractmethod
    def word(self, word: Coded) -> str:
        """Write one of a fixed set of words."""

    @abstractmethod
    def aspects_of(self, kind: type) -> tuple[Aspect, ...]:
        """Return what has columns beside a value of the class ``kind``."""

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
        """Write a range."""

    @abstractmethod
    def not_known(self, value: NotKnown, /) -> str:
        """Write that something is not known."""

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
                return self.not_known(value)
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
