"""A column of a table on disk: what it holds, and how its cells are read and written."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Generic, TypeVar

from attrs import field, frozen

from cadre_training.codec.cell_text import read_absence
from cadre_training.codec.problem import Refused
from cadre_training.model.label import Label

V = TypeVar("V")


class Needed(Enum):
    """Stands where a column has no value of its own for a cell that is left out."""

    NEEDED = "needed"


@frozen(kw_only=True)
class ColumnSpec:
    """What is published of a column.

    Args:
        name: Its name, as the header gives it.
        title: Its name in words.
        description: What its cells say.
        type: Its type in a Table Schema.
        required: Whether a table must have it.
        filled: Whether each of its cells must say something, where the table has it.
        choices: All that a cell can say; empty when it is not a choice.
        pattern: The regular expression that its cells match.
        minimum: The smallest number.
        plain: A regular expression of cells whose value is the cell as it stands; None where there
            are none. It need not match all such cells.
    """

    name: str
    title: Label
    description: Label
    type: str = "string"
    required: bool = False
    filled: bool = False
    choices: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: int | None = None
    plain: str | None = None

    def check(self, cell: str) -> None:
        """Raise :class:`Refused` if ``cell`` cannot be read."""


@frozen(kw_only=True)
class Column(ColumnSpec, Generic[V]):
    """A column, and how its cells are read and written.

    Args:
        parse: Reads a cell that is not empty.
        write: Writes a value; the empty text for one that is left out.
        default: The value of an empty cell, and of every cell where a table lacks the column.
        stand_in: For a column without a default: what stands for a cell that cannot be read, by
            its line, while the rest of the row is looked at.
    """

    parse: Callable[[str], V] = field(repr=False)
    write: Callable[[V], str] = field(repr=False)
    default: V | Needed
    stand_in: Callable[[int], V] | None = field(default=None, repr=False)

    def read(self, cell: str) -> V:
        """Return the value of a cell.

        Raises:
            Refused: If it cannot be read, or is empty and may not be.
        """
        try:
            return self.parse(cell) if cell and not cell.isspace() else self.blank()
        except Refused as refused:
            return self.instead(cell, refused)

    def instead(self, cell: str, refused: Refused) -> V:
        """Return the value of a cell that was refused, if it says only that there is none."""
        if read_absence(cell) is None:
            raise refused
        return self.blank()

    def blank(self) -> V:
        """Return the value of an empty cell.

        Raises:
            Refused: If a cell may not be empty.
        """
        if self.filled:
            raise Refused("empty-cell", *self._empty())
        return self.absent()

    def absent(self) -> V:
        """Return the value of every cell where a table lacks the column.

        Raises:
            Refused: If every table must have it.
        """
        if isinstance(self.default, Needed):
            raise Refused("empty-cell", *self._empty())
        return self.default

    def check(self, cell: str) -> None:
        """Raise :class:`Refused` if ``cell`` cannot be read."""
        self.read(cell)

    def cell(self, value: V) -> tuple[str, str]:
        """Return the column's name and ``value`` as its cell."""
        return self.name, self.write(value)

    def _empty(self) -> tuple[str, str]:
        vi, en = f"ô “{self.name}” để trống", f"the cell of {self.name!r} is empty"
        if self.choices:
            options = ", ".join(self.choices)
            return f"{vi}; hãy ghi một trong: {options}", f"{en}; write one of: {options}"
        if self.type == "integer":
            return (
                f"{vi}; hãy ghi một số, kể cả số 0 nếu không có",
                f"{en}; write a number, and 0 where there was none",
            )
        return f"{vi}; cột này phải có giá trị", f"{en}; this column needs a value"


def or_empty(write: Callable[[V], str]) -> Callable[[V | None], str]:
    """Return a writer of values that may be left out: None is an empty cell."""
    return lambda value: "" if value is None else write(value)
