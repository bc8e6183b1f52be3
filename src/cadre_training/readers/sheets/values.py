"""The numbers of a column, read in bulk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import cast

from attrs import define, field, frozen

from cadre_training.codec.problem import Problem
from cadre_training.model.absence import Absence
from cadre_training.model.grid import RawCell
from cadre_training.model.label import Label
from cadre_training.model.notation import Notation
from cadre_training.model.source import Place
from cadre_training.model.tabulation import Printed
from cadre_training.readers.numbers import Decision, Extent, Meaning, Reading, read_column
from cadre_training.readers.numbers.evidence import MOST_EXAMPLES
from cadre_training.readers.sheets._values_cell import Verdict, judge, judge_other
from cadre_training.readers.sheets._values_shapes import Plainly

MOST_PROBLEMS = 2000
"""How many cells of one column are named; behind them stands how many there are more."""

_AT_ONCE = 4096
_FEW = 16
"""Up to how many texts are looked for one by one."""

Located = Callable[[int], Place]
"""Gives the place of the cell at a position of a column."""


@frozen(kw_only=True)
class Numbers:
    """The numbers of a column.

    Args:
        values: A number for each cell; None where there is none, or none that is certain.
        unread: The positions of cells that hold something that is no certain number.
        problems: What is wrong, by position.
        inexact: What cells mean that give a range, or a number with “khoảng”, by position.
        absent: The texts that say that there is no number, other than that nobody told it.
    """

    values: Sequence[Printed]
    unread: frozenset[int] = frozenset()
    problems: tuple[tuple[int, Problem], ...] = ()
    inexact: Mapping[int, Meaning] = field(factory=dict[int, Meaning])
    absent: Mapping[str, Absence] = field(factory=dict[str, Absence])


@define
class NumberScan:
    """Reads a column in two steps: by itself, and then with the evidence of others.

    Args:
        cells: The cells.
        whole: Whether the numbers must be whole, since the column counts.
        place: The place of the cell at a position.
        given: What dots and commas mean, where that is known.
    """

    cells: Sequence[RawCell]
    whole: bool
    place: Located
    given: Notation | None = None
    decision: Decision = field(factory=lambda: Decision(extent=Extent.COLUMN), init=False)
    _texts: tuple[str, ...] = field(default=(), init=False)
    _readings: tuple[Reading, ...] = field(default=(), init=False)
    _types: frozenset[type] = field(default=frozenset(), init=False)
    _plain: Plainly = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Read what the column tells by itself."""
        kinds, different = different_cells(self.cells)
        self._types = frozenset(kinds)
        self._plain = Plainly(whole=self.whole, given=self.given)
        if str not in kinds:
            return
        texts = (
            cast("list[str]", list(different))
            if kinds == {str}
            else [cell for cell in different if isinstance(cell, str)]
        )
        self._plain.read(texts)
        proofs = [text for found in self._plain.proofs.values() for text in found]
        self._texts = (*proofs, *sorted(self._plain.others))
        if self._texts:
            places = self._first_places()
            column = read_column(self._texts, self.given, places=places, whole=self.whole)
            self.decision, self._readings = column.decision, column.readings

    @property
    def others(self) -> Sequence[str]:
        """The texts that are no plain numbers."""
        return self._plain.others

    @property
    def hangs(self) -> bool:
        """Whether a cell would mean less if the notation were known."""
        return any(reading.hangs_on_notation for reading in self._readings)

    def read(self, beyond: Decision | None = None) -> Numbers:
        """Return the numbers.

        Args:
            beyond: What the sheet or the document says of the notation.
        """
        readings = self._readings
        if self.hangs and beyond is not None and self.given is None:
            column = read_column(
                self._texts, None, places=self._first_places(), beyond=beyond, whole=self.whole
            )
            readings = column.readings
        verdicts = {one.text: judge(one, whole=self.whole) for one in readings}
        table = cast("dict[RawCell, Printed]", self._plain.values.copy())
        table.update((text, verdict.value) for text, verdict in verdicts.items())
        return self._numbers(table, verdicts)

    def _numbers(self, table: dict[RawCell, Printed], verdicts: Mapping[str, Verdict]) -> Numbers:
        found: list[tuple[int, Verdict]] = []
        odd = {text: one for text, one in verdicts.items() if one.code is not None}
        if self._types <= {int, type(None)}:
            values = cast("list[Printed]", list(self.cells))
        else:
            others = self._others()
            table.update((cell, verdict.value) for cell, verdict in others.items())
            values = list(map(table.get, self.cells))
            if odd:
                found.extend(
                    (position, odd[cell])
                    for position, cell in enumerate(self.cells)
                    if isinstance(cell, str) and cell in odd
                )
        found.extend(self._wrong_others())
        found.sort(key=_position)
        unread = frozenset(position for position, verdict in found if verdict.value is None)
        for position in unread:
            values[position] = None
        return Numbers(
            values=values,
            unread=unread,
            problems=self._problems(found),
            inexact={at: verdict.meaning for at, verdict in found if verdict.meaning is not None},
            absent={
                text: verdict.absence
                for text, verdict in verdicts.items()
                if verdict.absence not in (None, Absence.NO_DATA)
            },
        )

    def _others(self) -> dict[RawCell, Verdict]:
        """Return what the different cells give that hold no text; True is not taken for 1."""
        kinds = self._types - {str, bool, type(None)}
        if not kinds:
            return {}
        different = {cell for cell in self.cells if type(cell) in kinds}
        return {cell: judge_other(cell, whole=self.whole) for cell in different}

    def _wrong_others(self) -> Iterable[tuple[int, Verdict]]:
        """Yield the cells that hold no text and give no number."""
        kinds = self._types - {str, type(None)}
        if kinds <= {int} and not (self.whole and kinds and self._least() < 0):
            return
        if kinds <= {int, Decimal} and not self.whole:
            kinds &= {Decimal}
        for position, cell in enumerate(self.cells):
            if type(cell) in kinds:
                verdict = judge_other(cell, whole=self.whole)
                if verdict.code is not None:
                    yield position, verdict

    def _least(self) -> int:
        return min(cell for cell in self.cells if type(cell) is int)

    def _first_places(self) -> list[Place]:
        """Return where each of the texts that were looked into stands first."""
        if len(self._texts) <= _FEW:
            return [self.place(self.cells.index(text)) for text in self._texts]
        wanted = set(self._texts)
        first: dict[str, int] = {}
        for position, cell in enumerate(self.cells):
            if isinstance(cell, str) and cell in wanted:
                first.setdefault(cell, position)
                if len(first) == len(wanted):
                    break
        return [self.place(first[text]) for text in self._texts]

    def _problems(self, found: Sequence[tuple[int, Verdict]]) -> tuple[tuple[int, Problem], ...]:
        problems: list[tuple[int, Problem]] = []
        for position, verdict in found[:MOST_PROBLEMS]:
            problem = verdict.problem(self.place(position))
            if problem is not None:
                problems.append((position, problem))
        if len(found) > MOST_PROBLEMS:
            position = found[MOST_PROBLEMS][0]
            problems.append((position, _more(len(found) - MOST_PROBLEMS, self.place(position))))
        return tuple(problems)


