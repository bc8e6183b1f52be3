"""Formulas as official forms print them: ``3=4+6+8``, ``(5) = (4)/(3)``, ``c=a+b``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from attrs import define, frozen

from cadre_training.model.folding import fold

_TOKEN = re.compile(
    r"(?P<dots>\.{2,}|…+)|(?P<name>[0-9]{1,4}(?:\.[0-9]{1,2})?[a-z]?(?![\w])|[^\W\d_](?![\w]))"
    r"|(?P<sign>[-+*/()=])|(?P<percent>%)"
)
_SAID = ("cột", "cot", "côt", "cộng cột", "column", "col", "mục", "tổng", "tổng số", "bằng", "sum")
_WORDS = re.compile(rf"\b(?:{'|'.join(map(fold, _SAID))})\b\.?")
_PLUS = re.compile(rf"\b(?:{fold('cộng')}|cong|plus)\b")
_MINUS = re.compile(rf"\b(?:{fold('trừ')}|tru|minus)\b")
_TIMES = re.compile(rf"\b(?:{fold('nhân')}|nhan|times)\b|[×·∙⋅✕]")
_BY = re.compile(rf"\b(?:{fold('chia')}|by)\b|[÷:∶]")
_TO = re.compile(rf"\b(?:{fold('đến')}|den|to)\b")
_CROSS = re.compile(r"(?<=[\d)\s])x(?=[\s(\d])")
_BEHIND = re.compile(r"\s*\((?:%|[^\d()=+*/:%-]{2,})\)\s*$")
_MARKS = frozenset("+-*/()=%") | {".."}
_LONGEST_RUN = 200
_LONGEST = 500
_MOST_BRACKETS = 60
_BETWEEN = re.compile(r"[;\n]")


@frozen
class Name:
    """A column by its name: its number or letter."""

    name: str


@frozen
class Operation:
    """Two parts of a formula put together.

    Args:
        sign: ``+``, ``-``, ``*`` or ``/``.
        left: The first.
        right: The second.
    """

    sign: str
    left: Expression
    right: Expression


Expression = Name | Operation

ZERO = Name("0")
HUNDRED = Name("100")


@frozen
class Statement:
    """What a formula says of one column.

    Args:
        total: The name of the column it speaks of; None for the column it is printed in.
        made: What makes it.
    """

    total: str | None
    made: Expression


@frozen
class Linear:
    """A sum of columns.

    Args:
        plus: The columns that are added.
        minus: Those that are taken off.
    """

    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


@frozen
class Ratio:
    """One column by another.

    Args:
        above: The column above the line.
        below: The one below it.
        hundred: Whether it is multiplied by a hundred.
    """

    above: str
    below: str
    hundred: bool = False


class NotAFormula(ValueError):
    """A text cannot be read as a formula."""


def parse_formula(text: str, columns: Sequence[str] = ()) -> tuple[Statement, ...]:
    """Return what a printed formula says.

    Args:
        text: The formula as printed.
        columns: The names of the columns in their order, for runs such as ``a+…+d``. Runs of
            numbers need none.

    Raises:
        NotAFormula: If it cannot be read.

    >>> statement, = parse_formula("(3) = (4)+(6) – (8)")
    >>> statement.total, linear(statement.made)
    ('3', Linear(plus=('4', '6'), minus=('8',)))
    >>> [linear(one.made).plus for one in parse_formula("3=4+...+8=9+10")]
    [('4', '5', '6', '7', '8'), ('9', '10')]
    >>> ratio(parse_formula("5 = 4:3 x 100")[0].made)
    Ratio(above='4', below='3', hundred=True)
    """
    if len(text) > _LONGEST or text.count("(") + text.count("[") > _MOST_BRACKETS:
        raise NotAFormula(text)
    pieces = [piece for piece in _BETWEEN.split(text) if piece.strip(" .,")]
    if not pieces:
        raise NotAFormula(text)
    return tuple(statement for piece in pieces for statement in _statements(piece, columns))


def linear(made: Expression) -> Linear | None:
    """Return an expression as a sum of columns; None where it is none."""
    if isinstance(made, Name):
        return Linear((made.name,)) if made is not ZERO else Linear()
    if made.sign not in ("+", "-"):
        return None
    left, right = linear(made.left), linear(made.right)
    if left is None or right is None:
        return None
    if made.sign == "-":
        right = Linear(right.minus, right.plus)
    return Linear((*left.plus, *right.plus), (*left.minus, *right.minus))


def ratio(made: Expression) -> Ratio | None:
    """Return an expression as one column by another, perhaps in percent; None where it is none."""
    factors = _factors(made)
    if factors is None:
        return None
    above, below = factors
    hundreds = above.count("100")
    rest = [name for name in above if name != "100"]
    if len(rest) == 1 and len(below) == 1 and hundreds < 2:
        return Ratio(rest[0], below[0], hundreds == 1)
    return None


def names(made: Expression) -> Iterator[str]:
    """Yield the columns that an expression names."""
    if isinstance(made, Operation):
        yield from names(made.left)
        yield from names(made.right)
    elif made is not ZERO and made is not HUNDRED:
        yield made.name


def _factors(made: Expression) -> tuple[list[str], list[str]] | None:
    """Return what stands above and below the line of a product; None for what is none."""
    if isinstance(made, Name):
        return [made.name], []
    if made.sign not in ("*", "/"):
        return None
    left, right = _factors(made.left), _factors(made.right)
    if left is None or right is None:
        return None
    if made.sign == "/":
        right = right[1], right[0]
    return [*left[0], *right[0]], [*left[1], *right[1]]


def _statements(text: str, columns: Sequence[str]) -> Iterator[Statement]:
    sides = _sides(_tokens(text))
    made = [_Reader(side, columns).read() for side in sides]
    total = next((at for at, one in enumerate(made) if isinstance(one, Name)), None)
    if len(made) == 1:
        if total == 0:
            raise NotAFormula(text)
        yield Statement(None, made[0])
        return
    said = None if total is None else made[total]
    for at, one in enumerate(made):
        if at != total:
            yield Statement(said.name if isinstance(said, Name) else None, one)


def _tokens(text: str) -> list[str]:
    """Return the marks and names of a formula; brackets of all kinds are round."""
    key = fold(unicodedata.normalize("NFKC", text.replace("…", "..")))
    key = _WORDS.sub(" ", _BEHIND.sub("", key))
    for mark, pattern in (("+", _PLUS), ("-", _MINUS), ("*", _TIMES), ("/", _BY), ("..", _TO)):
        key = pattern.sub(f" {mark} ", key)
    key = _CROSS.sub("*", key)
    key = key.translate({ord("["): "(", ord("]"): ")", ord("{"): "(", ord("}"): ")"})
    key = key.strip(" .,:")
    found: list[str] = []
    at = 0
    while at < len(key):
        if key[at] == " ":
            at += 1
            continue
        token = _TOKEN.match(key, at)
        if token is None:
            raise NotAFormula(text)
        found.append(".." if token["dots"] else token[0])
        at = token.end()
    return found


def _sides(tokens: list[str]) -> list[list[str]]:
    sides: list[list[str]] = [[]]
    for token in tokens:
        if token == "=":
            sides.append([])
        else:
            sides[-1].append(token)
    if len(sides) > 1 and not sides[0]:
        del sides[0]
    if not all(sides):
        raise NotAFormula(" ".join(tokens))
    return sides


@define
class _Reader:
    """Reads one side: sums of products, with brackets."""

    _tokens: list[str]
    _columns: Sequence[str]
    _at: int = 0

    def read(self) -> Expression:
        """Read it to its end; a sign of percent there stands for a hundred."""
        made = self._sum()
        if self._tokens[self._at :] == ["%"]:
            return _in_percent(made)
        if self._at < len(self._tokens):
            raise self._refused()
        return made

    def _refused(self) -> NotAFormula:
        return NotAFormula(" ".join(self._tokens))

    def _next(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> str:
        token = self._next()
        if token is None:
            raise self._refused()
        self._at += 1
        return token

    def _sum(self) -> Expression:
        made: Expression = ZERO
        sign = self._take() if self._next() in ("+", "-") else "+"
        first = self._product()
        made = first if sign == "+" else Operation("-", ZERO, first)
        while self._next() in ("+", "-", ".."):
            sign = self._take()
            if sign == ".." or self._next() == "..":
                made = self._run(made, sign)
            else:
                made = Operation(sign, made, self._product())
        return made

    def _run(self, made: Expression, sign: str) -> Expression:
        """Read the rest of ``4+…+8`` or ``4…8``, of which the first column has been read."""
        if self._next() == "..":
            self._take()
        if self._next() == "+":
            self._take()
        last, added = self._product(), linear(made)
        if sign == "-" or added is None or not added.plus or not isinstance(last, Name):
            raise self._refused()
        for name in self._between(added.plus[-1], last.name):
            made = Operation("+", made, Name(name))
        return made

    def _between(self, first: str, last: str) -> Sequence[str]:
        """Return the names behind ``first`` up to ``last``."""
        if first.isdecimal() and last.isdecimal():
            found: Sequence[str] = [str(number) for number in range(int(first) + 1, int(last) + 1)]
        else:
            order = {name: at for at, name in enumerate(self._columns)}
            found = self._columns[order.get(first, len(order)) + 1 : order.get(last, -1) + 1]
        if not found or len(found) > _LONGEST_RUN:
            raise self._refused()
        return found

    def _product(self) -> Expression:
        made = self._factor()
        while self._next() in ("*", "/"):
            made = Operation(self._take(), made, self._factor())
        return made

    def _factor(self) -> Expression:
        token = self._take()
        made: Expression
        if token == "(":
            made = self._sum()
            if self._take() != ")":
                raise self._refused()
        elif token in _MARKS:
            raise self._refused()
        elif token == "100" and token not in self._columns:
            made = HUNDRED
            if self._next() == "%":
                self._take()
        else:
            made = Name(token)
        return made


def _in_percent(made: Expression) -> Expression:
    found = ratio(made)
    return made if found is None or found.hundred else Operation("*", made, HUNDRED)
