"""What a text can mean as a number, in one notation."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from attrs import evolve, field, frozen

from cadre_training.model.folding import fold
from cadre_training.model.notation import Notation
from cadre_training.model.reported_figure import Qualifier
from cadre_training.readers.numbers.amount import Amount, amounts
from cadre_training.readers.numbers.meaning import Fraction, Meaning, Number, Ordinal, Range
from cadre_training.readers.numbers.numeral import Exact
from cadre_training.readers.numbers.opening import Start, read_start
from cadre_training.readers.numbers.refusal import Refusal
from cadre_training.readers.numbers.tokens import Token
from cadre_training.readers.numbers.units import is_counted, is_whole_count, read_unit
from cadre_training.readers.numbers.vocabulary import (
    AND_LESS,
    AND_MORE,
    CONNECTORS,
    MINUS,
    SCALES,
    Opening,
)

_YEARS = range(1900, 2101)
_SUFFIXES = {
    **dict.fromkeys(AND_MORE, Opening.AT_LEAST),
    **dict.fromkeys(AND_LESS, Opening.AT_MOST),
}


@frozen
class Parsed:
    """What a text can mean.

    Args:
        meanings: Each possible meaning, with whether it is a count that must be whole.
        refusals: Why other ways to read it were given up.
    """

    meanings: tuple[tuple[Meaning, bool], ...] = ()
    refusals: tuple[Refusal, ...] = ()


@frozen
class _Text:
    """A text with its pieces, read in one notation."""

    text: str
    pieces: tuple[Token, ...]
    notation: Notation
    start: Start = field(factory=Start)

    def key(self, at: int) -> str:
        return self.pieces[at].key if 0 <= at < len(self.pieces) else ""

    def behind(self, at: int, end: int | None = None) -> str:
        """Return the text behind the piece before ``at``, up to piece ``end``."""
        stop = len(self.text) if end is None else self.pieces[end].start
        return self.text[self.pieces[at - 1].end : stop]

    def is_plain(self, at: int) -> bool:
        """Tell whether a piece is digits without a mark."""
        return 0 <= at < len(self.pieces) and self.pieces[at].text.isdecimal()


def parse(text: str, pieces: tuple[Token, ...], notation: Notation) -> Parsed:
    """Return what a clean text can mean as a number.

    Args:
        text: The text, cleaned.
        pieces: Its pieces.
        notation: What dots and commas mean.
    """
    start = read_start(pieces)
    if start is None:
        return Parsed(refusals=(Refusal.VAGUE,))
    read = _Text(text, pieces, notation, start)
    found: dict[tuple[Meaning, bool], None] = {}
    refusals: list[Refusal] = []
    for result in _signed(read):
        if isinstance(result, Refusal):
            refusals.append(result)
        else:
            found[result] = None
    return Parsed(tuple(found), tuple(refusals))


_Result = tuple[Meaning, bool] | Refusal


def _signed(read: _Text) -> Iterator[_Result]:
    at = read.start.at
    sign = read.key(at)
    if sign not in ("-", "+", MINUS):
        yield from _from(read, at, negative=False)
        return
    yield from _from(read, at + 1, negative=sign != "+")
    spaced = at + 1 < len(read.pieces) and read.pieces[at].end < read.pieces[at + 1].start
    if sign == "-":
        # A dash with a space behind it begins the lines of a list, too; and nobody counts
        # fewer than no learners.
        for result in _from(read, at + 1, negative=False):
            if not isinstance(result, Refusal) and (spaced or result[1]):
                yield result


def _from(read: _Text, at: int, *, negative: bool) -> Iterator[_Result]:
    found = False
    for amount in amounts(read.pieces, at, read.notation):
        found = True
        if read.key(at) in SCALES and read.start.qualifier is None:
            yield Refusal.VAGUE  # “triệu đồng” is the head of a column
            continue
        value = Exact(-amount.value.digits, amount.value.places) if negative else amount.value
        yield from _after(read, at, evolve(amount, value=value))
    if not found:
        yield _no_amount(read, at)


def _no_amount(read: _Text, at: int) -> Refusal:
    numerals = [place for place, piece in enumerate(read.pieces) if piece.numeral]
    if not numerals:
        return Refusal.NO_NUMBER
    return Refusal.GROUPS if numerals[0] == at else Refusal.WORDS_BEFORE


def _after(read: _Text, first: int, amount: Amount) -> Iterator[_Result]:
    if read.key(amount.end) == "/" and read.key(amount.end + 1)[:1].isdecimal():
        yield from _fraction(read, amount)
        return
    for at in range(amount.end, len(read.pieces) - 1):
        if read.key(at) in CONNECTORS:
            ends = list(_second(read, at + 1))
            if ends:
                yield from _range(read, first, amount, at, ends)
                return
    yield from _single(read, first, amount)


def _second(read: _Text, at: int) -> Iterator[Amount]:
    if read.key(at) != "-":
        yield from amounts(read.pieces, at, read.notation)
        return
    for amount in amounts(read.pieces, at + 1, read.notation):
        yield evolve(amount, value=Exact(-amount.value.digits, amount.value.places))


def _fraction(read: _Text, part: Amount) -> Iterator[_Result]:
    for whole in amounts(read.pieces, part.end + 1, read.notation):
        unit = read_unit(read.behind(whole.end))
        if isinstance(unit, Refusal):
            yield unit
        elif read.start.bound is not None:
            yield Refusal.VAGUE
        else:
            meaning = Fraction(
                part=number(part.value),
                whole=number(whole.value),
                qualifier=read.start.qualifier or Qualifier.EXACT,
                unit=unit,
            )
            yield meaning, is_whole_count(unit)
            if unit is None and _is_day(read, part, whole):
                yield Ordinal(read.text), False


def _is_day(read: _Text, part: Amount, whole: Amount) -> bool:
    """Tell whether a fraction may be a day and a month, or a month and a year."""
    if not (read.start.at == 0 and read.is_plain(0) and read.is_plain(2)):
        return False
    one, other = part.value.digits, whole.value.digits
    return 1 <= one <= 31 and (1 <= other <= 12 or (one <= 12 and other in _YEARS))


def _single(read: _Text, first: int, amount: Amount) -> Iterator[_Result]:
    raw = read.behind(amount.end)
    bound = read.start.bound
    for suffix, kind in _SUFFIXES.items():
        tail = read.pieces[max(amount.end, len(read.pieces) - len(suffix)) :]
        if tuple(piece.key for piece in tail) == suffix:
            if bound not in (None, Opening.FROM):
                yield Refusal.VAGUE
                return
            bound = kind
            raw = read.behind(amount.end, len(read.pieces) - len(suffix))
    listed = amount.end == len(read.pieces) - 1 and raw in (".", ")") and first == 0
    unit = read_unit("" if listed else raw)
    if isinstance(unit, Refusal):
        yield unit
        return
    plain = amount.end == first + 1 and read.is_plain(first)
    if amount.end == first + 1 and not read.pieces[first].numeral and not is_counted(unit):
        yield Refusal.VAGUE  # “năm học”, “một số”
        return
    whole = is_whole_count(unit) and not read.start.mean
    value = number(amount.value)
    if bound is Opening.FROM:
        yield Refusal.ONE_END
    elif bound is None:
        qualifier = read.start.qualifier or Qualifier.EXACT
        yield Number(value=value, qualifier=qualifier, unit=unit), whole
        code = len(read.text) > 2 and read.text[0] == "0" and unit is None
        if plain and first == 0 and (listed or code):
            yield Ordinal(read.text), False
    elif read.start.qualifier is not None:
        yield Refusal.VAGUE
    elif bound is Opening.AT_LEAST:
        yield Range(low=value, high=None, unit=unit), whole
    else:
        included = bound is Opening.AT_MOST
        yield Range(low=None, high=value, high_included=included, unit=unit), whole


def _range(
    read: _Text, first: int, low: Amount, connector: int, highs: list[Amount]
) -> Iterator[_Result]:
    one = read_unit(read.behind(low.end, connector))
    for high in highs:
        other = read_unit(read.behind(high.end))
        if isinstance(one, Refusal) or isinstance(other, Refusal):
            yield other if isinstance(other, Refusal) else Refusal.SEVERAL
            continue
        if one is not None and other is not None and fold(one) != fold(other):
            yield Refusal.SEVERAL
            continue
        if read.start.bound not in (None, Opening.FROM):
            yield Refusal.VAGUE
            continue
        unit = other or one
        ends = list(_ends(low, high, dash=not read.key(connector).isalpha()))
        for start, end in ends:
            meaning = Range(
                low=number(start),
                high=number(end),
                qualifier=read.start.qualifier or Qualifier.EXACT,
                unit=unit,
            )
            yield meaning, is_whole_count(unit) and not read.start.mean
        if not ends:
            yield Refusal.BACKWARDS
        elif unit is None and all(
            read.is_plain(at) and int(read.key(at)) in _YEARS for at in (first, connector + 1)
        ):
            yield Ordinal(read.text), False


def _ends(low: Amount, high: Amount, *, dash: bool) -> Iterator[tuple[Exact, Exact]]:
    """Yield the ends; “10-12 nghìn” begins at 10.000, and “từ 5 đến 10 nghìn” may."""
    spread = low.scale == 1 and high.scale > 1 and not high.coefficient.below(low.coefficient)
    if spread:
        yield low.value.times(high.scale), high.value
    if not high.value.below(low.value) and not (spread and dash):
        yield low.value, high.value


def number(exact: Exact) -> int | Decimal:
    """Return an exact number as an int where it has no decimals, and else as a Decimal."""
    if exact.places == 0:
        return exact.digits
    digits = tuple(map(int, str(abs(exact.digits))))
    return Decimal((int(exact.digits < 0), digits, -exact.places))
