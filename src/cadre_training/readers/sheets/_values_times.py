"""The days, years and periods of a column, read in bulk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import repeat

from attrs import define, evolve, field, frozen

from cadre_training.codec.problem import Problem, shown
from cadre_training.model.grid import RawCell
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.source import Place
from cadre_training.readers.dates import (
    Basis,
    DateOrder,
    DateReading,
    DateRefusal,
    OrderDecision,
    OrderEvidence,
    decide_order,
    read_date,
)
from cadre_training.readers.dates.order import MOST_EXAMPLES
from cadre_training.readers.numbers.absences import absence_meanings
from cadre_training.readers.numbers.clean import clean
from cadre_training.readers.sheets._values_days import Days
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.values import MOST_PROBLEMS, Located

_CENTURY = 20
_YEARS = range(1900, 2101)
_WORDS = {Field.QUARTER: "quý", Field.MONTH: "tháng", Field.YEAR: "năm"}
_MOST = {Field.QUARTER: 4, Field.MONTH: 12}


@frozen(kw_only=True)
class Times:
    """The times of a column.

    Args:
        periods: The period of each cell; None where there is none, or none that is certain.
        problems: What is wrong, by position.
    """

    periods: Sequence[Period | None]
    problems: tuple[tuple[int, Problem], ...] = ()


_Key = tuple[RawCell, int | None]


@define
class TimeScan:
    """Reads a column of times in two steps: by itself, and then with the evidence of others.

    Args:
        cells: The cells.
        kind: What the column means: a period, a first day, a year, a quarter.
        place: The place of the cell at a position.
        order: Whether the day or the month comes first, where that is known.
        years: The year of each cell that names none, where the row says it.
        year: The year of all others.
    """

    cells: Sequence[RawCell]
    kind: Field
    place: Located
    order: DateOrder | None = None
    years: Sequence[int | None] | None = None
    year: int | None = None
    decision: OrderDecision = field(factory=OrderDecision, init=False)
    _days: Days = field(factory=Days, init=False)
    _different: set[RawCell] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look for what tells the order of day and month."""
        self._different = set(self.cells)
        if self.kind in _WORDS:
            return
        texts = {cell for cell in self._different if isinstance(cell, str)}
        self._days.sort(texts)
        others = decide_order(self._days.others)
        told = self._days.orders
        examples = [
            *(self._example(DateOrder.DMY, text) for text in self._some_sure()),
            *(self._example(DateOrder.MDY, text) for text in self._days.reversed[:MOST_EXAMPLES]),
            *others.evidence,
        ]
        self.decision = OrderDecision(
            dmy=told[DateOrder.DMY] + others.dmy,
            mdy=told[DateOrder.MDY] + others.mdy,
            evidence=tuple(examples),
        )

    def _some_sure(self) -> Iterator[str]:
        left = MOST_EXAMPLES
        for text, period in self._days.sure.items():
            if left and period.end.day > 12:
                left -= 1
                yield text

    def _example(self, order: DateOrder, text: str) -> OrderEvidence:
        return OrderEvidence(order=order, text=text)

    def read(self, beyond: OrderDecision | None = None) -> Times:
        """Return the times.

        Args:
            beyond: What the document says of the order of day and month.
        """
        decision = self.decision
        if decision.order is None and not decision.mixed and beyond is not None:
            decision = beyond
        keys: Sequence[_Key]
        if self.years is None:
            keys = [(cell, self.year) for cell in self._different]
        else:
            keys = list({*zip(self.cells, map(self._or_year, self.years), strict=True)})
        expected = self.order or decision.order or DateOrder.DMY
        plainly: dict[str, Period] = dict(self._days.sure)
        if expected is DateOrder.DMY and not (decision.mixed and self.order is None):
            plainly.update(self._days.either)
        assumed = self.order is None and decision.order is None and not decision.mixed
        found: dict[_Key, Period] = {}
        odd: dict[_Key, Problem] = {}
        customary: set[RawCell] = set(self._days.either) if assumed else set()
        for cell, year in keys:
            if isinstance(cell, str) and cell in plainly:
                found[cell, year] = plainly[cell]
                continue
            result = self._one(cell, year, decision)
            if isinstance(result, DateReading):
                if result.basis is Basis.CONVENTION:
                    customary.add(cell)
                result = _settled(result)
            if isinstance(result, Period):
                found[cell, year] = result
            elif result is not None:
                odd[cell, year] = result
        return self._times(found, odd, customary)

    def _or_year(self, year: int | None) -> int | None:
        return self.year if year is None else year

    def _times(
        self, found: dict[_Key, Period], odd: dict[_Key, Problem], customary: set[RawCell]
    ) -> Times:
        if self.years is None:
            plain = {cell: period for (cell, _), period in found.items()}
            periods = list(map(plain.get, self.cells))
            rows: Iterable[_Key] = zip(self.cells, repeat(self.year))
        else:
            years = list(map(self._or_year, self.years))
            pairs = list(zip(self.cells, years, strict=True))
            periods = list(map(found.get, pairs))
            rows = pairs
        problems: list[tuple[int, Problem]] = []
        if odd:
            yearless = False
            for position, key in enumerate(rows):
                problem = odd.get(key)
                if problem is not None and problem.code == "no-year":
                    if yearless:
                        continue
                    yearless = True
                if problem is not None and len(problems) < MOST_PROBLEMS:
                    place = self.place(position)
                    problems.append((position, Problem(problem.code, problem.message, place)))
        if customary:
            position = next(p for p, cell in enumerate(self.cells) if cell in customary)
            problems.append((position, self._assumed(position)))
        return Times(periods=periods, problems=tuple(problems))

    def _assumed(self, position: int) -> Problem:
        text = shown(f"{self.cells[position]}")
        return Problem(
            "date-order-assumed",
            Label(
                "không có ngày nào trong tài liệu cho biết ngày hay tháng đứng trước; các ngày như "
                f"“{text}” được đọc với ngày đứng trước. Nếu không đúng, hãy ghi "
                'date_order = "mdy" trong tệp ánh xạ',
                f"no date of the document shows whether the day or the month comes first; dates "
                f"such as '{text}' are read with the day first. If that is wrong, write "
                'date_order = "mdy" in the mapping file',
            ),
            self.place(position),
        )

    def _one(
        self, cell: RawCell, year: int | None, decision: OrderDecision
    ) -> DateReading | Period | Problem | None:
        """Return what a cell means: a period, what is wrong with it, or None for a blank one."""
        nowhere = self.place(0)
        if cell is None:
            return None
        if isinstance(cell, dt.datetime):
            return Period.of_day(cell.date())
        if isinstance(cell, dt.date):
            return Period.of_day(cell)
        if isinstance(cell, bool | dt.time | dt.timedelta):
            return Problem("not-a-date", _no_date(f"{cell}"), nowhere)
        if isinstance(cell, int | Decimal):
            return self._number(cell, year)
        text = clean(cell)
        if not text or absence_meanings(text):
            return None
        word = _WORDS.get(self.kind)
        if word is not None:
            return self._named(cell, text, word, year)
        return read_date(cell, self.order, decision=decision, year=year, century=_CENTURY)

    def _number(self, cell: int | Decimal, year: int | None) -> DateReading | Period | Problem:
        if self.kind in _MOST:
            if cell in range(1, _MOST[self.kind] + 1):
                return read_date(f"{_WORDS[self.kind]} {int(cell)}", year=year)
            return Problem("not-a-date", _no_date(f"{cell}"), self.place(0))
        if cell in _YEARS:
            return Period.of_year(int(cell))
        if self.kind is Field.YEAR:
            return Problem("not-a-date", _no_date(f"{cell}"), self.place(0))
        return read_date(cell)

    def _named(self, cell: str, text: str, word: str, year: int | None) -> DateReading:
        """Read a cell of a column of years, quarters or months, which need not repeat the word."""
        reading = read_date(cell, year=year, century=_CENTURY)
        refused = reading.refusal in (DateRefusal.NOT_A_DATE, DateRefusal.SERIAL)
        if not refused and not (text.isdecimal() and self.kind in _MOST):
            return reading
        named = read_date(f"{word} {text}", year=year, century=_CENTURY)
        if named.unreadable and year is not None and text.isascii():
            named = read_date(f"{text} {year}")  # “January” has no word before it
        # What is wrong is said of the words as they were written.
        yearless = named.refusal is DateRefusal.NO_YEAR
        return evolve(named, text=cell) if not named.unreadable or yearless else reading


