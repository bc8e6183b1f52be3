"""Texts that may hold letters of a legacy encoding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import field, frozen

from cadre_training.readers.text.encoding import Encoding
from cadre_training.readers.text.legacy import LegacyText


@frozen(kw_only=True)
class CleanedTexts:
    """Texts of a column or a sheet, each in Unicode as far as that could be decided.

    Args:
        texts: The texts, in their order.
        legacy: The encoding that was found in some of them; None where there is none.
        changed: The positions of the texts that were decoded.
        undecided: The positions of texts that could be either, and were left as they were.
    """

    texts: Sequence[str] = field(repr=False)
    legacy: LegacyText | None = None
    changed: tuple[int, ...] = ()
    undecided: tuple[int, ...] = ()


def clean_texts(texts: Sequence[str]) -> CleanedTexts:
    """Decode those of ``texts`` that are in a legacy encoding, by the evidence of all of them.

    Args:
        texts: The texts of a column or a sheet.
    """
    return CleanedTexts(texts=texts)


def recognise(texts: Iterable[str]) -> LegacyText | None:
    """Return the legacy encoding that texts are in; None where there is none.

    Args:
        texts: The texts of a column or a sheet.
    """
    del texts
    return None


def repair(text: str, encoding: Encoding) -> str:
    """Return ``text`` decoded, which a font showed as Vietnamese.

    Args:
        text: The text, its letters being the codes of ``encoding`` taken for Windows-1252.
        encoding: The encoding.
    """
    del encoding
    return text
