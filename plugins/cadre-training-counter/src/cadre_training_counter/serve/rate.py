"""How many hits are taken at most: in all, and from one side."""

from __future__ import annotations

from collections.abc import Hashable

from attrs import define, field, frozen, validators

from cadre_training_counter.serve.recent import Recent

_NANOSECONDS = 1_000_000_000

MOST_KEYS = 16_384
"""How many keys a limit remembers at least."""


@frozen
class Rate:
    """A rate that may be exceeded for a moment.

    Args:
        per_second: How many a second in the long run.
        burst: How many at once.

    Raises:
        ValueError: If either is below 1.
    """

    per_second: int = field(validator=[validators.instance_of(int), validators.ge(1)])
    burst: int = field(validator=[validators.instance_of(int), validators.ge(1)])


@define(eq=False)
class RateLimit:
    """Holds every key to a rate, in bounded memory.

    A key has a bucket of as many tokens as may be used at once, which fills at the rate. All that
    is kept of it is the moment when it will be full. A key that is forgotten has a full bucket.

    Args:
        rate: The rate.
        most_keys: How many keys are remembered at least; twice as many at most.

    >>> limit = RateLimit(Rate(per_second=1, burst=2))
    >>> [limit.takes("a", 0), limit.takes("a", 0), limit.takes("a", 0), limit.takes("b", 0)]
    [True, True, False, True]
    >>> limit.takes("a", 1_000_000_000)
    True
    """

    rate: Rate
    most_keys: int = MOST_KEYS
    _full: Recent[Hashable, int] = field(init=False)
    _each: int = field(init=False)
    _ahead: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Put the rate in nanoseconds."""
        self._full = Recent(self.most_keys)
        self._each = _NANOSECONDS // self.rate.per_second
        self._ahead = self._each * (self.rate.burst - 1)

    def takes(self, key: Hashable, now: int) -> bool:
        """Tell whether one more of ``key`` is within the rate, and count it if so.

        Args:
            key: Whose it is.
            now: A moment in nanoseconds, on a clock that never goes back.
        """
        full = self._full.get(key)
        if full is None or full < now:
            full = now
        if full - now > self._ahead:
            # Put there anew: what is asked for again is not old.
            self._full.put(key, full)
            return False
        self._full.put(key, full + self._each)
        return True

    def __len__(self) -> int:
        return len(self._full)
