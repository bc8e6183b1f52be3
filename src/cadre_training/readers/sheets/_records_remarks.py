"""What is remarked of rows that make no records, or records without a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from cadre_training.codec.problem import Problem
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.source import Place
from cadre_training.readers.numbers.absences import absence_meanings
from cadre_training.readers.sheets import _meaning_remarks as say
from cadre_training.readers.sheets._mapping_nouns import SheetMapping, Takes
from cadre_training.readers.sheets._meaning_groups import DEFENCE, GroupWords, group_words
from cadre_training.readers.sheets._records_classes import header_group
from cadre_training.readers.sheets._records_doubles import corner
from cadre_training.readers.sheets._records_families import Family
from cadre_training.readers.sheets._records_people import is_class_roll
from cadre_training.readers.sheets._records_rows import (
    TableRows,
    group_in_title,
    programme_in_title,
)
from cadre_training.readers.sheets._records_units import Units
from cadre_training.readers.sheets._values_column import Column, header_place
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.sheet_table import SheetTable
from cadre_training.readers.sheets.values import MOST_PROBLEMS

_MOST_GROUPS = 100
"""How many unknown groups of one column are named."""

_MOST_TITLES = 200
"""In how many titles a group is looked for whose scheme is not known."""

_PEOPLE = (Field.ATTENDANCES, Field.LEARNERS)


def record_remarks(tables: Sequence[SheetTable], mapping: SheetMapping) -> Iterator[Problem]:
    """Yield what is remarked of the rows of all tables."""
    for table in tables:
        if table.takes is Takes.NOTHING:
            continue
        rows = TableRows(table, mapping, Units(mapping.units))
        yield from _periods(rows)
        yield from _groups(rows)
        if table.takes is Takes.RECORDS:
            yield from _counts(rows)


def _periods(rows: TableRows) -> Iterator[Problem]:
    """Say which rows do not tell when, and which end before they begin."""
    starts, ends = rows.first(Field.START), rows.first(Field.END)
    if starts is not None and ends is not None:
        yield from _reversed(rows, starts, ends)
    if rows.default_period is not None:
        return
    missing = _timeless(rows)
    if missing:
        if len(rows.table.context.periods) > 1:
            yield say.several_periods(corner(rows.table))
        yield say.no_period(corner(rows.table), missing)


def _timeless(rows: TableRows) -> int:
    """Return how many rows hold numbers, or persons, of which it is not known when."""
    columns = [_main(family) for family in rows.table.families.families]
    person = rows.first(Field.PERSON)
    if not columns and person is not None and is_class_roll(rows):
        columns = [person]
    missing: set[int] = set()
    for column in columns:
        if column.draft.period is not None:
            continue
        values = column.cells if column.numbers is None else column.numbers.values
        for run in rows.runs:
            if run.heads.period is None:
                own = rows.periods
                missing.update(
                    position
                    for position in run.positions
                    if values[position] is not None and (own is None or own[position] is None)
                )
    return len(missing)


def _main(family: Family) -> Column:
    return family.held or next(iter(family.beside.values()))


def _reversed(rows: TableRows, starts: Column, ends: Column) -> Iterator[Problem]:
    if starts.times is None or ends.times is None:
        return
    pairs = zip(starts.times.periods, ends.times.periods, strict=True)
    wrong = (
        position
        for position, (start, end) in enumerate(pairs)
        if start is not None and end is not None and end.end < start.start
    )
    for position in islice(wrong, MOST_PROBLEMS):
        yield say.ends_before(_place(rows, position, ends))


def _groups(rows: TableRows) -> Iterator[Problem]:
    """Say which groups were not understood, or are in a scheme that is not known."""
    said: set[str] = set()
    when = rows.default_period or _any_period(rows)
    for words, programme, text, place in _named_groups(rows):
        if words.code is None:
            continue
        found = rows.schemes.group(words, when, programme)
        if found is None and "unknown" not in said and not _is_timeless(rows):
            said.add("unknown")
            yield say.unknown_scheme(text, place)
        if found is not None and found.scheme == DEFENCE and words.scheme is None:
            given = rows.table.mapping.scheme or rows.mapping.scheme
            if given is None and "other" not in said:
                said.add("other")
                yield say.other_scheme(text, place)
    yield from _unknown_groups(rows)


def _is_timeless(rows: TableRows) -> bool:
    """Tell whether a scheme is only unknown because it is not known when: that is said already."""
    context = rows.table.context
    return (rows.default_period or _any_period(rows)) is None and (
        context.updates and context.regulation is None
    )


def _any_period(rows: TableRows) -> Period | None:
    """Return one of the periods that the rows or columns state."""
    for column in rows.table.values:
        if column.draft.period is not None:
            return column.draft.period
    stated = (period for period in rows.periods or () if period is not None)
    heads = (run.heads.period for run in rows.runs if run.heads.period is not None)
    return next(stated, None) or next(heads, None)


def _named_groups(
    rows: TableRows,
) -> Iterator[tuple[GroupWords, Programme | None, str, Place]]:
    """Yield the groups that the table names, with the words and where they stand."""
    table = rows.table
    for column in table.values:
        if column.draft.column.group is not None:
            path = column.draft.column.header
            place = header_place(table.layout, column.index, path[-1] if path else None)
            named = [words.text for words in column.draft.words if words.groups]
            text = named[-1] if named else " / ".join(path[-2:])
            yield header_group(column), column.draft.column.programme, text, place
    default = rows.default_group
    if default.code is not None and rows.table.families.families:
        yield default, table.context.programme, table.context.title or default.code, corner(table)
    groups, titles = rows.first(Field.TARGET_GROUP), rows.first(Field.TITLE)
    if groups is not None:
        for text, position in _first_of_each(rows, rows.texts(Field.TARGET_GROUP) or ()):
            words = group_words(text, bare=table.context.bare)
            programme = rows.programmes[position] if rows.programmes is not None else None
            yield words, programme, text, _place(rows, position, groups)
    elif titles is not None:
        found = _first_of_each(rows, rows.texts(Field.TITLE) or ())
        for text, position in islice(found, _MOST_TITLES):
            programme = programme_in_title(text)
            yield group_in_title(text), programme, text, _place(rows, position, titles)


def _first_of_each(rows: TableRows, texts: Sequence[str | None]) -> Iterator[tuple[str, int]]:
    """Yield each text of the records with the position where it stands first."""
    seen: set[str] = set()
    for run in rows.runs:
        start, stop = run.positions.start, run.positions.stop
        for text in dict.fromkeys(texts[start:stop]):
            if text is not None and text not in seen:
                seen.add(text)
                yield text, texts.index(text, start, stop)


def _unknown_groups(rows: TableRows) -> Iterator[Problem]:
    column = rows.first(Field.TARGET_GROUP)
    texts = rows.texts(Field.TARGET_GROUP)
    if column is None or texts is None:
        return
    counts = Counter(texts)
    unknown = (
        (text, position, words.several)
        for text, position in _first_of_each(rows, texts)
        if (words := group_words(text, bare=rows.table.context.bare)).code is None
        and not absence_meanings(text)
    )
    for text, position, several in islice(unknown, _MOST_GROUPS):
        speak = say.several_groups if several else say.unknown_group
        yield speak(text, counts[text], _place(rows, position, column))


def _counts(rows: TableRows) -> Iterator[Problem]:
    """Say where learners stand without a class, and where there are no classes at all."""
    families = rows.table.families.families
    for family in families:
        people = next((family.beside[f] for f in _PEOPLE if f in family.beside), None)
        held = family.held
        if held is None or people is None or held.numbers is None or people.numbers is None:
            continue
        if 0 not in held.numbers.values and None not in held.numbers.values:
            continue
        pairs = enumerate(zip(held.numbers.values, people.numbers.values, strict=True))
        lone = {position for position, (n, k) in pairs if k and not n}
        lone -= held.numbers.unread
        for run in rows.runs:
            for position in lone.intersection(run.positions):
                none = held.numbers.values[position] == 0
                yield say.no_class(_place(rows, position, held), none=none)
    if not families or families[0].held is not None:
        return
    if rows.one_each is None and any(field in families[0].beside for field in _PEOPLE):
        yield say.no_classes(corner(rows.table))
    titles, column = rows.titles, rows.first(Field.TITLE) or rows.first(Field.PROGRAMME)
    if rows.one_each is not None and titles is not None and column is not None:
        several = rows.several_in_title
        for position in (p for run in rows.runs for p in run.positions if several):
            if titles[position] in several:
                yield say.no_class(_place(rows, position, column), none=False)


def _place(rows: TableRows, position: int, column: Column) -> Place:
    return rows.table.layout.grid.place(rows.first_row + position, column.index)
