"""A text in both languages."""

from __future__ import annotations

import unicodedata

from attrs import field, frozen, validators

from cadre_training.model.displayed import Displayed
from cadre_training.model.language import Language


def nfc(text: str) -> str:
    """Return ``text`` in Unicode normalisation form C, the form the library stores."""
    return unicodedata.normalize("NFC", text)


def nfc_or_none(text: str | None) -> str | None:
    """Return ``text`` in normalisation form C; what is no text is left to the validators."""
    return nfc(text) if isinstance(text, str) else text


@frozen
class Label(Displayed):
    """A short text in Vietnamese and in English.

    Args:
        vi: The Vietnamese text (stored in NFC).
        en: The English text.

    Raises:
        ValueError: If either text is empty.

    >>> Label("lớp", "class").in_language("en")
    'class'
    """

    vi: str = field(converter=nfc, validator=validators.min_len(1))
    en: str = field(converter=nfc, validator=validators.min_len(1))

    def in_language(self, language: Language | str) -> str:
        """Return the text in ``language`` (``"vi"`` or ``"en"``).

        Raises:
            ValueError: If ``language`` is neither.
        """
        return self.vi if Language(language) is Language.VI else self.en

    @classmethod
    def same(cls, text: str) -> Label:
        """Make a label that reads the same in both languages: a name, a code, quoted words."""
        return cls(text, text)

    def __str__(self) -> str:
        """Return the Vietnamese text."""
        return self.vi
