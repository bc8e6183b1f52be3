"""JSON written piece by piece, so that no report has to be held as text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cadre_training.exporters._unsafe import UNSAFE, as_escape

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
"""A value written in one line."""

Tree = Json | Mapping[str, "Tree"] | Iterator["Tree"]
"""A value in which iterators stand for arrays with one element a line."""


class Branch(dict[str, Tree]):
    """An object with one member a line."""


def write_tree(value: Tree, indent: str = "") -> Iterator[str]:
    """Yield the JSON of ``value`` in pieces, without the end of the last line.

    >>> print("".join(write_tree(Branch(a=1, b=iter([[1, 2], {"c": "lớp"}])))))
    {
      "a": 1,
      "b": [
        [1, 2],
        {"c": "lớp"}
      ]
    }
    """
    if isinstance(value, Branch):
        members = ((f"{_line(name)}: ", member) for name, member in value.items())
        yield from _block("{", members, "}", indent)
    elif isinstance(value, Iterator):
        yield from _block("[", (("", item) for item in value), "]", indent)
    else:
        yield _line(value)


def _block(start: str, members: Iterator[tuple[str, Tree]], end: str, indent: str) -> Iterator[str]:
    deeper = f"{indent}  "
    before = f"{start}\n{deeper}"
    empty = True
    for head, member in members:
        yield before + head
        yield from write_tree(member, deeper)
        before, empty = f",\n{deeper}", False
    yield f"{start}{end}" if empty else f"\n{indent}{end}"


def _line(value: object) -> str:
    # Outside of strings JSON has none of the characters that are escaped.
    return UNSAFE.sub(as_escape, json.dumps(value, ensure_ascii=False))
