"""Running the service until it is told to stop."""

from __future__ import annotations

import signal
import socket
import threading
from types import FrameType

import uvicorn

from cadre_training_counter.serve.app import CounterApp
from cadre_training_counter.serve.bounded_http import BoundedHttp

STOP_SECONDS = 15
"""How long answers that are under way may take when the service is to stop."""


def serve(app: CounterApp, listening: socket.socket) -> signal.Signals | None:
    """Serve until a signal says to stop; return that signal.

    What was taken by then is answered, and written, first.

    Args:
        app: The service.
        listening: The socket that it listens on.
    """
    config = uvicorn.Config(
        app,
        http=BoundedHttp,
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,
        log_level="error",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = uvicorn.Server(config)
    stopped_by: list[signal.Signals] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        # The server puts a handler of its own in the place of this one while it runs, and calls
        # this one when it has ended.
        stopped_by.append(signal.Signals(number))
        server.should_exit = True

    before = {}
    if threading.current_thread() is threading.main_thread():
        before = {one: signal.signal(one, stop) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run(sockets=[listening])
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    return stopped_by[0] if stopped_by else None
