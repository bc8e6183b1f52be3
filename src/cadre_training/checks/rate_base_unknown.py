"""Percentages that do not say of what."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks._footing import first_of_each
from cadre_training.checks._words import figure_words, sentence
from cadre_training.checks.finding import Finding, Severity, Spot
from cadre_training.checks.rate_impossible import smallest
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.rate import RateBase, StatedRate
from cadre_training.model.register import Register

CODE = "rate-base-unknown"


def find(register: Register) -> Iterator[Finding]:
    """Name each percentage whose base is not stated."""
    for figure in first_of_each(register.figures).values():
        rate = figure.value
        if isinstance(rate, StatedRate) and rate.base is RateBase.UNKNOWN:
            yield Finding(
                code=CODE,
                severity=Severity.NOTICE,
                spots=(Spot.of(figure, "value"),),
                seen=sentence(
                    "Tỷ lệ {rate} không nêu tính trên số nào.",
                    "The rate {rate} does not say of what.",
                    rate=figure_words(figure, register),
                ),
                reasons=(_PLAN, _ATTENDANCE, smallest(rate)),
                question=_QUESTION,
            )


_PLAN = Phrase.of(
    "Có thể là so với kế hoạch; khi đó có thể vượt 100%.",
    "It may be of a plan, which can be passed.",
)
_ATTENDANCE = Phrase.of(
    "Có thể là số người dự so với số triệu tập hoặc danh sách; khi đó nhiều nhất là 100%.",
    "It may be those who came of those summoned or enrolled, which is at most 100%.",
)
_QUESTION = Phrase.of(
    "Tỷ lệ này so với số nào: kế hoạch, số triệu tập, danh sách, hay tổng số?",
    "Of what is this rate: the plan, those summoned, those enrolled, or the total?",
)

RULE = Rule(
    code=CODE,
    title=Label("tỷ lệ không nêu mẫu số", "a rate without its base"),
    explanation=Label(
        "Nguồn nêu một tỷ lệ phần trăm mà không nói so với số nào. Cùng một con số có nghĩa khác "
        "nhau tùy theo mẫu số là kế hoạch, số triệu tập, danh sách hay tổng số, nên mẫu số được "
        "để là chưa rõ chứ không đoán. Cần hỏi: tỷ lệ này so với số nào?",
        "The source gives a percentage and does not say of what. One number means different "
        "things of a plan, of those summoned, of those enrolled and of a total, so the base stays "
        "unknown rather than guessed. To ask: of what is this rate?",
    ),
    find=find,
)
