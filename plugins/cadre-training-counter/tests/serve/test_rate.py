"""Rates hold, and what they remember is bounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training_counter.serve.rate import Rate, RateLimit
from cadre_training_counter.serve.recent import Recent

SECOND = 1_000_000_000

steps = st.lists(st.integers(0, 3 * SECOND), min_size=1, max_size=200)


@given(steps, st.integers(1, 20), st.integers(1, 20))
def test_no_stretch_of_time_has_more_than_it_may(
    gaps: list[int], per_second: int, burst: int
) -> None:
    limit = RateLimit(Rate(per_second=per_second, burst=burst))
    now, taken = 0, list[int]()
    for gap in gaps:
        now += gap
        if limit.takes("a", now):
            taken.append(now)
    for first, start in enumerate(taken):
        for count, end in enumerate(taken[first:], 1):
            assert (count - burst) * (SECOND // per_second) <= end - start


@given(steps, st.integers(1, 20))
def test_who_keeps_to_the_rate_is_never_refused(gaps: list[int], per_second: int) -> None:
    limit = RateLimit(Rate(per_second=per_second, burst=1))
    now = 0
    for gap in gaps:
        now += max(gap, SECOND // per_second)
        assert limit.takes("a", now)


def test_keys_do_not_share() -> None:
    limit = RateLimit(Rate(per_second=1, burst=1))
    assert [limit.takes(key, 0) for key in "abab"] == [True, True, False, False]


def test_who_is_refused_does_not_wait_longer_for_it() -> None:
    limit = RateLimit(Rate(per_second=1, burst=1))
    assert limit.takes("a", 0)
    assert not any(limit.takes("a", SECOND * n // 100) for n in range(1, 100))
    assert limit.takes("a", SECOND)


def test_memory_is_bounded_and_those_who_press_on_are_not_forgotten() -> None:
    limit = RateLimit(Rate(per_second=1, burst=1), most_keys=100)
    assert limit.takes("greedy", 0)
    for number in range(10_000):
        assert limit.takes(number, number)
        assert len(limit) <= 200
        if number % 50 == 0:
            assert not limit.takes("greedy", number)


@pytest.mark.parametrize(("per_second", "burst"), [(0, 1), (1, 0), (-1, 5)])
def test_a_rate_of_nothing_is_refused(per_second: int, burst: int) -> None:
    with pytest.raises(ValueError, match=r"(per_second|burst)"):
        Rate(per_second=per_second, burst=burst)


@given(st.lists(st.integers(0, 30)), st.integers(1, 10))
def test_the_last_that_came_are_remembered(keys: list[int], most: int) -> None:
    recent = Recent[int, int](most)
    for at, key in enumerate(keys):
        recent.put(key, at)
        assert len(recent) <= 2 * most
    last = list(dict.fromkeys(reversed(keys)))[:most]
    for key in last:
        assert recent.get(key) == len(keys) - 1 - keys[::-1].index(key)
    recent.clear()
    assert (len(recent), recent.get(0)) == (0, None)