def _settled(reading: DateReading) -> Period | Problem | None:
    if reading.period is not None and not reading.against:
        return reading.period
    if reading.dated is not None and reading.dated.period is None:
        kind, text = reading.dated.kind.label, shown(reading.text)
        message = Label(
            f"“{text}” là {kind.vi}, không nêu từ ngày nào đến ngày nào; hãy ghi ngày, tháng, quý "
            "hoặc năm",
            f"'{text}' is a {kind.en} and does not say its first and last day; write a day, month, "
            "quarter or year",
        )
        return Problem("period-without-days", message, _NOWHERE)
    if reading.refusal is DateRefusal.NO_YEAR:
        return _no_year(reading.text)
    return reading.problem(_NOWHERE)


def _no_year(text: str) -> Problem:
    text = shown(text)
    return Problem(
        "no-year",
        Label(
            f"“{text}” không ghi năm, và các ô như vậy ở cột này cũng không có năm quanh bảng; hãy "
            'ghi năm, hoặc ghi period cho bảng trong tệp ánh xạ, như period = "2022"',
            f"'{text}' names no year, and nothing around the table tells it for such cells of this "
            "column; add it, or write the period of the table in the mapping file, as "
            'period = "2022"',
        ),
        _NOWHERE,
    )


def _no_date(text: str) -> Label:
    text = shown(text)
    return Label(
        f"“{text}” không phải là ngày, tháng, quý hay năm",
        f"'{text}' is no day, month, quarter or year",
    )


_NOWHERE = Place("")
