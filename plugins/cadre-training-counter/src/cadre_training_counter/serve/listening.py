"""The socket that the service listens on."""

from __future__ import annotations

import errno
import socket

from cadre_training.plugin import Label

BACKLOG = 2048

_CAUSES = {
    errno.EADDRINUSE: Label(
        "một chương trình khác đang dùng cổng này", "another program uses this port"
    ),
    errno.EADDRNOTAVAIL: Label("máy này không có địa chỉ đó", "this machine has no such address"),
    errno.EACCES: Label("không được phép dùng cổng này", "this port may not be used"),
}


class CannotListen(Exception):
    """The service cannot listen where it should.

    Args:
        message: Where and why, in both languages.
    """

    def __init__(self, message: Label) -> None:
        """Keep the message."""
        super().__init__(message.en)
        self.message = message


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; connections wait in it until they are taken.

    Args:
        host: A name or an address.
        port: The port; 0 for any that is free.

    Raises:
        CannotListen: If that is not possible.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError):
        raise _cannot(host, port, Label("không tìm thấy máy này", "no such host")) from None
    made = socket.socket(family, kind, protocol)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(BACKLOG)
    except OSError as error:
        made.close()
        cause = _CAUSES.get(error.errno or 0, Label.same(error.strerror or str(error)))
        raise _cannot(host, port, cause) from error
    return made


def address_of(made: socket.socket) -> str:
    """Return the address that ``made`` listens on, as a URL."""
    host, port = made.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _cannot(host: str, port: int, cause: Label) -> CannotListen:
    return CannotListen(
        Label(
            f"không lắng nghe được tại {host}, cổng {port}: {cause.vi}",
            f"cannot listen on {host}, port {port}: {cause.en}",
        )
    )
