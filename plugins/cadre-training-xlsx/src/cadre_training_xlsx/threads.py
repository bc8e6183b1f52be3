"""Conversations at cells, which newer spreadsheets show instead of comments."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from cadre_training.plugin import CellNote
from cadre_training_xlsx.comments import AUTHOR
from cadre_training_xlsx.package import parse
from cadre_training_xlsx.workbook_parts import local
from cadre_training_xlsx.xml_edit import before_end, quoted

PERSON = "{6B1D2B1E-0C5C-4F0E-9C5B-164145000001}"
"""The identifier of the author of the replies."""

PERSONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<personList '
    b'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"></personList>'
)
"""The part with the authors of a workbook that names none."""


def with_replies(part: bytes, notes: Mapping[str, Sequence[CellNote]]) -> bytes:
    """Return the conversations of a sheet with the notes as replies, where there is one.

    Raises:
        Broken: If the part is damaged.
    """
    replies = [
        (thread, number, note)
        for thread in parse(part)
        if local(thread.tag) == "threadedComment" and not thread.get("parentId")
        for number, note in enumerate(notes.get(thread.get("ref", "").replace("$", ""), ()))
    ]
    # A reply that stands there already, from an earlier check, is not given again.
    replies = [one for one in replies if _identifier(*one).encode() not in part]
    if not replies:
        return part
    return before_end(part, lambda p: "".join(_reply(p, *reply) for reply in replies))


def _identifier(thread: ET.Element, number: int, note: CellNote) -> str:
    name = f"{thread.get('id', '')} {number} {note.text}"
    return f"{{{str(uuid.uuid5(uuid.NAMESPACE_OID, name)).upper()}}}"


def _reply(p: str, thread: ET.Element, number: int, note: CellNote) -> str:
    root, cell = thread.get("id", ""), thread.get("ref", "")
    text = quoted(f"{note.title}\n{note.text}")
    return (
        f'<{p}threadedComment ref="{quoted(cell)}" personId="{PERSON}" '
        f'id="{_identifier(thread, number, note)}" parentId="{quoted(root)}">'
        f"<{p}text>{text}</{p}text></{p}threadedComment>"
    )


def with_author(part: bytes) -> bytes:
    """Return the part with the authors of a workbook, the author of the replies among them.

    Raises:
        Broken: If the part is damaged.
    """
    if PERSON.encode() in part:
        return part
    said = f'displayName="{AUTHOR}" id="{PERSON}" userId="{AUTHOR}" providerId="None"'
    return before_end(part, lambda p: f"<{p}person {said}/>")
