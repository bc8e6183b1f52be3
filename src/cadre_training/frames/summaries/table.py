"""The cells of one resource, by column, in one order whoever made them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from cadre_training.frames.people import is_greatest
from cadre_training.frames.summaries.cell import Cell
from cadre_training.frames.summaries.key_text import key_text
from cadre_training.frames.summaries.parts import ROWS
from cadre_training.frames.summaries.people_sets import PeopleKind, people_bytes
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.stats.dimension import Keys, KeyValue

Codes = tuple[int, ...]


@frozen(kw_only=True)
class CellTable:
    """The cells of one resource; made by ``table_of`` and ``joined``.

    Args:
        values: For each dimension the values that occur, in the order of their texts.
        codes: For each dimension the place of each cell's value among them; the cells are in the
            order of these.
        counts: The numbers of each cell, by name; a number that is zero in all cells is left out.
        people: The persons of each cell, by the space of their numbers; empty bytes for nobody.
    """

    values: tuple[tuple[KeyValue, ...], ...] = ()
    codes: tuple[Codes, ...] = ()
    counts: Mapping[str, tuple[int, ...]] = field(factory=dict[str, tuple[int, ...]])
    people: Mapping[PeopleSpace, tuple[bytes, ...]] = field(
        factory=dict[PeopleSpace, tuple[bytes, ...]]
    )

    def __len__(self) -> int:
        """Return how many cells there are."""
        return len(self.counts.get(ROWS, ()))

    @property
    def places(self) -> list[Codes]:
        """For each cell the places of its values."""
        return list(zip(*self.codes, strict=True)) if self.codes else [()] * len(self)

    @property
    def keys(self) -> list[Keys]:
        """For each cell its key."""
        return [
            tuple(values[code] for values, code in zip(self.values, place, strict=True))
            for place in self.places
        ]


def table_of(cells: Iterable[Cell], dimensions: int, kind: PeopleKind) -> CellTable:
    """Return the table of cells of one resource; those of one key become one.

    Args:
        cells: The cells, in any order.
        dimensions: How many values each key has.
        kind: How persons are known.

    Raises:
        ValueError: If the bytes of persons hold none.
    """
    met: tuple[dict[KeyValue, int], ...] = tuple({} for _ in range(dimensions))
    codes: list[Codes] = []
    counts: dict[str, list[int]] = {}
    people: dict[PeopleSpace, list[bytes]] = {}
    number = 0
    for number, cell in enumerate(cells, 1):
        key = zip(met, cell.key, strict=True)
        codes.append(tuple(places.setdefault(value, len(places)) for places, value in key))
        for name, value in cell.counts.items():
            if value:
                column = counts.setdefault(name, [])
                column += [0] * (number - 1 - len(column))
                column.append(value)
        if cell.people and cell.space is not None:
            column_of = people.setdefault(cell.space, [])
            column_of += [b""] * (number - 1 - len(column_of))
            column_of.append(cell.people)
    loose = CellTable(
        values=tuple(map(tuple, met)),
        codes=tuple(zip(*codes, strict=True)) if codes else ((),) * dimensions,
        counts={n: (*column, *[0] * (number - len(column))) for n, column in counts.items()},
        people={s: (*column, *[b""] * (number - len(column))) for s, column in people.items()},
    )
    return joined([loose], kind)


def joined(tables: Sequence[CellTable], kind: PeopleKind) -> CellTable:
    """Return one table of several of one resource: the same in whatever order they come.

    Args:
        tables: The tables, at least one, with the same dimensions.
        kind: How persons are known.

    Raises:
        ValueError: If the bytes of persons hold none.
    """
    values, places = _on_one_list(tables)
    order = sorted({place for of_table in places for place in of_table})
    cell_at = {place: at for at, place in enumerate(order)}
    cells = [[cell_at[place] for place in of_table] for of_table in places]
    counts: dict[str, tuple[int, ...]] = {}
    for name in sorted({name for table in tables for name in table.counts}):
        column = [0] * len(order)
        greatest = is_greatest(name)
        for table, at in zip(tables, cells, strict=True):
            for cell, value in zip(at, table.counts.get(name, ()), strict=False):
                column[cell] = max(column[cell], value) if greatest else column[cell] + value
        if any(column):
            counts[name] = tuple(column)
    people: dict[PeopleSpace, tuple[bytes, ...]] = {}
    for space in sorted({space for table in tables for space in table.people}):
        sets: list[list[bytes]] = [[] for _ in order]
        for table, at in zip(tables, cells, strict=True):
            for cell, data in zip(at, table.people.get(space, ()), strict=False):
                if data:
                    sets[cell].append(data)
        people[space] = tuple(people_bytes(kind, of_cell) if of_cell else b"" for of_cell in sets)
    return CellTable(
        values=values,
        codes=tuple(zip(*order, strict=True)) if order else ((),) * len(values),
        counts=counts,
        people=people,
    )


def _on_one_list(
    tables: Sequence[CellTable],
) -> tuple[tuple[tuple[KeyValue, ...], ...], list[list[Codes]]]:
    """Return the values of several tables in one list a dimension, and the cells' places there."""
    values: list[tuple[KeyValue, ...]] = []
    codes: list[list[list[int]]] = [[] for _ in tables]
    for at in range(len(tables[0].values)):
        texts = [[key_text(value) for value in table.values[at]] for table in tables]
        found = {
            text: value
            for table, of_table in zip(tables, texts, strict=True)
            for text, value in zip(of_table, table.values[at], strict=True)
        }
        numbers = {text: number for number, text in enumerate(sorted(found))}
        values.append(tuple(found[text] for text in numbers))
        for number, (table, of_table) in enumerate(zip(tables, texts, strict=True)):
            to = [numbers[text] for text in of_table]
            codes[number].append([to[code] for code in table.codes[at]])
    places: list[list[Codes]] = [
        list(zip(*columns, strict=True)) if columns else [()] * len(table)
        for table, columns in zip(tables, codes, strict=True)
    ]
    return tuple(values), places
