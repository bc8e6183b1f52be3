"""Figures shown large: key figures, and those of a visitor counter."""

from __future__ import annotations

from attrs import frozen

from cadre_training.plugin import (
    CellValue,
    CounterFigure,
    CounterSnapshot,
    KeyFigures,
    NotKnown,
    Source,
)
from cadre_training_html.anchors import Names
from cadre_training_html.citations import Citations
from cadre_training_html.values import Shown, show, show_figure


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
    note: str | None = None
    note_is_absent: bool = False
    citations: Citations


@frozen
class SourcesOfFigures:
    """Sources, and the labels of the figures that come from them."""

    label: str
    citations: Citations


@frozen
class FiguresView:
    """Figures side by side."""

    items: tuple[FigureView, ...]

    @property
    def sources(self) -> list[SourcesOfFigures]:
        """The sources, each with all the figures that come from it."""
        groups: dict[Citations, list[str]] = {}
        for item in self.items:
            if item.citations.items:
                groups.setdefault(item.citations, []).append(item.label)
        return [SourcesOfFigures("; ".join(labels), c) for c, labels in groups.items()]


@frozen(kw_only=True)
class CounterView:
    """A visitor counter: where and when it was read, and its figures."""

    site: str | None
    moment: str | None
    inherited_on: str | None
    figures: FiguresView


def key_figures_view(block: KeyFigures, block_id: str, names: Names) -> FiguresView:
    """Return what the page shows of ``block``, whose identifier on the page is ``block_id``."""
    return FiguresView(
        tuple(
            _figure(
                f"{block_id}_{number}",
                names.formatter.text(item.label),
                item.value,
                item.sources,
                names,
                note=names.formatter.text(item.note) if item.note else None,
            )
            for number, item in enumerate(block.items, start=1)
        )
    )


def counter_view(snapshot: CounterSnapshot, block_id: str, names: Names) -> CounterView:
    """Return what the page shows of a counter, whose identifier on the page is ``block_id``."""
    formatter, inherited = names.formatter, snapshot.inherited
    figures = [
        _counter_figure(figure, snapshot.source, f"{block_id}_{number}", names)
        for number, figure in enumerate(snapshot.figures, start=1)
    ]
    if inherited:
        sources = tuple(filter(None, (inherited.source,)))
        label, total = names.words["inherited"], snapshot.total
        note = f"{names.words['with_counted']}: {formatter.quantity(total)}" if total else None
        figures.append(_figure(f"{block_id}_0", label, inherited.value, sources, names, note=note))
    return CounterView(
        site=snapshot.site,
        moment=formatter.moment(snapshot.at) if snapshot.at else None,
        inherited_on=formatter.date(inherited.on) if inherited and inherited.on else None,
        figures=FiguresView(tuple(figures)),
    )


def _counter_figure(
    figure: CounterFigure, source: Source | None, figure_id: str, names: Names
) -> FigureView:
    source = figure.source or source
    return FigureView(
        id=figure_id,
        label=names.formatter.text(figure.label),
        value=show_figure(figure, names.formatter),
        note=names.formatter.text(figure.explained),
        note_is_absent=isinstance(figure.definition, NotKnown),
        citations=names.citer.cite_all((source,) if source else ()),
    )


def _figure(
    figure_id: str,
    label: str,
    value: CellValue,
    sources: tuple[Source, ...],
    names: Names,
    *,
    note: str | None = None,
) -> FigureView:
    return FigureView(
        id=figure_id,
        label=label,
        value=show(value, names.formatter),
        note=note,
        citations=names.citer.cite_all(sources),
    )