def different_cells(cells: Sequence[RawCell]) -> tuple[set[type], dict[RawCell, None]]:
    """Return the types of cells, and the different cells in their order; of no texts, nothing.

    >>> different_cells(["3", "4", "3"])
    ({<class 'str'>}, {'3': None, '4': None})
    """
    kinds: set[type] = set()
    different: dict[RawCell, None] = {}
    if cells and isinstance(cells[0], str):
        different = dict.fromkeys(cells)
        kinds = set(map(type, different))
        if kinds == {str}:  # then no other equals one of them
            return kinds, different
        kinds, different = set(), {}
    # Some at a time, so that they are still at hand when they are looked at again.
    for start in range(0, len(cells), _AT_ONCE):
        some = cells[start : start + _AT_ONCE]
        own = set(map(type, some))
        kinds |= own
        if str in own:
            different.update(dict.fromkeys(some))
    return kinds, different


def _position(found: tuple[int, Verdict]) -> int:
    return found[0]


def _more(count: int, place: Place) -> Problem:
    return Problem(
        "more-problems",
        Label(
            f"từ đây trở xuống, cột này còn {count} ô không đọc được chắc chắn",
            f"from here on {count} more cells of this column were not read with certainty",
        ),
        place,
    )


def united(decisions: Iterable[Decision], extent: Extent) -> Decision:
    """Return what several columns or sheets say of the notation together."""
    some = tuple(decisions)
    examples = [one for decision in some for one in decision.evidence]
    kept = [
        one
        for notation in Notation
        for one in [e for e in examples if e.notation is notation][:MOST_EXAMPLES]
    ]
    return Decision(
        vi=sum(decision.vi for decision in some),
        en=sum(decision.en for decision in some),
        evidence=tuple(kept),
        extent=extent,
    )
