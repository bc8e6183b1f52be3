"""How the persons of rolls come to their numbers."""

from __future__ import annotations

from typing import Protocol

from cadre_training.frames.problem import MissingEngine
from cadre_training.frames.summaries.people_sets import LARGEST_NUMBER
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.roster import Roster, digest_of
from cadre_training.frames.summary_problem import SummaryProblem

try:
    import polars as pl
except ImportError:
    raise MissingEngine("polars", "frames") from None


class Numbering(Protocol):
    """Gives the persons of one batch of rows after the other their numbers."""

    def numbers(self, people: pl.Series) -> pl.Series:
        """Return the number of each person, as 32 bits; in the end it may yet change."""
        ...

    def settled(self) -> tuple[PeopleSpace, pl.Series | None]:
        """Return what the numbers are known by, and the last number of each one given."""
        ...


class Given:
    """Persons who are numbers already."""

    def __init__(self, space: PeopleSpace) -> None:
        """Take what the numbers are known by."""
        self._space = space

    def numbers(self, people: pl.Series) -> pl.Series:
        """Return the numbers as they are.

        Raises:
            SummaryProblem: If one is no number from 0 to 4294967295.
        """
        if not people.dtype.is_integer():
            raise SummaryProblem(
                f"cột cadre_id phải là số thứ tự của người, nhưng có kiểu {people.dtype}; hãy đưa "
                "danh sách người để chuyển mã thành số",
                f"the column cadre_id must hold the numbers of persons, and holds {people.dtype}; "
                "give a roster to number identifiers by",
            )
        wrong = people.filter((people < 0) | (people > LARGEST_NUMBER))
        if wrong.len():
            raise SummaryProblem(
                f"số {wrong[0]} không thể là số thứ tự của người (0 đến {LARGEST_NUMBER})",
                f"{wrong[0]} cannot be the number of a person (0 to {LARGEST_NUMBER})",
            )
        return people.cast(pl.UInt32)

    def settled(self) -> tuple[PeopleSpace, pl.Series | None]:
        """Return the space; the numbers stay."""
        return self._space, None


class _Dictionary:
    """Identifiers and their numbers, from 0, in the order in which they come."""

    def __init__(self) -> None:
        self._kind = pl.Categorical(pl.Categories.random("people"))
        # The numbers given live as long as a column of their kind does.
        self._held = pl.Series(dtype=self._kind)
        self.size = 0

    def numbers(self, ids: pl.Series) -> pl.Series:
        numbers = ids.cast(pl.String).cast(self._kind).to_physical()
        largest = numbers.max()
        if isinstance(largest, int):
            self.size = max(self.size, largest + 1)
        return numbers

    def ids(self) -> pl.Series:
        numbers = pl.int_range(self.size, dtype=pl.UInt32, eager=True)
        return numbers.cat.to(self._kind).cast(pl.String)


class Listed:
    """Persons who are identifiers, numbered by a list of all of them."""

    def __init__(self, roster: Roster) -> None:
        """Take the list."""
        self._space = roster.space
        self._dictionary = _Dictionary()
        self._dictionary.numbers(roster.ids)
        self._size = self._dictionary.size

    def numbers(self, people: pl.Series) -> pl.Series:
        """Return the places of persons in the list.

        Raises:
            SummaryProblem: If somebody is not on it.
        """
        numbers = self._dictionary.numbers(people)
        strangers = people.filter(numbers >= self._size)
        if strangers.len():
            raise not_listed(str(strangers[0]), strangers.n_unique())
        return numbers

    def settled(self) -> tuple[PeopleSpace, pl.Series | None]:
        """Return the space of the list; the numbers stay."""
        return self._space, None


class Translated:
    """Persons who are numbers by one list, renumbered by another."""

    def __init__(self, old: Roster, new: Roster) -> None:
        """Take the list that their numbers come from, and that of the numbers to come."""
        self._old, self._space = old, new.space
        dictionary = _Dictionary()
        dictionary.numbers(new.ids)
        size = dictionary.size
        numbers = dictionary.numbers(old.ids)
        self._to = numbers.set(numbers >= size, None)

    def numbers(self, people: pl.Series) -> pl.Series:
        """Return the new numbers of persons.

        Raises:
            SummaryProblem: If somebody is on only one of the lists.
        """
        beyond = people.filter((people < 0) | (people >= len(self._old)))
        if beyond.len():
            raise SummaryProblem(
                f"tệp mã người không có số {beyond[0]}; đây không phải là tệp của số liệu này",
                f"the file of keys has no number {beyond[0]}; it is not that of these records",
            )
        numbers = self._to.gather(people)
        if numbers.null_count():
            strangers = people.filter(numbers.is_null())
            raise not_listed(str(self._old.ids[int(strangers[0])]), strangers.n_unique())
        return numbers

    def settled(self) -> tuple[PeopleSpace, pl.Series | None]:
        """Return the space of the new list; the numbers stay."""
        return self._space, None


class Sorted:
    """Persons who are identifiers, numbered by their places in the sorted list of those met."""

    def __init__(self) -> None:
        """Begin without anybody."""
        self._dictionary = _Dictionary()

    def numbers(self, people: pl.Series) -> pl.Series:
        """Return numbers in the order in which the persons come."""
        return self._dictionary.numbers(people)

    def settled(self) -> tuple[PeopleSpace, pl.Series | None]:
        """Return the space of those met, and the place of each in the sorted list of them."""
        ids = self._dictionary.ids()
        order = ids.arg_sort()
        return PeopleSpace(f"ids:{digest_of(ids.gather(order))}"), order.arg_sort()


def not_listed(person: str, number: int) -> SummaryProblem:
    """Return the problem that persons are not on the list that numbers them."""
    return SummaryProblem(
        f"danh sách người không có “{person}”"
        + (f" và {number - 1} người khác" if number > 1 else "")
        + "; hãy dùng danh sách đầy đủ",
        f"the list of persons has no {person!r}"
        + (f", nor {number - 1} other{'s' * (number > 2)}" if number > 1 else "")
        + "; use one that is complete",
    )
