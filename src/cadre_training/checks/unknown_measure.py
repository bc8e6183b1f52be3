"""Figures of a measure that the catalogue does not have."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from cadre_training.checks._claim import MEASURE_OF
from cadre_training.checks._footing import first_of_each
from cadre_training.checks._words import sentence
from cadre_training.checks.finding import Finding, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import ReportedFigure

CODE = "unknown-measure"


def find(register: Register) -> Iterator[Finding]:
    """Name each figure whose measure is not in the catalogue, with the names that come close."""
    close: dict[str, tuple[str, ...]] = {}
    for figure in first_of_each(register.figures).values():
        name = figure.measure
        if name not in MEASURE_OF:
            if name not in close:
                close[name] = tuple(get_close_matches(name, MEASURE_OF, n=3))
            yield _finding(figure, close[name])


def _finding(figure: ReportedFigure, close: tuple[str, ...]) -> Finding:
    seen = (
        sentence(
            "Danh mục không có chỉ tiêu “{name}”; gần giống: {close}.",
            "No measure is called “{name}”; these come close: {close}.",
            name=figure.measure,
            close=close,
        )
        if close
        else sentence(
            "Danh mục không có chỉ tiêu “{name}”.",
            "No measure is called “{name}”.",
            name=figure.measure,
        )
    )
    return Finding(
        code=CODE,
        severity=Severity.ERROR,
        spots=(Spot.of(figure, "measure"),),
        seen=seen,
        reasons=(_MISSPELT, _NEW),
        question=_QUESTION,
    )


_MISSPELT = Phrase.of(
    "Tên chỉ tiêu được gõ nhầm.",
    "The name was typed wrongly.",
)
_NEW = Phrase.of(
    "Số liệu thuộc một chỉ tiêu mà danh mục chưa có.",
    "The figure is of a measure that the catalogue does not have yet.",
)
_QUESTION = Phrase.of(
    "Số liệu này đếm cái gì?",
    "What does this figure count?",
)

RULE = Rule(
    code=CODE,
    title=Label("chỉ tiêu không có trong danh mục", "an unknown measure"),
    explanation=Label(
        "Số liệu báo cáo nêu một chỉ tiêu mà danh mục không có, nên không thể đối chiếu với bản "
        "ghi. Nguyên nhân có thể là gõ nhầm tên, hoặc chỉ tiêu mới. Cần hỏi: số liệu này đếm cái "
        "gì?",
        "A reported figure is of a measure that the catalogue does not have, so it cannot be held "
        "against records. The name may be misspelt, or the measure new. To ask: what does this "
        "figure count?",
    ),
    find=find,
)
