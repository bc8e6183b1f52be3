"""Entries as a tree: what heads what, by numbering, words and, where these leave it open, sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve, field

from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._numbering import Level, Ordinal
from cadre_training.readers.sheets._row_words import Mark, Phrases, is_part, is_women
from cadre_training.readers.sheets._sums import Amounts, Sums, Verdict

ROOT = -1
_MOST_LOOKED_AT = 2000
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
        of_which: Rows that state a part of another row in it.
        spliced: Whether what lies below it is really beside it.
        parts_only: Whether what lies below it is only a part of it.
        levels: How deep what lies directly below it lies, and of how much of that there are.
        totalled: At which of these depths a row stated totals.
        added: The sum of what lies below it, as far as that was added.
        done: How many of its children that is.
        stated: How many of its children stand above the last row that stated its totals.
    """

    rows: range
    level: int
    entry: Entry | None = None
    numbers: bool = False
    children: list[Node] = field(factory=list)
    totals: list[int] = field(factory=list)
    of_which: list[tuple[int, int]] = field(factory=list)
    spliced: bool = False
    parts_only: bool = False
    levels: dict[int, int] = field(factory=dict)
    totalled: set[int] = field(factory=set)
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


class Outline:
    """The making of a tree.

    Args:
        entries: The rows of the body.
        sums: Their numbers.
    """

    def __init__(self, entries: Sequence[Entry], sums: Sums) -> None:
        self._entries = entries
        self._sums = sums
        self.root = Node(rows=range(0), level=ROOT)
        self._stack = [self.root]
        self._letters_below_roman = _letters_below_roman(entries)
        self._below_numbers = frozenset(
            level for level in (Level.LETTER, Level.ROMAN) if _below_numbers(entries, level)
        )
        self._last_letter = 0
        self._heads = _head_levels(entries)
        self._numbered = any(entry.ordinal is not None for entry in entries)
        self._last: tuple[int, Node] | None = None
        self._part_of: tuple[int, Node, int] | None = None
        self.doubts = False
        self.skipped: set[int] = set()

    def build(self) -> Node:
        """Return the table as a tree."""
        lone = _lone_head(self._entries)
        for at, entry in enumerate(self._entries):
            if at == lone:
                # A record without numbers, or the head of a group: nothing tells.
                self.doubts = True
                self._attach(evolve(entry, role=Role.ROW), Level.PLAIN)
                continue
            if self._part_of is not None and self._is_part(entry):
                row, node, _ = self._part_of
                node.of_which.append((row, entry.row))
                continue
            self._part_of = None
            if entry.role is Role.PART or self._is_women(entry):
                self._part(entry)
            elif entry.role is Role.PART_HEAD:
                self._part_head(at, entry)
            elif entry.role is Role.TOTAL:
                self._total(at, entry)
            else:
                self._attach(entry, self._level(at, entry))
        return self.root

    # Rows and heads

    def _level(self, at: int, entry: Entry) -> int:
        if entry.ordinal is not None:
            return self._level_of(entry.ordinal)
        if entry.role is Role.HEAD:
            return self._heads.get(at, HEAD)
        if self._numbered and entry.role is Role.ROW and self._states_following(at, entry):
            return HEAD
        if entry.label is None and self._last is not None and entry.role is not Role.PLAIN:
            return self._stack[-1].level if len(self._stack) > 1 else Level.PLAIN
        return Level.PLAIN

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
        level = min(self._peek(part) for part in parts)
        added = self._sums.add(
            self._sums.run(part.rows) for part in parts if self._peek(part) == level
        )
        verdict = self._sums.compare(self._sums.row(entry.row), added)
        return verdict.holds and verdict.equal > 1

    def _level_of(self, ordinal: Ordinal) -> int:
        one = ordinal
        if one.maybe is not None:
            letter = one if one.level == Level.LETTER else one.maybe
            roman = one.maybe if one.level == Level.LETTER else one
            if letter.level == Level.LETTER:
                follows = letter.value == self._last_letter + 1 and letter.value > 1
                one = letter if follows or (letter is one and roman.value > 10) else roman
                if letter is ordinal and not follows and letter.value <= 4:
                    one = letter
        if one.level in self._below_numbers:
            return Level.SMALL_LETTER if one.level == Level.LETTER else Level.SMALL_ROMAN
        if one.level == Level.LETTER:
            self._last_letter = one.value
            return Level.ROMAN + 2 if self._letters_below_roman else one.level
        return one.level

    def _attach(self, entry: Entry, level: int) -> Node:
        while len(self._stack) > 1 and self._stack[-1].level >= level:
            self._stack.pop()
        node = Node(
            rows=entry.rows,
            level=level,
            entry=entry,
            numbers=entry.numbers or entry.role is Role.PLAIN,
        )
        self._below(node)
        self._last = (entry.rows[-1], self._stack[-2])
        return node

    def _below(self, node: Node) -> None:
        """Put a node below the one that is open, or its last row where that is a run."""
        parent = self._stack[-1]
        if len(parent.rows) > 1:
            parent = self._split_last(parent)
        parent.children.append(node)
        parent.levels[node.level] = parent.levels.get(node.level, 0) + 1
        self._stack.append(node)

    def _split_last(self, run: Node) -> Node:
        """Return the last row of a run as a node of its own."""
        above = self._stack[-2]
        last = Node(rows=run.rows[-1:], level=run.level, entry=run.entry, numbers=run.numbers)
        run.rows = run.rows[:-1]
        above.children.append(last)
        self._stack[-1] = last
        return last

    # Parts of other rows

    def _part(self, entry: Entry) -> None:
        if self._last is None or (is_women(entry.key) and self._is_a_kind(entry)):
            self._attach(entry, self._level_of(entry.ordinal) if entry.ordinal else Level.PLAIN)
            return
        row, node = self._last
        node.of_which.append((row, entry.row))
        depth = entry.ordinal.level if entry.ordinal is not None else Level.PLAIN
        self._part_of = (row, node, depth)

    def _is_women(self, entry: Entry) -> bool:
        """Tell whether a row of a numbered table says “Nữ” and is not numbered itself."""
        bare = entry.role is Role.ROW and entry.ordinal is None
        return self._numbered and bare and is_women(entry.key) and self._last is not None

    def _is_a_kind(self, entry: Entry) -> bool:
        return entry.ordinal is not None and entry.ordinal.level < Level.DASH

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
        return len(found) > 1 and self._sums.compare(self._sums.row(row), added).holds

    def _is_part(self, entry: Entry) -> bool:
        """Tell whether a row goes on with the parts of another."""
        assert self._part_of is not None
        if entry.role is Role.PART or (
            entry.role is Role.ROW and entry.ordinal is None and is_part(entry.key)
        ):
            return True
        if entry.role is not Role.ROW or not entry.numbers:
            return False
        level = Level.PLAIN if entry.ordinal is None else self._level_of(entry.ordinal)
        return level >= Level.DASH or (entry.ordinal is not None and level >= self._part_of[2])

    # Totals

    def _total(self, at: int, entry: Entry) -> None:
        nested = self._next_level(at)
        own = None if entry.ordinal is None else self._level_of(entry.ordinal)
        if own is not None and nested is not None and nested > own:
            self._attach(entry, own)
            return
        words = entry.words
        mark = Mark.TOTAL if words is None else words.mark
        if mark is Mark.MEASURED and nested is not None and nested >= Level.DASH:
            self._attach(entry, Level.PLAIN)
            return
        target = self._above(at, entry) or self._below_parts(at, entry, mark)
        if target is None:
            self._attach(entry, Level.PLAIN if own is None else own)
            return
        target.totals.append(entry.row)
        target.stated = len(target.children)
        self._last = (entry.row, target)

    def _next_level(self, at: int) -> int | None:
        if at + 1 >= len(self._entries):
            return None
        after = self._entries[at + 1]
        return None if after.ordinal is None else self._level_of(after.ordinal)

    def _above(self, at: int, entry: Entry) -> Node | None:
        """Return the group whose parts follow below a total, if it stands above them."""
        group = self._stack[-1]
        fresh = not group.children and (group.level == ROOT or not group.numbers)
        if not fresh or at + 1 >= len(self._entries):
            return None
        if group.level != ROOT and group.entry is not None and group.entry.role is not Role.HEAD:
            ordinal = group.entry.ordinal
            if ordinal is not None and ordinal.level >= Level.NUMBER:
                return None
        words = entry.words
        if words is not None and words.mark in (Mark.MEASURED, Mark.NAMED):
            verdict = self._rest(at, entry)
            if not verdict.holds:
                return None
        return group

    def _rest(self, at: int, entry: Entry) -> Verdict:
        """Compare a total with all rows behind it that are no total."""
        rest: list[Entry] = []
        for after in self._entries[at + 1 : at + 1 + _MOST_LOOKED_AT]:
            if after.role is Role.HEAD and self._stack[-1] is not self.root:
                break
            if after.role in (Role.ROW, Role.PLAIN):
                rest.append(after)
        level = min((self._peek(e) for e in rest), default=0)
        parts = [self._sums.run(e.rows) for e in rest if self._peek(e) == level]
        return self._sums.compare(self._sums.row(entry.row), self._sums.add(parts))

    def _peek(self, entry: Entry) -> int:
        return Level.PLAIN if entry.ordinal is None else entry.ordinal.level

    def _below_parts(self, at: int, entry: Entry, mark: Mark) -> Node | None:
        """Return the group that a total closes."""
        groups = self._groups(at)
        words = entry.words
        whole = words is not None and words.whole
        scope = "" if words is None else words.scope
        if scope and not whole:
            for group in groups:
                if group.entry is not None and _speaks_of(scope, group.entry):
                    return self._close(group)
        if mark is Mark.NAMED or mark is Mark.MEASURED:
            groups = [g for g in groups if self._verdict(entry, g).holds and _is_several(g)]
            strong = [
                g for g in groups if self._verdict(entry, g).equal > 1 or mark is Mark.MEASURED
            ]
            if strong:
                return self._close(strong[0])
            last = at + 1 == len(self._entries)
            return self._close(self.root) if mark is Mark.MEASURED and last and groups else None
        if len(groups) == 1:
            return self._close(groups[0])
        if whole and self._is_last(at) and not self._had_totals(groups[0]):
            return self._close(self.root)
        fitting = [group for group in groups if self._verdict(entry, group).holds]
        if fitting:
            return self._close(fitting[-1] if whole else fitting[0])
        if whole:
            return self._close(self.root)
        return self._close(self._usual(groups))

    def _is_last(self, at: int) -> bool:
        """Tell whether no more rows follow that anything could be the total of."""
        return all(
            entry.role in (Role.TOTAL, Role.PART, Role.SKIP)
            for entry in self._entries[at + 1 : at + 9]
        )

    def _had_totals(self, group: Node) -> bool:
        """Tell whether groups like one had totals of their own."""
        at = self._stack.index(group) if group in self._stack else len(self._stack)
        return at > 0 and group.level in self._stack[at - 1].totalled

    def _usual(self, groups: Sequence[Node]) -> Node:
        """Return the innermost group whose like had a total of its own, or that is the first."""
        for group in groups:
            if group is self.root:
                break
            at = self._stack.index(group) if group in self._stack else len(self._stack)
            parent = self._stack[at - 1]
            alone = parent.levels.get(group.level, 0) <= (group in self._stack)
            if alone or self._had_totals(group):
                return group
        return self.root

    def _groups(self, at: int) -> list[Node]:
        """Return the groups that a total may close, the innermost first."""
        groups = [node for node in reversed(self._stack) if node.children]
        innermost = groups[0] if groups else self.root
        loose = _loose(innermost)
        more = any(
            entry.role in (Role.PLAIN, Role.ROW, Role.HEAD)
            for entry in self._entries[at + 1 : at + 4]
        )
        if loose and (len(loose) < len(innermost.children) or (more and innermost is self.root)):
            group = Node(rows=range(0), level=Level.NUMBER - 1, children=loose)
            groups.insert(0, group)
        return groups or [self.root]

    def _verdict(self, entry: Entry, group: Node) -> Verdict:
        return self._sums.compare(self._sums.row(entry.row), self.value_below(group))

    def _close(self, group: Node) -> Node:
        """End a group, so that what follows lies beside it."""
        if group.implied and group not in self._stack:
            holder = next(n for n in reversed(self._stack) if n.children or n is self.root)
            total = self.value_below(holder)
            del holder.children[len(holder.children) - len(group.children) :]
            holder.children.append(group)
            holder.added, holder.done = total, len(holder.children)
            holder.levels[group.level] = holder.levels.get(group.level, 0) + 1
            holder.totalled.add(group.level)
            del self._stack[self._stack.index(holder) + 1 :]
            return group
        at = self._stack.index(group)
        if at:
            self._stack[at - 1].totalled.add(group.level)
        del self._stack[max(at, 1) :]
        return group

    # Numbers

    def value(self, node: Node) -> Amounts:
        """Return the numbers that a node states, or else those of what lies below it."""
        if node.numbers and node.rows:
            return self._sums.run(node.rows)
        return self.value_below(node)

    def value_below(self, node: Node) -> Amounts:
        """Return the sum of what lies below a node, as far as it was read.

        Only the last of its children can still change; what lies before it is added once.
        """
        last = max(len(node.children) - 1, node.done)
        added = [self.value(child) for child in node.children[node.done : last]]
        if node.added is not None:
            added.append(node.added)
        node.added, node.done = self._sums.add(added), last
        return self._sums.add((node.added, *map(self.value, node.children[last:])))

    def forget_sums(self) -> None:
        """Add all anew from now on, since rows have changed their places."""
        for node in walk(self.root):
            node.added, node.done = None, 0


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
    if head.key and (
        scope == head.key or head.key.endswith(" " + scope) or scope.endswith(" " + head.key)
    ):
        return True
    ordinal = head.ordinal
    sign = scope.removeprefix("mục ").removeprefix("phần ").removeprefix("nhóm ").strip()
    if ordinal is None or not sign:
        return False
    from cadre_training.readers.sheets._numbering import read_ordinal

    for text in (sign, sign.upper()):
        other = read_ordinal(text)
        while other is not None:
            if (other.level, other.value) == (ordinal.level, ordinal.value):
                return True
            other = other.maybe
    return False


