"""A table of statistics that knows what each cell was made of."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from typing import Protocol, cast

from attrs import field, frozen, validators

from cadre_training.model._checks import tuple_of
from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.displayed import Displayed
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.off_map import OffMap
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase
from cadre_training.model.programme import Programme
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase
from cadre_training.model.register import Record
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.stats.dimension import Dimension, KeyValue, Margin
from cadre_training.stats.map_breaks import MapBreak
from cadre_training.stats.measure import Measure

StatValue = Quantity | Rate | Absence
"""The value of a statistic."""

Plain = int | str | Decimal | None
"""A plain value for rows as dicts."""


@frozen
class Bounds:
    """What is certain of a count that is not known.

    Args:
        low: It is at least this.
        high: It is at most this; None when there is no certain limit.

    >>> from cadre_training import CountUnit
    >>> Bounds(low=Quantity(60, CountUnit.PERSON), high=None).low.value
    60
    """

    low: Quantity
    high: Quantity | None


@frozen
class Estimate:
    """A count that was not counted but estimated.

    Args:
        value: The estimate.
        low: With a confidence of ``CONFIDENCE`` in 100 it is at least this.
        high: With the same confidence it is at most this.

    >>> from cadre_training import CountUnit
    >>> low, value, high = (Quantity(number, CountUnit.PERSON) for number in (980, 1000, 1020))
    >>> Estimate(value=value, low=low, high=high).high.value
    1020
    """

    value: Quantity
    low: Quantity
    high: Quantity


CONFIDENCE = 95
"""In how many of 100 cases a number lies within the bounds of its estimate, or a few more."""


@frozen
class StatCell(Displayed):
    """One statistic of one row.

    Args:
        value: The value, exact, or why there is none.
        missing: How many of its records do not state the number, so that a sum is a lower bound.
        bounds: What is certain where the value is not known.
        records: The records it was made of.
        reason: Why there is no value, where that is known.
        estimate: About what the value is, where it was estimated and is not known.

    >>> from cadre_training import Register, aggregate
    >>> aggregate(Register(), measures=("classes",)).total.cells[0].value
    <Absence.NO_DATA: 'no data'>
    """

    value: StatValue
    missing: int = 0
    bounds: Bounds | None = None
    records: tuple[Record, ...] = field(default=(), eq=False, repr=False)
    reason: Phrase | None = None
    estimate: Estimate | None = None


@frozen
class StatRow:
    """A row: one key for each dimension, one cell for each measure.

    Args:
        key: The values of the dimensions, in their order.
        cells: The cells of the measures, in their order.

    >>> from cadre_training import Period, Register, TrainingClass, aggregate
    >>> one = TrainingClass(id="c1", period=Period.of_year(2022), count=2)
    >>> (row,) = aggregate(Register(classes=(one,)), by=("year",), measures=("classes",)).rows
    >>> str(row.key[0]), row.cells[0].value.value
    ('2022', 2)
    """

    key: tuple[KeyValue, ...] = field(validator=validators.instance_of(tuple))
    cells: tuple[StatCell, ...] = field(validator=tuple_of(StatCell))


@frozen(kw_only=True)
class StatTable(Displayed):
    """Measures broken down by dimensions.

    Args:
        dimensions: What it is broken down by.
        measures: What was measured.
        rows: The rows, in the order of their keys.
        totals: The margins: rows in which one or more keys are ``Margin.ALL``.
        total: The grand total.
        breaks: Where the map changed in a series by unit on a map, in the order of the days.

    >>> from cadre_training import Period, Register, TrainingClass, aggregate
    >>> one = TrainingClass(id="c1", period=Period.of_year(2022), count=2, learners=61)
    >>> print(aggregate(Register(classes=(one,)), ("year",), ("classes", "attendances")))
    year  classes  attendances
    ----  -------  -----------
    2022        2           61
    ----  -------  -----------
    all         2           61
    """

    dimensions: tuple[Dimension, ...] = field(validator=tuple_of(Dimension))
    measures: tuple[Measure, ...] = field(validator=tuple_of(Measure))
    rows: tuple[StatRow, ...] = field(validator=tuple_of(StatRow))
    totals: tuple[StatRow, ...] = field(default=(), validator=tuple_of(StatRow))
    total: StatRow = field(validator=validators.instance_of(StatRow))
    breaks: tuple[MapBreak, ...] = field(default=(), validator=tuple_of(MapBreak))

    def cell(self, measure: str, *key: KeyValue) -> StatCell:
        """Return the cell of ``measure`` in the row with ``key``, one value for each dimension.

        Without a key it is the grand total's. A key that is in no row has no data.

        Raises:
            KeyError: If the table has no such measure, the key is of another length, or it is
                that of a margin and the table was worked out without them.
            TypeError: If a value of the key is of no kind that keys are made of.
        """
        column = self._column(measure)
        key = key or (Margin.ALL,) * len(self.dimensions)
        if len(key) != len(self.dimensions):
            by = ", ".join(d.name for d in self.dimensions)
            raise KeyError(f"a key of this table has {len(self.dimensions)} values ({by})")
        for value in key:
            if not isinstance(value, KeyValue):
                raise TypeError(
                    f"{value!r} is no key; a year is Period.of_year(2014), a target group "
                    f'TargetGroup("164", "4"), a margin Margin.ALL'
                )
        for row in (*self.rows, *self.totals, self.total):
            if row.key == key:
                return row.cells[column]
        if Margin.ALL in key and self.rows and not self.totals:
            raise KeyError("the table has no margins: aggregate with totals=True")
        return StatCell(Absence.NO_DATA)

    def why(self, cell: StatCell | StatRow, measure: str | None = None) -> tuple[Record, ...]:
        """Return the records that a statistic was made of; each names its source.

        Args:
            cell: The cell, or a row of this table.
            measure: Of a row, the measure; without one, the records of all its cells are
                returned, each once.

        Raises:
            KeyError: If the table has no such measure.
        """
        if isinstance(cell, StatCell):
            return cell.records
        if measure is not None:
            return cell.cells[self._column(measure)].records
        return tuple({id(one): one for each in cell.cells for one in each.records}.values())

    def _column(self, measure: str) -> int:
        names = [m.name for m in self.measures]
        if measure not in names:
            raise KeyError(f"the table has no measure {measure!r}; it has: {', '.join(names)}")
        return names.index(measure)

    def as_dicts(self, *, totals: bool = False) -> list[dict[str, Plain]]:
        """Return the rows as dicts of plain values, for data frames and JSON.

        A year is an ``int``; a target group is its code, with its scheme beside it under
        ``scheme``; what a record does not state, or a margin, is None. A count is an ``int``, a
        percentage or a mean a :class:`~decimal.Decimal`, an absence its words, and so is an
        estimate: ``≈98046``.

        Args:
            totals: Add the margins and the grand total after the rows, marked by
                ``"is_total": 1``.
        """
        result = [self._as_dict(row) for row in self.rows]
        if totals:
            margins = self.totals if self.dimensions else ()
            result += [self._as_dict(row) | {"is_total": 1} for row in (*margins, self.total)]
        return result

    def chart(
        self,
        measure: str | None = None,
        *,
        kind: str | None = None,
        language: str | None = None,
        register: object = None,
    ) -> Chart:
        """Draw a measure with Altair, as :func:`cadre_training.charts.chart` does.

        Args:
            measure: The measure's name; by default the table's first.
            kind: ``bars``, ``lines`` or ``heat``; by default lines for a rate over time, and bars.
            language: The language of all words, ``vi`` or ``en``.
            register: The register that the table was worked out from: it knows what local groups
                are called.

        Returns:
            An Altair chart, which a notebook shows.

        Raises:
            ValueError: If it cannot be drawn so; the message says what can be.
            ImportError: If Altair is not installed, which the extra ``plot`` brings.
        """
        charts = cast("_Charts", import_module("cadre_training.charts"))
        return charts.chart(self, measure, kind=kind, language=language, register=register)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return the rows as an Arrow stream, so that ``polars.DataFrame(table)`` takes the table.

        So do ``pyarrow.table``, ``pandas.DataFrame.from_arrow`` and a query of DuckDB. A year is a
        whole number, a target group its code with its scheme under ``scheme``, a count a whole
        number, a percentage or a mean a decimal; a number that is not there is null, and why it is
        stands beside it in a column with ``_absence`` behind the name of the measure. Margins and
        the total are no rows.

        Args:
            requested_schema: A PyCapsule with the schema wished for.

        Raises:
            ImportError: If pyarrow is not installed, which the extra ``frames`` brings.
            OverflowError: If a count does not fit into 64 bits.
        """
        # By their names: these rooms stand above this one, and what they need is optional.
        frames = cast("_Frames", import_module("cadre_training.frames.arrow"))
        return frames.stream(self, requested_schema)

    def _as_dict(self, row: StatRow) -> dict[str, Plain]:
        plain: dict[str, Plain] = {}
        for dimension, value in zip(self.dimensions, row.key, strict=True):
            if dimension.name == "target_group":
                plain.setdefault("scheme", value.scheme if isinstance(value, TargetGroup) else None)
            plain[dimension.name] = plain_key(value)
        for measure, cell in zip(self.measures, row.cells, strict=True):
            plain[measure.name] = plain_cell(cell)
        return plain

    def __str__(self) -> str:
        """Return the table as aligned plain text, with the grand total below.

        A star marks what leaves out records that do not state the number. Changes of the map
        within a series stand below it.
        """
        head = [d.name for d in self.dimensions] + [m.name for m in self.measures]
        body = [
            [_shown(k) for k in row.key] + [_starred(cell) for cell in row.cells]
            for row in (*self.rows, self.total)
        ]
        widths = [max(len(line[i]) for line in [head, *body]) for i in range(len(head))]
        keys = len(self.dimensions)

        def write(line: list[str]) -> str:
            cells = [
                text.ljust(width) if i < keys else text.rjust(width)
                for i, (text, width) in enumerate(zip(line, widths, strict=True))
            ]
            return "  ".join(cells).rstrip()

        rule = "  ".join("-" * width for width in widths)
        lines = [write(head), rule, *map(write, body[:-1]), rule, write(body[-1])]
        if any(_is_partial(cell) for row in (*self.rows, self.total) for cell in row.cells):
            lines.append(_LEFT_OUT)
        lines += [f"{one.day}: {_CHANGED}: {len(one.ended)}" for one in self.breaks]
        return "\n".join(lines)


