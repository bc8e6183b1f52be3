"""Class records that are the same in all but their identifier."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from cadre_training.checks._words import MOST_SPOTS, group_label, joined, sentence, spots_of
from cadre_training.checks.finding import Finding, Severity
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.training_class import TrainingClass

CODE = "duplicate-class"

_MOST_DAYS = 31


def find(register: Register) -> Iterator[Finding]:
    """Look for records that say the same of classes that can be told apart.

    A record that gives no title, no unit or no more than the year says too little for that: equal
    ones may well be different classes.
    """
    alike: dict[tuple[str, str, Period, int], list[TrainingClass]] = {}
    for record in register.classes:
        title, unit, learners = record.title, record.unit, record.learners
        if (
            title
            and unit is not None
            and record.period.days <= _MOST_DAYS
            and isinstance(learners, int)
            and learners > 0
        ):
            alike.setdefault((title, unit, record.period, learners), []).append(record)
    for same_class in alike.values():
        same: dict[TrainingClass, list[TrainingClass]] = {}
        for record in same_class if len(same_class) > 1 else ():
            same.setdefault(evolve(record, id="-"), []).append(record)
        for records in same.values():
            if len({record.id for record in records}) > 1:
                yield _finding(register, records)


def _finding(register: Register, same: list[TrainingClass]) -> Finding:
    record = same[0]
    seen = [
        sentence(
            "{n} bản ghi lớp “{title}” giống nhau hoàn toàn ({period}).",
            "{n} records of the class “{title}” are the same in all ({period}).",
            n=len(same),
            title=record.title or "",
            period=record.period,
        )
    ]
    if record.target_group is not None:
        seen.append(
            sentence(
                "Đối tượng: {group}.",
                "Target group: {group}.",
                group=group_label(record.target_group, register),
            )
        )
    return Finding(
        code=CODE,
        severity=Severity.WARNING,
        spots=spots_of(same)[:MOST_SPOTS],
        seen=joined(seen, " "),
        reasons=(_ENTERED_TWICE, _TWO_CLASSES),
        question=_QUESTION,
    )


_ENTERED_TWICE = Phrase.of(
    "Một lớp được nhập hai lần, chẳng hạn từ hai báo cáo.",
    "One class was entered twice, from two reports, say.",
)
_TWO_CLASSES = Phrase.of(
    "Có nhiều lớp cùng tên, cùng ngày và cùng số học viên.",
    "There were several classes of one title, on the same days, with as many learners.",
)
_QUESTION = Phrase.of(
    "Đây là một lớp hay nhiều lớp?",
    "Is this one class or several?",
)

RULE = Rule(
    code=CODE,
    title=Label("bản ghi lớp trùng nhau", "the same class twice"),
    explanation=Label(
        "Hai bản ghi có cùng tên lớp, ngày, đơn vị, đối tượng và mọi con số, chỉ khác mã. Bản ghi "
        "không có tên, không có đơn vị hoặc chỉ có năm thì không xét, vì những lớp khác nhau cũng "
        "có thể ghi giống nhau. Nguyên nhân có thể là nhập hai lần. Cần hỏi: đây là một lớp hay "
        "nhiều lớp?",
        "Two records have the same title, days, unit, group and every number, and differ only in "
        "their identifier. Records without a title, a unit or days are not looked at, for "
        "different classes may read the same. It may come from entering one twice. To ask: is "
        "this one class or several?",
    ),
    find=find,
)
