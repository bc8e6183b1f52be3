"""Texts, lists and absences in one cell of a table.

A cell is read without the spaces around it and in NFC. A cell that begins with a backslash is
taken exactly as it stands after it: so a text that is empty, has spaces at its ends, is spelt in
another Unicode form, reads like an absence, or would be a formula to a spreadsheet, is written
and read back unchanged.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable
from operator import itemgetter
from typing import TypeVar, cast

from cadre_training.codec.problem import Refused, shown
from cadre_training.model.absence import Absence
from cadre_training.model.label import nfc

T = TypeVar("T")

EXACT = "\\"
"""What a cell begins with that is to be taken exactly."""

_FORMULA = ("=", "+", "-", "@")

ABSENCE_WORDS = {
    "no data": Absence.NO_DATA,
    "không có số liệu": Absence.NO_DATA,
    "n/a": Absence.NOT_APPLICABLE,
    "not applicable": Absence.NOT_APPLICABLE,
    "không áp dụng": Absence.NOT_APPLICABLE,
    "withheld": Absence.WITHHELD,
    "không công bố": Absence.WITHHELD,
}
"""What a cell can say in place of a value; an empty cell says ``no data``."""

PLAIN_TEXT = (
    r"[!-JLMO-VX-\[\]-jlmo-vx-~]([ -~]*[!-~])?"  # as no absence begins, and no exact cell
    r"|[KNWknw][!-~]*[0-9][!-~]*"  # no absence has a digit
)
"""A regular expression of cells that :func:`read_text` returns as they stand, and that speak of no
absence: nearly every code. So a table of very many rows is looked at by column."""

_FIRST_LETTERS = frozenset(" \t\u00a0").union(
    *({word[0], word[0].upper()} for word in ABSENCE_WORDS)
)


_is_plain = re.compile(PLAIN_TEXT).fullmatch
_first = itemgetter(slice(1))


def not_plain(cells: Collection[str]) -> Collection[str]:
    """Return the cells that :func:`read_text` may not return as they stand, or that are absences.

    >>> not_plain(["L001", "29266"]), not_plain(["L001", "n/a"])
    ((), ['n/a'])
    """
    if "" not in cells and "".join(cells).isascii():
        first = set(map(_first, cells))
        begin_plainly = EXACT not in first and first.isdisjoint(_FIRST_LETTERS)
        if begin_plainly and all(map(str.__eq__, cells, map(str.strip, cells))):
            return ()
    return [cell for cell in cells if not _is_plain(cell)]


def read_text(cell: str) -> str:
    r"""Return the text of a cell.

    >>> read_text("  Tân An "), read_text(r"\=1+1")
    ('Tân An', '=1+1')
    """
    if cell[:1] == EXACT:
        return cell[1:]
    return cell.strip() if cell.isascii() else nfc(cell.strip())


def write_text(text: str) -> str:
    """Return the cell that :func:`read_text` reads as ``text``."""
    plain = text and text == nfc(text.strip()) and not text.startswith((EXACT, *_FORMULA))
    return text if plain and read_absence(text) is None else EXACT + text


def read_absence(cell: str) -> Absence | None:
    """Return the absence that a cell speaks of, or None."""
    if cell[:1] not in _FIRST_LETTERS:
        return None  # nearly every cell, so that the rest need not be fast
    return ABSENCE_WORDS.get(nfc(cell.strip()).casefold())


def write_absence(absence: Absence) -> str:
    """Return the cell that speaks of ``absence``: for no data the empty one."""
    return "" if absence is Absence.NO_DATA else absence.value


def read_items(cell: str) -> tuple[str, ...]:
    """Return the items of a cell: ``a; b``, or a JSON array where an item holds a semicolon.

    >>> read_items("t1; t2"), read_items('["a;b"]')
    (('t1', 't2'), ('a;b',))

    Raises:
        Refused: If it begins with ``[`` and is no JSON array of texts.
    """
    if read_absence(cell) is not None:
        return ()
    if not cell.lstrip().startswith("["):
        return tuple([nfc(item.strip()) for item in cell.split(";") if item.strip()])
    try:
        array: object = json.loads(cell)
    except (ValueError, RecursionError):
        array = None
    values = cast("list[object]", array) if isinstance(array, list) else [None]
    texts = tuple(value for value in values if isinstance(value, str))
    if len(texts) != len(values):
        raise Refused(
            "not-a-list",
            f"“{shown(cell)}” không phải là danh sách; hãy viết các mục cách nhau bằng dấu “;”",
            f"“{shown(cell)}” is no list; write the items with “;” between them",
        )
    return texts


def write_items(items: Iterable[str]) -> str:
    """Return the cell that :func:`read_items` reads as ``items``."""
    texts = tuple(items)
    if all(write_text(t) == t and ";" not in t and not t.startswith("[") for t in texts):
        return ";".join(texts)
    return json.dumps(texts, ensure_ascii=False)


def each(read: Callable[[str], T]) -> Callable[[str], tuple[T, ...]]:
    """Return a reader of a list of what ``read`` reads."""
    return lambda cell: tuple([read(item) for item in read_items(cell)])
