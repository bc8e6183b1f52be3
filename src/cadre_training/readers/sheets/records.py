"""The register that the tables of a document make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.source import Source
from cadre_training.model.target_group import Scheme, TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.readers.collector import collector_resting
from cadre_training.readers.sheets._mapping_nouns import SheetMapping, Takes
from cadre_training.readers.sheets._meaning_groups import find_overlay
from cadre_training.readers.sheets._records_classes import FamilyRows, Made, record_prefix
from cadre_training.readers.sheets._records_facets import facet_of
from cadre_training.readers.sheets._records_people import People, is_roll, take_roll
from cadre_training.readers.sheets._records_rows import TableRows
from cadre_training.readers.sheets._records_totals import Totals, overlap
from cadre_training.readers.sheets._records_units import Units
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.figures import Claim, clear
from cadre_training.readers.sheets.sheet_table import SheetTable


def make_register(tables: Sequence[SheetTable], mapping: SheetMapping) -> Register:
    """Return the records and the reported figures of tables.

    Args:
        tables: The tables of one document.
        mapping: How they were understood.
    """
    with collector_resting():
        return _make(tables, mapping)


def _make(tables: Sequence[SheetTable], mapping: SheetMapping) -> Register:
    units = Units(mapping.units)
    about = None
    if mapping.unit is not None and tables:
        about = units.code(mapping.unit, tables[0].layout.grid.place(0, 0))
    all_rows = [TableRows(one, mapping, units) for one in tables if one.takes is not Takes.NOTHING]
    for rows in all_rows:
        rows.meet_units()
    made = Made()
    counted = [rows for rows in all_rows if not is_roll(rows)]
    totals: list[Claim] = []
    for rows in counted:
        _rows(rows, made)
    telling = [rows for rows in counted if rows.table.families.families]
    facets = [facet_of(rows) for rows in telling]
    for at, rows in enumerate(telling):
        others = (facet for place, facet in enumerate(facets) if place != at)
        if not any(overlap(facets[at], one) for one in others):
            totals.extend(Totals(rows).claims())
    people = People()
    for rows in (one for one in all_rows if is_roll(one)):
        found = take_roll(rows, made.classes, facet_of(rows), facets)
        people.cadres.extend(found.cadres)
        people.attendances.extend(found.attendances)
        people.classes.extend(found.classes)
    figures = tuple(clear(made.claims, totals))
    documents = dict.fromkeys(table.layout.grid.file for table in tables)
    groups = {c.target_group for c in made.classes} | {s.target_group for s in made.sessions}
    groups |= {figure.scope.target_group for figure in figures}
    return Register(
        title=_title(tables),
        covers=_covers(telling, mapping) if made.classes else None,
        unit=about,
        classes=(*made.classes, *people.classes),
        sessions=tuple(made.sessions),
        topics=tuple(made.topics),
        cadres=tuple(people.cadres),
        attendances=tuple(people.attendances),
        figures=figures,
        units=tuple(units.found.values()),
        schemes=tuple(_overlays(groups)),
        sources=tuple(Source(document=name) for name in documents),
    )


def _rows(rows: TableRows, made: Made) -> None:
    table = rows.table
    figures = table.takes is Takes.FIGURES
    for family in table.families.families:
        if family.held is None and set(family.beside) == {Field.TOPICS}:
            continue
        one = FamilyRows(rows, family, made, figures)
        for run in rows.runs:
            one.make(run)
        one.finish()
    if not figures:
        _topics(rows, made)


def _topics(rows: TableRows, made: Made) -> None:
    """Take the topics of a list of topics, or their numbers where a row is no single class."""
    table = rows.table
    families = table.families.families
    counts = [family.beside[Field.TOPICS] for family in families if Field.TOPICS in family.beside]
    column = rows.first(Field.TOPIC)
    if column is not None and not families:
        texts = rows.texts(Field.TOPIC) or ()
        for run in rows.runs:
            for position in run.positions:
                text = texts[position]
                if text:
                    place = table.layout.grid.place(rows.first_row + position, column.index)
                    when = _when(rows, position, run.heads.period)
                    made.topic(text, when, None, place)
        return
    if column is not None or rows.one_each is not None:
        return
    for numbers in counts:
        if numbers.numbers is None:
            continue
        for run in rows.runs:
            for position in run.positions:
                value = numbers.numbers.values[position]
                if isinstance(value, int):
                    place = table.layout.grid.place(rows.first_row + position, numbers.index)
                    source = Source(words=str(numbers.cells[position]), read_at=place)
                    when = numbers.draft.period or _when(rows, position, run.heads.period)
                    made.topics.append(
                        Topic(
                            id=f"{record_prefix(rows)}{place.cell}",
                            count=value,
                            period=when,
                            source=source,
                        )
                    )


def _when(rows: TableRows, position: int, head: Period | None) -> Period | None:
    own = rows.periods[position] if rows.periods is not None else None
    return own or head or rows.default_period


def _title(tables: Sequence[SheetTable]) -> Label | None:
    title = next((one.context.title for one in tables if one.context.title), None)
    return None if title is None else Label.same(title)


def _covers(all_rows: Iterable[TableRows], mapping: SheetMapping) -> Period | None:
    """Return the period that all tables say they are of; None where they do not agree."""
    periods = {rows.default_period for rows in all_rows} | {mapping.period} - {None}
    return next(iter(periods)) if len(periods) == 1 else None


def _overlays(groups: Iterable[TargetGroup | None]) -> Iterable[Scheme]:
    for name in sorted({group.scheme for group in groups if group is not None}):
        found = find_overlay(name)
        if found is not None:
            yield found
