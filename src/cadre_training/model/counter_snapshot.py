"""What a site counter showed at one moment."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen, validators

from cadre_training.model._checks import check_identifier, check_text_or_none, tuple_of
from cadre_training.model._counter_words import definition_words
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.moment import fixed_or_none
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import check_date
from cadre_training.model.phrase import Text
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import StatedRate
from cadre_training.model.source import Source, check_source


@frozen(kw_only=True)
class CounterFigure(Displayed):
    """One figure of a counter, with what it counts.

    Args:
        window: The time it covers.
        value: The figure, or an absence.
        definition: What is counted and how: in parts, or in words, or what is not known of that.
        source: Where it stands, with the words as written.

    Raises:
        ValueError: If the definition is of another window or unit.

    >>> from cadre_training import CountUnit
    >>> said = Label("lượt truy cập", "visits")
    >>> visits = Quantity(950, CountUnit.VISIT)
    >>> figure = CounterFigure(window=CounterWindow.TODAY, value=visits, definition=said)
    >>> figure.label.en, figure.unit.value
    ('Today', 'visit')
    """

    window: CounterWindow = field(validator=validators.instance_of(CounterWindow))
    value: Quantity | Absence = field(validator=validators.instance_of((Quantity, Absence)))
    definition: CounterDefinition | Label | NotKnown = field(
        validator=validators.instance_of((CounterDefinition, Label, NotKnown))
    )
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Hold the figure to its definition."""
        parts = self.parts
        if parts is None:
            return
        if parts.window is not self.window:
            raise ValueError(
                f"a figure of {self.window.value!r} has the definition of one of "
                f"{parts.window.value!r}"
            )
        if isinstance(self.value, Quantity) and self.value.unit is not parts.unit:
            raise ValueError(
                f"a figure in the unit {self.value.unit.value!r} has the definition of one in "
                f"{parts.unit.value!r}"
            )

    @property
    def parts(self) -> CounterDefinition | None:
        """The definition in parts, or None where there is none."""
        return self.definition if isinstance(self.definition, CounterDefinition) else None

    @property
    def unit(self) -> CountUnit | None:
        """What it counts; None where there is neither a number nor a definition in parts."""
        if isinstance(self.value, Quantity):
            return self.value.unit
        return self.parts.unit if self.parts else None

    @property
    def robots(self) -> Robots | None:
        """Whether robots are counted; None where that is not known."""
        return self.parts.robots if self.parts else None

    @property
    def error(self) -> StatedRate | None:
        """The relative standard error of an estimate; None for any other figure."""
        percent = self.parts.error_percent if self.parts else None
        return None if percent is None else StatedRate(percent)

    @property
    def label(self) -> Label:
        """The words for its window, saying so where robots are counted."""
        window, robots = self.window.label, Robots.WITH.label
        if self.robots is not Robots.WITH:
            return window
        return Label(f"{window.vi} ({robots.vi})", f"{window.en} ({robots.en})")

    @property
    def explained(self) -> Text:
        """What is counted and how, in sentences, or that it is not known and where to look."""
        match self.definition:
            case CounterDefinition():
                return definition_words(self.definition)
            case NotKnown():
                return self.definition.label
            case Label():
                return self.definition


@frozen(kw_only=True)
class InheritedCount(Displayed):
    """A number that a counter started from, kept apart from what it counted itself.

    Args:
        value: The number taken over.
        on: The day it was taken over; None when not known.
        source: Where it is known from.

    >>> from cadre_training import CountUnit
    >>> InheritedCount(value=Quantity(120500, CountUnit.PAGE_VIEW)).value.value
    120500
    """

    value: Quantity = field(validator=validators.instance_of(Quantity))
    on: dt.date | None = field(default=None, validator=validators.optional(check_date))
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)


@frozen(kw_only=True)
class CounterSnapshot(Displayed):
    """What a site's visitor counter showed at one moment.

    Args:
        id: Its identifier in the register.
        site: The site, by name; None when not stated.
        at: The moment, with its zone; None when not stated.
        figures: Its figures, at most one for each window, unit, and robots or not.
        inherited: The number it started from; None when there is none or it is not known.
        source: Where it comes from.

    Raises:
        ValueError: If ``at`` has no zone, a window and unit stand twice, or a figure includes an
            inherited number that the snapshot does not have.

    >>> snapshot = CounterSnapshot(id="site", site="Trang thông tin của huyện")
    >>> snapshot.figures, snapshot.at
    ((), None)
    """

    id: str = field(validator=check_identifier)
    site: str | None = field(default=None, validator=check_text_or_none)
    at: dt.datetime | None = field(
        default=None,
        converter=fixed_or_none,
        validator=validators.optional(validators.instance_of(dt.datetime)),
    )
    figures: tuple[CounterFigure, ...] = field(default=(), validator=tuple_of(CounterFigure))
    inherited: InheritedCount | None = field(
        default=None, validator=validators.optional(validators.instance_of(InheritedCount))
    )
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Hold the moment to a zone, and each window and unit to one figure."""
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError(f"the moment of a counter needs a zone, got {self.at}")
        keys = [(figure.window, figure.unit, figure.robots) for figure in self.figures]
        if len(set(keys)) != len(keys):
            raise ValueError(f"counter {self.id!r} gives a window and unit twice")
        for figure in self.figures:
            if figure.parts and figure.parts.inherited is Inheritance.INCLUDED:
                self._check_included(figure.parts.unit)

    def _check_included(self, unit: CountUnit) -> None:
        if self.inherited is None or self.inherited.value.unit is not unit:
            raise ValueError(
                f"counter {self.id!r} includes an inherited number in the unit {unit.value!r} and "
                f"does not give it apart"
            )

    @property
    def total(self) -> Quantity | None:
        """What was counted in all, and the number taken over, together.

        None where there is no such number, or it is in the figure already, or the two do not add:
        visitors never do, for one may be in both.
        """
        if self.inherited is None or self.inherited.value.unit is CountUnit.VISITOR:
            return None
        own = self.find(CounterWindow.ALL, self.inherited.value.unit)
        if own is None or own.parts is None or own.parts.inherited is not Inheritance.APART:
            return None
        if isinstance(own.value, Absence) or own.error is not None:
            return None
        return own.value + self.inherited.value

    def find(
        self,
        window: CounterWindow,
        unit: CountUnit | None = None,
        robots: Robots | None = None,
    ) -> CounterFigure | None:
        """Return the first figure of ``window``, or None.

        Args:
            window: The time it covers.
            unit: What it counts; None for any unit.
            robots: Whether robots are counted; None for either.
        """
        for figure in self.figures:
            if (
                figure.window is window
                and unit in (None, figure.unit)
                and robots in (None, figure.robots)
            ):
                return figure
        return None
