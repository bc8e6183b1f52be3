"""Processes that sort the lines of blocks, side by side."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import BinaryIO, Final

from attrs import frozen

from cadre_training_counter.logs.block import Block
from cadre_training_counter.logs.plan import Plan
from cadre_training_counter.logs.sorted_lines import SortedLines
from cadre_training_counter.logs.sorter import Sorter

_AHEAD: Final = 2
"""How many blocks a helper has before it at most, that in its hands among them."""

_MOST_OPEN: Final = 4
"""How many blocks for each process may wait for one that stands before them."""


@frozen
class Order:
    """What a process is told first.

    Args:
        plan: What is counted.
        form: The name of the format.
    """

    plan: Plan
    form: str


class Crew:
    """Some processes that sort the lines of blocks of one format.

    They end by themselves when this process does, however it ends: each lives as long as somebody
    can write to its standard input.

    Args:
        plan: What is counted.
        form: The name of the format; its lines can be read one by one.
        size: How many processes, this one not among them.
    """

    def __init__(self, plan: Plan, form: str, size: int) -> None:
        """Start the processes."""
        self._size = size
        self._idle: SimpleQueue[_Helper] = SimpleQueue()
        self._helpers = [_Helper(plan, form) for _ in range(size)]
        for helper in self._helpers:
            self._idle.put(helper)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="counter-helper")

    def sort_all(
        self, blocks: Iterable[Block], sorter: Sorter
    ) -> Iterator[tuple[Block, SortedLines]]:
        """Sort blocks, and yield each with what became of it, in their order.

        Args:
            blocks: The blocks.
            sorter: Sorts in this process what the others have no hands for.
        """
        under_way: deque[tuple[Block, Future[SortedLines]]] = deque()
        for block in blocks:
            if sum(not done.done() for _, done in under_way) < self._size * _AHEAD:
                under_way.append((block, self._threads.submit(self._sort, block)))
            else:
                own = Future[SortedLines]()
                own.set_result(sorter.sort(block.data, b""))
                under_way.append((block, own))
            most = (self._size + 1) * _MOST_OPEN
            while under_way and (under_way[0][1].done() or len(under_way) > most):
                first, done = under_way.popleft()
                yield first, done.result()
        while under_way:
            first, done = under_way.popleft()
            yield first, done.result()

    def close(self) -> None:
        """End the processes."""
        for helper in self._helpers:
            helper.end()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _sort(self, block: Block) -> SortedLines:
        helper = self._idle.get()
        try:
            return helper.sort(block)
        finally:
            self._idle.put(helper)


class _Helper:
    """One process."""

    def __init__(self, plan: Plan, form: str) -> None:
        # Without -P a file in the working directory could take the place of a module.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "cadre_training_counter.logs.helper"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._in, self._out = _pipes(self._process)
        send(self._in, Order(plan, form))

    def sort(self, block: Block) -> SortedLines:
        send(self._in, block)
        done: object = pickle.load(self._out)
        if isinstance(done, SortedLines):
            return done
        if isinstance(done, Exception):
            raise done
        raise TypeError(f"a helper answered {done!r}")

    def end(self) -> None:
        self._process.kill()
        self._in.close()
        self._out.close()
        self._process.wait()


def send(pipe: BinaryIO, what: object) -> None:
    """Send something to another process of this program."""
    pickle.dump(what, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout  # type: ignore[return-value]
