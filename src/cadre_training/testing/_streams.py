"""Streams that notice what is done to them, or fail."""

from __future__ import annotations

import errno
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Sink(io.BufferedIOBase):
    """A stream that can only be written to, like a pipe, and keeps nothing but the last bytes.

    Attributes:
        size: How many bytes were written.
        tail: The last of them.
        closings: How often it was closed by the code under test.
    """

    TAIL = 4096

    def __init__(self) -> None:
        """Begin empty."""
        self.size = 0
        self.tail = b""
        self.closings = 0

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Take bytes, and nothing else."""
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        view = memoryview(data).cast("B")
        self.size += view.nbytes
        self.tail = (self.tail + bytes(view[-self.TAIL :]))[-self.TAIL :]
        return view.nbytes

    def close(self) -> None:
        """Note it, and stay open."""
        self.closings += 1


class KeptOpen(io.BytesIO):
    """Bytes in memory that notice when they are closed, and stay open."""

    closings = 0

    def close(self) -> None:
        """Note it, and stay open."""
        self.closings += 1


class Failing(Sink):
    """A stream that fails once so many bytes were written."""

    def __init__(self, error: BaseException, after: int = 0) -> None:
        """Raise ``error`` on the first write after ``after`` bytes."""
        super().__init__()
        self._error = error
        self._after = after

    def write(self, data: ReadableBuffer, /) -> int:
        """Take bytes, or fail."""
        if self.size >= self._after:
            raise self._error
        return super().write(data)


class FailingInput(io.RawIOBase):
    """A file that fails when it is read."""

    def __init__(self, error: BaseException) -> None:
        """Raise ``error`` on each read."""
        self._error = error

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can seek."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Fail."""
        del offset, whence
        raise self._error

    def readinto(self, buffer: object, /) -> int:
        """Fail."""
        del buffer
        raise self._error

    def read(self, size: int = -1, /) -> bytes:
        """Fail."""
        del size
        raise self._error


def full_disk() -> OSError:
    """Return the error of a disk that is full."""
    return OSError(errno.ENOSPC, "No space left on device")
