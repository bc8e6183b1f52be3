"""Numbers as people write them, in Vietnamese or English notation, without a guess.

:func:`read_number` reads one text, :func:`read_column` the cells of a column by the evidence they
give each other, and :func:`decide_notation` says what a sheet or a document speaks for.

>>> read_number("3.700học viên").value, read_number("1,5 triệu").value
(3700, 1500000)
"""

from __future__ import annotations

from cadre_training.model.notation import Notation
from cadre_training.readers.numbers.column import ColumnReading, read_column
from cadre_training.readers.numbers.evidence import (
    Decision,
    Evidence,
    Extent,
    decide_notation,
    evidence_in,
)
from cadre_training.readers.numbers.meaning import Fraction, Meaning, Number, Ordinal, Range
from cadre_training.readers.numbers.numeral import Why
from cadre_training.readers.numbers.reader import read_number
from cadre_training.readers.numbers.reading import Option, Reading
from cadre_training.readers.numbers.refusal import Refusal

__all__ = [
    "ColumnReading",
    "Decision",
    "Evidence",
    "Extent",
    "Fraction",
    "Meaning",
    "Notation",
    "Number",
    "Option",
    "Ordinal",
    "Range",
    "Reading",
    "Refusal",
    "Why",
    "decide_notation",
    "evidence_in",
    "read_column",
    "read_number",
]
