"""Whether a record lies within the scope of a figure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cached_property

from cadre_training.checks._stretch import Dated
from cadre_training.model.programme import Programme
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Scope
from cadre_training.model.session import Session
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats.formula import Resource


class Match(IntEnum):
    """Whether a record lies within a scope, its period left aside.

    A record that does not state what the scope asks for may lie in it.
    """

    NO = 0
    MAYBE = 1
    YES = 2


UnitChain = tuple[str, ...] | None
"""A record's unit and those above it; None where the record states no unit."""

_Traits = tuple[UnitChain, TargetGroup | None, Programme | None]


class ScopeMatcher:
    """Sorts the records of a register by unit, group and programme, once."""

    def __init__(self, register: Register) -> None:
        """Take the records of ``register``; nothing is worked out until it is asked for."""
        self._register = register
        self._chains: dict[tuple[str, dt.date], UnitChain] = {}
        self._above: dict[str, frozenset[str]] = {}

    def matches(self, resource: Resource, scope: Scope) -> Iterator[tuple[Match, Iterable[Dated]]]:
        """Yield the records that lie or may lie within ``scope``, whatever its period."""
        if resource is Resource.TOPICS:
            for topic in self._register.topics:
                yield self._topic(topic, scope), (topic,)
            return
        kept = self._classes if resource is Resource.CLASSES else self._sessions
        for traits, records in kept.items():
            match = self._match(traits, scope)
            if match is not Match.NO:
                yield match, records

    @cached_property
    def _classes(self) -> Mapping[_Traits, list[TrainingClass]]:
        kept: dict[_Traits, list[TrainingClass]] = {}
        for record in self._register.classes:
            kept.setdefault(self._traits(record), []).append(record)
        return kept

    @cached_property
    def _sessions(self) -> Mapping[_Traits, list[Session]]:
        kept: dict[_Traits, list[Session]] = {}
        for record in self._register.sessions:
            kept.setdefault(self._traits(record), []).append(record)
        return kept

    def _traits(self, record: TrainingClass | Session) -> _Traits:
        return (self._chain(record), record.target_group, record.programme)

    def _chain(self, record: TrainingClass | Session) -> UnitChain:
        if record.unit is None:
            return None
        key = (record.unit, record.period.start)
        if key not in self._chains:
            self._chains[key] = self._chain_at(*key)
        return self._chains[key]

    def _chain_at(self, code: str, day: dt.date | None) -> tuple[str, ...]:
        """Return a unit and those above it; one that did not exist that day stands where it did."""
        register = self._register
        return register.unit_chain(code, day if register.unit_at(code, day) else None)

    def _match(self, traits: _Traits, scope: Scope) -> Match:
        chain, group, programme = traits
        return min(
            _stated(group, scope.target_group),
            _stated(programme, scope.programme),
            self._in_unit(chain, scope),
        )

    def _in_unit(self, chain: UnitChain, scope: Scope) -> Match:
        if scope.unit is None:
            return Match.YES
        if chain is None:
            # What names no unit belongs to the unit that the register is of.
            return Match.YES if scope.unit in self._home else Match.MAYBE
        if scope.unit in chain:
            return Match.YES
        # What was held for a whole district may have been held for this commune of it.
        return Match.MAYBE if chain[0] in self._ever_above(scope.unit) else Match.NO

    def _ever_above(self, code: str) -> frozenset[str]:
        """Return the units that a unit has ever belonged to."""
        if code not in self._above:
            above: set[str] = set()
            waiting = [code]
            while waiting:
                parents = self._parents.get(waiting.pop(), frozenset()) - above
                above |= parents
                waiting += parents
            self._above[code] = frozenset(above)
        return self._above[code]

    @cached_property
    def _parents(self) -> Mapping[str, frozenset[str]]:
        parents: dict[str, frozenset[str]] = {}
        for unit in self._register.units:
            if unit.parent is not None:
                parents[unit.code] = parents.get(unit.code, frozenset()) | {unit.parent}
        return parents

    @cached_property
    def _home(self) -> tuple[str, ...]:
        register = self._register
        day = register.covers.start if register.covers else None
        return () if register.unit is None else self._chain_at(register.unit, day)

    def _topic(self, topic: Topic, scope: Scope) -> Match:
        """Match a topic by its group, and by the unit and programme of the classes it was in."""
        classes = self._taught_in.get(topic.id)
        if classes:
            where = max(
                self._match((self._chain(c), None, c.programme), _ungrouped(scope)) for c in classes
            )
        else:
            where = min(
                self._in_unit(None, scope),
                Match.YES
                if self._programmes <= {scope.programme}
                else _stated(None, scope.programme),
            )
        return min(_stated(topic.target_group, scope.target_group), where)

    @cached_property
    def _taught_in(self) -> Mapping[str, list[TrainingClass]]:
        taught: dict[str, list[TrainingClass]] = {}
        for record in self._register.classes:
            for topic in record.topics:
                taught.setdefault(topic, []).append(record)
        return taught

    @cached_property
    def _programmes(self) -> frozenset[Programme | None]:
        return frozenset(record.programme for record in self._register.classes)


def _stated(has: object, asked: object) -> Match:
    if asked is None or has == asked:
        return Match.YES
    return Match.MAYBE if has is None else Match.NO


def _ungrouped(scope: Scope) -> Scope:
    return Scope(period=scope.period, unit=scope.unit, programme=scope.programme)
