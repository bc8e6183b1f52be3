"""Strategies for reports and what stands in them: what exporters are given."""

from __future__ import annotations

import string
from functools import cache

from hypothesis import strategies as st

from cadre_training.checks.finding import CheckResult, Finding, Held, Severity, Spot
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.report.document import (
    Block,
    BulletList,
    Cell,
    CellValue,
    Column,
    Counter,
    Definition,
    Definitions,
    Findings,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Report,
    Row,
    Section,
    SourceList,
    Table,
)
from cadre_training.testing.strategies._records import counter_snapshots
from cadre_training.testing.strategies._values import (
    dates,
    identifiers,
    intervals,
    labels,
    not_knowns,
    periods,
    phrases,
    quantities,
    rates,
    sources,
    stated_rates,
    texts,
)


@cache
def cell_values() -> st.SearchStrategy[CellValue]:
    """Any value that a cell can hold."""
    return st.one_of(
        quantities(),
        rates(),
        stated_rates(),
        intervals(),
        st.sampled_from(Absence),
        not_knowns(),
        labels(),
        periods(),
        dates(),
        texts(),
    )


@cache
def notes() -> st.SearchStrategy[Label]:
    """A note in both languages."""
    return labels()


@cache
def cells() -> st.SearchStrategy[Cell]:
    """A cell of a table."""
    return st.builds(
        Cell,
        value=cell_values(),
        sources=st.lists(sources(read_at=True), max_size=2).map(tuple),
        note=st.none() | notes() | phrases(),
        code=st.none() | identifiers(),
    )


@cache
def columns() -> st.SearchStrategy[Column]:
    """A column of a table."""
    return st.builds(
        Column,
        name=identifiers(),
        label=labels(),
        unit=st.none() | st.sampled_from(CountUnit),
        is_header=st.booleans(),
        definition=st.none() | labels(),
    )


@cache
def slugs() -> st.SearchStrategy[str]:
    """An identifier of a section or a table."""
    return st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=6)


@st.composite
def tables(draw: st.DrawFn, *, ids: st.SearchStrategy[str] | None = None) -> Table:
    """A table with up to four columns and rows; also one with none."""
    own = tuple(draw(st.lists(columns(), max_size=4, unique_by=lambda column: column.name)))
    row = st.builds(
        Row,
        st.lists(cells(), min_size=len(own), max_size=len(own)).map(tuple),
        is_total=st.booleans(),
    )
    return Table(
        id=draw(slugs() if ids is None else ids),
        caption=draw(labels() | phrases()),
        columns=own,
        rows=tuple(draw(st.lists(row, max_size=4))),
        notes=tuple(draw(st.lists(notes() | phrases(), max_size=2))),
    )


@cache
def check_results() -> st.SearchStrategy[CheckResult]:
    """What the checks found and what holds."""
    spot = st.builds(
        Spot,
        kind=st.sampled_from(["classes", "figures", "sessions"]),
        key=identifiers(),
        field=st.none() | identifiers(),
        source=st.none() | sources(read_at=True),
    )
    spots = st.lists(spot, max_size=2).map(tuple)
    finding = st.builds(
        Finding,
        code=slugs(),
        severity=st.sampled_from(Severity),
        spots=spots,
        seen=phrases(),
        reasons=st.lists(phrases(), max_size=2).map(tuple),
        question=phrases(),
    )
    held = st.builds(Held, code=slugs(), spots=spots, seen=phrases())
    return st.builds(
        CheckResult,
        findings=st.lists(finding, max_size=2).map(tuple),
        held=st.lists(held, max_size=2).map(tuple),
    )


@cache
def blocks() -> st.SearchStrategy[Block]:
    """A block of any kind but a table."""
    text = labels() | phrases()
    figure = st.builds(
        KeyFigure,
        label=labels(),
        value=cell_values(),
        note=st.none() | text,
        sources=st.lists(sources(), max_size=2).map(tuple),
    )
    definition = st.builds(Definition, term=labels(), text=labels())
    return st.one_of(
        st.builds(Paragraph, text),
        st.builds(BulletList, st.lists(text, max_size=3).map(tuple)),
        st.builds(KeyFigures, st.lists(figure, max_size=3).map(tuple)),
        st.builds(Findings, check_results()),
        st.builds(Definitions, st.lists(definition, max_size=3).map(tuple)),
        st.builds(SourceList, st.lists(sources(read_at=True), max_size=3).map(tuple)),
        st.builds(Counter, counter_snapshots()),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of up to three sections; also an empty one."""
    names = draw(st.lists(slugs(), unique=True, max_size=6))
    # No section and no table of a report share an identifier.
    section_ids, table_ids = names[::2], iter(names[1::2])
    sections: list[Section] = []
    for section_id in section_ids:
        inside = draw(st.lists(blocks(), max_size=3))
        table_id = next(table_ids, None)
        if table_id is not None:
            inside.append(draw(tables(ids=st.just(table_id))))
        sections.append(Section(id=section_id, title=draw(labels()), blocks=tuple(inside)))
    return Report(
        title=draw(labels()),
        subtitle=draw(st.none() | labels() | phrases()),
        as_of=draw(st.none() | dates()),
        sections=tuple(sections),
    )
