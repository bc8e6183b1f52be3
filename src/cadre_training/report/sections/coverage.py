"""Coverage: of which years something is recorded."""

from __future__ import annotations

from cadre_training.model.label import Label
from cadre_training.report.document import Paragraph, Section
from cadre_training.report.material import Material
from cadre_training.report.sections.summary import coverage_sentence
from cadre_training.report.stat_table import report_table
from cadre_training.stats import aggregate


def coverage(material: Material) -> Section | None:
    """Build the section, or None when the register names no period."""
    covers = material.register.covers
    if covers is None:
        return None
    table = aggregate(
        material.register, ("year",), ("classes", "attendances", "topics"), totals=False
    )
    sentence = coverage_sentence(material, covers)
    return Section(
        id="coverage",
        title=Label("Mức độ đầy đủ của số liệu", "Coverage"),
        blocks=(
            *((Paragraph(sentence),) if sentence else ()),
            report_table(
                material,
                table,
                id="by-year",
                caption=Label("Số liệu hiện có theo từng năm", "What is recorded of each year"),
            ),
        ),
    )
