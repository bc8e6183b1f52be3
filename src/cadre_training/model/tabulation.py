"""The numbers of a table as a document prints it, and the sums that it states."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from attrs import field, frozen

from cadre_training.model.grid import column_letters
from cadre_training.model.source import Place

Printed = int | Decimal | None
"""A number as printed; None for a blank cell and for one that was not read."""


@frozen(kw_only=True)
class NumberColumn:
    """A column of numbers.

    Args:
        index: The column of the sheet, from 0.
        label: The words of its header, from the widest to the finest, with ``" / "`` between.
        values: A number for each row of the table, heads of groups and totals included.
        unread: The positions of cells that hold something that was not read with certainty:
            a sum with one of them cannot be held against anything.
        adds: Whether its numbers can be added down: shares, years and ordinals cannot.
        whole: Whether its numbers count something and so must be whole.
    """

    index: int
    label: str
    values: Sequence[Printed] = field(repr=False)
    unread: frozenset[int] = frozenset()
    adds: bool = True
    whole: bool = True


@frozen(kw_only=True)
class DownSum:
    """A row whose numbers are stated to be the sums of other rows.

    Args:
        total: The position of the total row.
        parts: The positions of the rows that make it.
        exhaustive: False where the parts are only “of which” and may be less than the total.
        columns: The positions of the columns it is stated for; None for all that can be added.
    """

    total: int
    parts: Sequence[int] = field(repr=False)
    exhaustive: bool = True
    columns: frozenset[int] | None = None


@frozen(kw_only=True)
class AcrossSum:
    """A column whose numbers are stated to be a sum of other columns, row by row.

    Args:
        total: The position of the column among the columns of the table.
        plus: The positions of the columns that are added.
        minus: The positions of those that are taken off.
        exhaustive: False where the parts are only “of which” and may be less than the total.
        words: The formula as printed, such as ``3=4+6+8``; None where the header states it.
        row: The row of the sheet, from 0, in which the formula is printed.
    """

    total: int
    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()
    exhaustive: bool = True
    words: str | None = None
    row: int | None = None


@frozen(kw_only=True)
class AcrossRate:
    """A column whose numbers are stated to be one column by another, in percent or plain.

    Args:
        rate: The position of the column of rates.
        part: The position of the column above the line.
        whole: The position of the column below it.
        percent: Whether the rate is a percentage.
        words: The formula as printed, such as ``5=4/3``; None where the header states it.
        row: The row of the sheet, from 0, in which the formula is printed.
    """

    rate: int
    part: int
    whole: int
    percent: bool = True
    words: str | None = None
    row: int | None = None


class Operator(Enum):
    """What a formula does with two numbers."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"


Step = int | Decimal | Operator
"""One step of a formula, which is a column by its position, a constant, or what is done with the
last two."""


@frozen(kw_only=True)
class AcrossFormula:
    """A column whose numbers are stated to be made of others in another way than the two above.

    Args:
        total: The position of the column.
        steps: What makes it, operators behind what they work on: ``(6-5)/5*100`` is 6, 5,
            subtract, 5, divide, 100, multiply.
        words: The formula as printed.
        row: The row of the sheet, from 0, in which the formula is printed.
    """

    total: int
    steps: tuple[Step, ...]
    words: str
    row: int | None = None


@frozen(kw_only=True)
class ShareSum:
    """A column whose numbers are stated to be the shares of the rows in one whole, in percent.

    Args:
        column: The position of the column.
        parts: The positions of the rows that share the whole.
    """

    column: int
    parts: Sequence[int] = field(repr=False)


class Unclear(Enum):
    """Why a printed formula cannot be held against the numbers."""

    UNREADABLE = "unreadable"
    NO_SUCH_COLUMN = "no such column"
    NO_NUMBERS = "no numbers"
    CIRCULAR = "circular"


@frozen(kw_only=True)
class UnclearFormula:
    """A formula as printed that cannot be held against the numbers.

    Args:
        index: The column of the sheet it is printed in, from 0.
        row: The row of the sheet it is printed in, from 0.
        words: The formula as printed.
        why: What is unclear.
        names: The columns it names that do not exist, or that hold no numbers.
    """

    index: int
    row: int
    words: str
    why: Unclear
    names: tuple[str, ...] = ()


@frozen(kw_only=True)
class Tabulation:
    """A table's numbers with the sums that it states.

    Positions count the rows of the table from 0, so that row ``first_row + position`` of the
    sheet is meant; ``columns`` are counted from 0 too.

    Args:
        file: The file's name.
        sheet: The sheet's name, if the file has several.
        first_row: The row of the sheet, from 0, at position 0.
        row_labels: The words at the head of each row; empty where there are none.
        columns: The columns of numbers.
        down: The total rows.
        across: The columns that are sums of others.
        rates: The columns that are one column by another.
        formulas: The columns that are made of others in other ways.
        shares: The columns that are shares of one whole.
        unclear: The printed formulas that cannot be held.
        repeated: Rows with the same words and numbers as another of the same group: for each
            such kind of row the positions of all.
    """

    file: str
    sheet: str | None = None
    first_row: int
    row_labels: Sequence[str] = field(repr=False)
    columns: tuple[NumberColumn, ...] = field(repr=False)
    down: tuple[DownSum, ...] = ()
    across: tuple[AcrossSum, ...] = ()
    rates: tuple[AcrossRate, ...] = ()
    formulas: tuple[AcrossFormula, ...] = ()
    shares: tuple[ShareSum, ...] = ()
    unclear: tuple[UnclearFormula, ...] = ()
    repeated: tuple[tuple[int, ...], ...] = ()

    def place(self, position: int, column: int) -> Place:
        """Return the address of the cell at a position in the column at a position."""
        return self.cell(self.first_row + position, self.columns[column].index)

    def cell(self, row: int, index: int) -> Place:
        """Return the address of a cell by its row and column of the sheet, from 0."""
        name = f"{column_letters(index)}{row + 1}"
        return Place(self.file, sheet=self.sheet, cell=name)
