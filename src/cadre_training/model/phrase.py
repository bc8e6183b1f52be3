"""A sentence with values in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from string import Formatter

from attrs import Attribute, field, frozen, validators

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.displayed import Displayed
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, StatedRate

Scalar = (
    int
    | Decimal
    | str
    | Label
    | Quantity
    | Interval
    | Rate
    | StatedRate
    | Absence
    | NotKnown
    | CountUnit
    | Period
    | dt.date
)
"""A value that can be written in either language."""

PhraseValue = Scalar | tuple[Scalar, ...]
"""A value in a phrase; a tuple is written as a list: “2014, 2019 and 2022”."""


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def _check_values(
    _instance: object,
    attribute: Attribute[tuple[tuple[str, PhraseValue], ...]],
    values: tuple[tuple[str, PhraseValue], ...],
) -> None:
    for name, value in values:
        for item in value if isinstance(value, tuple) else (value,):
            # A bool is an int to Python and no number to a reader.
            if isinstance(item, bool) or not isinstance(item, Scalar):
                raise TypeError(f"{attribute.name} cannot hold {item!r} (under {name!r})")


@frozen
class Phrase(Displayed):
    """A sentence in both languages with values that are formatted when it is written.

    So a number reads “6.200” in the Vietnamese sentence and “6,200” in the English one. A plain
    ``int`` is grouped by thousands: pass a year as a :class:`Period` or as text.

    Args:
        template: The sentence with ``{name}`` where a value goes.
        values: The names and their values.

    Raises:
        TypeError: If a value cannot be written in either language: a float, say.
        ValueError: If the names in either template are not exactly those of the values, or a
            name stands twice.

    >>> Phrase.of("Đã mở {n}.", "{n} were held.", n=Quantity(36, CountUnit.CLASS)).value("n")
    Quantity(value=36, unit=<CountUnit.CLASS: 'class'>)
    """

    template: Label = field(validator=validators.instance_of(Label))
    values: tuple[tuple[str, PhraseValue], ...] = field(
        default=(), validator=[validators.instance_of(tuple), _check_values]
    )

    def __attrs_post_init__(self) -> None:
        """Hold both templates to the names of the values."""
        given = {name for name, _ in self.values}
        if len(given) != len(self.values):
            raise ValueError(f"a name stands twice among {[name for name, _ in self.values]}")
        for text in (self.template.vi, self.template.en):
            if _names(text) != given:
                raise ValueError(f"{text!r} names {sorted(_names(text))}, got {sorted(given)}")

    @classmethod
    def of(cls, vi: str, en: str, **values: PhraseValue) -> Phrase:
        """Make a phrase from its two templates and the values by name."""
        return cls(Label(vi, en), tuple(values.items()))

    def value(self, name: str) -> PhraseValue:
        """Return the value called ``name``.

        Raises:
            KeyError: If there is none.
        """
        return dict(self.values)[name]


Text = Label | Phrase
"""A text to be written in either language."""


def listed(values: Iterable[Scalar]) -> tuple[Scalar, ...]:
    """Return ``values`` as a list for a phrase."""
    return tuple(values)
