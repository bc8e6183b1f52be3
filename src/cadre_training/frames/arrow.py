"""A table of statistics as an Arrow stream, which every library of data frames takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, cast

from cadre_training.frames.problem import MissingEngine
from cadre_training.model.absence import Absence
from cadre_training.model.target_group import TargetGroup
from cadre_training.stats.dimension import KeyValue
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import Plain, StatCell, StatTable, plain_key, plain_value

try:
    import pyarrow as pa
except ImportError:
    raise MissingEngine("pyarrow", "frames") from None

ABSENCE = "_absence"
"""Behind the name of a measure: the column that says why a number is not there."""

_DIGITS = 38
_PLACES = 2
"""Of percentages and means: those of the most exact, so that all tables have one schema."""


_Column = tuple[Sequence[Plain], pa.DataType]
"""The values of a column, and their type."""


class _Stream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None, /) -> object: ...


def stream(table: StatTable, requested_schema: object | None) -> object:
    """Return the rows of a table as a PyCapsule that holds an Arrow stream.

    Args:
        table: The table.
        requested_schema: The schema wished for, in a PyCapsule; other types are cast where Arrow
            can do so without loss.
    """
    return cast("_Stream", arrow_table(table)).__arrow_c_stream__(requested_schema)


def arrow_table(table: StatTable) -> pa.Table:
    """Return the rows of a table as an Arrow table; margins and the total are no rows.

    A year is an ``int64`` where all keys of the dimension are years, every other key a text; a
    target group is its code, with its scheme ahead of it under ``scheme``; null is what the
    records do not state. A count is an ``int64``; a percentage or a mean a decimal of two
    places. A number that is absent or estimated is null, and why it is
    stands beside it in a column with ``_absence`` behind the name of the measure: the kind of
    absence, ``estimated``, or null where the number is there.

    Raises:
        OverflowError: If a count does not fit into 64 bits.
    """
    columns: dict[str, _Column] = {}
    for at, dimension in enumerate(table.dimensions):
        keys = [row.key[at] for row in table.rows]
        if dimension.name == "target_group" and "scheme" not in columns:
            columns["scheme"] = _texts(
                k.scheme if isinstance(k, TargetGroup) else None for k in keys
            )
        columns[dimension.name] = _keys(keys, is_year=dimension.name == "year")
    for at, measure in enumerate(table.measures):
        cells = [row.cells[at] for row in table.rows]
        columns[measure.name] = _numbers(measure, cells)
        columns[f"{measure.name}{ABSENCE}"] = _texts(map(_absence, cells))
    # A batch even of no rows: some libraries take the columns from it.
    schema = pa.schema([(name, kind) for name, (_, kind) in columns.items()])
    rows = [
        dict(zip(columns, values, strict=True))
        for values in zip(*(values for values, _ in columns.values()), strict=True)
    ]
    return pa.Table.from_batches([pa.RecordBatch.from_pylist(rows, schema)])


def _texts(values: Iterable[str | None]) -> _Column:
    return list(values), pa.string()


def _keys(keys: Sequence[KeyValue], *, is_year: bool) -> _Column:
    plain = list(map(plain_key, keys))
    if is_year and not any(isinstance(key, str) for key in plain):
        return plain, pa.int64()
    return _texts(None if key is None else str(key) for key in plain)


def _numbers(measure: Measure, cells: Sequence[StatCell]) -> _Column:
    values = [None if _absence(cell) else plain_value(cell.value) for cell in cells]
    if measure.whole_unit is None:
        return values, pa.int64()
    return values, pa.decimal128(_DIGITS, _PLACES)


def _absence(cell: StatCell) -> str | None:
    if isinstance(cell.value, Absence):
        return "estimated" if cell.estimate is not None else str(cell.value.value)
    return None
