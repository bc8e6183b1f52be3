"""The address that a hit comes from, also behind reverse proxies."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from attrs import field, frozen, validators

from cadre_training_counter.serve.headers import Headers
from cadre_training_counter.serve.recent import Recent

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

MOST_HOPS = 32
"""How many hops are followed back; a longer way is no honest one."""

_REMEMBERED = 8192
_LONGEST = 100


class ProxyHeader(Enum):
    """The header in which the configured proxies say who asked them.

    There is exactly one: a proxy passes on headers that it does not know, so that any other
    could be written by whoever asks.
    """

    X_FORWARDED_FOR = "X-Forwarded-For"
    FORWARDED = "Forwarded"

    @property
    def key(self) -> bytes:
        """Its name as requests carry it."""
        return self.value.lower().encode()


@frozen(kw_only=True)
class Proxies:
    """Which proxies are believed when they say who asked them.

    Args:
        networks: The networks that the proxies are in; nobody else is believed.
        header: The header that they write.

    >>> proxies = Proxies(networks=(ipaddress.ip_network("10.0.0.0/8"),))
    >>> proxies.client("10.0.0.7", {b"x-forwarded-for": b"192.0.2.1, 203.0.113.9"})
    '203.0.113.9'
    >>> proxies.client("198.51.100.4", {b"x-forwarded-for": b"192.0.2.1"})
    '198.51.100.4'
    """

    networks: tuple[Network, ...] = ()
    header: ProxyHeader = field(
        default=ProxyHeader.X_FORWARDED_FOR, validator=validators.instance_of(ProxyHeader)
    )
    _key: bytes = field(init=False, eq=False, repr=False)
    _known: Recent[tuple[str, bytes], str] = field(
        init=False,
        eq=False,
        repr=False,
        factory=lambda: Recent[tuple[str, bytes], str](_REMEMBERED),
    )

    def __attrs_post_init__(self) -> None:
        """Put the name of the header as requests carry it."""
        object.__setattr__(self, "_key", self.header.key)

    def client(self, peer: str, headers: Headers) -> str:
        """Return the address that a request comes from, as text.

        It is followed back from proxy to proxy, and the first address that is none of the
        proxies is the client. Where a proxy says what is no address, its own is the last known.

        Args:
            peer: The address that the connection comes from.
            headers: The header lines of the request.
        """
        if not self.networks:
            return _text(peer)
        said = headers.get(self._key, b"")
        client = self._known.get((peer, said))
        if client is None:
            client = self._follow(peer, said)
            if len(said) <= _LONGEST:
                self._known.put((peer, said), client)
        return client

    def _follow(self, peer: str, said: bytes) -> str:
        at = parse_address(peer)
        if at is None or not self._believes(at):
            return _text(peer)
        for hop in self._hops(said):
            if hop is None:
                break
            at = hop
            if not self._believes(at):
                break
        return str(at)

    def _believes(self, address: Address) -> bool:
        return any(address in network for network in self.networks)

    def _hops(self, value: bytes) -> Iterator[Address | None]:
        """Yield the addresses of a header, the last one first; None for what is no address."""
        text = value.decode("latin-1")
        if not text:
            return
        hops = _forwarded(text) if self.header is ProxyHeader.FORWARDED else text.split(",")
        for hop in reversed(hops[-MOST_HOPS:]):
            yield parse_address(hop)


def parse_address(text: str) -> Address | None:
    """Read an address as proxies write it, with a port or in brackets; None where it is none.

    An IPv4 address written as IPv6 is the IPv4 address, and the zone of a link is left out.

    >>> parse_address("[2001:db8::1]:4711"), parse_address("::ffff:192.0.2.1")
    (IPv6Address('2001:db8::1'), IPv4Address('192.0.2.1'))
    >>> parse_address("unknown") is None
    True
    """
    return _parse(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=_REMEMBERED)
def _parse(text: str) -> Address | None:
    text = text.strip()
    if match := _WITH_PORT.fullmatch(text):
        text = match[1] or match[2]
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


@lru_cache(maxsize=_REMEMBERED)
def neighbourhood(address: str) -> str:
    """Return what one subscriber has: an IPv4 address, or the first half of an IPv6 one.

    >>> neighbourhood("2001:db8:1:2:aaaa::1"), neighbourhood("192.0.2.1")
    ('2001:db8:1:2::/64', '192.0.2.1')
    """
    found = parse_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False))
    return address


_WITH_PORT = re.compile(r"\[([^\]]*)\](?::\d*)?|([\d.]+):\d*")

# An element is pairs between semicolons, elements stand between commas; a value may be quoted
# (RFC 7239, 4).
_ELEMENT = re.compile(r'(?:[^",]|"(?:[^"\\]|\\.)*")+')
_FOR = re.compile(r'(?:^|;)\s*for\s*=\s*("(?:[^"\\]|\\.)*"|[^";]*)', re.IGNORECASE)


def _forwarded(value: str) -> list[str]:
    """Return what each element of a Forwarded header says it is for; empty where it does not."""
    hops: list[str] = []
    for element in _ELEMENT.findall(value):
        found = _FOR.search(element)
        hops.append(found[1].strip('"') if found else "")
    return hops


@lru_cache(maxsize=_REMEMBERED)
def _text(peer: str) -> str:
    address = parse_address(peer)
    return peer if address is None else str(address)
