"""Groups of a regulation used when it was not in force."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks._groups import Use, find_scheme, uses
from cadre_training.checks._words import MOST_SPOTS, group_label, joined, sentence, spots_of
from cadre_training.checks.finding import Finding, Severity
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.regulation import Regulation
from cadre_training.model.reported_figure import ReportedFigure
from cadre_training.model.target_group import TargetGroup
from cadre_training.regulations.lookup import regulations

CODE = "regulation-not-in-force"


def find(register: Register) -> Iterator[Finding]:
    """Look for groups used wholly before or after the regulation they belong to."""
    for group, used in uses(register).items():
        regulation = _regulation_of(group, register)
        if regulation is None:
            continue
        before: list[Use] = []
        after: list[Use] = []
        since, until = regulation.in_force.since, regulation.in_force.until
        for record, period in used.all:
            if period is not None and since is not None and period.end < since:
                before.append((record, period))
            elif period is not None and until is not None and until < period.start:
                after.append((record, period))
        if before:
            yield _finding(register, group, regulation, before, _NOT_YET)
        if after:
            yield _finding(register, group, regulation, after, _NO_LONGER)


def _regulation_of(group: TargetGroup, register: Register) -> Regulation | None:
    """Return the regulation of a group's scheme; an overlay's is that of what it extends."""
    wanted, seen = group.scheme, set[str]()
    while wanted not in seen:
        seen.add(wanted)
        for regulation in regulations():
            if regulation.id == wanted:
                return regulation
        scheme = find_scheme(wanted, register.schemes)
        if scheme is None or scheme.extends is None:
            return None
        wanted = scheme.extends
    return None


def _finding(
    register: Register,
    group: TargetGroup,
    regulation: Regulation,
    used: list[Use],
    when: Label,
) -> Finding:
    periods = [period for _, period in used if period is not None]
    span = Period(min(p.start for p in periods), max(p.end for p in periods))
    others = [
        other.number
        for other in regulations()
        if other is not regulation
        and any(other.in_force.holds_on(day) for p in periods for day in (p.start, p.end))
    ]
    instead = (
        sentence(
            "Quy định áp dụng khi đó: {others}.",
            "In force then: {others}.",
            others=tuple(others),
        )
        if others
        else _NONE_THEN
    )
    figures = [record for record, _ in used if isinstance(record, ReportedFigure)]
    records = [record for record, _ in used if not isinstance(record, ReportedFigure)]
    spots = (*spots_of(records, "target_group"), *spots_of(figures, "target_group"))
    assumed = [r.number for r in regulations() if r.in_force_assumed]
    reasons = [_OLD_NAMES, _DATED_WRONGLY]
    if assumed:
        reasons.append(
            sentence(
                "Ngày có hiệu lực của {numbers} được lấy theo ngày ban hành, vì chưa tìm thấy "
                "điều khoản nêu ngày đó.",
                "The first day in force of {numbers} is taken to be the day of issue, for no "
                "clause that names it was found.",
                numbers=tuple(assumed),
            )
        )
    return Finding(
        code=CODE,
        severity=Severity.WARNING,
        spots=spots[:MOST_SPOTS],
        seen=joined(
            [
                sentence(
                    when.vi,
                    when.en,
                    group=group_label(group, register),
                    period=span,
                    number=regulation.number,
                    n=len(used),
                ),
                instead,
            ],
            " ",
        ),
        reasons=tuple(reasons),
        question=_QUESTION,
    )


_NOT_YET = Label(
    "Có {n} chỗ dùng {group} cho {period}, khi {number} chưa có hiệu lực.",
    "For {period}, when {number} was not yet in force, {group} is used (places: {n}).",
)
_NO_LONGER = Label(
    "Có {n} chỗ dùng {group} cho {period}, khi {number} không còn hiệu lực.",
    "For {period}, when {number} was no longer in force, {group} is used (places: {n}).",
)
_NONE_THEN = Phrase.of(
    "Trong các quy định đã biết, không có quy định nào áp dụng khi đó.",
    "None of the known regulations applied then.",
)
_OLD_NAMES = Phrase.of(
    "Người lập báo cáo quen dùng tên đối tượng của quy định khác.",
    "Those who report kept to the groups of another regulation.",
)
_DATED_WRONGLY = Phrase.of(
    "Ngày tháng được ghi nhầm.",
    "The dates were written wrongly.",
)
_QUESTION = Phrase.of(
    "Các lớp này được mở theo quy định nào?",
    "Under which regulation were these classes held?",
)

RULE = Rule(
    code=CODE,
    title=Label("quy định không có hiệu lực khi đó", "a regulation not in force then"),
    explanation=Label(
        "Đối tượng của một quy định được dùng cho thời gian nằm hẳn trước hoặc hẳn sau thời gian "
        "quy định đó có hiệu lực. Giai đoạn bắc qua ngày thay đổi thì không xét. Nhóm do địa "
        "phương thêm được xét theo quy định mà nó bổ sung. Nguyên nhân có thể là thói quen dùng "
        "tên cũ, hoặc ghi nhầm ngày tháng. Cần hỏi: các lớp này được mở theo quy định nào?",
        "A group of a regulation is used for a time that lies wholly before or after the days on "
        "which it was in force. A period that straddles the change is not looked at. A group that "
        "a local overlay adds follows the regulation it extends. It may come from keeping to old "
        "names, or from wrong dates. To ask: under which regulation were these classes held?",
    ),
    find=find,
)
