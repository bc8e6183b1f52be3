"""Where a table may be wrong, and how little each place is to be suspected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from math import log
from statistics import median

from attrs import frozen

from cadre_training.checks._cells import Cell, Cells, Sum, Way
from cadre_training.checks._cells_relations import Relation, relations_of
from cadre_training.checks._proposals_slips import NO_GUESS, Guess, Slip, guess, slipped
from cadre_training.model.printed import Number
from cadre_training.model.tabulation import Printed

MOST_CELLS = 400
"""Up to how many cells of a sum each is looked at; of longer ones each number once or twice."""

LITTLE = 12
"""Up to how many sums miss where little is wrong, so that errors that go on are all looked at."""

_SAMPLE = 4000
_RELATION = 8.0
_MADE_FROM_IT = 3.0
_NEGATIVE = 12.0
_MOST_BY_SIZE = 6.0
_ROOT_OF_TWO_PI = 2.5066


class Reach(Enum):
    """What is wrong along with a cell: nothing, or the totals that were made from it."""

    CELL = 0
    ACROSS = 1
    DOWN = 2


@frozen
class Site:
    """A cell that may be wrong, perhaps with the totals made from it.

    Args:
        cell: The cell.
        reach: What is wrong along with it.
    """

    cell: Cell
    reach: Reach = Reach.CELL


@frozen
class Suspect:
    """A site with the number that would be right there.

    Args:
        site: The site.
        error: What the number there is too large by.
        guess: How it may have come about.
        surprise: How little it is to be expected, all told.
    """

    site: Site
    error: Number
    guess: Guess
    surprise: float


@frozen
class _Size:
    """How large the numbers of a column are.

    Args:
        middle: The middle of their logarithms.
        spread: How far the logarithms are from it.
        of_blank: How little a blank is to be expected, beside a number.
    """

    middle: float
    spread: float
    of_blank: float

    def surprise(self, number: Number) -> float:
        """Return how little just this number is to be expected."""
        away = (log(number) - self.middle) / self.spread
        return away * away / 2 + log(number) + log(self.spread * _ROOT_OF_TWO_PI)


class Sites:
    """Finds the sites that may explain why a sum misses, and weighs them.

    Args:
        cells: The cells of the table.
    """

    def __init__(self, cells: Cells) -> None:
        """Take the table."""
        self._cells = cells
        self._weighed: dict[tuple[Site, Number], Suspect] = {}
        self._sizes: dict[int, _Size | None] = {}
        self._rows_of: tuple[Mapping[Sum, Number] | None, frozenset[int]] = None, frozenset()
        self._relations: dict[int, list[Relation]] = {}
        for relation in relations_of(cells.table):
            for column in relation.columns:
                self._relations.setdefault(column, []).append(relation)
        self._rows_of_which: dict[int, list[tuple[int, int]]] = {}
        for down in cells.table.down:
            for part in () if down.exhaustive else down.parts:
                for position in (part, down.total):
                    self._rows_of_which.setdefault(position, []).append((part, down.total))
        self._totals_down = {rule.total for rule in cells.table.down if rule.exhaustive}
        self._totals_across = {rule.total for rule in cells.table.across if rule.exhaustive}

    # What a site changes ----------------------------------------------------------------------

    def changes(self, site: Site) -> dict[Cell, int]:
        """Return the cells that are wrong at a site, with the sign of the error in each."""
        found = {site.cell: 1}
        waiting = [site.cell] if site.reach is not Reach.CELL else []
        while waiting:
            cell = waiting.pop()
            for total, sign in self._made_from(cell, site.reach):
                if total not in found:
                    found[total] = sign * found[cell]
                    waiting.append(total)
        return found

    def _made_from(self, cell: Cell, reach: Reach) -> Iterator[tuple[Cell, int]]:
        cells, (position, column) = self._cells, cell
        if reach is Reach.DOWN:
            for share in cells.rows_down.get(position, ()):
                one = Sum(Way.DOWN, share.sum.rule, column)
                if share.sign == -1 and cells.stated(one):
                    yield cells.total(one), 1
        else:
            for share in cells.columns_across.get(column, ()):
                one = Sum(Way.ACROSS, share.sum.rule, position)
                total = cells.total(one)
                if total != cell and cells.stated(one):
                    yield total, -share.sign

    def effect(self, site: Site) -> dict[Sum, int]:
        """Return the sums that miss if a site is wrong, and by how many times the error."""
        found: dict[Sum, int] = {}
        for cell, sign in self.changes(site).items():
            for share in self._cells.shares(cell):
                found[share.sum] = found.get(share.sum, 0) + sign * share.sign
        return {one: times for one, times in found.items() if times}

    # The sites of a sum -----------------------------------------------------------------------

    def of(self, one: Sum, misses: Mapping[Sum, Number]) -> Iterator[Site]:
        """Yield the sites that would explain why ``one`` misses and that break no sum that holds.

        Of a long column with no sums across, of each number only the first cells are taken: the
        others are as likely.
        """
        reaches = self._reaches(one, misses)
        total = self._cells.total(one)
        for cell in self._suspected(one, misses, along=Reach.ACROSS in reaches):
            if all(share.sum in misses for share in self._cells.shares(cell)):
                yield Site(cell)
                continue
            for reach in reaches:
                if reach is Reach.DOWN and one.way is Way.DOWN and cell != total:
                    continue  # what is made from a part makes up for it here
                wider = Site(cell, reach)
                effect = self.effect(wider)
                if one in effect and all(other in misses for other in effect):
                    yield wider

    def _reaches(self, one: Sum, misses: Mapping[Sum, Number]) -> list[Reach]:
        """Return what may be wrong along with a cell of a sum: another sum then misses alike."""
        cells, miss = self._cells, misses[one]
        if one.way is Way.ACROSS:
            above = (
                Sum(Way.ACROSS, one.rule, cells.table.down[share.sum.rule].total)
                for share in cells.rows_down.get(one.at, ())
                if share.sign == -1
            )
            goes_on = any(self._alike(misses.get(other), miss, misses) for other in above)
            return [Reach.DOWN] if goes_on else []
        beside = (
            (Sum(Way.DOWN, one.rule, cells.table.across[share.sum.rule].total), -share.sign)
            for share in cells.columns_across.get(one.at, ())
            if cells.table.across[share.sum.rule].total != one.at
        )
        along = any(self._alike(misses.get(other), sign * miss, misses) for other, sign in beside)
        return [Reach.ACROSS, Reach.DOWN] if along else [Reach.DOWN]

    @staticmethod
    def _alike(other: Number | None, miss: Number, misses: Mapping[Sum, Number]) -> bool:
        """Tell whether a sum may miss by what another does, and by a second error perhaps."""
        return other == miss or (other is not None and len(misses) <= LITTLE)

    def _suspected(self, one: Sum, misses: Mapping[Sum, Number], *, along: bool) -> Iterator[Cell]:
        """Yield the cells of a sum that are worth a look.

        Args:
            one: The sum.
            misses: The sums that do not hold.
            along: Whether cells may be wrong whose sums across hold.
        """
        cells = self._cells
        if one.way is Way.ACROSS or (along and cells.size(one) <= MOST_CELLS):
            yield from (cell for cell, _ in cells.members(one))
            return
        yield cells.total(one)
        rule = cells.down(one)
        if one.at in cells.columns_across:
            rows = self._broken_rows(misses) | cells.rows_free(one.at)
            if len(rows) > len(rule.parts):
                yield from ((position, one.at) for position in rule.parts if position in rows)
            else:
                parts = rule.parts if isinstance(rule.parts, range) else frozenset(rule.parts)
                yield from ((position, one.at) for position in sorted(rows) if position in parts)
            return
        if cells.size(one) <= MOST_CELLS:
            yield from ((position, one.at) for position in rule.parts)
            return
        numbers, often = cells.numbers(one.at), dict[Number, int]()
        for position in rule.parts:
            number = numbers[position]
            times = often.get(number, 0)
            if times < 2:
                often[number] = times + 1
                yield position, one.at

    def _broken_rows(self, misses: Mapping[Sum, Number]) -> frozenset[int]:
        """Return the rows with a sum across that does not hold."""
        known, rows = self._rows_of
        if known is not misses:
            rows = frozenset(one.at for one in misses if one.way is Way.ACROSS)
            self._rows_of = misses, rows
        return rows

    # How likely a site is ---------------------------------------------------------------------

    def weigh(self, site: Site, error: Number) -> Suspect:
        """Return a site with what would be right there, and how little that is to be expected."""
        found = self._weighed.get((site, error))
        if found is None:
            found = self._weighed[site, error] = self._weigh(site, error)
        return found

    def _weigh(self, site: Site, error: Number) -> Suspect:
        cells, cell = self._cells, site.cell
        printed = cells.printed(cell)
        meant = cells.number(cell) - error
        if meant < 0:
            best = NO_GUESS
        else:
            best = min((slipped(printed, meant), *self._miscounted(cell, error)), key=_surprise)
        surprise = best.surprise
        if site.reach is not Reach.CELL:
            surprise += _MADE_FROM_IT
        if meant < 0:
            surprise += _NEGATIVE
        elif cells.number(cell) < 0:
            surprise -= _NEGATIVE
        surprise += self._by_size(cell, meant)
        surprise += self._by_relations(cell, meant)
        return Suspect(site, error, best, surprise)

    def _miscounted(self, cell: Cell, error: Number) -> Iterator[Guess]:
        """Yield that a part was left out of a total, or counted twice."""
        cells = self._cells
        for share in cells.shares(cell):
            if share.sign != 1:
                continue
            if share.sum.way is Way.ACROSS:
                yield from self._misses_column(cell, share.sum, error)
                continue
            parts, numbers = cells.down(share.sum).parts, cells.numbers(cell[1])
            made = numbers[cell[0]] - error
            # Digits slip in any cell, but only a total counts its rows: so of all the errors in a
            # sum, as many more fall to it as the sum has cells.
            fewer = 1 / (1 + len(parts))
            if error == made:
                yield guess(Slip.DOUBLE_TOTAL, fewer)
            alike = [position for position in parts if numbers[position] == abs(error)]
            if alike:
                slip = Slip.TWICE if error > 0 else Slip.LEFT_OUT
                yield guess(slip, len(parts) / len(alike) * fewer, alike[0])

    def _misses_column(self, cell: Cell, one: Sum, error: Number) -> Iterator[Guess]:
        """Yield that a column was left out of a total across, or counted twice."""
        cells = self._cells
        plus = cells.across(one).plus
        if cells.total(one) != cell:
            return
        alike = [column for column in plus if cells.number((one.at, column)) == abs(error)]
        if alike:
            slip = Slip.COLUMN_TWICE if error > 0 else Slip.COLUMN_LEFT_OUT
            yield guess(slip, len(plus) / len(alike) / (1 + len(plus)), alike[0])

    def _by_size(self, cell: Cell, meant: Number) -> float:
        """Return how much worse the number meant suits its column than the printed one does."""
        position, column = cell
        if position in self._totals_down or column in self._totals_across:
            return 0.0
        printed = self._cells.number(cell)
        size = self._size(column)
        if size is None or printed < 0 or meant <= 0:
            return 0.0
        worse = size.surprise(meant) - (size.surprise(printed) if printed else size.of_blank)
        return max(-_MOST_BY_SIZE, min(_MOST_BY_SIZE, worse))

    def _size(self, column: int) -> _Size | None:
        """Return how large a column's numbers are; None where there are too few to tell."""
        if column not in self._sizes:
            values = self._cells.table.columns[column].values[:_SAMPLE]
            records = [value for at, value in enumerate(values) if at not in self._totals_down]
            logs = [log(value) for value in records if value is not None and value > 0]
            found = None
            if len(logs) > 3:
                middle = median(logs)
                spread = 1.5 * median([abs(one - middle) for one in logs])
                blanks = (1 + sum(not value for value in records)) / (1 + len(logs))
                found = _Size(middle, max(spread, 0.4), -log(blanks))
            self._sizes[column] = found
        return self._sizes[column]

    def _by_relations(self, cell: Cell, meant: Number) -> float:
        """Return how much worse the number meant suits rates and parts beside it."""
        surprise = 0.0
        for relation in self._relations.get(cell[1], ()):
            before = self.holds(relation, cell[0], {})
            after = self.holds(relation, cell[0], {cell: meant})
            if before is not None and after is not None and before is not after:
                surprise += -_RELATION if after else _RELATION
        for before, after in self._excesses(cell, meant):
            if before is not after:
                surprise += _RELATION if after else -_RELATION
        return surprise

    def holds(
        self, relation: Relation, position: int, mended: Mapping[Cell, Number]
    ) -> bool | None:
        """Tell whether a relation holds in a row with cells mended; None if it says nothing."""
        cells = self._cells
        if any(cells.unread((position, column)) for column in relation.columns):
            return None

        def value(column: int) -> Printed:
            return mended.get((position, column), cells.printed((position, column)))

        return relation.holds(value)

    def _excesses(self, cell: Cell, meant: Number) -> Iterator[tuple[bool, bool]]:
        """Yield whether a part is more than its whole, before and after."""
        cells = self._cells
        for part, whole in self._of_which(cell):
            if cells.printed(part) is not None and cells.printed(whole) is not None:
                before = cells.number(part) > cells.number(whole)
                if cell == part:
                    yield before, meant > cells.number(whole)
                else:
                    yield before, cells.number(part) > meant

    def _of_which(self, cell: Cell) -> Iterator[tuple[Cell, Cell]]:
        """Yield the pairs of part and whole, of which the parts need not make the whole."""
        position, column = cell
        for rule in self._cells.table.across:
            if not rule.exhaustive and (column == rule.total or column in rule.plus):
                for at in rule.plus:
                    if column in (at, rule.total):
                        yield (position, at), (position, rule.total)
        if self._cells.table.columns[column].adds:
            for part, whole in self._rows_of_which.get(position, ()):
                yield (part, column), (whole, column)


def _surprise(one: Guess) -> float:
    return one.surprise


def ranked(suspects: Iterable[Suspect]) -> list[Suspect]:
    """Return suspects, the likeliest first; of equal ones the first on the sheet."""
    return sorted(suspects, key=lambda one: (one.surprise, one.site.cell, one.site.reach.value))
