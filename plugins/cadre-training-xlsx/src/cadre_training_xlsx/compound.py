"""The streams in a compound file, the container of old Office documents and of encrypted ones.

It is a small file system: sectors, a table that chains them, and a directory
(MS-CFB: Compound File Binary File Format).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from cadre_training_xlsx.survey import Broken

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_SECTOR = 512
_ENTRY = 128
_SMALL = 4096  # streams of fewer bytes are kept elsewhere
_LIST, _TABLE, _END, _FREE = 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
_LAST = 0xFFFFFFFA  # from here on a number is no sector
_STREAM, _ROOT = 2, 5


@frozen
class Stream:
    """A stream: where it begins, and its length in bytes."""

    start: int
    size: int


class Compound:
    """A compound file.

    Args:
        data: Its bytes.

    Raises:
        Broken: If it is damaged.
    """

    def __init__(self, data: bytes) -> None:
        """Read its tables."""
        if not data.startswith(SIGNATURE) or len(data) < _HEADER:
            raise Broken("no compound file")
        self._data = data
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        directory, _, cutoff, small, _, more = struct.unpack_from("<6I", data, 48)
        if shift not in (9, 12) or small_shift != 6:
            raise Broken("sectors of another size")
        self._size, self._small_size, self._cutoff = 1 << shift, 1 << small_shift, cutoff
        self._next = self._numbers(b"".join(map(self._sector, self._table_sectors(more))))
        self._small_next = self._numbers(self._chained(small))
        self._entries = self._chained(directory)
        root = self._entry(0)
        if root is None or root[1] != _ROOT:
            raise Broken("no directory")
        self._small = self._chained(root[2].start)[: root[2].size]

    def streams(self) -> Mapping[str, Stream]:
        """Return the streams at the top of the directory by name."""
        found: dict[str, Stream] = {}
        seen: set[int] = set()
        waiting = [struct.unpack_from("<I", self._entries, 76)[0]]
        while waiting:
            number = waiting.pop()
            entry = self._entry(number)
            if number in seen or entry is None:
                continue
            seen.add(number)
            name, kind, stream = entry
            if kind == _STREAM:
                found[name] = stream
            waiting += struct.unpack_from("<II", self._entries, number * _ENTRY + 68)
        return found

    def read(self, stream: Stream) -> bytes:
        """Return the bytes of a stream.

        Raises:
            Broken: If it is cut off.
        """
        if stream.size >= self._cutoff:
            found = self._chained(stream.start)
        else:
            size = self._small_size
            found = b"".join(
                self._small[at * size : (at + 1) * size]
                for at in _chain(self._small_next, stream.start)
            )
        if len(found) < stream.size:
            raise Broken("a stream is cut off")
        return found[: stream.size]

    def _entry(self, number: int) -> tuple[str, int, Stream] | None:
        """Return the name and the kind of an entry of the directory, and its stream."""
        at = number * _ENTRY
        if number == _FREE or at + _ENTRY > len(self._entries):
            return None
        length, kind = struct.unpack_from("<HB", self._entries, at + 64)
        name = self._entries[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", self._entries, at + 116)
        return name, kind, Stream(start, size)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._data[at : at + self._size]

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(self._next, start)))

    def _table_sectors(self, more: int) -> Iterator[int]:
        """Yield the sectors of the table: the first are named in the header, the others chained."""
        yield from _sectors(struct.unpack_from("<109I", self._data, 76))
        seen: set[int] = set()
        while more < _LAST and more not in seen:
            seen.add(more)
            *numbers, more = self._numbers(self._sector(more)) or (_FREE,)
            yield from _sectors(numbers)

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _sectors(numbers: Sequence[int]) -> Iterator[int]:
    return (number for number in numbers if number < _LAST)


def _chain(table: Sequence[int], start: int) -> Iterator[int]:
    """Yield the sectors of a chain.

    Raises:
        Broken: If it leads in a circle or out of the file.
    """
    at, steps = start, 0
    while at < _LAST:
        steps += 1
        if at >= len(table) or steps > len(table):
            raise Broken("a chain of sectors leads nowhere")
        yield at
        at = table[at]


def wrapped(stream: bytes, name: str) -> bytes:
    """Return a compound file with one stream, and nothing in it that could be wrong.

    Args:
        stream: The bytes of the stream; it gets zeros at its end where it is short.
        name: Its name.
    """
    stream = stream.ljust(_SMALL, b"\0")
    body = stream + b"\0" * (-len(stream) % _SECTOR)
    count = len(body) // _SECTOR
    tables, lists = _table_size(count + 1)
    chain = [*range(1, count), _END]  # the stream
    chain.append(_END)  # the directory
    first = len(chain)
    chain += [_TABLE] * tables + [_LIST] * lists
    numbers = range(first, first + tables)
    header = struct.pack(
        "<8s16xHHHHH10xIIIIIIII",
        *(SIGNATURE, 0x3E, 3, 0xFFFE, 9, 6),
        *(tables, count, 0, _SMALL, _END, 0, first + tables if lists else _END, lists),
    )
    root = _entry("Root Entry", _ROOT, _END, 0, child=1)
    directory = root + _entry(name, _STREAM, 0, len(stream)) + bytes(2 * _ENTRY)
    more = b"".join(
        _packed(numbers[_LISTED + at * (_EACH - 1) :], _EACH - 1)
        + struct.pack("<I", first + tables + at + 1 if at + 1 < lists else _END)
        for at in range(lists)
    )
    return b"".join(
        (
            header,
            _packed(numbers, _LISTED),
            body,
            directory,
            _packed(chain, tables * _EACH),
            more,
        )
    )


_EACH = _SECTOR // 4  # numbers of a sector
_LISTED = 109  # sectors of the table that the header lists; others are listed in sectors


def _table_size(sectors: int) -> tuple[int, int]:
    """Return how many sectors the table takes for so many others, and how many list them."""
    tables = lists = 0
    while True:
        needed = -(-(sectors + tables + lists) // _EACH)
        listed = -(-max(needed - _LISTED, 0) // (_EACH - 1))
        if (needed, listed) == (tables, lists):
            return tables, lists
        tables, lists = needed, listed


def _packed(numbers: Sequence[int], length: int) -> bytes:
    """Return numbers as bytes, so many of them, the rest free."""
    kept = numbers[:length]
    return struct.pack(f"<{length}I", *kept, *[_FREE] * (length - len(kept)))


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ",
        *(encoded, len(encoded) + 2, kind, 1, _FREE, _FREE, child),
        *(start, size),
    )
