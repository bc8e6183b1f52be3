"""Knowing a log again by what stands in it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from attrs import frozen

from cadre_training_counter.tally.position import LogPosition

LENGTH: Final = 4096
"""How many bytes of the beginning, and of the end of what was read, a log is known by."""


@frozen
class Prints:
    """Makes the hashes that logs are known by; without the secret they tell nothing.

    Args:
        secret: The secret of the site.
    """

    secret: bytes

    def of(self, data: bytes) -> bytes:
        """Return the hash of ``data``."""
        return blake2b(data, digest_size=16, key=self.secret, person=b"log").digest()

    def candidates(self, begin: bytes, positions: Iterable[LogPosition]) -> tuple[LogPosition, ...]:
        """Return the logs that begin like this one, the one read farthest first.

        Args:
            begin: The beginning of the log, :data:`LENGTH` bytes where there are so many.
            positions: The logs that are known.
        """
        hashes = {
            length: self.of(begin[:length])
            for length in {one.head_length for one in positions}
            if 0 < length <= len(begin)
        }
        found = [one for one in positions if hashes.get(one.head_length) == one.head]
        return tuple(sorted(found, key=lambda one: one.offset, reverse=True))
