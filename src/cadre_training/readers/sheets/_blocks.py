"""A tree of rows as the blocks of a layout: sub-totals, parts of which, records."""

from __future__ import annotations

from collections import defaultdict

from cadre_training.readers.sheets._entries import Role
from cadre_training.readers.sheets._node import ROOT, Node, walk
from cadre_training.readers.sheets.layout import Block, OfWhich


def body_block(root: Node) -> Block:
    """Return the body as blocks.

    Args:
        root: The table as a tree.
    """
    while len(root.children) == 1 and _is_nameless(root.children[0]):
        only = root.children[0]
        own = only.rows if only.numbers else ()
        root.totals = [*own, *only.totals, *root.totals]
        root.of_which.extend(only.of_which)
        root.children = only.children
    return _block(root)


def _is_nameless(node: Node) -> bool:
    """Tell whether a group is the whole table under no name of its own."""
    return node.implied or (bool(node.children) and node.numbers and not node.label)


def _block(node: Node) -> Block:
    parts: list[Block | range] = []
    of_which: dict[int, list[int]] = defaultdict(list)
    for of, row in node.of_which:
        of_which[of].append(row)
    for child in node.children:
        _add(parts, of_which, child)
    own = node.level != ROOT and node.entry is not None
    totals = [node.rows[0]] if own and node.numbers else []
    return Block(
        label=node.label if own else None,
        head=node.rows[0] if own else None,
        totals=(*totals, *node.totals),
        parts=tuple(parts),
        of_which=tuple(OfWhich(of=of, rows=tuple(rows)) for of, rows in of_which.items()),
    )


def _add(parts: list[Block | range], of_which: dict[int, list[int]], child: Node) -> None:
    if child.parts_only:
        _add_run(parts, child.rows)
        for of, row in child.of_which:
            of_which[of].append(row)
        of_which[child.rows[0]].extend(
            row
            for grandchild in child.children
            for one in walk(grandchild)
            for row in (*one.rows, *one.totals)
        )
    elif child.children or child.implied or child.totals or _is_head(child):
        parts.append(_block(child))
    else:
        _add_run(parts, child.rows)
        for of, row in child.of_which:
            of_which[of].append(row)


def _is_head(node: Node) -> bool:
    return node.entry is not None and node.entry.role is Role.HEAD


def _add_run(parts: list[Block | range], rows: range) -> None:
    last = parts[-1] if parts else None
    if isinstance(last, range) and last.stop == rows.start:
        parts[-1] = range(last.start, rows.stop)
    elif rows:
        parts.append(rows)
