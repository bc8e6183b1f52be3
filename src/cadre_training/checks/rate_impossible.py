"""Percentages that no whole numbers can give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cadre_training.checks._claim import claim_of
from cadre_training.checks._rate_parts import Parts, RateParts
from cadre_training.checks._rates import (
    Ratio,
    Span,
    allowed_span,
    nearest_with_part,
    nearest_with_whole,
    smallest_bases,
    with_part,
    with_whole,
)
from cadre_training.checks._words import figure_words, joined, sentence
from cadre_training.checks.finding import Finding, Held, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.rate import RateBase, StatedRate, round_half_up
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import ReportedFigure

CODE = "rate-impossible"


def find(register: Register) -> Iterator[Finding | Held]:
    """Hold each percentage against the count it stands beside, and against its base if known."""
    parts = RateParts(register)
    for figure, rate in parts.rates():
        known = parts.find(figure, rate)
        count = parts.count(figure)
        if known is not None:
            yield _against_both(register, figure, rate, known)
        elif count is not None:
            finding = _against_count(register, figure, rate, count)
            if finding is not None:
                yield finding


def _readings(rate: StatedRate) -> tuple[Span, ...]:
    """Return the ratios that a percentage allows; against a year before it may be a change."""
    span = allowed_span(rate)
    if rate.base is not RateBase.PREVIOUS_YEAR:
        return (span,)
    return (span, Span(1 + span.low, 1 + span.high), Span(1 - span.high, 1 - span.low))


def _against_both(
    register: Register, figure: ReportedFigure, rate: StatedRate, known: Parts
) -> Finding | Held:
    exact = Fraction(known.ratio.part, known.ratio.whole)
    spots = tuple(Spot.of(f, "value") for f in (figure, *known.figures))
    words = {
        "rate": figure_words(figure, register),
        "is": _computed((known.ratio,), rate),
    }
    if any(exact in span for span in _readings(rate)):
        return Held(
            code=CODE,
            spots=spots,
            seen=sentence("{rate}: {is}", "{rate}: {is}", **words),
        )
    return Finding(
        code=CODE,
        severity=Severity.WARNING,
        spots=spots,
        seen=sentence(
            "Tỷ lệ được nêu là {rate}, còn tính ra là {is}.",
            "The rate is stated as {rate}, and works out as {is}.",
            **words,
        ),
        reasons=(_OTHER_BASE, _MISTYPED, _MEAN_OF_RATES),
        question=_QUESTION,
    )


def _against_count(
    register: Register, figure: ReportedFigure, rate: StatedRate, count: ReportedFigure
) -> Finding | None:
    claim = claim_of(count)
    number = claim.exact if claim is not None else None
    if number is None:
        return None
    for span in _readings(rate):
        if with_part(span, number) or (number > 0 and with_whole(span, number)):
            return None
    seen = [
        sentence(
            "Không có số nguyên nào cùng với {count} cho tỷ lệ {rate}.",
            "No whole number gives {rate} with {count}.",
            rate=rate,
            count=figure_words(count, register),
        )
    ]
    above = nearest_with_part(rate, number)
    below = nearest_with_whole(rate, number) if number > 0 else ()
    if above or below:
        seen.append(
            sentence(
                "Gần nhất là {ratios}.",
                "The nearest are {ratios}.",
                ratios=_computed((*above, *below), rate),
            )
        )
    of_another = (
        joined([_BASE_NOT_STATED, smallest(rate)], " ")
        if rate.base is RateBase.UNKNOWN
        else _OTHER_BASE
    )
    return Finding(
        code=CODE,
        severity=Severity.WARNING,
        spots=(Spot.of(figure, "value"), Spot.of(count, "value")),
        seen=joined(seen, " "),
        reasons=(of_another, _MISTYPED, _MEAN_OF_RATES),
        question=_QUESTION,
    )


def _computed(ratios: Iterable[Ratio], rate: StatedRate) -> Phrase:
    """Write ratios and what they make: ``267/269 = 99,26%, 267/270 = 98,89%``."""
    places = max(2, rate.places)
    return joined(
        [
            Phrase.of(
                "{part}/{whole} = {percent}",
                "{part}/{whole} = {percent}",
                part=ratio.part,
                whole=ratio.whole,
                percent=StatedRate(round_half_up(ratio.percent, places), rate.base),
            )
            for ratio in ratios
        ],
        ", ",
    )


def smallest(rate: StatedRate) -> Phrase:
    """Say of which smallest numbers a percentage can be."""
    return sentence(
        "Tỷ lệ {rate} có thể là {bases}, …",
        "{rate} can be {bases}, …",
        rate=rate,
        bases=joined(
            [
                Phrase.of("{part}/{whole}", "{part}/{whole}", part=ratio.part, whole=ratio.whole)
                for ratio in smallest_bases(rate)
            ],
            ", ",
        ),
    )


_BASE_NOT_STATED = Phrase.of(
    "Tỷ lệ được tính trên một số khác, không được nêu.",
    "The rate is of another number, which is not stated.",
)
_OTHER_BASE = Phrase.of(
    "Tỷ lệ được tính trên một mẫu số khác.",
    "The rate is of another base.",
)
_MISTYPED = Phrase.of(
    "Tỷ lệ hoặc số đếm được chép, gõ nhầm.",
    "The rate or the count was copied or typed wrongly.",
)
_MEAN_OF_RATES = Phrase.of(
    "Tỷ lệ là bình quân của nhiều tỷ lệ.",
    "The rate is the mean of several rates.",
)
_QUESTION = Phrase.of(
    "Tỷ lệ này là bao nhiêu trên bao nhiêu, tính trên số nào?",
    "How many of how many is this rate, and of what?",
)

RULE = Rule(
    code=CODE,
    title=Label("tỷ lệ không thể có", "a rate that cannot be"),
    explanation=Label(
        "Một tỷ lệ phần trăm đứng cạnh một số đếm phải là số đó trên một số nguyên, hoặc một số "
        "nguyên trên số đó. Làm tròn (lên từ nửa, hoặc về số chẵn) và cắt bớt đều được chấp nhận, "
        "sai thêm một đơn vị ở chữ số cuối cũng vậy. Nếu biết cả tử số và mẫu số thì tỷ lệ được "
        "tính lại. Nguyên nhân có thể là tỷ lệ tính trên mẫu số khác, chép nhầm, hoặc là bình "
        "quân của nhiều tỷ lệ. Cần hỏi: tỷ lệ này là bao nhiêu trên bao nhiêu?",
        "A percentage that stands beside a count must be that count of a whole number, or a "
        "whole number of that count. Rounding (half up or half even) and cutting off are all "
        "allowed, and one unit of the last place beyond. Where both numbers are known the rate "
        "is worked out again. It may come from another base, from copying wrongly, or from being "
        "the mean of several rates. To ask: how many of how many is this rate?",
    ),
    find=find,
)
