"""Numbers below a thousand in Vietnamese words, and decimals said after “phẩy”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from cadre_training.readers.numbers.vocabulary import (
    AFTER_TENS,
    DIGITS,
    DOZEN,
    FOUR,
    HUNDRED,
    ODD,
    ONLY_AFTER_TENS,
    TEN,
    TENS,
    YEARS,
)


@frozen
class Said:
    """One way to take words for a number.

    Args:
        value: The number.
        end: Where the words end.
        step: What the last word counted: 100 after “hai trăm”, so that “rưỡi” adds half of it.
    """

    value: int
    end: int
    step: int


def below_thousand(keys: Sequence[str], at: int) -> Iterator[Said]:
    """Yield each way to take the words at ``at`` for a number below a thousand.

    There are several where people leave words out: “hai trăm ba” is said for 230, and stands
    for 203 where somebody forgot “linh”.

    Args:
        keys: The folded words.
        at: Where to begin.

    >>> [said.value for said in below_thousand(["hai", "trăm", "ba"], 0)]
    [230, 203]
    """
    first, second = _key(keys, at), _key(keys, at + 1)
    if first == HUNDRED:  # “hơn trăm”
        yield from _hundreds(1, keys, at + 1)
    elif first in DIGITS and second == HUNDRED:
        yield from _hundreds(DIGITS[first], keys, at + 2)
    else:
        yield from _tens(keys, at)
        digit = DIGITS.get(first)
        if digit is not None and second not in (TENS, DOZEN, *ONLY_AFTER_TENS):
            yield Said(digit, at + 1, 1)


def _hundreds(hundreds: int, keys: Sequence[str], at: int) -> Iterator[Said]:
    """Yield the ways to go on after “trăm”."""
    base = 100 * hundreds
    found = False
    if _key(keys, at) in ODD:
        digit = 4 if _key(keys, at + 1) == FOUR else DIGITS.get(_key(keys, at + 1), 0)
        if digit:
            found = True
            yield Said(base + digit, at + 2, 1)
    for said in _tens(keys, at):
        found = True
        yield Said(base + said.value, said.end, said.step)
    digit = AFTER_TENS.get(_key(keys, at), 0) or DIGITS.get(_key(keys, at), 0)
    if not found and digit:
        yield Said(base + 10 * digit, at + 1, 10)
        yield Said(base + digit, at + 1, 1)
        if _key(keys, at) == YEARS:
            yield Said(base, at, 100)
    elif not found:
        yield Said(base, at, 100)


def _tens(keys: Sequence[str], at: int) -> Iterator[Said]:
    """Yield the way to take words for ten to ninety-nine."""
    first, second = _key(keys, at), _key(keys, at + 1)
    digit = DIGITS.get(first, 0)
    if first == TEN:
        yield _with_digit(10, keys, at + 1)
    elif first == DOZEN:  # “hơn chục”
        yield Said(10, at + 1, 10)
    elif digit > 1 and second == TENS:
        yield _with_digit(10 * digit, keys, at + 2)
    elif digit and second == DOZEN:
        yield Said(10 * digit, at + 2, 10)
    elif digit > 1 and second in ONLY_AFTER_TENS:
        yield Said(10 * digit + ONLY_AFTER_TENS[second], at + 2, 1)


def _with_digit(tens: int, keys: Sequence[str], at: int) -> Said:
    digit = AFTER_TENS.get(_key(keys, at), 0)
    return Said(tens + digit, at + 1, 1) if digit else Said(tens, at, 10)


def decimals(keys: Sequence[str], at: int) -> tuple[str, int]:
    """Return the digits said after “phẩy”, and where they end; no digits for other words.

    >>> decimals(["không", "ba"], 0), decimals(["chín", "mươi", "ba"], 0)
    (('03', 2), ('93', 3))
    """
    said = next(_tens(keys, at), None)
    if said is not None and _key(keys, at + 1) not in ONLY_AFTER_TENS:
        return str(said.value), said.end
    digits = ""
    while (digit := _decimal(keys, at, digits)) is not None:
        digits, at = f"{digits}{digit}", at + 1
    return digits, at


def _decimal(keys: Sequence[str], at: int, before: str) -> int | None:
    key = _key(keys, at)
    digit = DIGITS.get(key)
    return AFTER_TENS.get(key) if digit is None and before else digit


def _key(keys: Sequence[str], at: int) -> str:
    return keys[at] if at < len(keys) else ""
