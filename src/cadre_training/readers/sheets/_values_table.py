"""The values of all tables of a document, by the evidence that they give each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import define, field

from cadre_training.codec.problem import Problem
from cadre_training.model.grid import Grid
from cadre_training.model.notation import Notation
from cadre_training.model.period import Period
from cadre_training.model.tabulation import NumberColumn
from cadre_training.readers.dates import OrderDecision
from cadre_training.readers.numbers import Decision, Extent, decide_notation
from cadre_training.readers.sheets._mapping_nouns import SheetMapping
from cadre_training.readers.sheets._meaning_periods import periods_of
from cadre_training.readers.sheets._meaning_remarks import mixed_notation
from cadre_training.readers.sheets._meaning_sheet import Understood
from cadre_training.readers.sheets._values_column import (
    Column,
    filled_down,
    headings,
    place_of,
    without,
)
from cadre_training.readers.sheets._values_times import Times, TimeScan
from cadre_training.readers.sheets.fields import Field, Kind
from cadre_training.readers.sheets.layout import Block
from cadre_training.readers.sheets.values import NumberScan, united

_MARKED = re.compile(r"[0-9][.,][0-9]")
_MOST_TEXTS = 20_000


@define
class Values:
    """Reads the values of all tables of a document.

    Args:
        tables: The tables.
        mapping: What a person has written.
        notation: What dots and commas mean, where the caller knows.
    """

    tables: Sequence[Understood]
    mapping: SheetMapping
    notation: Notation | None = None
    remarks: list[Problem] = field(factory=list[Problem], init=False)
    _numbers: dict[tuple[int, int], NumberScan] = field(
        factory=dict["tuple[int, int]", NumberScan], init=False
    )
    _times: dict[tuple[int, int], TimeScan] = field(
        factory=dict["tuple[int, int]", TimeScan], init=False
    )

    def read(self) -> list[tuple[Column, ...]]:
        """Return the columns of each table with their values."""
        for at, table in enumerate(self.tables):
            self._scan(at, table)
        beyond = self._notations()
        order = self._order()
        return [self._columns(at, table, beyond, order) for at, table in enumerate(self.tables)]

    def _scan(self, at: int, table: Understood) -> None:
        """Look at the columns of a table by themselves."""
        left_out = sorted(
            row - table.layout.rows.start
            for row in table.layout.skipped
            if row in table.layout.rows
        )
        heads = headings(table.layout)
        years = self._years(table)
        for position, (header, draft) in enumerate(
            zip(table.layout.columns, table.drafts, strict=True)
        ):
            cells = table.cells[position]
            place = place_of(table.layout, header.index)
            if draft.field.is_number:
                words = [row for row in heads if isinstance(cells[row], str)]
                scan = NumberScan(
                    cells=without(cells, [*left_out, *words]),
                    whole=draft.field.whole,
                    place=place,
                    given=draft.column.notation or self.notation or self.mapping.notation,
                )
                self._numbers[at, position] = scan
                table.no_numbers[header.index] = scan.others
            elif draft.field.kind is Kind.TIME:
                self._times[at, position] = TimeScan(
                    cells=without(filled_down(table.layout, header.index, cells), table.others),
                    kind=draft.field,
                    place=place,
                    order=self.mapping.date_order,
                    years=None if draft.field is Field.YEAR else years,
                    year=table.context.year,
                )

    def _years(self, table: Understood) -> Sequence[int | None] | None:
        """Return the year that each row or its group states; None where none does."""
        for position, draft in enumerate(table.drafts):
            if draft.field is Field.YEAR:
                index = table.layout.columns[position].index
                place = place_of(table.layout, index)
                filled = filled_down(table.layout, index, table.cells[position])
                cells = without(filled, table.others)
                periods = TimeScan(cells=cells, kind=Field.YEAR, place=place).read().periods
                return [_one_year(period) for period in periods]
        stated = dict(head_periods(table.layout.body))
        if not stated:
            return None
        years: list[int | None] = [None] * len(table.layout.rows)
        for run, period in stated.items():
            first = run[0] - table.layout.rows.start
            for position in range(first, first + run[1] - run[0]):
                years[position] = _one_year(period)
        return years

    def _notations(self) -> Mapping[int, Decision]:
        """Return what is known beyond each column, by table."""
        sheets: dict[int, list[int]] = {}
        for at, table in enumerate(self.tables):
            sheets.setdefault(id(table.layout.grid), []).append(at)
        of_sheet = {
            sheet: united((s.decision for (at, _), s in self._numbers.items() if at in own), _SHEET)
            for sheet, own in sheets.items()
        }
        document = united(of_sheet.values(), Extent.DOCUMENT)
        mixed = mixed_notation(document)
        if mixed is not None:
            self.remarks.append(mixed)
        beyond: dict[int, Decision] = {}
        hanging = {at for (at, _), scan in self._numbers.items() if scan.hangs}
        for sheet, own in sheets.items():
            found = of_sheet[sheet]
            if not _decides(found) and hanging.intersection(own):
                texts = _texts(self.tables[own[0]].layout.grid)
                found = decide_notation(texts, extent=_SHEET)
            if not _decides(found):
                found = document
            beyond.update(dict.fromkeys(own, found))
        return beyond

    def _order(self) -> OrderDecision:
        """Return what all dates of the document say of the order of day and month."""
        decisions = [scan.decision for scan in self._times.values()]
        return OrderDecision(
            dmy=sum(decision.dmy for decision in decisions),
            mdy=sum(decision.mdy for decision in decisions),
            evidence=tuple(one for decision in decisions for one in decision.evidence)[:5],
        )

    def _columns(
        self, at: int, table: Understood, beyond: Mapping[int, Decision], order: OrderDecision
    ) -> tuple[Column, ...]:
        columns: list[Column] = []
        for position, (header, draft) in enumerate(
            zip(table.layout.columns, table.drafts, strict=True)
        ):
            scan = self._numbers.get((at, position))
            times = self._times.get((at, position))
            numbers = None if scan is None else scan.read(beyond.get(at))
            read: Times | None = None if times is None else times.read(order)
            found = (*(numbers.problems if numbers else ()), *(read.problems if read else ()))
            table.remarks.extend(problem for _, problem in found)
            columns.append(
                Column(
                    index=header.index,
                    draft=draft,
                    cells=table.cells[position],
                    numbers=numbers,
                    times=read,
                )
            )
        return tuple(columns)


_SHEET = Extent.SHEET


def number_columns(columns: Iterable[Column]) -> list[NumberColumn]:
    """Return the columns of numbers of a table as they are held against each other."""
    return [
        NumberColumn(
            index=column.index,
            label=" / ".join(column.draft.column.header),
            values=column.numbers.values,
            unread=column.numbers.unread,
            adds=column.field.adds,
            whole=column.field.whole,
        )
        for column in columns
        if column.numbers is not None
    ]


def head_periods(
    block: Block, known: Period | None = None
) -> Iterator[tuple[tuple[int, int], Period]]:
    """Yield the first row and the row behind the last of runs whose head names a period."""
    if block.label is not None:
        named = [one.period for one in periods_of(block.label) if one.period is not None]
        known = named[0] if len(named) == 1 else known
    for part in block.parts:
        if isinstance(part, Block):
            yield from head_periods(part, known)
        elif known is not None:
            yield (part.start, part.stop), known


def _one_year(period: Period | None) -> int | None:
    if period is None or period.start.year != period.end.year:
        return None
    return period.start.year


def _decides(decision: Decision) -> bool:
    return decision.notation is not None or decision.mixed


def _texts(grid: Grid) -> list[str]:
    """Return the texts of a sheet that may tell the notation, up to many."""
    found: list[str] = []
    for row in grid.rows:
        found.extend(cell for cell in row if isinstance(cell, str) and _MARKED.search(cell))
        if len(found) > _MOST_TEXTS:
            break
    return found
