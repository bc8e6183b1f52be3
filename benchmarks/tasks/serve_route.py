"""A route of Starlette that stores nothing, under the settings of the counter."""

from __future__ import annotations

import socket

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def hit(_request: Request) -> Response:
    """Answer that it is well."""
    return Response(status_code=204)


def main() -> None:
    """Serve on a free port until stopped."""
    app = Starlette(routes=[Route("/hit", hit, methods=["GET", "POST"])])
    config = uvicorn.Config(
        app,
        http="httptools",
        ws="none",
        access_log=False,
        log_config=None,
        log_level="error",
        proxy_headers=False,
        server_header=False,
    )
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listening:
        print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
