"""Which plugin a file is for, by the ending of its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from cadre_training._registry.reader import InstalledReader
from cadre_training._registry.workbook import InstalledWorkbook

_ENDINGS = (".ods", ".xls", ".xlsb", ".xlsm", ".xlsx")
_PACKAGES: dict[str, str] = dict.fromkeys(_ENDINGS, "cadre-training-xlsx")

OfferT = TypeVar("OfferT", InstalledReader, InstalledWorkbook)


def longest_endings(name: str, offers: Iterable[OfferT]) -> tuple[list[OfferT], int]:
    """Return those that know the longest ending of a file's name, and its length.

    Args:
        name: The file's name.
        offers: The readers, or openers of workbooks.

    Returns:
        Of ``.ods`` and ``.nhom.ods`` those of the second, for a file that ends so. An empty list
        and 0 where none knows the ending.
    """
    known: dict[int, list[OfferT]] = {}
    for one in offers:
        endings = [ending for ending in one.spec.extensions if name.lower().endswith(ending)]
        if endings:
            known.setdefault(max(map(len, endings)), []).append(one)
    longest = max(known, default=0)
    return known.get(longest, []), longest


def what_to_install(ending: str) -> str | None:
    """Return the command that installs what opens files with an ending; None where none does.

    >>> what_to_install(".XLS")
    'pip install cadre-training-xlsx'
    """
    package = _PACKAGES.get(ending.lower())
    return None if package is None else f"pip install {package}"
