"""Reported figures against their parts, against themselves, and against the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cadre_training.checks._claim import MEASURE_OF, Claim, claim_of, is_total
from cadre_training.checks._culprits import Evidence, Trial, Verdict
from cadre_training.checks._footing import (
    Bond,
    Claims,
    Footing,
    breakdowns,
    first_of_each,
    repeats,
    unclear_scopes,
)
from cadre_training.checks._record_index import RecordIndex
from cadre_training.checks._words import (
    MOST_SPOTS,
    RECORDS_INCOMPLETE,
    WRITTEN_WRONGLY,
    figure_words,
    joined,
    listing,
    sentence,
    spots_of,
    stated,
)
from cadre_training.checks.finding import Finding, Held, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Record, Register
from cadre_training.model.reported_figure import ReportedFigure
from cadre_training.stats.assembly import resources
from cadre_training.stats.formula import Resource, Sum

CODE = "part-whole"


def find(register: Register) -> Iterator[Finding | Held]:
    """Hold each total against its parts, its repetitions and the records of its scope."""
    figures = {
        key: figure for key, figure in first_of_each(register.figures).items() if is_total(figure)
    }
    if not figures:
        return
    claims = {key: claim for key, f in figures.items() if (claim := claim_of(f)) is not None}
    sums = tuple(breakdowns(figures))
    unclear = unclear_scopes(figures, sums)
    index = RecordIndex(register)
    verdicts = {
        key: verdict
        for key, figure in figures.items()
        if key not in unclear and (verdict := _verdict(figure, claims[key], index)) is not None
    }
    footings = (*sums, *repeats(figures, unclear))
    yield from _held(register, figures, sums, claims, verdicts)
    for evidence in Trial(figures, footings, claims, verdicts).culprits():
        yield _finding(register, evidence, claims, index)
    for key, figure in figures.items():
        if key not in unclear and key not in verdicts:
            yield from _less_than_recorded(register, figure, claims[key], index)


def _less_than_recorded(
    register: Register, figure: ReportedFigure, claim: Claim, index: RecordIndex
) -> Iterator[Finding]:
    """Yield a finding if the records make more already, though some do not give the number."""
    measure = MEASURE_OF.get(figure.measure)
    if measure is None or not isinstance(measure.formula, Sum):
        return
    least = index.least(measure.formula, figure.scope)
    if claim.high >= least:
        return
    spots = (Spot.of(figure, "value"), *spots_of(_records(figure, index)))
    yield Finding(
        code=CODE,
        severity=Severity.ERROR,
        spots=spots[:MOST_SPOTS],
        seen=sentence(
            "Số liệu {figure} không khớp: các bản ghi trong phạm vi này ít nhất là {least}, dù có "
            "bản ghi chưa nêu số.",
            "The figure {figure} does not agree: the records in this scope make at least {least}, "
            "though some do not state the number.",
            figure=figure_words(figure, register),
            least=least,
        ),
        reasons=(WRITTEN_WRONGLY, RECORDS_INCOMPLETE, _OTHER_TIMES),
        question=_QUESTION,
    )


def _verdict(figure: ReportedFigure, claim: Claim, index: RecordIndex) -> Verdict | None:
    """Return what the records say of a figure; None where they say nothing."""
    measure = MEASURE_OF.get(figure.measure)
    if measure is None:
        return None
    if isinstance(measure.formula, Sum):
        total = index.total(measure.formula, figure.scope)
        if total is None:
            return None
        made = Claim(total.low, total.high)
        room = made.exact is None
    else:
        cell = index.cell(measure, figure.scope)
        if cell is None:
            return None
        if isinstance(cell.value, Quantity):
            made, room = Claim.exactly(cell.value.value), False
        elif cell.bounds is not None and cell.bounds.high is not None:
            made = Claim(cell.bounds.low.value, cell.bounds.high.value)
            # “Học viên” as counted is often the sum over classes: then it is as the records say.
            room = claim.exact != made.high
        else:
            return None
    if not claim.meets(made):
        return Verdict(made, agrees=False)
    return Verdict(made, agrees=None if room else True)


def _held(
    register: Register,
    figures: Mapping[str, ReportedFigure],
    sums: tuple[Footing, ...],
    claims: Claims,
    verdicts: Mapping[str, Verdict],
) -> Iterator[Held]:
    for footing in sums:
        if footing.bond is Bond.MAKES and footing.holds(claims):
            yield Held(
                code=CODE,
                spots=_spots(footing.members),
                seen=sentence(
                    "{whole} bằng tổng các phần: {parts}",
                    "{whole} is the sum of its parts: {parts}",
                    whole=figure_words(footing.whole, register),
                    parts=_listed(footing),
                ),
            )
    for key, verdict in verdicts.items():
        if verdict.agrees:
            yield Held(
                code=CODE,
                spots=_spots((figures[key],)),
                seen=sentence(
                    "{figure} khớp với các bản ghi",
                    "{figure} agrees with the records",
                    figure=figure_words(figures[key], register),
                ),
            )


def _finding(register: Register, evidence: Evidence, claims: Claims, index: RecordIndex) -> Finding:
    figure = evidence.figure
    seen: list[Phrase] = []
    others: dict[str, ReportedFigure] = {}
    records: tuple[Record, ...] = ()
    if evidence.records is not None:
        seen.append(
            sentence(
                "các bản ghi trong phạm vi này cộng lại là {made}",
                "the records in this scope make {made}",
                made=_number(evidence.records),
            )
        )
        records = _records(figure, index)
    for footing in evidence.against:
        seen.append(_against(figure, footing, claims))
        others.update((member.id, member) for member in footing.members)
    if evidence.along:
        seen.append(
            sentence(
                "chênh lệch này cũng có ở {others}",
                "the same difference is in {others}",
                others=joined([figure_words(f, register) for f in evidence.along[:3]], "; "),
            )
        )
        others.update((member.id, member) for member in evidence.along)
    others.pop(figure.id, None)
    further = (*_spots(others.values()), *spots_of(records))
    return Finding(
        code=CODE,
        severity=Severity.ERROR,
        spots=(Spot.of(figure, "value"), *further[: MOST_SPOTS - 1]),
        seen=sentence(
            "Số liệu {figure} không khớp: {seen}.",
            "The figure {figure} does not agree: {seen}.",
            figure=figure_words(figure, register),
            seen=joined(seen),
        ),
        reasons=(WRITTEN_WRONGLY, RECORDS_INCOMPLETE, _OTHER_TIMES)
        if evidence.records is not None
        else (WRITTEN_WRONGLY, _PARTS_MISSING, _OTHER_TIMES),
        question=_QUESTION,
    )


def _against(figure: ReportedFigure, footing: Footing, claims: Claims) -> Phrase:
    """Say how ``figure`` breaks ``footing``."""
    if footing.bond is Bond.SAME:
        other = footing.parts[0] if figure.id == footing.whole.id else footing.whole
        return sentence(
            "chỗ khác nêu {other} cho cùng phạm vi",
            "elsewhere {other} is stated for the same scope",
            other=stated(other),
        )
    top = claims[footing.whole.id].high
    too_much = [part for part in footing.parts if claims[part.id].low > top]
    if too_much and footing.bond in (Bond.COVERS, Bond.FITS):
        return sentence(
            "một phần ({part}) lớn hơn tổng ({whole})",
            "a part ({part}) is more than the whole ({whole})",
            part=stated(too_much[0]),
            whole=stated(footing.whole),
        )
    total = _number(footing.sum(claims))
    if figure.id == footing.whole.id:
        return sentence(
            "các phần cộng lại là {total}: {parts}",
            "its parts add up to {total}: {parts}",
            total=total,
            parts=_listed(footing),
        )
    if len(footing.parts) == 1:
        return sentence(
            "tổng mà nó là phần duy nhất được nêu là {whole}",
            "the whole of which it is the only part is stated as {whole}",
            whole=stated(footing.whole),
        )
    return sentence(
        "cùng các phần khác cộng lại là {total}, còn tổng được nêu là {whole}: {parts}",
        "with the other parts it adds up to {total}, while the whole is stated as {whole}: {parts}",
        total=total,
        whole=stated(footing.whole),
        parts=_listed(footing),
    )


def _listed(footing: Footing) -> Phrase:
    return listing(part.value for part in footing.parts)


def _number(claim: Claim) -> Phrase:
    """Write a number, or the range that the records leave."""
    if claim.exact is not None:
        return Phrase.of("{n}", "{n}", n=claim.exact)
    return Phrase.of("từ {low} đến {high}", "{low} to {high}", low=claim.low, high=claim.high)


def _records(figure: ReportedFigure, index: RecordIndex) -> tuple[Record, ...]:
    """Return the records of a figure's scope, where they are few enough to look at."""
    measure = MEASURE_OF.get(figure.measure)
    for resource in () if measure is None else resources(measure.formula):
        if resource is not Resource.ATTENDANCES:
            found = index.within(resource, figure.scope)
            if found is not None and len(found) <= MOST_SPOTS:
                return tuple(found)
    return ()


