"""On which line of a TOML text a key stands; the standard library does not tell."""

from __future__ import annotations

import re

Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]#]+?)\s*\]")
_KEY = re.compile(r"""\s*("[^"]*"|'[^']*'|[A-Za-z0-9_-]+)\s*=""")


def key_lines(text: str) -> dict[Path, int]:
    r"""Return the line of each table and key, counted from 1.

    Tables of a list carry their position, from 0: ``("table", 0, "column", 2, "field")``.

    Args:
        text: The text; that it is TOML was found out before.

    >>> key_lines('a = 1\n[[t]]\nb = 2')
    {('a',): 1, ('t', 0): 2, ('t', 0, 'b'): 3}
    """
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    at: Path = ()
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.match(line)
        if header is not None:
            at = _place(header[2], counts, one_of_many=header[1] == "[[")
            lines.setdefault(at, number)
            continue
        key = _KEY.match(line)
        if key is not None:
            lines.setdefault((*at, key[1].strip("\"'")), number)
    return lines


def _place(name: str, counts: dict[Path, int], *, one_of_many: bool) -> Path:
    names = [part.strip().strip("\"'") for part in name.split(".")]
    at: Path = ()
    for depth, part in enumerate(names):
        at = (*at, part)
        last = depth == len(names) - 1
        if last and one_of_many:
            counts[at] = counts.get(at, -1) + 1
        if at in counts:
            at = (*at, counts[at])
    return at
