"""The body of a table: from its first row to its last, as entries."""

from __future__ import annotations

import re

from attrs import define, evolve, field, frozen

from cadre_training.model.folding import fold
from cadre_training.readers.sheets._classify import Classifier
from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._header import Header, find_header
from cadre_training.readers.sheets._numbering import Level, read_ordinal
from cadre_training.readers.sheets._outside import Closing, Loose, Nothing, Outside, Passing, Why
from cadre_training.readers.sheets._roles import Roles
from cadre_training.readers.sheets._row_shapes import is_strong, keys_of
from cadre_training.readers.sheets._samples import sample
from cadre_training.readers.sheets._scan import scan
from cadre_training.readers.sheets._series import is_series
from cadre_training.readers.sheets._taken import Taken
from cadre_training.readers.sheets._view import Row, View

_TITLES = "|".join(map(fold, ("bảng", "biểu", "phụ lục", "mẫu", "table", "annex")))
_TITLED = re.compile(rf"(?:{_TITLES})(?: {fold('số')})? ?[0-9ivx]+\b")
_SAMPLE = 12
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
    return _Walk(view, header, roles, Taken(view, roles, start - 1)).walk(start)


@define
class _Walk:
    _view: View
    _header: Header | None
    _roles: Roles
    _taken: Taken
    _pending: list[tuple[Row, Loose | Passing]] = field(factory=list["tuple[Row, Loose | Passing]"])
    _before_header: bool = False
    _doubts: bool = False

    def walk(self, start: int) -> Body:
        rows = () if self._header is None else self._header.rows
        classifier = Classifier(self._roles, keys_of(rows))
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
                self._taken.blanks.append(row.index)
            elif isinstance(found, Loose | Passing):
                self._pending.append((row, self._with_span(row, found)))
            elif isinstance(found, Entry):
                if self._pending and not self._go_on(found):
                    break
                self._taken.take(found)
            if max(len(self._pending), len(self._taken.blanks)) > _MOST_PENDING:
                self._doubts = self._doubts or bool(self._pending)
                break
        self._finish()
        taken = self._taken
        return Body(
            entries=tuple(taken.entries),
            rows=range(start, taken.end + 1),
            skipped=frozenset(row for row in taken.skipped if row <= taken.end),
            doubts=self._doubts,
        )

    def _goes_on_behind(self, row: Row, found: Closing, classifier: Classifier) -> bool:
        """Tell whether a note or a person's function stands inside the table, and take it."""
        if found.why is Why.LETTER or len(row.cells) != 1:
            return False
        behind = self._behind(row, classifier)
        counted = isinstance(behind, Entry) and behind.numbers
        if found.why is Why.NOTE:
            if self._taken.entries and isinstance(behind, Entry) and self._taken.counts_on(behind):
                self._pending.append((row, Passing(header=False)))
                return True
            return False
        if counted or not self._taken.entries or not row.cells[0].text.isupper():
            adjacent = row.index == self._taken.end + 1 or not self._taken.entries
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
        self._taken.take(first)
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
                    self._pending = pending
                    return False
                self._taken.take_between(found.entry)
            else:
                self._taken.skip(before.index)
        return True

    def _may_head(self, row: Row) -> bool:
        """Tell whether a row may be of a header: it has words where this table has numbers."""
        if len(row.cells) < 2:
            return False
        return is_strong(row) or any(cell.column in self._roles.numbers for cell in row.cells)

    def _stop(self, pending: list[tuple[Row, Loose | Passing]]) -> bool:
        self._pending = pending
        return False

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
        counts_on = self._taken.counts_on(entry)
        if titles and not counts_on:
            return False
        if not titles and self._taken.is_closed() and not counts_on:
            if self._taken.blanks and self._taken.begins_again(entry):
                return False
            self._doubts = True
        for before, _ in self._pending:
            self._taken.skip(before.index)
        self._pending = []
        return True

    def _finish(self) -> None:
        """Leave out what trails: heads without rows, notes that look like them."""
        self._doubts = self._doubts or self._taken.lacks_names()
        if self._pending and not self._before_header:
            row, found = self._pending[0]
            ordinal = found.entry.ordinal if isinstance(found, Loose) else None
            noted = ordinal is not None and ordinal.level >= Level.BRACKETED
            titled = _TITLED.match(row.cells[0].key) is not None
            if isinstance(found, Loose) and row.index == self._taken.end + 1 and not noted | titled:
                self._doubts = self._doubts or self._like_record(row)
        self._taken.cut_end()

    def _like_record(self, row: Row) -> bool:
        """Tell whether a line right below may be a record without numbers."""
        roles = self._roles
        if roles.serial is not None or self._taken.is_closed():
            return False
        cell = row.cells[0]
        return cell.column == roles.name and len(cell.text) < 40 and cell.text[-1] not in ".:;"
