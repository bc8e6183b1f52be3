"""Numbers of persons, given by Spark: places in the sorted list of their identifiers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from attrs import field, frozen

from cadre_training.frames.problem import MissingEngine
from cadre_training.frames.spark.grouped import Key, by_group
from cadre_training.frames.summaries.numbering import not_listed
from cadre_training.frames.summaries.people_sets import LARGEST_NUMBER
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.roster import DIGESTED_TOGETHER, Roster, digested
from cadre_training.frames.summary_problem import SummaryProblem

try:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame, Window
    from pyspark.sql import functions as F  # noqa: N812 - what all of Spark's own pages call it
except ImportError:
    raise MissingEngine("pyspark", "spark") from None

PEOPLE_PER_PART = 1_000_000
"""How many persons are sorted together."""

_SEEN_PER_PART = 100


@frozen
class NumberedPeople:
    """Persons and their numbers.

    Args:
        frame: A row for each person, with ``cadre_id`` and ``number``; kept by Spark until its
            ``unpersist`` is called.
        space: What the numbers are known by.
    """

    frame: DataFrame = field(repr=False, eq=False)
    space: PeopleSpace


def number_people(rolls: DataFrame, *, per_part: int = PEOPLE_PER_PART) -> NumberedPeople:
    """Number the persons of class rolls, whoever is there once or often, from 0.

    A person's number is the place in the sorted list of all of them, which no machine has to
    hold. The same persons always get the same numbers, on one machine too, however Spark
    divides the rows and even where it does part of the work again.

    Args:
        rolls: A frame with a column ``cadre_id``; null is nobody.
        per_part: About how many persons are sorted together.

    Raises:
        SummaryProblem: If there are more persons than numbers.
    """
    ids = _met(rolls).persist()
    size = ids.count()
    if size > LARGEST_NUMBER:
        raise SummaryProblem(
            f"có {size} người, nhiều hơn số thứ tự lớn nhất có thể ({LARGEST_NUMBER})",
            f"there are {size} persons, more than the greatest number ({LARGEST_NUMBER})",
        )
    part = _part(_bounds(ids, size, per_part))
    sizes = {row[0]: row[1] for row in ids.groupBy(part.alias("part")).count().collect()}
    before, firsts = 0, list[Column]()
    for at in range(max(sizes, default=0) + 1):
        firsts.append(F.lit(before).cast("long"))
        before += sizes.get(at, 0)
    in_part = F.row_number().over(Window.partitionBy(part).orderBy("cadre_id"))
    first = F.element_at(F.array(*firsts), part + F.lit(1))
    numbered = ids.withColumn("number", first + in_part.cast("long") - F.lit(1)).persist()
    digest = hashlib.sha256()
    together = F.expr(f"number div {DIGESTED_TOGETHER}")
    parts = by_group(numbered, together, _digested, "at long, data binary")
    for row in parts.orderBy("at").toLocalIterator():
        digest.update(row[1])
    ids.unpersist()
    return NumberedPeople(numbered, PeopleSpace(f"ids:{digest.hexdigest()}"))


def number_by_roster(rolls: DataFrame, roster: Roster) -> NumberedPeople:
    """Number the persons of class rolls by a list of all persons.

    Raises:
        SummaryProblem: If somebody is not on the list.
    """
    ids = pa.array(roster.ids.to_list(), pa.string())
    numbers = pa.array(range(len(roster)), pa.int64())
    table = pa.table({"cadre_id": ids, "number": numbers})
    frame = rolls.sparkSession.createDataFrame(table).persist()
    strangers = _met(rolls).join(frame, "cadre_id", "left_anti").persist()
    number = strangers.count()
    if number:
        raise not_listed(str(strangers.agg(F.min("cadre_id")).collect()[0][0]), number)
    strangers.unpersist()
    return NumberedPeople(frame, roster.space)


def _met(rolls: DataFrame) -> DataFrame:
    ids = rolls.select(F.col("cadre_id").cast("string"))
    return ids.where("cadre_id IS NOT NULL").distinct()


def _bounds(ids: DataFrame, size: int, per_part: int) -> list[str]:
    """Return where the sorted list is divided.

    The hashes of identifiers say which of them are looked at, so that it is always the same ones.
    """
    parts = -(-size // per_part)
    if parts <= 1:
        return []
    one_of = max(size // (parts * _SEEN_PER_PART), 1)
    chosen = ids.where(F.pmod(F.xxhash64("cadre_id"), F.lit(one_of)) == 0)
    # Java and Spark compare the bytes of texts.
    seen = sorted((str(row[0]) for row in chosen.collect()), key=str.encode)
    return [seen[len(seen) * at // parts] for at in range(1, parts)] if seen else []


def _part(bounds: Iterable[str]) -> Column:
    """Return the number of the part that an identifier belongs to."""
    part = F.lit(0)
    for bound in bounds:
        part = part + (F.col("cadre_id") >= F.lit(bound)).cast("int")
    return part


def _digested(key: Key, rows: pa.Table) -> pa.Table:
    pairs = sorted(zip(rows["number"].to_pylist(), rows["cadre_id"].to_pylist(), strict=True))
    data = pa.array([digested(str(text) for _, text in pairs)], pa.binary())
    return pa.table({"at": pa.array([key[0].as_py()], pa.int64()), "data": data})
