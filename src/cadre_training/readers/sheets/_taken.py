"""The rows of a body that were taken so far, and what they say of the next one."""

from __future__ import annotations

from attrs import define, evolve, field

from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._numbering import Level, read_ordinal
from cadre_training.readers.sheets._roles import Roles
from cadre_training.readers.sheets._row_words import Mark
from cadre_training.readers.sheets._view import View

_LONGEST_MERGE = 60


@define
class Taken:
    """The rows of a body that were taken so far.

    Args:
        view: The part of the sheet.
        roles: What the columns are for.
        end: The last row; before the first is taken, the row above it.
        entries: What they are, in their order.
        skipped: The rows that are in no entry.
        blanks: The blank rows behind the last, which belong to the body if it goes on.
        nameless: How many records have no name.
    """

    view: View
    roles: Roles
    end: int
    entries: list[Entry] = field(factory=list[Entry])
    skipped: set[int] = field(factory=set[int])
    blanks: list[int] = field(factory=list[int])
    nameless: int = 0

    def take(self, entry: Entry) -> None:
        """Take a row, or a run of plain ones."""
        self.skipped.update(self.blanks)
        self.blanks.clear()
        if entry.role is Role.SKIP or self._derives(entry):
            self.skipped.add(entry.row)
        else:
            self._add(entry)
        self.end = entry.rows[-1]
        if entry.role is Role.ROW and entry.ordinal is None and entry.label is None:
            self.nameless += not self._is_under_merged(entry.row)

    def _add(self, entry: Entry) -> None:
        last = self.entries[-1] if self.entries else None
        runs = last is not None and last.role is Role.PLAIN and entry.role is Role.PLAIN
        if last is not None and runs and last.rows.stop == entry.row:
            self.entries[-1] = evolve(last, rows=range(last.row, entry.rows.stop))
        else:
            self.entries.append(entry)

    def take_between(self, entry: Entry) -> None:
        """Take a row above others that were seen already."""
        self._skip_blanks(entry.row)
        self.entries.append(entry)
        self.end = entry.row

    def skip(self, index: int) -> None:
        """Leave a row out that lies within the body."""
        self._skip_blanks(index)
        self.skipped.add(index)

    def _skip_blanks(self, before: int) -> None:
        self.skipped.update(index for index in self.blanks if index < before)
        self.blanks = [index for index in self.blanks if index > before]

    def _is_under_merged(self, row: int) -> bool:
        """Tell whether the name of a row is a merged cell that begins above it."""
        name = self.roles.name
        return name is not None and any(
            one.left <= name <= one.right and one.bottom >= row
            for one in self.view.merges(max(0, row - _LONGEST_MERGE), row)
        )

    def _derives(self, entry: Entry) -> bool:
        """Tell whether a row states shares or differences of the totals above it."""
        if entry.words is None or entry.words.mark is not Mark.DERIVED or entry.ordinal is not None:
            return False
        if self.roles.serial is not None:
            return True
        last = self.entries[-1] if self.entries else None
        measured = last is not None and last.words is not None and last.words.mark is Mark.MEASURED
        return self.end in self.skipped or (self.is_closed() and not measured)

    def is_closed(self) -> bool:
        """Tell whether the last row was a total."""
        return bool(self.entries) and self.entries[-1].role is Role.TOTAL

    def counts_on(self, entry: Entry) -> bool:
        """Tell whether a row has the number behind the last one."""
        last = self._last_number()
        return (
            last is not None
            and entry.ordinal is not None
            and entry.ordinal.level == Level.NUMBER
            and entry.ordinal.value == last + 1
        )

    def _last_number(self) -> int | None:
        for entry in reversed(self.entries):
            if entry.ordinal is not None and entry.ordinal.level == Level.NUMBER:
                serial = self.roles.serial
                if entry.role is not Role.PLAIN or serial is None:
                    return entry.ordinal.value
                last = read_ordinal(self.view.grid.cell(entry.rows[-1], serial))
                return None if last is None else last.value
        return None

    def begins_again(self, entry: Entry) -> bool:
        """Tell whether a row is numbered 1, or bears the name of the first row."""
        if entry.ordinal is not None:
            return entry.ordinal.value == 1
        name, first = self.roles.name, self.entries[0].row
        if name is None:
            return False
        named = self.view.grid.cell(entry.row, name)
        return named is not None and named == self.view.grid.cell(first, name)

    def lacks_names(self) -> bool:
        """Tell whether so many records have no name that a record may take two rows."""
        rows = sum(len(one.rows) for one in self.entries if one.role in (Role.ROW, Role.PLAIN))
        return self.nameless > 1 and 3 * self.nameless >= rows

    def cut_end(self) -> None:
        """Leave out what trails: heads without rows, notes that look like them."""
        while self.entries and self._trails(self.entries[-1]):
            gone = self.entries.pop()
            self.end = self.entries[-1].rows[-1] if self.entries else gone.row - 1

    def _trails(self, entry: Entry) -> bool:
        if entry.numbers or entry.marks or entry.role in (Role.PLAIN, Role.PART, Role.PART_HEAD):
            return False
        if entry.role is Role.TOTAL:
            return False
        if entry.role is Role.HEAD:
            return True
        if entry.ordinal is None:
            return False
        before = self.entries[-2] if len(self.entries) > 1 else None
        apart = before is None or before.rows[-1] + 1 != entry.row
        dashed = entry.ordinal.level >= Level.DASH or entry.ordinal.level == Level.BRACKETED
        after_total = (
            before is not None
            and before.role is Role.TOTAL
            and bool(
                before.words is not None and (before.words.whole or before.words.mark is Mark.TOTAL)
            )
        )
        return bool(self.roles.added) and (dashed or apart or after_total)
