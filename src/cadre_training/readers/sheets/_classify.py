"""What a row below a header is, by its own look."""

from __future__ import annotations

import re

from attrs import evolve

from cadre_training.model.folding import fold
from cadre_training.readers.sheets._cells import Cell, Kind
from cadre_training.readers.sheets._entries import Entry, Role
from cadre_training.readers.sheets._formula_row import column_numbers
from cadre_training.readers.sheets._header_words import is_general_name, is_serial_header
from cadre_training.readers.sheets._line_words import (
    is_letterhead,
    is_note,
    is_page_number,
    is_signature,
    is_unit_line,
)
from cadre_training.readers.sheets._numbering import Level, Ordinal, leading_ordinal, read_ordinal
from cadre_training.readers.sheets._outside import Closing, Loose, Nothing, Outside, Passing, Why
from cadre_training.readers.sheets._roles import Roles
from cadre_training.readers.sheets._row_shapes import is_prose, is_strong
from cadre_training.readers.sheets._row_words import Mark, is_part, row_words
from cadre_training.readers.sheets._series import is_series
from cadre_training.readers.sheets._view import Row

_COUNTED = re.compile(r"(?::|\b(?:có|gồm|là|co|gom|la))\s*[0-9]")
"""What a total in words states: “Tổng số bản ghi: 3”."""

_LONG = 60
"""More characters than the words of a total have."""


