"""The choices of the CSV formats."""

from __future__ import annotations

from enum import StrEnum

from attrs import converters, field, frozen

from cadre_training.plugin import ExportOptions


class Dialect(StrEnum):
    """Who a CSV file is for.

    * ``MACHINE``: programs. UTF-8, commas, stable names of columns, codes for what is absent.
    * ``EXCEL_VI``: people with a spreadsheet set to Vietnamese. UTF-8 with a byte-order mark,
      semicolons, decimal commas, headings in words, codes kept as text.
    """

    MACHINE = "machine"
    EXCEL_VI = "excel-vi"


@frozen(kw_only=True)
class CsvOptions(ExportOptions):
    """The options of the CSV formats.

    Args:
        dialect: Who the file is for.
        notes: False to leave out what a person reads below the table (``EXCEL_VI`` only): its
            caption, its notes and what its columns mean.
        sources: True for one more column beside each that has sources, naming them.

    >>> CsvOptions(dialect="excel-vi").dialect
    <Dialect.EXCEL_VI: 'excel-vi'>
    """

    dialect: Dialect = field(default=Dialect.MACHINE, converter=Dialect)
    notes: bool = field(default=True, converter=converters.to_bool)
    sources: bool = field(default=False, converter=converters.to_bool)