def _letters_below_roman(entries: Iterable[Entry]) -> bool:
    """Tell whether Roman numbers come before letters: “I” holds “A”."""
    for entry in entries:
        if entry.ordinal is not None and entry.ordinal.level in (Level.LETTER, Level.ROMAN):
            return entry.ordinal.level == Level.ROMAN
    return False


def _below_numbers(entries: Iterable[Entry], level: Level) -> bool:
    """Tell whether letters or Roman numbers stand below 1, 2, 3: “A)” between “1.” and “2.”."""
    before: int | None = None
    seen = False
    for entry in entries:
        if entry.ordinal is None:
            continue
        if entry.ordinal.level == level:
            if before is None:
                return False
            seen = True
        elif entry.ordinal.level == Level.NUMBER:
            if seen:
                return before is not None and entry.ordinal.value == before + 1
            before = entry.ordinal.value
    return False


def _head_levels(entries: Sequence[Entry]) -> dict[int, int]:
    """Return how deep the heads without a sign lie, by position."""
    heads = [
        at for at, entry in enumerate(entries) if entry.role is Role.HEAD and entry.ordinal is None
    ]
    if not heads:
        return {}
    outer: set[tuple[bool, str]] = set()
    above_signs = False
    for at in heads:
        after = entries[at + 1] if at + 1 < len(entries) else None
        if after is None:
            continue
        if after.role is Role.HEAD and after.ordinal is None:
            outer.add(_look(entries[at]))
        if after.ordinal is not None and after.ordinal.level in (Level.LETTER, Level.ROMAN):
            above_signs = True
    levels = dict.fromkeys(heads, HEAD)
    looks = {_look(entries[at]) for at in heads}
    if outer and outer != looks:
        levels.update({at: OUTER_HEAD for at in heads if _look(entries[at]) in outer})
    if above_signs:
        lift = HEAD - Level.LETTER + 2
        levels = {at: level - lift for at, level in levels.items()}
    return levels


