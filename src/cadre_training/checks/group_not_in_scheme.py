"""Groups that the regulation does not define."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.checks._groups import Uses, find_scheme, uses
from cadre_training.checks._words import MOST_SPOTS, group_label, joined, sentence, spots_of
from cadre_training.checks.finding import Finding, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.phrase import Phrase
from cadre_training.model.register import Register
from cadre_training.model.target_group import Scheme, TargetGroup
from cadre_training.regulations.lookup import find_group

CODE = "group-not-in-scheme"


def find(register: Register) -> Iterator[Finding]:
    """Look for groups that no regulation, or no document at all, is known to define."""
    for group, used in uses(register).items():
        if find_group(group) is not None:
            continue
        overlay = _overlay_with(group, register)
        if overlay is None:
            yield _undefined(register, group, used)
        elif overlay.extends is not None:
            yield _local(register, group, overlay, overlay.extends, used)


def _overlay_with(group: TargetGroup, register: Register) -> Scheme | None:
    for scheme in register.schemes:
        if scheme.id == group.scheme and scheme.find(group.code) is not None:
            return scheme
    return None


def _local(
    register: Register, group: TargetGroup, overlay: Scheme, extends: str, used: Uses
) -> Finding:
    base = find_scheme(extends, register.schemes)
    defined_by = (
        sentence(
            "Văn bản quy định đối tượng này {by}.",
            "The document that defines it is {by}.",
            by=overlay.defined_by.label,
        )
        if isinstance(overlay.defined_by, NotKnown)
        else sentence("Quy định tại: {by}.", "Defined by {by}.", by=overlay.defined_by)
    )
    return Finding(
        code=CODE,
        severity=Severity.NOTICE,
        spots=_spots(used),
        seen=joined(
            [
                sentence(
                    "{base} không có {group}; cách phân nhóm riêng “{overlay}” thêm đối tượng này.",
                    "{base} does not have {group}; the local overlay “{overlay}” adds it.",
                    base=base.label if base is not None else Label.same(extends),
                    group=group_label(group, register),
                    overlay=overlay.label,
                ),
                defined_by,
                _used(used),
            ],
            " ",
        ),
        reasons=(_LOCAL_PRACTICE, _OTHER_SCHEME),
        question=_QUESTION,
    )


def _undefined(register: Register, group: TargetGroup, used: Uses) -> Finding:
    scheme = find_scheme(group.scheme, register.schemes)
    seen = (
        sentence(
            "Không biết cách phân nhóm “{scheme}” mà {group} thuộc về.",
            "The scheme “{scheme}” that {group} belongs to is not known.",
            scheme=group.scheme,
            group=group_label(group, register),
        )
        if scheme is None
        else sentence(
            "{scheme} không có {group}, và không văn bản nào đã biết quy định đối tượng này.",
            "{scheme} does not have {group}, and no known document defines it.",
            scheme=scheme.label,
            group=group_label(group, register),
        )
    )
    return Finding(
        code=CODE,
        severity=Severity.ERROR,
        spots=_spots(used),
        seen=joined([seen, _used(used)], " "),
        reasons=(_LOCAL_PRACTICE, _OTHER_SCHEME, _MISTYPED),
        question=_QUESTION,
    )


def _used(used: Uses) -> Phrase:
    return sentence(
        "Số bản ghi dùng đối tượng này: {records}; số liệu báo cáo: {figures}.",
        "Records that use it: {records}; reported figures: {figures}.",
        records=len(used.records),
        figures=len(used.figures),
    )


def _spots(used: Uses) -> tuple[Spot, ...]:
    records = spots_of((record for record, _ in used.records), "target_group")
    figures = spots_of((record for record, _ in used.figures), "target_group")
    return (*records, *figures)[:MOST_SPOTS]


_LOCAL_PRACTICE = Phrase.of(
    "Địa phương mở rộng cho đối tượng khác, như cán bộ, đảng viên ở cơ sở.",
    "A local practice reaches further, to grassroots cadres and members, say.",
)
_OTHER_SCHEME = Phrase.of(
    "Số thứ tự đối tượng thuộc cách phân nhóm khác, như giáo dục quốc phòng và an ninh.",
    "The number belongs to another scheme, such as defence and security education.",
)
_MISTYPED = Phrase.of(
    "Số thứ tự đối tượng được gõ nhầm.",
    "The group's number was typed wrongly.",
)
_QUESTION = Phrase.of(
    "Văn bản nào quy định đối tượng này, và gồm những ai?",
    "Which document defines this group, and whom does it hold?",
)

RULE = Rule(
    code=CODE,
    title=Label("đối tượng ngoài quy định", "a group that the regulation lacks"),
    explanation=Label(
        "Một đối tượng được dùng trong bản ghi hoặc số liệu mà quy định không có. Nếu một cách "
        "phân nhóm riêng của địa phương thêm đối tượng đó thì đây là điều cần lưu ý; nếu không có "
        "văn bản nào thì số liệu chưa thể dùng. Thư viện không bao giờ nói rằng quy định có đối "
        "tượng này. Cần hỏi: văn bản nào quy định đối tượng này, và gồm những ai?",
        "Records or figures use a group that the regulation does not have. Where a local overlay "
        "adds it this is something to know; where nothing defines it the figures cannot be used "
        "yet. The library never says that the regulation has it. To ask: which document defines "
        "this group, and whom does it hold?",
    ),
    find=find,
)
