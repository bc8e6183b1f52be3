"""The bytes of a file, as a plugin gets them."""

from __future__ import annotations

import io
from typing import BinaryIO, cast


def readable(data: bytes) -> BinaryIO:
    """Return bytes as a file that cannot be written to, as a plain ``BytesIO`` could.

    >>> readable(b"abc").writable()
    False
    """
    return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", io.BytesIO(data))))
