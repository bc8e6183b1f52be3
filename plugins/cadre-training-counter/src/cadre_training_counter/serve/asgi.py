"""What an ASGI server and an application hand to each other, as far as this one needs it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import NotRequired, TypedDict


class Scope(TypedDict):
    """What is known of a request; of the life of the server only the type."""

    type: str
    method: str
    path: str
    root_path: NotRequired[str]
    query_string: NotRequired[bytes]
    headers: Iterable[tuple[bytes, bytes]]
    client: NotRequired[tuple[str, int] | None]


class Message(TypedDict):
    """A part of a request or of an answer."""

    type: str
    status: NotRequired[int]
    headers: NotRequired[Iterable[tuple[bytes, bytes]]]
    body: NotRequired[bytes]
    more_body: NotRequired[bool]
    message: NotRequired[str]


Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
