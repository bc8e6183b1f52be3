"""Texts whose letters are codes of an old encoding, taken for Windows-1252."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from attrs import field, frozen

from cadre_training.model.label import nfc
from cadre_training.readers.text.capitals import with_capitals
from cadre_training.readers.text.encoding import Encoding
from cadre_training.readers.text.syllables import is_syllable
from cadre_training.readers.text.tables import SINGLE, VNI, WINDOWS_1252

Table = Mapping[int, str]


@frozen(kw_only=True)
class Code:
    """How to read one encoding.

    Args:
        encoding: The encoding.
        read: Makes a text of one whose letters are codes.
        whole: Matches a word of nothing but ASCII letters and whole codes.
        codes: The characters that stand for letters or marks.
        has_all_capitals: Whether each letter has a code for its capital.
    """

    encoding: Encoding
    read: Callable[[str], str] = field(repr=False)
    whole: re.Pattern[str] = field(repr=False)
    codes: frozenset[str] = field(repr=False)
    has_all_capitals: bool = True

    def is_kin(self, other: Code) -> bool:
        """Tell whether one of two encodings is a part of the other."""
        codes = min(self.codes, other.codes, key=len)
        return all(self.read(code) == other.read(code) for code in codes)


def _code(encoding: Encoding, codes: Iterable[str], read: Callable[[str], str]) -> Code:
    longest_first = sorted(codes, key=len, reverse=True)
    return Code(
        encoding=encoding,
        read=read,
        whole=re.compile(f"(?:{'|'.join(map(re.escape, longest_first))}|[A-Za-z])+"),
        codes=frozenset(code[-1] for code in longest_first),
        has_all_capitals=encoding is not Encoding.TCVN3,
    )


def _table(letters: Table) -> dict[int, str]:
    """Return what each character stands for that a code may have become."""
    shown = {ord(WINDOWS_1252[code]): letters[code] for code in letters if code in WINDOWS_1252}
    return {**letters, **shown}


def _tcvn3(table: Table) -> Callable[[str], str]:
    def read(text: str) -> str:
        out = text.translate(table)
        return out if out == text else with_capitals(out)

    return read


def _viscii(table: Table) -> Callable[[str], str]:
    # Latin-1 has there the space that does not break.
    without_space = {code: letter for code, letter in table.items() if code != ord("\xa0")}
    around_space = re.compile("([^\\W\\d_]+)\xa0([^\\W\\d_]*)")

    def capital_or_space(match: re.Match[str]) -> str:
        word = f"{match[1]}Õ{match[2]}"
        return word if word.isupper() and is_syllable(word) else match[0]

    def read(text: str) -> str:
        out = text.translate(without_space)
        return around_space.sub(capital_or_space, out) if "\xa0" in out else out

    return read


def _plain(table: Table) -> Callable[[str], str]:
    return lambda text: nfc(text.translate(table))


def _vni() -> Callable[[str], str]:
    code = re.compile("|".join(map(re.escape, sorted(VNI, key=len, reverse=True))))
    return lambda text: code.sub(lambda match: VNI[match[0]], text)


def _windows_1258() -> dict[int, str]:
    """Return the letters and marks of Windows-1258, as Windows fills its table."""
    letters = {code: bytes([code]).decode("cp1258", "ignore") for code in range(0xC0, 0x100)}
    return {
        code: letter
        for code, letter in letters.items()
        if letter and (letter.isalpha() or unicodedata.combining(letter))
    }


def _all() -> Iterable[Code]:
    kinds = (
        (Encoding.TCVN3, SINGLE[Encoding.TCVN3], _tcvn3),
        (Encoding.TCVN_5712, SINGLE[Encoding.TCVN_5712], _plain),
        (Encoding.VISCII, SINGLE[Encoding.VISCII], _viscii),
        (Encoding.WINDOWS_1258, _windows_1258(), _plain),
    )
    for encoding, letters, reader in kinds:
        table = _table(letters)
        yield _code(encoding, map(chr, table), reader(table))
    yield _code(Encoding.VNI, VNI, _vni())


CODES: tuple[Code, ...] = tuple(_all())
"""All that are told apart; of two that explain the same, the one that stands first."""

CODE_OF: Mapping[Encoding, Code] = {code.encoding: code for code in CODES}
