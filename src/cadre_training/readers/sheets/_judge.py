"""Rows that state numbers and have rows below them: sub-totals, wholes with parts, or neither."""

from __future__ import annotations

from collections import defaultdict

from cadre_training.readers.sheets._node import Node, forget_sums, walk
from cadre_training.readers.sheets._numbering import Level
from cadre_training.readers.sheets._outline import Outline
from cadre_training.readers.sheets._sums import Sums, Verdict


def judge_heads(outline: Outline, sums: Sums) -> None:
    """Decide what rows are that state numbers and have rows below them.

    Most of those that lie equally deep decide for all, so that one wrong number changes nothing.

    Args:
        outline: The tree; it is changed.
        sums: The numbers.
    """
    judge = _Judge(outline, sums)
    judge.decide()
    outline.doubts = outline.doubts or judge.doubts
    _splice(outline.root)
    forget_sums(outline.root)


def _splice(node: Node) -> None:
    """Put what lies below rows that are no heads beside them; trees are a few levels deep."""
    children: list[Node] = []
    for child in node.children:
        _splice(child)
        children.append(child)
        if child.spliced:
            children.extend(child.children)
            child.children, child.spliced = [], False
    node.children = children


class _Judge:
    def __init__(self, outline: Outline, sums: Sums) -> None:
        self._outline = outline
        self._sums = sums
        self.doubts = False

    def decide(self) -> None:
        by_level: dict[int, list[tuple[Node, Verdict]]] = defaultdict(list)
        for node in walk(self._outline.root):
            if node.numbers and node.children:
                below = self._outline.values.below(node)
                verdict = self._sums.compare(self._outline.values.of(node), below)
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
            node.parts_only = not node.totals  # a total would be nobody's
