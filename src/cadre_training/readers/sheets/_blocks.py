"""A tree of rows as the blocks of a layout: sub-totals, parts of which, records."""

from __future__ import annotations

from collections import defaultdict

from cadre_training.readers.sheets._entries import Role
from cadre_training.readers.sheets._numbering import Level
from cadre_training.readers.sheets._outline import ROOT, Node, Outline, walk
from cadre_training.readers.sheets._sums import Sums, Verdict
from cadre_training.readers.sheets.layout import Block, OfWhich


def body_block(outline: Outline, sums: Sums) -> tuple[Block, bool]:
    """Return the body as blocks, and whether another reading is about as likely."""
    judge = _Judge(outline, sums)
    judge.decide()
    root = outline.root
    while len(root.children) == 1 and root.children[0].implied:
        only = root.children[0]
        root.totals = [*only.totals, *root.totals]
        root.of_which.extend(only.of_which)
        root.children = only.children
    return _block(root), judge.doubts


class _Judge:
    """Decides what rows are that state numbers and have rows below them."""

    def __init__(self, outline: Outline, sums: Sums) -> None:
        self._outline = outline
        self._sums = sums
        self.doubts = False

    def decide(self) -> None:
        by_level: dict[int, list[tuple[Node, Verdict]]] = defaultdict(list)
        for node in walk(self._outline.root):
            if node.numbers and node.children:
                below = self._outline.value_below(node)
                verdict = self._sums.compare(self._outline.value(node), below)
                by_level[node.level].append((node, verdict))
        for level, judged in by_level.items():
            self._decide_level(level, judged)

    def _decide_level(self, level: int, judged: list[tuple[Node, Verdict]]) -> None:
        known = [verdict for _, verdict in judged if verdict.known]
        holds = sum(verdict.holds for verdict in known)
        if not known:
            if level >= Level.NUMBER and any(n.children[0].level >= Level.DASH for n, _ in judged):
                self._parts_only(judged)
            return
        if 2 * holds >= len(known):
            return
        within = sum(not verdict.more for verdict in known)
        plain = all(node.children[0].level == Level.PLAIN for node, _ in judged)
        if plain and level >= Level.NUMBER:
            for node, verdict in judged:
                node.spliced = not verdict.holds
            return
        if holds:
            self.doubts = True
            return
        if 2 * within > len(known):
            self._parts_only(judged)
            return
        self.doubts = True
        for node, _ in judged:
            node.spliced = True

    def _parts_only(self, judged: list[tuple[Node, Verdict]]) -> None:
        for node, _ in judged:
            node.parts_only = True


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
    if child.spliced or child.parts_only:
        _add_run(parts, child.rows)
        for of, row in child.of_which:
            of_which[of].append(row)
        for grandchild in child.children:
            if child.parts_only:
                of_which[child.rows[0]].extend(
                    row for one in walk(grandchild) for row in (*one.rows, *one.totals)
                )
            else:
                _add(parts, of_which, grandchild)
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
