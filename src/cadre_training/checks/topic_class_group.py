"""Topics for some groups in a year in which classes are for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from cadre_training.checks._groups import correspond
from cadre_training.checks._words import MOST_SPOTS, group_label, sentence, spots_of
from cadre_training.checks.finding import Finding, Severity
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, listed
from cadre_training.model.register import Register
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

CODE = "topic-class-group"

R = TypeVar("R", Topic, TrainingClass)


def find(register: Register) -> Iterator[Finding]:
    """Look for years in which no class is for a group that the topics are for."""
    topics = _by_year(
        (topic, topic.period, _year_of(topic)) for topic in register.topics if topic.count > 0
    )
    if not topics:
        return
    classes = _by_year(
        (record, record.period, record.year) for record in register.classes if record.count > 0
    )
    for year in sorted(topics.keys() & classes.keys()):
        for_topics = _groups(topic.target_group for topic in topics[year])
        for_classes = _groups(record.target_group for record in classes[year])
        if for_topics and for_classes and not _share(for_topics, for_classes):
            yield _finding(register, year, topics[year], classes[year], for_topics, for_classes)


def _by_year(dated: Iterable[tuple[R, Period | None, int | None]]) -> dict[int, list[R]]:
    """Return the years with records of their own, with all records that may belong to each."""
    own: dict[int, list[R]] = {}
    longer: list[tuple[R, range | None]] = []
    for record, period, year in dated:
        if year is not None:
            own.setdefault(year, []).append(record)
        else:
            longer.append((record, None if period is None else period.years))
    for year, records in own.items():
        records += [record for record, years in longer if years is None or year in years]
    return own


def _year_of(topic: Topic) -> int | None:
    years = range(0) if topic.period is None else topic.period.years
    return years[0] if len(years) == 1 else None


def _groups(groups: Iterable[TargetGroup | None]) -> tuple[TargetGroup, ...]:
    """Return the groups in order; none where one is not stated, for it may be any."""
    every = set(groups)
    return tuple(sorted(group for group in every if group)) if None not in every else ()


def _share(some: Iterable[TargetGroup], others: Iterable[TargetGroup]) -> bool:
    many = tuple(others)
    return any(correspond(one, other) for one in some for other in many)


def _finding(
    register: Register,
    year: int,
    topics: Iterable[Topic],
    classes: Iterable[TrainingClass],
    for_topics: tuple[TargetGroup, ...],
    for_classes: tuple[TargetGroup, ...],
) -> Finding:
    spots = (*spots_of(topics, "target_group"), *spots_of(classes, "target_group"))
    return Finding(
        code=CODE,
        severity=Severity.WARNING,
        spots=spots[:MOST_SPOTS],
        seen=sentence(
            "Năm {year}, chuyên đề dành cho {topics}, còn lớp mở cho {classes}.",
            "In {year} the topics are for {topics}, and the classes for {classes}.",
            year=Period.of_year(year),
            topics=listed(group_label(group, register) for group in for_topics),
            classes=listed(group_label(group, register) for group in for_classes),
        ),
        reasons=(_MATERIAL_SHARED, _NOT_RECORDED, _MISNAMED),
        question=_QUESTION,
    )


_MATERIAL_SHARED = Phrase.of(
    "Tài liệu soạn cho một đối tượng được dùng cho đối tượng khác.",
    "Material written for one group was used for another.",
)
_NOT_RECORDED = Phrase.of(
    "Lớp của đối tượng kia có mở nhưng chưa được ghi.",
    "Classes for the other group were held and not recorded.",
)
_MISNAMED = Phrase.of(
    "Tên đối tượng bị ghi nhầm ở một trong hai chỗ.",
    "The group was misnamed in one of the two places.",
)
_QUESTION = Phrase.of(
    "Các lớp năm đó học chuyên đề nào, dành cho đối tượng nào?",
    "Which topics did that year's classes take, and for which group?",
)

RULE = Rule(
    code=CODE,
    title=Label("chuyên đề và lớp khác đối tượng", "topics and classes for different groups"),
    explanation=Label(
        "Trong một năm, mọi chuyên đề đều dành cho một đối tượng mà mọi lớp lại mở cho đối tượng "
        "khác. Nguyên nhân có thể là dùng chung tài liệu, lớp chưa được ghi đủ, hoặc ghi nhầm tên "
        "đối tượng. Cần hỏi: các lớp năm đó học chuyên đề nào?",
        "In one year all topics are for one group and all classes for another. It may come from "
        "shared material, from classes that were not recorded, or from a group that was misnamed. "
        "To ask: which topics did that year's classes take?",
    ),
    find=find,
)
