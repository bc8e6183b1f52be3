"""Columns of whole numbers as bytes: each number in as few bytes as the column's widest needs."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence

_SIGNED = {1: "b", 2: "h", 4: "i", 8: "q"}
_UNSIGNED = {1: "B", 2: "H", 4: "I", 8: "Q"}


def width_of(numbers: Sequence[int], *, signed: bool = True) -> int:
    """Return how many bytes each number of a column takes: 1, 2, 4 or 8.

    Raises:
        OverflowError: If a number has no room in 8 bytes.
    """
    low, high = min(numbers, default=0), max(numbers, default=0)
    for width in _SIGNED:
        bits = 8 * width - signed
        if high < 1 << bits and low >= (-(1 << bits) if signed else 0):
            return width
    raise OverflowError(f"the number {high if high > -low else low} has no room in 8 bytes")


def column_bytes(numbers: Sequence[int], width: int, *, signed: bool = True) -> bytes:
    r"""Return a column as bytes, the least significant first.

    >>> column_bytes([1, 258], 2)
    b'\x01\x00\x02\x01'
    """
    column = array((_SIGNED if signed else _UNSIGNED)[width], numbers)
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def numbers_of(data: bytes | memoryview, width: int, *, signed: bool = True) -> tuple[int, ...]:
    """Return the numbers of a column of bytes.

    Raises:
        ValueError: If there is no such width, or the bytes are no whole numbers of it.
    """
    kinds = _SIGNED if signed else _UNSIGNED
    if width not in kinds:
        raise ValueError(f"a number cannot take {width} bytes")
    column: array[int] = array(kinds[width])
    column.frombytes(data)
    if sys.byteorder == "big":
        column.byteswap()
    return tuple(column)
