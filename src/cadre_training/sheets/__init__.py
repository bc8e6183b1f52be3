r"""Spreadsheets as an office has them: read, checked, and given back with notes at the findings.

>>> import tempfile
>>> from pathlib import Path
>>> file = Path(tempfile.mkdtemp(), "so-lop.csv")
>>> _ = file.write_text("Xã;Số lớp năm 2022\nTân An;3\nCộng;4\n", encoding="utf-8")
>>> reading = read_sheets(file)
>>> [record.count for record in reading.register.classes], check_sheets(reading).has_errors
([3], True)
"""

from __future__ import annotations

from cadre_training.readers.sheets.mapping import SheetMapping, mapping_text, read_mapping
from cadre_training.readers.sheets.reading import SheetReading, SheetTable
from cadre_training.sheets.annotating import annotate
from cadre_training.sheets.checking import check_sheets
from cadre_training.sheets.mapping_file import MappingChoice
from cadre_training.sheets.opening import OpenFailed, read_sheets

__all__ = [
    "MappingChoice",
    "OpenFailed",
    "SheetMapping",
    "SheetReading",
    "SheetTable",
    "annotate",
    "check_sheets",
    "mapping_text",
    "read_mapping",
    "read_sheets",
]
