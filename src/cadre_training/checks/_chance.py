"""How likely something is by chance, in whole numbers."""

from __future__ import annotations


def rarer_than(hits: int, tries: int, *, one_in: int, limit: int) -> bool:
    """Tell whether so many hits come by chance less than once in ``limit`` times.

    Exact: the upper tail of the binomial distribution in whole numbers. Where the hits are so
    many that Cantelli's inequality settles it, the tail is not added up.

    Args:
        hits: How often it happened.
        tries: How often it could have happened.
        one_in: It happens by chance once in so many tries.
        limit: How rare it must be.

    >>> rarer_than(1, 1, one_in=100, limit=1000), rarer_than(2, 2, one_in=100, limit=1000)
    (False, True)
    """
    if hits * one_in <= tries:
        return False
    # Both sides times one_in squared: variance / (variance + excess²) < 1 / limit.
    variance, excess = tries * (one_in - 1), hits * one_in - tries
    if variance * limit < variance + excess * excess:
        return True
    term: int = (one_in - 1) ** tries
    below = 0
    for count in range(hits):
        below += term
        term = term * (tries - count) // ((count + 1) * (one_in - 1))
    every: int = one_in**tries
    return (every - below) * limit < every
