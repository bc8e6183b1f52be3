"""Claims such as “1 to 2 classes a year in each commune” against the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from cadre_training.checks._claim import MEASURE_OF, Claim, claim_of, is_total
from cadre_training.checks._footing import first_of_each
from cadre_training.checks._record_index import RecordIndex
from cadre_training.checks._words import (
    RECORDS_INCOMPLETE,
    figure_words,
    joined,
    sentence,
    stated,
)
from cadre_training.checks.finding import Finding, Held, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.admin_unit import UnitLevel
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Per, ReportedFigure, Scope
from cadre_training.stats.formula import Sum

CODE = "interval-claim"

_LEVELS = {
    Per.PROVINCE: UnitLevel.PROVINCE,
    Per.DISTRICT: UnitLevel.DISTRICT,
    Per.COMMUNE: UnitLevel.COMMUNE,
}
_WORDS = {
    Per.YEAR: (Label("năm", "year"), Label("năm", "years")),
    Per.PROVINCE: (Label("tỉnh", "province"), Label("tỉnh", "provinces")),
    Per.DISTRICT: (Label("huyện", "district"), Label("huyện", "districts")),
    Per.COMMUNE: (Label("xã", "commune"), Label("xã", "communes")),
    Per.CLASS: (Label("lớp", "class"), Label("lớp", "classes")),
}
"""The words for one and for several."""


def find(register: Register) -> Iterator[Finding | Held]:
    """Multiply each claim out and hold it against the total of its measure and scope."""
    figures = first_of_each(register.figures)
    claims = [figure for figure in figures.values() if figure.per]
    if not claims:
        return
    known = _Known(register, figures)
    for figure in claims:
        measure, claim = MEASURE_OF.get(figure.measure), claim_of(figure)
        if claim is None or measure is None or not isinstance(measure.formula, Sum):
            continue
        factors = known.factors(figure)
        total = known.total(figure.measure, figure.scope)
        if factors is None or total is None:
            continue
        expected = Claim(max(0, claim.low), max(0, claim.high))
        for _, factor in factors:
            expected = Claim(expected.low * factor.low, expected.high * factor.high)
        yield _said(register, figure, factors, expected, total)


@frozen
class _Total:
    """The total that a claim is held against, and the figure that states it."""

    claim: Claim
    figure: ReportedFigure | None


Factors = tuple[tuple[Per, Claim], ...]


class _Known:
    """What figures, records and the list of units say of a scope."""

    def __init__(self, register: Register, figures: Mapping[str, ReportedFigure]) -> None:
        self._register = register
        self._index = RecordIndex(register)
        self._stated: dict[tuple[str, Scope], ReportedFigure] = {}
        self._counted: dict[tuple[str, UnitLevel, Period], Claim] = {}
        for figure in figures.values():
            if is_total(figure):
                self._stated.setdefault((figure.measure, self._spelt_out(figure.scope)), figure)

    def _spelt_out(self, scope: Scope) -> Scope:
        """Put the register's own period and unit where a scope leaves them out."""
        register = self._register
        return evolve(
            scope, period=scope.period or register.covers, unit=scope.unit or register.unit
        )

    def total(self, measure: str, scope: Scope) -> _Total | None:
        """Return the total of a measure: as the records make it, or else as a figure states it."""
        figure = self._stated.get((measure, self._spelt_out(scope)))
        formula = MEASURE_OF[measure].formula
        made = self._index.total(formula, scope) if isinstance(formula, Sum) else None
        if made is not None:
            return _Total(Claim(made.low, made.high), figure)
        claim = None if figure is None else claim_of(figure)
        return None if claim is None else _Total(claim, figure)

    def factors(self, figure: ReportedFigure) -> Factors | None:
        """Return how many there are of each thing a claim is made for; None if not known."""
        scope = self._spelt_out(figure.scope)
        each = tuple(dict.fromkeys(figure.per))
        found: list[tuple[Per, Claim]] = []
        for per in each:
            match per:
                case Per.YEAR:
                    count = None if scope.period is None else _years(scope.period)
                case Per.CLASS:
                    total = self.total("classes", figure.scope)
                    count = None if total is None else total.claim
                case Per.PROVINCE | Per.DISTRICT | Per.COMMUNE:
                    count = self._units(scope, _LEVELS[per])
            if count is None or count.high <= 0:
                return None
            found.append((per, count))
        return tuple(found)

    def _units(self, scope: Scope, level: UnitLevel) -> Claim | None:
        """Count the units of a level, over the first days of the years and the last day."""
        if scope.unit is None or scope.period is None:
            return None
        key = (scope.unit, level, scope.period)
        if key not in self._counted:
            period, register = scope.period, self._register
            days = {period.start, period.end}
            days.update(
                day
                for unit in register.units
                if unit.level is level
                for day in (unit.lifetime.since, unit.lifetime.until)
                if day is not None and day in period
            )
            counts = [len(register.units_within(scope.unit, level, day)) for day in sorted(days)]
            self._counted[key] = Claim(min(counts), max(counts))
        return self._counted[key]


