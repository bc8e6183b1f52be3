"""Local overlays: groups that are counted somewhere and that no known regulation defines."""

from __future__ import annotations

import re
from functools import cache

from cadre_training.model.target_group import Scheme
from cadre_training.regulations._toml import TomlTable, parse
from cadre_training.regulations.lookup import schemes
from cadre_training.regulations.reading import data_names, data_text, read_scheme

_FOLDER = "overlays"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@cache
def overlay_names() -> tuple[str, ...]:
    """Return the names of the overlays that come with the library."""
    return data_names(_FOLDER)


@cache
def overlay(name: str) -> Scheme:
    """Return the overlay that comes with the library under this name.

    Raises:
        LookupError: If there is none; the message lists those there are.

    >>> overlay("cang-long").extends
    '164'
    """
    if name not in overlay_names():
        names = ", ".join(overlay_names())
        raise LookupError(f"no overlay {name!r} comes with the library; there are: {names}")
    file = f"{_FOLDER}/{name}.toml"
    return parse_scheme(data_text(file), file)


def parse_scheme(text: str | bytes, file: str) -> Scheme:
    """Read a local overlay from TOML text, or from the bytes of a TOML file.

    It has the keys of the overlays that come with the library: ``id``, ``label``,
    ``defined_by``, ``source``, one ``[[groups]]`` or more, and where they are known ``extends``
    and ``in_force``. Each group has ``code``, ``label``, ``definition``, ``article`` and
    ``source``. What is not known is a ``look_in``, in both languages.

    Args:
        text: The text.
        file: The file's name, for messages.

    Raises:
        ValueError: If it is no TOML, or anything is missing, unknown or wrong; a line for each
            problem, with the file and the key.

    >>> parse_scheme('id = "my-district"', "my-district.toml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    ValueError: my-district.toml: groups: missing; ...
    """
    table = parse(text, file)
    scheme = read_scheme(table)
    _check_names(table, scheme)
    table.finish()
    return scheme


def _check_names(table: TomlTable, scheme: Scheme) -> None:
    known = tuple(known.id for known in schemes())
    if scheme.id in known:
        table.note("id", f"{scheme.id!r} is a known scheme; give the overlay a name of its own")
    elif scheme.id == table.values.get("id") and not _ID.fullmatch(scheme.id):
        table.note("id", f"{scheme.id!r} must be lower-case letters, digits and hyphens")
    if scheme.extends is not None and scheme.extends not in known:
        table.note(
            "extends", f"{scheme.extends!r} is no known scheme; they are: {', '.join(known)}"
        )
