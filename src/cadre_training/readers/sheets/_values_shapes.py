"""The plain shapes of numbers, read without looking for words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from attrs import define, field

from cadre_training.model.notation import Notation
from cadre_training.model.tabulation import Printed

_PLAIN = r"0[0-9]?|[1-9][0-9]{0,14}"


def _grouped(mark: str) -> str:
    return rf"[1-9][0-9]{{0,2}}(?:\{mark}[0-9]{{3}}){{1,6}}"


def _decimal(notation: Notation) -> str:
    whole = rf"(?:0|[1-9][0-9]{{3,14}}|[1-9][0-9]{{0,2}}(?:\{notation.group}[0-9]{{3}})*)"
    return rf"{whole}\{notation.point}(?:[0-9]{{1,2}}|[0-9]{{4,9}})"


_SHAPES = {
    "plain": _PLAIN,
    "vi": _grouped(Notation.VI.group),
    "en": _grouped(Notation.EN.group),
    "vi_decimal": _decimal(Notation.VI),
    "en_decimal": _decimal(Notation.EN),
}
_PERCENT = "(?P<percent> ?%)?"
_ONE = re.compile(
    f"(?:{'|'.join(f'(?P<{name}>{shape})' for name, shape in _SHAPES.items())}){_PERCENT}"
)
_MANY = 512
"""From how many texts on it pays to look at all of them at once."""

_MOST_ODD = 20
"""One in how many texts may be of another shape, so that all others are read at once."""


def _unlike(*shapes: str) -> re.Pattern[str]:
    """Return a pattern that finds the lines that have none of the shapes."""
    return re.compile(rf"^(?!(?:{'|'.join(shapes)})$).*$", re.MULTILINE)


_NOT_PLAIN = _unlike(_PLAIN)
_NOT_GROUPED = {n: _unlike(_PLAIN, _grouped(n.group)) for n in Notation}
_NOT_DECIMAL = {n: _unlike(rf"(?:{_PLAIN}|{_decimal(n)})(?: ?%)?") for n in Notation}


@define
class Plainly:
    """The texts of a column that were read by their shape alone, and the others.

    Args:
        whole: Whether the numbers must be whole, since the column counts.
        given: What dots and commas mean, where that is known.
        values: The numbers of the texts that were read.
        proofs: Texts that can be read in one notation only, the first few of each.
        others: The texts that were not read.
    """

    whole: bool
    given: Notation | None = None
    values: dict[str, Printed] = field(factory=dict[str, Printed])
    proofs: dict[Notation, list[str]] = field(factory=lambda: {n: [] for n in Notation})
    others: list[str] = field(factory=list[str])

    def read(self, texts: Sequence[str]) -> None:
        """Read different texts."""
        for text in texts if len(texts) < _MANY else self._at_once(texts):
            self._one(text)

    def _at_once(self, texts: Sequence[str]) -> Iterable[str]:
        """Read the texts of the shape that nearly all have, and return the others."""
        joined = "\n".join(texts)
        if joined.count("\n") != len(texts) - 1:
            return texts  # a text of several lines
        for notation in Notation if self.given is None else (self.given,):
            group, point = notation.group, notation.point
            if self.whole and group in joined:
                unlike, drop, read = _NOT_GROUPED[notation], group, _whole
            elif not self.whole and point in joined:
                unlike, drop, read = _NOT_DECIMAL[notation], f"{group}% ", _number
            else:
                continue
            odd = unlike.findall(joined)
            if len(odd) * _MOST_ODD <= len(texts):
                mark = group if self.whole else point
                alike = _except(texts, odd)
                self._prove(notation, (text for text in alike if mark in text))
                table = str.maketrans({**dict.fromkeys(drop), point: "."})
                pieces = "\n".join(alike).translate(table).split("\n")
                self.values.update(zip(alike, map(read, pieces), strict=True))
                return odd
        odd = _NOT_PLAIN.findall(joined)
        if len(odd) * _MOST_ODD > len(texts):
            return texts
        alike = _except(texts, odd)
        self.values.update(zip(alike, map(int, alike), strict=True))
        return odd

    def _prove(self, notation: Notation, texts: Iterable[str]) -> None:
        proofs = self.proofs[notation]
        for text in texts:
            if len(proofs) >= 5:
                return
            proofs.append(text)

    def _one(self, text: str) -> None:
        match = _ONE.fullmatch(text.strip())
        shape = match.lastgroup if match is not None else None
        if match is None or shape is None:
            self.others.append(text)
            return
        if shape == "percent":
            if self.whole:
                self.others.append(text)
                return
            shape = next(name for name in _SHAPES if match[name] is not None)
        form = match[shape]
        if shape == "plain":
            self.values[text] = int(form)
            return
        notation = Notation.VI if shape.startswith("vi") else Notation.EN
        decimal = shape.endswith("decimal")
        # “6.200” is certain where it counts, or with a second group; what was passed may differ.
        certain = not self.whole if decimal else self.whole or form.count(notation.group) > 1
        if not certain or self.given is notation.other:
            self.others.append(text)
            return
        self._prove(notation, (text,))
        digits = form.replace(notation.group, "")
        self.values[text] = Decimal(digits.replace(notation.point, ".")) if decimal else int(digits)


def _except(texts: Sequence[str], odd: Collection[str]) -> Sequence[str]:
    if not odd:
        return texts
    left_out = frozenset(odd)
    return [text for text in texts if text not in left_out]


def _number(text: str) -> Printed:
    return Decimal(text) if "." in text else int(text)


def _whole(text: str) -> Printed:
    return int(text)
