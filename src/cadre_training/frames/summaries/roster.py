"""A list of persons that gives each a number: their place in it."""

from __future__ import annotations

import hashlib
import os
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from cadre_training.frames.problem import MissingEngine
from cadre_training.frames.summaries.people_sets import LARGEST_NUMBER
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summary_problem import SummaryProblem

try:
    import polars as pl
except ImportError:
    raise MissingEngine("polars", "frames") from None

if TYPE_CHECKING:
    from cadre_training.frames.sources import PathLike

_COLUMNS = ("cadre_id", "id")
_DIGEST = 16
DIGESTED_TOGETHER = 1 << 16
"""How many identifiers are digested together; another number makes another digest."""


@frozen
class Roster:
    """A list of persons; a person's number is their place in it, from 0.

    One file that all provinces share makes their summaries one people space.

    Args:
        ids: The identifiers, in order; none twice.
        space: What the numbers are known by.

    >>> Roster.of(["CB01", "CB02"]).space == Roster.of(["CB02", "CB01"]).space
    False
    """

    ids: pl.Series = field(repr=False, eq=False)
    space: PeopleSpace

    @classmethod
    def of(cls, ids: Iterable[str], kind: str = "roster") -> Roster:
        """Make the list of identifiers, in their order.

        Raises:
            SummaryProblem: If one is empty or stands twice.
        """
        return cls._checked(pl.Series("cadre_id", ids, dtype=pl.String), kind)

    @classmethod
    def read(cls, path: PathLike) -> Roster:
        """Return the list in a file.

        Args:
            path: A text file with an identifier a line; a CSV or Parquet file with a column
                ``cadre_id``, or else ``id``; the key file of a store is one such.

        Raises:
            SummaryProblem: If it is none of these, an identifier is empty or stands twice.
            OSError: If it cannot be read.
        """
        target = Path(path)
        try:
            if target.suffix.lower() == ".parquet":
                data = target.read_bytes()
                column = _column(target, pl.read_parquet_schema(data))
                frame = pl.read_parquet(data, columns=[column])
                # A store knows its key file by the same digest.
                digest = hashlib.sha256(data).hexdigest()[:_DIGEST]
                return cls(_unique(frame.to_series()), PeopleSpace(f"keys:{digest}"))
            if target.suffix.lower() == ".csv":
                frame = pl.read_csv(target, infer_schema=False)
                return cls._checked(frame[_column(target, frame.schema)], "roster")
            lines = target.read_text(encoding="utf-8-sig").splitlines()
        except (pl.exceptions.PolarsError, UnicodeError) as error:
            raise SummaryProblem(
                f"{os.fspath(path)}: không đọc được danh sách người",
                f"{os.fspath(path)}: the list of persons cannot be read",
            ) from error
        return cls.of(line for line in lines if line)

    @classmethod
    def _checked(cls, ids: pl.Series, kind: str) -> Roster:
        ids = _unique(ids)
        return cls(ids, PeopleSpace(f"{kind}:{digest_of(ids)}"))

    def __len__(self) -> int:
        """Return how many persons it lists."""
        return self.ids.len()


def digest_of(ids: pl.Series) -> str:
    """Return the digest of identifiers in their order."""
    digest = hashlib.sha256()
    for start in range(0, ids.len(), DIGESTED_TOGETHER):
        digest.update(digested(map(str, ids.slice(start, DIGESTED_TOGETHER))))
    return digest.hexdigest()


def digested(ids: Iterable[str]) -> bytes:
    """Return the bytes that so many identifiers as :data:`DIGESTED_TOGETHER` add to a digest."""
    texts = [text.encode() for text in ids]
    # The lengths say where each text ends, whatever stands in it.
    return b"".join([array("Q", map(len, texts)).tobytes(), *texts])


def _unique(ids: pl.Series) -> pl.Series:
    ids = ids.cast(pl.String)
    if ids.len() > LARGEST_NUMBER:
        raise SummaryProblem(
            "danh sách người quá dài: nhiều nhất 4.294.967.295 dòng",
            "the list of persons is too long: at most 4 294 967 295 lines",
        )
    if ids.null_count() or (ids == "").any():
        raise SummaryProblem(
            "danh sách người có dòng trống; số của người sau đó sẽ sai",
            "the list of persons has an empty line, which would make the numbers wrong",
        )
    if ids.n_unique() < ids.len():
        twice = str(ids.filter(ids.is_duplicated())[0])
        raise SummaryProblem(
            f"danh sách người có “{twice}” hai lần; mỗi người chỉ có một số",
            f"the list of persons has {twice!r} twice; each person has one number",
        )
    return ids


def _column(path: Path, names: Iterable[str]) -> str:
    have = list(names)
    for name in _COLUMNS:
        if name in have:
            return name
    listed = ", ".join(have)
    raise SummaryProblem(
        f"{path}: danh sách người cần cột cadre_id hoặc id; hiện có: {listed}",
        f"{path}: a list of persons needs a column cadre_id or id; it has: {listed}",
    )
