"""The fewest and likeliest errors that explain all the sums of a table that do not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import define, field, frozen

from cadre_training.checks._cells import Cells, Number, Sum
from cadre_training.checks._cells_rows import Tale, Tales
from cadre_training.checks._cells_sites import Site, Sites, Suspect, ranked

_AN_ERROR = 20.0
_NO_EXPLANATION = 60.0
_WIDTH = 24
_CHOICES = 10
_PIVOTS = 12


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


@frozen
class _Group:
    """Sites that make the same sums miss in the same way.

    Args:
        effect: The sums, with 1 or -1 each.
        sites: The sites, with the sign by which the error of each is to be taken.
    """

    effect: tuple[tuple[Sum, int], ...]
    sites: list[tuple[Site, int]] = field(factory=list[tuple[Site, int]], eq=False)


@frozen
class _Pick:
    """A choice: a group with its error, or a tale, or nothing where a sum is left unexplained."""

    effect: tuple[tuple[Sum, Number], ...]
    cost: float
    group: _Group | None = None


@define
class _State:
    """What is still to be explained, and what was chosen so far."""

    misses: dict[Sum, Number]
    picks: tuple[_Pick, ...] = ()
    cost: float = 0.0

    def after(self, pick: _Pick) -> _State:
        """Return the state once a choice is made."""
        left = dict(self.misses)
        for one, miss in pick.effect:
            rest = left[one] - miss
            if rest:
                left[one] = rest
            else:
                del left[one]
        return _State(left, (*self.picks, pick), self.cost + pick.cost)

    @property
    def rank(self) -> float:
        """Order states: what is left to explain will cost too."""
        return self.cost + _AN_ERROR * len(self.misses) / 2


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
        self._misses = misses
        self._groups: dict[Sum, list[_Group]] = {one: [] for one in misses}
        self._tales: dict[Sum, list[Tale]] = {one: [] for one in misses}
        self._collect()

    def faults(self) -> list[Fault]:
        """Return what is wrong, each thing once."""
        return [
            fault for part in self._components() for fault in map(self._fault, self._solve(part))
        ]

    # What may explain anything ----------------------------------------------------------------

    def _collect(self) -> None:
        groups: dict[tuple[tuple[Sum, int], ...], _Group] = {}
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
                group = groups.setdefault(key, _Group(key))
                group.sites.append((site, sign))
        for group in groups.values():
            for one, _ in group.effect:
                self._groups[one].append(group)
        for tale in Tales(self._cells, self._misses).told():
            for one, _ in tale.effect:
                self._tales[one].append(tale)

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

    def _options(self, state: _State, one: Sum) -> list[_Pick]:
        """Return what may explain a sum as it misses now, and breaks none that holds."""
        found: list[_Pick] = []
        for group in self._groups[one]:
            if all(other in state.misses for other, _ in group.effect):
                times = next(sign for other, sign in group.effect if other == one)
                error = times * state.misses[one]
                effect = tuple((other, sign * error) for other, sign in group.effect)
                surprise = min(
                    self._sites.weigh(site, sign * error).surprise for site, sign in group.sites
                )
                found.append(_Pick(effect, _AN_ERROR + surprise, group))
        found += [
            _Pick(tale.effect, _AN_ERROR + tale.surprise)
            for tale in self._tales[one]
            if all(other in state.misses for other, _ in tale.effect)
        ]
        return found

    def _solve(self, part: list[Sum]) -> tuple[_Pick, ...]:
        """Choose explanations for sums that hang together: as few as can be, then as likely."""
        state = _State({one: self._misses[one] for one in part})
        order = sorted(
            part, key=lambda one: (len(self._groups[one]) + len(self._tales[one]), one.way.value)
        )
        state = self._forced(state, order)
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
                for pick in self._branches(state, order):
                    after = state.after(pick)
                    key = frozenset(after.misses.items())
                    if key not in following or after.cost < following[key].cost:
                        following[key] = after
            states = sorted(following.values(), key=lambda each: each.rank)[:_WIDTH]
        return best.picks if best is not None else ()

    def _forced(self, state: _State, order: Iterable[Sum]) -> _State:
        """Take what is the only explanation of a sum, as long as there is such a one."""
        changed = True
        while changed:
            changed = False
            for one in order:
                if one in state.misses:
                    options = self._options(state, one)
                    if len(options) == 1:
                        state, changed = state.after(options[0]), True
        return state

    def _branches(self, state: _State, order: Iterable[Sum]) -> list[_Pick]:
        """Return the ways to explain one sum: the one with the fewest ways."""
        fewest: list[_Pick] | None = None
        looked = 0
        for one in order:
            if one not in state.misses:
                continue
            options = self._options(state, one)
            if not options:
                # Nothing explains it by itself: it is left to the reader.
                options = [_Pick(((one, state.misses[one]),), _NO_EXPLANATION)]
            if fewest is None or len(options) < len(fewest):
                fewest = options
            looked += 1
            if len(fewest) == 1 or looked == _PIVOTS:
                break
        return sorted(fewest or [], key=lambda pick: pick.cost)[:_CHOICES]

    # What was chosen --------------------------------------------------------------------------

    def _fault(self, pick: _Pick) -> Fault:
        """Return all that has the same effect as what was chosen."""
        effect = frozenset(pick.effect)
        first, miss = pick.effect[0]
        suspects: list[Suspect] = []
        for group in self._groups[first]:
            if {one for one, _ in group.effect} == {one for one, _ in effect}:
                times = next(sign for one, sign in group.effect if one == first)
                error = times * miss
                if frozenset((one, sign * error) for one, sign in group.effect) == effect:
                    suspects += [
                        self._sites.weigh(site, sign * error) for site, sign in group.sites
                    ]
        tales = [tale for tale in self._tales[first] if frozenset(tale.effect) == effect]
        tales.sort(key=lambda tale: (tale.surprise, tale.errors[0][0]))
        return Fault(pick.effect, tuple(ranked(suspects)), tuple(tales))


def _by_sum(item: tuple[Sum, int]) -> tuple[int, int, int]:
    one = item[0]
    return one.way.value, one.rule, one.at
