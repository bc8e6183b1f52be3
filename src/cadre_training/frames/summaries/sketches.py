"""Sets of persons too big to be kept: sketches that estimate how many different ones there are.

A sketch keeps the smallest hashes of what it was shown, at most ``2 ** LG_K`` of them. Those of
the same persons are the same bytes, in whatever order the persons come or sketches are united.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Protocol, cast

from attrs import frozen

from cadre_training.frames.problem import MissingEngine

LG_K = 12
"""The binary logarithm of how many hashes a sketch keeps."""

DEVIATIONS = 2
"""How many standard deviations the bounds of an estimate are away: about 95 in 100 lie within."""


class _Compact(Protocol):
    """What is needed of a sketch that is finished."""

    def serialize(self) -> bytes: ...
    def get_estimate(self) -> float: ...
    def get_lower_bound(self, deviations: int, /) -> float: ...
    def get_upper_bound(self, deviations: int, /) -> float: ...
    def is_estimation_mode(self) -> bool: ...


class _Growing(Protocol):
    """What is needed of a sketch that is shown persons."""

    def update(self, person: int | str, /) -> None: ...
    def trim(self) -> None: ...
    def compact(self, ordered: bool, /) -> _Compact: ...


class _Union(Protocol):
    """What is needed of a union."""

    def update(self, sketch: _Compact, /) -> None: ...
    def get_result(self, ordered: bool, /) -> _Compact: ...


class _CompactClass(Protocol):
    def deserialize(self, data: bytes, /) -> _Compact: ...


class _Library(Protocol):
    """What is needed of Apache DataSketches."""

    compact_theta_sketch: _CompactClass

    def update_theta_sketch(self, lg_k: int) -> _Growing: ...
    def theta_union(self, lg_k: int) -> _Union: ...


def _library() -> _Library:
    try:
        return cast("_Library", import_module("datasketches"))
    except ImportError as error:
        raise MissingEngine("datasketches", "sketches") from error


@frozen
class Estimated:
    """About how many different persons there are.

    Args:
        value: The estimate, rounded.
        low: There are hardly fewer: two standard deviations below.
        high: There are hardly more: two standard deviations above.
        exact: Whether the sketch has room for all of them, so that they were counted.
    """

    value: int
    low: int
    high: int
    exact: bool


class Sketch:
    """A sketch that is shown persons, by their numbers or by their identifiers.

    Raises:
        MissingEngine: If the library of sketches is not installed.
    """

    def __init__(self) -> None:
        """Begin without anybody."""
        self._sketch = _library().update_theta_sketch(LG_K)

    def show(self, people: Iterable[int | str]) -> None:
        """Show persons; those shown before make no difference."""
        for person in people:
            self._sketch.update(person)

    def finished(self) -> bytes:
        """Return the bytes of the sketch."""
        self._sketch.trim()
        return self._sketch.compact(True).serialize()


def united_sketches(sketches: Sequence[bytes]) -> bytes:
    """Return the union of sketches.

    Raises:
        ValueError: If some bytes hold no sketch.
        MissingEngine: If the library of sketches is not installed.
    """
    return _united(sketches).serialize()


def estimated(sketches: Sequence[bytes]) -> Estimated:
    """Return about how many different persons several sketches were shown.

    Raises:
        ValueError: If some bytes hold no sketch.
        MissingEngine: If the library of sketches is not installed.
    """
    union = _united(sketches)
    return Estimated(
        value=round(union.get_estimate()),
        low=int(union.get_lower_bound(DEVIATIONS)),
        high=-int(-union.get_upper_bound(DEVIATIONS) // 1),
        exact=not union.is_estimation_mode(),
    )


def added(estimates: Iterable[Estimated]) -> Estimated:
    """Return about how many persons there are in sets that have nobody in common."""
    found = list(estimates)
    return Estimated(
        value=sum(one.value for one in found),
        low=sum(one.low for one in found),
        high=sum(one.high for one in found),
        exact=all(one.exact for one in found),
    )


def _united(sketches: Sequence[bytes]) -> _Compact:
    library = _library()
    union = library.theta_union(LG_K)
    for data in sketches:
        try:
            union.update(library.compact_theta_sketch.deserialize(data))
        except (RuntimeError, IndexError, ValueError) as error:
            raise ValueError("no bytes of a sketch") from error
    return union.get_result(True)
