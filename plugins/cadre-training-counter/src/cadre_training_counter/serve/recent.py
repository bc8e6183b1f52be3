"""A memory that does not grow."""

from __future__ import annotations

from typing import Generic, TypeVar

from attrs import define, field

K = TypeVar("K")
V = TypeVar("V")


@define(eq=False)
class Recent(Generic[K, V]):
    """Remembers what was put into it last, and forgets what is older.

    Args:
        most: How many are remembered: this number at least, twice as many at most.

    >>> recent = Recent[str, int](most=1)
    >>> for name in "abc":
    ...     recent.put(name, ord(name))
    >>> recent.get("a"), recent.get("c"), len(recent)
    (None, 99, 1)
    """

    most: int
    _young: dict[K, V] = field(init=False, factory=dict[K, V])
    _old: dict[K, V] = field(init=False, factory=dict[K, V])

    def get(self, key: K) -> V | None:
        """Return what was put there, or None."""
        found = self._young.get(key)
        return self._old.get(key) if found is None else found

    def put(self, key: K, value: V) -> None:
        """Remember ``value``."""
        young = self._young
        young[key] = value
        if len(young) >= self.most:
            self._old, self._young = young, {}

    def clear(self) -> None:
        """Forget everything."""
        self._young, self._old = {}, {}

    def __len__(self) -> int:
        return len(self._young.keys() | self._old.keys())
