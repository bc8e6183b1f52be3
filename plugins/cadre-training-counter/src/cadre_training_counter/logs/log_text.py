"""The text of a log file, plain or compressed, from one end to the other."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final

_GZIP: Final = b"\x1f\x8b"
_GZIP_WINDOW: Final = 31
_RAW: Final = 1 << 14  # of a broken piece nothing is had, so pieces are small
_PIECE: Final = 1 << 20
LINE: Final = 1 << 12


class LogText:
    """Reads the text of a log forward. Offsets are those of the text, not of the file.

    Args:
        path: The file. Whether it is compressed is seen by its first bytes, not by its name.

    Raises:
        OSError: If it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self.path = path
        self._file: BinaryIO = path.open("rb")
        try:
            status = os.fstat(self._file.fileno())
            self.size = status.st_size
            self.stamp = f"{status.st_dev}:{status.st_ino}:{status.st_size}:{status.st_mtime_ns}"
            self.compressed = self._file.read(len(_GZIP)) == _GZIP
        except BaseException:
            self._file.close()
            raise
        self.rewind()

    def rewind(self) -> None:
        """Go back to the beginning."""
        self._file.seek(0)
        self.offset = 0
        self.damaged = False
        self._pieces = self._inflate()
        self._held = b""

    def __enter__(self) -> LogText:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    @property
    def passed(self) -> int:
        """How much of the file itself was read, in bytes."""
        return self._file.tell()

    def read(self, most: int) -> bytes:
        """Read ``most`` bytes of text, or as many as are left."""
        parts = [self._held]
        length = len(self._held)
        while length < most and (piece := self._piece(most - length)):
            parts.append(piece)
            length += len(piece)
        joined = b"".join(parts)
        data, self._held = joined[:most], joined[most:]
        self.offset += len(data)
        return data

    def read_to_end_of_line(self) -> bytes:
        """Read up to the end of the line, the end with it; nothing where it has no end."""
        found = b""
        while piece := self.read(LINE):
            found += piece
            end = found.find(b"\n") + 1
            if end:
                self._put_back(found[end:])
                return found[:end]
        self._put_back(found)
        return b""

    def skip_to(self, offset: int, keep: int) -> bytes:
        """Go forward to ``offset``, or to the end; return the last ``keep`` bytes before it.

        Raises:
            ValueError: If that lies behind.
        """
        if offset < self.offset:
            raise ValueError(f"a log is read forward: {offset} lies before {self.offset}")
        tail = b""
        if not self.compressed and offset - keep > self.offset + len(self._held):
            self._held, self.offset = b"", offset - keep
            self._file.seek(self.offset)
        while self.offset < offset and (piece := self.read(min(_PIECE, offset - self.offset))):
            tail = (tail + piece)[-keep:] if keep else b""
        return tail

    def _put_back(self, data: bytes) -> None:
        self._held = data + self._held
        self.offset -= len(data)

    def _piece(self, most: int) -> bytes:
        return next(self._pieces, b"") if self.compressed else self._file.read(most)

    def _inflate(self) -> Iterator[bytes]:
        """Yield the text of a compressed file; one that ends too early gives what it has."""
        inflater = zlib.decompressobj(_GZIP_WINDOW)
        data = b""
        fresh = True
        while True:
            if not data:
                data = self._file.read(_RAW)
                if not data:
                    self.damaged = not fresh
                    return
            if fresh:
                data = data.lstrip(b"\0")  # some programs fill up the last block
                if not data:
                    continue
            fresh = False
            try:
                piece = inflater.decompress(data, _PIECE)
            except zlib.error:
                self.damaged = True
                return
            data = inflater.unconsumed_tail
            if inflater.eof:
                data = inflater.unused_data
                inflater = zlib.decompressobj(_GZIP_WINDOW)
                fresh = True
            if piece:
                yield piece
