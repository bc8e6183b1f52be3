"""One number in a text: digits or words, with the words that multiply it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from cadre_training.model.notation import Notation
from cadre_training.readers.numbers.numeral import Exact, read_numeral
from cadre_training.readers.numbers.tokens import Token
from cadre_training.readers.numbers.vocabulary import (
    DIGITS,
    FOUR,
    HALF,
    NOT_SCALES,
    ODD,
    POINT,
    SCALES,
    SHORT_SCALES,
)
from cadre_training.readers.numbers.words import below_thousand, decimals

_THOUSAND = 1000
_MILLION = 10**6
_MOST = 10**15


@frozen(kw_only=True)
class Amount:
    """One way to take the pieces of a text for a number.

    Args:
        value: The number.
        end: The piece behind it.
        coefficient: What stood before the word that multiplies: 16 in “16 nghìn”.
        scale: By how much that word multiplies; 1 where there is none.
        single: Whether one unmultiplied digit, in figures or as a word, was all there was.
        short: Whether it is a term without a word that multiplies, said without “linh”.
    """

    value: Exact
    end: int
    coefficient: Exact
    scale: int = 1
    single: bool = False
    short: bool = True


def amounts(pieces: tuple[Token, ...], at: int, notation: Notation) -> Iterator[Amount]:
    """Yield each way to take the pieces at ``at`` for a number without a sign.

    Args:
        pieces: The pieces of the text.
        at: Where to begin.
        notation: What dots and commas mean.
    """
    yield from _terms(pieces, at, notation, None)


def _terms(
    pieces: tuple[Token, ...], at: int, notation: Notation, below: int | None
) -> Iterator[Amount]:
    """Yield the ways to read a sum of terms, such as “1 triệu 200 nghìn”, each below the last."""
    for start in _coefficients(pieces, at, notation, first=below is None):
        for amount in _scaled(pieces, start):
            if below is not None and (
                amount.scale >= below or not amount.value.below(Exact(below))
            ):
                continue
            yield amount
            if amount.scale < _THOUSAND or amount.coefficient.places:
                continue  # nobody goes on after “1,5 triệu”
            for rest in _rests(pieces, amount.end, notation, amount.scale):
                yield evolve(
                    amount,
                    value=amount.value.plus(rest.value),
                    end=rest.end,
                    coefficient=amount.value.plus(rest.value),
                    scale=1,
                    short=False,
                )


def _rests(pieces: tuple[Token, ...], at: int, notation: Notation, scale: int) -> Iterator[Amount]:
    """Yield the ways to read what stands behind a word that multiplies by ``scale``."""
    if _key(pieces, at) in ODD:
        key = _key(pieces, at + 1)
        digit = 4 if key == FOUR else DIGITS.get(key, 0)
        if digit:
            value = Exact(digit)
            yield Amount(value=value, end=at + 2, coefficient=value, short=False)
        return
    for rest in _terms(pieces, at, notation, scale):
        if not rest.short or rest.value.places:
            yield rest
            continue
        # “một triệu hai” is said for 1.2 million, “một triệu hai trăm” often too.
        if rest.single:
            yield evolve(rest, value=rest.value.times(scale // 10))
        elif scale >= _MILLION and rest.value.below(Exact(_THOUSAND)):
            yield evolve(rest, value=rest.value.times(scale // _THOUSAND))
        yield rest


def _coefficients(
    pieces: tuple[Token, ...], at: int, notation: Notation, *, first: bool
) -> Iterator[tuple[Amount, int]]:
    """Yield the ways to read digits or words, with what “rưỡi” would be half of."""
    if at >= len(pieces):
        return
    if pieces[at].numeral:
        value = read_numeral(pieces[at].text, notation)
        if value is not None:
            single = len(pieces[at].text) == 1
            yield Amount(value=value, end=at + 1, coefficient=value, single=single), 1
        return
    if first and _scale_at(pieces, at, numeral=False):  # “hơn nghìn”
        yield Amount(value=Exact(1), end=at, coefficient=Exact(1)), 1
        return
    keys = [piece.key for piece in pieces]
    for said in below_thousand(keys, at):
        value, end = Exact(said.value), said.end
        if _key(pieces, end) == POINT:
            digits, end = decimals(keys, end + 1)
            if not digits:
                continue
            value = Exact(int(f"{said.value}{digits}"), len(digits))
        single = end == at + 1 and keys[at] in DIGITS
        yield Amount(value=value, end=end, coefficient=value, single=single), said.step


def _scaled(pieces: tuple[Token, ...], start: tuple[Amount, int]) -> Iterator[Amount]:
    """Yield a coefficient with the words behind it that multiply, and with “rưỡi”."""
    amount, step = start
    at, scale = amount.end, 1
    numeral = at > 0 and pieces[at - 1].numeral
    short = SHORT_SCALES.get(_key(pieces, at)) if numeral else None
    if short is not None:
        yield amount  # the letter may be a unit
        at, scale = at + 1, short
    while scale < _MOST and (factor := _scale_at(pieces, at, numeral=numeral)):
        at, scale = at + 1, scale * factor
    if _key(pieces, at) == HALF and not amount.value.places:
        half = Exact(5 * (scale if scale > 1 else step), 1)
        value = amount.value.times(scale).plus(half).times(1)
        yield Amount(value=value, end=at + 1, coefficient=value, short=False)
    elif scale == 1:
        yield amount
    else:
        yield evolve(
            amount,
            value=amount.value.times(scale),
            end=at,
            scale=scale,
            single=False,
            short=False,
        )


def _scale_at(pieces: tuple[Token, ...], at: int, *, numeral: bool) -> int:
    """Return what the word at ``at`` multiplies by; 0 where it does not."""
    key = _key(pieces, at)
    factor = SCALES.get(key, 0)
    if factor and _key(pieces, at + 1) in NOT_SCALES.get(key, ()):
        return 0
    # After words, hundreds and tens belong to the words.
    return factor if numeral or factor >= _THOUSAND else 0


def _key(pieces: tuple[Token, ...], at: int) -> str:
    return pieces[at].key if at < len(pieces) else ""
