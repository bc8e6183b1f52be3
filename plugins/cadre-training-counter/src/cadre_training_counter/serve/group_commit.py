"""Many hits, one commit: what arrives while a batch is written goes into the next."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor
from functools import partial
from typing import Generic, Protocol, TypeVar

from attrs import define, field

T = TypeVar("T")
B = TypeVar("B")


class Writer(Protocol[T, B]):
    """What makes a batch of items and writes it."""

    def batch_of(self, items: list[T], /) -> B:
        """Put items together, and what else is to be written; called on the event loop."""
        ...

    def write(self, batch: B, /) -> None:
        """Write a batch, whole or not at all; called on the thread, never twice at once."""
        ...

    def settle(self, batch: B, error: BaseException | None, /) -> None:
        """Learn whether a batch is written, or why not; called on the event loop."""
        ...


@define(eq=False)
class GroupCommit(Generic[T, B]):
    """Writes what it is given in batches, and says of each item when it is written.

    Writing is done on a thread of its own; all else happens on the event loop, so that nothing
    here needs a lock. A batch is begun once the one before is written, but not sooner than
    ``gap`` after that was begun: one item alone is written at once, and many share the cost.

    Args:
        writer: What writes.
        thread: What it writes on.
        gap: The least time from one batch to the next, in milliseconds.
        most: How many items may wait for the next batch.
    """

    writer: Writer[T, B]
    thread: Executor
    gap: int = 5
    most: int = 20_000
    _items: list[T] = field(init=False, factory=list[T])
    _waiting: list[asyncio.Future[bool]] = field(init=False, factory=list["asyncio.Future[bool]"])
    _busy: bool = field(init=False, default=False)
    _earliest: float = field(init=False, default=0)

    async def written(self, item: T) -> bool:
        """Take ``item`` and tell, once its batch is settled, whether it is written.

        It is not where writing failed, or where too many are waiting.
        """
        if len(self._items) >= self.most:
            return False
        # Each has a future of its own: whoever gives up waiting gives up for itself alone.
        settled: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._items.append(item)
        self._waiting.append(settled)
        self.flush()
        return await settled

    def flush(self) -> None:
        """Begin a batch as soon as may be, also if there is no item."""
        if not self._busy:
            self._busy = True
            loop = asyncio.get_running_loop()
            # What arrives before the loop comes to it still goes into this batch.
            loop.call_at(max(loop.time(), self._earliest), self._begin, loop)

    async def at_rest(self) -> None:
        """Return once all is settled."""
        while self._busy:
            await asyncio.sleep(self.gap / 1000)

    def _begin(self, loop: asyncio.AbstractEventLoop) -> None:
        self._earliest = loop.time() + self.gap / 1000
        items, self._items = self._items, []
        waiting, self._waiting = self._waiting, []
        try:
            batch = self.writer.batch_of(items)
            writing = loop.run_in_executor(self.thread, self.writer.write, batch)
        except BaseException:
            self._release(waiting, False)
            raise
        writing.add_done_callback(partial(self._end, batch, waiting))

    def _end(
        self, batch: B, waiting: list[asyncio.Future[bool]], writing: asyncio.Future[None]
    ) -> None:
        error = writing.exception()
        try:
            self.writer.settle(batch, error)
        finally:
            self._release(waiting, error is None)

    def _release(self, waiting: list[asyncio.Future[bool]], written: bool) -> None:
        """Tell those who wait, whatever happens: nobody is to wait for ever."""
        for settled in waiting:
            if not settled.done():
                settled.set_result(written)
        self._busy = False
        if self._items:
            self.flush()
