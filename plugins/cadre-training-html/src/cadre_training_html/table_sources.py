"""Which figures of a table come from which sources, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrs import frozen

from cadre_training.plugin import Cell, Row, Source, Table
from cadre_training_html.anchors import Names, row_label
from cadre_training_html.citations import Citations

_MOST_REMEMBERED = 10_000


class SourcesOfCells(NamedTuple):
    """Sources, and the columns of one row that were made of them.

    Args:
        columns: The labels of the columns.
        citations: The sources; None for all those of the rows above.
    """

    columns: str
    citations: Citations | None


class SourcesOfRow(NamedTuple):
    """The sources of a row."""

    label: str
    groups: list[SourcesOfCells]


@frozen
class TableSources:
    """Goes through a table and names the sources of each row.

    Args:
        table: The table.
        names: The formatter, the words, and what cites sources.
    """

    table: Table
    names: Names

    def rows(self) -> Iterator[SourcesOfRow]:
        """Yield the sources of each row that has any."""
        columns, text = self.table.columns, self.names.formatter.text
        labels = [text(column.label) for column in columns]
        above = _Above(self.table)
        for number, row in enumerate(self.table.rows, start=1):
            groups: list[tuple[tuple[Source, ...] | None, list[str]]] = []
            for place, cell in enumerate(row.cells):
                if not cell.sources:
                    continue
                # A total that was made of just what stands above it need not say it again.
                sources = None if row.is_total and above.is_all_of(cell, place) else cell.sources
                for known, columns_of in groups:
                    if known == sources:
                        columns_of.append(labels[place])
                        break
                else:
                    groups.append((sources, [labels[place]]))
            above.add(row)
            if groups:
                cite = self.names.citer.cite_all
                yield SourcesOfRow(
                    row_label(row, number, columns, self.names),
                    [
                        SourcesOfCells("; ".join(names), None if s is None else cite(s))
                        for s, names in groups
                    ],
                )


class _Above:
    """Remembers the sources of the rows above, column by column, where a total asks for them."""

    def __init__(self, table: Table) -> None:
        self._seen: list[set[Source]] = [set() for _ in table.columns]
        self._is_asked = any(row.is_total for row in table.rows)

    def add(self, row: Row) -> None:
        if not self._is_asked or row.is_total:
            return
        for seen, cell in zip(self._seen, row.cells, strict=True):
            if len(seen) <= _MOST_REMEMBERED:
                seen.update(cell.sources)

    def is_all_of(self, cell: Cell, place: int) -> bool:
        seen = self._seen[place]
        return 1 < len(seen) <= _MOST_REMEMBERED and seen == set(cell.sources)