_CHANGED = "the map changed; units that ended"


class _Frames(Protocol):
    def stream(self, table: StatTable, requested_schema: object, /) -> object: ...


class Chart(Protocol):
    """A chart of Altair, of which only what is always there is named here."""

    def to_dict(self) -> dict[str, object]:
        """Return its specification."""
        ...

    def save(self, fp: str, /) -> None:
        """Write it into a file: HTML, JSON or, with ``vl-convert-python``, SVG and PNG."""
        ...


class _Charts(Protocol):
    def chart(
        self,
        table: StatTable,
        measure: str | None,
        /,
        *,
        kind: str | None,
        language: str | None,
        register: object,
    ) -> Chart: ...


_LEFT_OUT = "* records that do not state the number are left out"


def _is_partial(cell: StatCell) -> bool:
    """Tell whether a cell has a value, and some of its records do not state theirs."""
    return cell.missing > 0 and not isinstance(cell.value, Absence)


def _starred(cell: StatCell) -> str:
    return f"{plain_cell(cell)}{'*' if _is_partial(cell) else ''}"


def _shown(value: KeyValue) -> str:
    if isinstance(value, TargetGroup):
        return str(value)
    if isinstance(value, Absence | Margin):
        return "(not stated)" if value is Absence.NO_DATA else str(value.value)
    return str(plain_key(value))


def plain_key(value: KeyValue) -> int | str | None:
    """Return a key as a plain value: a year as an int, what is not stated or a margin as None."""
    match value:
        case Period():
            year = value.start.year
            return year if value == Period.of_year(year) else str(value)
        case TargetGroup() | AdminUnit() | OffMap():
            return value.code
        case Topic():
            return value.id
        case Programme() | LecturerKind():
            return str(value.value)
        case Absence() | Margin():
            return None
        case str():
            return value


def plain_cell(cell: StatCell) -> int | Decimal | str:
    """Return a cell's value as a plain value; what is estimated is words: ``≈98046``."""
    if cell.estimate is not None:
        return f"≈{cell.estimate.value.value}"
    return plain_value(cell.value)


def plain_value(value: StatValue) -> int | Decimal | str:
    """Return a statistic as a plain value: int, Decimal (percent or mean), or the absence."""
    match value:
        case Quantity():
            return value.value
        case Rate():
            return value.mean() if value.base is RateBase.CLASSES else value.percent()
        case Absence():
            return value.value
