"""Small changes to XML that leave every other byte as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from cadre_training_xlsx.survey import Broken

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EMPTY_ROOT = re.compile(rb"<([\w:.-]+)([^<>]*)/>\s*$")


def clean(text: str) -> str:
    r"""Return a text without what XML cannot hold.

    >>> clean("a\x00b")
    'a\ufffdb'
    """
    return _NOT_XML.sub("\ufffd", text)


def quoted(text: str) -> str:
    """Return a text as it stands within XML, an attribute included.

    >>> quoted('a & "b"')
    'a &amp; &quot;b&quot;'
    """
    return escape(clean(text), {'"': "&quot;"})


def prefix_of(name: str) -> str:
    """Return the prefix of a qualified name, with its colon.

    >>> prefix_of("x:comments"), prefix_of("comments")
    ('x:', '')
    """
    before, colon, _ = name.rpartition(":")
    return before + colon


def before_end(xml: bytes, make: Callable[[str], str]) -> bytes:
    """Put elements at the end of the root.

    Args:
        xml: The document.
        make: Returns the elements, given the prefix that they need.

    Raises:
        Broken: If there is no root.

    >>> before_end(b"<a:b><a:c/></a:b>", lambda p: f"<{p}d/>")
    b'<a:b><a:c/><a:d/></a:b>'
    >>> before_end(b"<b x='1'/>", lambda p: f"<{p}d/>")
    b"<b x='1'><d/></b>"
    """
    at = xml.rfind(b"</")
    empty = _EMPTY_ROOT.search(xml) if at < 0 else None
    if empty is not None:
        name, start = empty[1], xml[: empty.start()]
        inside = make(prefix_of(name.decode())).encode()
        return b"%b<%b%b>%b</%b>" % (start, name, empty[2], inside, name)
    named = re.match(rb"</([\w:.-]+)", xml[max(at, 0) : at + 200])
    if named is None:
        raise Broken("XML without an end")
    return xml[:at] + make(prefix_of(named[1].decode())).encode() + xml[at:]


def put(xml: bytes, pieces: Sequence[tuple[int, bytes]]) -> bytes:
    """Put pieces into XML, each before the byte at its offset.

    >>> put(b"abc", [(1, b"-"), (3, b"!"), (1, b"+")])
    b'a-+bc!'
    """
    found: list[bytes] = []
    before = 0
    for at, piece in sorted(pieces, key=lambda one: one[0]):
        found += (xml[before:at], piece)
        before = at
    return b"".join((*found, xml[before:]))
