"""The Combined and the Common format, in all the ways that servers write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training_counter.logs.rows import Rows
from cadre_training_counter.logs.server_log import ServerLog, read_line
from cadre_training_counter.tally.outcome import Outcome

TIME = "[10/Oct/2024:13:55:36 +0700]"
ROW = tuple[bytes, bytes, bytes, bytes, bytes, bytes, bytes | None]


def row(rows: Rows, at: int = 0) -> ROW | Outcome:
    found = rows.row(at)
    if isinstance(found, Outcome):
        return found
    assert isinstance(found.request, bytes)
    return (
        found.address,
        found.minute,
        found.second,
        found.zone,
        found.request,
        found.status,
        found.agent,
    )


def read(text: str | bytes, name: str = "combined") -> ROW | Outcome:
    data = text if isinstance(text, bytes) else text.encode()
    rows = ServerLog(name).read(data + b"\n", b"")
    assert len(rows) == 1
    return row(rows)


def expected(
    address: str = "192.0.2.1",
    request: bytes = b"GET /a HTTP/1.1",
    status: bytes = b"200",
    agent: bytes | None = b"M",
) -> ROW:
    minute = b"10/Oct/2024:13:55"
    return (address.encode(), minute, b"36", b"+0700", request, status, agent)


@pytest.mark.parametrize("name", ["combined", "common"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"', expected()),
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5', expected(agent=None)),
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 -', expected(agent=None)),
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "-"', expected(agent=b"-")),
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" ""', expected(agent=b"")),
        (f'2001:db8::1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"', expected("2001:db8::1")),
        (f'a.vn - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"', expected("a.vn")),
        (f'192.0.2.1 - an - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"', expected()),
        (f'192.0.2.1 - Lê Văn A {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"', expected()),
        (f'192.0.2.1 - [x] {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"', expected()),
        (f'192.0.2.1 id user {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"', expected()),
        (f'a.vn:443 192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"', expected()),
        (
            f'a.vn 2001:db8::1 - - {TIME} "GET /a HTTP/1.1" 200 5',
            expected("2001:db8::1", agent=None),
        ),
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M" 0.012 "-"', expected()),
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"\r', expected()),
        (
            f'192.0.2.1 - - {TIME} "-" 408 - "-" "-"',
            expected(request=b"-", status=b"408", agent=b"-"),
        ),
        (
            f'192.0.2.1 - - {TIME} "" 400 0 "-" "-"',
            expected(request=b"", status=b"400", agent=b"-"),
        ),
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" - - "-" "M"', expected(status=b"-")),
        (
            f'192.0.2.1 - - {TIME} "\\x16\\x03\\x01" 400 5 "-" "M"',
            expected(request=b"\\x16\\x03\\x01", status=b"400"),
        ),
        (
            f'192.0.2.1 - - {TIME} "GET /\\"a HTTP/1.1" 200 5 "-" "says \\"M\\" \\\\"',
            expected(request=b'GET /\\"a HTTP/1.1', agent=b'says \\"M\\" \\\\'),
        ),
        (
            f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "says "M" aloud"',
            expected(agent=b'says "M" aloud'),
        ),
        (
            f'192.0.2.1 - - {TIME} "BREW /pot HTCPCP/1.0" 418 5 "-" "M"',
            expected(request=b"BREW /pot HTCPCP/1.0", status=b"418"),
        ),
        ("", Outcome.REMARK),
        ("  \r", Outcome.REMARK),
        ("garbage", Outcome.UNREADABLE),
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M', Outcome.UNREADABLE),
        (f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 20 5 "-" "M"', Outcome.UNREADABLE),
        (f'192.0.2.1 - - {TIME} "GET /a', Outcome.UNREADABLE),
        ('192.0.2.1 - - [10/Oct/2024:13:55:61 +0700] "GET / HTTP/1.1" 200 5', Outcome.UNREADABLE),
        ('192.0.2.1 - - [10/10/2024 13:55:36] "GET / HTTP/1.1" 200 5', Outcome.UNREADABLE),
        (f'{TIME} "GET / HTTP/1.1" 200 5', Outcome.UNREADABLE),
    ],
)
def test_one_line(text: str, found: ROW | Outcome, name: str) -> None:
    assert read(text, name) == found


def test_bytes_that_are_no_text() -> None:
    line = f'192.0.2.1 - - {TIME} "GET /'.encode() + b'\xff\xfe HTTP/1.1" 200 5 "-" "\xe1\xbb"'
    assert read(line) == expected(request=b"GET /\xff\xfe HTTP/1.1", agent=b"\xe1\xbb")


def test_zeros_in_front_of_a_line_are_a_hole_in_the_file() -> None:
    line = f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"'.encode()
    assert read(bytes(5000) + line) == expected()


def test_a_line_feed_alone_ends_a_line() -> None:
    rows = ServerLog().read(b"a\rb\x0bc\x85d\n\n", b"")
    assert len(rows) == 2
    assert len(ServerLog().cut(b"a\rb\x0bc\x85d\n\n")) == 2


_NO_END = st.characters(codec="latin-1", exclude_characters="\n\r\0")
_WORDS = st.text(_NO_END, max_size=12)
_QUOTED = _WORDS.map(lambda text: text.replace("\\", "\\\\").replace('"', '\\"'))
_STATUS = st.integers(100, 599).map(str)


@given(
    address=st.from_regex(r"[0-9a-f.:]{1,20}", fullmatch=True),
    request=_QUOTED,
    status=_STATUS,
    referrer=_QUOTED,
    agent=_QUOTED,
)
def test_what_a_server_escapes_is_read_as_it_was_written(
    address: str, request: str, status: str, referrer: str, agent: str
) -> None:
    line = f'{address} - - {TIME} "{request}" {status} 77 "{referrer}" "{agent}"'.encode("latin-1")
    found = read(line)
    assert found == expected(
        address, request.encode("latin-1"), status.encode(), agent.encode("latin-1")
    )
    slow = read_line(line)
    assert not isinstance(slow, Outcome)
    assert (slow.address, slow.request, slow.status, slow.agent) == (
        found[0],
        found[4],
        found[5],
        found[6],
    )


@given(
    st.lists(
        st.binary(max_size=60)
        | st.sampled_from(
            [
                f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5 "-" "M"'.encode(),
                f'192.0.2.1 - - {TIME} "GET /a HTTP/1.1" 200 5'.encode(),
            ]
        ),
        max_size=20,
    ),
    st.sampled_from(["combined", "common"]),
)
def test_every_line_has_its_row_whatever_stands_around_it(lines: list[bytes], name: str) -> None:
    lines = [line.replace(b"\n", b" ") for line in lines]
    rows = ServerLog(name).read(b"".join(line + b"\n" for line in lines), b"")
    assert len(rows) == len(lines)
    alone = [row(ServerLog(name).read(line + b"\n", b"")) for line in lines]
    assert [row(rows, at) for at in range(len(lines))] == alone


@pytest.mark.parametrize("name", ["combined", "common"])
@pytest.mark.parametrize(
    "line",
    [
        '192.0.2.1 - - [10/Oct/2024:13:55:36 +0700] "' + '\\"' * 20_000,
        "192.0.2.1 - " + "[" * 20_000,
        "a " * 20_000,
        '192.0.2.1 - - [10/Oct/2024:13:55:36 +0700] "' + '" 200 5 "' * 5_000,
    ],
    ids=["quotes", "brackets", "blanks", "statuses"],
)
def test_hostile_lines_cost_no_more_than_their_length(name: str, line: str) -> None:
    """A pattern that tries again and again would not come to an end here."""
    read(line, name)


def test_whole_lines() -> None:
    form = ServerLog()
    assert [form.whole(data) for data in (b"", b"a", b"a\n", b"a\nb", b"\n\n")] == [0, 0, 2, 2, 2]
    assert re.match("co", ServerLog("common").name)
