"""Many items share a commit, and each learns what became of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor

import pytest
from attrs import define, field

from cadre_training_counter.serve.group_commit import GroupCommit

from .support import in_loop


@define(eq=False)
class Slow:
    """Writes when it is let, and fails when it is told to."""

    may_go: threading.Event = field(factory=threading.Event)
    fails: bool = False
    written: list[int] = field(factory=list)
    batches: list[list[int]] = field(factory=list)
    settled: list[BaseException | None] = field(factory=list)
    threads: set[int] = field(factory=set)
    at_once: int = 0

    def batch_of(self, items: list[int], /) -> list[int]:
        return items

    def write(self, batch: list[int], /) -> None:
        self.at_once += 1
        assert self.at_once == 1
        self.threads.add(threading.get_ident())
        self.batches.append(batch)
        assert self.may_go.wait(30)
        self.at_once -= 1
        if self.fails:
            raise OSError(28, "No space left on device")
        self.written += batch

    def settle(self, batch: list[int], error: BaseException | None, /) -> None:
        self.settled.append(error)


@pytest.fixture
def thread() -> Generator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


@in_loop
async def test_an_item_is_answered_when_it_is_written_and_not_before(
    thread: ThreadPoolExecutor,
) -> None:
    slow = Slow()
    commits = GroupCommit(slow, thread)
    first = asyncio.create_task(commits.written(1))
    while not slow.batches:
        await asyncio.sleep(0.001)
    rest = [asyncio.create_task(commits.written(n)) for n in range(2, 100)]
    await asyncio.sleep(0.03)
    assert not first.done()
    assert not any(task.done() for task in rest)
    slow.may_go.set()
    assert await first
    assert all(await asyncio.gather(*rest))
    assert slow.written == list(range(1, 100))
    assert slow.batches == [[1], list(range(2, 100))]
    assert threading.get_ident() not in slow.threads
    await commits.at_rest()


@in_loop
async def test_what_comes_at_the_same_time_shares_a_commit(thread: ThreadPoolExecutor) -> None:
    slow = Slow()
    slow.may_go.set()
    commits = GroupCommit(slow, thread)
    assert all(await asyncio.gather(*(commits.written(n) for n in range(50))))
    assert len(slow.batches) == 1


@in_loop
async def test_commits_keep_their_distance(thread: ThreadPoolExecutor) -> None:
    slow = Slow()
    slow.may_go.set()
    commits = GroupCommit(slow, thread, gap=20)
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number in range(5):
        assert await commits.written(number)
    # The first is written at once, the others a gap after the one before.
    assert loop.time() - began >= 4 * 0.02
    assert len(slow.batches) == 5


@in_loop
async def test_all_of_a_batch_that_failed_learn_of_it_and_the_next_may_do_better(
    thread: ThreadPoolExecutor,
) -> None:
    slow = Slow(fails=True)
    slow.may_go.set()
    commits = GroupCommit(slow, thread)
    assert await asyncio.gather(*(commits.written(n) for n in range(5))) == [False] * 5
    assert isinstance(slow.settled[-1], OSError)
    slow.fails = False
    assert await commits.written(6)
    assert slow.settled[1:] == [None]
    assert slow.written == [6]


@in_loop
async def test_no_more_wait_than_may(thread: ThreadPoolExecutor) -> None:
    slow = Slow()
    commits = GroupCommit(slow, thread, most=3)
    first = asyncio.create_task(commits.written(0))
    while not slow.batches:
        await asyncio.sleep(0.001)
    waiting = [asyncio.create_task(commits.written(n)) for n in range(1, 4)]
    await asyncio.sleep(0)
    assert not await commits.written(4)
    slow.may_go.set()
    assert all(await asyncio.gather(first, *waiting))
    assert slow.written == [0, 1, 2, 3]


@in_loop
async def test_who_gives_up_takes_nobody_along(thread: ThreadPoolExecutor) -> None:
    slow = Slow()
    commits = GroupCommit(slow, thread)
    tasks = [asyncio.create_task(commits.written(n)) for n in range(3)]
    while not slow.batches:
        await asyncio.sleep(0.001)
    tasks[1].cancel()
    slow.may_go.set()
    assert await tasks[0]
    assert await tasks[2]
    await commits.at_rest()
    assert slow.written == [0, 1, 2]


@in_loop
async def test_a_fault_leaves_nobody_waiting(
    thread: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    slow.may_go.set()
    commits = GroupCommit(slow, thread)
    faults: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, said: faults.append(said))

    def fault(*_: object) -> None:
        raise RuntimeError("a fault of the program")

    with monkeypatch.context() as faulty:
        faulty.setattr(Slow, "settle", fault)
        assert await commits.written(1)  # it is written, and the fault came after
        faulty.setattr(Slow, "batch_of", fault)
        assert not await commits.written(2)
    assert len(faults) == 2
    assert await commits.written(3)
    assert slow.written == [1, 3]


@in_loop
async def test_a_flush_writes_what_there_is_beside_items(thread: ThreadPoolExecutor) -> None:
    slow = Slow()
    slow.may_go.set()
    commits = GroupCommit(slow, thread)
    commits.flush()
    commits.flush()
    await commits.at_rest()
    assert slow.batches == [[]]
