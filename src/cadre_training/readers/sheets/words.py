"""What the words of a header, a title or the head of a group speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from attrs import frozen

from cadre_training.model.folding import fold, fold_plain
from cadre_training.model.label import nfc
from cadre_training.model.programme import Programme
from cadre_training.readers.dates.meaning import Dated
from cadre_training.readers.sheets._meaning_names import (
    MISSPELT,
    PROGRAMMES,
    STRICT,
    UNIT_HEADS,
)
from cadre_training.readers.sheets._meaning_near import is_near
from cadre_training.readers.sheets._meaning_periods import without_periods
from cadre_training.readers.sheets._meaning_phrases import SIGNS
from cadre_training.readers.sheets._meaning_signs import Sign, phrases

_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|[%#/&]")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_SAID = {fold(word): str(n) for n, word in enumerate(("một", "hai", "ba", "bốn", "năm"), 1)}
_GROUP_MARKS = frozenset(map(fold, ("số", "thứ", "nhóm", "đối", "tượng", "là")))
_AND = frozenset(map(fold, ("và", "and", "&", "/", "đến", "to")))
_LONGEST_GROUP = 2
_LEAST_TO_MISSPELL = 7
"""Shorter phrases are too like others for one letter to be let go."""


@frozen(kw_only=True)
class Words:
    """What a text speaks of.

    Args:
        text: The text, as written.
        signs: What its words are signs of, in their order; one may stand twice.
        groups: The codes of the target groups that it names.
        group_word: Whether it calls them “nhóm”, the word of 145-QĐ/TW, or “đối tượng”.
        dated: The times that it names.
        programmes: The kinds of training that it names.
        parts: The words for a part of the learners, such as “nữ”.
        rest: The words that are not known.
    """

    text: str
    signs: tuple[Sign, ...] = ()
    groups: tuple[str, ...] = ()
    group_word: str | None = None
    dated: tuple[Dated, ...] = ()
    programmes: tuple[Programme, ...] = ()
    parts: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    def has(self, *signs: Sign) -> bool:
        """Tell whether one of the signs stands in it."""
        return any(sign in self.signs for sign in signs)

    def first(self, signs: Iterable[Sign]) -> Sign | None:
        """Return the first sign in it that is one of these."""
        wanted = frozenset(signs)
        return next((sign for sign in self.signs if sign in wanted), None)


@frozen
class _Piece:
    written: str
    key: str
    plain: str


_Meant = Sign | Programme


def _listed() -> Iterator[tuple[_Meant, str]]:
    for programme, words in PROGRAMMES:
        yield from ((programme, phrase) for phrase in phrases(words))
    for sign, words in SIGNS:
        yield from ((sign, phrase) for phrase in phrases(words))


@cache
def _phrases() -> tuple[dict[tuple[str, ...], _Meant], dict[tuple[str, ...], _Meant], int]:
    """Return the known phrases with accents, those that may lack them, and their most words."""
    exact: dict[tuple[str, ...], _Meant] = {}
    plain: dict[tuple[str, ...], _Meant] = {}
    strict = frozenset(phrases(STRICT))
    for meant, phrase in _listed():
        key = tuple(_TOKEN.findall(fold(phrase)))
        exact.setdefault(key, meant)
        if len(key) > 1 or phrase not in strict:
            plain.setdefault(tuple(_TOKEN.findall(fold_plain(phrase))), meant)
    return exact, plain, max(map(len, exact))


@cache
def _bare_phrases() -> dict[tuple[str, ...], _Meant]:
    """Return all phrases without accents, for tables that are written without them."""
    found = dict(_phrases()[1])
    for meant, phrase in _listed():
        found.setdefault(tuple(_TOKEN.findall(fold_plain(phrase))), meant)
    return found


@cache
def _long_phrases() -> tuple[tuple[str, int, _Meant], ...]:
    plain = _phrases()[1]
    keys = [tuple(_TOKEN.findall(fold_plain(phrase))) for phrase in phrases(MISSPELT)]
    return tuple(("".join(key), len(key), plain[key]) for key in keys if key in plain)


@cache
def _unit_heads() -> tuple[tuple[str, ...], ...]:
    keys = [tuple(_TOKEN.findall(fold(words))) for words in phrases(UNIT_HEADS)]
    return tuple(sorted(keys, key=len, reverse=True))


def read_words(text: str, *, bare: bool = False) -> Words:
    """Return what a text speaks of.

    Args:
        text: A header cell, a line of a title, the head of a group.
        bare: Whether the table is written without accents, so that words need none.

    >>> words = read_words("Dối tượng 4 / Số HV")
    >>> words.groups, Sign.LEARNER in words.signs, words.rest
    (('4',), True, ())
    """
    return _read(text, bare)


@lru_cache(maxsize=1 << 13)
def _read(text: str, bare: bool) -> Words:
    shortened, dated = without_periods(text)
    pieces = [_Piece(one, fold(one), fold_plain(one)) for one in _TOKEN.findall(nfc(shortened))]
    signs: list[Sign] = []
    groups: list[str] = []
    programmes: list[Programme] = []
    parts: list[str] = []
    rest: list[str] = []
    group_word: str | None = None
    at = 0
    while at < len(pieces):
        meant, end = _known(pieces, at, bare=bare)
        if meant is None:
            rest.append(pieces[at].written)
            at += 1
            continue
        if isinstance(meant, Programme):
            programmes.append(meant)
        else:
            signs.append(meant)
            if meant is Sign.PART:
                parts.append(" ".join(piece.written for piece in pieces[at:end]))
            if meant is Sign.GROUP:
                codes, behind = _codes(pieces, end)
                if codes:
                    groups.extend(codes)
                    nhom = any(piece.plain == "nhom" for piece in pieces[at:end])
                    tuong = any(piece.plain == "tuong" for piece in pieces[at:end])
                    group_word = "nhóm" if nhom and not tuong else "đối tượng"
                    end = behind
        at = end
    return Words(
        text=text,
        signs=tuple(signs),
        groups=tuple(dict.fromkeys(groups)),
        group_word=group_word,
        dated=dated,
        programmes=tuple(dict.fromkeys(programmes)),
        parts=tuple(parts),
        rest=tuple(rest),
    )


def _known(pieces: Sequence[_Piece], at: int, *, bare: bool) -> tuple[_Meant | None, int]:
    """Return what the words at ``at`` are a sign of, and where they end."""
    exact, plain, longest = _phrases()
    unaccented = _bare_phrases() if bare else plain
    for length in range(min(longest, len(pieces) - at), 0, -1):
        some = pieces[at : at + length]
        meant = exact.get(tuple(piece.key for piece in some))
        if meant is None:
            meant = unaccented.get(tuple(piece.plain for piece in some))
        if meant is not None and meant is not Sign.FILLER:
            return meant, at + length
        if meant is not None:
            # “học” says nothing, but “học viênn” is “học viên” with a slip.
            slip = _misspelt(pieces, at)
            return slip if slip[1] > at + length else (meant, at + length)
    return _misspelt(pieces, at)


def _misspelt(pieces: Sequence[_Piece], at: int) -> tuple[_Meant | None, int]:
    """Return what the words at ``at`` are a sign of but for one slip, and where they end."""
    for length in range(min(4, len(pieces) - at), 0, -1):
        joined = "".join(piece.plain for piece in pieces[at : at + length])
        if len(joined) + 1 >= _LEAST_TO_MISSPELL and joined.isalpha():
            for squeezed, words, meant in _long_phrases():
                if abs(words - length) <= 1 and is_near(joined, squeezed):
                    return meant, at + length
    return None, at


def _codes(pieces: Sequence[_Piece], at: int) -> tuple[list[str], int]:
    """Return the codes of groups behind the word for a group, and where they end."""
    while at < len(pieces) and pieces[at].key in _GROUP_MARKS:
        at += 1
    codes: list[str] = []
    end = at
    while at < len(pieces):
        code = _code(pieces[at])
        if code is not None:
            codes.append(code)
            end = at + 1
        elif not codes or pieces[at].key not in _AND | _GROUP_MARKS:
            break
        at += 1
    return codes, end


def _code(piece: _Piece) -> str | None:
    if piece.key.isdecimal() and len(piece.key) <= _LONGEST_GROUP:
        return piece.key.lstrip("0") or None
    return _ROMAN.get(piece.plain) or _SAID.get(piece.key)


def unit_name(text: str) -> str | None:
    """Return the name of the administrative unit that a text is, or None.

    >>> unit_name("I. Huyện Càng Long"), unit_name("Xã, thị trấn"), unit_name("An Trường")
    ('Huyện Càng Long', None, None)
    """
    name = without_ordinal(text)
    pieces = _TOKEN.findall(fold(name))
    for head in _unit_heads():
        if tuple(pieces[: len(head)]) == head:
            behind = pieces[len(head) :]
            words = read_words(" ".join(behind))
            plainly = behind and not words.signs and not words.programmes and not words.dated
            return name if plainly or _is_number_name(behind) else None
    return None


def _is_number_name(pieces: Sequence[str]) -> bool:
    """Tell whether the name of a unit is a number: “Phường 5”."""
    return len(pieces) == 1 and pieces[0].isdecimal() and len(pieces[0]) <= _LONGEST_GROUP


_ORDINAL = re.compile(
    r"\s*(?:[-–+*•]|(?:[IVXLivxl]+|[A-Za-zĐđ]|[0-9]+(?:\.[0-9]+)*)\s*[.)/-])\s+|\s*[-–+*•]\s*"
)


def without_ordinal(text: str) -> str:
    """Return a text without the list number that it begins with.

    >>> without_ordinal("II. Khối xã"), without_ordinal("1.2) Nữ"), without_ordinal("An Trường")
    ('Khối xã', 'Nữ', 'An Trường')
    """
    return (
        " ".join(_ORDINAL.sub("", text, count=1).split())
        if _ORDINAL.match(text)
        else " ".join(text.split())
    )
