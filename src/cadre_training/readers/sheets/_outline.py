"""Entries as a tree: what heads what, by numbering, words and, where these leave it open, sums."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from cadre_training.readers.sheets._depths import Depths
from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._node import HEAD, ROOT, Node, Values, walk
from cadre_training.readers.sheets._numbering import Level
from cadre_training.readers.sheets._row_words import Mark, is_part, is_women, names_thing
from cadre_training.readers.sheets._sums import Sums
from cadre_training.readers.sheets._totals import Totals, is_derived, widest

_MOST_BEHIND = 200


class Outline:
    """The making of a tree.

    Args:
        entries: The rows of the body.
        sums: Their numbers.
    """

    def __init__(self, entries: Sequence[Entry], sums: Sums) -> None:
        self._entries = entries
        self._sums = sums
        self.values = Values(sums)
        self.root = Node(rows=range(0), level=ROOT)
        self._stack = [self.root]
        self._depths = Depths(entries)
        self._totals = Totals(entries, self.values, self._depths, self._stack)
        self._last: tuple[int, Node] | None = None
        self._part_of: tuple[int, Node, int] | None = None
        self._parts_signed = False
        self.doubts = self._depths.doubts
        self.skipped: set[int] = set()
        self._below_numbered = False
        self._maybe_total: int | None = None

    def lacks_total(self) -> bool:
        """Tell whether the last row calls itself a total and was taken for a record."""
        row = self._maybe_total
        return row is not None and not any(row in node.totals for node in walk(self.root))

    def build(self) -> Node:
        """Return the table as a tree."""
        for at, entry in enumerate(self._entries):
            if at == self._depths.lone:
                # A record without numbers, or the head of a group: nothing tells.
                self._attach(evolve(entry, role=Role.ROW), Level.PLAIN)
            elif self._part_of is not None and self._goes_on(entry, self._part_of[2]):
                row, node, _ = self._part_of
                node.of_which.append((row, entry.row))
                self._parts_signed = entry.ordinal is not None
            else:
                self._part_of, self._parts_signed = None, False
                self._take(at, entry)
        return self.root

    def _take(self, at: int, entry: Entry) -> None:
        if entry.role is Role.PART or self._is_women(entry):
            self._part(entry)
        elif entry.role is Role.PART_HEAD:
            self._part_head(at, entry)
        elif entry.role is Role.TOTAL:
            self._total(at, entry)
        elif is_derived(entry) and entry.ordinal is None and self._is_total_above():
            self.skipped.add(entry.row)
        else:
            self._attach(entry, self._level(at, entry))

    # Rows and heads

    def _level(self, at: int, entry: Entry) -> int:
        if entry.ordinal is not None:
            return self._depths.of_sign(entry.ordinal)
        if entry.role is Role.HEAD:
            return self._depths.of_head(at)
        if self._depths.numbered and entry.role is Role.ROW and self._states_following(at, entry):
            return HEAD
        if entry.label is None and entry.role is not Role.PLAIN and len(self._stack) > 1:
            return self._stack[-1].level
        if self._depths.numbered and entry.role is Role.ROW and not self._lies_below(at):
            return Level.NUMBER
        return Level.PLAIN

    def _lies_below(self, at: int) -> bool:
        """Tell whether a row without a sign lies below the numbered row above it.

        It does below one without numbers; and below one whose numbers are the sums of those of
        the rows without a sign behind it.
        """
        above = self._stack[-1]
        if above.level != Level.NUMBER or not above.numbers or above.entry is None:
            return True
        if above.children:
            return self._below_numbered
        behind: list[Entry] = []
        for entry in self._entries[at : at + _MOST_BEHIND]:
            if entry.role is not Role.ROW or entry.ordinal is not None or not entry.numbers:
                break
            behind.append(entry)
        added = self._sums.add(self._sums.run(entry.rows) for entry in behind)
        verdict = self._sums.compare(self._sums.row(above.rows[-1]), added)
        self._below_numbered = len(behind) > 1 and verdict.holds
        return self._below_numbered

    def _states_following(self, at: int, entry: Entry) -> bool:
        """Tell whether a row without a sign states the sums of the numbered rows behind it."""
        if not entry.numbers or entry.label is None:
            return False
        parts: list[Entry] = []
        for after in self._entries[at + 1 :]:
            if after.ordinal is None or after.role not in (Role.ROW, Role.PLAIN):
                break
            parts.append(after)
        if not parts:
            return False
        if parts[0].ordinal is not None and parts[0].ordinal.value == 1:
            return True
        added = self._sums.add(self._sums.run(part.rows) for part in widest(parts))
        verdict = self._sums.compare(self._sums.row(entry.row), added)
        return verdict.holds and verdict.equal > 1

    def _attach(self, entry: Entry, level: int) -> None:
        while len(self._stack) > 1 and self._stack[-1].level >= level:
            self._stack.pop()
        numbers = entry.numbers or entry.role is Role.PLAIN
        node = Node(rows=entry.rows, level=level, entry=entry, numbers=numbers)
        parent = self._stack[-1]
        if len(parent.rows) > 1:
            parent = self._split_last(parent)
        parent.children.append(node)
        parent.count(level)
        self._stack.append(node)
        self._last = (entry.rows[-1], parent)

    def _split_last(self, run: Node) -> Node:
        """Return the last row of a run as a node of its own, that something can lie below."""
        last = Node(rows=run.rows[-1:], level=run.level, entry=run.entry, numbers=run.numbers)
        run.rows = run.rows[:-1]
        self._stack[-2].children.append(last)
        self._stack[-1] = last
        return last

    # Parts of other rows

    def _part(self, entry: Entry) -> None:
        ordinal = entry.ordinal
        kind = ordinal is not None and ordinal.level < Level.DASH and is_women(entry.key)
        if self._last is None or kind:
            self._attach(entry, Level.PLAIN if ordinal is None else self._depths.of_sign(ordinal))
            return
        row, node = self._last
        node.of_which.append((row, entry.row))
        self._part_of = (row, node, Level.PLAIN if ordinal is None else ordinal.level)

    def _is_women(self, entry: Entry) -> bool:
        """Tell whether a row of a numbered table says “Nữ” and is not numbered itself."""
        bare = entry.role is Role.ROW and entry.ordinal is None and self._last is not None
        return bare and self._depths.numbered and is_women(entry.key)

    def _part_head(self, at: int, entry: Entry) -> None:
        self.skipped.add(entry.row)
        if self._last is None:
            return
        row, node = self._last
        if node is self.root and row in self.root.totals and self._adds_up(at, row):
            return
        self._part_of = (row, node, Level.NUMBER + 1)

    def _adds_up(self, at: int, row: int) -> bool:
        """Tell whether several rows behind “Trong đó:” make all of the total before it."""
        found: list[Entry] = []
        for entry in self._entries[at + 1 :]:
            if entry.role not in (Role.ROW, Role.PLAIN, Role.PART):
                break
            found.append(entry)
        added = self._sums.add(self._sums.run(one.rows) for one in found)
        several = sum(len(one.rows) for one in found) > 1
        return several and self._sums.compare(self._sums.row(row), added).holds

    def _goes_on(self, entry: Entry, depth: int) -> bool:
        """Tell whether a row goes on with the parts of another, which lie so deep."""
        if entry.role is Role.PART:
            return True
        if entry.role is not Role.ROW:
            return False
        if entry.ordinal is None:
            return is_part(entry.key) and not self._parts_signed
        level = self._depths.of_sign(entry.ordinal, ahead=True)
        return entry.numbers and (level >= Level.DASH or level >= depth)

    # Totals

    def _is_total_above(self) -> bool:
        """Tell whether the last row was a total."""
        return self._last is not None and self._last[0] in self._last[1].totals

    def _total(self, at: int, entry: Entry) -> None:
        group = self._totals.group_of(at)
        if group is None:
            ordinal = entry.ordinal
            if at + 1 == len(self._entries) and ordinal is None and _sums_things(entry):
                self._maybe_total = entry.row
            self._attach(entry, Level.PLAIN if ordinal is None else self._depths.of_sign(ordinal))
            return
        self.doubts = self.doubts or self._splits(at, entry)
        group.totals.append(entry.row)
        group.stated = len(group.children)
        self._last = (entry.row, group)

    def _splits(self, at: int, entry: Entry) -> bool:
        """Tell whether rows behind a total without numbers state what it leaves out."""
        after = self._entries[at + 1] if at + 1 < len(self._entries) else None
        if entry.numbers or after is None or any(map(str.isdecimal, entry.key)):
            return False
        signed = after.ordinal is not None and after.ordinal.level < Level.DASH
        return after.role in (Role.ROW, Role.PLAIN) and after.numbers and not signed


def _sums_things(entry: Entry) -> bool:
    """Tell whether the words of a row are “Tổng chi” and not the name “Tổng Cọt”."""
    words = entry.words
    if words is None or words.mark is not Mark.NAMED or names_thing(entry.key):
        return False
    behind = (entry.label or "").split()[1:2]
    return bool(behind) and behind[0][0].islower()
