"""Different persons of a store: classes and persons are dense numbers there, and years lie apart.

What is in memory at a time: the rows of one year, and one byte for each person, or for each person
under each of some keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

import polars as pl

from cadre_training.frames.in_polars import NUMBER, VALUES, Counted, numbered

if TYPE_CHECKING:
    from cadre_training.frames.opening import Lazy

MOST_MARKS = 200_000_000
"""How many bytes of marks are held at a time, unless there are more persons."""

MOST_ROUNDS = 8
"""How often the rows are read to mark persons; for more keys, pairs are made of them instead."""

_PERSON = "cadre_id"


def different_in_years(
    years: Sequence[Lazy], people: int, keys: Lazy, names: Sequence[str]
) -> Counted:
    """Count the persons under each key, where no two years have rows under one key.

    Args:
        years: The rows present of each year, with ``class_id`` and ``cadre_id``.
        people: How many persons there are, whose numbers begin with 0.
        keys: The key of each class, with ``id``.
        names: The columns of a key.
    """
    table, of_class = _numbers(keys, names)
    for rows in _read(years):
        if not rows.height:
            continue
        number = of_class.gather(rows["class_id"])
        first, last = cast("tuple[int, int]", (number.min(), number.max()))
        if (last - first + 1) * people <= MOST_MARKS // 8:
            counts = _marked_here(number, rows[_PERSON], first, last, people)
            yield from (
                table[first : last + 1]
                .with_columns(counts)
                .filter(pl.col(VALUES) > 0)
                .iter_rows(named=True)
            )
            continue
        if number.is_sorted():
            # Then nothing needs to be brought together: the groups stand one behind the other.
            number = number.set_sorted()
        counted = (
            pl.DataFrame({NUMBER: number, _PERSON: rows[_PERSON]})
            .group_by(NUMBER)
            .agg(pl.col(_PERSON).n_unique().alias(VALUES))
        )
        yield from counted.join(table, on=NUMBER).iter_rows(named=True)


def _marked_here(
    number: pl.Series, person: pl.Series, first: int, last: int, people: int
) -> pl.Series:
    """Return how many persons there are under each key from one to another, by marks."""
    places = pl.select((number - first) * people + person).to_series()
    marks = pl.zeros((last - first + 1) * people, dtype=pl.UInt8, eager=True)
    marks.scatter(places, 1)
    counts = [int(marks.slice(at * people, people).sum()) for at in range(last - first + 1)]
    return pl.Series(VALUES, counts)


def different_over_years(
    years: Sequence[Lazy], people: int, keys: Lazy, names: Sequence[str]
) -> Counted:
    """Count the persons under each key, which may be in several years.

    Args:
        years: The rows present of each year, with ``class_id`` and ``cadre_id``.
        people: How many persons there are, whose numbers begin with 0.
        keys: The key of each class, with ``id``.
        names: The columns of a key; without any there is one key.
    """
    if not names:
        yield {VALUES: next(_marked(years, people, None, 1))}
        return
    table, of_class = _numbers(keys, names)
    at_once = max(MOST_MARKS // max(people, 1), 1)
    if table.height <= at_once * MOST_ROUNDS:
        counts = pl.Series(VALUES, list(_marked(years, people, of_class, table.height)))
        yield from table.with_columns(counts).iter_rows(named=True)
        return
    pairs = pl.concat(
        pl.DataFrame({NUMBER: of_class.gather(rows["class_id"]), _PERSON: rows[_PERSON]}).unique()
        for rows in _read(years)
    )
    counted = pairs.group_by(NUMBER).agg(pl.col(_PERSON).n_unique().alias(VALUES))
    yield from counted.join(table, on=NUMBER).iter_rows(named=True)


def _marked(
    years: Sequence[Lazy], people: int, of_class: pl.Series | None, keys: int
) -> Iterator[int]:
    """Yield how many persons there are under each key, by a mark for each of them."""
    at_once = min(max(MOST_MARKS // max(people, 1), 1), keys)
    for first in range(0, keys, at_once):
        marks = pl.zeros(at_once * people, dtype=pl.UInt8, eager=True)
        for rows in _read(years):
            if of_class is None:
                marks.scatter(rows[_PERSON], 1)
                continue
            place = rows.select(
                of_class.gather(rows["class_id"]).alias(NUMBER),
                _PERSON,
            )
            if at_once < keys:
                place = place.filter(pl.col(NUMBER).is_between(first, first + at_once - 1))
            marks.scatter(
                place.select((pl.col(NUMBER) - first) * people + pl.col(_PERSON)).to_series(), 1
            )
        for key in range(min(at_once, keys - first)):
            yield int(marks.slice(key * people, people).sum())


def _numbers(keys: Lazy, names: Sequence[str]) -> tuple[pl.DataFrame, pl.Series]:
    """Return the keys with their numbers, and the number of the key of each class, by its own."""
    classes = cast("pl.LazyFrame", keys.to_native())
    table, nothing = numbered(classes, names)
    found = (
        classes.join(table.lazy(), on=names, how="left", nulls_equal=True)
        .select(pl.col("id").cast(pl.UInt32), pl.col(NUMBER).cast(pl.UInt32))
        .collect()
    )
    last = cast("int | None", found["id"].max())
    of_class = pl.repeat(nothing, 0 if last is None else last + 1, dtype=pl.UInt32, eager=True)
    return table, of_class.scatter(found["id"], found[NUMBER])


def _read(years: Sequence[Lazy]) -> Iterator[pl.DataFrame]:
    """Yield the rows of each year, one after the other."""
    for year in years:
        yield cast("pl.LazyFrame", year.to_native()).select("class_id", _PERSON).collect()
