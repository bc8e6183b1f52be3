"""What the special rows of a table are taken for, and what a person has corrected of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from typing import cast

from attrs import evolve

from cadre_training.model.folding import fold
from cadre_training.model.grid import RawCell
from cadre_training.readers.sheets._mapping_nouns import RowMapping, RowRole
from cadre_training.readers.sheets._values_column import columns_of
from cadre_training.readers.sheets.layout import Block, OfWhich, TableLayout

MOST_ROWS = 60
"""How many kinds of special rows a mapping lists; the others are read by their words."""

Columns = Sequence[Sequence[RawCell]]
"""The cells of the columns of the sheet, each by position in the table."""


def row_words(layout: TableLayout, row: int) -> str:
    """Return the words at the head of a row: its first text that is no list number."""
    cells = layout.grid.rows[row] if row < len(layout.grid.rows) else ()
    texts = [" ".join(cell.split()) for cell in cells if isinstance(cell, str) and cell.strip()]
    return next((text for text in texts if len(text) > 3 or not text[0].isdigit()), "")


def special_rows(
    layout: TableLayout, columns: Columns, others: Mapping[int, Collection[str]]
) -> tuple[RowMapping, ...]:
    """Return what the special rows of a table were taken for, each of their words once.

    Args:
        layout: The table.
        columns: The cells of the columns of the sheet.
        others: Of columns of numbers, by their index, the texts that are no plain numbers.
    """
    found: dict[str, tuple[str, RowRole] | None] = {}
    for row, role in _roles(layout.body):
        words = row_words(layout, row)
        if not words:
            continue
        key = fold(words)
        known = found.setdefault(key, (words, role))
        if known is not None and known[1] is not role:
            found[key] = None  # the same words stand for two things: nothing can be said of them
    kept = {key: one for key, one in found.items() if one is not None}
    # So do words that stand at the head of a record as well.
    for row, _ in _records_to_change(layout, dict.fromkeys(kept, RowRole.TOTAL), columns, others):
        kept.pop(fold(row_words(layout, row)), None)
    some = list(kept.values())[:MOST_ROWS]
    return tuple(RowMapping(words=words, role=role) for words, role in some)


def _roles(block: Block) -> Iterator[tuple[int, RowRole]]:
    if block.head is not None and block.head not in block.totals:
        yield block.head, RowRole.HEAD
    for row in block.totals:
        yield row, RowRole.HEAD if row == block.head else RowRole.TOTAL
    for part in block.parts:
        if isinstance(part, Block):
            yield from _roles(part)
    for one in block.of_which:
        yield from ((row, RowRole.OF_WHICH) for row in one.rows)


def with_roles(layout: TableLayout, rows: Iterable[RowMapping]) -> TableLayout:
    """Return a table with its rows taken for what a person says they are.

    Args:
        layout: The table as it was found.
        rows: What rows are to be taken for, by their words.
    """
    wanted = {fold(one.words): one.role for one in rows}
    if not wanted:
        return layout
    changes: dict[int, RowRole] = {}
    for row, role in _roles(layout.body):
        asked = wanted.get(fold(row_words(layout, row)))
        if asked is not None and asked is not role and asked is not RowRole.HEAD:
            changes[row] = asked
    changes.update(_records_to_change(layout, wanted, columns_of(layout), {}))
    taken_back = [
        row
        for row in sorted(layout.skipped)
        if row in layout.rows and wanted.get(fold(row_words(layout, row))) is RowRole.RECORD
    ]
    if not changes and not taken_back:
        return layout
    skipped = {row for row, role in changes.items() if role is RowRole.SKIPPED}
    body = _changed(layout.body, changes)
    for row in taken_back:
        body = _with_record(body, row)
    return evolve(layout, body=body, skipped=(layout.skipped | skipped) - frozenset(taken_back))


def _with_record(block: Block, row: int) -> Block:
    """Return a block with one more record, in the group that it stands in."""
    for at, part in enumerate(block.parts):
        if isinstance(part, Block) and _first_row(part) < row <= _last_row(part) + 1:
            parts = (*block.parts[:at], _with_record(part, row), *block.parts[at + 1 :])
            return evolve(block, parts=parts)
    return evolve(block, parts=_in_order([*block.parts, range(row, row + 1)]))


def _last_row(part: Block | range) -> int:
    if isinstance(part, range):
        return part.stop - 1
    own = [row for row in (part.head, *part.totals) if row is not None]
    return max((*own, *map(_last_row, part.parts)), default=0)


def _records_to_change(
    layout: TableLayout,
    wanted: Mapping[str, RowRole],
    columns: Columns,
    others: Mapping[int, Collection[str]],
) -> Iterator[tuple[int, RowRole]]:
    kept = (RowRole.RECORD, RowRole.HEAD)
    roles = {key: role for key, role in wanted.items() if key and role not in kept}
    if not roles:
        return
    # Only rows that hold one of the texts somewhere are looked into.
    first = layout.rows.start
    rows: set[int] = set()
    wordy = all(key[0].isalpha() for key in roles)
    for index, cells in enumerate(columns):
        known = others.get(index) if wordy else None
        texts = _among(known, roles) if known is not None else _texts_among(cells, roles, wordy)
        if texts:
            rows.update(compress(count(first), map(texts.__contains__, cells)))
    if not rows:
        return
    for run in layout.body.records():
        for row in sorted(rows.intersection(run)):
            role = roles.get(fold(row_words(layout, row)))
            if role is not None:
                yield row, role


def _texts_among(
    cells: Sequence[RawCell], keys: Collection[str], wordy: bool
) -> frozenset[RawCell]:
    """Return the texts of a column whose key is one of ``keys``.

    Args:
        cells: The cells of the column.
        keys: The keys.
        wordy: Whether they all begin with a letter.
    """
    kinds = set(map(type, cells))
    if str not in kinds:
        return frozenset()
    if kinds == {str} and wordy:
        joined = "\n".join(cast("Sequence[str]", cells))
        if joined.isascii() and joined.lower() == joined.upper():  # no letters: numbers
            return frozenset()
    return _among((text for text in set(cells) if isinstance(text, str)), keys)


def _among(texts: Iterable[str], keys: Collection[str]) -> frozenset[RawCell]:
    """Return the texts whose key is one of ``keys``."""
    # Folding is slow, so that only words of about the length and the first letter are folded.
    lengths = range(min(map(len, keys)) - 2, max(map(len, keys)) + 6)
    starts = {key[0] for key in keys}
    found: list[str] = []
    for text in texts:
        words = " ".join(text.split())
        if len(words) in lengths and fold(words[:1]) in starts and fold(words) in keys:
            found.append(text)
    return frozenset(found)


def _changed(block: Block, changes: Mapping[int, RowRole]) -> Block:
    """Return a block with some rows taken for something else."""
    sorted_out: dict[RowRole | None, list[int]] = {role: [] for role in (None, *RowRole)}
    for row in block.totals:
        sorted_out[changes.get(row)].append(row)
    for one in block.of_which:
        for row in one.rows:
            if row in changes:
                sorted_out[changes[row]].append(row)
    parts: list[Block | range] = [range(row, row + 1) for row in sorted_out[RowRole.RECORD]]
    of_which = [
        evolve(one, rows=tuple(row for row in one.rows if row not in changes))
        for one in block.of_which
    ]
    before = block.head
    for part in block.parts:
        if isinstance(part, Block):
            parts.extend(_inner(part, changes))
            continue
        at = part.start
        for row in sorted(row for row in changes if row in part):
            parts.append(range(at, row))
            before = row - 1 if row > at else before
            at = row + 1
            role = changes[row]
            if role is RowRole.OF_WHICH and before is not None:
                of_which.append(OfWhich(of=before, rows=(row,)))
            else:
                sorted_out[role].append(row)
        parts.append(range(at, part.stop))
        before = part.stop - 1
    headless = block.head in changes
    return evolve(
        block,
        head=None if headless else block.head,
        label=None if headless else block.label,
        totals=tuple(sorted({*sorted_out[None], *sorted_out[RowRole.TOTAL]})),
        parts=_in_order([part for part in parts if not isinstance(part, range) or part]),
        of_which=_joined(one for one in of_which if one.rows),
    )


def _inner(part: Block, changes: Mapping[int, RowRole]) -> Iterator[Block | range]:
    """Yield a group within a block; a head that is a record leaves its rows to the block."""
    changed = _changed(part, changes)
    role = changes.get(part.head) if part.head is not None else None
    if role is None:
        yield changed
        return
    if role is RowRole.RECORD and part.head not in part.totals and part.head is not None:
        yield range(part.head, part.head + 1)
    yield from changed.parts if not changed.totals and not changed.of_which else (changed,)


def _in_order(parts: list[Block | range]) -> tuple[Block | range, ...]:
    merged: list[Block | range] = []
    for part in sorted(parts, key=_first_row):
        last = merged[-1] if merged else None
        if isinstance(part, range) and isinstance(last, range) and last.stop == part.start:
            merged[-1] = range(last.start, part.stop)
        else:
            merged.append(part)
    return tuple(merged)


def _first_row(part: Block | range) -> int:
    if isinstance(part, range):
        return part.start
    rows = [part.head] if part.head is not None else []
    rows += [_first_row(inner) for inner in part.parts[:1]]
    rows += part.totals[:1]
    return min(rows, default=0)


def _joined(parts: Iterable[OfWhich]) -> tuple[OfWhich, ...]:
    rows: dict[int, tuple[int, ...]] = {}
    for one in parts:
        rows[one.of] = (*rows.get(one.of, ()), *one.rows)
    return tuple(OfWhich(of=of, rows=some) for of, some in rows.items())