class Classifier:
    """Says of rows what they are in one table.

    Args:
        roles: What its columns are for.
        header: The keys of the rows of its header.
    """

    def __init__(self, roles: Roles, header: frozenset[tuple[tuple[int, str], ...]]) -> None:
        self._roles = roles
        self._header = header
        self._labels = roles.labels
        self._header_cells = frozenset(cell for row in header for cell in row)

    def classify(self, row: Row) -> Entry | Outside:
        """Return what a row is."""
        roles = self._roles
        cells = tuple(c for c in row.cells if roles.left <= c.column <= roles.right)
        if not cells:
            return Nothing()
        if self._repeats(row):
            return Passing(header=True)
        numbered = column_numbers(cells)
        if numbered is not None and len(cells) > 2 and self._numbers_label(cells):
            return Passing(header=False)
        lone = cells[0] if len(cells) == 1 else None
        if lone is not None and is_page_number(lone.key):
            return Passing(header=False)
        if lone is not None and lone.column == roles.serial and read_ordinal(lone.value):
            return Entry(role=Role.SKIP, rows=range(row.index, row.index + 1))
        numbers = [c for c in cells if c.column in roles.numbers and c.kind is Kind.NUMBER]
        return self._with_numbers(row, cells) if numbers else self._without(row, cells)

    def _repeats(self, row: Row) -> bool:
        if row.key in self._header:
            return True
        same = sum((cell.column, cell.key) in self._header_cells for cell in row.cells)
        texts = sum(cell.kind is Kind.TEXT for cell in row.cells)
        return same > 1 and same * 3 >= len(row.cells) * 2 and texts > 0

    def _names_columns(self, cells: tuple[Cell, ...]) -> bool:
        """Tell whether “TT” stands where the rows are numbered, with words behind it."""
        first = cells[0]
        named = first.column == self._roles.serial and is_serial_header(first.key)
        return named and len(cells) > 2 and all(cell.kind is Kind.TEXT for cell in cells)

    def _numbers_label(self, cells: tuple[Cell, ...]) -> bool:
        name = self._roles.name
        if name is None or self._roles.kinds.get(name) is not Kind.TEXT:
            return False
        return any(c.column == name and (c.kind is Kind.NUMBER or len(c.text) == 1) for c in cells)

    def _sign_and_label(
        self, cells: tuple[Cell, ...]
    ) -> tuple[Ordinal | None, str | None, str | None]:
        """Return the sign that numbers a row, its words, and its words without the sign."""
        roles = self._roles
        ordinal: Ordinal | None = None
        label: str | None = None
        beside: str | None = None
        for cell in cells:
            if cell.column == roles.serial:
                ordinal = read_ordinal(cell.value)
                if ordinal is None and cell.kind in (Kind.TEXT, Kind.DATE):
                    beside = cell.text
            elif cell.column == roles.name and label is None:
                label = cell.text
        if label is None:
            words = [c for c in cells if c.kind is Kind.TEXT and c.column not in roles.numbers]
            words = words or [c for c in cells if c.kind is Kind.TEXT]
            words = [c for c in words if c.column != roles.serial]
            if words and (ordinal is None or words[0].column < (roles.name or 0) + 2):
                label = words[0].text
        label = beside if label is None else label
        told = self._told_elsewhere(cells, label)
        if told is not None:
            return ordinal, told, told
        if label is None:
            return ordinal, None, None
        whole = row_words(fold(label[:200]))
        plain = whole is not None and whole.mark is Mark.TOTAL
        leading = None if plain else leading_ordinal(label)
        if leading is not None:
            own, rest = leading
            if ordinal is None:
                return own, label, rest
            if own.level >= Level.DASH:
                return ordinal, label, rest
        elif ordinal is None and roles.serial is None and len(cells) > 1:
            ordinal = self._sign_before(cells)
        return ordinal, label, label

    def _leaves_blank(self, cells: tuple[Cell, ...], label: str | None) -> bool:
        """Tell whether columns of words behind a label are blank, which name records elsewhere."""
        labels = self._labels
        words = [cell for cell in cells if cell.column in labels]
        return bool(words) and words[-1].text == label and words[-1].column < labels[-1]

    def _told_elsewhere(self, cells: tuple[Cell, ...], label: str | None) -> str | None:
        """Return the words of a total in the last column of words that is filled."""
        if len(self._labels) < 2:
            return None
        words = [cell for cell in cells if cell.column in self._labels]
        if not words or words[-1].text == label:
            return None
        found = row_words(words[-1].key)
        if found is None or found.mark not in (Mark.TOTAL, Mark.SCOPED, Mark.NAMED):
            return None
        return words[-1].text if words[-1].column != self._labels[-1] or label is None else None

    def _sign_before(self, cells: tuple[Cell, ...]) -> Ordinal | None:
        """Return a sign in the first column of a table that has no column for it."""
        first = cells[0]
        if first.column == self._roles.name:
            return None
        if first.column in self._roles.numbers and first.kind is not Kind.TEXT:
            return None
        return read_ordinal(first.value) if first.kind is not Kind.DATE else None

    def _entry(self, row: Row, cells: tuple[Cell, ...], *, numbers: bool) -> Entry:
        ordinal, label, words_only = self._sign_and_label(cells)
        key = fold(words_only[:200]) if words_only else ""
        words = row_words(key) if label else None
        if words is not None and words.mark is Mark.NAMED and self._leaves_blank(cells, label):
            words = evolve(words, mark=Mark.SCOPED)
        return Entry(
            role=Role.ROW,
            rows=range(row.index, row.index + 1),
            ordinal=ordinal,
            label=label,
            key=key,
            words=words,
            numbers=numbers,
        )

    def _with_numbers(self, row: Row, cells: tuple[Cell, ...]) -> Entry | Outside:
        entry = self._entry(row, cells, numbers=True)
        if self._heads_other_columns(cells):
            return Passing(header=True)
        return _with_role(entry, _role(entry))

    def _heads_other_columns(self, cells: tuple[Cell, ...]) -> bool:
        serial = next((c for c in cells if c.column == self._roles.serial), None)
        if serial is not None and read_ordinal(serial.value) is not None:
            return False
        row = Row(0, tuple(c for c in cells if c is not serial))
        label = next((c for c in cells if c.column == self._roles.name), None)
        return (
            len(row.cells) > 2
            and label is not None
            and label.kind is Kind.TEXT
            and is_series(row)
            and len(row.of(Kind.NUMBER)) > 1
            and is_general_name(label.key)
            and row_words(label.key) is None
        )

    def _without(self, row: Row, cells: tuple[Cell, ...]) -> Entry | Outside:
        roles = self._roles
        first = next((c for c in cells if c.kind is Kind.TEXT), cells[0])
        entry = self._entry(row, cells, numbers=False)
        if any(is_letterhead(c.key) or is_unit_line(c.key) for c in cells):
            return Closing(Why.LETTER, entry)
        if self._names_columns(cells):
            return Loose(entry)
        if all(c.kind is Kind.MARK for c in cells) and len(cells) > 1:
            return _with_role(entry, Role.SKIP)
        role = _role(entry)
        if role is Role.PART:
            role = Role.PART_HEAD
        named = entry.words is not None and entry.words.mark is Mark.NAMED
        if role is Role.TOTAL and (named or len(entry.key) > _LONG):
            role = Role.ROW
        if role is Role.TOTAL and len(cells) == 1 and _COUNTED.search(first.key):
            return Closing(Why.NOTE, entry)
        if role in (Role.TOTAL, Role.SKIP, Role.PART_HEAD):
            return _with_role(entry, role)
        marks = any(c.kind is Kind.MARK and c.column in roles.numbers for c in cells)
        ordered = entry.ordinal is not None and entry.ordinal.level < Level.DASH
        if ordered and entry.label is not None and len(cells) > 1:
            return evolve(entry, marks=marks)
        alone = len(cells) == 1
        if alone and entry.ordinal is None:
            entry = _with_role(entry, Role.HEAD)
        if is_note(first.key):
            return Closing(Why.NOTE, entry)
        if is_signature(first.key):
            return Closing(Why.SIGNATURE, entry)
        if alone:
            return Loose(entry) if entry.label is not None else Passing(header=False)
        if marks and entry.label is not None:
            return evolve(entry, marks=True)
        if is_prose(row):
            return Closing(Why.LETTER, entry)
        named = any(c.column == roles.name for c in cells)
        listed = not roles.added and named and 2 * len(cells) >= len(roles.kinds)
        fresh = is_strong(row) and any(c.column not in roles.kinds for c in cells)
        return entry if listed and not fresh else Loose(entry)


def _with_role(entry: Entry, role: Role) -> Entry:
    return Entry(
        role=role,
        rows=entry.rows,
        ordinal=entry.ordinal,
        label=entry.label,
        key=entry.key,
        words=entry.words,
        numbers=entry.numbers,
    )


def _role(entry: Entry) -> Role:
    """Return what the words and the sign of a row make it."""
    words, ordinal = entry.words, entry.ordinal
    dashed = ordinal is not None and ordinal.level >= Level.DASH
    if words is None:
        return Role.PART if dashed and is_part(entry.key) else Role.ROW
    if words.mark is Mark.RUNNING or (words.mark is Mark.DIVIDED and not entry.numbers):
        return Role.SKIP
    if words.mark is Mark.OF_WHICH_HEAD:
        return Role.PART if entry.numbers else Role.PART_HEAD
    if words.mark is Mark.OF_WHICH:
        return Role.PART
    if words.mark in (Mark.TOTAL, Mark.SCOPED) or (
        words.mark in (Mark.NAMED, Mark.MEASURED) and ordinal is None
    ):
        return Role.TOTAL
    return Role.ROW
