"""What is worked out once for each different text, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memory(dict[K, V]):
    """Remembers what a function makes of each key.

    Looking up a key that is known costs no call in Python. It grows with the keys: clear it
    between two stretches when it is :meth:`full`.

    Args:
        make: The function.
        most: From how many keys on it is full.

    >>> lengths = Memory(len, most=2)
    >>> lengths["ab"], len(lengths), lengths.full()
    (2, 1, False)
    """

    def __init__(self, make: Callable[[K], V], most: int) -> None:
        """Remember nothing yet."""
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: K) -> V:
        value = self[key] = self._make(key)
        return value

    def full(self) -> bool:
        """Tell whether it should be cleared."""
        return len(self) >= self._most
