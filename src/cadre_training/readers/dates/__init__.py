"""Dates as people write them, and as spreadsheets store them, without a guess.

:func:`read_date` reads one, :func:`read_dates` the cells of a column by the evidence they give
each other, and :func:`decide_order` says whether a document puts the day or the month first.

>>> str(read_date("ngày 01 tháng 02 năm 2013").period), str(read_date("2013-2022").period)
('2013-02-01', '2013–2022')
"""

from __future__ import annotations

from cadre_training.readers.dates.column import DateColumn, decide_order, read_dates
from cadre_training.readers.dates.meaning import Dated, DateKind
from cadre_training.readers.dates.order import Basis, DateOrder, OrderDecision, OrderEvidence
from cadre_training.readers.dates.reader import read_date
from cadre_training.readers.dates.reading import DateOption, DateReading
from cadre_training.readers.dates.refusal import DateRefusal
from cadre_training.readers.dates.serials import SerialSystem, serial_day

__all__ = [
    "Basis",
    "DateColumn",
    "DateKind",
    "DateOption",
    "DateOrder",
    "DateReading",
    "DateRefusal",
    "Dated",
    "OrderDecision",
    "OrderEvidence",
    "SerialSystem",
    "decide_order",
    "read_date",
    "read_dates",
    "serial_day",
]
