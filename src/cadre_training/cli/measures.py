"""``measures``: what can be measured."""

from __future__ import annotations

from cadre_training.cli._language import both, current
from cadre_training.cli._options import command
from cadre_training.cli._output import emit
from cadre_training.cli._page import Page


@command(
    "measures",
    both("Liệt kê các chỉ tiêu thống kê.", "List the measures."),
    both(
        "Liệt kê các chỉ tiêu dùng với “aggregate --measure”: tên, đơn vị, cách tính; "
        "và các cách phân tổ dùng với “aggregate --by”.",
        "List the measures for 'aggregate --measure': name, unit, how each is worked out; "
        "and the dimensions for 'aggregate --by'.",
    ),
)
def measures() -> None:
    """List the measures and the dimensions."""
    from cadre_training.stats import DIMENSIONS, MEASURES

    language = current()
    page = Page.to(None)
    for one in MEASURES:
        unit = one.unit.label.in_language(language)
        if one.whole_unit is not None:
            unit += f" / {one.whole_unit.label.in_language(language)}"
        page.line(f"{one.name}: {one.label.in_language(language)} ({unit})")
        page.line(one.definition.in_language(language), indent=4)
    page.heading("--by")
    for dimension in DIMENSIONS:
        page.line(f"{dimension.name}: {dimension.label.in_language(language)}", indent=2)
    emit(page.text(), None)
