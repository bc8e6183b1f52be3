"""Logs whose lines are JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.plugin import find_zone
from cadre_training_counter.logs.json_lines import JsonLines
from cadre_training_counter.logs.rows import Row
from cadre_training_counter.tally.json_keys import JsonKeys
from cadre_training_counter.tally.outcome import Outcome

BASE: dict[str, object] = {
    "time_iso8601": "2024-05-06T07:08:09+07:00",
    "remote_addr": "192.0.2.1",
    "request": "GET /a HTTP/1.1",
    "status": "200",
    "http_user_agent": "M",
}
WHEN = 1_714_954_089


def form(keys: JsonKeys | None = None, zone: str = "Asia/Ho_Chi_Minh") -> JsonLines:
    return JsonLines(keys or JsonKeys(), find_zone(zone).tz)


def second(reader: JsonLines, line: bytes) -> int | None:
    row = row_of(reader, line)
    begin = reader.minute(row.minute, row.zone)
    return None if begin is None else begin + int(row.second)


def row_of(reader: JsonLines, line: bytes) -> Row:
    rows = reader.read(line + b"\n", b"")
    assert len(rows) == 1
    row = rows.row(0)
    assert isinstance(row, Row)
    return row


def line_of(**changed: object) -> bytes:
    return json.dumps({**BASE, **changed}).encode()


def test_as_nginx_writes_it() -> None:
    row = row_of(form(), line_of())
    assert (row.address, row.request, row.status, row.agent) == (
        b"192.0.2.1",
        b"GET /a HTTP/1.1",
        b"200",
        b"M",
    )
    assert second(form(), line_of()) == WHEN


@pytest.mark.parametrize(
    "time",
    [
        "2024-05-06T07:08:09+07:00",
        "2024-05-06T00:08:09Z",
        "2024-05-06T00:08:09.123456Z",
        "2024-05-06 07:08:09,5 +0700",
        "2024-05-06T07:08:09",
        "06/May/2024:07:08:09 +0700",
        "[06/May/2024:07:08:09 +0700]",
        str(WHEN),
        f"{WHEN}.987",
        WHEN,
        WHEN + 0.987,
        WHEN * 1000 + 987,
    ],
)
def test_moments(time: object) -> None:
    assert second(form(), line_of(time_iso8601=time)) == WHEN


def test_a_moment_without_zone_is_told_in_that_of_the_rules() -> None:
    line = line_of(time_iso8601="2024-07-01T12:00:00")
    assert second(form(zone="UTC"), line) == second(form(zone="UTC+7"), line) + 7 * 3600  # type: ignore[operator]


def test_other_keys_and_objects_in_objects() -> None:
    keys = JsonKeys(
        time=("when",),
        address=("client.ip",),
        method=("http.method",),
        target=("url.path",),
        status=("http.response.status_code",),
        agent=("ua",),
        request=("none",),
    )
    line = json.dumps(
        {
            "when": "2024-05-06T00:08:09Z",
            "client": {"ip": "::1"},
            "http": {"method": "GET", "response": {"status_code": 304}},
            "url.path": "/b",
        }
    ).encode()
    row = row_of(form(keys), line)
    assert (row.address, row.request, row.status, row.agent) == (b"::1", b"GET /b", b"304", None)


def test_the_first_of_several_keys_that_there_is() -> None:
    line = line_of(time_iso8601=None, msec=f"{WHEN}.001", time="nonsense")
    assert second(form(), line) == WHEN


@pytest.mark.parametrize(
    ("agent", "found"),
    [
        (rb"caf\xC3\xA9 \x22x\x22", 'cafÃ© "x"'.encode()),
        (rb"a \\x41 b", rb"a \x41 b"),
        (rb"\u1ec7", "ệ".encode()),
    ],
)
def test_escapes_of_nginx_without_proper_json(agent: bytes, found: bytes) -> None:
    line = line_of().replace(b'"M"', b'"' + agent + b'"')
    assert form().read(line + b"\n", b"").agents == [found]


@pytest.mark.parametrize(
    "line",
    [
        b"garbage",
        b"[]",
        b"{}",
        b'"text"',
        b'{"a":' * 100_000,
        line_of(time_iso8601="yesterday"),
        line_of(time_iso8601=None),
        line_of(time_iso8601="2024-05-06T07:08:61+07:00"),
        line_of(remote_addr=""),
        line_of(remote_addr=None),
        line_of(request=None),
        line_of(status="OK"),
        line_of(status=True),
        line_of()[:-3],
    ],
)
def test_what_cannot_be_read(line: bytes) -> None:
    assert form().read(line + b"\n", b"").odd == {0: Outcome.UNREADABLE}


def test_empty_lines_are_remarks() -> None:
    rows = form().read(b"\n \n" + line_of() + b"\n", b"")
    assert rows.odd == {0: Outcome.REMARK, 1: Outcome.REMARK}


def test_bytes_that_are_no_text_and_halves_of_characters() -> None:
    rows = form().read(line_of().replace(b'"M"', b'"\xff\\ud800"') + b"\n", b"")
    assert not rows.odd
    assert rows.agents[0]


def test_a_day_that_there_is_not() -> None:
    assert second(form(), line_of(time_iso8601="2024-02-30T00:00:00Z")) is None


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=10))
def test_every_line_has_its_row(lines: list[bytes]) -> None:
    data = b"".join(line + b"\n" for line in lines)
    assert len(form().read(data, b"")) == len(form().cut(data)) == len(lines)
