"""Charts as the page shows them."""

from __future__ import annotations

from attrs import field, frozen

from cadre_training.plugin import CountUnit, Period, Phrase, Quantity, Table
from cadre_training_html.anchors import Names
from cadre_training_html.charts.drawing import WIDTH, Drawing, draw, letter_of
from cadre_training_html.charts.plan import Panel, Plan, Planner


@frozen(kw_only=True)
class PanelView:
    """One drawing.

    Args:
        id: What its identifiers begin with.
        label: What it shows: the heading of the column.
        unit: What its numbers count, where the heading does not say so.
        title: Its name, for those who do not see it.
        description: What there is to see in it.
        drawing: The drawing.
    """

    id: str
    label: str
    unit: str
    title: str
    description: str
    drawing: Drawing

    width: int = WIDTH


@frozen(kw_only=True)
class GroupView:
    """A group: its letter, empty where there is but one, its class and its name."""

    letter: str
    css_class: str
    label: str


@frozen(kw_only=True)
class ChartView:
    """A chart of a table.

    Args:
        number: Its number on the page, from 1.
        groups: The groups of the table.
        panels: The drawings, one for each column.
    """

    number: int
    groups: tuple[GroupView, ...]
    panels: tuple[PanelView, ...]


@frozen
class Charts:
    """Draws the charts of a page, one after the other.

    Args:
        names: The formatter and the words of the page.
    """

    names: Names
    _planner: Planner = field(factory=Planner, init=False)
    _numbers: list[int] = field(factory=list[int], init=False)

    def of(self, table: Table, table_number: int) -> ChartView | None:
        """Return the chart of ``table``; None where there is nothing to draw."""
        plan = self._planner.plan(table)
        if plan is None:
            return None
        views = [
            self._view(panel, plan, f"{table.id}_g{number}", table_number)
            for number, panel in enumerate(plan.panels, start=1)
        ]
        panels = tuple(view for view in views if view is not None)
        if not panels:
            return None
        self._numbers.append(table_number)
        several = len(plan.groups) > 1
        groups = tuple(
            GroupView(
                letter=letter_of(place) if several else "",
                css_class=f"bar{place + 1}",
                label=self.names.formatter.value(group),
            )
            for place, group in enumerate(plan.groups)
        )
        return ChartView(number=len(self._numbers), groups=groups, panels=panels)

    def _view(self, panel: Panel, plan: Plan, panel_id: str, table: int) -> PanelView | None:
        formatter, words = self.names.formatter, self.names.words
        drawing = draw(panel, len(plan.groups), formatter)
        if drawing is None:
            return None
        label = formatter.text(panel.column.label)
        unit = formatter.value(panel.column.unit) if panel.column.unit else ""
        return PanelView(
            id=panel_id,
            label=label,
            unit="" if unit.casefold() in label.casefold() else unit,
            title=words["by_year"] % label,
            description=formatter.text(_description(panel, plan, table)),
            drawing=drawing,
        )


def _description(panel: Panel, plan: Plan, table: int) -> Phrase:
    """Say what there is to see; the numbers themselves are in the table."""
    year, most = max(panel.numbers, key=lambda found: found[1])
    return Phrase.of(
        "Thanh ngang theo năm, {period}. Có số liệu: {known} trong {all}. "
        "Cao nhất: {most} (năm {year}). Toàn bộ số liệu ở Bảng {table}.",
        "Horizontal bars by year, {period}. Data for {known} of {all}. "
        "Highest: {most} ({year}). All figures are in Table {table}.",
        period=Period.of_years(plan.years[0], plan.years[-1]),
        known=len({year for year, _ in panel.numbers}),
        all=Quantity(len(plan.years), CountUnit.YEAR),
        most=most,
        year=Period.of_year(year),
        table=table,
    )
