"""What a total row is the total of: the group it stands in, one that it names, or the table."""

from __future__ import annotations

from collections.abc import Sequence

from cadre_training.readers.sheets._depths import Depths
from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._node import ROOT, Node, Values
from cadre_training.readers.sheets._numbering import Level, read_ordinal
from cadre_training.readers.sheets._row_words import Mark
from cadre_training.readers.sheets._sums import Verdict

_MOST_LOOKED_AT = 2000


class Totals:
    """Finds the groups that total rows belong to.

    Args:
        entries: The rows of the body.
        values: The numbers.
        depths: How deep rows lie.
        stack: What is open, the table first; groups that are closed are taken off.
    """

    def __init__(
        self, entries: Sequence[Entry], values: Values, depths: Depths, stack: list[Node]
    ) -> None:
        self._entries = entries
        self._values = values
        self._depths = depths
        self._stack = stack
        self._root = stack[0]

    def group_of(self, at: int) -> Node | None:
        """Return the group whose total a row states; None where it is no total after all.

        Args:
            at: The position of the row among the entries.
        """
        entry = self._entries[at]
        words = entry.words
        mark = Mark.TOTAL if words is None else words.mark
        after = self._sign_behind(at)
        if entry.ordinal is not None and after is not None:
            own = self._depths.of_sign(entry.ordinal, ahead=True)
            if after > own:
                return None
        if mark is Mark.MEASURED and after is not None and after >= Level.DASH:
            return None
        if entry.ordinal is not None and not self._adds_up(at, entry):
            return None
        return self._above_parts(at, entry, mark) or self._below_parts(at, entry, mark)

    def _adds_up(self, at: int, entry: Entry) -> bool:
        """Tell whether a numbered row is a total by its numbers, or stands last and says so."""
        words = entry.words
        if at + 1 == len(self._entries) and words is not None and words.mark is Mark.TOTAL:
            return True
        group = next((node for node in reversed(self._stack) if node.children), None)
        if group is None:
            return self._rest(at, entry).holds
        return self._verdict(entry, group).holds or self._verdict(entry, self._root).holds

    def _sign_behind(self, at: int) -> int | None:
        """Return how deep the sign of the next row lies."""
        after = self._entries[at + 1].ordinal if at + 1 < len(self._entries) else None
        return None if after is None else self._depths.of_sign(after, ahead=True)

    # A total above its parts

    def _above_parts(self, at: int, entry: Entry, mark: Mark) -> Node | None:
        """Return the group that was just opened, if its parts follow behind the total."""
        group = self._stack[-1]
        if group.children or (group is not self._root and group.numbers):
            return None
        if at + 1 >= len(self._entries) or _is_record(group):
            return None
        if mark in (Mark.MEASURED, Mark.NAMED) and not self._rest(at, entry).holds:
            return None
        return group

    def _rest(self, at: int, entry: Entry) -> Verdict:
        """Compare a total with the rows behind it that are no totals."""
        rest: list[Entry] = []
        for after in self._entries[at + 1 : at + 1 + _MOST_LOOKED_AT]:
            if after.role is Role.HEAD and self._stack[-1] is not self._root:
                break
            if after.role in (Role.ROW, Role.PLAIN) and not is_derived(after):
                rest.append(after)
        return self._compare(entry, widest(rest))

    def _compare(self, entry: Entry, parts: Sequence[Entry]) -> Verdict:
        sums = self._values.sums
        return sums.compare(sums.row(entry.row), sums.add(sums.run(part.rows) for part in parts))

    # A total below its parts

    def _below_parts(self, at: int, entry: Entry, mark: Mark) -> Node | None:
        groups = self._groups(at)
        words = entry.words
        whole = words is not None and words.whole
        scope = "" if words is None else words.scope
        if scope and not whole:
            for group in groups:
                if group.entry is not None and _speaks_of(scope, group.entry):
                    return self._close(group)
        if mark in (Mark.NAMED, Mark.MEASURED):
            return self._by_sums(entry, mark, groups)
        if len(groups) == 1:
            return self._close(groups[0])
        if whole and self._is_last(at) and not self._had_totals(groups[0]):
            return self._close(self._root)
        fitting = [group for group in groups if self._verdict(entry, group).holds]
        if fitting:
            return self._close(fitting[-1] if whole else fitting[0])
        return self._close(self._root if whole else self._usual(groups))

    def _by_sums(self, entry: Entry, mark: Mark, groups: Sequence[Node]) -> Node | None:
        """Return the group for words that may as well call a record: only numbers tell."""
        for group in groups:
            verdict = self._verdict(entry, group)
            enough = verdict.equal > 1 or mark is Mark.MEASURED
            if verdict.holds and enough and _is_several(group):
                return self._close(group)
        return None

    def _groups(self, at: int) -> list[Node]:
        """Return the groups that a total may close, the innermost first."""
        groups = [node for node in reversed(self._stack) if node.children]
        innermost = groups[0] if groups else self._root
        loose = _loose(innermost)
        more = any(
            entry.role in (Role.PLAIN, Role.ROW, Role.HEAD)
            for entry in self._entries[at + 1 : at + 4]
        )
        part = len(loose) < len(innermost.children)
        if loose and (part or (more and innermost is self._root)):
            groups.insert(0, Node(rows=range(0), level=Level.NUMBER - 1, children=loose))
        return groups or [self._root]

    def _verdict(self, entry: Entry, group: Node) -> Verdict:
        sums = self._values.sums
        return sums.compare(sums.row(entry.row), self._values.below(group))

    def _is_last(self, at: int) -> bool:
        """Tell whether no more rows follow that anything could be the total of."""
        return all(
            entry.role in (Role.TOTAL, Role.PART, Role.SKIP)
            for entry in self._entries[at + 1 : at + 9]
        )

    def _parent(self, group: Node) -> Node:
        return self._stack[(self._stack.index(group) if group in self._stack else 0) - 1]

    def _had_totals(self, group: Node) -> bool:
        """Tell whether groups like one had totals of their own."""
        return group is not self._root and group.level in self._parent(group).totalled

    def _usual(self, groups: Sequence[Node]) -> Node:
        """Return the innermost group that is the first of its like, or whose like had totals."""
        for group in groups:
            if group is self._root:
                break
            alike = self._parent(group).levels.get(group.level, 0)
            if alike <= (group in self._stack) or self._had_totals(group):
                return group
        return self._root

    def _close(self, group: Node) -> Node:
        """End a group, so that what follows lies beside it."""
        if group in self._stack:
            at = self._stack.index(group)
            if at:
                self._stack[at - 1].totalled.add(group.level)
            del self._stack[max(at, 1) :]
            return group
        holder = next(n for n in reversed(self._stack) if n.children or n is self._root)
        total = self._values.below(holder)
        del holder.children[len(holder.children) - len(group.children) :]
        holder.children.append(group)
        holder.added, holder.done = total, len(holder.children)
        holder.count(group.level)
        holder.totalled.add(group.level)
        del self._stack[self._stack.index(holder) + 1 :]
        return group


