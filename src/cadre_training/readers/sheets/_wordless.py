"""Totals and heads that no word and no number gives away: only that rows add up to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from cadre_training.readers.sheets._cells import look_at
from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._outline import HEAD, Node, Outline, walk
from cadre_training.readers.sheets._roles import Roles
from cadre_training.readers.sheets._sums import Amounts, Sums, Verdict
from cadre_training.readers.sheets._view import View

_MOST_ROWS = 2000
_LEAST_ROWS = 3


@frozen
class _Item:
    """A row with its numbers."""

    row: int
    label: str
    amounts: Amounts


def find_wordless(outline: Outline, sums: Sums, view: View, roles: Roles) -> None:
    """Find totals and heads among rows that say nothing of themselves.

    Args:
        outline: The tree; it is changed.
        sums: The numbers.
        view: The part of the sheet.
        roles: What the columns are for.
    """
    if not roles.added:
        return
    _Finder(outline, sums, view, roles).find()


class _Finder:
    def __init__(self, outline: Outline, sums: Sums, view: View, roles: Roles) -> None:
        self._outline = outline
        self._sums = sums
        self._view = view
        self._roles = roles

    def find(self) -> None:
        root = self._outline.root
        for group in reversed(list(walk(root))):
            if group.children and (group is root or not group.numbers):
                self._last_row(group)
        flat = all(
            not child.children and not child.totals and child.numbers for child in root.children
        )
        count = sum(len(child.rows) for child in root.children)
        if not flat or not _LEAST_ROWS <= count <= _MOST_ROWS:
            return
        items = [self._item(row) for child in root.children for row in child.rows]
        if root.totals and self._adds_up(items):
            return
        if not root.totals and self._first_row(items):
            return
        heads = self._heads(items)
        if heads:
            self._regroup(items, heads)

    def _item(self, row: int) -> _Item:
        name = self._roles.name
        cell = None if name is None else look_at(name, self._view.grid.cell(row, name))
        return _Item(row, "" if cell is None else cell.text, self._sums.row(row))

    def _compare(self, total: Amounts, parts: Sequence[_Item]) -> Verdict:
        return self._sums.compare(total, self._sums.add(part.amounts for part in parts))

    def _adds_up(self, items: Sequence[_Item]) -> bool:
        total = self._sums.row(self._outline.root.totals[-1])
        return self._compare(total, items).holds

    def _last_row(self, group: Node) -> None:
        """Take the last row for a total, if it is not numbered and the sum of those above it."""
        last = group.children[-1]
        if last.children or (len(group.children) < 2 and len(last.rows) < _LEAST_ROWS):
            return
        entry = last.entry
        if entry is None or not last.numbers:
            return
        plain = len(last.rows) > 1 or entry.role is Role.PLAIN
        if plain and (entry.ordinal is not None or len(last.rows) > _MOST_ROWS):
            return
        bare = not plain and entry.label is None
        root = group is self._outline.root
        if entry.ordinal is not None or (not bare and (group.totals or not root)):
            return
        row = last.rows[-1]
        above = [self._outline.value(child) for child in group.children[:-1]]
        if len(last.rows) > 1:
            above.append(self._sums.run(last.rows[:-1]))
        stated = self._sums.row(row)
        verdict = self._sums.compare(stated, self._sums.add(above))
        if not verdict.holds or not (bare or _certain(verdict, stated)):
            if bare and root and self._all_named(group.children[:-1]):
                self._outline.doubts = True
            return
        last.rows = last.rows[:-1]
        if not last.rows:
            group.children.pop()
        group.added, group.done = None, 0
        group.totals.append(row)
        group.of_which.extend(last.of_which)

    def _all_named(self, nodes: Sequence[Node]) -> bool:
        return all(n.entry is None or n.entry.role is Role.PLAIN or n.entry.label for n in nodes)

    def _first_row(self, items: Sequence[_Item]) -> bool:
        """Take the first row for the head of all others, if it is their sum."""
        first = items[0]
        verdict = self._compare(first.amounts, items[1:])
        if not verdict.holds or not _certain(verdict, first.amounts):
            return False
        child = self._outline.root.children[0]
        if child.entry is not None and child.entry.ordinal is not None:
            return False
        self._regroup(items, [0])
        return True

    def _heads(self, items: Sequence[_Item]) -> list[int]:
        """Return the positions of rows that are the sums of those below them."""
        if any(
            child.entry is not None and child.entry.ordinal for child in self._outline.root.children
        ):
            return []
        for look in dict.fromkeys((_look(items[0].label), (items[0].label.isupper(), ""))):
            heads = [
                at
                for at, item in enumerate(items)
                if _look(item.label) == look or (not look[1] and look[0] and item.label.isupper())
            ]
            if self._hold(items, heads):
                return heads
        return self._tiles(items)

    def _hold(self, items: Sequence[_Item], heads: Sequence[int]) -> bool:
        if len(heads) < 2:
            return False
        good = 0
        for head, then in zip(heads, [*heads[1:], len(items)], strict=True):
            parts = items[head + 1 : then]
            if not parts:
                return False
            good += self._compare(items[head].amounts, parts).holds
        return 2 * good > len(heads)

    def _tiles(self, items: Sequence[_Item]) -> list[int]:
        heads: list[int] = []
        at = 0
        while at < len(items):
            end = self._tile(items, at)
            if end is None:
                return []
            heads.append(at)
            at = end
        return heads if len(heads) > 1 else []

    def _tile(self, items: Sequence[_Item], at: int) -> int | None:
        """Return where the rows end that add up to the one before them, at least two."""
        head = items[at].amounts
        added: Amounts = tuple(None for _ in head)
        for end in range(at + 1, len(items)):
            added = self._sums.add((added, items[end].amounts))
            verdict = self._sums.compare(head, added)
            if verdict.less == verdict.more == 0 and verdict.equal > 1 and end > at + 1:
                return end + 1
            if verdict.more:
                return None
        return None

    def _regroup(self, items: Sequence[_Item], heads: Sequence[int]) -> None:
        root = self._outline.root
        parts = {row: one for one in root.of_which for row in one}
        assert parts is not None
        children: list[Node] = []
        for head, then in zip(heads, [*heads[1:], len(items)], strict=True):
            entry = Entry(
                role=Role.ROW,
                rows=range(items[head].row, items[head].row + 1),
                label=items[head].label,
                numbers=True,
            )
            group = Node(rows=entry.rows, level=HEAD, entry=entry, numbers=True)
            group.children = [
                Node(rows=run, level=HEAD + 1, numbers=True)
                for run in _runs(item.row for item in items[head + 1 : then])
            ]
            rows = {item.row for item in items[head:then]}
            group.of_which = [one for one in root.of_which if one[0] in rows]
            children.append(group)
        root.children = children
        root.of_which = [one for one in root.of_which if one[0] in root.totals]


def _runs(rows: Iterator[int]) -> list[range]:
    found: list[range] = []
    for row in rows:
        if found and found[-1].stop == row:
            found[-1] = range(found[-1].start, row + 1)
        else:
            found.append(range(row, row + 1))
    return found


def _certain(verdict: Verdict, amounts: Amounts) -> bool:
    """Tell whether that numbers add up is more than chance."""
    if verdict.equal > 1:
        return True
    return any(value is not None and value >= 10 for value in amounts)


def _look(label: str) -> tuple[bool, str]:
    return label.isupper(), label.split(" ", maxsplit=1)[0].lower()
