"""Which pages may send hits: those of the site, and those of the origins that are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from urllib.parse import urlsplit

from attrs import field, frozen

from cadre_training_counter.serve.answer import HeaderLines
from cadre_training_counter.serve.headers import Headers

ANY = "*"
"""Stands for every origin."""

_ANY = ANY.encode()
_FOR_ALL = ((b"access-control-allow-origin", b"*"),)
_BY_ORIGIN = ((b"vary", b"origin"),)
_PORTS = {"http": 80, "https": 443}
_OF_ADDRESS = re.compile(rb"(https?://[^/?#\\]*)", re.IGNORECASE)
_LONGEST = 300


class Whence(Enum):
    """Where a hit comes from."""

    SITE = "site"
    OTHER = "other"
    NOT_SAID = "not said"


def origin_of(text: str) -> str:
    """Return an origin in the form that browsers send.

    Raises:
        ValueError: If it is not ``http://`` or ``https://`` and a host, or has a path.

    >>> origin_of("HTTPS://Example.gov.vn:443/")
    'https://example.gov.vn'
    """
    parts = urlsplit(text.strip())
    scheme, host = parts.scheme.lower(), parts.hostname
    if scheme not in _PORTS or not host or parts.username is not None:
        raise ValueError(f"{text!r} is no origin such as https://example.gov.vn")
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ValueError(f"{text!r} has more than an origin; leave out what follows the host")
    host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    port = parts.port
    return f"{scheme}://{host}" + (f":{port}" if port not in (None, _PORTS[scheme]) else "")


def _in_form(origins: Iterable[str]) -> frozenset[bytes]:
    return frozenset(_ANY if one == ANY else origin_of(one).encode("ascii") for one in origins)


@frozen
class Origins:
    """The origins whose pages are counted, beside those of the host that the counter itself has.

    Args:
        listed: Origins such as ``https://example.gov.vn``; ``*`` stands for all there are.

    Raises:
        ValueError: If one is no origin.

    >>> origins = Origins(("https://example.gov.vn",))
    >>> origins.whence({b"origin": b"https://example.gov.vn"})
    <Whence.SITE: 'site'>
    >>> origins.whence({b"referer": b"https://elsewhere.example/page"})
    <Whence.OTHER: 'other'>
    """

    listed: frozenset[bytes] = field(default=frozenset(), converter=_in_form)

    def whence(self, headers: Headers) -> Whence:
        """Tell where the page stands that sent a request, from what the browser says of it.

        The origin is looked at first, then the address of the page, then what the browser says
        of their relation; a page that hides all of that is not known to be the site's.

        Args:
            headers: The header lines of the request.
        """
        origin = headers.get(b"origin")
        if origin is None or origin == b"null":
            referer = headers.get(b"referer")
            origin = _of_address(referer[:_LONGEST]) if referer is not None else None
        if origin is not None and origin in self.listed:
            return Whence.SITE
        if headers.get(b"sec-fetch-site") == b"same-origin":
            return Whence.SITE
        if _ANY in self.listed:
            return Whence.SITE
        if origin is None:
            return Whence.OTHER if b"sec-fetch-site" in headers else Whence.NOT_SAID
        return Whence.SITE if self._knows(origin, headers.get(b"host")) else Whence.OTHER

    def allowance(self, headers: Headers) -> HeaderLines:
        """Return the header lines that let the scripts of a page read an answer, if they may.

        Args:
            headers: The header lines of the request.
        """
        if _ANY in self.listed:
            return _FOR_ALL
        origin = headers.get(b"origin")
        if origin is None or origin not in self.listed:
            # Caches keep apart what they may give to whom.
            return _BY_ORIGIN
        return (*_BY_ORIGIN, (b"access-control-allow-origin", origin))

    def _knows(self, origin: bytes, host: bytes | None) -> bool:
        form = _form(origin[:_LONGEST])
        if form is None:
            return False
        return form in self.listed or (host is not None and _same_host(form, host))


@lru_cache(maxsize=1024)
def _of_address(address: bytes) -> bytes | None:
    found = _OF_ADDRESS.match(address)
    return found[1] if found else None


@lru_cache(maxsize=1024)
def _form(origin: bytes) -> bytes | None:
    try:
        return origin_of(origin.decode("ascii")).encode("ascii")
    except ValueError:
        return None


def _same_host(origin: bytes, host: bytes) -> bool:
    """Tell whether an origin has the host that a request was sent to, whatever its scheme."""
    scheme, _, rest = origin.partition(b"://")
    return _form(scheme + b"://" + host[:_LONGEST]) == scheme + b"://" + rest
