"""Fields of values of which the same objects come again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cadre_training.plugin import CellValue

REMEMBERED = 2048
"""About how many fields are remembered."""


class ByIdentity:
    """Remembers the fields of objects, and asks no object for its hash.

    A column of years holds a few periods a million times over. The objects are kept as long as
    their fields, so that no other object takes the place of one in memory.
    """

    def __init__(self, write: Callable[[CellValue], str]) -> None:
        """Write with ``write`` what is not remembered."""
        self._write = write
        self._fields: dict[int, str] = {}
        self._objects: list[CellValue] = []

    def fields(self, values: Sequence[CellValue]) -> list[str]:
        """Return the fields of ``values``.

        >>> ByIdentity(str).fields(["a", "b", "a"])
        ['a', 'b', 'a']
        """
        known = self._fields
        try:
            return [known[id(value)] for value in values]
        except KeyError:
            self._learn(values)
            return [known[id(value)] for value in values]

    def _learn(self, values: Sequence[CellValue]) -> None:
        if len(self._objects) > REMEMBERED:
            self._fields.clear()
            self._objects.clear()
        for value in values:
            if id(value) not in self._fields:
                self._fields[id(value)] = self._write(value)
                self._objects.append(value)
