"""One figure stated in two units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cadre_training.checks._claim import is_total
from cadre_training.checks._footing import (
    Bond,
    Footing,
    breakdowns,
    first_of_each,
    unclear_scopes,
    unit_of,
)
from cadre_training.checks._words import MOST_SPOTS, figure_words, joined, sentence
from cadre_training.checks.finding import Finding, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import ReportedFigure, Scope

CODE = "unit-differs"
_MOST_NAMED = 4


def find(register: Register) -> Iterator[Finding]:
    """Look for wholes and parts, and for repeated figures, that are not of one unit."""
    figures = {
        key: figure for key, figure in first_of_each(register.figures).items() if is_total(figure)
    }
    footings = tuple(breakdowns(figures))
    unlike_parts = _unlike_parts(footings)
    seen: set[frozenset[str]] = set()
    for whole_id, parts in unlike_parts.items():
        seen.update(frozenset((whole_id, part.id)) for part in parts)
        yield _finding(register, figures[whole_id], parts, _PARTS)
    unclear = unclear_scopes(figures, footings)
    clear = [figure for figure in figures.values() if figure.id not in unclear]
    for first, others in _restated(clear):
        fresh = [other for other in others if frozenset((first.id, other.id)) not in seen]
        if fresh:
            yield _finding(register, first, fresh, _TWICE)


def _unlike_parts(footings: Iterable[Footing]) -> dict[str, list[ReportedFigure]]:
    """Return for each whole its parts of another unit, whether or not the sum is right."""
    unlike: dict[str, list[ReportedFigure]] = {}
    for footing in footings:
        unit = unit_of(footing.whole)
        for part in footing.parts:
            # “16.162 lượt của 6.872 đảng viên” states two things, not one thing twice.
            two_things = footing.bond in (Bond.WITHIN, Bond.FITS) and (
                part.measure != footing.whole.measure
            )
            if unit_of(part) is not unit and not two_things:
                unlike.setdefault(footing.whole.id, []).append(part)
    return unlike


def _restated(
    figures: Iterable[ReportedFigure],
) -> Iterator[tuple[ReportedFigure, Sequence[ReportedFigure]]]:
    """Yield the figures of one measure and scope that are given in more than one unit."""
    alike: dict[tuple[str, Scope], dict[CountUnit, ReportedFigure]] = {}
    for figure in figures:
        units = alike.setdefault((figure.measure, figure.scope), {})
        units.setdefault(unit_of(figure), figure)
    for units in alike.values():
        first, *others = units.values()
        if others:
            yield first, others


def _finding(
    register: Register,
    first: ReportedFigure,
    others: Sequence[ReportedFigure],
    seen: Label,
) -> Finding:
    units = {unit_of(figure) for figure in (first, *others)}
    learners = units == {CountUnit.PERSON, CountUnit.ATTENDANCE}
    named = joined([figure_words(f, register) for f in others[:_MOST_NAMED]], "; ")
    return Finding(
        code=CODE,
        severity=Severity.WARNING,
        spots=tuple(Spot.of(f, "value") for f in (first, *others))[:MOST_SPOTS],
        seen=joined(
            [
                sentence(seen.vi, seen.en, first=figure_words(first, register), others=named),
                _LEARNERS_APART if learners else _APART,
            ],
            " ",
        ),
        reasons=(_LOOSE_WORDS, _TWO_COUNTS) if learners else (_LOOSE_WORDS,),
        question=_QUESTION,
    )


_PARTS = Label(
    "Tổng {first} và các phần {others} được nêu theo đơn vị khác nhau.",
    "The whole {first} and its parts {others} are stated in unlike units.",
)
_TWICE = Label(
    "Một số liệu được nêu theo hai đơn vị: {first} và {others}.",
    "One figure is stated in two units: {first} and {others}.",
)
_LEARNERS_APART = Phrase.of(
    "Số người và số lượt không được cộng với nhau khi chưa quyết định cách tính.",
    "Persons and attendances may not be added without a decision on how to count.",
)
_APART = Phrase.of(
    "Các đơn vị khác nhau không cộng được với nhau.",
    "Unlike units do not add.",
)
_LOOSE_WORDS = Phrase.of(
    "Từ ngữ dùng không chặt: cùng một số nhưng gọi tên khác nhau.",
    "Words were used loosely: one number under two names.",
)
_TWO_COUNTS = Phrase.of(
    "Một bên đếm từng người một lần, bên kia đếm mỗi lần dự lớp: một người dự hai lớp là hai lượt.",
    "One counts each person once, the other each class attended: "
    "a person in two classes is two attendances.",
)
_QUESTION = Phrase.of(
    "Các số này đếm cái gì, và có được tính chung một cách không?",
    "What do these numbers count, and are they counted in one way?",
)

RULE = Rule(
    code=CODE,
    title=Label("một số liệu, hai đơn vị", "one figure in two units"),
    explanation=Label(
        "Cùng một số liệu được nêu theo hai đơn vị, chẳng hạn tổng là “lượt học viên” còn các "
        "phần là “học viên”. Phép cộng có thể vẫn đúng, nhưng người đọc không biết con số đếm "
        "người hay đếm lượt: một người dự hai lớp là một người và hai lượt. Số người và số lượt "
        "không được cộng với nhau khi chưa quyết định cách tính. Cần hỏi: các số này đếm cái gì?",
        "One figure is stated in two units: a whole in attendances, say, and its parts in "
        "persons. The sum may be right all the same, but a reader does not know whether heads or "
        "attendances were counted: a person in two classes is one person and two attendances. "
        "Persons and attendances may not be added without a decision. To ask: what do these "
        "numbers count?",
    ),
    find=find,
)
