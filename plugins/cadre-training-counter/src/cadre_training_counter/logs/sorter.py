"""From the lines of a log to what they count for."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import not_
from typing import Final

from cadre_training_counter.logs.clock import BY_SECOND, NO_TIME, Clock, Stand, Time
from cadre_training_counter.logs.form import Form
from cadre_training_counter.logs.kinds import KINDS, PAGE, kind_of
from cadre_training_counter.logs.memory import Memory
from cadre_training_counter.logs.plan import DAY, Plan
from cadre_training_counter.logs.rows import Request, Row, Rows
from cadre_training_counter.logs.sorted_lines import MOST_UNREAD, SortedLines
from cadre_training_counter.tally.keys import SiteMarks
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import Stretch
from cadre_training_counter.tally.robots import Robots

_MOST: Final = 50_000
"""How many different answers, user agents or visitors are remembered at a time."""

_ZONE: Final = 3
"""Where the zone begins in the end of a moment: behind the second and a blank."""

_NO_DAY: Final = 0


class Sorter:
    """Sorts the lines of logs of one format.

    What it remembers of texts is bounded, and no address is in what it gives back.

    Args:
        plan: What is counted.
        form: The format.
    """

    def __init__(self, plan: Plan, form: Form) -> None:
        """Begin with nothing remembered."""
        self._plan = plan
        self._form = form
        self._clock = Clock(plan, form)
        self._today = plan.today.toordinal()
        self._tomorrow = (plan.today + DAY).toordinal()
        self._next_online_since = plan.next_online_since
        self._robots = Robots(plan.settings.robots)
        self._site = SiteMarks(plan.keys.secret)
        self._kinds = Memory[Request, int](self._kind, _MOST)
        self._agents = Memory[bytes | None, int](self._agent, _MOST)
        self._agent_texts: list[bytes] = []
        self._marks = Memory[tuple[bytes, int], int](self._mark, _MOST)

    def sort(self, block: bytes, columns: bytes) -> SortedLines:
        """Sort whole lines.

        Args:
            block: The lines, each with its end.
            columns: What names the columns of the first of them.
        """
        # Thousands of short-lived tuples would set off the search for circles again and again.
        searching = gc.isenabled()
        gc.disable()
        try:
            return self._sort(block, columns)
        finally:
            if searching:
                gc.enable()

    def _sort(self, block: bytes, columns: bytes) -> SortedLines:
        self._forget()
        rows = self._form.read(block, columns)
        done = SortedLines(lines=len(rows), columns=rows.columns)
        if not done.lines:
            return done
        numbers = self._numbers(rows)
        kinds = list(map(self._kinds.__getitem__, rows.answers))
        agents = list(map(self._agents.__getitem__, rows.agents))
        # An odd number is a robot's, unless the format says itself who is one.
        robots: Sequence[int] = rows.robots or [agent & 1 for agent in agents]
        special = self._count(done, Counter(zip(numbers, kinds, robots, strict=True)))
        # Each visitor of a page once for each kind of minute, and those of special minutes apart.
        visitors = set(
            compress(zip(numbers, robots, rows.addresses, agents, strict=True), map(not_, kinds))
        )
        self._note(
            done, [one for one in visitors if one[0] not in special] if special else visitors
        )
        later: list[int] = []
        if special:
            for at, number in enumerate(numbers):
                if number == NO_TIME:
                    self._count_odd(done, at, rows)
                elif number == BY_SECOND:
                    second = self._second(rows, at)
                    time = self._clock.time_of(second)
                    if time.stand is Stand.LATER:
                        later.append(at)
                        continue
                    robot = bool(robots[at])
                    done.count(time.day, _outcome(time, kinds[at], robot=robot))
                    if time.stand is Stand.COUNTED and kinds[at] == PAGE:
                        self._note_one(done, time, second, robot, (rows.addresses[at], agents[at]))
                elif number in special:
                    later.append(at)
        self._cut(done, block, later)
        return done

    def _forget(self) -> None:
        """Let go of what is remembered where it is too much."""
        if self._kinds.full():
            self._kinds.clear()
        if self._agents.full():
            self._agents.clear()
            self._agent_texts.clear()
            self._marks.clear()
        if self._marks.full():
            self._marks.clear()

    def _numbers(self, rows: Rows) -> list[int]:
        """Return the number of each line's minute."""
        ends = set(rows.ends)
        ends.discard(b"")  # of odd lines
        zones = {end[_ZONE:] for end in ends}
        if len(zones) == 1:
            return list(map(self._clock.numbers(zones.pop()).__getitem__, rows.minutes))
        return [
            self._clock.numbers(end[_ZONE:])[minute]
            for end, minute in zip(rows.ends, rows.minutes, strict=True)
        ]

    def _count(self, done: SortedLines, found: Counter[tuple[int, int, int]]) -> set[int]:
        """Count what is alike by minutes; return the numbers that have to be looked at."""
        special: set[int] = set()
        for (number, kind, robot), lines in found.items():
            time = None if number <= BY_SECOND else self._clock.time(number)
            if time is None or time.stand is Stand.LATER:
                special.add(number)
            else:
                done.count(time.day, _outcome(time, kind, robot=bool(robot)), lines)
        return special

    def _note(self, done: SortedLines, visitors: Iterable[tuple[int, int, bytes, int]]) -> None:
        """Note visitors of pages, in minutes of which no second is one of those online."""
        alike: dict[tuple[int, bool], list[tuple[bytes, int]]] = {}
        for number, robot, address, agent in visitors:
            alike.setdefault((number, bool(robot)), []).append((address, agent))
        for (number, robot), some in alike.items():
            time = self._clock.time(number)
            if time.stand is not Stand.COUNTED:
                continue
            marks = done.marks.setdefault((time.day, robot), set())
            marks.update(map(self._marks.__getitem__, some))
            if time.day == self._today:
                for address, agent in some:
                    key = self._plan.keys.key(address, self._agent_texts[agent >> 1])
                    # Any second will do that is in the day and too early to be online.
                    done.sight(self._today, key, robot, self._plan.online_since - 1)

    def _count_odd(self, done: SortedLines, at: int, rows: Rows) -> None:
        """Count a line that is no request, or of a time that there is not."""
        outcome = rows.odd.get(at, Outcome.UNREADABLE)
        done.count(_NO_DAY, outcome)
        if outcome is Outcome.UNREADABLE and len(done.unread) < MOST_UNREAD:
            done.unread.append(at)

    def _second(self, rows: Rows, at: int) -> int:
        row = rows.row(at)
        assert isinstance(row, Row)  # an odd one has no minute
        return self._clock.second(row)

    def _note_one(
        self, done: SortedLines, time: Time, second: int, robot: bool, visitor: tuple[bytes, int]
    ) -> None:
        """Note a visitor of a page, and the page view, by its second."""
        address, text = visitor[0], self._agent_texts[visitor[1] >> 1]
        done.marks.setdefault((time.day, robot), set()).add(self._marks[visitor])
        if time.online:
            done.views[second, robot] = done.views.get((second, robot), 0) + 1
        if time.online or time.day == self._today:
            done.sight(self._today, self._plan.keys.key(address, text), robot, second)
        if second >= self._next_online_since:
            done.sight(self._tomorrow, self._plan.next_keys.key(address, text), robot, second)

    def _cut(self, done: SortedLines, block: bytes, later: Sequence[int]) -> None:
        """Note which stretches are counted."""
        done.waiting = len(later)
        if not later:
            done.taken.append(Stretch(0, len(block), done.lines))
            return
        start = end = lines = 0
        left_out = set(later)
        for at, line in enumerate(self._form.cut(block)):
            if at not in left_out:
                lines += 1
            elif lines:
                done.taken.append(Stretch(start, end, lines))
                lines = 0
            end += len(line)
            if at in left_out:
                start = end
        if lines:
            done.taken.append(Stretch(start, end, lines))

    def _kind(self, answer: Request) -> int:
        return kind_of(answer, self._plan.settings.pages)

    def _agent(self, agent: bytes | None) -> int:
        """Number a user agent: an odd number is a robot's."""
        self._agent_texts.append(agent or b"")
        robot = agent is not None and self._robots.is_robot(agent.decode("utf-8", "replace"))
        return (len(self._agent_texts) - 1) * 2 + robot

    def _mark(self, visitor: tuple[bytes, int]) -> int:
        address, agent = visitor
        return self._site.mark(address, self._agent_texts[agent >> 1])


def _outcome(time: Time, kind: int, *, robot: bool) -> Outcome:
    if time.stand is Stand.BEFORE:
        return Outcome.BEFORE
    if kind == PAGE:
        return Outcome.ROBOT if robot else Outcome.PERSON
    return KINDS[kind]
