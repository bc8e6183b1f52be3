"""The fewest and likeliest errors that explain all the sums of a table that do not hold."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from attrs import define, field, frozen

from cadre_training.checks._cells import Cells, Sum, Way
from cadre_training.checks._cells_rows import Tale, Tales
from cadre_training.checks._cells_sites import (
    LITTLE,
    MOST_CELLS,
    Reach,
    Site,
    Sites,
    Suspect,
    ranked,
)
from cadre_training.model.printed import Number

_AN_ERROR = 20.0
_NO_EXPLANATION = 60.0
_WIDTH = 16
_CHOICES = 12
_WORK = 1_500
_TOTAL_WORK = 12_000
_SURE = 3
_LOOK = 4
_NARROW = 2


@frozen
class Fault:
    """One thing that is wrong, and all that may be it.

    Args:
        sums: The sums that it makes miss, and by how much.
        suspects: The cells of which each would explain it, the likeliest first.
        tales: What else would explain it, of several cells.
    """

    sums: tuple[tuple[Sum, Number], ...]
    suspects: tuple[Suspect, ...] = ()
    tales: tuple[Tale, ...] = ()


Turns = tuple[tuple[Sum, int], ...]
"""Sums that miss together, with 1 or -1 each; the first in order with 1."""


@frozen
class _Group:
    """Sites that make the same sums miss in the same way.

    Args:
        effect: The sums.
        wide: Whether more than one cell is wrong at each.
        sites: The sites, with the sign by which the error of each is to be taken.
    """

    effect: Turns
    wide: bool
    sites: list[tuple[Site, int]] = field(factory=list[tuple[Site, int]], eq=False)

    def turn(self, one: Sum) -> int:
        """Return 1 or -1: how the error of the group makes one of its sums miss."""
        return next(turn for other, turn in self.effect if other == one)


Effect = tuple[tuple[Sum, Number], ...]
"""Sums, and what an error makes each miss by."""


@frozen
class _Pick:
    """A choice of what is wrong: one error, or two that hide each other.

    Args:
        effects: What each error makes miss.
        cost: How little the choice is to be expected.
        suspects: The cells, where no group holds them.
        alone: Whether it says no more than that a sum is left to the reader.
    """

    effects: tuple[Effect, ...]
    cost: float
    suspects: tuple[Suspect, ...] = ()
    alone: bool = False


@define
class _State:
    """What is still to be explained, and what was chosen so far."""

    misses: dict[Sum, Number]
    picks: tuple[_Pick, ...] = ()
    cost: float = 0.0

    def after(self, pick: _Pick) -> _State:
        """Return the state once a choice is made."""
        left = dict(self.misses)
        _take(pick, left)
        return _State(left, (*self.picks, pick), self.cost + pick.cost)

    @property
    def rank(self) -> float:
        """Order states: what is left to explain will cost too."""
        return self.cost + _AN_ERROR * len(self.misses) / 2

    def rank_after(self, pick: _Pick) -> float:
        """Order choices by the rank of the states that they lead to."""
        mended = sum(
            self.misses.get(one) == miss for effect in pick.effects for one, miss in effect
        )
        return pick.cost - _AN_ERROR * mended / 2


class Search:
    """Looks for the errors behind the sums that miss.

    Args:
        cells: The cells of the table.
        sites: The places that may be wrong.
        misses: The sums that do not hold.
    """

    def __init__(self, cells: Cells, sites: Sites, misses: Mapping[Sum, Number]) -> None:
        """Collect what may explain anything."""
        self._cells = cells
        self._sites = sites
        self._misses = dict(misses)
        self._is_little = len(misses) <= LITTLE
        self._groups: dict[Sum, list[_Group]] = {one: [] for one in misses}
        self._tales: dict[Sum, list[Tale]] = {one: [] for one in misses}
        self._group_of: dict[tuple[Turns, bool], _Group] = {}
        self._tales_of: dict[frozenset[tuple[Sum, Number]], list[Tale]] = {}
        self._collect()

    def faults(self) -> list[Fault]:
        """Return what is wrong, each thing once."""
        picks = [*self._hidden_pairs()]
        for pick in picks:
            _take(pick, self._misses)
        picks += [pick for part in self._components() for pick in self._solve(part)]
        left = _State({one: miss for pick in picks if pick.alone for one, miss in pick.effects[0]})
        picks = [pick for pick in picks if not pick.alone]
        return [
            self._fault(effect, pick.suspects[number : number + 1])
            for pick in (*picks, *self._in_pairs(left))
            for number, effect in enumerate(pick.effects)
        ]

    # What may explain anything ----------------------------------------------------------------

    def _collect(self) -> None:
        groups = self._group_of
        seen: set[Site] = set()
        for one in self._misses:
            for site in self._sites.of(one, self._misses):
                if site in seen:
                    continue
                seen.add(site)
                effect = sorted(self._sites.effect(site).items(), key=_by_sum)
                if any(times not in (1, -1) for _, times in effect):
                    continue
                sign = effect[0][1]
                key = tuple((other, sign * times) for other, times in effect)
                wide = site.reach is not Reach.CELL
                group = groups.setdefault((key, wide), _Group(key, wide))
                group.sites.append((site, sign))
        for group in groups.values():
            for one, _ in group.effect:
                self._groups[one].append(group)
        for tale in Tales(self._cells, self._misses).told():
            for one, _ in tale.effect:
                self._tales[one].append(tale)
            self._tales_of.setdefault(frozenset(tale.effect), []).append(tale)

    def _components(self) -> Iterator[list[Sum]]:
        """Yield the sums that may share an explanation."""
        left = dict.fromkeys(self._misses)
        while left:
            start = next(iter(left))
            del left[start]
            part, waiting = [start], [start]
            while waiting:
                one = waiting.pop()
                near = [other for group in self._groups[one] for other, _ in group.effect]
                near += [other for tale in self._tales[one] for other, _ in tale.effect]
                for other in near:
                    if other in left:
                        del left[other]
                        part.append(other)
                        waiting.append(other)
            yield part

    # Choosing ---------------------------------------------------------------------------------

    def _options(self, state: _State, one: Sum) -> Iterator[_Pick]:
        """Yield what may explain a sum as it misses now, and breaks none that holds."""
        for group in self._groups[one]:
            if all(other in state.misses for other, _ in group.effect):
                error = group.turn(one) * state.misses[one]
                effect = tuple((other, sign * error) for other, sign in group.effect)
                # Of a total that was made from a wrong one nothing else is wrong, as a rule; where
                # little is wrong, there is time to ask whether another error went on into it too.
                if group.wide and not (_mends(effect, state.misses) or self._is_little):
                    continue
                surprise = min(
                    self._sites.weigh(site, sign * error).surprise for site, sign in group.sites
                )
                yield _Pick((effect,), _AN_ERROR + surprise)
        for tale in self._tales[one]:
            if _mends(tale.effect, state.misses):
                yield _Pick((tale.effect,), _AN_ERROR + tale.surprise)

    def _solve(self, part: list[Sum]) -> tuple[_Pick, ...]:
        """Choose explanations for sums that hang together: as few as can be, then as likely."""
        state = _State({one: self._misses[one] for one in part})
        order = sorted(
            part, key=lambda one: (len(self._groups[one]) + len(self._tales[one]), one.way.value)
        )
        self._force(state, order)
        # Where very much is wrong at once, quick choices must do.
        width = min(_WIDTH, _WORK // max(1, len(state.misses)), _TOTAL_WORK // len(self._misses))
        if width < _NARROW:
            return self._quickly(state, order)
        states, best = [state], None
        while states:
            following: dict[frozenset[tuple[Sum, Number]], _State] = {}
            for state in states:
                if not state.misses:
                    if best is None or state.cost < best.cost:
                        best = state
                    continue
                if best is not None and state.cost >= best.cost:
                    continue
                for pick in self._branches(state, order, width):
                    after = state.after(pick)
                    key = frozenset(after.misses.items())
                    if key not in following or after.cost < following[key].cost:
                        following[key] = after
            states = sorted(following.values(), key=lambda each: each.rank)[:width]
        return best.picks if best is not None else ()

    def _quickly(self, state: _State, order: Sequence[Sum]) -> tuple[_Pick, ...]:
        """Choose the likeliest explanation again and again, and take back none."""
        picks = list(state.picks)
        waiting = deque(order)
        while state.misses:
            # A choice never makes a sum miss that did not, so what is explained stays so.
            while waiting[0] not in state.misses:
                waiting.popleft()
            pick = self._branches(state, waiting, 1)[0]
            picks.append(pick)
            _take(pick, state.misses)
        return tuple(picks)

    def _in_pairs(self, state: _State) -> tuple[_Pick, ...]:
        """Choose pairs of errors for sums that no single error explains."""
        for one in list(state.misses):
            if one in state.misses:
                pairs = self._pairs(state, one)
                if pairs:
                    state = state.after(min(pairs, key=lambda pick: pick.cost))
        alone = (_alone(one, miss) for one, miss in state.misses.items())
        return (*state.picks, *alone)

    def _pairs(self, state: _State, one: Sum) -> list[_Pick]:
        """Return the pairs of errors that hide each other in a sum that holds."""
        found: list[_Pick] = []
        for first, effect, (shared, miss) in self._hidden(state, one, state.misses[one]):
            for second, other, hidden in self._hidden(state, shared, -miss):
                if hidden == (shared, -miss) and second.site != first.site:
                    cost = 2 * _AN_ERROR + first.surprise + second.surprise
                    found.append(_Pick((effect, other), cost, (first, second)))
        return found

    def _hidden(
        self, state: _State, one: Sum, miss: Number
    ) -> Iterator[tuple[Suspect, Effect, tuple[Sum, Number]]]:
        """Yield the errors that mend all their sums that miss, and break one that holds.

        Each comes with its effect and with what it would make the one that holds miss by.
        """
        if self._cells.size(one) > MOST_CELLS:
            return
        for cell, sign in self._cells.members(one):
            site, error = Site(cell), sign * miss
            effect = tuple((other, n * error) for other, n in self._sites.effect(site).items())
            broken = [(other, made) for other, made in effect if other not in state.misses]
            mends = all(state.misses.get(other, made) == made for other, made in effect)
            if mends and len(broken) == 1 and len(effect) > 1:
                yield self._sites.weigh(site, error), effect, broken[0]

    def _hidden_pairs(self) -> Iterator[_Pick]:
        """Yield pairs of errors that each break two sums or more, and hide each other in one.

        Two errors that explain four sums or more are beyond doubt.
        """
        state = _State(dict(self._misses))
        found: dict[tuple[Sum, Number], tuple[Suspect, Effect]] = {}
        used: set[Sum] = set()
        for one, miss in self._misses.items():
            if one.way is not Way.ACROSS:
                continue
            for suspect, effect, hidden in self._hidden(state, one, miss):
                if len(effect) < _SURE:
                    continue
                shared, made = hidden
                other = found.get((shared, -made))
                if other is None or other[0].site == suspect.site:
                    found.setdefault(hidden, (suspect, effect))
                    continue
                sums = {broken for broken, _ in (*effect, *other[1])}
                if not sums & used:
                    used |= sums
                    cost = 2 * _AN_ERROR + suspect.surprise + other[0].surprise
                    yield _Pick((effect, other[1]), cost, (suspect, other[0]))

    def _force(self, state: _State, order: Iterable[Sum]) -> None:
        """Take what alone explains a sum, and all its other sums too, as long as there is such."""
        forced: list[_Pick] = []
        changed = True
        while changed:
            changed = False
            for one in order:
                if one in state.misses:
                    options = list(islice(self._options(state, one), 2))
                    if len(options) == 1 and _mends(options[0].effects[0], state.misses):
                        forced.append(options[0])
                        _take(options[0], state.misses)
                        changed = True
        state.picks = (*state.picks, *forced)
        state.cost += sum(pick.cost for pick in forced)

    def _branches(self, state: _State, order: Iterable[Sum], width: int) -> list[_Pick]:
        """Return the likeliest next choices.

        A sum may miss by two errors together, so that choices for several sums are weighed: the
        one that is right for such a sum comes up once the other error was found elsewhere.
        """
        found: dict[tuple[Effect, ...], _Pick] = {}
        looked_at = 0
        for one in order:
            if one not in state.misses:
                continue
            options = list(self._options(state, one))
            if not any(_mends(pick.effects[0], state.misses) for pick in options):
                options.append(_alone(one, state.misses[one]))
            for pick in options:
                known = found.get(pick.effects)
                if known is None or pick.cost < known.cost:
                    found[pick.effects] = pick
            looked_at += 1
            if looked_at == _LOOK * width:
                break
        return sorted(found.values(), key=state.rank_after)[: min(_CHOICES, 2 * width)]

    # What was chosen --------------------------------------------------------------------------

    def _fault(self, effect: Effect, known: tuple[Suspect, ...]) -> Fault:
        """Return all that has the same effect as what was chosen."""
        suspects = list(known)
        for group in () if known else self._groups_with(effect):
            error = group.turn(effect[0][0]) * effect[0][1]
            suspects += [self._sites.weigh(site, sign * error) for site, sign in group.sites]
        tales = list(self._tales_of.get(frozenset(effect), ()))
        tales.sort(key=lambda tale: (tale.surprise, tale.errors[0][0]))
        return Fault(effect, tuple(ranked(suspects)), tuple(tales))

    def _groups_with(self, effect: Effect) -> Iterator[_Group]:
        """Yield the groups that have just this effect."""
        sums = sorted(effect, key=_by_sum)
        miss = sums[0][1]
        if all(other in (miss, -miss) for _, other in sums):
            turns = tuple((one, 1 if other == miss else -1) for one, other in sums)
            for wide in (False, True):
                group = self._group_of.get((turns, wide))
                if group is not None:
                    yield group


def _take(pick: _Pick, misses: dict[Sum, Number]) -> None:
    """Take from what sums miss by what a choice explains."""
    for effect in pick.effects:
        for one, miss in effect:
            misses[one] = misses.get(one, 0) - miss
            if not misses[one]:
                del misses[one]


def _alone(one: Sum, miss: Number) -> _Pick:
    """Leave a sum to the reader."""
    return _Pick((((one, miss),),), _NO_EXPLANATION, alone=True)


def _mends(effect: Iterable[tuple[Sum, Number]], misses: Mapping[Sum, Number]) -> bool:
    """Tell whether every sum misses by just as much as it would for this reason alone."""
    return all(misses.get(one) == miss for one, miss in effect)


def _by_sum(item: tuple[Sum, Number]) -> tuple[int, int, int]:
    one = item[0]
    return one.way.value, one.rule, one.at
