"""The garbage collector is afterwards as it was."""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest

from cadre_training.readers.collector import collector_resting


@pytest.fixture(autouse=True)
def restored() -> Generator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_it_rests_and_goes_on_again() -> None:
    with collector_resting():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_it_goes_on_after_a_failure() -> None:
    with pytest.raises(KeyboardInterrupt), collector_resting():
        raise KeyboardInterrupt
    assert gc.isenabled()


def test_what_the_caller_chose_stays() -> None:
    gc.disable()
    with collector_resting():
        pass
    assert not gc.isenabled()
    gc.enable()
    gc.freeze()
    before = gc.get_freeze_count()
    with collector_resting():
        pass
    assert gc.get_freeze_count() >= before > 0


def test_cycles_made_meanwhile_are_still_found() -> None:
    class Node:
        other: object = None

    with collector_resting():
        node = Node()
        node.other = node
        del node
    assert sum(isinstance(one, Node) for one in gc.get_objects()) == 1
    gc.collect()
    assert not any(isinstance(one, Node) for one in gc.get_objects())