_GROUP_WORDS = Phrases(
    "khối|cụm|nhóm|cấp|phần|mục|huyện|thị xã|thành phố|tỉnh|quận|loại|đối tượng|lớp do|các|ban|"
    "ngành|hệ|năm|quý|tháng|đợt|khóa|vùng|miền|district|group|section|province|part|region|level|"
    "year|quarter|category|type"
)


def _lone_head(entries: Sequence[Entry]) -> int | None:
    """Return the position of an only head that may as well be a record without numbers."""
    heads = [at for at, entry in enumerate(entries) if entry.role is Role.HEAD]
    if len(heads) != 1 or heads[0] == 0:
        return None
    if any(entry.ordinal is not None for entry in entries):
        return None
    head = entries[heads[0]]
    label = head.label or ""
    if head.spans or label.endswith(":") or _GROUP_WORDS.at_start(head.key):
        return None
    labels = [e.label for e in entries if e.role is Role.ROW and e.label]
    if label.isupper() and labels and not any(map(str.isupper, labels)):
        return None
    return heads[0]


def _look(entry: Entry) -> tuple[bool, str]:
    label = entry.label or ""
    return label.isupper(), entry.key.split(" ")[0] if entry.key else ""


def walk(node: Node) -> Iterator[Node]:
    """Yield a node and all below it."""
    todo = [node]
    while todo:
        one = todo.pop()
        yield one
        todo.extend(reversed(one.children))
