"""Which table of a mapping speaks of which table of a sheet, and which column of which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from attrs import evolve, frozen

from cadre_training.model.folding import fold, fold_plain
from cadre_training.readers.sheets._mapping_nouns import ColumnMapping, SheetMapping, TableMapping

Key = tuple[str, ...]
"""The words of a header, as they are compared."""

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_LEAST_ALIKE = 0.5
"""How many of its columns a table must share with a mapping to be taken for the same."""


def exact_key(header: Iterable[str]) -> Key:
    """Return the words of a header as they are compared."""
    return tuple(fold(text) for text in header)


def yearless_key(header: Iterable[str]) -> Key:
    """Return the words of a header without its years: next year's sheet has others.

    >>> yearless_key(["Năm 2022", "Số lớp"]) == yearless_key(["Năm 2023", "Số lớp"])
    True
    """
    return tuple(_YEAR.sub("#", fold(text)) for text in header)


@frozen
class Found:
    """The column of a mapping that speaks of a column of a sheet.

    Args:
        column: The column of the mapping.
        exact: Whether its header has the very words, and not only another year.
    """

    column: ColumnMapping
    exact: bool


class ColumnFinder:
    """Finds columns of a mapping by the words of their header.

    Columns with the very same words are told apart by their order.
    """

    def __init__(self, columns: Iterable[ColumnMapping]) -> None:
        """Take the columns."""
        self._exact: dict[Key, list[ColumnMapping]] = {}
        self._yearless: dict[Key, list[ColumnMapping]] = {}
        for column in columns:
            self._exact.setdefault(exact_key(column.header), []).append(column)
            self._yearless.setdefault(yearless_key(column.header), []).append(column)
        self._found: Counter[Key] = Counter()

    def find(self, header: Sequence[str]) -> Found | None:
        """Return the column with this header; None where there is none, or several disagree."""
        key = exact_key(header)
        columns = self._exact.get(key, [])
        nth = self._found[key]
        self._found[key] += 1
        if nth < len(columns):
            return Found(columns[nth], exact=True)
        alike = self._yearless.get(yearless_key(header), [])
        meanings = {evolve(one, header=(), period=None) for one in alike}
        return Found(alike[0], exact=False) if len(meanings) == 1 and not columns else None


def find_table(
    headers: Sequence[Sequence[str]], title: str | None, mapping: SheetMapping
) -> TableMapping | None:
    """Return the table of a mapping that speaks of a table of a sheet, or None.

    Args:
        headers: The words above each column that has any.
        title: The title of the table.
        mapping: The mapping.
    """
    keys = {yearless_key(header) for header in headers}
    best: tuple[float, float] = (0.0, 0.0)
    found: TableMapping | None = None
    for table in mapping.tables:
        own = {yearless_key(column.header) for column in table.columns}
        if not own or not keys:
            continue
        shared = len(keys & own) / max(len(own), 1)
        if shared < _LEAST_ALIKE:
            continue
        score = (shared + len(keys & own) / len(keys), _alike(title, table.title))
        if found is None or score > best:
            best, found = score, table
    return found


def _alike(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 0.0
    left, right = _YEAR.sub("#", fold_plain(one)), _YEAR.sub("#", fold_plain(other))
    return SequenceMatcher(None, left, right, autojunk=False).ratio()
