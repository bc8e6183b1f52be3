"""Meanings in words, with digits that nobody can misread: 19 554, and 19.554 or 19,554."""

from __future__ import annotations

from decimal import Decimal

from cadre_training.model.absence import Absence
from cadre_training.model.language import Language
from cadre_training.model.reported_figure import Qualifier
from cadre_training.readers.numbers.meaning import Fraction, Meaning, Number, Ordinal, Range

_WORDS = {
    "vi": ("số thứ tự hoặc tên gọi", "từ {} trở lên", "không quá {}", "dưới {}", "từ {} đến {}"),
    "en": ("a number that names", "at least {}", "at most {}", "less than {}", "{} to {}"),
}


def said(meaning: Meaning, language: Language | str) -> str:
    """Return a meaning in words.

    >>> said(Number(value=19554), "en"), said(Number(value=Decimal("19.554")), "vi")
    ('19 554', '19,554')
    """
    language = Language(language)
    names, at_least, at_most, under, between = _WORDS[language.value]
    if isinstance(meaning, Absence):
        return meaning.label.in_language(language)
    if isinstance(meaning, Ordinal):
        return names
    if isinstance(meaning, Number):
        text = _digits(meaning.value, language)
    elif isinstance(meaning, Fraction):
        text = f"{_digits(meaning.part, language)}/{_digits(meaning.whole, language)}"
    else:
        text = _range(meaning, language, (at_least, at_most, under, between))
    exact = meaning.qualifier is Qualifier.EXACT
    before = "" if exact else f"{meaning.qualifier.label.in_language(language)} "
    return f"{before}{text} {meaning.unit}" if meaning.unit else f"{before}{text}"


def _range(meaning: Range, language: Language, words: tuple[str, str, str, str]) -> str:
    at_least, at_most, under, between = words
    if meaning.low is None:
        high = 0 if meaning.high is None else meaning.high
        return (at_most if meaning.high_included else under).format(_digits(high, language))
    if meaning.high is None:
        return at_least.format(_digits(meaning.low, language))
    return between.format(_digits(meaning.low, language), _digits(meaning.high, language))


def _digits(value: int | Decimal, language: Language) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace(",", " ")
    text = f"{value:,f}".replace(",", " ")
    return text.replace(".", ",") if language is Language.VI else text
