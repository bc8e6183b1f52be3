"""What was read of the sheets of a document."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from cadre_training.codec.problem import Problem
from cadre_training.model.register import Register
from cadre_training.readers.sheets.mapping import SheetMapping
from cadre_training.readers.sheets.records import make_register
from cadre_training.readers.sheets.sheet_table import SheetTable

__all__ = ["SheetReading", "SheetTable"]


@frozen(kw_only=True)
class SheetReading:
    """What was read of the sheets of a document.

    Args:
        tables: The tables, sheet by sheet.
        remarks: What is unclear, was not read, or was left out; each with its cell, in the order
            of the sheets.
        mapping: How the sheets were understood.

    >>> SheetReading(tables=()).register.classes
    ()
    """

    tables: tuple[SheetTable, ...] = field(repr=False)
    remarks: tuple[Problem, ...] = ()
    mapping: SheetMapping = field(factory=SheetMapping, repr=False)

    @cached_property
    def register(self) -> Register:
        """The records and the reported figures of the tables, made when first asked for."""
        return make_register(self.tables, self.mapping)
