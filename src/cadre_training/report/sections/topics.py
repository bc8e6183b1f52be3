"""The topics taught."""

from __future__ import annotations

from cadre_training.model.label import Label
from cadre_training.report.document import BulletList, Section
from cadre_training.report.material import Material
from cadre_training.report.stat_table import report_table
from cadre_training.stats import aggregate


def topics(material: Material) -> Section | None:
    """Build the section, or None when no topic is recorded."""
    records = material.register.topics
    if not records:
        return None
    table = aggregate(material.register, ("year", "target_group"), ("topics",), totals=False)
    titles = tuple(Label.same(topic.title) for topic in records if topic.title)
    return Section(
        id="topics",
        title=Label("Chuyên đề", "Topics"),
        blocks=(
            report_table(
                material,
                table,
                id="topics-by-year",
                caption=Label("Số chuyên đề theo năm và đối tượng", "Topics by year and group"),
            ),
            *((BulletList(titles),) if titles else ()),
        ),
    )
