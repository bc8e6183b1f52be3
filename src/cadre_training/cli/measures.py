"""``measures``: what can be measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cadre_training.cli import _errors
from cadre_training.cli._language import both, current
from cadre_training.cli._options import command
from cadre_training.cli._output import emit
from cadre_training.cli._page import Page

if TYPE_CHECKING:
    from cadre_training.stats import Measure


@command(
    "measures",
    both("Liệt kê hoặc giải thích các chỉ tiêu thống kê.", "List the measures, or explain one."),
    both(
        "Liệt kê các chỉ tiêu dùng với “aggregate --measure”: tên, đơn vị, cách tính; "
        "và các cách phân tổ dùng với “aggregate --by”; nếu nêu TÊN thì chỉ giải thích chỉ tiêu "
        "đó.",
        "List the measures for 'aggregate --measure': name, unit, how each is worked out; "
        "and the dimensions for 'aggregate --by'; with a NAME, explain that measure only.",
    ),
)
@click.argument("name", required=False, metavar=both("TÊN", "NAME"))
def measures(name: str | None) -> None:
    """List the measures and the dimensions, or explain one measure."""
    from cadre_training.stats import DIMENSIONS, MEASURES

    language = current()
    page = Page.to(None)
    if name is not None:
        asked = next((one for one in MEASURES if one.name == name), None)
        if asked is None:
            raise _errors.unknown("chỉ tiêu", "measure", name, (one.name for one in MEASURES))
        _explain(asked, page)
        emit(page.text(), None)
        return
    for one in MEASURES:
        _explain(one, page)
    page.heading("--by")
    for dimension in DIMENSIONS:
        page.line(f"{dimension.name}: {dimension.label.in_language(language)}", indent=2)
    emit(page.text(), None)


def _explain(measure: Measure, page: Page) -> None:
    language = current()
    unit = measure.unit.label.in_language(language)
    if measure.whole_unit is not None:
        unit += f" / {measure.whole_unit.label.in_language(language)}"
    page.line(f"{measure.name}: {measure.label.in_language(language)} ({unit})")
    page.line(measure.definition.in_language(language), indent=4)
