"""Where on the page the records stand that findings speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from cadre_training.plugin import (
    Cell,
    Column,
    Counter,
    CounterSnapshot,
    Findings,
    Formatter,
    KeyFigures,
    Report,
    Row,
    Source,
    Table,
)
from cadre_training_html.citations import Citer

# The column that shows a field of a record, where several columns show the record.
_COLUMN_OF_FIELD = {
    ("classes", "count"): "classes",
    ("classes", "learners"): "attendances",
    ("classes", "planned"): "planned_classes",
    ("classes", "summoned"): "summoned",
    ("classes", "enrolled"): "enrolled",
    ("sessions", "count"): "sessions",
    ("sessions", "attendees"): "session_attendances",
    ("sessions", "planned"): "planned_sessions",
    ("topics", "count"): "topics",
}


@frozen
class Anchor:
    """A place on the page.

    Args:
        id: Its identifier.
        label: How a link names it.
    """

    id: str
    label: str


@frozen
class _Standing:
    """Where a source stands best: in the row or key figure made of the fewest sources."""

    rank: tuple[bool, int]
    row: Anchor
    cells: Mapping[str, Anchor]

    def of(self, kind: str, field: str | None) -> Anchor:
        if len(self.cells) == 1:
            return next(iter(self.cells.values()))
        column = _COLUMN_OF_FIELD.get((kind, field or ""), "")
        return self.cells.get(column, self.row)


def part_id(section: str, number: int) -> str:
    """Return the identifier of a section's part: no section or table can have the same."""
    return f"{section}_{number}"


def row_label(row: Row, number: int, columns: tuple[Column, ...], page: Names) -> str:
    """Return what a row is called: its heading cells, or its number."""
    heads = [
        page.formatter.value(cell.value)
        for cell, column in zip(row.cells, columns, strict=True)
        if column.is_header
    ]
    # A head without a letter or digit is a dash that stands for nothing.
    heads = [head for head in heads if any(map(str.isalnum, head))]
    return " · ".join(heads) or f"{page.words['row']} {number}"


@frozen
class Names:
    """What names things on the page: the formatter, the words, and what cites sources."""

    formatter: Formatter
    words: Mapping[str, str]
    citer: Citer


class Anchors:
    """Finds the place on the page where the record of a finding stands.

    A finding names a record, a cell the sources of the records it was made of: the two meet in
    the source. One that gives no words, characters or line could be many records', and is not
    followed.

    Args:
        report: The report.
        names: The formatter and the words of the page.
    """

    def __init__(self, report: Report, names: Names) -> None:
        """Look through the report once."""
        self._names = names
        self._wanted = set(_sources_of_findings(report))
        # A text knows its hash already, a source has to make it: ask for the words first.
        self._words = {source.words for source in self._wanted}
        self._standings: dict[Source, _Standing] = {}
        self._counters: dict[tuple[str, str | None], Anchor] = {}
        self._look_through(report)
        self.ids = frozenset(
            anchor.id
            for standing in self._standings.values()
            for anchor in (standing.row, *standing.cells.values())
        )

    def find(self, kind: str, key: str, field: str | None, source: Source | None) -> Anchor | None:
        """Return the place of a record, or of the field of it; None where it stands nowhere."""
        if kind == "counters":
            return self._counters.get((key, field)) or self._counters.get((key, None))
        standing = None if source is None else self._standings.get(source)
        return None if standing is None else standing.of(kind, field)

    def _look_through(self, report: Report) -> None:
        tables = 0
        for section in report.sections:
            for number, block in enumerate(section.blocks, start=1):
                if isinstance(block, Table):
                    tables += 1
                    if self._wanted:
                        self._look_at_table(block, tables)
                elif isinstance(block, KeyFigures):
                    self._look_at_key_figures(block, part_id(section.id, number))
                elif isinstance(block, Counter):
                    self._look_at_counter(block.snapshot, part_id(section.id, number))

    def _look_at_table(self, table: Table, table_number: int) -> None:
        for number, row in enumerate(table.rows, start=1):
            found: dict[Source, list[int]] = {}
            for place, cell in enumerate(row.cells):
                for source in self._wanted_in(cell):
                    found.setdefault(source, []).append(place)
            for source, places in found.items():
                fewest = min(len(row.cells[place].sources) for place in places)
                rank = (row.is_total, fewest)
                if self._is_better(source, rank):
                    self._standings[source] = self._in_table(
                        table, table_number, row, number, places, rank
                    )

    def _in_table(
        self,
        table: Table,
        table_number: int,
        row: Row,
        number: int,
        places: list[int],
        rank: tuple[bool, int],
    ) -> _Standing:
        row_id = f"{table.id}_r{number}"
        label = row_label(row, number, table.columns, self._names)
        label = f"{self._names.words['table']} {table_number}: {label}"
        cells = {
            table.columns[place].name: Anchor(
                f"{row_id}c{place + 1}",
                f"{label}, {self._names.formatter.text(table.columns[place].label)}",
            )
            for place in places
        }
        return _Standing(rank, Anchor(row_id, label), cells)

    def _look_at_key_figures(self, block: KeyFigures, block_id: str) -> None:
        for number, item in enumerate(block.items, start=1):
            anchor = Anchor(f"{block_id}_{number}", self._names.formatter.text(item.label))
            for source in item.sources:
                rank = (False, len(item.sources))
                if source in self._wanted and self._is_better(source, rank):
                    self._standings[source] = _Standing(rank, anchor, {})

    def _look_at_counter(self, snapshot: CounterSnapshot, block_id: str) -> None:
        label = self._names.words["counter"]
        self._counters[snapshot.id, None] = Anchor(block_id, label)
        for number, figure in enumerate(snapshot.figures, start=1):
            window = self._names.formatter.text(figure.label)
            anchor = Anchor(f"{block_id}_{number}", f"{label}: {window}")
            self._counters.setdefault((snapshot.id, figure.window.value), anchor)

    def _wanted_in(self, cell: Cell) -> Iterator[Source]:
        for source in cell.sources:
            if source.words in self._words and source in self._wanted:
                yield source

    def _is_better(self, source: Source, rank: tuple[bool, int]) -> bool:
        standing = self._standings.get(source)
        return standing is None or rank < standing.rank


def _sources_of_findings(report: Report) -> Iterator[Source]:
    for block in report.blocks(Findings):
        spots = [spot for finding in block.result.findings for spot in finding.spots]
        spots += [spot for held in block.result.held for spot in held.spots]
        for spot in spots:
            source = spot.source
            if source is not None and (source.words or source.span or source.read_at):
                yield source
