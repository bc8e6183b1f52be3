"""A data frame as a table of a register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar, cast

from cadre_training.codec.cell_text import write_absence, write_items
from cadre_training.codec.problem import InputProblems, Intake
from cadre_training.codec.resource import Resource
from cadre_training.codec.resources import RESOURCES
from cadre_training.codec.row import Rows
from cadre_training.model.absence import Absence
from cadre_training.model.register import Record, Register
from cadre_training.model.source import Place
from cadre_training.readers.collector import collector_resting
from cadre_training.readers.consistency import inconsistencies, with_named_overlays
from cadre_training.readers.descriptor import unknown_resource
from cadre_training.readers.rows import header_slots
from cadre_training.readers.tables import filled

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoLazyFrame

R = TypeVar("R", bound=Record)

Plain = str | int | float | Decimal | dt.date | Absence | Iterable[object] | None
"""What a cell of a frame may hold."""

_ABSENCE = "_absence"
_FIRST_LINE = 2


def register_of(frame: IntoDataFrame | IntoLazyFrame, table: str = "classes") -> Register:
    """Return a register with the records of a data frame.

    Args:
        frame: A frame of pandas, Polars, pyarrow, DuckDB or whatever else narwhals knows. Its
            columns are those of the table's CSV file; instead of ``period`` there may be ``start``
            and ``end``, and beside a number a column with ``_absence`` behind its name that says
            why it is not there. A missing value says nothing, a list is a list of items.
        table: The table: ``classes``, ``sessions``, ``topics``, ``cadres``, ``attendances``,
            ``figures``, ``units`` or ``counters``.

    Raises:
        InputProblems: If anything cannot be read; it names everything that is wrong, each with its
            column and its line: that of the same table saved as CSV, the header being line 1.
        TypeError: If it is no data frame.
        ImportError: If narwhals is not installed, which the extra ``frames`` brings.

    >>> import polars as pl
    >>> frame = pl.DataFrame({"id": ["a"], "period": ["2014"], "learners": [111]})
    >>> register_of(frame).classes[0].learners
    111
    """
    resource = RESOURCES.get(table)
    if resource is None:
        raise InputProblems([unknown_resource(table).at(Place(table))])
    intake = Intake(files=[table])
    with collector_resting():
        rows = _rows(_columns(frame), table, intake)

        def read(one: Resource[R], /) -> tuple[R, ...]:
            return () if rows is None or one.name != table else one.read([rows], intake)

        register = with_named_overlays(filled(Register(), read))
    problems = intake.in_order(inconsistencies(register, table, intake, alone=table))
    if problems:
        raise InputProblems(problems)
    return register


def _columns(frame: IntoDataFrame | IntoLazyFrame) -> dict[str, list[Plain]]:
    """Return the columns of a frame as plain values."""
    try:
        import narwhals as nw
    except ImportError:
        raise ImportError(
            "narwhals is not installed; install it with: pip install 'cadre-training[frames]'",
            name="narwhals",
        ) from None
    given: nw.DataFrame[IntoDataFrame] | nw.LazyFrame[IntoLazyFrame] = nw.from_native(frame)
    whole = given.collect() if isinstance(given, nw.LazyFrame) else given
    # Each library has values of its own for what is missing.
    return {
        column.name: [
            None if is_missing else cast("Plain", value)
            for value, is_missing in zip(column, column.is_null(), strict=True)
        ]
        for column in whole.iter_columns()
    }


def _rows(columns: Mapping[str, list[Plain]], table: str, intake: Intake) -> Rows | None:
    texts = {name: list(map(_text, values)) for name, values in columns.items()}
    _join_periods(texts)
    for name in [name for name in texts if name.removesuffix(_ABSENCE) in texts]:
        if name.endswith(_ABSENCE):
            number, why = texts[name.removesuffix(_ABSENCE)], texts.pop(name)
            number[:] = [n or w for n, w in zip(number, why, strict=True)]
    slots = header_slots(list(texts), 1, table, RESOURCES[table], intake)
    if slots is None:
        return None
    cells = list(zip(*texts.values(), strict=True))
    lines = range(_FIRST_LINE, _FIRST_LINE + len(cells))
    return Rows(file=table, slots=slots, lines=lines, cells=cells)


def _join_periods(texts: dict[str, list[str]]) -> None:
    """Make one column of the first and the last days."""
    if "period" in texts or not {"start", "end"} <= texts.keys():
        return
    starts, ends = texts.pop("start"), texts.pop("end")
    texts["period"] = [
        f"{start}/{end}" if start and end else start or end
        for start, end in zip(starts, ends, strict=True)
    ]


def _text(value: Plain) -> str:
    """Return a value as it stands in a CSV file."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value)
        case float():
            return _number(value)
        case Absence():
            return write_absence(value)
        case dt.datetime():
            return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
        case dt.date():
            return value.isoformat()
        case int() | Decimal():
            return str(value)
        case _:
            return write_items(map(str, value))


def _number(value: float) -> str:
    """Write a number of a column that has become one of floats: NaN is a missing value."""
    if value != value:
        return ""
    return str(int(value)) if value.is_integer() else repr(value)
