"""How sheets were understood: a file that a person can correct, and that next year's sheet obeys.

:func:`mapping_text` writes what was understood, :func:`read_mapping` reads what was corrected.
"""

from __future__ import annotations

from cadre_training.readers.sheets._mapping_nouns import (
    ColumnMapping,
    RowMapping,
    RowRole,
    Seen,
    SheetMapping,
    TableMapping,
    Takes,
    UnitMapping,
)
from cadre_training.readers.sheets._mapping_reading import read_mapping
from cadre_training.readers.sheets._mapping_writing import mapping_text

__all__ = [
    "ColumnMapping",
    "RowMapping",
    "RowRole",
    "Seen",
    "SheetMapping",
    "TableMapping",
    "Takes",
    "UnitMapping",
    "mapping_text",
    "read_mapping",
]
