"""The total rows of a table as sums of its rows, at any depth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cadre_training.model.tabulation import DownSum, NumberColumn
from cadre_training.readers.sheets.layout import Block, TableLayout


def down_sums(layout: TableLayout, columns: Sequence[NumberColumn]) -> tuple[DownSum, ...]:
    """Return what the rows of totals state, the innermost groups first.

    The total of a group is the sum of its records and of the totals of the groups in it; of a
    group without totals its own parts are taken.

    Args:
        layout: The table.
        columns: Its columns of numbers, for which totals of a group state them.
    """
    return tuple(_Totals(layout, columns).of(layout.body))


class _Totals:
    def __init__(self, layout: TableLayout, columns: Sequence[NumberColumn]) -> None:
        self._first = layout.rows.start
        self._columns = columns
        self._adding = [at for at, column in enumerate(columns) if column.adds]

    def of(self, block: Block) -> Iterator[DownSum]:
        """Yield the sums of a block and of all in it."""
        for part in block.parts:
            if isinstance(part, Block):
                yield from self.of(part)
        for aside in block.of_which:
            yield DownSum(
                total=aside.of - self._first,
                parts=tuple(row - self._first for row in aside.rows),
                exhaustive=False,
            )
        yield from self._totals(block)

    def _totals(self, block: Block) -> Iterator[DownSum]:
        rows = [row - self._first for row in block.totals]
        if not rows:
            return
        if not any(True for _ in self._runs(block)):
            # Nothing makes it: totals that stand twice are held against each other.
            for row in rows[1:]:
                yield DownSum(total=row, parts=(rows[0],))
            return
        for columns, parts in self._parts(block):
            for row in rows:
                yield DownSum(total=row, parts=parts, columns=columns)

    def _runs(self, block: Block) -> Iterator[range]:
        return (run for run in block.records() if run)

    def _parts(self, block: Block) -> Iterator[tuple[frozenset[int] | None, Sequence[int]]]:
        """Yield the rows that make a block, for the columns for which it is these.

        A group may state its totals in some columns only; in the others its rows stand for it.
        """
        stating: dict[frozenset[int], list[int]] = {}
        groups = [part for part in block.parts if isinstance(part, Block)]
        if not groups:
            yield None, self._joined(block, frozenset())
            return
        for column in self._adding:
            silent = frozenset(
                number
                for number, group in enumerate(groups)
                if group.totals and not self._states(group, column)
            )
            stating.setdefault(silent, []).append(column)
        for silent, columns in stating.items():
            parts = self._joined(block, silent)
            yield (None if len(stating) == 1 else frozenset(columns)), parts

    def _joined(self, block: Block, silent: frozenset[int]) -> Sequence[int]:
        runs: list[range] = []
        number = 0
        for part in block.parts:
            if isinstance(part, range):
                runs.append(self._positions(part))
                continue
            total = None if number in silent else self._total(part)
            if total is not None:
                runs.append(range(total, total + 1))
            else:
                runs.extend(self._inner(part))
            number += 1
        runs = [run for run in runs if run]
        if len(runs) == 1:
            return runs[0]
        return tuple(position for run in runs for position in run)

    def _inner(self, block: Block) -> Iterator[range]:
        """Yield the positions that stand for a group that states no total."""
        for part in block.parts:
            if isinstance(part, range):
                yield self._positions(part)
            else:
                total = self._total(part)
                if total is None:
                    yield from self._inner(part)
                else:
                    yield range(total, total + 1)

    def _positions(self, run: range) -> range:
        return range(run.start - self._first, run.stop - self._first)

    def _total(self, block: Block) -> int | None:
        """Return the position of the row that states a group's totals most fully."""
        rows = [row - self._first for row in block.totals]
        if len(rows) < 2:
            return rows[0] if rows else None
        return max(rows, key=self._filled)

    def _filled(self, position: int) -> int:
        return sum(self._columns[at].values[position] is not None for at in self._adding)

    def _states(self, block: Block, column: int) -> bool:
        """Tell whether a group states its total in a column, or has nothing to state."""
        total = self._total(block)
        one = self._columns[column]
        if total is None or one.values[total] is not None or total in one.unread:
            return True
        return all(
            one.values[position] is None
            for run in block.records()
            for position in self._positions(run)
        )
