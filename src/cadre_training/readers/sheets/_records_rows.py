"""What the rows of a table say beside their numbers: when, where, for whom, what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import repeat
from types import NoneType
from typing import TypeGuard, cast
from unicodedata import is_normalized

from attrs import evolve, frozen

from cadre_training.model.folding import fold
from cadre_training.model.grid import RawCell
from cadre_training.model.label import nfc
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.readers.sheets._mapping_nouns import SheetMapping
from cadre_training.readers.sheets._meaning_groups import GroupWords, Schemes, group_words
from cadre_training.readers.sheets._meaning_periods import periods_of
from cadre_training.readers.sheets._meaning_signs import Sign
from cadre_training.readers.sheets._records_units import Units, header_level
from cadre_training.readers.sheets._values_column import Column, filled_down
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.layout import Block
from cadre_training.readers.sheets.sheet_table import SheetTable
from cadre_training.readers.sheets.words import read_words, unit_name, without_ordinal

_NO_GROUP = GroupWords()
_TWOS = str.maketrans("013456789", "2" * 9)
_UNCLEAN = re.compile(r"[^\S\n ]|  |^ | $", re.MULTILINE)
_GROUP_IN_TITLE = re.compile(
    r"(?:[đd]ối\s+t[uư][oợơ]ng|doi\s+tuong|đt|nhóm|target\s+group)\s*(?:số\s*)?([1-9]|iv|i{1,3}|v)\b",
    re.IGNORECASE,
)
_PROGRAMME_IN_TITLE = (
    (Programme.KNOWLEDGE_UPDATE, re.compile(r"cập nhật k|cnkt|knowledge update", re.IGNORECASE)),
    (Programme.DEFENCE_EDUCATION, re.compile(r"quốc phòng|qpan|defen[cs]e", re.IGNORECASE)),
    (
        Programme.RESOLUTION_STUDY,
        re.compile(r"quán triệt|(?:học tập|triển khai).{0,12}nghị quyết", re.IGNORECASE),
    ),
)
_SEVERAL = re.compile(r"(?<![0-9.,])(?:0?[2-9]|[1-9][0-9]{1,2}) lớp(?!\w)", re.IGNORECASE)
_LECTURERS = (
    (LecturerKind.FULL_TIME, re.compile(r"chuyên trách|full-?\s?time", re.IGNORECASE)),
    (LecturerKind.PART_TIME, re.compile(r"kiêm chức|kiêm nhiệm|part-?\s?time", re.IGNORECASE)),
)


@frozen(kw_only=True)
class Heads:
    """What the heads of the groups that a row stands in say.

    Args:
        unit: The unit, by name.
        unit_row: The row of the head that names it.
        group: The words for the target group.
        period: The period.
        programme: The kind of training.
    """

    unit: str | None = None
    unit_row: int = 0
    group: GroupWords = _NO_GROUP
    period: Period | None = None
    programme: Programme | None = None


@frozen
class Run:
    """Rows that stand in the same groups.

    Args:
        positions: Their positions in the table.
        heads: What the heads of these groups say.
    """

    positions: range
    heads: Heads


class TableRows:
    """What the rows of a table say beside their numbers.

    Args:
        table: The table.
        mapping: What a person has written of the document.
        units: The units of the document.
    """

    def __init__(self, table: SheetTable, mapping: SheetMapping, units: Units) -> None:
        """Take the table; its texts are read when they are asked for."""
        self.table = table
        self.mapping = mapping
        self.units = units
        self.schemes = Schemes(context=table.context, scheme=table.mapping.scheme or mapping.scheme)
        self._texts: dict[Field, Sequence[str | None] | None] = {}
        self._by_field: dict[Field, list[Column]] = {}
        for column in table.values:
            self._by_field.setdefault(column.field, []).append(column)

    @property
    def first_row(self) -> int:
        """The row of the sheet at position 0."""
        return self.table.layout.rows.start

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The runs of records with what their heads say."""
        return tuple(self._runs(self.table.layout.body, Heads()))

    def _runs(self, block: Block, above: Heads) -> Iterator[Run]:
        heads = self.heads(block, above)
        for part in block.parts:
            if isinstance(part, Block):
                yield from self._runs(part, heads)
            elif part:
                yield Run(range(part.start - self.first_row, part.stop - self.first_row), heads)

    def heads(self, block: Block, above: Heads) -> Heads:
        """Return what the head of a group and those above it say."""
        if block.label is None:
            return above
        label = without_ordinal(block.label)
        words = read_words(label, bare=self.table.context.bare)
        periods = periods_of(label)
        unit = unit_name(label)
        programmes = words.programmes
        group = GroupWords(words.groups[0], words.group_word) if len(words.groups) == 1 else None
        return evolve(
            above,
            unit=unit or above.unit,
            unit_row=(block.head or 0) if unit else above.unit_row,
            group=group or above.group,
            period=periods[0].period if len(periods) == 1 else above.period,
            programme=programmes[0] if len(programmes) == 1 else above.programme,
        )

    @property
    def default_period(self) -> Period | None:
        """The period of rows that state none."""
        return self.table.mapping.period or self.table.context.period or self.mapping.period

    @cached_property
    def periods(self) -> Sequence[Period | None] | None:
        """The period that each row states; None where no column says it."""
        found: Sequence[Period | None] | None = None
        starts, ends = self._times(Field.START), self._times(Field.END)
        if starts is not None and ends is not None:
            found = [_joined(*pair) for pair in zip(starts, ends, strict=True)]
        for field in (Field.PERIOD, Field.START, Field.QUARTER, Field.MONTH, Field.YEAR, Field.END):
            more = self._times(field)
            if more is None:
                continue
            if found is None:
                found = more
            elif None in found:
                found = [a if a is not None else b for a, b in zip(found, more, strict=True)]
        return found

    def _times(self, field: Field) -> Sequence[Period | None] | None:
        for column in self._by_field.get(field, ()):
            if column.times is not None:
                return column.times.periods
        return None

    def first(self, field: Field) -> Column | None:
        """Return the first column of a meaning."""
        return next(iter(self._by_field.get(field, ())), None)

    def texts(self, field: Field) -> Sequence[str | None] | None:
        """Return the texts of the first column of a meaning; None where there is none.

        A merged cell speaks for all its rows.
        """
        if field not in self._texts:
            column = self.first(field)
            self._texts[field] = None if column is None else self._texts_of(column)
        return self._texts[field]

    def _texts_of(self, column: Column) -> Sequence[str | None]:
        cells = filled_down(self.table.layout, column.index, column.cells)
        lines = column.field is Field.TOPIC  # a cell that lists several, one a line
        if _are_clean(cells):
            return cells
        clean = {cell: _clean(cell, "; " if lines else " ") for cell in set(cells)}
        return list(map(clean.__getitem__, cells))

    @cached_property
    def titles(self) -> Sequence[str | None] | None:
        """The title that each row states."""
        return self.texts(Field.TITLE) or self.texts(Field.PROGRAMME)

    @cached_property
    def groups(self) -> Sequence[GroupWords] | None:
        """The words for the target group that each row states, in its column or its title."""
        bare = self.table.context.bare
        texts = self.texts(Field.TARGET_GROUP)
        if texts is not None:
            known = {t: group_words(t, bare=bare) if t else _NO_GROUP for t in set(texts)}
            schemes = self.texts(Field.SCHEME)
            if schemes is None:
                return list(map(known.__getitem__, texts))
            return [
                evolve(known[text], scheme=scheme) if scheme else known[text]
                for text, scheme in zip(texts, schemes, strict=True)
            ]
        if self.titles is None:
            return None
        if not _GROUP_IN_TITLE.search(self._all_titles):
            return None
        named = {text: group_in_title(text) for text in set(self.titles)}
        if not any(words.code for words in named.values()):
            return None
        return list(map(named.__getitem__, self.titles))

    @cached_property
    def programmes(self) -> Sequence[Programme | None] | None:
        """The kind of training that each row states, in its column or its title."""
        texts = self.texts(Field.PROGRAMME)
        if texts is not None:
            known = {text: _programme(text) for text in set(texts)}
            if any(known.values()):
                return list(map(known.__getitem__, texts))
        if self.titles is None:
            return None
        if not any(words.search(self._all_titles) for _, words in _PROGRAMME_IN_TITLE):
            return None
        named = {text: programme_in_title(text) for text in set(self.titles)}
        return list(map(named.__getitem__, self.titles)) if any(named.values()) else None

    @cached_property
    def lecturers(self) -> Sequence[frozenset[LecturerKind]] | None:
        """The kinds of lecturer that each row states."""
        texts = self.texts(Field.LECTURER)
        if texts is None:
            return None
        known = {
            text: frozenset(kind for kind, words in _LECTURERS if text and words.search(text))
            for text in set(texts)
        }
        return list(map(known.__getitem__, texts)) if any(known.values()) else None

    @property
    def default_group(self) -> GroupWords:
        """The words for the target group of rows that name none."""
        context, written = self.table.context, self.table.mapping.group
        if written is not None:
            return group_words(written)
        return GroupWords(context.group, context.group_word)

    @property
    def default_unit(self) -> str | None:
        """The name or code of the unit of rows that name none."""
        return self.table.mapping.unit or self.table.context.unit or self.mapping.unit

    def unit_of(self, run: Run) -> str | None:
        """Return the code of the unit that the rows of a run belong to, where they name none."""
        grid = self.table.layout.grid
        above: str | None = None
        if self.default_unit is not None:
            above = self.units.code(self.default_unit, grid.place(0, 0))
        if run.heads.unit is None:
            return above
        return self.units.code(run.heads.unit, grid.place(run.heads.unit_row, 0), parent=above)

    def unit_codes(self, run: Run) -> Iterator[str | None]:
        """Return the code of the unit of each row of a run."""
        above = self.unit_of(run)
        names, codes, wider = self._unit_texts
        if names is None and codes is None:
            return repeat(above)
        positions = run.positions
        rows = zip(
            positions,
            names[positions.start : positions.stop] if names else repeat(None),
            codes[positions.start : positions.stop] if codes else repeat(None),
            wider[positions.start : positions.stop] if wider else repeat(None),
            strict=False,
        )
        return self._coded(rows, above)

    def _coded(
        self, rows: Iterator[tuple[int, str | None, str | None, str | None]], above: str | None
    ) -> Iterator[str | None]:
        known: dict[tuple[str | None, str | None, str | None], str | None] = {}
        column = self._unit_column
        header = column.draft.column.header[-1:] if column is not None else ()
        level = header_level(header[0]) if header else None
        wide = self._by_field.get(Field.UNIT, [])[0].draft.column.header[-1:] if self._wider else ()
        wider_level = header_level(wide[0]) if wide else None
        for position, name, code, wider in rows:
            key = (name, code, wider)
            if key not in known:
                grid = self.table.layout.grid
                index = 0 if column is None else column.index
                place = grid.place(self.first_row + position, index)
                parent = (
                    self.units.code(wider, place, parent=above, level=wider_level)
                    if wider
                    else above
                )
                if name is None and code is None:
                    known[key] = parent
                else:
                    known[key] = self.units.code(
                        name or code or "", place, code=code, parent=parent, level=level
                    )
            yield known[key]

    @property
    def _wider(self) -> bool:
        """Whether one column names units and another those that they lie in."""
        return len(self._by_field.get(Field.UNIT, ())) > 1

    @cached_property
    def _unit_column(self) -> Column | None:
        columns = self._by_field.get(Field.UNIT, [])
        return columns[-1] if columns else self.first(Field.UNIT_CODE)

    @cached_property
    def _unit_texts(
        self,
    ) -> tuple[
        Sequence[str | None] | None, Sequence[str | None] | None, Sequence[str | None] | None
    ]:
        """The names, the codes, and the names of the wider units."""
        columns = self._by_field.get(Field.UNIT, [])
        names = self._texts_of(columns[-1]) if columns else None
        wider = self._texts_of(columns[0]) if self._wider else None
        return names, self.texts(Field.UNIT_CODE), wider

    def meet_units(self) -> None:
        """Take note of which unit stands under which, before codes are asked for."""
        names, codes, wider = self._unit_texts
        if names is None or codes is not None:
            return
        for run in self.runs:
            above = run.heads.unit or self.default_unit
            own = names[run.positions.start : run.positions.stop]
            over = (
                repeat(above)
                if wider is None
                else (w or above for w in wider[run.positions.start : run.positions.stop])
            )
            for name, parent in set(zip(own, over, strict=False)):
                if name is not None:
                    self.units.meet(name, None if parent is None else fold(parent))

    @cached_property
    def one_each(self) -> Sign | None:
        """What each row is of a table that states no number: a class, a session, or neither."""
        if Field.PERSON in self._by_field:
            return None
        title = self.first(Field.TITLE)
        if title is not None:
            signs = [sign for words in title.draft.words for sign in words.signs]
            if Sign.CLASS in signs:
                return Sign.CLASS
            if Sign.SESSION in signs:
                return Sign.SESSION
        if self.first(Field.CLASS_ID) is not None:
            return Sign.CLASS
        # Days alone may be months, and kinds of classes may have a place, but not all of it.
        stated = {Field.START, Field.PERIOD} & self._by_field.keys()
        beside = {Field.TITLE, Field.TOPIC, Field.VENUE, Field.LECTURER} & self._by_field.keys()
        return Sign.CLASS if stated and beside else None

    @cached_property
    def several_in_title(self) -> frozenset[str]:
        """The titles that speak of several classes: “Bồi dưỡng đảng viên mới (3 lớp)”."""
        if not _SEVERAL.search(self._all_titles):
            return frozenset()
        different = {title for title in self.titles or () if title is not None}
        return frozenset(title for title in different if _SEVERAL.search(title))

    @cached_property
    def _all_titles(self) -> str:
        """All titles, one a line: what is in none of them is not looked for in each.

        Titles that differ in their digits only stand there once, with 2 for every digit.
        """
        titles = "\n".join(filter(None, self.titles or ()))
        return "\n".join(set(titles.translate(_TWOS).split("\n")))


