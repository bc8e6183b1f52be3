"""The page: the report's sections, each a list of parts with the template that shows it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from cadre_training.plugin import (
    Block,
    BulletList,
    Counter,
    Definitions,
    Findings,
    Formatter,
    KeyFigures,
    Paragraph,
    Report,
    SourceList,
    Table,
    Text,
)
from cadre_training_html.anchors import Anchors, Names, part_id
from cadre_training_html.charts.view import Charts
from cadre_training_html.citations import Citation, Citer
from cadre_training_html.figures import (
    CounterView,
    FiguresView,
    counter_view,
    key_figures_view,
)
from cadre_training_html.findings import FindingsView, findings_view
from cadre_training_html.tables import TableView

Body = (
    Paragraph
    | BulletList
    | Definitions
    | TableView
    | FindingsView
    | CounterView
    | FiguresView
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
        with_charts: Whether to draw the tables that can be drawn.
    """

    def __init__(
        self,
        report: Report,
        formatter: Formatter,
        words: Mapping[str, str],
        *,
        with_charts: bool = False,
    ) -> None:
        """Prepare all but the rows of the tables."""
        self._names = Names(formatter, words, Citer(words, _listed(report)))
        self._anchors = Anchors(report, self._names)
        self._charts = Charts(self._names) if with_charts else None
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
                return Part(
                    block_id,
                    "blocks/key_figures.html",
                    key_figures_view(block, block_id, self._names),
                )
            case Table():
                self._tables += 1
                table = TableView(
                    block,
                    self._tables,
                    self._names,
                    self._anchors.ids,
                    self._terms,
                    self._charts.of(block, self._tables) if self._charts else None,
                )
                return Part(block_id, "blocks/table.html", table)
            case Findings():
                view = findings_view(block, block_id, self._anchors, self._names)
                return Part(block_id, "blocks/findings.html", view)
            case SourceList():
                in_full = Citer(self._names.words)
                cited = tuple(in_full.cite(source) for source in block.sources)
                return Part(block_id, "blocks/source_list.html", cited)
            case Counter():
                return Part(
                    block_id,
                    "blocks/counter.html",
                    counter_view(block.snapshot, block_id, self._names),
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


def _listed(report: Report) -> dict[str, tuple[int, str]]:
    """Return the documents of the first list of sources: their numbers and places on the page."""
    for section in report.sections:
        for place, block in enumerate(section.blocks, start=1):
            if isinstance(block, SourceList):
                names = [source.document for source in block.sources]
                return {
                    name: (number, f"{part_id(section.id, place)}_{number}")
                    for number, name in enumerate(names, start=1)
                    if name is not None and names.count(name) == 1
                }
    return {}
