"""The classes: by year and target group, by target group, by programme and unit."""

from __future__ import annotations

from cadre_training.model.label import Label
from cadre_training.model.phrase import Text
from cadre_training.report.document import Section, Table
from cadre_training.report.material import Material
from cadre_training.report.stat_table import report_table
from cadre_training.stats import aggregate

_MEASURES = ("classes", "attendances", "learners_per_class")


def classes(material: Material) -> Section | None:
    """Build the section, or None when no class is recorded."""
    records = material.register.classes
    if not records:
        return None
    tables = [
        _table(
            material,
            "classes-by-year-and-group",
            ("year", "target_group"),
            _MEASURES,
            Label(
                "Lớp và lượt học viên theo năm và đối tượng",
                "Classes and attendances by year and target group",
            ),
        ),
        _table(
            material,
            "classes-by-group",
            ("target_group",),
            (*_MEASURES, "share_of_classes", "share_of_attendances"),
            Label(
                "Lớp và lượt học viên theo đối tượng",
                "Classes and attendances by target group",
            ),
        ),
    ]
    if len({record.programme for record in records}) > 1:
        tables.append(
            _table(
                material,
                "classes-by-programme",
                ("programme",),
                _MEASURES,
                Label(
                    "Lớp và lượt học viên theo chương trình",
                    "Classes and attendances by programme",
                ),
            )
        )
    if len({record.unit for record in records if record.unit}) > 1:
        tables.append(
            _table(
                material,
                "classes-by-unit",
                ("unit",),
                _MEASURES,
                Label("Lớp và lượt học viên theo đơn vị", "Classes and attendances by unit"),
            )
        )
    tables += _rates(material)
    return Section(
        id="classes",
        title=Label("Các lớp bồi dưỡng, cập nhật kiến thức", "Classes"),
        blocks=tuple(tables),
    )


def _rates(material: Material) -> list[Table]:
    """Return the table of rates, when the records state a plan or who was to come."""
    known = [
        (rate, base)
        for rate, base, field in (
            ("plan_attainment", "planned_classes", "planned"),
            ("attendance_rate_summoned", "summoned", "summoned"),
            ("attendance_rate_enrolled", "enrolled", "enrolled"),
        )
        if any(isinstance(getattr(record, field), int) for record in material.register.classes)
    ]
    if not known:
        return []
    measures = tuple(name for pair in known for name in reversed(pair))
    caption = Label(
        "Thực hiện kế hoạch và tỷ lệ tham gia theo năm", "Plan attainment and attendance by year"
    )
    return [_table(material, "rates-by-year", ("year",), measures, caption)]


def _table(
    material: Material, name: str, by: tuple[str, ...], measures: tuple[str, ...], caption: Text
) -> Table:
    table = aggregate(material.register, by, measures, totals=False)
    return report_table(material, table, id=name, caption=caption)
