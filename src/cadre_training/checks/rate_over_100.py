"""Attendance above 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks._claim import is_total
from cadre_training.checks._footing import first_of_each
from cadre_training.checks._words import WRITTEN_WRONGLY, figure_words, joined, sentence
from cadre_training.checks.finding import Finding, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import RateBase, StatedRate
from cadre_training.model.register import Register, record_key
from cadre_training.model.reported_figure import Qualifier, ReportedFigure, Scope
from cadre_training.model.training_class import TrainingClass

CODE = "rate-over-100"

_AT_MOST_100 = {
    RateBase.SUMMONED: Severity.ERROR,
    RateBase.ENROLLED: Severity.ERROR,
    RateBase.TOTAL: Severity.ERROR,
    # Attendances of a roster's people may be more than the people.
    RateBase.ROSTER: Severity.WARNING,
}


def find(register: Register) -> Iterator[Finding]:
    """Look for more learners than were summoned or enrolled, and for such rates as stated."""
    for record in sorted(register.classes, key=record_key):
        if isinstance(record.learners, int):
            finding = _of_class(record, record.learners)
            if finding is not None:
                yield finding
    yield from _of_figures(register)


def _of_class(record: TrainingClass, learners: int) -> Finding | None:
    too_few = [
        (name, limit)
        for name, limit in (("summoned", record.summoned), ("enrolled", record.enrolled))
        if isinstance(limit, int) and limit < learners
    ]
    if not too_few:
        return None
    limits = [Phrase.of(_LIMITS[name].vi, _LIMITS[name].en, n=limit) for name, limit in too_few]
    return _finding(
        Severity.ERROR,
        (Spot.of(record, "learners"), *(Spot.of(record, name) for name, _ in too_few)),
        sentence(
            "Số học viên dự là {learners}, nhiều hơn {limits}.",
            "{learners} learners came, more than were {limits}.",
            learners=learners,
            limits=joined(limits, ", "),
        ),
    )


def _of_figures(register: Register) -> Iterator[Finding]:
    counts: dict[tuple[str, Scope], ReportedFigure] = {}
    figures = first_of_each(register.figures).values()
    for figure in figures:
        if is_total(figure):
            counts.setdefault((figure.measure, figure.scope), figure)
    for figure in figures:
        match figure.value:
            case StatedRate(percent=percent, base=base) if percent > 100:
                if base in _AT_MOST_100 and figure.qualifier is Qualifier.EXACT:
                    yield _stated(figure, _AT_MOST_100[base], base, register)
            case Quantity(value=learners) if figure.measure == "attendances":
                for name in ("summoned", "enrolled"):
                    limit = counts.get((name, figure.scope))
                    if limit is not None and _is_more(figure, learners, limit):
                        yield _more(figure, limit, register)
            case _:
                pass


def _is_more(figure: ReportedFigure, learners: int, limit: ReportedFigure) -> bool:
    exact = figure.qualifier is Qualifier.EXACT and limit.qualifier is Qualifier.EXACT
    counted = isinstance(limit.value, Quantity) and limit.value.value < learners
    return exact and counted and is_total(figure)


def _stated(
    figure: ReportedFigure, severity: Severity, base: RateBase, register: Register
) -> Finding:
    return _finding(
        severity,
        (Spot.of(figure, "value"),),
        sentence(
            "Tỷ lệ {rate} {base}, vượt 100%.",
            "The rate {rate} {base} is above 100%.",
            rate=figure_words(figure, register),
            base=base.label,
        ),
    )


def _more(figure: ReportedFigure, limit: ReportedFigure, register: Register) -> Finding:
    return _finding(
        Severity.ERROR,
        (Spot.of(figure, "value"), Spot.of(limit, "value")),
        sentence(
            "Số học viên dự là {learners}, nhiều hơn {limit}.",
            "{learners} came, more than were {limit}.",
            learners=figure_words(figure, register),
            limit=sentence(
                _LIMITS[limit.measure].vi,
                _LIMITS[limit.measure].en,
                n=figure_words(limit, register),
            ),
        ),
    )


def _finding(severity: Severity, spots: tuple[Spot, ...], seen: Phrase) -> Finding:
    return Finding(
        code=CODE,
        severity=severity,
        spots=spots,
        seen=seen,
        reasons=(WRITTEN_WRONGLY, _UNLIKE, _ADDED_LATER),
        question=_QUESTION,
    )


_LIMITS = {
    "summoned": Label("số triệu tập: {n}", "summoned: {n}"),
    "enrolled": Label("số trong danh sách: {n}", "enrolled: {n}"),
}
_UNLIKE = Phrase.of(
    "Hai số không cùng cách tính: một bên là lượt, một bên là người, hoặc nhiều lớp gộp lại.",
    "The two are not counted alike: attendances and persons, or several classes together.",
)
_ADDED_LATER = Phrase.of(
    "Có người dự ngoài danh sách, hoặc danh sách được bổ sung sau.",
    "Some came who were not on the list, or the list was added to later.",
)
_QUESTION = Phrase.of(
    "Số triệu tập, số trong danh sách và số dự là bao nhiêu, tính theo người hay theo lượt?",
    "How many were summoned, enrolled and came, as persons or as attendances?",
)

RULE = Rule(
    code=CODE,
    title=Label("tỷ lệ tham gia vượt 100%", "attendance above 100 %"),
    explanation=Label(
        "Số người dự không thể nhiều hơn số được triệu tập hoặc số trong danh sách, và một phần "
        "không thể nhiều hơn tổng số. Kế hoạch thì có thể vượt nên không xét ở đây. Nguyên nhân "
        "có thể là chép nhầm, tính lượt ở một bên và tính người ở bên kia, hoặc danh sách được bổ "
        "sung sau. Cần hỏi: hai số được tính theo người hay theo lượt?",
        "Those who came cannot be more than those summoned or enrolled, nor a part more than its "
        "total. A plan can be passed, so it is not looked at here. It may come from copying "
        "wrongly, from attendances on one side and persons on the other, or from a list that was "
        "added to later. To ask: are the two counted as persons or as attendances?",
    ),
    find=find,
)
