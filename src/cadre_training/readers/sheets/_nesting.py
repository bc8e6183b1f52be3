"""Heads of groups that only give themselves away because the rows below add up to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

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
        indent: How many spaces stand before its words.
        parts: What adds up to it.
        depth: How deep these lie.
        below: Whether it stands below them.
    """

    row: int
    label: str
    amounts: Amounts
    indent: int = 0
    parts: list[Tree] = field(factory=list["Tree"])
    depth: int = 0
    below: bool = False


def is_certain(verdict: Verdict, stated: Amounts) -> bool:
    """Tell whether that numbers add up is more than chance."""
    if not verdict.holds:
        return False
    return verdict.equal > 1 or is_high(stated)


def is_high(stated: Amounts) -> bool:
    """Tell whether a number is too high to be a sum by chance."""
    return any(value is not None and value >= _BY_CHANCE for value in stated)


def nest(rows: Sequence[Tree], sums: Sums) -> list[Tree]:
    """Return rows as trees, heads above their parts; no trees where no heads are found.

    Heads are found where all add up, at any depth; or where rows that look alike mostly do, so
    that a wrong number in one of them changes nothing.

    Args:
        rows: All rows, in the order of the sheet.
        sums: Compares numbers.
    """
    return (
        _by_indent(rows, sums)
        or _by_sums(rows, sums)
        or _by_sums_above(rows, sums)
        or _by_look(rows, sums)
    )


def is_indented(rows: Sequence[Tree]) -> bool:
    """Tell whether some rows stand further right than the first, by spaces before their words."""
    return any(row.indent > rows[0].indent for row in rows)


def takes_total(trees: list[Tree], sums: Sums) -> int | None:
    """Take the last or the first of some trees away if it is the sum of the others.

    Returns:
        Its row; None where neither is.
    """
    for at in (-1, 0) if len(trees) > 2 else ():
        rest = trees[:-1] if at else trees[1:]
        added = sums.add(tree.amounts for tree in rest)
        stated = trees[at].amounts
        if not trees[at].parts and is_certain(sums.compare(stated, added), stated):
            return trees.pop(at).row
    return None


def _by_indent(rows: Sequence[Tree], sums: Sums) -> list[Tree]:
    least = min(row.indent for row in rows)
    if not is_indented(rows) or rows[0].indent > least:
        return []
    found: list[Tree] = []
    open_at: list[Tree] = []
    for row in rows:
        tree = Tree(row.row, row.label, row.amounts, row.indent)
        while open_at and open_at[-1].indent >= row.indent:
            open_at.pop()
        (open_at[-1].parts if open_at else found).append(tree)
        open_at.append(tree)
        if len(open_at) > _DEEPEST:
            return []
    heads = [one for one in _all(found) if one.parts]
    return found if _mostly_hold([(one, *one.parts) for one in heads], sums) else []


def _all(trees: Sequence[Tree]) -> Iterator[Tree]:
    for tree in trees:
        yield tree
        yield from _all(tree.parts)


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
    return trees if _are_groups(trees, sums) else []


def _are_groups(trees: Sequence[Tree], sums: Sums) -> bool:
    """Tell whether so many of some trees have parts that this is no chance.

    A grand total above or below them counts for nothing.
    """
    own = list(trees[0].parts if len(trees) == 1 else trees)
    takes_total(own, sums)
    groups = sum(bool(tree.parts) for tree in own)
    single = len(trees[0].amounts) == 1
    enough = groups == len(own) if single else 10 * groups >= 7 * len(own)
    return groups > 1 and enough


def _by_sums_above(rows: Sequence[Tree], sums: Sums) -> list[Tree]:
    """Return rows as trees one level deep, totals below their parts."""
    trees: list[Tree] = []
    for row in rows:
        loose = list(takewhile(lambda tree: not tree.parts, reversed(trees)))[::-1]
        count = _parts_of(row, loose, sums)
        tree = Tree(row.row, row.label, row.amounts)
        if count:
            tree.parts, tree.depth, tree.below = loose[-count:], 1, True
            del trees[-count:]
        trees.append(tree)
    return trees if _are_groups(trees, sums) else []


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
        parted = all(len(group) > 1 for group in groups) and any(len(one) > 2 for one in groups)
        if parted and _mostly_hold(groups, sums):
            return [
                Tree(group[0].row, group[0].label, group[0].amounts, parts=list(group[1:]), depth=1)
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
