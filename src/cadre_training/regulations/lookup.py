"""Which regulation applies on a day, and which document defines a target group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

from cadre_training.model.folding import fold_plain
from cadre_training.model.phrase import Phrase
from cadre_training.model.regulation import Regulation
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.regulations._toml import parse
from cadre_training.regulations.reading import data_text, parse_regulation, read_scheme

# A new regulation or scheme is a data file and its name here, the oldest first.
_REGULATION_FILES = ("164.toml", "145.toml")
_SCHEME_FILES = ("defence-education.toml",)


class NoRegulation(LookupError):
    """None of the known regulations applies on a day.

    Args:
        day: The day asked for.
        first: The regulation that was in force first.
    """

    def __init__(self, day: dt.date, first: Regulation) -> None:
        super().__init__(day, first)
        self.day = day
        self.first = first

    @property
    def phrase(self) -> Phrase:
        """What it says, in both languages."""
        return Phrase.of(
            "Trong các quy định đã biết, không có quy định nào áp dụng vào ngày {day}; "
            "quy định đầu tiên là {number}, có hiệu lực từ ngày {since}.",
            "None of the known regulations applies on {day}; "
            "the first is {number}, in force since {since}.",
            day=self.day,
            number=self.first.number,
            since=self.first.in_force.since or self.first.issued,
        )

    def __str__(self) -> str:
        """Return the English sentence with ISO dates, and without its capital and stop."""
        sentence = self.phrase.template.en.format(**dict(self.phrase.values))
        return sentence[0].lower() + sentence[1:].removesuffix(".")


@cache
def _read() -> tuple[tuple[Regulation, ...], tuple[Scheme, ...]]:
    pairs = [parse_regulation(data_text(name), name) for name in _REGULATION_FILES]
    schemes = [scheme for _, scheme in pairs]
    for name in _SCHEME_FILES:
        table = parse(data_text(name), name)
        schemes.append(read_scheme(table))
        table.finish()
    return tuple(regulation for regulation, _ in pairs), tuple(schemes)


def regulations() -> tuple[Regulation, ...]:
    """Return the known regulations, the oldest first."""
    return _read()[0]


def schemes() -> tuple[Scheme, ...]:
    """Return the known schemes of target groups; local overlays are not among them."""
    return _read()[1]


def regulation_at(day: dt.date) -> Regulation:
    """Return the regulation that applies on ``day``.

    Args:
        day: The day, a plain date.

    Raises:
        NoRegulation: If none of the known regulations applies.
        TypeError: If ``day`` is no date, or a datetime.

    >>> regulation_at(dt.date(2024, 5, 9)).number, regulation_at(dt.date(2024, 5, 10)).number
    ('164-QĐ/TW', '145-QĐ/TW')
    """
    if type(day) is not dt.date:
        raise TypeError(f"day must be a date, got {type(day).__name__} {day!r}")
    for regulation in regulations():
        if regulation.in_force.holds_on(day):
            return regulation
    raise NoRegulation(day, regulations()[0])


def find_regulation(text: str) -> Regulation | None:
    """Return the regulation with this identifier or number, or None.

    Case, accents, spaces and the kind of dash make no difference: ``164-qd/tw`` will do.

    >>> find_regulation("145-QĐ/TW") is find_regulation("145")
    True
    """
    wanted = _folded(text)
    for regulation in regulations():
        if wanted in (_folded(regulation.id), _folded(regulation.number)):
            return regulation
    return None


def scheme(scheme_id: str) -> Scheme:
    """Return the known scheme with this identifier.

    Raises:
        LookupError: If there is none; the message lists those there are.

    >>> [definition.group.code for definition in scheme("164").groups]
    ['1', '2', '3', '4']
    """
    for known in schemes():
        if known.id == scheme_id:
            return known
    names = ", ".join(known.id for known in schemes())
    raise LookupError(
        f"no scheme {scheme_id!r} is known; there are: {names}. A local one is an overlay"
    )


def find_group(group: TargetGroup, overlays: Iterable[Scheme] = ()) -> GroupDefinition | None:
    """Return what defines a target group, or None where no known document does.

    A known scheme answers for its own groups: an overlay of the same name adds nothing to it.

    Args:
        group: The group.
        overlays: The local overlays to look in beyond the known schemes.

    >>> find_group(TargetGroup("164", "5")) is None
    True
    """
    for candidate in (*schemes(), *overlays):
        if candidate.id == group.scheme:
            return candidate.find(group.code)
    return None


def _folded(text: str) -> str:
    """Fold what people write in many ways, and without spaces: ``164-qd/tw``."""
    return fold_plain(text).replace(" ", "")
