"""A table of a sheet that was understood."""

from __future__ import annotations

from attrs import frozen

from cadre_training.model.tabulation import Tabulation
from cadre_training.readers.sheets.layout import TableLayout
from cadre_training.readers.sheets.mapping import ColumnMapping, TableMapping


@frozen(kw_only=True)
class SheetTable:
    """A table of a sheet that was understood.

    Args:
        layout: How it lies on the sheet.
        columns: What each column of the layout means, in its order.
        mapping: What a mapping file says of it.
        tabulation: Its numbers, and the sums that it states.
    """

    layout: TableLayout
    columns: tuple[ColumnMapping, ...]
    mapping: TableMapping
    tabulation: Tabulation
