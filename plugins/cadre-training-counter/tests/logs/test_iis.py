"""Logs of IIS: columns that are named in the log, in any order, and change."""

from __future__ import annotations

import pytest

from cadre_training_counter.logs.iis import Iis
from cadre_training_counter.logs.rows import Row
from cadre_training_counter.tally.outcome import Outcome

FIELDS = (
    b"#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip "
    b"cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken"
)
LINE = (
    b"2024-05-06 00:08:09 10.0.0.1 GET /tin/b%C3%A0i.aspx id=5 443 - 2001:db8::1 "
    b"Mozilla/5.0+(Windows+NT+10.0)+Safari/537.36 - 200 0 0 15"
)


def test_as_iis_writes_it() -> None:
    data = b"#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n"
    data += b"#Date: 2024-05-06 00:00:00\r\n" + FIELDS + b"\r\n" + LINE + b"\r\n"
    rows = Iis().read(data, b"")
    assert rows.odd == dict.fromkeys(range(4), Outcome.REMARK)
    assert rows.row(4) == Row(
        address=b"2001:db8::1",
        minute=b"2024-05-06 00:08",
        second=b"09",
        zone=b"Z",
        request=b"GET /tin/b%C3%A0i.aspx",
        status=b"200",
        agent=b"Mozilla/5.0 (Windows NT 10.0) Safari/537.36",
    )
    assert Iis().minute(b"2024-05-06 00:08", b"Z") == 1_714_954_080  # UTC
    assert rows.columns == FIELDS


def test_columns_may_change_on_the_way_and_stand_in_any_order() -> None:
    data = (
        b"#Fields: sc-status c-ip time date cs-uri-stem cs-method\n"
        b"404 192.0.2.1 00:00:01 2024-05-06 /a GET\n"
        b"#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(user-agent)\n"
        b"2024-05-06 00:00:02 192.0.2.2 HEAD /b 200 -\n"
    )
    rows = Iis().read(data, b"")
    assert sorted(rows.odd) == [0, 2]
    assert [rows.addresses[at] for at in (1, 3)] == [b"192.0.2.1", b"192.0.2.2"]
    assert [rows.answers[at] for at in (1, 3)] == [b'GET /a" 404', b'HEAD /b" 200']
    assert [rows.agents[at] for at in (1, 3)] == [None, b"-"]


def test_lines_are_read_by_the_columns_that_were_named_before() -> None:
    rows = Iis().read(LINE + b"\n", FIELDS)
    assert not rows.odd
    assert rows.columns == FIELDS


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        (LINE, b""),
        (LINE, b"#Fields: date time"),
        (LINE + b" more", FIELDS),
        (LINE[:-5], FIELDS),
        (LINE.replace(b"00:08:09", b"00:08:61"), FIELDS),
        (LINE.replace(b"00:08:09", b"000809"), FIELDS),
        (LINE.replace(b" 200 ", b" - "), FIELDS),
        (LINE.replace(b"2001:db8::1", b"-"), FIELDS),
    ],
)
def test_what_cannot_be_read(line: bytes, columns: bytes) -> None:
    assert Iis().read(line + b"\n", columns).odd == {0: Outcome.UNREADABLE}


def test_what_fills_a_log_up_is_a_remark() -> None:
    assert Iis().read(bytes(100) + b"\r\n\r\n", FIELDS).odd == dict.fromkeys(
        range(2), Outcome.REMARK
    )


def test_a_mark_of_byte_order_in_front() -> None:
    assert Iis().read(b"\xef\xbb\xbf" + FIELDS + b"\n" + LINE + b"\n", b"").odd == {
        0: Outcome.REMARK
    }
