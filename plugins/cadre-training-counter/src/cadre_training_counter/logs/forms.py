"""The formats of logs, and which of them a log is in."""

from __future__ import annotations

import re
from typing import Final

from cadre_training_counter.logs.form import Form
from cadre_training_counter.logs.goatcounter import GoatCounter, is_header
from cadre_training_counter.logs.iis import Iis
from cadre_training_counter.logs.json_lines import JsonLines
from cadre_training_counter.logs.rows import Row
from cadre_training_counter.logs.server_log import ServerLog
from cadre_training_counter.tally.settings import Settings

NAMES: Final = ("combined", "common", "nginx-json", "iis", "goatcounter")
"""The names of the formats, as they are asked for."""

_FIELDS: Final = re.compile(rb"^(?:\xef\xbb\xbf)?#Fields:", re.MULTILINE | re.IGNORECASE)

SAMPLE: Final = 1 << 16
"""How many bytes from the beginning of a log are looked at."""


def form_of(name: str, settings: Settings) -> Form:
    """Return the format called ``name``.

    Raises:
        KeyError: If there is none.
    """
    match name:
        case "combined" | "common":
            return ServerLog(name)
        case "nginx-json":
            return JsonLines(settings.keys, settings.counter.zone.tz)
        case "iis":
            return Iis()
        case "goatcounter":
            return GoatCounter()
        case _:
            raise KeyError(name)


def detect(sample: bytes, settings: Settings) -> Form | None:
    r"""Return the format that ``sample`` is in; None if no line of it can be read in any.

    Args:
        sample: The beginning of a log. A last line that has no end is looked at only where it is
            the only one.
        settings: What JSON logs call the parts of a request.

    >>> line = b'::1 - - [01/Jan/2024:00:00:00 +0700] "GET / HTTP/1.1" 200 5\n'
    >>> detect(line, Settings()).name
    'common'
    """
    whole = sample[: sample.rfind(b"\n") + 1] or sample + b"\n"
    if is_header(whole.lstrip().partition(b"\n")[0]):
        return GoatCounter()
    if _FIELDS.search(whole):
        return Iis()
    json, server = form_of("nginx-json", settings), ServerLog("combined")
    in_json, in_server = _readable(json, whole), _readable(server, whole)
    if not in_json and not in_server:
        return None
    if len(in_json) > len(in_server):
        return json
    with_agent = sum(agent is not None for agent in in_server)
    return ServerLog("combined" if with_agent * 2 >= len(in_server) else "common")


def _readable(form: Form, block: bytes) -> list[bytes | None]:
    """Return the user agents of the lines that can be read."""
    rows = form.read(block, b"")
    found = (rows.row(at) for at in range(len(rows)))
    return [
        row.agent
        for row in found
        if isinstance(row, Row) and form.minute(row.minute, row.zone) is not None
    ]
