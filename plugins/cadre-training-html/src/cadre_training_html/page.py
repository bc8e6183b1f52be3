"""The page: the report's sections, each a list of parts with the template that shows it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from cadre_training.formatting import Formatter
from cadre_training.plugin import (
    Block,
    BulletList,
    Counter,
    CounterFigure,
    Definitions,
    Findings,
    InheritedCount,
    KeyFigures,
    NotKnown,
    Paragraph,
    Report,
    SourceList,
    Table,
    Text,
)
from cadre_training_html.anchors import Anchors, Names, part_id
from cadre_training_html.citations import Citation, Citations, Citer
from cadre_training_html.findings import FindingsView, findings_view
from cadre_training_html.tables import TableView
from cadre_training_html.values import Shown, show


@frozen(kw_only=True)
class FigureView:
    """A figure shown large.

    Args:
        id: Its identifier.
        label: What it is.
        value: The figure.
        note: What a reader must know to read it rightly; None for nothing.
        note_is_absent: Whether the note says that something is not known.
        citations: Where it comes from.
    """

    id: str
    label: str
    value: Shown
    note: str | None
    note_is_absent: bool = False
    citations: Citations


@frozen(kw_only=True)
class CounterView:
    """A visitor counter."""

    site: str | None
    moment: str | None
    figures: tuple[FigureView, ...]
    inherited: FigureView | None
    inherited_on: str | None
    citation: Citation | None


Body = (
    Paragraph
    | BulletList
    | Definitions
    | TableView
    | FindingsView
    | CounterView
    | tuple[FigureView, ...]
    | tuple[Citation, ...]
)
"""What a template shows."""


@frozen
class Part:
    """A part of a section.

    Args:
        id: Its identifier on the page.
        template: The name of the template that shows it.
        body: What it shows.
    """

    id: str
    template: str
    body: Body


@frozen
class SectionView:
    """A section: its identifier, its heading and its parts."""

    id: str
    title: str
    parts: tuple[Part, ...]


class Page:
    """All that the templates show.

    Args:
        report: The report.
        formatter: What writes values in the language of the page.
        words: The words of the page.
    """

    def __init__(self, report: Report, formatter: Formatter, words: Mapping[str, str]) -> None:
        """Prepare all but the rows of the tables."""
        self._names = Names(formatter, words)
        self._citer = Citer(words)
        self._anchors = Anchors(report, self._names)
        self._tables = 0
        self._terms = _terms(report)
        self.language = formatter.language.value
        self.title = formatter.text(report.title)
        self.subtitle: Text | None = report.subtitle
        self.as_of = report.as_of
        self.sections = tuple(
            SectionView(
                section.id,
                formatter.text(section.title),
                tuple(
                    self._part(block, part_id(section.id, number))
                    for number, block in enumerate(section.blocks, start=1)
                ),
            )
            for section in report.sections
        )

    def _part(self, block: Block, block_id: str) -> Part:
        match block:
            case Paragraph():
                return Part(block_id, "blocks/paragraph.html", block)
            case BulletList():
                return Part(block_id, "blocks/bullet_list.html", block)
            case Definitions():
                return Part(block_id, "blocks/definitions.html", block)
            case KeyFigures():
                return Part(block_id, "blocks/key_figures.html", self._key_figures(block, block_id))
            case Table():
                self._tables += 1
                table = TableView(block, self._tables, self._names, self._anchors.ids, self._terms)
                return Part(block_id, "blocks/table.html", table)
            case Findings():
                view = findings_view(block, block_id, self._anchors, self._names)
                return Part(block_id, "blocks/findings.html", view)
            case SourceList():
                cited = tuple(self._citer.cite(source) for source in block.sources)
                return Part(block_id, "blocks/source_list.html", cited)
            case Counter():
                return Part(block_id, "blocks/counter.html", self._counter(block, block_id))

    def _key_figures(self, block: KeyFigures, block_id: str) -> tuple[FigureView, ...]:
        formatter = self._names.formatter
        return tuple(
            FigureView(
                id=f"{block_id}_{number}",
                label=formatter.text(item.label),
                value=show(item.value, formatter),
                note=formatter.text(item.note) if item.note else None,
                citations=self._citer.cite_all(item.sources),
            )
            for number, item in enumerate(block.items, start=1)
        )

    def _counter(self, block: Counter, block_id: str) -> CounterView:
        snapshot, formatter = block.snapshot, self._names.formatter
        inherited = snapshot.inherited
        return CounterView(
            site=snapshot.site,
            moment=formatter.moment(snapshot.at) if snapshot.at else None,
            figures=tuple(
                self._counter_figure(figure, f"{block_id}_{number}")
                for number, figure in enumerate(snapshot.figures, start=1)
            ),
            inherited=self._inherited(inherited, f"{block_id}_0") if inherited else None,
            inherited_on=formatter.date(inherited.on) if inherited and inherited.on else None,
            citation=self._citer.cite(snapshot.source) if snapshot.source else None,
        )

    def _counter_figure(self, figure: CounterFigure, figure_id: str) -> FigureView:
        formatter = self._names.formatter
        return FigureView(
            id=figure_id,
            label=formatter.text(figure.window.label),
            value=show(figure.value, formatter),
            note=formatter.value(figure.definition),
            note_is_absent=isinstance(figure.definition, NotKnown),
            citations=self._citer.cite_all((figure.source,) if figure.source else ()),
        )

    def _inherited(self, inherited: InheritedCount, figure_id: str) -> FigureView:
        return FigureView(
            id=figure_id,
            label=self._names.words["inherited"],
            value=show(inherited.value, self._names.formatter),
            note=None,
            citations=self._citer.cite_all((inherited.source,) if inherited.source else ()),
        )


def _terms(report: Report) -> dict[Text, str]:
    """Return what the report defines, and where on the page."""
    return {
        item.text: f"{part_id(section.id, place)}_{number}"
        for section in report.sections
        for place, block in enumerate(section.blocks, start=1)
        if isinstance(block, Definitions)
        for number, item in enumerate(block.items, start=1)
    }
