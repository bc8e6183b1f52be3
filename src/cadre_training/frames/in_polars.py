"""What Polars is asked in a way of its own, because it is quicker there; the answers are the same.

Different persons take most of the time of a table. Texts are slow to group by, and keys of several
columns slower. So the keys of classes, which are few, are numbered first, and the rows of rolls
are grouped by one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

import narwhals as nw

if TYPE_CHECKING:
    import polars as pl

    from cadre_training.frames.opening import Lazy

NUMBER = "number_of_key"
VALUES = "values"

Counted = Iterable[Mapping[str, str | int | None]]
"""The columns of keys, and under each how many different values there are, as :data:`VALUES`."""


def are_polars(*frames: Lazy) -> bool:
    """Tell whether all frames are of Polars."""
    return all(frame.implementation.is_polars() for frame in frames)


def settled(grouped: Lazy) -> Lazy:
    """Work out what is grouped, once for all who ask of it; with other engines it stays a query.

    Args:
        grouped: The query, which gives few rows.
    """
    if not are_polars(grouped):
        return grouped
    # In a stream, few groups of many rows need little memory.
    return nw.from_native(_native(grouped).collect(engine="streaming").lazy())


def different(rows: Lazy, keys: Lazy, sets: Sequence[Sequence[str]], column: str) -> list[Counted]:
    """Count the different values of a column under each key, for several choices of keys at once.

    The rows are read, and given the numbers of their keys, once for all.

    Args:
        rows: The rows, with ``class_id`` and the column, which has no nulls.
        keys: The keys of each class, with ``id``; a class may have several.
        sets: The columns of the keys of each choice; without any there is one key.
        column: The column.
    """
    import polars as pl

    names = list(dict.fromkeys(name for chosen in sets for name in chosen))
    classes = _native(keys)
    table, nothing = numbered(classes, names)
    of_class = classes.join(table.lazy(), on=names, how="left", nulls_equal=True)
    pairs = (
        _native(rows)
        .select("class_id", column)
        .join(of_class.select("id", NUMBER), left_on="class_id", right_on="id", how="left")
        .select(pl.col(NUMBER).fill_null(nothing), column)
    )
    value = pl.col(column).n_unique().alias(VALUES)
    tables: list[pl.DataFrame] = []
    asked: list[pl.LazyFrame] = []
    for chosen in sets:
        if not chosen:
            tables.append(pl.DataFrame({NUMBER: [0]}))
            asked.append(pairs.select(value, pl.lit(0).alias(NUMBER)))
            continue
        some, _ = numbered(table.lazy(), chosen)
        as_some = table.join(
            some.rename({NUMBER: VALUES}),
            on=chosen,
            how="left",
            nulls_equal=True,
            maintain_order="left",
        )
        number = pl.lit(as_some[VALUES]).gather(pl.col(NUMBER)).alias(NUMBER)
        tables.append(some)
        asked.append(pairs.select(number, column).group_by(NUMBER).agg(value))
    # A stream holds fewer rows at a time, and takes twice as long to tell texts apart.
    counted = pl.collect_all(asked, engine="in-memory")
    return [
        found.join(some.cast({NUMBER: found.schema[NUMBER]}), on=NUMBER).rows(named=True)
        for found, some in zip(counted, tables, strict=True)
    ]


def numbered(keys: pl.LazyFrame, names: Sequence[str]) -> tuple[pl.DataFrame, int]:
    """Number the different keys in their order.

    Returns:
        The keys with their numbers, and the number of the key of nothing but nulls, which rows
        without a class have.
    """
    import polars as pl

    found = keys.select(*names).unique().collect()
    # Numbers in the order of a store's rows let Polars find its rows already grouped.
    table = pl.concat([found, found.clear(1)]).unique().sort(names, nulls_last=True)
    return table.with_row_index(NUMBER), table.height - 1


def _native(frame: Lazy) -> pl.LazyFrame:
    return cast("pl.LazyFrame", frame.to_native())
