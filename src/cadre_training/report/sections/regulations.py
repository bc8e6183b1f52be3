"""The regulations that applied, and their target groups."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.phrase import Phrase, Text
from cadre_training.model.regulation import Regulation
from cadre_training.model.target_group import GroupDefinition, TargetGroup
from cadre_training.regulations import cite, find_group
from cadre_training.regulations.lookup import regulations as known_regulations
from cadre_training.report.document import Definition, Definitions, Paragraph, Section
from cadre_training.report.material import Material, capitalised

_NOT_FOUND = Label(
    "Những nội dung sau chưa tìm thấy trong văn bản; báo cáo không suy đoán:",
    "The following was not found in the regulation; the report does not guess:",
)


def regulations(material: Material) -> Section | None:
    """Build the section, or None when the register names neither a period nor a group."""
    applied = list(_applied(material))
    groups = sorted(_groups(material))
    unknown = tuple(_unknown(applied))
    if not applied and not groups:
        return None
    return Section(
        id="regulations",
        title=Label("Quy định và đối tượng", "Regulations and target groups"),
        blocks=(
            *(Paragraph(_sentence(regulation)) for regulation in applied),
            *((Definitions(tuple(_definition(material, g) for g in groups)),) if groups else ()),
            *((Paragraph(_NOT_FOUND), Definitions(unknown)) if unknown else ()),
        ),
    )


def _applied(material: Material) -> Iterator[Regulation]:
    covers = material.register.covers
    for regulation in known_regulations():
        if covers is not None and regulation.in_force.overlaps(covers):
            yield regulation


def _groups(material: Material) -> set[TargetGroup]:
    register = material.register
    stated = [
        *(record.target_group for record in register.classes),
        *(record.target_group for record in register.sessions),
        *(record.target_group for record in register.topics),
        *(figure.scope.target_group for figure in register.figures),
    ]
    return {group for group in stated if group is not None}


def _sentence(regulation: Regulation) -> Phrase:
    return Phrase.of(
        "Quy định số {number} ngày {issued} của {issuer} về {title}.",
        "Regulation {number} of {issued}, issued by the {issuer}: {title}.",
        number=regulation.number,
        issued=regulation.issued,
        issuer=regulation.issuer,
        title=regulation.title,
    )


def _definition(material: Material, group: TargetGroup) -> Definition:
    definition = find_group(group, material.register.schemes)
    return Definition(term=material.group_label(group), text=_text(definition))


def _text(definition: GroupDefinition | None) -> Text:
    if definition is None:
        return Label("chưa có định nghĩa", "no definition known")
    meaning = definition.definition
    if isinstance(meaning, NotKnown):
        return meaning.label
    clause = cite(definition.article)
    return Label(f"{meaning.vi} ({clause.vi})", f"{meaning.en} ({clause.en})")


def _unknown(applied: list[Regulation]) -> Iterator[Definition]:
    """Yield what a regulation may lay down and nobody has read there yet."""
    for regulation in applied:
        for parameter in regulation.parameters:
            if isinstance(parameter.value, NotKnown):
                number = regulation.number
                name = capitalised(parameter.label)
                term = Label(f"{name.vi} ({number})", f"{name.en} ({number})")
                yield Definition(term=term, text=parameter.value.label)
