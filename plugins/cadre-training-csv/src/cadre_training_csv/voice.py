"""How each dialect writes what a cell says."""

from __future__ import annotations

import copy
import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import Protocol, cast

from cadre_training.plugin import (
    Absence,
    Cell,
    CellValue,
    Column,
    CountUnit,
    Formatter,
    Interval,
    Label,
    NotKnown,
    Period,
    Phrase,
    Quantity,
    Rate,
    RateBase,
    StatedRate,
    Text,
)
from cadre_training_csv.by_identity import REMEMBERED, ByIdentity
from cadre_training_csv.detail import Aspect, Detail
from cadre_training_csv.ears import ear_of
from cadre_training_csv.kinds import Kind
from cadre_training_csv.options import CsvOptions
from cadre_training_csv.quoting import Quoting
from cadre_training_csv.words import Coded, Word

Field = str | int
"""What the CSV writer is given: text, or a number, which is never a formula."""

BETWEEN_SOURCES = " | "


class Voice(ABC):
    """Writes values in one dialect and one language.

    Attributes:
        absent: The words that stand where a value would.
        quoting: What puts fields together.
        kinds: What stands in the column that is written; empty where that does not matter.
    """

    delimiter = ","
    encoding = "utf-8"
    also_absent: tuple[Word, ...] = ()

    def __init__(self, options: CsvOptions) -> None:
        """Write in the language of ``options`` where there are words to write."""
        self.formatter = Formatter(options.language)
        self.absent = tuple(self.word(word) for word in (*Absence, *self.also_absent))
        self.quoting = Quoting(self.delimiter)
        self._ear = ear_of(options.dialect, options.language)
        self.kinds: frozenset[Kind] = frozenset()
        self._remember()

    def _remember(self) -> None:
        # Most columns repeat few texts and periods.
        self._text_field: Callable[[str], str] = lru_cache(REMEMBERED)(self._new_text_field)
        self._other_field: Callable[[CellValue], str] = lru_cache(REMEMBERED)(self.field)
        self._same_objects = ByIdentity(self.field)

    def beside(self, kinds: Collection[Kind]) -> Voice:
        """Return a voice for a column that holds values of ``kinds``.

        In a column of texts among numbers, or among periods, a text that reads as one of them
        gets an apostrophe more, so that a reader can tell the two.
        """
        voice = copy.copy(self)
        voice.kinds = frozenset(kinds)
        voice._remember()
        return voice

    def text(self, text: str) -> str:
        """Write text so that it is read as text."""
        field = self.as_text(text)
        mixed = len(self.kinds) > 1 and self._ear.is_escaped(field, self.kinds)
        return f"'{field}" if mixed else field

    @abstractmethod
    def as_text(self, text: str, /) -> str:
        """Write text so that no spreadsheet runs or changes it."""

    @abstractmethod
    def word(self, word: Coded) -> str:
        """Write one of a fixed set of words."""

    @abstractmethod
    def aspects_of(self, kind: Kind) -> tuple[Aspect, ...]:
        """Return what has columns beside a value of one kind."""

    @abstractmethod
    def heading(self, column: Column, aspect: Aspect) -> str:
        """Write the heading of what a column says under ``aspect``."""

    @abstractmethod
    def rate(self, value: Rate | StatedRate) -> str:
        """Write a rate as a number, with the decimals that every format gives it."""

    @abstractmethod
    def period(self, value: Period, /) -> str:
        """Write a period."""

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

    def field(self, value: CellValue) -> str:
        """Write the value of a cell as a field, in quotation marks where it needs them."""
        return self.quoting.field(str(self.value(value)))

    def fields(self, cells: Sequence[Cell], types: Collection[type]) -> Iterable[str]:
        """Write the values of a run of cells, given the classes of all values of the column."""
        # There may be millions, so nothing is asked of each that can be asked of all.
        if types == {Quantity}:
            return [str(cell.value.value) for cell in cast("Sequence[_CountingCell]", cells)]
        values = [cell.value for cell in cells]
        if types == {str}:
            return map(self._text_field, cast("list[str]", values))
        if Quantity not in types and str not in types:
            return self._same_objects.fields(values)
        # Equal rates may have been printed with more or fewer decimals.
        text, other = self._text_field, self.field if StatedRate in types else self._other_field
        return [
            str(v.value) if type(v) is Quantity else text(v) if type(v) is str else other(v)
            for v in values
        ]

    def text_fields(self, texts: Iterable[str | None]) -> list[str]:
        """Write texts of which some are not there."""
        text = self._text_field
        return [text(one) if one else "" for one in texts]

    def _new_text_field(self, text: str) -> str:
        return self.quoting.field(self.text(text))


class _CountingCell(Protocol):
    @property
    def value(self) -> Quantity: ...
