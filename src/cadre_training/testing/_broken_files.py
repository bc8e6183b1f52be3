"""Files that are not what they should be."""

from __future__ import annotations

import random
from collections.abc import Iterator


def broken_files(sample: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield files that are not what they should be."""
    noise = random.Random(164).randbytes(4096)
    yield "nothing", b""
    yield "one line end", b"\n"
    yield "NUL", bytes(1024)
    yield "noise", noise
    yield "a byte-order mark only", b"\xef\xbb\xbf"
    yield "UTF-16", "lớp;năm\r\n".encode("utf-16")
    yield "no text", b"\xff\xfe\xfd\xfc" * 64
    yield "lone surrogates", b"\xed\xa0\xbd;\xed\xba\xad"
    yield "one long line", b"x" * 1_000_000
    yield "many opening brackets", b"[" * 100_000
    yield "an archive", b"PK\x03\x04" + noise
    yield "an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise
    yield "a page", b"<!doctype html><table><tr><td>36</table>"
    for part in (1, 10, 50, 90, 99):
        yield f"the first {part} % of the sample", sample[: len(sample) * part // 100]
    yield "the sample and noise", sample + noise
    yield "the sample twice", sample * 2
    third = len(sample) // 3
    yield "the sample with its middle missing", sample[:third] + sample[-third:]
    flipped = bytearray(sample)
    for at in range(0, len(flipped), 7):
        flipped[at] ^= 0x55
    yield "the sample with every seventh byte changed", bytes(flipped)


BROKEN = tuple(name for name, _ in broken_files(b""))
"""What each of them is."""
