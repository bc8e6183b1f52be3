"""Distinct visitors of many days, as mergeable sketches."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Protocol

LG_K = 15
"""The size of the sketches: 2 to this power. 5.000 visitors take about 4 kB, a million 20 kB."""

ERROR_PERCENT = Decimal("0.39")
"""The relative standard error of an estimate, in per cent, rounded up.

That of a merged sketch of this kind is ln 2 / √(2^LG_K) = 0,383 % (K. Lang, Back to the Future: an
Even More Nearly Optimal Cardinality Estimation Algorithm, 2017). In 95 cases of 100 an estimate is
off by less than twice as much.
"""


class _Sketch(Protocol):
    def update(self, datum: int, /) -> None: ...
    def serialize(self) -> bytes: ...
    def get_estimate(self) -> float: ...


class _Sketches(Protocol):
    def __call__(self, lg_k: int, /) -> _Sketch: ...
    def deserialize(self, data: bytes, /) -> _Sketch: ...


class _Union(Protocol):
    def update(self, sketch: _Sketch, /) -> None: ...
    def get_result(self) -> _Sketch: ...


class _Unions(Protocol):
    def __call__(self, lg_k: int, /) -> _Union: ...


@cache
def _library() -> tuple[_Sketches, _Unions]:
    """Import Apache DataSketches on first use: it is large, and brings no types."""
    module = import_module("datasketches")
    return module.cpc_sketch, module.cpc_union


def add_marks(data: bytes | None, marks: Iterable[int]) -> bytes:
    """Return the sketch ``data``, or an empty one, with ``marks`` added."""
    sketches, _ = _library()
    sketch = sketches(LG_K) if data is None else sketches.deserialize(data)
    for mark in marks:
        sketch.update(mark)
    return sketch.serialize()


def merge(sketches: Iterable[bytes]) -> bytes:
    """Return one sketch of all the visitors of ``sketches``."""
    return _united(sketches).serialize()


def estimate(sketches: Iterable[bytes]) -> int:
    """Estimate how many distinct visitors ``sketches`` have together.

    It depends only on which visitors they are, not on the order or the batches they came in.

    >>> both = [add_marks(None, range(0, 600)), add_marks(None, range(400, 1000))]
    >>> 990 < estimate(both) < 1010
    True
    """
    return round(_united(sketches).get_estimate())


def _united(sketches: Iterable[bytes]) -> _Sketch:
    one, unions = _library()
    union = unions(LG_K)
    for data in sketches:
        union.update(one.deserialize(data))
    return union.get_result()
