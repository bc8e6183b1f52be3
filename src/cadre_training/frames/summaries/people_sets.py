"""Sets of persons as bytes: exact ones as roaring bitmaps, estimated ones as sketches."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from cadre_training.frames.problem import MissingEngine

try:
    from pyroaring import BitMap
except ImportError:
    raise MissingEngine("pyroaring", "frames") from None

LARGEST_NUMBER = (1 << 32) - 1
"""The greatest number that a person can have."""


class PeopleKind(Enum):
    """How a summary knows its persons: each of them, or about how many there are.

    >>> PeopleKind.ESTIMATE.value
    'estimate'
    """

    EXACT = "exact"
    ESTIMATE = "estimate"


def bitmap_bytes(people: BitMap) -> bytes:
    """Return the bytes of a set of persons: the same for the same persons, however it was made.

    They are those of the portable format of roaring bitmaps, with runs where those are shorter.

    >>> bitmap_bytes(BitMap([1, 2])) == bitmap_bytes(BitMap([2]) | BitMap([1]))
    True
    """
    people.run_optimize()
    return people.serialize()


def bitmap_of(data: bytes) -> BitMap:
    """Return the set of persons that bytes hold.

    Raises:
        ValueError: If they hold none.
    """
    if not data:
        raise ValueError("no bytes of a bitmap")
    try:
        return BitMap.deserialize(data)
    except IndexError as error:
        raise ValueError("no bytes of a bitmap") from error


def united(sets: Sequence[BitMap]) -> BitMap:
    """Return the union of sets, at least one; of one alone the set itself."""
    return sets[0] if len(sets) == 1 else BitMap.union(*sets)


def people_bytes(kind: PeopleKind, sets: Sequence[bytes]) -> bytes:
    """Return the bytes of the union of sets, at least one: the same for the same persons.

    Raises:
        ValueError: If some bytes hold no set of this kind.
    """
    if kind is PeopleKind.EXACT:
        return bitmap_bytes(united([bitmap_of(data) for data in sets]))
    from cadre_training.frames.summaries.sketches import united_sketches

    return united_sketches(sets)
