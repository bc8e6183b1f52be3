"""Who taught."""

from __future__ import annotations

from cadre_training.model.label import Label
from cadre_training.report.document import Section
from cadre_training.report.material import Material
from cadre_training.report.stat_table import report_table
from cadre_training.stats import aggregate


def lecturers(material: Material) -> Section | None:
    """Build the section, or None when no class says who taught."""
    if not any(record.lecturers for record in material.register.classes):
        return None
    table = aggregate(material.register, ("lecturer_kind",), ("classes",), totals=False)
    return Section(
        id="lecturers",
        title=Label("Giảng viên", "Lecturers"),
        blocks=(
            report_table(
                material,
                table,
                id="classes-by-lecturer",
                caption=Label(
                    "Số lớp có từng loại giảng viên tham gia giảng dạy",
                    "Classes in which each kind of lecturer taught",
                ),
            ),
        ),
    )
