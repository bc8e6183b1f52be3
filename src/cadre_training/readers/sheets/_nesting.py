"""Heads of groups that only give themselves away because the rows below add up to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import define, field

from cadre_training.readers.sheets._sums import Amounts, Sums, Verdict

_DEEPEST = 5
_MOST_PARTS = 200
_BY_CHANCE = 10
"""A single column that agrees in a smaller number than this may do so by chance."""


@define
class Tree:
    """A row with the rows that add up to it.

    Args:
        row: The row of the sheet.
        label: Its words.
        amounts: Its numbers.
        parts: What adds up to it.
    """

    row: int
    label: str
    amounts: Amounts
    parts: list[Tree] = field(factory=list["Tree"])
    depth: int = 0


def is_certain(verdict: Verdict, stated: Amounts) -> bool:
    """Tell whether that numbers add up is more than chance."""
    if not verdict.holds:
        return False
    if verdict.equal > 1:
        return True
    return any(value is not None and value >= _BY_CHANCE for value in stated)


def nest(rows: Sequence[Tree], sums: Sums) -> list[Tree]:
    """Return rows as trees, heads above their parts; no trees where no heads are found.

    Heads are found where all add up, at any depth; or where rows that look alike mostly do, so
    that a wrong number in one of them changes nothing.

    Args:
        rows: All rows, in the order of the sheet.
        sums: Compares numbers.
    """
    return _by_sums(rows, sums) or _by_look(rows, sums)


def _by_sums(rows: Sequence[Tree], sums: Sums) -> list[Tree]:
    trees: list[Tree] = []  # the last is the topmost on the sheet
    for row in reversed(rows):
        count = _parts_of(row, trees, sums)
        tree = Tree(row.row, row.label, row.amounts)
        if count:
            tree.parts = trees[-count:][::-1]
            tree.depth = 1 + max(part.depth for part in tree.parts)
            del trees[-count:]
            if tree.depth > _DEEPEST:
                return []
        trees.append(tree)
    trees.reverse()
    heads = sum(bool(tree.parts) for tree in trees)
    single = len(rows[0].amounts) == 1
    enough = heads == len(trees) if single else 10 * heads >= 7 * len(trees)
    return trees if heads > 1 and enough else []


def _parts_of(row: Tree, trees: Sequence[Tree], sums: Sums) -> int:
    """Return how many of the trees below a row add up to it; 0 for none."""
    added: Amounts = tuple(None for _ in row.amounts)
    for count in range(1, min(len(trees), _MOST_PARTS) + 1):
        added = sums.add((added, trees[-count].amounts))
        verdict = sums.compare(row.amounts, added)
        enough = verdict.equal > 1 or len(row.amounts) == 1
        if count > 1 and verdict.holds and enough and not (verdict.less or verdict.more):
            return _with_blank(count, trees) if is_certain(verdict, row.amounts) else 0
        if verdict.more:
            return 0
    return 0


def _with_blank(count: int, trees: Sequence[Tree]) -> int:
    """Return how many trees there are with those behind them that add nothing."""
    while count < len(trees) and not trees[-count - 1].parts:
        if any(trees[-count - 1].amounts):
            break
        count += 1
    return count


def _by_look(rows: Sequence[Tree], sums: Sums) -> list[Tree]:
    looks = [_look(row.label) for row in rows]
    capitals = [look[0] for look in looks]
    same = [look == looks[0] for look in looks]
    for flags in (same, capitals) if capitals[0] else (same,):
        heads = [at for at, flag in enumerate(flags) if flag]
        if len(heads) < 2 or not flags[0]:
            continue
        groups = [rows[at:then] for at, then in pairwise([*heads, len(rows)])]
        if all(len(group) > 1 for group in groups) and _mostly_hold(groups, sums):
            return [
                Tree(group[0].row, group[0].label, group[0].amounts, list(group[1:]), 1)
                for group in groups
            ]
    return []


def _mostly_hold(groups: Sequence[Sequence[Tree]], sums: Sums) -> bool:
    good = 0
    for head, *parts in groups:
        added = sums.add(part.amounts for part in parts)
        good += sums.compare(head.amounts, added).holds
    return 2 * good > len(groups)


def _look(label: str) -> tuple[bool, str]:
    return label.isupper(), label.split(" ", maxsplit=1)[0].lower()
