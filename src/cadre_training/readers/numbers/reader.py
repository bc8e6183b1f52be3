"""One number as written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from attrs import evolve

from cadre_training.model.notation import Notation
from cadre_training.readers.numbers.absences import absence_meanings
from cadre_training.readers.numbers.clean import LONGEST, clean
from cadre_training.readers.numbers.evidence import Evidence
from cadre_training.readers.numbers.meaning import Fraction, Meaning, Number, Ordinal, Range
from cadre_training.readers.numbers.numeral import MOST_DIGITS, Why, proof, read_numeral
from cadre_training.readers.numbers.ordinals import is_ordinal
from cadre_training.readers.numbers.phrase import Parsed, number, parse
from cadre_training.readers.numbers.reading import Option, Reading
from cadre_training.readers.numbers.refusal import Refusal
from cadre_training.readers.numbers.tokens import tokens

_USUAL_LENGTH = 48
# Most cells are no more than digits with marks; these need no search for words.
_SIMPLE = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,9}){1,2}")


def read_number(
    text: str,
    notation: Notation | str | None = None,
    *,
    whole: bool = False,
    accounting: bool | None = None,
) -> Reading:
    """Read a number as people write it, and say what is certain of it.

    What can be read in one notation only is certain without ``notation``. What can be read in
    both stays ambiguous, unless the notation is passed or what is counted must be whole:
    6.200 learners are no decimal.

    Args:
        text: The text of a cell, or a few words with a number.
        notation: What dots and commas mean, where that is known: ``"vi"`` or ``"en"``.
        whole: Whether the number must be whole, since the column counts heads or classes.
        accounting: Whether “(120)” is a negative number; None where that is not known.

    >>> read_number("hơn 16 nghìn").meaning
    Number(value=16000, qualifier=<Qualifier.OVER: 'over'>, unit=None)
    >>> read_number("98,96%").value, read_number("6.200 học viên").value
    (Decimal('98.96'), 6200)
    >>> [option.meaning.value for option in read_number("19,554").options]
    [19554, Decimal('19.554')]
    >>> read_number("19,554", "en").value
    19554
    """
    given = None if notation is None else Notation(notation)
    if len(text) <= _USUAL_LENGTH:
        return _remembered(text, given, whole, accounting)
    return _read(text, given, whole, accounting)


def _read(text: str, given: Notation | None, whole: bool, accounting: bool | None) -> Reading:
    if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS:
        value = int(text)
        if len(text) < 3 or text[0] != "0":
            return Reading(text=text, options=(Option(meaning=Number(value=value)),), given=given)
    simple = _simple(text, given, whole) if _SIMPLE.fullmatch(text) else None
    if simple is not None:
        return simple
    cleaned = clean(text)
    if len(cleaned) > LONGEST:
        return Reading(text=text, refusal=Refusal.TOO_LONG, given=given)
    absent = absence_meanings(cleaned)
    if absent:
        options = tuple(Option(meaning=meaning) for meaning in absent)
        return Reading(text=text, options=options, given=given)
    if cleaned.startswith("#"):
        return Reading(text=text, refusal=Refusal.SPREADSHEET, given=given)
    if cleaned.startswith("="):
        return Reading(text=text, refusal=Refusal.FORMULA, given=given)
    if cleaned[0] == "'" and cleaned[1:2].isdecimal():
        cleaned = cleaned[1:]  # what a spreadsheet puts before digits that are to stay text
    if cleaned.startswith("(") and cleaned.endswith(")") and cleaned.count("(") == 1:
        return _in_parentheses(text, cleaned[1:-1], given, whole, accounting)
    return _decided(text, cleaned, given, whole)


def _simple(text: str, given: Notation | None, whole: bool) -> Reading | None:
    values = {notation: read_numeral(text, notation) for notation in Notation}
    if not any(values.values()):
        return None
    found = {
        notation: Parsed(() if value is None else ((Number(value=number(value)), False),))
        for notation, value in values.items()
    }
    return _chosen(text, (text,), found, (text,), given, whole)


_remembered = lru_cache(maxsize=1 << 15)(_read)


def _in_parentheses(
    text: str, inner: str, given: Notation | None, whole: bool, accounting: bool | None
) -> Reading:
    reading = evolve(_decided(text, inner.strip(), given, whole), text=text)
    if accounting is False:
        return reading
    options: list[Option] = []
    for option in reading.options:
        meaning = option.meaning
        if isinstance(meaning, Number) and meaning.unit is None and not whole:
            # Accountants write −120 as (120); others put a remark or the number of a column so.
            options.append(evolve(option, meaning=evolve(meaning, value=-meaning.value)))
            if accounting:
                continue
        options.append(option)
    return evolve(reading, options=tuple(options))


def _decided(text: str, cleaned: str, given: Notation | None, whole: bool) -> Reading:
    pieces = tokens(cleaned)
    if any(piece.numeral and _digits(piece.text) > MOST_DIGITS for piece in pieces):
        return Reading(text=text, refusal=Refusal.TOO_LONG, given=given)
    if is_ordinal(cleaned, pieces):
        return Reading(text=text, options=(Option(meaning=Ordinal(cleaned)),), given=given)
    forms = tuple(
        piece.text for piece in pieces if piece.numeral and ("." in piece.text or "," in piece.text)
    )
    found = {
        notation: parse(cleaned, pieces, notation)
        for notation in (Notation if forms else (Notation.VI,))
    }
    numerals = tuple(piece.text for piece in pieces if piece.numeral)
    return _chosen(text, forms, found, numerals, given, whole)


def _chosen(
    text: str,
    forms: tuple[str, ...],
    found: dict[Notation, Parsed],
    numerals: tuple[str, ...],
    given: Notation | None,
    whole: bool,
) -> Reading:
    """Return what is certain of the meanings in each notation.

    Args:
        text: The text as written.
        forms: The numerals with marks in it.
        found: What it can mean in each notation.
        numerals: All numerals in it.
        given: The notation that was passed.
        whole: Whether the number must be whole.
    """
    kept = {notation: _kept(parsed, whole=whole) for notation, parsed in found.items()}
    possible = [notation for notation in kept if kept[notation]]
    if not possible:
        refusal = _refusal(found, forms, numerals)
        return Reading(text=text, refusal=refusal, given=given)
    if not forms:
        options = tuple(Option(meaning=meaning) for meaning in kept[Notation.VI])
        return Reading(text=text, options=options, given=given)
    if len(possible) == 1:
        notation = possible[0]
        options = tuple(Option(meaning=m, notation=notation) for m in kept[notation])
        return Reading(
            text=text, options=options, evidence=_evidence(notation, forms, found), given=given
        )
    if given is not None:
        options = tuple(Option(meaning=m, notation=given) for m in kept[given])
        return Reading(text=text, options=options, given=given)
    return Reading(text=text, options=_both(kept), given=given)


def _digits(form: str) -> int:
    return sum(map(str.isdecimal, form))


def _kept(parsed: Parsed, *, whole: bool) -> list[Meaning]:
    """Return the meanings in which what must be whole is whole."""
    return [m for m, counts in parsed.meanings if _is_whole(m) or not (counts or whole)]


def _is_whole(meaning: Meaning) -> bool:
    match meaning:
        case Number():
            return type(meaning.value) is int
        case Range():
            return not isinstance(meaning.low, Decimal) and not isinstance(meaning.high, Decimal)
        case Fraction():
            return type(meaning.part) is int and type(meaning.whole) is int
        case _:
            return True


def _both(kept: dict[Notation, list[Meaning]]) -> tuple[Option, ...]:
    """Return what either notation gives, whole numbers first; each meaning once."""
    options: dict[tuple[str, Meaning], Option] = {}
    for notation, meanings in kept.items():
        for meaning in meanings:
            shared = meaning in kept[notation.other] and _as_written(meaning) in map(
                _as_written, kept[notation.other]
            )
            option = Option(meaning=meaning, notation=None if shared else notation)
            options.setdefault((_as_written(meaning), meaning), option)
    return tuple(sorted(options.values(), key=lambda option: not _is_whole(option.meaning)))


def _as_written(meaning: Meaning) -> str:
    return repr(meaning)  # 6 and 6.0 are equal, and are not the same


def _evidence(
    notation: Notation, forms: tuple[str, ...], found: dict[Notation, Parsed]
) -> tuple[Evidence, ...]:
    proofs = list(_proofs(forms))
    if not proofs:
        whole = bool(found[notation.other].meanings)
        why = Why.WHOLE_COUNT if whole else Why.TOGETHER
        proofs = [Evidence(notation=notation, form=form, why=why) for form in forms]
    return tuple(proofs)


def _proofs(forms: tuple[str, ...]) -> Iterator[Evidence]:
    for form in forms:
        known = proof(form)
        if known is not None:
            yield Evidence(notation=known[0], form=form, why=known[1])


def _refusal(
    found: dict[Notation, Parsed], forms: tuple[str, ...], numerals: tuple[str, ...]
) -> Refusal:
    if any(parsed.meanings for parsed in found.values()):
        return Refusal.NOT_WHOLE
    if any(all(read_numeral(form, n) is None for n in Notation) for form in numerals):
        return Refusal.GROUPS
    if len({one.notation for one in _proofs(forms)}) > 1:
        return Refusal.MIXED
    refusals = [refusal for parsed in found.values() for refusal in parsed.refusals]
    return refusals[0] if refusals else Refusal.NO_NUMBER
