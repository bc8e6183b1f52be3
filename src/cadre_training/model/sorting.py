"""The order of words in a Vietnamese dictionary, and of people in a list."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# As the Unicode Common Locale Data Repository has it for Vietnamese: what comes first, by letter;
# signs before digits, digits before letters, and ă, â, đ, ê, ô, ơ, ư letters of their own.
_SIGNS = (
    "\t\n\v\f\r\x85\u2028\u2029 _-‐‒–—―,;:!¡?¿.·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•′″`´˜^¯¨¸"
    "°©®→+±÷×<=>¬|¦~−≈≤≥¤¢$£¥₫€"
)
_LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: chr(rank) for rank, letter in enumerate(_SIGNS + _LETTERS, start=1)}
# Then by accent. The tones stand in the order of Vietnamese: none, huyền, hỏi, ngã, sắc, nặng.
_ACCENTS = {
    mark: chr(rank)
    for rank, mark in enumerate(
        "\u0300\u0309\u0303\u0301\u0323"
        "\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0338\u0327\u0328\u0304",
        start=2,
    )
}
_NO_ACCENT, _OTHER_ACCENT = "\x01", "\x40"
# Then by case, small letters first; then what only stands with the letter, such as ² or ß.
_SMALL, _CAPITAL, _LIKE_SMALL, _LIKE_CAPITAL = "\x01", "\x02", "\x03", "\x04"

_SHAPED = {unicodedata.normalize("NFD", letter): letter for letter in "ăâêôơư"}
_SAME = {"ð": "đ", "ø": "o\u0338", "ł": "l\u0338"}  # Ð of Icelandic is often typed for Đ
_LIKE = {"æ": "ae", "œ": "oe", "ß": "ss"}


_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


def sort_key(text: str) -> str:
    """Return the key of ``text`` for sorting; it is never printed.

    Letters make the order: a ă â b c d đ e ê … Where they are the same, tones do: ma mà mả mã má
    mạ. Where these are the same too, case does: small letters first. Digits are compared one by
    one, so 10 stands before 9. The Unicode form makes no difference.

    >>> sorted(["Đà Nẵng", "Ân", "Dũng", "An", "Án", "Zung", "Ăn", "an", "Àn"], key=sort_key)
    ['an', 'An', 'Àn', 'Án', 'Ăn', 'Ân', 'Dũng', 'Đà Nẵng', 'Zung']
    """
    keys = [_cluster_key(one) for one in _CLUSTER.findall(text)]
    return "\0".join("".join(key[level] for key in keys) for level in range(3))


def name_sort_key(name: str) -> tuple[str, str, str]:
    """Return the key of a person's name for sorting: the given name, the middle, the family name.

    Args:
        name: The name as it is written, the family name first.

    >>> people = ["Trần Văn An", "Lê Thị Bình", "Nguyễn Văn An", "Phạm Thị An"]
    >>> sorted(people, key=name_sort_key)
    ['Phạm Thị An', 'Nguyễn Văn An', 'Trần Văn An', 'Lê Thị Bình']
    """
    words = name.split()
    family = words[0] if len(words) > 1 else ""
    return sort_key(words[-1] if words else ""), sort_key(" ".join(words[1:-1])), sort_key(family)


@lru_cache(maxsize=1 << 12)
def _cluster_key(cluster: str) -> tuple[str, str, str]:
    """Return the keys of a letter with the marks on it: by letter, by accent, by case."""
    ranks = accents = cases = letter = marks = ""
    for character, case in _plain_letters(cluster):
        if not unicodedata.combining(character):
            ranks += _RANKS.get(letter, letter)
            letter, marks = character, ""
            accents += _NO_ACCENT
        elif (shaped := _SHAPED.get(letter + character)) and not _is_blocked(character, marks):
            letter = shaped
            continue
        else:
            marks += character
            accents += _ACCENTS.get(character) or _OTHER_ACCENT + character
        cases += case
    return ranks + _RANKS.get(letter, letter), accents, cases


def _is_blocked(character: str, marks: str) -> bool:
    """Tell whether another mark stands between a letter and one that would stand in its place."""
    place = unicodedata.combining(character)
    return any(unicodedata.combining(mark) == place for mark in marks)


def _plain_letters(text: str) -> Iterator[tuple[str, str]]:
    """Yield the characters of a text, small and decomposed, each with its case."""
    for character in unicodedata.normalize("NFD", text):
        small = character.lower()
        capital = small != character
        if small in _RANKS or small in _SAME:
            case = _CAPITAL if capital else _SMALL
            yield from ((one, case) for one in _SAME.get(small, small))
        elif unicodedata.category(character) not in ("Cc", "Cf"):
            like = _LIKE.get(small) or unicodedata.normalize("NFKD", small)
            if like != small:
                case = _LIKE_CAPITAL if capital else _LIKE_SMALL
            else:
                case = _CAPITAL if capital else _SMALL
            yield from ((one, case) for one in like)
