"""A table of a sheet that was understood."""

from __future__ import annotations

from attrs import field, frozen

from cadre_training.model.tabulation import Tabulation
from cadre_training.readers.sheets._mapping_nouns import ColumnMapping, TableMapping, Takes
from cadre_training.readers.sheets._meaning_context import Context
from cadre_training.readers.sheets._records_families import Families
from cadre_training.readers.sheets._values_column import Column
from cadre_training.readers.sheets.layout import TableLayout


@frozen(kw_only=True)
class SheetTable:
    """A table of a sheet that was understood.

    Args:
        layout: How it lies on the sheet.
        columns: What each column of the layout means, in its order.
        mapping: What a mapping file says of it.
        tabulation: Its numbers, and the sums that it states.
        context: What the words around it say.
        values: Its columns with their values.
        families: Which columns make records together, which are totals, which are parts.
        takes: What becomes of its rows.

    >>> from cadre_training.model.grid import Grid
    >>> from cadre_training.readers.sheets.reader import read_grids
    >>> grid = Grid(file="lop.csv", rows=(("Xã", "Số lớp năm 2022"), ("Tân An", "3")))
    >>> (table,) = read_grids([grid]).tables
    >>> [column.field.value for column in table.columns]
    ['unit', 'classes']
    """

    layout: TableLayout
    columns: tuple[ColumnMapping, ...]
    mapping: TableMapping
    tabulation: Tabulation
    context: Context = field(factory=Context, repr=False)
    values: tuple[Column, ...] = field(default=(), repr=False)
    families: Families = field(factory=Families, repr=False)
    takes: Takes = Takes.RECORDS
