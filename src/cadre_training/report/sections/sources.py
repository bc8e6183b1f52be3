"""The documents that the figures come from."""

from __future__ import annotations

from cadre_training.model.label import Label
from cadre_training.model.source import Source
from cadre_training.report.document import Section, SourceList
from cadre_training.report.material import Material


def sources(material: Material) -> Section | None:
    """Build the section, or None when no source is known.

    It lists the documents that the register names, then the others that its records name.
    """
    register = material.register
    known = {source.document for source in register.sources}
    others = dict.fromkeys(
        record.source.document
        for records in (register.classes, register.sessions, register.topics, register.figures)
        for record in records
        if record.source and record.source.document and record.source.document not in known
    )
    named = (*register.sources, *(Source(document=document) for document in others))
    if not named:
        return None
    return Section(id="sources", title=Label("Nguồn", "Sources"), blocks=(SourceList(named),))