def _spots(figures: Iterable[ReportedFigure]) -> tuple[Spot, ...]:
    return tuple(Spot.of(figure, "value") for figure in figures)


_PARTS_MISSING = Phrase.of(
    "Còn thiếu một phần, hoặc các phần không cùng cách tính với tổng.",
    "A part is missing, or the parts are not counted as the whole is.",
)
_OTHER_TIMES = Phrase.of(
    "Các số liệu được chốt ở những thời điểm khác nhau.",
    "The figures were taken at different times.",
)
_QUESTION = Phrase.of(
    "Theo sổ gốc, con số nào là đúng?",
    "Which number is right by the original records?",
)

RULE = Rule(
    code=CODE,
    title=Label("tổng và phần không khớp", "parts that do not make the whole"),
    explanation=Label(
        "Mỗi số liệu báo cáo được đối chiếu với các phần của nó (từng cách chia riêng, ở mọi "
        "cấp), với chỗ khác nêu cùng số liệu, và với các bản ghi trong phạm vi của nó. Cách nói "
        "“khoảng”, “hơn”, “gần” được chấp nhận. Con số ít khớp với các số còn lại nhất được nêu "
        "đầu tiên; đó là gợi ý, không phải kết luận. Nguyên nhân có thể là chép, gõ hoặc cộng "
        "nhầm, bản ghi chưa đủ, hoặc số liệu được chốt ở những thời điểm khác nhau. Cần hỏi: "
        "theo sổ gốc, con số nào là đúng?",
        "Each reported figure is held against its parts (each breakdown by itself, at any "
        "depth), against the same figure stated elsewhere, and against the records in its scope. "
        "“About”, “over” and “nearly” are allowed for. The number that agrees least with the "
        "others is named first: a suggestion, not a verdict. It may come from copying, typing or "
        "adding wrongly, from records that are not complete, or from figures taken at different "
        "times. To ask: which number is right by the original records?",
    ),
    find=find,
)
