"""HTTP connections on which the head of a request, and the time it may take, are bounded."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from cadre_training_counter.serve.answer import TOO_LONG

MOST_HEAD = 16 * 1024
"""How many bytes the head of a request may have; up to a piece more may be read of it."""

MOST_SECONDS = 10
"""How many seconds the head of a request may take, from its first byte or from the connection."""

MOST_CONNECTIONS = 800
"""How many connections there may be at once; most systems let a program have 1024 files."""

_PIECE = 8 * 1024


class BoundedHttp(HttpToolsProtocol):
    """A connection that is closed when the head of a request is too long, or comes too slowly.

    The parser by itself keeps what it has of a head, however long that grows.
    """

    _unfinished = 0
    """Bytes that have come since the last head was whole, and are no body."""

    _has_asked = False
    _since = 0.0
    _watch: asyncio.TimerHandle | None = None

    def connection_made(  # type: ignore[override]  # as the class above
        self, transport: asyncio.Transport
    ) -> None:
        """Begin, and look later whether a request has come."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.close()
        self._since = self.loop.time()
        self._watch = self.loop.call_later(MOST_SECONDS, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        if self._watch is not None:
            self._watch.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what has come, piece by piece."""
        if not self._unfinished:
            self._since = self.loop.time()
        for at in range(0, len(data), _PIECE):
            piece = data if len(data) <= _PIECE else data[at : at + _PIECE]
            self._unfinished += len(piece)
            super().data_received(piece)
            if self.transport.is_closing():
                return
            if self._unfinished > MOST_HEAD:
                self.transport.write(TOO_LONG.as_http())
                self.transport.close()
                return

    def on_headers_complete(self) -> None:
        """A head is whole."""
        self._unfinished = 0
        self._has_asked = True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A piece of a body has come; what reads it bounds it."""
        self._unfinished = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """A request is whole."""
        self._unfinished = 0
        super().on_message_complete()

    def _look(self) -> None:
        nothing_yet = self._unfinished > 0 or not self._has_asked
        left = self._since + MOST_SECONDS - self.loop.time()
        if nothing_yet and left <= 0:
            self.transport.close()
        else:
            self._watch = self.loop.call_later(left if left > 0 else MOST_SECONDS, self._look)
