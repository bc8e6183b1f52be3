"""Whether a tree is likely, after all: its totals should be near what lies below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cadre_training.readers.sheets._node import Node, Values, walk
from cadre_training.readers.sheets._sums import Verdict

_LEAST, _SHARE = 2, 4
_MOST_DIVISIONS = 12


def is_unlikely(root: Node, values: Values) -> bool:
    """Tell whether totals speak against the groups.

    Rows behind the only total are in none. Two groups of which each makes all of the total are
    two divisions of the same. And a wrong number spoils one column. Where all columns differ, and
    that more than once and in a quarter of the groups, the groups are more likely wrong than the
    numbers.

    Args:
        root: The table as a tree.
        values: Its numbers.
    """
    if _goes_on_behind_total(root):
        return True
    if any(_divides_twice(node, values) for node in walk(root) if node.totals):
        return True
    stating = list(_stating(root))
    if sum(len(rows) for _, rows in stating) < _LEAST:
        return False
    verdicts = [verdict for verdict in _verdicts(stating, values) if verdict.known]
    bad = sum(not one.equal and one.less + one.more > 1 for one in verdicts)
    return bad >= _LEAST and bad * _SHARE >= len(verdicts)


def _goes_on_behind_total(root: Node) -> bool:
    """Tell whether rows stand behind groups without a head, in no group themselves."""
    last = root.children[-1] if root.children else None
    loose = last is not None and not last.implied and not last.children and not last.totals
    return loose and not root.totals and any(child.implied for child in root.children)


def _divides_twice(node: Node, values: Values) -> bool:
    """Tell whether two groups below a node add up to its total each."""
    groups = [child for child in node.children if child.children and not child.numbers]
    if not 1 < len(groups) <= _MOST_DIVISIONS:
        return False
    stated = values.sums.row(node.totals[-1])
    full = 0
    for group in groups:
        verdict = values.sums.compare(stated, values.below(group))
        full += verdict.holds and verdict.equal > 0
    return full > 1


def _stating(root: Node) -> Iterator[tuple[Node, list[int]]]:
    """Yield the nodes that state what lies below them, with the rows that do."""
    for node in walk(root):
        if node.children and not node.parts_only:
            rows = [*(node.rows[:1] if node.numbers else ()), *node.totals]
            if rows:
                yield node, rows


def _verdicts(stating: Iterable[tuple[Node, list[int]]], values: Values) -> Iterator[Verdict]:
    for node, rows in stating:
        below = values.below(node)
        for row in rows:
            yield values.sums.compare(values.sums.row(row), below)
