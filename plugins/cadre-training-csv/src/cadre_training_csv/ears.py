"""How each dialect is read: the values behind the fields of a CSV file."""

from __future__ import annotations

import datetime as dt
import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from decimal import Decimal

from cadre_training.plugin import (
    Absence,
    CellValue,
    CountUnit,
    Formatter,
    Interval,
    Label,
    Language,
    NotKnown,
    Quantity,
    Rate,
    RateBase,
    StatedRate,
)
from cadre_training_csv.detail import Aspect
from cadre_training_csv.kinds import Kind
from cadre_training_csv.options import Dialect
from cadre_training_csv.period_words import period_in_iso, period_in_words
from cadre_training_csv.safety import unneutralise, unquote
from cadre_training_csv.words import Word

# What Python writes for a whole number: no leading zero, so that the text 007 is none.
_NUMBER = "(?:0|[1-9][0-9]*)"
_WHOLE = re.compile(f"-?{_NUMBER}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ENDS = re.compile(f"(?:({_NUMBER})|'(-{_NUMBER}))–(-?{_NUMBER})")


class Ear(ABC):
    """Reads the fields of one dialect.

    Attributes:
        absences: The kinds of absence by their words.
        units: The units by their words.
    """

    def __init__(self, language: Language) -> None:
        """Read what was written in ``language``."""
        self.language = language
        self.absences = {self.word(absence): absence for absence in Absence}
        self.units = {self.word(unit): unit for unit in CountUnit}

    @abstractmethod
    def word(self, word: Absence | CountUnit) -> str:
        """Return a word of a fixed set as this dialect writes it."""

    @abstractmethod
    def special(self, said: Mapping[Aspect, str], unit: CountUnit | None) -> CellValue | None:
        """Return the value that other columns say; None where the field says it alone."""

    @abstractmethod
    def alone(self, field: str, kind: Kind, unit: CountUnit | None) -> CellValue | None:
        """Return the value of one kind that a field says by itself; None where it says none."""

    def value(
        self, said: Mapping[Aspect, str], kinds: Collection[Kind], unit: CountUnit | None
    ) -> CellValue:
        """Return the value of a cell.

        Args:
            said: The fields of the cell by what they say.
            kinds: What the values of the column are.
            unit: What the numbers of the column count, where the cell says nothing else.

        Raises:
            ValueError: If no value of these kinds is written so.
        """
        field = said[Aspect.VALUE]
        if field in self.absences:
            return self.absences[field]
        stated = said.get(Aspect.UNIT)
        unit = unit if stated is None else self.units.get(stated)
        if (value := self.special(said, unit)) is not None:
            return value
        for kind in Kind:
            # Beside a value that counts nothing stands that no unit applies, or no base.
            if kind in kinds and (value := self.alone(field, kind, unit)) is not None:
                return value
        if Kind.TEXT in kinds:
            return unneutralise(field[1:] if self.is_escaped(field, kinds) else field)
        raise ValueError(f"{field!r} is none of: {', '.join(sorted(kinds))}")

    def is_typed(self, field: str, kinds: Collection[Kind]) -> bool:
        """Tell whether a field reads as a value of one of ``kinds``, texts aside."""
        return any(self.alone(field, kind, CountUnit.CLASS) is not None for kind in kinds)

    def is_escaped(self, field: str, kinds: Collection[Kind]) -> bool:
        """Tell whether a field, its apostrophes aside, reads as a value of one of ``kinds``."""
        bare = field.lstrip("'")
        return self.is_typed(bare, kinds) or self.is_typed(f"'{bare}", kinds)

    def _counted(self, field: str, unit: CountUnit | None) -> Quantity | None:
        return Quantity(int(field), unit) if unit and _WHOLE.fullmatch(field) else None


class MachineEar(Ear):
    """Reads raw integers, ISO dates and codes."""

    def word(self, word: Absence | CountUnit) -> str:
        """Return the code."""
        return str(word.value)

    def special(self, said: Mapping[Aspect, str], unit: CountUnit | None) -> CellValue | None:
        """Return an unknown clause, a range or a rate."""
        field = said[Aspect.VALUE]
        if field == Word.NOT_KNOWN.value:
            return NotKnown(Label.same(unneutralise(said[Aspect.LOOK_IN])))
        if field == Word.INTERVAL.value and unit:
            return Interval.of(int(said[Aspect.LOW]), int(said[Aspect.HIGH]), unit)
        base = said.get(Aspect.BASE, Absence.NOT_APPLICABLE.value)
        if base in self.absences:
            return None
        if said[Aspect.PART] in self.absences:
            return StatedRate(Decimal(field), RateBase(base))
        return Rate(
            Quantity(int(said[Aspect.PART]), self.units[said[Aspect.PART_UNIT]]),
            Quantity(int(said[Aspect.WHOLE]), self.units[said[Aspect.WHOLE_UNIT]]),
            RateBase(base),
        )

    def alone(self, field: str, kind: Kind, unit: CountUnit | None) -> CellValue | None:
        """Return a number, a period or a date."""
        match kind:
            case Kind.QUANTITY:
                return self._counted(field, unit)
            case Kind.DATE:
                return _date(field)
            case Kind.PERIOD:
                return period_in_iso(field)
            case _:
                return None


class ExcelEar(Ear):
    """Reads the words of one language."""

    def __init__(self, language: Language) -> None:
        """Read what was written in ``language``."""
        super().__init__(language)
        self.bases = {self._label(base.label): base for base in RateBase}
        self._any_unit = self.units | {self._label(unit.plural): unit for unit in CountUnit}
        self._not_known = self._label(NotKnown(Label.same("?")).label).removesuffix("?")
        self._group = Formatter(language).integer(1000)[1]
        number = rf"-?[0-9]{{1,3}}(?:{re.escape(self._group)}[0-9]{{3}})*"
        self._parts = re.compile(f"({number}) ([^/]+) / ({number}) ([^/]+)")

    def word(self, word: Absence | CountUnit) -> str:
        """Return the label."""
        return self._label(word.label)

    def special(self, said: Mapping[Aspect, str], unit: CountUnit | None) -> CellValue | None:
        """Return a rate."""
        del unit
        basis = unneutralise(said.get(Aspect.BASIS, self.word(Absence.NOT_APPLICABLE)))
        if basis in self.absences:
            return None
        name, colon, parts = basis.partition(": ")
        base = self.bases[name]
        if not colon:
            number = said[Aspect.VALUE].removesuffix("%").replace(",", ".")
            return StatedRate(Decimal(number), base)
        read = self._parts.fullmatch(parts)
        if read is None:
            raise ValueError(f"{parts!r} is not two quantities with a solidus between them")
        return Rate(self._quantity(read[1], read[2]), self._quantity(read[3], read[4]), base)

    def alone(self, field: str, kind: Kind, unit: CountUnit | None) -> CellValue | None:
        """Return a number, a range, an unknown clause, a period or a date."""
        match kind:
            case Kind.QUANTITY:
                return self._counted(field, unit)
            case Kind.INTERVAL:
                return _interval(field, unit)
            case Kind.NOT_KNOWN:
                where = unneutralise(field).removeprefix(self._not_known)
                says_so = field.startswith(self._not_known) and where
                return NotKnown(Label.same(where)) if says_so else None
            case Kind.DATE:
                return _date(field)
            case Kind.PERIOD:
                return period_in_words(unquote(field), self.language)
            case _:
                return None

    def _label(self, label: Label) -> str:
        return label.in_language(self.language)

    def _quantity(self, number: str, unit: str) -> Quantity:
        return Quantity(int(number.replace(self._group, "")), self._any_unit[unit])


def _interval(field: str, unit: CountUnit | None) -> Interval | None:
    ends = _ENDS.fullmatch(field)
    if ends is None or unit is None:
        return None
    low, high = int(ends[1] or ends[2]), int(ends[3])
    return Interval.of(low, high, unit) if low <= high else None


def _date(field: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(field) if _DATE.fullmatch(field) else None
    except ValueError:
        return None


def ear_of(dialect: Dialect, language: Language) -> Ear:
    """Return what reads a dialect in a language."""
    return MachineEar(language) if dialect is Dialect.MACHINE else ExcelEar(language)
