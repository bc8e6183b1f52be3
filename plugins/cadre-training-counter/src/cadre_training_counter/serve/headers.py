"""The header lines of a request, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Headers = Mapping[bytes, bytes]
"""Header values by lower-case name; what stood in several lines is joined by commas."""


def headers_of(lines: Iterable[tuple[bytes, bytes]]) -> Headers:
    """Return the header lines of an ASGI scope by name.

    A name that stands in several lines means the same as one line with commas (RFC 9110, 5.3).

    >>> headers_of([(b"via", b"a"), (b"host", b"x"), (b"via", b"b")])
    {b'via': b'a, b', b'host': b'x'}
    """
    lines = list(lines)
    found = dict(lines)
    if len(found) == len(lines):
        return found
    joined: dict[bytes, bytes] = {}
    for name, value in lines:
        joined[name] = joined[name] + b", " + value if name in joined else value
    return joined
