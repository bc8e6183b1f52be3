"""What the fields of all specs are held to."""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import Attribute, validators

API_NUMBER = 1
"""The number of this plugin API; a spec made for a greater one is refused."""

NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
MEDIA_TYPE = r"[\w.+-]+/[\w.+-]+(; ?[\w=-]+)*"
EXTENSION = r"(\.[a-z0-9]+)+"
REFERENCE = r"[\w.]+:\w+"
STEM = r"[a-z0-9-]+"


def like(pattern: str) -> Callable[[object, Attribute[str], str], None]:
    """Hold a field to a pattern; what is no text at all is told with the field's name too."""
    return validators.and_(validators.instance_of(str), validators.matches_re(pattern))


def endings(
    _instance: object, attribute: Attribute[tuple[str, ...]], value: tuple[str, ...]
) -> None:
    """Hold a field to a tuple of endings of files, at least one."""
    if type(value) is not tuple or not value:
        raise TypeError(f"'{attribute.name}' must be a tuple of endings, got {value!r}")
    for ending in value:
        if not re.fullmatch(EXTENSION, ending):
            raise ValueError(f"'{attribute.name}' holds {ending!r}, which is no ending like '.ods'")
