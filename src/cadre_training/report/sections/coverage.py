"""Coverage: of which years something is recorded."""

from __future__ import annotations

from cadre_training.model.label import Label
from cadre_training.report.document import Section
from cadre_training.report.material import Material
from cadre_training.report.stat_table import report_table
from cadre_training.stats import aggregate


def coverage(material: Material) -> Section | None:
    """Build the section, or None when the register names no period."""
    if material.register.covers is None:
        return None
    table = aggregate(
        material.register, ("year",), ("classes", "attendances", "topics"), totals=False
    )
    return Section(
        id="coverage",
        title=Label("Mức độ đầy đủ của số liệu", "Coverage"),
        blocks=(
            report_table(
                material,
                table,
                id="by-year",
                caption=Label("Số liệu hiện có theo từng năm", "What is recorded of each year"),
            ),
        ),
    )
