"""Target groups as records and figures use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import define, field

from cadre_training.model.period import Period
from cadre_training.model.register import Record, Register
from cadre_training.model.target_group import Scheme, TargetGroup
from cadre_training.regulations.crosswalk import crosswalks
from cadre_training.regulations.lookup import schemes


def correspond(one: TargetGroup, other: TargetGroup) -> bool:
    """Tell whether two groups are one, or a crosswalk leads from one to the other.

    >>> correspond(TargetGroup("164", "4"), TargetGroup("145", "3"))
    True
    """
    return one == other or any(
        crosswalk.find(one) == other or crosswalk.find(other) == one for crosswalk in crosswalks()
    )


Use = tuple[Record, Period | None]
"""A record that names a group, and when."""


@define
class Uses:
    """Where a group is used."""

    records: list[Use] = field(factory=list[Use])
    figures: list[Use] = field(factory=list[Use])

    @property
    def all(self) -> list[Use]:
        """Records first, then figures."""
        return self.records + self.figures


def uses(register: Register) -> dict[TargetGroup, Uses]:
    """Return where each group of a register is used, in the order of the groups."""
    found: dict[TargetGroup, Uses] = {}
    # Many records share one group, which is the same object; so it is looked up at once.
    shared: dict[int, Uses] = {}
    for group, use in _records(register):
        if group is not None:
            known = shared.get(id(group))
            if known is None:
                known = shared[id(group)] = found.setdefault(group, Uses())
            known.records.append(use)
    for figure in register.figures:
        group = figure.scope.target_group
        if group is not None:
            found.setdefault(group, Uses()).figures.append((figure, figure.scope.period))
    return {group: found[group] for group in sorted(found)}


def _records(register: Register) -> Iterator[tuple[TargetGroup | None, Use]]:
    for held in register.classes:
        yield held.target_group, (held, held.period)
    for session in register.sessions:
        yield session.target_group, (session, session.period)
    for topic in register.topics:
        yield topic.target_group, (topic, topic.period)
    for cadre in register.cadres:
        yield cadre.target_group, (cadre, None)


def find_scheme(name: str, overlays: Iterable[Scheme] = ()) -> Scheme | None:
    """Return the scheme with this identifier, a known one before an overlay; or None."""
    return next((scheme for scheme in (*schemes(), *overlays) if scheme.id == name), None)
