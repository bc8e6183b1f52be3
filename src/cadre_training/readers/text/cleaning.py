"""Texts that may hold letters of an old encoding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from cadre_training.readers.text.alarm import is_strange
from cadre_training.readers.text.capitals import begins_low
from cadre_training.readers.text.codes import CODE_OF, CODES, Code
from cadre_training.readers.text.encoding import Encoding
from cadre_training.readers.text.finding import Choice, Guess, Tally, choices, guess
from cadre_training.readers.text.legacy import Example, LegacyText

# Some encodings have letters where ASCII has controls.
_MORE_THAN_ASCII = re.compile("[^\0\x07-\x10\x1f-\x7f]")
_MOST_EXAMPLES = 5
_FEW = 200
"""So few texts are looked at closely, whether or not a first look finds anything strange."""


@frozen(kw_only=True)
class CleanedTexts:
    """Texts of a column or a sheet, each in Unicode as far as that could be decided.

    Args:
        texts: The texts, in their order.
        found: The encodings that some of them were in, with the evidence.
        changed: The positions of the texts that were decoded.
        undecided: The positions of texts that may be in an old encoding, and were left as they
            were.
    """

    texts: Sequence[str] = field(repr=False)
    found: tuple[LegacyText, ...] = ()
    changed: tuple[int, ...] = ()
    undecided: tuple[int, ...] = ()


def clean_texts(texts: Sequence[str]) -> CleanedTexts:
    r"""Decode those of ``texts`` that are in an old encoding, by the evidence of all of them.

    A text that makes sense as it stands stays; one that makes sense only decoded is decoded; one
    that makes sense both ways follows the others, or stays where they disagree.

    Args:
        texts: The texts of a column or a sheet.

    >>> cleaned = clean_texts(["Líp båi d\xadìng", "Lớp 1", "Müller"])
    >>> cleaned.texts, cleaned.found[0].encoding.label.en
    (('Lớp bồi dưỡng', 'Lớp 1', 'Müller'), 'TCVN3 (ABC)')
    """
    if len(texts) > _FEW and not is_strange("\n".join(texts)):
        return CleanedTexts(texts=texts)
    unique = [text for text in dict.fromkeys(texts) if _MORE_THAN_ASCII.search(text)]
    looked_at = unique if len(unique) <= _FEW else list(filter(is_strange, unique))
    new: dict[str, str] = {}
    undecided: set[str] = set()
    found: list[LegacyText] = []
    codes = list(CODES)
    while looked_at and codes:
        guessed = guess(looked_at, codes)
        if guessed is None or (found and not guessed.tally.sure):
            break
        code = guessed.tally.code
        tally, chosen = choices(code, unique)
        old = [text for text in unique if chosen[text] is Choice.DECODE]
        if not guessed.enough:
            undecided.update(old)
            break
        decoded = _decoded(old, code, texts)
        new |= decoded
        undecided.update(text for text in unique if chosen[text] is Choice.UNDECIDED)
        positions = tuple(at for at, text in enumerate(texts) if text in decoded)
        found.append(_found(guessed, tally, decoded, positions))
        codes.remove(code)
        unique = [text for text in unique if text not in decoded]
        looked_at = [text for text in looked_at if text not in decoded]
    if not new and not undecided:
        return CleanedTexts(texts=texts)
    undecided -= new.keys()
    return CleanedTexts(
        texts=tuple(new.get(text, text) for text in texts),
        found=tuple(found),
        changed=tuple(at for at, text in enumerate(texts) if text in new),
        undecided=tuple(at for at, text in enumerate(texts) if text in undecided),
    )


def decode_all(texts: Sequence[str]) -> tuple[LegacyText, list[str]] | None:
    """Decode texts that are all in one encoding, as the bytes of a file are.

    Args:
        texts: The texts, their letters being codes taken for Windows-1252.

    Returns:
        The encoding with its evidence, and the texts; None where no encoding is told.
    """
    unique = [text for text in dict.fromkeys(texts) if _MORE_THAN_ASCII.search(text)]
    guessed = guess(unique)
    if guessed is None or not guessed.enough:
        return None
    decoded = _decoded(unique, guessed.tally.code, texts)
    positions = tuple(at for at, text in enumerate(texts) if text in decoded)
    found = _found(guessed, guessed.tally, decoded, positions)
    return found, [decoded.get(text, text) for text in texts]


def _decoded(old: Iterable[str], code: Code, texts: Iterable[str]) -> dict[str, str]:
    decoded = {text: code.read(text) for text in old}
    if code.has_all_capitals or not _begin_with_capitals(texts):
        return decoded
    return {
        text: read[0].upper() + read[1:] if begins_low(read) else read
        for text, read in decoded.items()
    }


def _begin_with_capitals(texts: Iterable[str]) -> bool:
    """Tell whether texts begin with capitals as a rule, wherever their encoding has one."""
    initials = [text[0] for text in texts if text[:1].isascii() and text[:1].isalpha()]
    capitals = sum(map(str.isupper, initials))
    return capitals >= 2 and 10 * capitals >= 9 * len(initials)


def _found(
    guessed: Guess, tally: Tally, decoded: Mapping[str, str], positions: tuple[int, ...]
) -> LegacyText:
    letters = sum(
        letter.isalpha() and not letter.isascii() for read in decoded.values() for letter in read
    )
    shown = sorted(decoded.items(), key=lambda pair: (-len(pair[0]), pair))[:_MOST_EXAMPLES]
    return LegacyText(
        encoding=guessed.tally.code.encoding,
        positions=positions,
        letters=letters,
        won=len(tally.won),
        against=len(guessed.tally.unexplained),
        clean=tally.clean,
        sure=guessed.tally.sure,
        examples=tuple(Example(written=w.strip(), read=read.strip()) for w, read in shown),
    )


def recognise(texts: Iterable[str]) -> LegacyText | None:
    """Return the old encoding that some of ``texts`` are in; None where there is none.

    Where there are several, it is the one that explains most.

    Args:
        texts: The texts of a column or a sheet.

    >>> recognise(["Lôùp boài döôõng"]).encoding
    <Encoding.VNI: 'vni'>
    >>> recognise(["Lớp bồi dưỡng", "Hà Nam", "Müller"]) is None
    True
    """
    found = clean_texts(tuple(texts)).found
    return found[0] if found else None


def repair(text: str, encoding: Encoding) -> str:
    """Return ``text`` decoded, which is known to be in an old encoding.

    Args:
        text: The text, its letters being the codes of ``encoding`` taken for Windows-1252.
        encoding: The encoding.

    Raises:
        ValueError: If the encoding is none whose letters could be taken for others.

    >>> repair("§¾k L¾k", Encoding.TCVN3)
    'Đắk Lắk'
    """
    code = CODE_OF.get(encoding)
    if code is None:
        known = ", ".join(one.value for one in CODE_OF)
        raise ValueError(f"{encoding.value} cannot be repaired; these can: {known}")
    return code.read(text)
