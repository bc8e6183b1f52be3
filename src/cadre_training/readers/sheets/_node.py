"""A table's rows as a tree while it is made, and the numbers that its rows add up to."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from cadre_training.readers.sheets._entries import Entry
from cadre_training.readers.sheets._sums import Amounts, Sums

ROOT = -1
OUTER_HEAD, HEAD = 24, 26
"""How deep heads without a sign lie: below I, above 1."""


@define(eq=False)
class Node:
    """A row or a run of rows with what lies below it.

    Args:
        rows: Its rows; none for the table itself and for groups without a head.
        level: How deep it lies.
        entry: What its row says.
        numbers: Whether it states numbers itself.
        children: What lies below it.
        totals: The rows that state its totals, apart from its own.
        of_which: Rows that state a part of another row in it: that row, and the part.
        spliced: Whether what lies below it is really beside it.
        parts_only: Whether what lies below it is only a part of it.
        levels: How much lies directly below it at each depth.
        totalled: At which of these depths a row stated totals.
        added: The sum of what lies below it, as far as that was added.
        done: How many of its children that is.
        stated: How many of its children stand above the last row that stated its totals.
    """

    rows: range
    level: int
    entry: Entry | None = None
    numbers: bool = False
    children: list[Node] = field(factory=list["Node"])
    totals: list[int] = field(factory=list[int])
    of_which: list[tuple[int, int]] = field(factory=list[tuple[int, int]])
    spliced: bool = False
    parts_only: bool = False
    levels: dict[int, int] = field(factory=dict[int, int])
    totalled: set[int] = field(factory=set[int])
    added: Amounts | None = None
    done: int = 0
    stated: int = 0

    @property
    def implied(self) -> bool:
        """Whether it is a group without a head."""
        return self.entry is None and self.level != ROOT and not self.rows

    @property
    def label(self) -> str | None:
        """The words of its head."""
        return None if self.entry is None else self.entry.label

    def count(self, level: int) -> None:
        """Note that one more lies directly below it."""
        self.levels[level] = self.levels.get(level, 0) + 1


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it."""
    todo = [node]
    while todo:
        one = todo.pop()
        yield one
        todo.extend(reversed(one.children))


class Values:
    """The numbers of nodes, each child added once.

    Args:
        sums: The numbers of the table.
    """

    def __init__(self, sums: Sums) -> None:
        self.sums = sums

    def of(self, node: Node) -> Amounts:
        """Return the numbers that a node states, or else those of what lies below it."""
        if node.numbers and node.rows:
            return self.sums.run(node.rows)
        return self.below(node)

    def below(self, node: Node) -> Amounts:
        """Return the sum of what lies below a node, as far as it was read.

        Only the last of its children can still change; what lies before it is added once.
        """
        last = max(len(node.children) - 1, node.done)
        added = [self.of(child) for child in node.children[node.done : last]]
        if node.added is not None:
            added.append(node.added)
        node.added, node.done = self.sums.add(added), last
        return self.sums.add((node.added, *map(self.of, node.children[last:])))


def forget_sums(root: Node) -> None:
    """Add all anew from now on, since rows have changed their places."""
    for node in walk(root):
        node.added, node.done = None, 0
