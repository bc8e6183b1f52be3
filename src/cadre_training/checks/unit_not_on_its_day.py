"""Units named for a time in which they did not exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from cadre_training.checks._words import MOST_SPOTS, joined, listing, sentence, spots_of
from cadre_training.checks.finding import Finding, Severity
from cadre_training.checks.rule import Rule
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import ReportedFigure
from cadre_training.model.session import Session
from cadre_training.model.training_class import TrainingClass

CODE = "unit-not-on-its-day"

_Use = tuple[TrainingClass | Session | ReportedFigure, Period]


def find(register: Register) -> Iterator[Finding]:
    """Look for records of a time that lies wholly outside the lifetime of their unit."""
    by_code: dict[str, list[AdminUnit]] = {}
    for unit in register.units:
        by_code.setdefault(unit.code, []).append(unit)
    used: dict[tuple[AdminUnit, bool], list[_Use]] = {}
    for record, code, period in _uses(register):
        units = by_code.get(code, [])
        if not units or any(unit.lifetime.overlaps(period) for unit in units):
            continue
        ended = [u for u in units if u.lifetime.until and u.lifetime.until < period.start]
        unit = max(ended, key=_last) if ended else min(units, key=_first)
        used.setdefault((unit, bool(ended)), []).append((record, period))
    for (unit, is_over), uses in used.items():
        yield _finding(register, unit, uses, ended=is_over)


def _uses(
    register: Register,
) -> Iterator[tuple[TrainingClass | Session | ReportedFigure, str, Period]]:
    records: tuple[TrainingClass | Session, ...] = (*register.classes, *register.sessions)
    for record in records:
        if record.unit is not None:
            yield record, record.unit, record.period
    for figure in register.figures:
        scope = figure.scope
        if scope.unit is not None and scope.period is not None:
            yield figure, scope.unit, scope.period


def _last(unit: AdminUnit) -> tuple[dt.date, str]:
    return (unit.lifetime.until or dt.date.max, unit.name)


def _first(unit: AdminUnit) -> tuple[dt.date, str]:
    return (unit.lifetime.since or dt.date.min, unit.name)


def _finding(register: Register, unit: AdminUnit, uses: list[_Use], *, ended: bool) -> Finding:
    periods = [period for _, period in uses]
    span = Period(min(p.start for p in periods), max(p.end for p in periods))
    text = _ENDED if ended else _NOT_YET
    seen = sentence(
        text.vi,
        text.en,
        unit=unit.name,
        code=unit.code,
        period=span,
        day=(_last(unit) if ended else _first(unit))[0],
        n=len(uses),
    )
    heirs = unit.successors if ended else ()
    if heirs:
        after = _last(unit)[0] + dt.timedelta(days=1)
        names = (f"{u.name} ({c})" if (u := register.unit_at(c, after)) else c for c in heirs)
        seen = joined(
            [
                seen,
                sentence(
                    "Đơn vị kế thừa: {names}.",
                    "It was succeeded by: {names}.",
                    names=listing(names),
                ),
            ],
            " ",
        )
    return Finding(
        code=CODE,
        severity=Severity.WARNING,
        spots=spots_of([record for record, _ in uses], "unit")[:MOST_SPOTS],
        seen=seen,
        reasons=(_OLD_CODE, _DATED_WRONGLY, _LIFETIME),
        question=_QUESTION,
    )


_ENDED = Label(
    "Có {n} bản ghi cho {period} thuộc {unit} ({code}), đơn vị đã kết thúc ngày {day}.",
    "For {period}, records name {unit} ({code}), which ended on {day} (records: {n}).",
)
_NOT_YET = Label(
    "Có {n} bản ghi cho {period} thuộc {unit} ({code}), đơn vị chỉ có từ ngày {day}.",
    "For {period}, records name {unit} ({code}), which began on {day} (records: {n}).",
)
_OLD_CODE = Phrase.of(
    "Người ghi dùng mã đơn vị của bản đồ hành chính khác.",
    "The code of a unit on another map was written.",
)
_DATED_WRONGLY = Phrase.of(
    "Ngày tháng được ghi nhầm.",
    "The dates were written wrongly.",
)
_LIFETIME = Phrase.of(
    "Danh mục đơn vị ghi chưa đúng ngày lập hoặc ngày kết thúc, hoặc còn thiếu đơn vị.",
    "The list of units has a wrong first or last day, or lacks a unit.",
)
_QUESTION = Phrase.of(
    "Các lớp, cuộc này thuộc đơn vị nào vào lúc đó?",
    "To which unit did these classes or sessions belong at that time?",
)

RULE = Rule(
    code=CODE,
    title=Label("đơn vị không tồn tại khi đó", "a unit that did not exist then"),
    explanation=Label(
        "Bản ghi hoặc số liệu nêu một đơn vị hành chính cho thời gian nằm hẳn ngoài những ngày "
        "đơn vị đó tồn tại, theo danh mục đơn vị kèm theo. Giai đoạn bắc qua ngày thay đổi thì "
        "không xét; đơn vị không ghi ngày thì coi như luôn tồn tại. Nguyên nhân có thể là dùng mã "
        "của đơn vị cũ hoặc mới, ghi nhầm ngày, hoặc danh mục đơn vị chưa đúng. Cần hỏi: khi đó "
        "lớp, cuộc này thuộc đơn vị nào?",
        "A record or a figure names an administrative unit for a time that lies wholly outside the "
        "days on which it existed, by the register's list of units. A period that straddles a "
        "change is not looked at, and a unit without days is taken to exist always. It may come "
        "from the code of an old or a new unit, from wrong dates, or from a wrong list. To ask: to "
        "which unit did these classes or sessions belong then?",
    ),
    find=find,
)
