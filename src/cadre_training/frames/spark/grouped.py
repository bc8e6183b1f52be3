"""Work on groups of rows that Spark hands to Python as Arrow tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame


class Number(Protocol):
    """What is needed of a number of Arrow."""

    def as_py(self) -> int:
        """Return the number."""
        ...


Key = tuple[Number, ...]


class _Cogrouped(Protocol):
    def applyInArrow(  # noqa: N802 - Spark's name
        self, work: Callable[[Key, pa.Table, pa.Table], pa.Table], columns: str, /
    ) -> DataFrame: ...


class _Grouped(Protocol):
    def applyInArrow(  # noqa: N802 - Spark's name
        self, work: Callable[[Key, pa.Table], pa.Table], columns: str, /
    ) -> DataFrame: ...

    def cogroup(self, other: _Grouped, /) -> _Cogrouped: ...


def by_group(
    frame: DataFrame, group: Column, work: Callable[[Key, pa.Table], pa.Table], columns: str
) -> DataFrame:
    """Make rows of each group, on a worker.

    Args:
        frame: The rows.
        group: The number of a row's group.
        work: What is done, with the number of the group and its rows.
        columns: The columns of the rows made, and their types.
    """
    return cast("_Grouped", frame.groupBy(group)).applyInArrow(work, columns)


def by_two_groups(
    one: tuple[DataFrame, Column],
    other: tuple[DataFrame, Column],
    work: Callable[[Key, pa.Table, pa.Table], pa.Table],
    columns: str,
) -> DataFrame:
    """Make rows of the groups of two frames that have the same number, on a worker.

    Args:
        one: The rows, and the number of a row's group.
        other: Others, and the number of theirs.
        work: What is done, with the number of the group and the rows of both.
        columns: The columns of the rows made, and their types.
    """
    first, second = (cast("_Grouped", frame.groupBy(group)) for frame, group in (one, other))
    return first.cogroup(second).applyInArrow(work, columns)