def _are_clean(cells: Sequence[RawCell]) -> TypeGuard[Sequence[str | None]]:
    """Tell whether all cells are texts as :func:`_clean` leaves them, or blank."""
    if set(map(type, cells)) - {str, NoneType} or "" in cells:
        return False
    texts = [cell for cell in cells if cell is not None]
    joined = "\n".join(cast("list[str]", texts))
    return (
        joined.count("\n") == len(texts) - 1
        and not _UNCLEAN.search(joined)
        and (joined.isascii() or is_normalized("NFC", joined))
    )


def _clean(cell: RawCell, between: str = " ") -> str | None:
    if cell is None:
        return None
    text = between.join(line for part in str(cell).split("\n") if (line := " ".join(part.split())))
    return (text if text.isascii() else nfc(text)) or None


def _joined(start: Period | None, end: Period | None) -> Period | None:
    if start is None or end is None or end.end < start.start:
        return start
    return Period(start.start, end.end)


def group_in_title(title: str | None) -> GroupWords:
    """Return the words for the target group that the title of a class names.

    >>> group_in_title("Lớp đối tượng 4, khóa 1").code
    '4'
    """
    if not title:
        return _NO_GROUP
    found = {code.lower() for code in _GROUP_IN_TITLE.findall(title)}
    return group_words(found.pop().upper()) if len(found) == 1 else _NO_GROUP


def programme_in_title(title: str | None) -> Programme | None:
    """Return the kind of training that the title of a class names.

    >>> programme_in_title("Cập nhật kiến thức đối tượng 3").value
    'knowledge-update'
    """
    found = [one for one, words in _PROGRAMME_IN_TITLE if title and words.search(title)]
    return found[0] if len(found) == 1 else None


def _programme(text: str | None) -> Programme | None:
    found = set(read_words(text or "").programmes)
    exact = found - {Programme.FURTHER_TRAINING} if len(found) > 1 else found
    return next(iter(exact)) if len(exact) == 1 else None