def _years(period: Period) -> Claim:
    """Count the years of a period: whole calendar years exactly, others at least and at most."""
    touched = len(period.years)
    if period == Period.of_years(period.start.year, period.end.year):
        return Claim.exactly(touched)
    return Claim(period.days // 366, touched)


def _said(
    register: Register,
    figure: ReportedFigure,
    factors: Factors,
    expected: Claim,
    total: _Total,
) -> Finding | Held:
    spots = tuple(Spot.of(f, "value") for f in (figure, total.figure) if f is not None)
    words = {
        "claim": figure_words(figure, register),
        "product": _product(factors),
        "expected": _number(expected),
        "total": stated(total.figure)
        if total.figure is not None and claim_of(total.figure) == total.claim
        else _number(total.claim),
    }
    if expected.meets(total.claim):
        return Held(
            code=CODE,
            spots=spots,
            seen=sentence(
                "{claim}, nhân với {product} là {expected}; tổng là {total}",
                "{claim}, times {product}, is {expected}; the total is {total}",
                **words,
            ),
        )
    return Finding(
        code=CODE,
        severity=Severity.WARNING,
        spots=spots,
        seen=sentence(
            "{claim}, nhân với {product} là {expected}, trong khi tổng là {total}. "
            "Hai điều này không thể cùng nói về một việc trong cùng một phạm vi.",
            "{claim}, times {product}, is {expected}, while the total is {total}. "
            "The two cannot both be of the same thing and scope.",
            **words,
        ),
        reasons=(_OTHER_CLASSES, RECORDS_INCOMPLETE, _AS_PLANNED),
        question=_QUESTION,
    )


def _product(factors: Factors) -> Phrase:
    return joined(
        [
            sentence(
                "{n} {what}", "{n} {what}", n=_number(claim), what=_WORDS[per][claim.exact != 1]
            )
            for per, claim in factors
        ],
        " × ",
    )


def _number(claim: Claim) -> Phrase:
    if claim.exact is not None:
        return Phrase.of("{n}", "{n}", n=claim.exact)
    return Phrase.of("{low}–{high}", "{low}–{high}", low=claim.low, high=claim.high)


_OTHER_CLASSES = Phrase.of(
    "Hai con số nói về những việc khác nhau, hoặc một lớp được mở chung cho nhiều đơn vị.",
    "The two speak of different things, or one class served several units.",
)
_AS_PLANNED = Phrase.of(
    "Câu nói chung nêu mức thường làm hoặc mức kế hoạch, không phải số đã làm.",
    "The general sentence gives what is usual or planned, not what was done.",
)
_QUESTION = Phrase.of(
    "Câu nói chung và tổng số có nói về cùng một việc, cùng một phạm vi không?",
    "Do the general sentence and the total speak of the same thing and the same scope?",
)

RULE = Rule(
    code=CODE,
    title=Label("mức “mỗi …” không khớp với tổng", "“for each …” against the total"),
    explanation=Label(
        "Một câu như “mỗi năm mỗi xã mở từ 1 đến 2 lớp” được nhân ra với số xã và số năm trong "
        "phạm vi, rồi so với tổng số lớp đã ghi hoặc đã báo cáo. Nếu tổng nằm ngoài khoảng đó thì "
        "hai con số không thể cùng nói về một việc. Nguyên nhân có thể là hai loại lớp khác nhau, "
        "một lớp mở chung cho nhiều xã, bản ghi chưa đủ, hoặc câu chung chỉ nêu kế hoạch. Cần "
        "hỏi: hai con số có nói về cùng một loại lớp không?",
        "A sentence such as “1 to 2 classes a year in each commune” is multiplied out by the "
        "communes and years of its scope, and held against the total recorded or reported. Where "
        "the total lies outside that range the two cannot be of the same thing. It may come from "
        "two kinds of classes, from one class for several communes, from records that are not "
        "complete, or from a sentence that gives the plan. To ask: do the two speak of the same "
        "classes?",
    ),
    find=find,
)
