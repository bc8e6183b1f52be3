"""What regulations lay down, and what of it is not known."""

from __future__ import annotations

from collections.abc import Iterable

from cadre_training.checks.finding import CheckResult
from cadre_training.display.described import Described, Heading
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.phrase import Phrase, Text
from cadre_training.model.register import Register
from cadre_training.model.regulation import Parameter, Regulation
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.regulations import cite, find_group, find_regulation, scheme
from cadre_training.report.document import Definition, Definitions, SourceList
from cadre_training.report.material import Material, capitalised

_GROUPS = Label("Đối tượng, nhóm", "Target groups")
_LAID_DOWN = Label("Nội dung quy định", "What it lays down")
_NOT_KNOWN = Label("Chưa rõ", "Not known")
_ASSUMED = Label(
    "tạm lấy theo ngày ban hành; chưa tìm thấy điều khoản về hiệu lực",
    "assumed: the day of issue; no clause on this was found",
)


def describe_regulation(regulation: Regulation) -> Described:
    """Return a regulation's dates, its groups, what it lays down and what is not known of it."""
    known = [p for p in regulation.parameters if not isinstance(p.value, NotKnown)]
    unknown = [p for p in regulation.parameters if isinstance(p.value, NotKnown)]
    title = Phrase.of(
        "Quy định số {number}: {title}",
        "Regulation {number}: {title}",
        number=regulation.number,
        title=regulation.title,
    )
    return Described(
        title,
        (
            Definitions(_facts(regulation)),
            Heading(_GROUPS),
            _groups(scheme(regulation.id).groups),
            *((Heading(_LAID_DOWN), _parameters(known)) if known else ()),
            *((Heading(_NOT_KNOWN), _parameters(unknown)) if unknown else ()),
            SourceList((regulation.source,)),
        ),
    )


def describe_group(
    value: Scheme | GroupDefinition | TargetGroup | Parameter, register: Register
) -> Described:
    """Return what a scheme, a group or a parameter means, with the clause or where to look."""
    match value:
        case Scheme():
            return Described(value.label, (_groups(value.groups),))
        case GroupDefinition():
            return Described(None, (_groups((value,)),))
        case Parameter():
            return Described(None, (_parameters((value,)), SourceList((value.source,))))
        case TargetGroup():
            definition = find_group(value, register.schemes)
            if definition is not None:
                return Described(None, (_groups((definition,)),))
            label = Material(register, CheckResult()).group_label(value)
            unknown = Label("chưa có định nghĩa", "no definition known")
            return Described(None, (Definitions((Definition(term=label, text=unknown),)),))


def _facts(regulation: Regulation) -> tuple[Definition, ...]:
    day = Phrase.of("{day}", "{day}", day=regulation.issued)
    facts = [
        Definition(term=Label("Cơ quan ban hành", "Issued by"), text=regulation.issuer),
        Definition(term=Label("Ngày ban hành", "Issued on"), text=day),
        Definition(term=Label("Hiệu lực", "In force"), text=_force(regulation)),
    ]
    if regulation.replaces:
        old = find_regulation(regulation.replaces)
        number = Label.same(old.number if old else regulation.replaces)
        facts.append(Definition(term=Label("Thay thế", "Replaces"), text=number))
    return tuple(facts)


def _force(regulation: Regulation) -> Text:
    since, until = regulation.in_force.since, regulation.in_force.until
    first = since or Label("chưa rõ", "not known")
    vi, en = "", ""
    if regulation.in_force_assumed:
        vi, en = f" ({_ASSUMED.vi})", f" ({_ASSUMED.en})"
    if until is None:
        return Phrase.of(f"từ ngày {{since}}{vi}", f"from {{since}}{en}", since=first)
    return Phrase.of(
        f"từ ngày {{since}} đến hết ngày {{until}}{vi}",
        f"from {{since}} to {{until}}{en}",
        since=first,
        until=until,
    )


def _groups(groups: Iterable[GroupDefinition]) -> Definitions:
    return Definitions(
        tuple(
            Definition(term=capitalised(one.label), text=_law(one.definition, one.article))
            for one in groups
        )
    )


def _parameters(parameters: Iterable[Parameter]) -> Definitions:
    return Definitions(
        tuple(
            Definition(term=capitalised(one.label), text=_law(one.value, one.article))
            for one in parameters
        )
    )


def _law(words: Label | NotKnown, article: str | NotKnown) -> Label:
    """Return what is laid down with its clause, or that it is not known and where to look."""
    if isinstance(words, NotKnown):
        return words.label
    clause = cite(article)
    if isinstance(article, NotKnown):
        clause = Label(f"điều khoản {clause.vi}", f"article {clause.en}")
    return Label(f"{words.vi} ({clause.vi})", f"{words.en} ({clause.en})")
