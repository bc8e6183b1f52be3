"""How deep rows lie, by the signs that number them and by the looks of heads without a sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._node import HEAD, OUTER_HEAD
from cadre_training.readers.sheets._numbering import Level, Ordinal
from cadre_training.readers.sheets._phrases import Phrases
from cadre_training.readers.sheets._row_words import Mark

Look = tuple[bool, str]

_GROUP_WORDS = Phrases(
    "khối|cụm|nhóm|cấp|phần|mục|huyện|thị xã|thành phố|tỉnh|quận|loại|đối tượng|lớp do|các|ban|"
    "ngành|hệ|năm|quý|tháng|đợt|khóa|vùng|miền|district|group|section|province|part|region|level|"
    "year|quarter|category|type"
)


class Depths:
    """How deep the rows of a body lie.

    Args:
        entries: The rows.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.numbered = any(entry.ordinal is not None for entry in entries)
        self.lone = None if self.numbered else _lone_head(entries)
        self.doubts = self.lone is not None
        self._heads = _Heads(entries)
        self.doubts = self.doubts or self._heads.doubts
        self._letters_below_roman = _letters_below_roman(entries)
        self._below_numbers = frozenset(
            level for level in (Level.LETTER, Level.ROMAN) if _stands_below_numbers(entries, level)
        )
        self._last_letter = 0

    def of_head(self, at: int) -> int:
        """Return how deep the head without a sign lies that is the entry at a position."""
        return self._heads.levels.get(at, HEAD)

    def of_sign(self, ordinal: Ordinal, *, ahead: bool = False) -> int:
        """Return how deep a sign lies.

        Args:
            ordinal: The sign.
            ahead: Whether it is only looked at, and will be read later.
        """
        one = self._letter_or_roman(ordinal)
        if one.level in self._below_numbers:
            return Level.SMALL_LETTER if one.level == Level.LETTER else Level.SMALL_ROMAN
        if one.level != Level.LETTER:
            return one.level
        if not ahead:
            self._last_letter = one.value
        return Level.ROMAN + 2 if self._letters_below_roman else one.level

    def _letter_or_roman(self, ordinal: Ordinal) -> Ordinal:
        """Return which of two a sign is: “C” is a letter behind “B”, “I” is none."""
        other = ordinal.maybe
        if other is None or Level.LETTER not in (ordinal.level, other.level):
            return ordinal
        letter, roman = (ordinal, other) if ordinal.level == Level.LETTER else (other, ordinal)
        if letter.value > 1 and letter.value == self._last_letter + 1:
            return letter
        return letter if letter is ordinal and letter.value <= 4 else roman


class _Heads:
    """How deep heads without a sign lie.

    A head is an outer one where another follows it directly, or only totals between; or where
    it is in capitals as those are, and no inner one is.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.levels: dict[int, int] = {}
        self.doubts = False
        heads = [
            at
            for at, entry in enumerate(entries)
            if entry.role is Role.HEAD and entry.ordinal is None
        ]
        outer = {at for at in heads if _next_is_head(entries, at)}
        inner = {at for at in heads if at not in outer and _next_is_head(entries, at, back=True)}
        outer_looks = {look(entries[at]) for at in outer}
        inner_looks = {look(entries[at]) for at in inner}
        capitals = all(own[0] for own in outer_looks) and not any(own[0] for own in inner_looks)
        for at in heads:
            own = look(entries[at])
            is_outer = at in outer
            if outer and not is_outer and at not in inner:
                # Nearly all outer heads have one below them; only capitals tell otherwise.
                is_outer = capitals and own[0]
                odd = own in outer_looks and own not in inner_looks
                self.doubts = self.doubts or (odd and not is_outer)
            self.levels[at] = OUTER_HEAD if is_outer else HEAD
        if any(_heads_signs(entries, at) for at in heads):
            lift = HEAD - Level.LETTER + 2
            self.levels = {at: level - lift for at, level in self.levels.items()}


def _next_is_head(entries: Sequence[Entry], at: int, *, back: bool = False) -> bool:
    """Tell whether the next entry that is no total is a head without a sign too."""
    step = -1 if back else 1
    at += step
    while 0 <= at < len(entries) and _is_sure_total(entries[at]):
        at += step
    if not 0 <= at < len(entries):
        return False
    return entries[at].role is Role.HEAD and entries[at].ordinal is None


def _is_sure_total(entry: Entry) -> bool:
    words = entry.words
    sure = words is not None and words.mark in (Mark.TOTAL, Mark.SCOPED)
    return entry.role is Role.TOTAL and sure


def _heads_signs(entries: Sequence[Entry], at: int) -> bool:
    """Tell whether a head without a sign stands right above one with a letter or “I”."""
    after = entries[at + 1].ordinal if at + 1 < len(entries) else None
    return after is not None and after.level in (Level.LETTER, Level.ROMAN)


def look(entry: Entry) -> Look:
    """Return what a head looks like: whether it is in capitals, and its first word."""
    label = entry.label or ""
    return label.isupper(), entry.key.split(" ", maxsplit=1)[0]


def _lone_head(entries: Sequence[Entry]) -> int | None:
    """Return the position of an only head that may as well be a record without numbers."""
    heads = [at for at, entry in enumerate(entries) if entry.role is Role.HEAD]
    if len(heads) != 1 or heads[0] == 0:
        return None
    head = entries[heads[0]]
    label = head.label or ""
    if head.spans or label.endswith(":") or _GROUP_WORDS.at_start(head.key):
        return None
    labels = [e.label for e in entries if e.role is Role.ROW and e.label]
    if label.isupper() and labels and not any(map(str.isupper, labels)):
        return None
    return heads[0]


def _letters_below_roman(entries: Iterable[Entry]) -> bool:
    """Tell whether Roman numbers come before letters: “I” holds “A”."""
    for entry in entries:
        if entry.ordinal is not None and entry.ordinal.level in (Level.LETTER, Level.ROMAN):
            return entry.ordinal.level == Level.ROMAN
    return False


def _stands_below_numbers(entries: Iterable[Entry], level: Level) -> bool:
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
