"""The topics taught."""

from __future__ import annotations

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, Text
from cadre_training.model.quantity import Quantity
from cadre_training.model.topic import Topic
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
    lines: tuple[Text, ...] = (
        *(Label.same(topic.title) for topic in records if topic.title),
        *(_author(topic, topic.period, topic.author) for topic in records if topic.author),
    )
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
            *((BulletList(lines),) if lines else ()),
        ),
    )


def _author(topic: Topic, period: Period | None, author: str) -> Phrase:
    count = Quantity(topic.count, CountUnit.TOPIC)
    if period is None:
        return Phrase.of(
            "{topics} do {author} biên soạn.",
            "{topics}, written by {author}.",
            topics=count,
            author=author,
        )
    return Phrase.of(
        "{topics} do {author} biên soạn ({period}).",
        "{topics}, written by {author} ({period}).",
        period=period,
        topics=count,
        author=author,
    )
