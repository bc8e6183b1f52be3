"""Where the parts of a request stand in a log whose lines are JSON."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class JsonKeys:
    """The keys of a JSON log; of several, the first that a line has counts.

    Keys with a dot lead into an object: ``request.method``. A key that has a dot in itself is
    found as well.

    Args:
        time: The moment: ISO 8601, as the Combined format writes it, or seconds since 1970.
        address: The address of the visitor.
        request: The whole request line: ``GET / HTTP/1.1``.
        method: The method, where there is no request line.
        target: What was asked for, where there is no request line.
        status: The status.
        agent: The user agent. A line without one says nothing about robots.
    """

    time: tuple[str, ...] = (
        "time_iso8601",
        "@timestamp",
        "time_local",
        "msec",
        "timestamp",
        "time",
    )
    address: tuple[str, ...] = ("remote_addr", "client_ip", "clientip", "remote_ip", "ip")
    request: tuple[str, ...] = ("request",)
    method: tuple[str, ...] = ("request_method", "method", "verb")
    target: tuple[str, ...] = ("request_uri", "uri", "path", "url")
    status: tuple[str, ...] = ("status", "status_code", "response")
    agent: tuple[str, ...] = ("http_user_agent", "user_agent", "agent")
