"""Shares of one whole that do not make 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cadre_training.checks._footing import breakdowns, first_of_each
from cadre_training.checks._words import MOST_SPOTS, WRITTEN_WRONGLY, listing, sentence
from cadre_training.checks.finding import Finding, Held, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.rate import RateBase, StatedRate
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Qualifier, ReportedFigure

CODE = "shares-sum"

Shares = list[tuple[ReportedFigure, StatedRate]]


def find(register: Register) -> Iterator[Finding | Held]:
    """Add the shares of each breakdown, and allow each one unit of its last place."""
    figures = first_of_each(register.figures)
    for shares in (*_shares_of_figures(figures), *_shares_beside_parts(figures)):
        total = sum((rate.percent for _, rate in shares), Decimal(0))
        room = sum((Decimal(1).scaleb(-rate.places) for _, rate in shares), Decimal(0))
        spots = tuple(Spot.of(figure, "value") for figure, _ in shares)[:MOST_SPOTS]
        listed = listing(rate for _, rate in shares)
        whole = StatedRate(total, RateBase.TOTAL)
        if abs(total - 100) <= room:
            yield Held(
                code=CODE,
                spots=spots,
                seen=sentence(
                    "{shares} cộng lại là {total}",
                    "{shares} add up to {total}",
                    shares=listed,
                    total=whole,
                ),
            )
            continue
        yield Finding(
            code=CODE,
            severity=Severity.WARNING,
            spots=spots,
            seen=sentence(
                "Các tỷ lệ {shares} của một tổng cộng lại là {total}; làm tròn không thể lệch "
                "khỏi 100% nhiều như vậy.",
                "The shares {shares} of one whole add up to {total}; rounding does not miss 100% "
                "by so much.",
                shares=listed,
                total=whole,
            ),
            reasons=(WRITTEN_WRONGLY, _MISSING, _OVERLAP),
            question=_QUESTION,
        )


def _shares_of_figures(figures: Mapping[str, ReportedFigure]) -> Iterator[Shares]:
    """Yield the shares that are parts of one figure, breakdown by breakdown."""
    found: dict[tuple[str, str], list[ReportedFigure]] = {}
    for figure in figures.values():
        if figure.part_of is not None and isinstance(figure.value, StatedRate):
            found.setdefault((figure.part_of, figure.breakdown or ""), []).append(figure)
    for parts in found.values():
        shares = _exact_shares(parts)
        if len(shares) == len(parts) > 1:
            yield shares


def _shares_beside_parts(figures: Mapping[str, ReportedFigure]) -> Iterator[Shares]:
    """Yield the shares that stand beside counts, where each part of a whole has one."""
    beside: dict[str, ReportedFigure] = {}
    for figure in figures.values():
        if figure.rate_of is not None and figure.part_of is None:
            beside.setdefault(figure.rate_of, figure)
    for footing in breakdowns(figures):
        parts = [beside[part.id] for part in footing.parts if part.id in beside]
        if len(parts) == len(footing.parts) and all(part.exhaustive for part in footing.parts):
            shares = _exact_shares(parts)
            if len(shares) == len(parts) > 1:
                yield shares


def _exact_shares(parts: list[ReportedFigure]) -> Shares:
    return [
        (part, part.value)
        for part in parts
        if isinstance(part.value, StatedRate)
        and part.value.base is RateBase.TOTAL
        and part.qualifier is Qualifier.EXACT
        and part.exhaustive
    ]


_MISSING = Phrase.of(
    "Còn thiếu một phần của tổng.",
    "A part of the whole is missing.",
)
_OVERLAP = Phrase.of(
    "Các phần chồng lên nhau, hoặc tính trên những tổng khác nhau.",
    "The parts overlap, or are shares of different wholes.",
)
_QUESTION = Phrase.of(
    "Mỗi tỷ lệ tính trên tổng nào, và đã đủ các phần chưa?",
    "Of which whole is each share, and are all parts there?",
)

RULE = Rule(
    code=CODE,
    title=Label("tỷ trọng không cộng thành 100%", "shares that do not make 100 %"),
    explanation=Label(
        "Các tỷ lệ so với tổng số của một cách chia được cộng lại; mỗi tỷ lệ được phép lệch một "
        "đơn vị ở chữ số cuối vì làm tròn hoặc cắt bớt. Nếu tổng vẫn lệch khỏi 100% thì có thể do "
        "thiếu một phần, các phần chồng nhau, hoặc chép nhầm. Cần hỏi: đã đủ các phần chưa?",
        "The shares of a whole in one breakdown are added up; each may be off by one unit of its "
        "last place, for sources round and cut off. If they still miss 100% a part may be missing, "
        "parts may overlap, or a number was copied wrongly. To ask: are all parts there?",
    ),
    find=find,
)
