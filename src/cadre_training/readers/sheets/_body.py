"""The body of a table: from its first row to its last, as entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from cadre_training.model.folding import fold
from cadre_training.readers.sheets._cells import Kind
from cadre_training.readers.sheets._classify import (
    Classifier,
    Closing,
    Loose,
    Nothing,
    Outside,
    Passing,
    Why,
)
from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._header import Header, find_header
from cadre_training.readers.sheets._line_words import is_letterhead, is_note, is_signature
from cadre_training.readers.sheets._numbering import Level, read_ordinal
from cadre_training.readers.sheets._roles import Roles
from cadre_training.readers.sheets._row_shapes import is_series, is_strong, keys_of
from cadre_training.readers.sheets._row_words import Mark
from cadre_training.readers.sheets._scan import scan
from cadre_training.readers.sheets._view import Row, View

_TITLES = "|".join(map(fold, ("bảng", "biểu", "phụ lục", "mẫu", "table", "annex")))
_TITLED = re.compile(rf"(?:{_TITLES})(?: {fold('số')})? ?[0-9ivx]+\b")
_SAMPLE = 12
_LONGEST_MERGE = 60
_NEAR = 4
_MOST_PENDING = 400
"""So many rows of words, or blank rows, end a table."""


@frozen(kw_only=True)
class Body:
    """The rows of a body.

    Args:
        entries: What they are, in their order.
        rows: From the first to the last.
        skipped: Those that are in no entry.
        doubts: Whether the end is not certain.
    """

    entries: tuple[Entry, ...]
    rows: range
    skipped: frozenset[int]
    doubts: bool


def read_body(view: View, header: Header | None, roles: Roles, start: int) -> Body:
    """Return the body that begins at a row.

    Args:
        view: The part of the sheet.
        header: The header above it.
        roles: What the columns are for.
        start: Its first row.
    """
    return _Walk(view, header, roles).walk(start)


@define
class _Walk:
    _view: View
    _header: Header | None
    _roles: Roles
    _entries: list[Entry] = field(factory=list[Entry])
    _skipped: set[int] = field(factory=set[int])
    _pending: list[tuple[Row, Loose | Passing]] = field(factory=list["tuple[Row, Loose | Passing]"])
    _blanks: list[int] = field(factory=list[int])
    _nameless: int = 0
    _end: int = -1
    _before_header: bool = False
    _doubts: bool = False

    def walk(self, start: int) -> Body:
        rows = () if self._header is None else self._header.rows
        classifier = Classifier(self._roles, keys_of(rows))
        self._end = start - 1
        words = [c.value for row in rows for c in row.cells if isinstance(c.value, str)]
        for item in scan(self._view, self._roles, start, words):
            if isinstance(item, range):
                if not self._take_run(item):
                    break
                continue
            row, found = item, classifier.classify(item)
            if isinstance(found, Closing):
                if not self._goes_on_behind(row, found, classifier):
                    break
            elif isinstance(found, Nothing):
                self._blanks.append(row.index)
            elif isinstance(found, Loose | Passing):
                self._pending.append((row, self._with_span(row, found)))
            elif isinstance(found, Entry):
                if self._pending and not self._go_on(found):
                    break
                self._take(found)
            if len(self._pending) > _MOST_PENDING or len(self._blanks) > _MOST_PENDING:
                self._doubts = self._doubts or bool(self._pending)
                break
        self._finish()
        return Body(
            entries=tuple(self._entries),
            rows=range(start, self._end + 1),
            skipped=frozenset(row for row in self._skipped if row <= self._end),
            doubts=self._doubts,
        )

    def _goes_on_behind(self, row: Row, found: Closing, classifier: Classifier) -> bool:
        """Tell whether a note or a person's function stands inside the table, and take it."""
        if found.why is Why.LETTER or len(row.cells) != 1:
            return False
        behind = self._behind(row, classifier)
        counted = isinstance(behind, Entry) and behind.numbers
        if found.why is Why.NOTE:
            if self._entries and isinstance(behind, Entry) and self._counts_on(behind):
                self._pending.append((row, Passing(header=False)))
                return True
            return False
        if counted or not self._entries or not row.cells[0].text.isupper():
            adjacent = row.index == self._end + 1 or not self._entries
            if adjacent or counted:
                self._pending.append((row, Loose(found.entry)))
                return True
        return False

    def _behind(self, row: Row, classifier: Classifier) -> Entry | Outside | None:
        """Look at the next row that is not blank, if it is near."""
        for index in range(row.index + 1, min(row.index + _NEAR, self._view.bottom)):
            after = self._view.row(index)
            if after.cells:
                return classifier.classify(after)
        return None

    def _take_run(self, rows: range) -> bool:
        """Take a run of plain records; tell whether the table goes on with it."""
        first = self._plain(rows)
        if self._pending and not self._go_on(first):
            return False
        last = self._entries[-1] if self._entries else None
        if last is not None and last.role is Role.PLAIN and last.rows.stop == rows.start:
            self._entries[-1] = evolve(last, rows=range(last.rows.start, rows.stop))
            self._end = rows[-1]
        else:
            self._take(first)
        return True

    def _plain(self, rows: range) -> Entry:
        serial = self._roles.serial
        sign = None if serial is None else read_ordinal(self._view.grid.cell(rows.start, serial))
        return Entry(role=Role.PLAIN, rows=rows, ordinal=sign, numbers=bool(self._roles.numbers))

    def _with_span(self, row: Row, found: Loose | Passing) -> Loose | Passing:
        """Note of a head that it is merged over columns of numbers."""
        if isinstance(found, Passing) or not self._roles.numbers:
            return found
        first = min(self._roles.numbers)
        spans = any(
            one.left < first <= one.right for one in self._view.merges(row.index, row.index)
        )
        return Loose(evolve(found.entry, spans=True)) if spans else found

    def _take(self, entry: Entry) -> None:
        self._skipped.update(self._blanks)
        self._blanks.clear()
        if entry.role is Role.SKIP or self._derives(entry):
            self._skipped.add(entry.row)
        else:
            self._entries.append(entry)
        self._end = entry.rows[-1]
        if entry.role is Role.ROW and entry.ordinal is None and entry.label is None:
            self._nameless += not self._is_under_merged(entry.row)

    def _is_under_merged(self, row: int) -> bool:
        """Tell whether the name of a row is a merged cell that begins above it."""
        name = self._roles.name
        return name is not None and any(
            one.left <= name <= one.right and one.bottom >= row
            for one in self._view.merges(max(0, row - _LONGEST_MERGE), row)
        )

    def _derives(self, entry: Entry) -> bool:
        """Tell whether a row states shares or differences of the totals above it."""
        if entry.words is None or entry.words.mark is not Mark.DERIVED or entry.ordinal is not None:
            return False
        if self._roles.serial is not None:
            return True
        last = self._entries[-1] if self._entries else None
        measured = last is not None and last.words is not None and last.words.mark is Mark.MEASURED
        return self._end in self._skipped or (self._closed() and not measured)

    def _go_on(self, entry: Entry) -> bool:
        """Decide on rows of words before a row of the body, and tell whether the table goes on.

        They are heads of groups, the header again, or the header of the next table.
        """
        if any(isinstance(found, Passing) or self._may_head(r) for r, found in self._pending):
            verdict = self._header_again(entry)
            if verdict is not None:
                return verdict
        pending, self._pending = self._pending, []
        for before, found in pending:
            if isinstance(found, Loose):
                if found.entry.role is Role.ROW and is_strong(before):
                    return self._stop(pending)
                self._take_between(found.entry)
            else:
                self._skip(before.index)
        return True

    def _may_head(self, row: Row) -> bool:
        """Tell whether a row may be of a header: it has words where this table has numbers."""
        if len(row.cells) < 2:
            return False
        return is_strong(row) or any(cell.column in self._roles.numbers for cell in row.cells)

    def _stop(self, pending: list[tuple[Row, Loose | Passing]]) -> bool:
        self._pending = pending
        return False

    def _take_between(self, entry: Entry) -> None:
        blanks = [index for index in self._blanks if index < entry.row]
        self._skipped.update(blanks)
        self._blanks = [index for index in self._blanks if index > entry.row]
        self._entries.append(entry)
        self._end = entry.row

    def _skip(self, index: int) -> None:
        self._skipped.update(i for i in self._blanks if i < index)
        self._blanks = [i for i in self._blanks if i > index]
        self._skipped.add(index)

    def _header_again(self, entry: Entry) -> bool | None:
        """Tell whether the table goes on behind a header: None where there is no header."""
        run = [before for before, _ in self._pending]
        again = [found for _, found in self._pending if isinstance(found, Passing) and found.header]
        data = sample(self._view, entry.row, _SAMPLE)
        header = find_header(self._view, run, data)
        if header is None and not again:
            return None
        if header is not None and not again:
            strong = any(is_strong(one) or is_series(one) for one in header.rows)
            self._before_header = strong
            return False if strong else None
        titles = [
            found.entry
            for before, found in self._pending
            if isinstance(found, Loose) and (header is None or before.index < header.top)
        ]
        counts_on = self._counts_on(entry)
        if titles and not counts_on:
            return False
        if not titles and self._closed() and not counts_on:
            if self._blanks and self._begins_again(entry):
                return False
            self._doubts = True
        for before, _ in self._pending:
            self._skip(before.index)
        self._pending = []
        return True

    def _closed(self) -> bool:
        """Tell whether the last row was a total."""
        return bool(self._entries) and self._entries[-1].role is Role.TOTAL

    def _last_number(self) -> int | None:
        for entry in reversed(self._entries):
            if entry.ordinal is not None and entry.ordinal.level == Level.NUMBER:
                serial = self._roles.serial
                if entry.role is not Role.PLAIN or serial is None:
                    return entry.ordinal.value
                last = read_ordinal(self._view.grid.cell(entry.rows[-1], serial))
                return None if last is None else last.value
        return None

    def _counts_on(self, entry: Entry) -> bool:
        last = self._last_number()
        return (
            last is not None
            and entry.ordinal is not None
            and entry.ordinal.level == Level.NUMBER
            and entry.ordinal.value == last + 1
        )

    def _begins_again(self, entry: Entry) -> bool:
        """Tell whether a row is numbered 1, or bears the name of the first row."""
        if entry.ordinal is not None:
            return entry.ordinal.value == 1
        name, first = self._roles.name, self._entries[0].row
        if name is None:
            return False
        named = self._view.grid.cell(entry.row, name)
        return named is not None and named == self._view.grid.cell(first, name)

    def _finish(self) -> None:
        """Leave out what trails: heads without rows, notes that look like them."""
        rows = sum(len(e.rows) for e in self._entries if e.role in (Role.ROW, Role.PLAIN))
        if self._nameless > 1 and 3 * self._nameless >= rows:
            self._doubts = True  # a record may take two rows
        if self._pending and not self._before_header:
            row, found = self._pending[0]
            ordinal = found.entry.ordinal if isinstance(found, Loose) else None
            noted = ordinal is not None and ordinal.level >= Level.BRACKETED
            titled = _TITLED.match(row.cells[0].key) is not None
            if isinstance(found, Loose) and row.index == self._end + 1 and not noted | titled:
                self._doubts = self._doubts or self._like_record(row)
        while self._entries and self._trails(self._entries[-1]):
            gone = self._entries.pop()
            self._end = self._entries[-1].rows[-1] if self._entries else gone.row - 1

    def _like_record(self, row: Row) -> bool:
        """Tell whether a line right below may be a record without numbers."""
        roles = self._roles
        if roles.serial is not None or self._closed():
            return False
        cell = row.cells[0]
        return cell.column == roles.name and len(cell.text) < 40 and cell.text[-1] not in ".:;"

    def _trails(self, entry: Entry) -> bool:
        if entry.numbers or entry.marks or entry.role in (Role.PLAIN, Role.PART, Role.PART_HEAD):
            return False
        if entry.role is Role.TOTAL:
            return False
        if entry.role is Role.HEAD:
            return True
        if entry.ordinal is None:
            return False
        before = self._entries[-2] if len(self._entries) > 1 else None
        apart = before is None or before.rows[-1] + 1 != entry.row
        dashed = entry.ordinal.level >= Level.DASH or entry.ordinal.level == Level.BRACKETED
        after_total = (
            before is not None
            and before.role is Role.TOTAL
            and bool(
                before.words is not None and (before.words.whole or before.words.mark is Mark.TOTAL)
            )
        )
        return bool(self._roles.added) and (dashed or apart or after_total)


def sample(view: View, start: int, most: int) -> list[Row]:
    """Return the first rows of a body, as far as they surely belong to it."""
    found: list[Row] = []
    gap = 0
    for index in range(start, view.bottom):
        row = view.row(index)
        if not row.cells:
            gap += 1
            if gap > 2:
                break
            continue
        if found and _ends_body(row, after_blank=gap > 0):
            break
        gap = 0
        found.append(row)
        if len(found) >= most:
            break
    return found


def _ends_body(row: Row, *, after_blank: bool) -> bool:
    """Tell whether a row is surely no row of the body above it."""
    if is_strong(row) and not row.of(Kind.NUMBER):
        return True
    if any(is_letterhead(cell.key) for cell in row.cells):
        return True
    words = [cell.key for cell in row.cells if cell.kind is Kind.TEXT]
    bare = len(words) == len(row.cells)
    return bare and after_blank and (is_signature(words[0]) or is_note(words[0]))


def data_rows(rows: Sequence[Row]) -> list[Row]:
    """Return those of some rows that hold more than one cell, or all where none does."""
    full = [row for row in rows if len(row.cells) > 1]
    return full or list(rows)
