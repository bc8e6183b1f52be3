"""Totals and heads that no word and no sign gives away: only that rows add up to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cadre_training.model.folding import fold
from cadre_training.readers.sheets._cells import look_at
from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._nesting import (
    Tree,
    is_certain,
    is_high,
    is_indented,
    nest,
    takes_total,
)
from cadre_training.readers.sheets._node import HEAD, Node, forget_sums, walk
from cadre_training.readers.sheets._outline import Outline
from cadre_training.readers.sheets._roles import Roles
from cadre_training.readers.sheets._sums import Sums
from cadre_training.readers.sheets._view import View

_MOST_ROWS = 2000
_LEAST_ROWS = 3
_PERIODS = "|".join(map(fold, ("tháng", "quý", "thang", "quy", "month", "quarter")))
_PERIOD = re.compile(rf"(?:{_PERIODS})(?= )")


def find_wordless(outline: Outline, sums: Sums, view: View, roles: Roles) -> None:
    """Find totals and heads among rows that say nothing of themselves.

    Args:
        outline: The tree; it is changed.
        sums: The numbers.
        view: The part of the sheet.
        roles: What the columns are for.
    """
    if roles.added:
        _Finder(outline, sums, view, roles).find()


class _Finder:
    def __init__(self, outline: Outline, sums: Sums, view: View, roles: Roles) -> None:
        self._outline = outline
        self._root = outline.root
        self._sums = sums
        self._view = view
        self._roles = roles

    def find(self) -> None:
        root = self._root
        for group in reversed(list(walk(root))):
            if group.children and (group is root or not group.numbers):
                self._last_row(group)
        count = sum(len(child.rows) for child in root.children)
        if not self._is_flat() or not _LEAST_ROWS <= count <= _MOST_ROWS:
            return
        rows = [self._tree(row) for child in root.children for row in child.rows]
        if root.totals and self._adds_up(root.totals[-1], rows):
            return
        first = None if root.totals else self._first_row(rows)
        trees = [first] if first is not None else self._nested(rows)
        if trees:
            total = takes_total(trees, self._sums)
            self._regroup(trees)
            root.totals.extend(() if total is None else (total,))
            forget_sums(root)
        elif (is_indented(rows) and not self._is_numbered()) or _mixes_periods(rows):
            self._outline.doubts = True

    def _is_flat(self) -> bool:
        return all(
            not child.children and not child.totals and child.numbers
            for child in self._root.children
        )

    def _tree(self, row: int) -> Tree:
        name = self._roles.name
        cell = None if name is None else look_at(name, self._view.grid.cell(row, name))
        if cell is None:
            return Tree(row, "", self._sums.row(row))
        written = str(cell.value)
        indent = len(written) - len(written.lstrip())
        return Tree(row, cell.text, self._sums.row(row), indent)

    def _adds_up(self, total: int, rows: Sequence[Tree]) -> bool:
        added = self._sums.add(row.amounts for row in rows)
        return self._sums.compare(self._sums.row(total), added).holds

    def _last_row(self, group: Node) -> None:
        """Take the last row for a total, if it is not numbered and the sum of those above it."""
        last = group.children[-1]
        if last.children or (len(group.children) < 2 and len(last.rows) < _LEAST_ROWS):
            return
        entry = last.entry
        if entry is None or entry.ordinal is not None or not last.numbers:
            return
        plain = len(last.rows) > 1 or entry.role is Role.PLAIN
        bare = not plain and entry.label is None
        if (plain and len(last.rows) > _MOST_ROWS) or (
            not bare and (group.totals or group is not self._root)
        ):
            return
        row = last.rows[-1]
        above = [self._outline.values.of(child) for child in group.children[:-1]]
        if len(last.rows) > 1:
            above.append(self._sums.run(last.rows[:-1]))
        stated = self._sums.row(row)
        verdict = self._sums.compare(stated, self._sums.add(above))
        if not verdict.holds or not (bare or is_certain(verdict, stated)):
            if bare and group is self._root and _all_named(group.children[:-1]):
                self._outline.doubts = True
            return
        last.rows = last.rows[:-1]
        if not last.rows:
            group.children.pop()
        group.added, group.done = None, 0
        group.totals.append(row)
        group.of_which.extend(last.of_which)

    def _first_row(self, rows: Sequence[Tree]) -> Tree | None:
        """Return the first row with all others below it, if it is their sum."""
        first = rows[0]
        entry = self._root.children[0].entry
        if entry is not None and entry.ordinal is not None:
            return None
        added = self._sums.add(row.amounts for row in rows[1:])
        verdict = self._sums.compare(first.amounts, added)
        if not is_certain(verdict, first.amounts):
            return None
        if not is_high(first.amounts):
            self._outline.doubts = True
            if verdict.less or verdict.more:
                return None
        return Tree(first.row, first.label, first.amounts, parts=list(rows[1:]), depth=1)

    def _nested(self, rows: Sequence[Tree]) -> list[Tree]:
        return [] if self._is_numbered() else nest(rows, self._sums)

    def _is_numbered(self) -> bool:
        """Tell whether signs number the rows."""
        entries = [child.entry for child in self._root.children]
        return any(entry is not None and entry.ordinal is not None for entry in entries)

    def _regroup(self, trees: Sequence[Tree]) -> None:
        """Put the rows of the table into the groups that were found."""
        root = self._root
        owner: dict[int, Node] = {}
        root.children = _nodes(root, trees, owner, HEAD)
        of_which, root.of_which = root.of_which, []
        for of, row in of_which:
            owner.get(of, root).of_which.append((of, row))


def _mixes_periods(rows: Iterable[Tree]) -> bool:
    """Tell whether rows are months and quarters at once, of which one holds the other."""
    found = [_PERIOD.match(fold(row.label)) for row in rows]
    return len({one[0] for one in found if one is not None}) > 1


def _all_named(nodes: Iterable[Node]) -> bool:
    return all(n.entry is None or n.entry.role is Role.PLAIN or n.entry.label for n in nodes)


def _nodes(parent: Node, trees: Sequence[Tree], owner: dict[int, Node], level: int) -> list[Node]:
    """Return trees as nodes below another; note of each row which node holds it."""
    nodes: list[Node] = []
    for tree in trees:
        rows = range(tree.row, tree.row + 1)
        if tree.below:
            node = Node(rows=range(0), level=level, totals=[tree.row])
            owner[tree.row] = node
            node.children = _nodes(node, tree.parts, owner, level + 1)
            nodes.append(node)
            continue
        if tree.parts:
            entry = Entry(role=Role.ROW, rows=rows, label=tree.label, numbers=True)
            node = Node(rows=rows, level=level, entry=entry, numbers=True)
            owner[tree.row] = node
            node.children = _nodes(node, tree.parts, owner, level + 1)
            nodes.append(node)
            continue
        owner[tree.row] = parent
        last = nodes[-1] if nodes else None
        if last is not None and not last.children and last.rows.stop == tree.row:
            last.rows = range(last.rows.start, tree.row + 1)
        else:
            nodes.append(Node(rows=rows, level=level, numbers=True))
    return nodes
