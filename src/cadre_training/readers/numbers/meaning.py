"""What a number as written may mean."""

from __future__ import annotations

from decimal import Decimal

from attrs import Attribute, field, frozen, validators

from cadre_training.model._checks import check_text_or_none
from cadre_training.model.absence import Absence
from cadre_training.model.reported_figure import Qualifier

PERCENT_UNITS = ("%", "phần trăm", "percent", "per cent")


def _check_exact(
    _instance: object, attribute: Attribute[int | Decimal], value: int | Decimal
) -> None:
    if type(value) not in (int, Decimal):
        raise TypeError(f"{attribute.name} must be an int or a Decimal, got {value!r}")


def is_percent(unit: str | None) -> bool:
    """Tell whether a unit as written says that the number is a percentage."""
    return unit is not None and unit.casefold().startswith(PERCENT_UNITS)


@frozen(kw_only=True)
class Number:
    """One number.

    Args:
        value: The number; a percentage is the figure before the sign.
        qualifier: How exactly it is stated.
        unit: The words behind it, as written.
    """

    value: int | Decimal = field(validator=_check_exact)
    qualifier: Qualifier = field(
        default=Qualifier.EXACT, validator=validators.instance_of(Qualifier)
    )
    unit: str | None = field(default=None, validator=check_text_or_none)

    @property
    def percent(self) -> bool:
        """Whether it is a percentage."""
        return is_percent(self.unit)


@frozen(kw_only=True)
class Range:
    """Two numbers with all between them; one end may be open, as in “từ 20 trở lên”.

    Args:
        low: The lower end; None where it is open.
        high: The upper end; None where it is open.
        high_included: False for “dưới 20”, which 20 is not.
        qualifier: How exactly it is stated.
        unit: The words behind it, as written.
    """

    low: int | Decimal | None = field(validator=validators.optional(_check_exact))
    high: int | Decimal | None = field(validator=validators.optional(_check_exact))
    high_included: bool = True
    qualifier: Qualifier = field(
        default=Qualifier.EXACT, validator=validators.instance_of(Qualifier)
    )
    unit: str | None = field(default=None, validator=check_text_or_none)

    @property
    def percent(self) -> bool:
        """Whether its ends are percentages."""
        return is_percent(self.unit)


@frozen(kw_only=True)
class Fraction:
    """A part and its whole, as in “2.909/3.044”: two numbers, and no quotient.

    Args:
        part: The number before the slash.
        whole: The number behind it.
        qualifier: How exactly it is stated.
        unit: The words behind it, as written.
    """

    part: int | Decimal = field(validator=_check_exact)
    whole: int | Decimal = field(validator=_check_exact)
    qualifier: Qualifier = field(
        default=Qualifier.EXACT, validator=validators.instance_of(Qualifier)
    )
    unit: str | None = field(default=None, validator=check_text_or_none)


@frozen
class Ordinal:
    """A number that names and does not count: a round, an intake, a day, a year, a list's number.

    Args:
        words: The words as written, such as “đợt 1/2014”.
    """

    words: str = field(validator=validators.instance_of(str))


Meaning = Number | Range | Fraction | Ordinal | Absence
"""What a text may mean, read as a number."""
