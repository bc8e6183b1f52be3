"""A register as one file of JSON."""

from __future__ import annotations

from typing import cast

from cadre_training.codec.json_text import Document, json_bytes, parse_document
from cadre_training.codec.problem import InputProblems, Problem, Refused
from cadre_training.codec.structuring import converter, structure
from cadre_training.model.register import Register
from cadre_training.model.source import Place

FORMAT = "cadre-training/register"
"""What the key ``format`` says in every such file."""

VERSION = 1
"""The version of the form; a file with another one is refused."""


def dumps(register: Register, *, compact: bool = False) -> bytes:
    r"""Return ``register`` as JSON: UTF-8, the same bytes every time.

    Args:
        register: The register; its sources are written too.
        compact: True for one line without spaces.

    Raises:
        ValueError: If a text holds NUL or half a character (a lone surrogate), or a number has
            more digits than Python writes; the message says where.

    >>> dumps(Register(), compact=True)
    b'{"format":"cadre-training/register","version":1}\n'
    """
    body = cast("dict[str, object]", converter().unstructure(register))
    value = {"format": FORMAT, "version": VERSION, **body}
    return json_bytes(value, compact=compact)


def loads(data: bytes, *, file: str = "register.json") -> Register:
    """Return the register that JSON says.

    Args:
        data: The JSON, as :func:`dumps` writes it.
        file: The file's name, for messages.

    Raises:
        InputProblems: If it is no such JSON; it names everything that is wrong, each with its
            line and its path, such as ``$.classes[3].learners``.

    >>> loads(dumps(Register())) == Register()
    True
    """
    return read_document(parse_document(data, file), file)


def read_document(document: Document, file: str) -> Register:
    """Return the register that a JSON document says; see :func:`loads`."""
    problems: list[Problem] = []

    def wrong(path: str, refused: Refused) -> None:
        problems.append(refused.at(Place(file, line=document.line(path), column=path)))

    value = document.value
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        wrong("$.format", _unknown_format())
        raise InputProblems(problems)
    version = value.get("version")
    if type(version) is not int or version != VERSION:
        wrong("$.version", unknown_version(VERSION))
        raise InputProblems(problems)
    body = {name: part for name, part in value.items() if name not in ("format", "version")}
    register = structure(body, Register, "$", wrong)
    if register is None:
        raise InputProblems(problems)
    return register


def _unknown_format() -> Refused:
    return Refused(
        "unknown-format",
        f'đây không phải là tệp số liệu của thư viện: thiếu "format": "{FORMAT}"',
        f'this is no register: "format": "{FORMAT}" is missing',
    )


def unknown_version(known: int) -> Refused:
    """Return the refusal of a version other than ``known``."""
    return Refused(
        "unknown-version",
        f"phiên bản này không đọc được; thư viện đọc phiên bản {known}",
        f"this version cannot be read; the library reads version {known}",
    )
