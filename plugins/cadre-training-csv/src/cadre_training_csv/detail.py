"""What a cell of a report says, taken apart so that a flat file loses none of it."""

from __future__ import annotations

from enum import Enum

from cadre_training.plugin import (
    Absence,
    Cell,
    CountUnit,
    Interval,
    Label,
    NotKnown,
    Phrase,
    Quantity,
    Rate,
    RateBase,
    StatedRate,
    Text,
)

Detail = CountUnit | RateBase | Quantity | Absence | Text | tuple[str, ...] | None
"""One thing that a cell says besides its value; None and no sources are written as nothing."""


class Aspect(Enum):
    """One thing that a cell says; each has a column of its own where a table's cells need it."""

    VALUE = "value"
    CODE = "code"
    UNIT = "unit"
    LOW = "low"
    HIGH = "high"
    PART = "part"
    PART_UNIT = "part_unit"
    WHOLE = "whole"
    WHOLE_UNIT = "whole_unit"
    BASE = "base"
    BASIS = "basis"
    LOOK_IN = "look_in"
    NOTE = "note"
    SOURCE = "source"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]

    @property
    def is_number(self) -> bool:
        """Whether it is a whole number."""
        return self in _NUMBERS


_LABELS = {
    Aspect.VALUE: Label("giá trị", "value"),
    Aspect.CODE: Label("mã", "code"),
    Aspect.UNIT: Label("đơn vị tính", "unit"),
    Aspect.LOW: Label("thấp nhất", "lowest"),
    Aspect.HIGH: Label("cao nhất", "highest"),
    Aspect.PART: Label("tử số", "numerator"),
    Aspect.PART_UNIT: Label("đơn vị của tử số", "unit of the numerator"),
    Aspect.WHOLE: Label("mẫu số", "denominator"),
    Aspect.WHOLE_UNIT: Label("đơn vị của mẫu số", "unit of the denominator"),
    Aspect.BASE: Label("tính trên", "base"),
    Aspect.BASIS: Label("cách tính", "basis"),
    Aspect.LOOK_IN: Label("nơi cần tra cứu", "where to look"),
    Aspect.NOTE: Label("ghi chú", "note"),
    Aspect.SOURCE: Label("nguồn", "source"),
}
_NUMBERS = (Aspect.LOW, Aspect.HIGH, Aspect.PART, Aspect.WHOLE)

OF_INTERVAL = (Aspect.LOW, Aspect.HIGH)
"""What a range has beside it for a machine."""

OF_RATE = (Aspect.PART, Aspect.PART_UNIT, Aspect.WHOLE, Aspect.WHOLE_UNIT, Aspect.BASE)
"""What a rate has beside it for a machine; a person finds all of it under ``BASIS``."""


def detail(cell: Cell, aspect: Aspect) -> Detail:
    """Return what ``cell`` says under ``aspect``.

    An absent value is absent in every aspect; what a value does not have is not applicable.
    """
    if aspect is Aspect.CODE:
        return (cell.code,) if cell.code else None
    if aspect is Aspect.NOTE:
        return cell.note
    if aspect is Aspect.SOURCE:
        return tuple(str(source) for source in cell.sources)
    match cell.value:
        case Absence():
            return cell.value
        case NotKnown() if aspect is Aspect.LOOK_IN:
            return cell.value.look_in
        case Quantity() if aspect is Aspect.UNIT:
            return cell.value.unit
        case Interval():
            return _of_interval(cell.value, aspect)
        case Rate():
            return _of_rate(cell.value, aspect)
        case StatedRate():
            return _of_stated_rate(cell.value, aspect)
        case _:
            return Absence.NOT_APPLICABLE


def _of_interval(value: Interval, aspect: Aspect) -> Detail:
    match aspect:
        case Aspect.UNIT:
            return value.low.unit
        case Aspect.LOW:
            return value.low
        case Aspect.HIGH:
            return value.high
        case _:
            return Absence.NOT_APPLICABLE


def _of_rate(value: Rate, aspect: Aspect) -> Detail:
    match aspect:
        case Aspect.PART:
            return value.part
        case Aspect.PART_UNIT:
            return value.part.unit
        case Aspect.WHOLE:
            return value.whole
        case Aspect.WHOLE_UNIT:
            return value.whole.unit
        case Aspect.BASE:
            return value.base
        case Aspect.BASIS:
            shape = "{base}: {part} / {whole}"
            return Phrase.of(
                shape, shape, base=value.base.label, part=value.part, whole=value.whole
            )
        case _:
            return Absence.NOT_APPLICABLE


def _of_stated_rate(value: StatedRate, aspect: Aspect) -> Detail:
    if aspect in (Aspect.BASE, Aspect.BASIS):
        return value.base
    # The source printed a percentage and kept its parts to itself.
    return Absence.NO_DATA if aspect in OF_RATE else Absence.NOT_APPLICABLE
