"""Very many rows into records at once.

Each different cell of a column is read once, and held to what the class of the records says of the
field. Then the records are put together field by field, and not looked at again. A row in which
anything is or may be wrong is read by itself instead. So what is found, and in which words, is what
is found row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from itertools import compress, repeat
from operator import eq, is_
from typing import Generic, TypeVar

from cadre_training.codec.cell_text import not_plain
from cadre_training.codec.made import check_of, made
from cadre_training.codec.problem import Intake
from cadre_training.codec.recipe import Part, Recipe
from cadre_training.codec.resource import Related, Resource
from cadre_training.codec.row import Row, Rows
from cadre_training.model.register import Record
from cadre_training.model.source import Place, Source

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_MOST_KEPT = 1 << 17
"""How many different cells of a column are remembered."""

Read = Callable[[Iterable[Rows], Resource[R], Intake], tuple[R, ...]]


def in_bulk(recipe: Recipe[R]) -> Read[R]:
    """Return what reads very many rows by a recipe."""

    def read(blocks: Iterable[Rows], resource: Resource[R], intake: Intake) -> tuple[R, ...]:
        found: list[R] = []
        work: _ManyRows[R] | None = None
        for block in blocks:
            if work is None or work.slots != block.slots:
                work = _ManyRows(recipe, resource, intake, block.slots)
            found += work.records(block)
        return tuple(found)

    return read


class _Bad(Enum):
    """Stands for what cannot be read."""

    BAD = "bad"


_BAD = _Bad.BAD


class _Values(dict["str | tuple[str, ...]", object]):
    """The values of a field by its cells, each different cell read once."""

    __slots__ = ("_check", "_read", "_slots", "any_bad")

    def __init__(self, kind: type, part: Part, names: Iterable[str]) -> None:
        super().__init__()
        self._slots = {name: slot for slot, name in enumerate(names)}
        self._read = part.read
        self._check = check_of(kind, part.name)
        self.any_bad = False

    def __missing__(self, cells: str | tuple[str, ...]) -> object:
        """Read cells for the first time."""
        row = Row("", 0, self._slots, (cells,) if isinstance(cells, str) else cells)
        value: object = _BAD
        try:
            value = self._check(self._read(row))
        except (TypeError, ValueError):
            self.any_bad = True
        self[cells] = value
        return value


class _Field:
    """A field of very many records."""

    __slots__ = ("_plain", "_slots", "_values", "name", "names")

    def __init__(self, kind: type, part: Part, slots: Mapping[str, int]) -> None:
        self.name = part.name
        self.names = tuple(column.name for column in part.columns)
        there = [name for name in self.names if name in slots]
        self._slots = [slots[name] for name in there]
        self._values = _Values(kind, part, there)
        self._plain = len(part.columns) == 1 and part.columns[0].plain is not None

    def values(self, columns: Sequence[tuple[str, ...]], number: int) -> Sequence[object]:
        """Return the value of each row."""
        known = self._values
        if not self._slots:
            return (known[()],) * number
        if len(known) > _MOST_KEPT:
            known.clear()
        if len(self._slots) > 1:
            cells = zip(*(columns[slot] for slot in self._slots), strict=True)
            return list(map(known.__getitem__, cells))
        (slot,) = self._slots
        if self._plain:
            different = set(columns[slot])
            if 2 * len(different) > number:  # nearly all are their own values
                odd = {cell: known[cell] for cell in not_plain(different)}
                return list(map(odd.get, columns[slot], columns[slot])) if odd else columns[slot]
        return list(map(known.__getitem__, columns[slot]))

    def bad(self, values: Sequence[object]) -> Iterable[int]:
        """Return the rows that cannot be read."""
        if not self._values.any_bad:
            return ()
        return compress(range(len(values)), map(is_, values, repeat(_BAD)))


class _ManyRows(Generic[R]):
    """Reads the rows of one file."""

    def __init__(
        self, recipe: Recipe[R], resource: Resource[R], intake: Intake, slots: Mapping[str, int]
    ) -> None:
        self.slots = slots
        self._recipe = recipe
        self._resource = resource
        self._intake = intake
        self._fields = [_Field(recipe.kind, part, slots) for part in recipe.parts]
        self._source = [_Field(Source, part, slots) for part in recipe.source]
        whole = {frozenset(found.names) for found in self._fields}
        self._related = [one for one in resource.related if frozenset(one.columns) not in whole]
        self._judged: dict[tuple[str, tuple[str, ...]], bool] = {}

    def records(self, block: Rows) -> list[R]:
        """Return the records of some of the rows."""
        if not block:
            return []
        columns = list(zip(*block.cells, strict=True))
        number = len(block)
        values = [found.values(columns, number) for found in self._fields]
        sources = [found.values(columns, number) for found in self._source]
        bad: set[int] = set()
        for found, every in zip(self._fields + self._source, values + sources, strict=True):
            bad.update(found.bad(every))
        for related in self._related:
            bad.update(self._not_together(related, block, columns, values, bad))
        if not bad:
            return self._put_together(block, values, sources, block.lines)
        good = bytearray(b"\1") * number
        for at in bad:
            good[at] = 0
        records = self._put_together(
            block,
            [list(compress(every, good)) for every in values],
            [list(compress(every, good)) for every in sources],
            list(compress(block.lines, good)),
        )
        for before, at in enumerate(sorted(bad)):
            right_after_all = self._resource.read_each((block[at],), self._intake)
            place = at - before + (len(records) - number + len(bad))
            records[place:place] = right_after_all
        return records

    def _not_together(
        self,
        related: Related,
        block: Rows,
        columns: Sequence[tuple[str, ...]],
        values: Sequence[Sequence[object]],
        bad: set[int],
    ) -> list[int]:
        """Return the rows whose cells do not go together; of those alike one is judged."""
        slots = [self.slots[name] for name in related.columns if name in self.slots]
        suspected: Iterable[int] = range(len(block))
        if related.where is not None:
            name = related.columns[0]
            at = next(i for i, found in enumerate(self._fields) if found.names == (name,))
            suspected = compress(suspected, map(eq, values[at], repeat(related.where)))
        found: list[int] = []
        for row in suspected:
            if row in bad:
                continue
            key = (related.columns[0], tuple([columns[slot][row] for slot in slots]))
            wrong = self._judged.get(key)
            if wrong is None:
                wrong = self._judged[key] = self._is_wrong(block[row])
            if wrong:
                found.append(row)
        return found

    def _is_wrong(self, row: Row) -> bool:
        try:
            self._recipe.record(row)
        except (TypeError, ValueError):
            return True
        return False

    def _put_together(
        self,
        block: Rows,
        values: Sequence[Sequence[object]],
        sources: Sequence[Sequence[object]],
        lines: Sequence[int],
    ) -> list[R]:
        number = len(lines)
        places = made(Place, number, {"file": repeat(block.file), "line": lines})
        own = {found.name: every for found, every in zip(self._source, sources, strict=True)}
        read = made(Source, number, {**own, "read_at": places})
        fields = {found.name: every for found, every in zip(self._fields, values, strict=True)}
        return made(self._recipe.kind, number, {**fields, "source": read})