def is_derived(entry: Entry) -> bool:
    """Tell whether a row says that it states shares or differences."""
    return entry.words is not None and entry.words.mark is Mark.DERIVED


def widest(entries: Sequence[Entry]) -> list[Entry]:
    """Return those of some rows that lie least deep, by their signs."""
    levels = [Level.PLAIN if e.ordinal is None else e.ordinal.level for e in entries]
    least = min(levels, default=0)
    return [entry for entry, level in zip(entries, levels, strict=True) if level == least]


def _is_record(group: Node) -> bool:
    """Tell whether what is open is a record without numbers, and no head."""
    entry = group.entry
    if group.level == ROOT or entry is None or entry.role is Role.HEAD:
        return False
    return entry.ordinal is not None and entry.ordinal.level >= Level.NUMBER


def _loose(group: Node) -> list[Node]:
    """Return the last children of a group that are rows, as far as the last group in it."""
    found: list[Node] = []
    for at in range(len(group.children) - 1, group.stated - 1, -1):
        child = group.children[at]
        if len(found) > _MOST_LOOKED_AT:
            return []
        headed = child.entry is not None and child.entry.role is Role.HEAD
        if child.children or child.totals or headed:
            break
        found.append(child)
    found.reverse()
    return found


def _is_several(group: Node) -> bool:
    return len(group.children) > 1 or any(len(child.rows) > 1 for child in group.children)


def _speaks_of(scope: str, head: Entry) -> bool:
    """Tell whether the words behind “Cộng” name a group: its label or its number."""
    key = head.key
    if key and (scope == key or key.endswith(" " + scope) or scope.endswith(" " + key)):
        return True
    sign = scope.removeprefix("mục ").removeprefix("phần ").removeprefix("nhóm ").strip()
    if head.ordinal is None or not sign:
        return False
    for text in (sign, sign.upper()):
        other = read_ordinal(text)
        while other is not None:
            if (other.level, other.value) == (head.ordinal.level, head.ordinal.value):
                return True
            other = other.maybe
    return False
