"""Words of the library as Markdown."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator

from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown


def row(*cells: str) -> str:
    """Return a row of a Markdown table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a Markdown table."""
    heads = list(heads)
    yield row(*heads)
    yield row(*("---" for _ in heads))
    yield from (row(*cells) for cells in rows)
    yield ""


def two_languages(label: Label) -> str:
    """Return English words with the Vietnamese ones behind them."""
    return label.en if label.en == label.vi else f"{label.en} · {label.vi}"


def sentence(label: Label | NotKnown) -> tuple[str, str]:
    """Return the English and the Vietnamese words."""
    words = label.label if isinstance(label, NotKnown) else label
    return words.en, words.vi


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def arguments(cls: type) -> dict[str, str]:
    """Return what the docstring of a class says of each of its arguments or attributes."""
    text = inspect.cleandoc(cls.__doc__ or "")
    section = re.split(r"^(?:Args|Attributes):\n", text, maxsplit=1, flags=re.MULTILINE)[-1]
    found: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        if line and not line.startswith(" "):
            break
        start = re.match(r" {4}(\w+): (.*)", line)
        if start:
            name, said = start.groups()
            found[name] = said
        elif name and line.strip():
            found[name] += f" {line.strip()}"
    return found


def plain(text: str) -> str:
    """Turn the reStructuredText of a docstring's sentence into Markdown."""
    text = re.sub(r":\w+:`[~.]?([^`]+)`", lambda match: f"`{match[1].split('.')[-1]}`", text)
    return text.replace("``", "`").replace("::\n", ":\n")
