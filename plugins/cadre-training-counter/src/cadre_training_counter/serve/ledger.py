"""The store as the service uses it: a batch at a time, and a day at a time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from operator import attrgetter

from attrs import define, field, frozen

from cadre_training.plugin import CounterRules, CounterSnapshot, FigureKey
from cadre_training_counter.serve.chosen import choose, rules_for
from cadre_training_counter.serve.clock import Clock
from cadre_training_counter.serve.visitors import Kind, Visit, Visitor, Visitors
from cadre_training_counter.store.protocol import Store
from cadre_training_counter.store.snapshot import snapshot
from cadre_training_counter.tally.batch import Batch, DayLines, DayMarks, SecondViews, Sighting
from cadre_training_counter.tally.keys import SiteMarks
from cadre_training_counter.tally.outcome import Outcome

_DAY = dt.timedelta(days=1)

_SECOND: Callable[[Visit], int] = attrgetter("second")
_VISITOR_AND_SECOND: Callable[[Visit], tuple[Visitor, int]] = attrgetter("visitor", "second")
_KIND: Callable[[Visit], Kind] = attrgetter("visitor.kind")
_ROBOT: Callable[[Visit], bool] = attrgetter("visitor.kind.robot")


@frozen
class Entry:
    """A batch, and what it is made of.

    Args:
        batch: The batch.
        sighted: The visitors in it, each with its last page view.
        left_out: How many hits were left out.
    """

    batch: Batch
    sighted: dict[Visitor, int]
    left_out: Counter[tuple[dt.date, Outcome]]


@define(eq=False)
class Ledger:
    """Makes batches of visits and of what was left out, and hands them to the store.

    Args:
        store: The store; it is called on one thread only.
        rules: The rules that are counted by.
        clock: The clock.
        is_robot: Tells a robot from its user agent.
        settled: Is told of each batch what went wrong with it; None where nothing did.
        site: The site, by name.
    """

    store: Store
    rules: CounterRules
    clock: Clock
    is_robot: Callable[[str], bool]
    settled: Callable[[BaseException | None], None]
    site: str | None = None
    _left_out: Counter[tuple[dt.date, Outcome]] = field(
        init=False, factory=Counter[tuple[dt.date, Outcome]]
    )
    _written_day: dt.date | None = field(init=False, default=None)

    def leave_out(self, outcome: Outcome) -> None:
        """Note that a hit was left out; it is written with the next batch."""
        self.clock.second()
        self._left_out[self.clock.day, outcome] += 1

    def is_behind(self) -> bool:
        """Tell whether there is more to write than visits.

        That is what was left out, and that a new day has begun: the store then destroys the keys
        of the old one.
        """
        self.clock.second()
        return self.clock.day != self._written_day or bool(self._left_out)

    def begin(self) -> None:
        """Write a first, empty batch, so that a store that cannot be written is known of at once.

        Raises:
            StoreProblem: If it cannot.
        """
        entry = self.batch_of([])
        self.write(entry)
        self.settle(entry, None)

    def open_day(self, day: dt.date) -> Visitors:
        """Get ready for the visitors of ``day``; called on the thread.

        Raises:
            StoreProblem: If the store cannot be used.
        """
        keys, next_keys = self.store.keys(day), self.store.keys(day + _DAY)
        self.is_robot("Mozilla/5.0")  # makes its patterns ready before a hit waits for them
        ends = self.rules.zone.start_of(day + _DAY)
        return Visitors(
            day=day,
            evening=int(ends.timestamp()) - self.rules.online_minutes * 60,
            keys=keys,
            next_keys=next_keys,
            marks=SiteMarks(keys.secret),
            is_robot=self.is_robot,
        )

    def batch_of(self, visits: list[Visit]) -> Entry:
        """Put visits together, and what was left out since the last batch."""
        until = self.clock.second()
        left_out, self._left_out = self._left_out, Counter()
        # Nothing here is done for each visit in Python: there may be thousands a second.
        sighted = dict(map(_VISITOR_AND_SECOND, visits))
        lines = left_out.copy()
        for kind, number in Counter(map(_KIND, visits)).items():
            lines[kind.day, kind.outcome] += number
        views = Counter(zip(map(_SECOND, visits), map(_ROBOT, visits), strict=True))
        batch = Batch(
            until=until,
            today=self.clock.day,
            lines=tuple(
                DayLines(day=day, outcome=outcome, lines=number)
                for (day, outcome), number in lines.items()
            ),
            sightings=tuple(_sightings(sighted)),
            views=tuple(
                SecondViews(second=second, robot=robot, views=number)
                for (second, robot), number in views.items()
            ),
            marks=tuple(_marks(sighted)),
        )
        return Entry(batch, sighted, left_out)

    def write(self, entry: Entry) -> None:
        """Write a batch; called on the thread."""
        self.store.apply(entry.batch)

    def snapshot(self, keys: tuple[FigureKey, ...], at: dt.datetime) -> CounterSnapshot:
        """Read figures; called on the thread.

        Args:
            keys: Which figures.
            at: The moment that it is.

        Raises:
            StoreProblem: If the store cannot be read.
        """
        rules = rules_for(self.rules, keys)
        with self.store.reading() as reading:
            found = snapshot(reading, at, rules, site=self.site)
        return choose(found, keys)

    def settle(self, entry: Entry, error: BaseException | None) -> None:
        """Learn what became of a batch.

        If it is not written, its visits are lost, and whoever sent them is told; what was left
        out waits for the next batch.
        """
        if error is None:
            self._written_day = entry.batch.today
            for visitor, second in entry.sighted.items():
                visitor.sighted, visitor.marked = second, True
        else:
            self._left_out.update(entry.left_out)
        self.settled(error)


def _sightings(sighted: dict[Visitor, int]) -> Iterator[Sighting]:
    for visitor, second in sighted.items():
        if visitor.sighted == second:
            continue
        kind = visitor.kind
        yield Sighting(day=kind.day, key=visitor.key, last=second, robot=kind.robot)
        if visitor.next_key is not None:
            yield Sighting(day=kind.day + _DAY, key=visitor.next_key, last=second, robot=kind.robot)


def _marks(sighted: dict[Visitor, int]) -> Iterator[DayMarks]:
    marks: dict[Kind, list[int]] = {}
    for visitor in sighted:
        if not visitor.marked:
            marks.setdefault(visitor.kind, []).append(visitor.mark)
    for kind, found in marks.items():
        yield DayMarks(day=kind.day, robot=kind.robot, marks=tuple(found))
