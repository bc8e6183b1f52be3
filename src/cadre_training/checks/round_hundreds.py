"""More round hundreds than chance allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cadre_training.checks._chance import rarer_than
from cadre_training.checks._claim import LEARNERS, MEASURE_OF, claim_of, family, is_total
from cadre_training.checks._footing import breakdowns, first_of_each
from cadre_training.checks._record_index import RecordIndex
from cadre_training.checks._words import MOST_SPOTS, listing, sentence
from cadre_training.checks.finding import Finding, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Record, Register, record_key
from cadre_training.model.reported_figure import Qualifier, ReportedFigure, Scope
from cadre_training.stats.formula import Sum

CODE = "round-hundreds"

_FROM = 1000
_ROUND = 100
_LIMIT = 1000

Counted = tuple[int, Record, str]
"""A number of learners, the record that gives it, and the field."""


def find(register: Register) -> Iterator[Finding]:
    """Weigh the round hundreds among the numbers of learners of 1.000 and more."""
    recorded = list(_of_records(register))
    stated = list(_of_figures(register, {number for number, _, _ in recorded}))
    # Which figures are sums of records takes long to say, and is asked only where it matters.
    index = RecordIndex(register)
    if not _is_rare([*recorded, *(one for one in _round(stated) if not _is_sum(one, index))]):
        return
    counted = [*recorded, *(one for one in stated if not _is_sum(one, index))]
    if not _is_rare(counted):
        return
    rounded = _round(counted)
    rounded.sort(key=lambda one: (Spot.of(one[1]).kind, record_key(one[1])))
    yield Finding(
        code=CODE,
        severity=Severity.NOTICE,
        spots=tuple(Spot.of(record, name) for _, record, name in rounded[:MOST_SPOTS]),
        seen=sentence(
            "{n} trong {all} số học viên từ {least} trở lên là số tròn trăm: {numbers}. "
            "Nếu đếm từng người thì cứ khoảng {one_in} số mới có một số như vậy.",
            "{n} of the {all} numbers of learners from {least} are round hundreds: {numbers}. "
            "Where heads are counted, about one number in {one_in} is.",
            n=len(rounded),
            all=len(counted),
            least=_FROM,
            numbers=listing(number for number, _, _ in rounded),
            one_in=_ROUND,
        ),
        reasons=(_ROUNDED, _PLANNED, _CHANCE),
        question=_QUESTION,
    )


def _of_records(register: Register) -> Iterator[Counted]:
    for record in register.classes:
        if isinstance(record.learners, int) and record.learners >= _FROM:
            yield record.learners, record, "learners"
    for session in register.sessions:
        if isinstance(session.attendees, int) and session.attendees >= _FROM:
            yield session.attendees, session, "attendees"


def _of_figures(register: Register, recorded: set[int]) -> Iterator[Counted]:
    """Yield the numbers that only figures give; totals of parts are left out."""
    figures = first_of_each(register.figures)
    totals = {footing.whole.id for footing in breakdowns(figures)}
    seen: set[tuple[int, Scope]] = set()
    for figure in figures.values():
        number = _learners(figure)
        if number is None or figure.id in totals or number in recorded:
            continue
        if (number, figure.scope) not in seen:
            seen.add((number, figure.scope))
            yield number, figure, "value"


def _round(counted: Iterable[Counted]) -> list[Counted]:
    return [one for one in counted if one[0] % _ROUND == 0]


def _is_rare(counted: Sequence[Counted]) -> bool:
    return rarer_than(len(_round(counted)), len(counted), one_in=_ROUND, limit=_LIMIT)


def _learners(figure: ReportedFigure) -> int | None:
    claim = claim_of(figure)
    counted = (
        is_total(figure)
        and (family(figure) == LEARNERS or figure.measure == "session_attendances")
        and isinstance(figure.value, Quantity)
        and figure.value.unit in (CountUnit.PERSON, CountUnit.ATTENDANCE)
        and figure.qualifier is Qualifier.EXACT
    )
    number = claim.exact if claim is not None and counted else None
    return number if number is not None and number >= _FROM else None


def _is_sum(counted: Counted, index: RecordIndex) -> bool:
    """Tell whether a figure's number is what the records of its scope make."""
    number, figure, _ = counted
    if not isinstance(figure, ReportedFigure):
        return False
    formula = MEASURE_OF[LEARNERS if family(figure) == LEARNERS else figure.measure].formula
    made = index.total(formula, figure.scope) if isinstance(formula, Sum) else None
    return made is not None and made.low == made.high == number


_ROUNDED = Phrase.of(
    "Số được làm tròn hoặc ước lượng khi báo cáo.",
    "The numbers were rounded or estimated for the report.",
)
_PLANNED = Phrase.of(
    "Số triệu tập hoặc kế hoạch được dùng thay cho số dự.",
    "The numbers planned or summoned stand for those who came.",
)
_CHANCE = Phrase.of(
    "Cũng có thể là ngẫu nhiên.",
    "It may also be chance.",
)
_QUESTION = Phrase.of(
    "Các số này được đếm theo danh sách hay ước lượng?",
    "Were these numbers counted from rolls, or estimated?",
)

RULE = Rule(
    code=CODE,
    title=Label("nhiều số tròn trăm", "many round hundreds"),
    explanation=Label(
        "Trong các số học viên từ 1.000 trở lên, số tròn trăm xuất hiện nhiều hơn mức ngẫu nhiên "
        "cho phép: cứ khoảng một trăm số đếm được thì có một số như vậy, và khả năng gặp nhiều "
        "đến thế chưa tới một phần nghìn. Tổng của các phần không được tính. Nguyên nhân có thể "
        "là làm tròn, ước lượng, hoặc lấy số kế hoạch. Cần hỏi: các số này được đếm hay ước "
        "lượng?",
        "Among the numbers of learners from 1,000 there are more round hundreds than chance "
        "allows: one counted number in a hundred is one, and so many come by chance less than "
        "once in a thousand times. Totals of parts are left out. It may come from rounding, from "
        "estimating, or from planned numbers. To ask: were these counted or estimated?",
    ),
    find=find,
)
