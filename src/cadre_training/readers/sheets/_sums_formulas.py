"""The printed formulas of a table as rules over its columns of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import define, field

from cadre_training.model.folding import fold
from cadre_training.model.grid import column_letters
from cadre_training.model.tabulation import (
    AcrossFormula,
    AcrossRate,
    AcrossSum,
    NumberColumn,
    Operator,
    Step,
    Unclear,
    UnclearFormula,
)
from cadre_training.readers.sheets._formula_parsing import (
    HUNDRED,
    ZERO,
    Expression,
    Name,
    NotAFormula,
    Statement,
    linear,
    names,
    parse_formula,
    ratio,
)
from cadre_training.readers.sheets._sums_numbers import Numbers
from cadre_training.readers.sheets._sums_words import says_percent
from cadre_training.readers.sheets.layout import HeaderColumn, TableLayout


@define
class Rules:
    """The rules across that a table states.

    Args:
        sums: The columns that are sums of others.
        rates: Those that are one by another.
        formulas: Those that are made in other ways.
        unclear: The formulas that cannot be held.
    """

    sums: list[AcrossSum] = field(factory=list[AcrossSum])
    rates: list[AcrossRate] = field(factory=list[AcrossRate])
    formulas: list[AcrossFormula] = field(factory=list[AcrossFormula])
    unclear: list[UnclearFormula] = field(factory=list[UnclearFormula])


def printed_rules(layout: TableLayout, columns: Sequence[NumberColumn], numbers: Numbers) -> Rules:
    """Return what the formulas printed in a header state.

    Args:
        layout: The table.
        columns: Its columns of numbers.
        numbers: Their numbers, for what the formulas leave open.
    """
    rules = Rules()
    reader = _Reader(layout, columns, numbers, rules)
    for header in layout.columns:
        if header.formula is not None:
            reader.take(header, header.formula)
    return rules


class _NoSuchColumn(LookupError):
    """A formula names columns that are not there, or that hold no numbers."""

    def __init__(self, why: Unclear, missing: Sequence[str]) -> None:
        super().__init__(why, missing)
        self.why = why
        self.missing = tuple(missing)


class _Reader:
    def __init__(
        self,
        layout: TableLayout,
        columns: Sequence[NumberColumn],
        numbers: Numbers,
        rules: Rules,
    ) -> None:
        self._layout = layout
        self._columns = columns
        self._numbers = numbers
        self._rules = rules
        self._position = {column.index: at for at, column in enumerate(columns)}
        self._namings = tuple(_namings(layout.columns))

    def take(self, header: HeaderColumn, words: str) -> None:
        """Take down what one formula states."""
        row = _row(self._layout, header, words)
        try:
            statements = parse_formula(words, list(self._namings[0]))
        except NotAFormula:
            self._unclear(header, row, words, Unclear.UNREADABLE)
            return
        for statement in statements:
            try:
                self._state(header, row, words, statement)
            except _NoSuchColumn as error:
                self._unclear(header, row, words, error.why, error.missing)

    def _unclear(
        self,
        header: HeaderColumn,
        row: int,
        words: str,
        why: Unclear,
        missing: Sequence[str] = (),
    ) -> None:
        self._rules.unclear.append(
            UnclearFormula(index=header.index, row=row, words=words, why=why, names=tuple(missing))
        )

    def _state(self, header: HeaderColumn, row: int, words: str, said: Statement) -> None:
        """Add the rule that a statement makes, under the naming of columns that suits it."""
        rules: list[AcrossSum | AcrossRate | AcrossFormula] = []
        refused: _NoSuchColumn | None = None
        for naming in self._namings:
            try:
                rules.append(self._rule(header, row, words, said, naming))
            except _NoSuchColumn as error:
                refused = refused or error
        rule = rules[0] if rules else None
        if any(one != rule for one in rules):
            # Nothing numbers the columns: the way of counting them that the numbers bear out.
            borne_out = [self._numbers.borne_out(one) for one in rules]
            rule = rules[borne_out.index(max(borne_out))]
        match rule:
            case AcrossSum():
                self._rules.sums.append(rule)
            case AcrossRate():
                self._rules.rates.append(rule)
            case AcrossFormula():
                self._rules.formulas.append(rule)
            case None:
                raise refused or _NoSuchColumn(Unclear.NO_SUCH_COLUMN, ())

    def _rule(
        self,
        header: HeaderColumn,
        row: int,
        words: str,
        said: Statement,
        naming: Mapping[str, int],
    ) -> AcrossSum | AcrossRate | AcrossFormula:
        own = header.index
        index = own if said.total is None else naming.get(said.total)
        if index is None and header.number is None:
            index = own
        wanted = [name for name in names(said.made) if name not in naming]
        if index is None and said.total is not None:
            wanted.insert(0, said.total)
        if wanted or index is None:
            raise _NoSuchColumn(Unclear.NO_SUCH_COLUMN, list(dict.fromkeys(wanted)))
        places = {name: naming[name] for name in names(said.made)}
        textual = [name for name, at in places.items() if at not in self._position]
        if index not in self._position:
            textual.insert(0, said.total or column_letters(index))
        if textual:
            raise _NoSuchColumn(Unclear.NO_NUMBERS, textual)
        total = self._position[index]
        at = {name: self._position[place] for name, place in places.items()}
        if total in at.values():
            raise _NoSuchColumn(Unclear.CIRCULAR, ())
        return self._made(total, at, row, words, said)

    def _made(
        self, total: int, at: Mapping[str, int], row: int, words: str, said: Statement
    ) -> AcrossSum | AcrossRate | AcrossFormula:
        added = linear(said.made)
        if added is not None:
            return AcrossSum(
                total=total,
                plus=tuple(at[name] for name in added.plus),
                minus=tuple(at[name] for name in added.minus),
                words=words,
                row=row,
            )
        divided = ratio(said.made)
        if divided is not None:
            rule = AcrossRate(
                rate=total,
                part=at[divided.above],
                whole=at[divided.below],
                words=words,
                row=row,
            )
            return self._numbers.scaled(rule, self._percent(total, hundred=divided.hundred))
        steps = tuple(_steps(said.made, at))
        return AcrossFormula(total=total, steps=steps, words=words, row=row)

    def _percent(self, column: int, *, hundred: bool) -> bool:
        return hundred or says_percent(fold(self._columns[column].label))


def _namings(columns: Sequence[HeaderColumn]) -> Iterator[dict[str, int]]:
    """Yield the ways in which columns may be named: as numbered, or counted, or lettered."""
    numbered: dict[str, int] = {}
    for column in columns:
        if column.number is not None:
            numbered.setdefault(_key(column.number), column.index)
    if numbered:
        yield numbered
    for naming in (
        {str(order): column.index for order, column in enumerate(columns, start=1)},
        {column_letters(column.index).lower(): column.index for column in columns},
        {column_letters(order).lower(): column.index for order, column in enumerate(columns)},
    ):
        # Where only some columns are numbered, counting must come to the same for these.
        if all(naming.get(name) == index for name, index in numbered.items()):
            yield naming


def _key(number: str) -> str:
    key = fold(number).strip(" ()[]{}.,:;")
    return key.lstrip("0") or key


def _steps(made: Expression, at: Mapping[str, int]) -> Iterator[Step]:
    """Yield the steps of an expression, operators behind what they work on."""
    if isinstance(made, Name):
        if made is HUNDRED:
            yield Decimal(100)
        elif made is ZERO:
            yield Decimal(0)
        else:
            yield at[made.name]
    else:
        yield from _steps(made.left, at)
        yield from _steps(made.right, at)
        yield Operator(made.sign)


def _row(layout: TableLayout, header: HeaderColumn, words: str) -> int:
    """Return the row in which a formula is printed: the last that holds its words."""
    wanted = "".join(fold(words).split())
    for row in reversed(layout.header):
        value = layout.grid.cell(row, header.index)
        if isinstance(value, str) and wanted in "".join(fold(value).split()):
            return row
    return layout.header.stop - 1 if layout.header else max(layout.rows.start - 1, 0)
