"""Keys, marks and sketches of visitors."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training_counter.tally.keys import DayKeys, SiteMarks
from cadre_training_counter.tally.sketch import ERROR_PERCENT, add_marks, estimate, merge

SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))
KEYS = DayKeys(secret=SECRET, salt=OTHER)


def test_a_key_needs_the_secret_the_salt_the_address_and_the_agent() -> None:
    key = KEYS.key(b"192.0.2.1", b"M")
    assert len(key) == 16
    assert key == DayKeys(secret=SECRET, salt=OTHER).key(b"192.0.2.1", b"M")
    others = {
        DayKeys(secret=OTHER, salt=OTHER).key(b"192.0.2.1", b"M"),
        DayKeys(secret=SECRET, salt=SECRET).key(b"192.0.2.1", b"M"),
        KEYS.key(b"192.0.2.2", b"M"),
        KEYS.key(b"192.0.2.1", b"N"),
    }
    assert len(others - {key}) == 4


@given(st.binary(max_size=8), st.binary(max_size=8), st.binary(max_size=8), st.binary(max_size=8))
def test_only_the_same_pair_has_the_same_key(a: bytes, b: bytes, c: bytes, d: bytes) -> None:
    same = (a.lower(), b) == (c.lower(), d)
    assert (KEYS.key(a, b) == KEYS.key(c, d)) is same


def test_an_ipv4_address_written_as_ipv6_is_the_same_visitor() -> None:
    assert KEYS.key(b"::FFFF:192.0.2.1", b"M") == KEYS.key(b"192.0.2.1", b"M")
    assert SiteMarks(SECRET).mark(b"::ffff:192.0.2.1", b"M") == SiteMarks(SECRET).mark(
        b"192.0.2.1", b"M"
    )


def test_marks_are_those_of_the_site_and_fit_64_bits() -> None:
    mark = SiteMarks(SECRET).mark(b"192.0.2.1", b"M")
    assert -(2**63) <= mark < 2**63
    assert mark != SiteMarks(OTHER).mark(b"192.0.2.1", b"M")


def test_secrets_have_their_length_and_are_never_shown() -> None:
    with pytest.raises(ValueError, match="needs 32 bytes, got 3"):
        SiteMarks(b"abc")
    assert repr(SECRET) not in repr(KEYS)


@pytest.mark.parametrize("number", [0, 1, 5, 60, 5_000, 40_000])
def test_the_error_is_within_two_per_cent(number: int) -> None:
    """Many secrets, so that luck plays no part: the bound is five standard errors."""
    for _ in range(5):
        marks = SiteMarks(secrets.token_bytes(32))
        whole = [marks.mark(str(n).encode(), b"M") for n in range(number)]
        days = [
            add_marks(None, whole[start : start + number // 2 + 1])
            for start in range(0, number, number // 3 + 1)
        ]
        assert abs(estimate(days) - number) <= number * 0.02


def test_the_stated_error_is_that_of_many_estimates() -> None:
    number, times = 5_000, 60
    squares = 0.0
    for _ in range(times):
        marks = SiteMarks(secrets.token_bytes(32))
        sketch = add_marks(None, (marks.mark(str(n).encode(), b"M") for n in range(number)))
        squares += (estimate([sketch]) / number - 1) ** 2
    # Within a third of the stated error, for the sample is small.
    assert (squares / times) ** 0.5 * 100 < float(ERROR_PERCENT) * 4 / 3


@given(
    st.lists(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=30), max_size=5),
    st.randoms(use_true_random=False),
)
def test_neither_order_nor_batches_matter(parts: list[list[int]], draw: object) -> None:
    together = [mark for part in parts for mark in part]
    one = estimate([add_marks(None, together)])
    assert one == estimate([add_marks(None, part) for part in reversed(parts)])
    assert one == estimate([merge(add_marks(None, part) for part in parts)])
    grown: bytes | None = None
    for part in parts:
        grown = add_marks(grown, reversed(part))
    assert one == estimate([grown] if grown is not None else [])
    assert abs(one - len(set(together))) <= 1


def test_no_sketch_has_no_visitors() -> None:
    assert estimate([]) == 0
