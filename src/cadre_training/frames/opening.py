"""Native frames as lazy ones with the columns that measures need, whoever made them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from cadre_training.frames.problem import FrameProblem, MissingEngine
from cadre_training.frames.schema import ABSENCE, FRAME_TABLES
from cadre_training.model.label import Label
from cadre_training.stats.formula import Resource

try:
    import narwhals as nw
except ImportError:
    raise MissingEngine("narwhals", "frames") from None

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoFrame, IntoLazyFrame

    Lazy = nw.LazyFrame[IntoLazyFrame]
    Row = tuple[str | int | None, ...]
    Schema = Mapping[str, nw.dtypes.DType]


def opened(frame: IntoFrame, resource: Resource, also: Sequence[str] = ()) -> Lazy:
    """Return a frame of ``resource`` with every column that it may have.

    A column that the frame has not is null in each row, and ``count`` is 1. What lies in memory,
    of pandas or Arrow, is handed to Polars, which shares the memory where it can.

    Args:
        frame: The frame.
        resource: What its rows are.
        also: Columns to keep as they are.

    Raises:
        FrameProblem: If it is no frame, or a column is not there or of another kind.
        MissingEngine: If Polars is needed and not installed.
    """
    lazy = _lazy(frame, resource)
    table = FRAME_TABLES[resource]
    schema = lazy.collect_schema()
    missing = [name for name in table.needed if name not in schema]
    if missing:
        raise FrameProblem(
            Label(
                f"bảng {resource.value} không có cột {', '.join(missing)}; "
                f"các cột có trong bảng: {', '.join(schema)}",
                f"the frame of {resource.value} has no column {', '.join(missing)}; "
                f"it has: {', '.join(schema)}",
            )
        )
    columns = [_needed(name, schema) for name in table.needed]
    columns += [_code(name, schema) for name in table.codes]
    for name in table.numbers:
        columns += [_number(name, schema), _code(name + ABSENCE, schema)]
    columns += [_list(name, schema) for name in table.lists]
    return lazy.select(*columns, *also)


def _lazy(frame: IntoFrame, resource: Resource) -> Lazy:
    try:
        given: nw.DataFrame[IntoDataFrame] | nw.LazyFrame[IntoLazyFrame] = nw.from_native(frame)
    except TypeError as error:
        kind = type(frame).__name__
        raise FrameProblem(
            Label(
                f"{resource.value} phải là một bảng dữ liệu (data frame), ở đây là {kind}",
                f"{resource.value} must be a data frame, got {kind}",
            )
        ) from error
    if not isinstance(given, nw.DataFrame):
        return given
    if given.implementation.is_polars():
        return given.lazy()
    try:
        return given.lazy(backend="polars")
    except ImportError as error:
        raise MissingEngine("polars", "frames") from error


def _needed(name: str, schema: Schema) -> nw.Expr:
    if name in ("start", "end") and schema[name] != nw.Date:
        if isinstance(schema[name], nw.Datetime):
            return nw.col(name).cast(nw.Date)
        raise FrameProblem(
            Label(
                f"cột {name} phải chứa ngày tháng, ở đây là kiểu {schema[name]}",
                f"the column {name} must hold dates, and holds {schema[name]}",
            )
        )
    if name in ("id", "class_id"):
        # Engines do not join numbers of other widths, nor texts and categories.
        if schema[name].is_integer():
            return nw.col(name).cast(nw.Int64)
        if isinstance(schema[name], nw.Categorical | nw.Enum):
            return nw.col(name).cast(nw.String)
    return nw.col(name)


def _code(name: str, schema: Schema) -> nw.Expr:
    if name in schema:
        return nw.col(name).cast(nw.String)
    return nw.lit(None, dtype=nw.String).alias(name)


def _number(name: str, schema: Schema) -> nw.Expr:
    if name not in schema:
        return nw.lit(1 if name == "count" else None, dtype=nw.Int64).alias(name)
    kind = schema[name]
    # A column with nothing in it has the kind of nothing.
    if kind.is_integer() or isinstance(kind, nw.Unknown | nw.Object):
        return nw.col(name).cast(nw.Int64)
    raise FrameProblem(
        Label(
            f"cột {name} phải chứa số nguyên, ở đây là kiểu {kind}; "
            "số không có thì để trống (null)",
            f"the column {name} must hold whole numbers, and holds {kind}; "
            "a number that is absent is null",
        )
    )


def _list(name: str, schema: Schema) -> nw.Expr:
    """Return a column of lists; a text without items, like a list without any, becomes null."""
    if name not in schema:
        return nw.lit(None, dtype=nw.String).alias(name)
    if isinstance(schema[name], nw.List):
        return nw.col(name)
    text = nw.col(name).cast(nw.String)
    return nw.when(text != "").then(text).alias(name)


class _Session(Protocol):
    """What is needed of a Spark session."""

    def createDataFrame(self, rows: list[Row], kinds: str, /) -> IntoLazyFrame:  # noqa: N802
        """Make a frame of rows."""
        ...


class _OfSpark(Protocol):
    """What is needed of a Spark frame."""

    @property
    def sparkSession(self) -> _Session:  # noqa: N802
        """The session that it belongs to."""
        ...


class _OfDuckdb(Protocol):
    """What is needed of a DuckDB relation."""

    def query(self, name: str, sql: str, /) -> IntoLazyFrame:
        """Ask the relation's connection, which knows the relation by ``name``."""
        ...


def small_table(like: Lazy, columns: Mapping[str, Sequence[str | int | None]]) -> Lazy:
    """Make a frame of a few rows that can be joined to ``like``: of its engine and connection.

    Args:
        like: The frame.
        columns: The columns, each of texts or of whole numbers; at least one row.
    """
    implementation = like.implementation
    if implementation.is_duckdb():
        relation = cast("_OfDuckdb", like.to_native())
        return nw.from_native(relation.query("given", _values(columns)))
    if implementation.is_spark_like():
        session = cast("_OfSpark", like.to_native()).sparkSession
        kinds = ", ".join(
            f"{name} {'long' if _is_whole(values) else 'string'}"
            for name, values in columns.items()
        )
        rows = list(zip(*columns.values(), strict=True))
        return nw.from_native(session.createDataFrame(rows, kinds))
    schema = {n: nw.Int64() if _is_whole(v) else nw.String() for n, v in columns.items()}
    lists = {name: list(values) for name, values in columns.items()}
    return nw.from_dict(lists, schema=schema, backend="polars").lazy()


def _is_whole(values: Sequence[str | int | None]) -> bool:
    return any(isinstance(value, int) for value in values)


def _values(columns: Mapping[str, Sequence[str | int | None]]) -> str:
    rows = ", ".join(
        "(" + ", ".join(map(_sql, row)) + ")" for row in zip(*columns.values(), strict=True)
    )
    names = ", ".join(f'"{name}"' for name in columns)
    return f"SELECT * FROM (VALUES {rows}) AS made({names})"


def _sql(value: str | int | None) -> str:
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
