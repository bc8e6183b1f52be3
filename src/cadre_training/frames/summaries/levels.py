"""Roll-up: the cells of a table put together under fewer dimensions, level by level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from pyroaring import BitMap

from cadre_training.frames.people import is_greatest
from cadre_training.frames.summaries.people_sets import bitmap_of, united
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.sketches import (
    Estimated,
    added,
    estimated,
    united_sketches,
)
from cadre_training.frames.summaries.table import CellTable, Codes


class Level:
    """Groups of cells, each with one choice of values; numbers and sets are made when asked for.

    Each level is put together from the one below it, so that a set that is large is united from
    few sets that are large already, not from all cells.
    """

    def __init__(
        self, places: Iterable[Codes], table: CellTable, below: Level | None = None
    ) -> None:
        """Group what lies below.

        Args:
            places: For each cell, or each group below, the group that it belongs to.
            table: The cells.
            below: The level below; None where these are groups of cells.
        """
        self._table = table
        self._below = below
        self.members: dict[Codes, list[int]] = {}
        for at, place in enumerate(places):
            self.members.setdefault(place, []).append(at)
        self._counts: dict[str, list[int]] = {}
        self._people: dict[PeopleSpace, list[BitMap | None]] = {}
        self._sketches: dict[PeopleSpace, list[bytes]] = {}

    def __len__(self) -> int:
        """Return how many groups there are."""
        return len(self.members)

    @cached_property
    def number(self) -> dict[Codes, int]:
        """The number of each group."""
        return {place: at for at, place in enumerate(self.members)}

    def kept(self, at: Sequence[int]) -> Level:
        """Return the level above, which keeps only the values at these places."""
        return Level((tuple(place[i] for i in at) for place in self.members), self._table, self)

    def counts(self, name: str) -> list[int]:
        """Return a number of each group."""
        found = self._counts.get(name)
        if found is None:
            below: Sequence[int] | None = (
                self._table.counts.get(name) if self._below is None else self._below.counts(name)
            )
            if below is None:
                found = [0] * len(self)
            else:
                put = max if is_greatest(name) else sum
                found = [put([below[i] for i in members]) for members in self.members.values()]
            self._counts[name] = found
        return found

    def people(self, space: PeopleSpace) -> list[BitMap | None]:
        """Return the persons of each group whose numbers are of one space; None for nobody."""
        found = self._people.get(space)
        if found is None:
            found = self._people[space] = [self._united(space, m) for m in self.members.values()]
        return found

    def sketches(self, space: PeopleSpace) -> list[bytes]:
        """Return the sketches of each group's persons; empty for nobody."""
        found = self._sketches.get(space)
        if found is None:
            below = (
                self._table.people[space] if self._below is None else self._below.sketches(space)
            )
            groups = [
                [s for i in of_group if (s := below[i])] for of_group in self.members.values()
            ]
            found = self._sketches[space] = [united_sketches(g) if g else b"" for g in groups]
        return found

    @cached_property
    def estimates(self) -> list[Estimated]:
        """About how many persons each group has; those of different spaces are different."""
        sketches = [self.sketches(space) for space in self._table.people]
        return [
            added(estimated([one]) for one in of_group if one)
            for of_group in (zip(*sketches, strict=True) if sketches else [()] * len(self))
        ]

    def _united(self, space: PeopleSpace, members: Sequence[int]) -> BitMap | None:
        if self._below is None:
            data = self._table.people[space]
            sets = [bitmap_of(data[i]) for i in members if data[i]]
        else:
            below = self._below.people(space)
            sets = [found for i in members if (found := below[i]) is not None]
        return united(sets) if sets else None

    @cached_property
    def different(self) -> list[int]:
        """How many different persons each group has; those of different spaces are different."""
        numbers = [0] * len(self)
        for space in self._table.people:
            for at, people in enumerate(self.people(space)):
                numbers[at] += 0 if people is None else len(people)
        return numbers
