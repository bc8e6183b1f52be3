"""From the lines of a log to what they count for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import compress
from operator import not_
from typing import Final

from cadre_training_counter.logs.clock import BY_SECOND, NO_TIME, Clock, Stand, Time
from cadre_training_counter.logs.form import Form
from cadre_training_counter.logs.memory import Memory
from cadre_training_counter.logs.plan import DAY, Plan
from cadre_training_counter.logs.rows import KnownRequest, Request, Rows
from cadre_training_counter.logs.sorted_lines import MOST_UNREAD, SortedLines
from cadre_training_counter.tally.keys import SiteMarks
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import Stretch
from cadre_training_counter.tally.robots import Robots

_MOST: Final = 50_000
"""How many different requests, user agents or visitors are remembered at a time."""

_REQUESTS: Final = (Outcome.PERSON, Outcome.METHOD, Outcome.SKIPPED, Outcome.ASSET, Outcome.EVENT)
"""What can become of a request, by number; 0 may be a page."""

_NO_PAGE_STATUS: Final = 16
"""Added to the number of a request where the status is not that of a page."""

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
        self._pages = {str(status).encode() for status in plan.settings.pages.statuses}
        self._site = SiteMarks(plan.keys.secret)
        self._requests = Memory[Request, int](self._request, _MOST)
        self._statuses = Memory[bytes, int](self._status, _MOST)
        self._agents = Memory[bytes | None, int](self._agent, _MOST)
        self._agent_texts: list[bytes] = []
        self._marks = Memory[tuple[bytes, int], int](self._mark, _MOST)

    def sort(self, block: bytes, columns: bytes) -> SortedLines:
        """Sort whole lines.

        Args:
            block: The lines, each with its end.
            columns: What names the columns of the first of them.
        """
        self._forget()
        rows = self._form.read(block, columns)
        done = SortedLines(lines=len(rows), columns=rows.columns)
        if not done.lines:
            return done
        numbers = self._numbers(rows)
        kinds = list(
            map(
                int.__or__,
                map(self._requests.__getitem__, rows.requests),
                map(self._statuses.__getitem__, rows.statuses),
            )
        )
        agents = list(map(self._agents.__getitem__, rows.agents))
        robots = rows.robots or [bool(agent & 1) for agent in agents]
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
                    if not self._count_one(done, at, rows, kinds[at], robots[at], agents[at]):
                        later.append(at)
                elif number in special:
                    later.append(at)
        self._cut(done, block, later)
        return done

    def _forget(self) -> None:
        """Let go of what is remembered where it is too much."""
        if self._requests.full():
            self._requests.clear()
        if self._statuses.full():
            self._statuses.clear()
        if self._agents.full():
            self._agents.clear()
            self._agent_texts.clear()
            self._marks.clear()
        if self._marks.full():
            self._marks.clear()

    def _numbers(self, rows: Rows) -> list[int]:
        """Return the number of each line's minute."""
        zones = set(rows.zones)
        if len(zones) == 1:
            return list(map(self._clock.numbers(zones.pop()).__getitem__, rows.minutes))
        return [
            self._clock.numbers(zone)[minute]
            for zone, minute in zip(rows.zones, rows.minutes, strict=True)
        ]

    def _count(self, done: SortedLines, found: Counter[tuple[int, int, bool]]) -> set[int]:
        """Count what is alike by minutes; return the numbers that have to be looked at."""
        special: set[int] = set()
        for (number, kind, robot), lines in found.items():
            time = None if number <= BY_SECOND else self._clock.time(number)
            if time is None or time.stand is Stand.LATER:
                special.add(number)
            else:
                done.count(time.day, _outcome(time, kind, robot=robot), lines)
        return special

    def _note(self, done: SortedLines, visitors: Iterable[tuple[int, bool, bytes, int]]) -> None:
        """Note visitors of pages, in minutes of which no second is one of those online."""
        alike: dict[tuple[int, bool], list[tuple[bytes, int]]] = {}
        for number, robot, address, agent in visitors:
            alike.setdefault((number, robot), []).append((address, agent))
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

    def _count_one(
        self, done: SortedLines, at: int, rows: Rows, kind: int, robot: bool, agent: int
    ) -> bool:
        """Count a line by its second; return False if it is later than what is asked for."""
        second = self._clock.second(rows.minutes[at], rows.zones[at], rows.seconds[at])
        time = self._clock.time_of(second)
        if time.stand is Stand.LATER:
            return False
        done.count(time.day, _outcome(time, kind, robot=robot))
        if time.stand is Stand.BEFORE or kind:
            return True
        address, text = rows.addresses[at], self._agent_texts[agent >> 1]
        done.marks.setdefault((time.day, robot), set()).add(self._marks[address, agent])
        if time.online:
            done.views[second, robot] = done.views.get((second, robot), 0) + 1
        if time.online or time.day == self._today:
            done.sight(self._today, self._plan.keys.key(address, text), robot, second)
        if second >= self._next_online_since:
            done.sight(self._tomorrow, self._plan.next_keys.key(address, text), robot, second)
        return True

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

    def _request(self, request: Request) -> int:
        pages = self._plan.settings.pages
        if isinstance(request, KnownRequest):
            path = request.target.decode("utf-8", "replace")
            if request.event:
                return _REQUESTS.index(Outcome.EVENT)
            return _REQUESTS.index(Outcome.SKIPPED) if pages.skips(path) else 0
        method, _, rest = request.decode("utf-8", "replace").partition(" ")
        target, blank, version = rest.rpartition(" ")
        if not blank or not version.startswith("HTTP/"):
            target = rest
        return _REQUESTS.index(pages.outcome(method, target))

    def _status(self, status: bytes) -> int:
        return 0 if status in self._pages else _NO_PAGE_STATUS

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
    if kind & ~_NO_PAGE_STATUS:
        return _REQUESTS[kind & ~_NO_PAGE_STATUS]
    if kind:
        return Outcome.STATUS
    return Outcome.ROBOT if robot else Outcome.PERSON
