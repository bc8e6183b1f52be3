"""From a request to a hit that is counted and safe."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from attrs import define, field

from cadre_training.plugin import CounterSnapshot, FigureKey, second_of
from cadre_training_counter.serve.answer import COUNTED, NOT_YET, UNAVAILABLE, Answer
from cadre_training_counter.serve.gate import Gate, Shut
from cadre_training_counter.serve.group_commit import GroupCommit
from cadre_training_counter.serve.headers import Headers
from cadre_training_counter.serve.ledger import Entry, Ledger
from cadre_training_counter.serve.visitors import Visit, Visitors
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.tally.outcome import Outcome

_LOOK_AGAIN = 1.0
"""How often is looked whether there is more to write than hits, in seconds."""

_NOT_YET = Shut(Outcome.BEFORE, NOT_YET)


@define(eq=False)
class Counting:
    """Counts the hits that are sent, and reads the figures.

    Args:
        gate: Decides which hits are taken.
        ledger: Writes them.
    """

    gate: Gate
    ledger: Ledger
    _thread: ThreadPoolExecutor = field(
        init=False, factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="counter")
    )
    _commits: GroupCommit[Visit, Entry] = field(init=False)
    _since: float = field(init=False)
    _visitors: Visitors | None = field(init=False, default=None)
    _opening: asyncio.Lock = field(init=False, factory=asyncio.Lock)
    _watch: asyncio.Task[None] | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        """Begin with nothing to write."""
        self._commits = GroupCommit(self.ledger, self._thread)
        since = self.ledger.rules.since
        self._since = second_of(since).timestamp() if since is not None else 0

    async def start(self) -> None:
        """Get ready for the day.

        Raises:
            StoreProblem: If the store cannot be used.
        """
        await self._open_day()
        self._watch = asyncio.create_task(self._look_after_the_rest())

    async def stop(self) -> None:
        """Write what is left, and end."""
        if self._watch is not None:
            self._watch.cancel()
        await self._commits.at_rest()
        if self.ledger.is_behind():
            self._commits.flush()
            await self._commits.at_rest()
        self._thread.shutdown()

    async def hit(self, headers: Headers, peer: str) -> Answer:
        """Take a hit; the answer says whether it is counted.

        An answer that it is counted is given only once it is safe in the store.

        Args:
            headers: The header lines of the request.
            peer: The address that the connection comes from.
        """
        gate = self.gate
        shut = gate.of_other_page(headers)
        if shut is not None:
            return self._leave_out(shut)
        address = gate.proxies.client(peer, headers)
        shut = gate.too_many_from(address)
        if shut is not None:
            return self._leave_out(shut)
        clock = self.ledger.clock
        second = clock.second()
        visitors = self._visitors
        if visitors is None or visitors.day != clock.day:
            try:
                visitors = await self._open_day()
            except StoreProblem:
                return UNAVAILABLE
            second = clock.second()
        if second < self._since:
            return self._leave_out(_NOT_YET)
        visit = visitors.visit(second, address, headers.get(b"user-agent", b""))
        shut = gate.too_many_of(visit.visitor.key)
        if shut is not None:
            return self._leave_out(shut)
        return COUNTED if await self._commits.written(visit) else UNAVAILABLE

    async def snapshot(self, keys: tuple[FigureKey, ...]) -> CounterSnapshot:
        """Read figures as they stand now.

        Args:
            keys: Which figures.

        Raises:
            StoreProblem: If the store cannot be read.
        """
        loop = asyncio.get_running_loop()
        at = self.ledger.clock.moment()
        return await loop.run_in_executor(self._thread, self.ledger.snapshot, keys, at)

    def _leave_out(self, shut: Shut) -> Answer:
        self.ledger.leave_out(shut.outcome)
        return shut.answer

    async def _open_day(self) -> Visitors:
        """Return the visitors of the day that it is."""
        async with self._opening:
            self.ledger.clock.second()
            day = self.ledger.clock.day
            visitors = self._visitors
            if visitors is None or visitors.day != day:
                loop = asyncio.get_running_loop()
                visitors = await loop.run_in_executor(self._thread, self.ledger.open_day, day)
                self._visitors = visitors
            return visitors

    async def _look_after_the_rest(self) -> None:
        """Write what nobody waits for: that a new day has begun, and what was left out."""
        while True:
            if self.ledger.is_behind():
                self._commits.flush()
            await asyncio.sleep(_LOOK_AGAIN)
