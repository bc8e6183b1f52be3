"""The stream that an exporter writes to."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from cadre_training._registry import PluginMistake
from cadre_training.plugin import Label

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class GuardedStream(io.BufferedIOBase):
    """A stream of bytes that notices what an exporter may not do with it.

    Attributes:
        count: How many bytes were written.
        failure: The failure of the medium below, a full disk say; it is not the exporter's,
            and an exporter that swallows it does not make the file whole.
    """

    def __init__(self, out: BinaryIO) -> None:
        """Write to ``out``, and never close it."""
        self._out = out
        self._was_closed = False
        self.count = 0
        self.failure: OSError | None = None

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self.count

    def write(self, data: ReadableBuffer, /) -> int:
        """Write bytes.

        Raises:
            PluginMistake: If it is given something else.
        """
        if self._was_closed:
            raise ValueError("write to a closed stream")
        size = _size(data)
        try:
            self._out.write(data)
        except OSError as error:
            self.failure = error
            raise
        self.count += size
        return size

    def close(self) -> None:
        """Note that the exporter closed it; the stream below stays open."""
        self._was_closed = True

    def check(self, answer: object) -> None:
        """Refuse what an exporter left behind, given what it returned.

        Raises:
            PluginMistake: If it closed the stream or wrote nothing.
        """
        if self._was_closed:
            raise PluginMistake("it closed the stream", _LEAVE_OPEN)
        if self.count == 0:
            got = "" if answer is None else f" and returned {type(answer).__name__}"
            raise PluginMistake(f"it wrote nothing{got}", _WRITE_BYTES)

    def seal(self) -> None:
        """Take nothing more, from a wrapper that wakes up late say."""
        self._was_closed = True


def _size(data: ReadableBuffer) -> int:
    try:
        return memoryview(data).nbytes
    except TypeError:
        _refuse(data)


def _refuse(data: object) -> NoReturn:
    kind = "text" if isinstance(data, str) else type(data).__name__
    raise PluginMistake(f"it wrote {kind} to a stream of bytes", _WRITE_BYTES)


_WRITE_BYTES = Label(
    'Hàm xuất phải ghi byte: out.write(text.encode("utf-8")).',
    'An exporter writes bytes: out.write(text.encode("utf-8")).',
)
_LEAVE_OPEN = Label(
    "Hàm xuất phải để luồng mở; nếu bọc bằng io.TextIOWrapper, hãy gọi detach() ở cuối.",
    "An exporter leaves the stream open; after io.TextIOWrapper, end with detach().",
)
