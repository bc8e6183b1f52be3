"""A regulation of the training regime."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen, validators

from cadre_training.model._checks import (
    check_clause,
    check_identifier,
    check_text_or_none,
    tuple_of,
)
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import check_date
from cadre_training.model.source import Source


@frozen(kw_only=True)
class Parameter(Displayed):
    """One thing that a regulation lays down, or of which it is not known what it lays down.

    Args:
        name: Its identifier, such as ``minimum-duration``.
        label: Its name.
        value: What is laid down, in words, or ``NotKnown``.
        article: The clause, or ``NotKnown`` with the place to look in.
        source: The document this was read in.

    >>> from cadre_training import regulation_at
    >>> parameter = regulation_at(dt.date(2020, 1, 1)).parameters[0]
    >>> parameter.name
    'classification'
    """

    name: str = field(validator=check_identifier)
    label: Label = field(validator=validators.instance_of(Label))
    value: Label | NotKnown = field(validator=validators.instance_of((Label, NotKnown)))
    article: str | NotKnown = field(validator=check_clause)
    source: Source = field(validator=validators.instance_of(Source), eq=False, repr=False)


@frozen(kw_only=True)
class Regulation(Displayed):
    """A dated regulation: who issued it, when it is in force, what it lays down.

    Args:
        id: The short identifier, also that of its scheme of groups, such as ``164``.
        number: The number as printed on it, such as ``164-QĐ/TW``.
        title: Its title.
        issuer: The body that issued it.
        issued: The day of issue.
        in_force: The days on which it is in force.
        in_force_assumed: True where the first day in force is taken to be the day of issue
            because no clause saying so was found.
        replaces: The identifier of the regulation it replaces, if any.
        parameters: What it lays down, and what of it is not known.
        source: The document this was read in.

    >>> from cadre_training import regulation_at
    >>> regulation_at(dt.date(2020, 1, 1)).number
    '164-QĐ/TW'
    """

    id: str = field(validator=check_identifier)
    number: str = field(validator=check_identifier)
    title: Label = field(validator=validators.instance_of(Label))
    issuer: Label = field(validator=validators.instance_of(Label))
    issued: dt.date = field(validator=check_date)
    in_force: Lifetime = field(validator=validators.instance_of(Lifetime))
    in_force_assumed: bool = field(default=False, validator=validators.instance_of(bool))
    replaces: str | None = field(default=None, validator=check_text_or_none)
    parameters: tuple[Parameter, ...] = field(default=(), validator=tuple_of(Parameter))
    source: Source = field(validator=validators.instance_of(Source), eq=False, repr=False)

    def parameter(self, name: str) -> Parameter:
        """Return the parameter called ``name``.

        Raises:
            KeyError: If the regulation has none of that name; the message lists those it has.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(sorted(p.name for p in self.parameters))
        raise KeyError(f"{self.number} has no parameter {name!r}; it has: {known}")
