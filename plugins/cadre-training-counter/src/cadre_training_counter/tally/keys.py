"""Visitors as keys that cannot be turned back into addresses without what they are made with."""

from __future__ import annotations

from hashlib import blake2b

from attrs import Attribute, field, frozen

SECRET_BYTES = 32
"""The length of a site's secret and of a day's salt."""


def _check_length(_instance: object, attribute: Attribute[bytes], value: bytes) -> None:
    if len(value) != SECRET_BYTES:
        raise ValueError(f"{attribute.name} needs {SECRET_BYTES} bytes, got {len(value)}")


@frozen(kw_only=True)
class DayKeys:
    """Makes the keys of the visitors of one day.

    The key needs both the secret, which is kept beside the state, and the salt, which is in the
    state until the day is over: when it is destroyed, nobody can make or test a key again.

    Args:
        secret: The secret of the site, 32 bytes.
        salt: The salt of the day, 32 bytes.

    >>> keys = DayKeys(secret=bytes(32), salt=bytes(32))
    >>> len(keys.key(b"192.0.2.1", b"Mozilla/5.0"))
    16
    """

    secret: bytes = field(validator=_check_length, repr=False)
    salt: bytes = field(validator=_check_length, repr=False)

    def key(self, address: bytes, agent: bytes) -> bytes:
        """Return the key of the visitor with this address and this user agent."""
        return blake2b(
            _one(address, agent), digest_size=16, key=self.secret + self.salt, person=b"day"
        ).digest()


@frozen
class SiteMarks:
    """Makes the marks of visitors, which stay the same over days, for sketches only.

    Args:
        secret: The secret of the site, 32 bytes.
    """

    secret: bytes = field(validator=_check_length, repr=False)

    def mark(self, address: bytes, agent: bytes) -> int:
        """Return the mark of the visitor with this address and this user agent."""
        digest = blake2b(
            _one(address, agent), digest_size=8, key=self.secret, person=b"sketch"
        ).digest()
        return int.from_bytes(digest, "little", signed=True)


def _one(address: bytes, agent: bytes) -> bytes:
    """Put both into one, so that no other pair gives the same.

    An IPv4 address that is written as one of IPv6, as some servers do, is that IPv4 address.
    """
    address = address.lower().removeprefix(b"::ffff:")
    return len(address).to_bytes(4, "little") + address + agent
