"""Persons as dense numbers, and the file that says which number is whose.

The store itself names nobody. The keys stand beside it, in a folder of their own that need not
travel with it; only who adds to a store needs them.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.model.label import Label
from cadre_training.model.source import Place

KEYS_SUFFIX = "-people-keys"
"""Behind the name of a store's folder: the folder of its keys."""


def keys_folder(store: Path) -> Path:
    """Return the folder of a store's keys.

    >>> keys_folder(Path("nation")).name
    'nation-people-keys'
    """
    return store.with_name(store.name + KEYS_SUFFIX)


class People:
    """Gives each identifier of a person a number, from 0, in the order in which they come."""

    def __init__(self, known: pl.Series | None = None) -> None:
        """Begin with those who have a number.

        Args:
            known: Their identifiers, in order.
        """
        self._kind = pl.Categorical(pl.Categories.random("people"))
        # The numbers given live as long as a column of their kind does.
        self._held = pl.Series(dtype=self._kind)
        self.number = 0
        if known is not None:
            self.numbers(known)

    def numbers(self, ids: pl.Series) -> pl.Series:
        """Return the number of each identifier; those not met before get the next ones."""
        numbers = ids.cast(self._kind).to_physical()
        largest = numbers.max()
        if isinstance(largest, int):
            self.number = max(self.number, largest + 1)
        return numbers

    def ids(self) -> pl.Series:
        """Return all identifiers, in the order of their numbers."""
        numbers = pl.int_range(self.number, dtype=pl.UInt32, eager=True)
        return numbers.cat.to(self._kind).cast(pl.String).alias("cadre_id")


def read_keys(path: Path, number: int) -> pl.Series:
    """Return the identifiers in a file of keys, in order.

    Raises:
        InputProblems: If it is not there or has not as many as the store needs.
    """
    if path.is_file():
        try:
            ids = pl.read_parquet(path)["cadre_id"]
        except pl.exceptions.PolarsError:
            ids = pl.Series(dtype=pl.String)
        if ids.len() >= number and ids.null_count() == 0:
            return ids
    raise InputProblems(
        [
            Problem(
                "people-keys-missing",
                Label(
                    "không có tệp mã người của kho số liệu này, hoặc tệp đã hỏng; thiếu tệp đó thì "
                    "không thêm được danh sách lớp. Hãy để lại thư mục mã người đúng chỗ, hoặc lập "
                    "kho mới từ tất cả các nguồn",
                    "the file of this store's person keys is not there, or is damaged; without it "
                    "nothing can be added. Put the folder of keys back, or build a new store from "
                    "all sources",
                ),
                Place(str(path)),
            )
        ]
    )
