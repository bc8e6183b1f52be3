"""The documents that the figures come from."""

from __future__ import annotations

from cadre_training.model.label import Label
from cadre_training.model.source import Source
from cadre_training.report.document import Section, SourceList
from cadre_training.report.material import Material


def sources(material: Material) -> Section | None:
    """Build the section, or None when no source is known.

    It lists the documents that the register names, or else those that its records name.
    """
    register = material.register
    named = register.sources or tuple(
        dict.fromkeys(
            Source(document=record.source.document)
            for records in (register.classes, register.sessions, register.topics, register.figures)
            for record in records
            if record.source and record.source.document
        )
    )
    if not named:
        return None
    return Section(id="sources", title=Label("Nguồn", "Sources"), blocks=(SourceList(named),))
