"""What must hold of every number that was read, found without the reader's own rules."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.folding import fold
from cadre_training.model.notation import Notation
from cadre_training.readers.numbers import (
    Fraction,
    Meaning,
    Number,
    Ordinal,
    Range,
    Reading,
    read_number,
)

# A text with one of these may have a value whose digits it does not show.
_DIGIT_WORDS = """
không một hai ba bốn năm sáu bảy bẩy tám chín mười mươi trăm chục vạn nghìn ngàn triệu tỷ rưỡi mốt
tư lăm nhăm linh lẻ phẩy hundred thousand million billion
"""
_SAYS_DIGITS = re.compile("|".join(map(fold, _DIGIT_WORDS.split())))
_DECIMALS = r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?P<mark>[%s '])[0-9]{3}(?:(?P=mark)[0-9]{3})*)?"
_VI = re.compile(_DECIMALS % "." + "(?:,(?P<rest>[0-9]+))?")
_EN = re.compile(_DECIMALS % "," + r"(?:\.(?P<rest>[0-9]+))?")
_BARE = re.compile(r"[-+−–]? *((?:[0-9.,'][0-9.,' ]*)?[0-9])(?: ?%)?")


def plain(text: str) -> str:
    """Return a text with ASCII digits and plain spaces, unseen characters left out."""
    kept = (one for one in unicodedata.normalize("NFC", text) if unicodedata.category(one) != "Cf")
    return "".join(_plain(one) for one in kept).strip()


def _plain(one: str) -> str:
    if one.isdecimal():
        return str(unicodedata.decimal(one))
    if unicodedata.category(one) == "Zs":
        return " "
    return {"’": "'", "．": ".", "，": ",", "％": "%"}.get(one, one)


def possible(form: str) -> set[Decimal]:
    """Return what bare digits with marks can mean, in Vietnamese and in English."""
    return {
        Decimal(f"{_digits_of(match['whole'])}.{match['rest'] or '0'}").normalize()
        for pattern in (_VI, _EN)
        if (match := pattern.fullmatch(form)) and (match["whole"] or match["rest"])
    }


def _digits_of(written: str | None) -> str:
    return re.sub("[^0-9]", "", written or "0")


def says_digits(shown: str) -> bool:
    """Tell whether words of a text may stand for digits."""
    return _SAYS_DIGITS.search(fold(shown)) is not None


def values(meaning: Meaning) -> list[int | Decimal]:
    """Return the numbers in a meaning, in the order of the text."""
    match meaning:
        case Number():
            return [meaning.value]
        case Range():
            return [end for end in (meaning.low, meaning.high) if end is not None]
        case Fraction():
            return [meaning.part, meaning.whole]
        case Ordinal() | Absence():
            return []


def faults(text: str) -> Iterator[str]:
    """Yield what is wrong with how a text is read."""
    alone = read_number(text)
    by_notation = {notation: read_number(text, notation) for notation in Notation}
    yield from _consistent(alone, by_notation)
    shown = plain(text)
    for option in alone.options:
        yield from _digits(shown, option.meaning)
    if (match := _BARE.fullmatch(shown)) and len(shown) <= 40:
        yield from _bare(match[1], alone, by_notation)


def _consistent(alone: Reading, by_notation: dict[Notation, Reading]) -> Iterator[str]:
    if alone.unreadable != (alone.refusal is not None) or alone.unreadable != (not alone.options):
        yield "neither read nor refused"
    said = alone.message
    if (said is None) != (len(alone.options) == 1 and not alone.against):
        yield "a doubt without a message, or a message without a doubt"
    seen = {repr(option.meaning) for option in alone.options}
    for notation, reading in by_notation.items():
        chosen = {repr(option.meaning) for option in reading.options}
        if not chosen <= seen:
            yield f"{notation.value} reads what is not possible"
        if len(seen) == 1 and chosen != seen:
            yield f"certain, and yet {notation.value} reads something else"
        if bool(chosen) != bool(seen):
            yield f"{notation.value} reads nothing of it"


def _digits(shown: str, meaning: Meaning) -> Iterator[str]:
    """Yield digits that were made up, or dropped."""
    if isinstance(meaning, Ordinal) or says_digits(shown):
        return
    exact = (str(one) if isinstance(one, int) else f"{one:f}" for one in values(meaning))
    read = re.sub("[^1-9]", "", "".join(exact))
    written = re.sub("[^1-9]", "", shown)
    if read != written:
        yield f"digits {written} became {read}"
    minus = any(unicodedata.category(one) == "Pd" or one in "−(（" for one in shown)
    if any(value < 0 for value in values(meaning)) and not minus and fold("âm") not in fold(shown):
        yield "a minus from nowhere"


def _bare(shown: str, alone: Reading, by_notation: dict[Notation, Reading]) -> Iterator[str]:
    """Hold bare digits with marks against a parser of two patterns; signs are looked at above."""
    expected = possible(shown.removeprefix("'"))  # as a spreadsheet marks a text
    if len(re.sub("[^0-9]", "", shown)) > 30:
        expected = set()
    read = _sizes(alone)
    # A spreadsheet marks a text so; what stands behind it need not be read.
    marked = shown.startswith("'") and not read
    if read != expected and not marked:
        yield f"read as {read}, can be {expected}"
    if len(expected) > 1 and any(len(_sizes(one)) != 1 for one in by_notation.values()):
        yield "a notation passed does not decide"


def _sizes(reading: Reading) -> set[Decimal]:
    numbers = [one.meaning for one in reading.options if isinstance(one.meaning, Number)]
    return {abs(Decimal(number.value)).normalize() for number in numbers}


def round_trip(chance: random.Random) -> Iterator[str]:
    """Yield what is wrong with reading again a number that the library writes."""
    value = chance.randrange(-(10 ** chance.randrange(1, 20)), 10 ** chance.randrange(1, 20))
    places = chance.randrange(5)
    exact = Decimal(value).scaleb(-places)
    for language in ("vi", "en"):
        formatter = Formatter(language)
        whole, broken = formatter.integer(value), formatter.decimal(exact)
        if read_number(whole, language).value != value:
            yield f"{whole!r} is not read as {value}"
        if places and read_number(broken, language).value != exact:
            yield f"{broken!r} is not read as {exact}"
        percent = read_number(formatter.percent(exact), language).meaning
        if percent != Number(value=exact if places else value, unit="%"):
            yield f"{formatter.percent(exact)!r} is read as {percent}"
        other = read_number(whole, "en" if language == "vi" else "vi").value
        if other is not None and other != value and abs(Decimal(other)) * 1000 != abs(value):
            yield f"{whole!r} is read as {other} in the other notation"
