"""The language in which values show themselves where none is named."""

from __future__ import annotations

from cadre_training.model.language import Language

_spoken = [Language.VI]


def speak(language: Language | str) -> Language:
    """Choose the language of all values that show themselves from now on, in this process.

    A notebook calls the values, and has no way to say in which language. It is Vietnamese at
    first.

    Args:
        language: The language, or its code: ``vi`` or ``en``.

    Returns:
        The language spoken before.

    Raises:
        ValueError: If it is neither.

    >>> before = speak("en")
    >>> speak(before)
    <Language.EN: 'en'>
    """
    before = _spoken[0]
    _spoken[0] = Language(language)
    return before


def spoken() -> Language:
    """Return the language in which values show themselves."""
    return _spoken[0]
