"""Exports of GoatCounter."""

from __future__ import annotations

import csv
import io

import pytest

from cadre_training_counter.logs.goatcounter import GoatCounter, is_header
from cadre_training_counter.logs.rows import KnownRequest
from cadre_training_counter.tally.outcome import Outcome

SECOND_VERSION = (
    "2Path,Title,Event,UserAgent,Browser,System,Session,Bot,Referrer,Referrer scheme,"
    "Screen size,Location,FirstVisit,Date"
)
FIRST_VERSION = (
    "1Path,Title,Event,Bot,Session,FirstVisit,Referrer,Referrer scheme,Browser,Screen size,"
    "Location,Date"
)


def record(header: str, **values: str) -> bytes:
    names = header.split(",")
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(values.get(name, "") for name in names)
    return out.getvalue().encode()


def one(header: str, **changed: str) -> bytes:
    values = {
        header.split(",", maxsplit=1)[0]: "/a",
        "Event": "false",
        "Bot": "0",
        "Session": "s1",
        "Date": "2024-05-06T00:08:09Z",
    }
    return record(header, **{**values, **changed})


@pytest.mark.parametrize("header", [FIRST_VERSION, SECOND_VERSION])
def test_both_versions(header: str) -> None:
    data = header.encode() + b"\r\n" + one(header) + one(header, Bot="7", Session="s2")
    rows = GoatCounter().read(data, b"")
    assert rows.odd == {0: Outcome.REMARK}
    assert list(rows.addresses[1:]) == [b"s1", b"s2"]
    assert rows.answers[1] == KnownRequest(b"/a")
    assert rows.robots == [False, False, True]
    assert (rows.minutes[1], rows.ends[1]) == (b"2024-05-06T00:08", b"09 Z")
    assert GoatCounter().minute(b"2024-05-06T00:08", b"Z") == 1_714_954_080
    assert rows.agents[1] is None
    assert rows.columns.startswith(header.encode())


def test_events_are_no_page_views() -> None:
    rows = GoatCounter().read(one(SECOND_VERSION, Event="true"), SECOND_VERSION.encode())
    assert rows.answers[0] == KnownRequest(b"/a", event=True)


def test_titles_with_commas_quotation_marks_and_line_feeds() -> None:
    title = 'Tin "mới",\nhai dòng\n'
    data = one(SECOND_VERSION, Title=title) + one(SECOND_VERSION)
    rows = GoatCounter().read(data, SECOND_VERSION.encode())
    assert (len(rows), rows.odd) == (2, {})
    cut = GoatCounter().cut(data)
    assert (len(cut), b"".join(cut)) == (2, data)


def test_a_record_is_whole_only_with_its_last_line() -> None:
    form, data = GoatCounter(), one(SECOND_VERSION, Title="một\nhai\nba")
    first = one(SECOND_VERSION)
    for end in range(len(data)):
        assert form.whole(first + data[:end]) == len(first)
    assert form.whole(first + data) == len(first + data)
    assert form.whole(b"") == 0


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest() -> None:
    data = b'"never closed\n' + one(SECOND_VERSION) * 40_000
    assert GoatCounter().whole(data) > 0
    assert len(GoatCounter().cut(data)) > 1


def test_without_sessions_the_browser_stands_for_the_visitor() -> None:
    lines = one(SECOND_VERSION, Session="", Browser="Firefox 125", Location="VN")
    rows = GoatCounter().read(lines, SECOND_VERSION.encode())
    assert rows.addresses[0] == b"Firefox 125||VN"


@pytest.mark.parametrize(
    "line",
    [
        b"garbage\n",
        one(SECOND_VERSION, Date="yesterday"),
        one(SECOND_VERSION, Date="2024-05-06T00:08:09"),
        one(SECOND_VERSION, Bot=""),
        one(SECOND_VERSION)[:-30] + b"\n",
    ],
)
def test_what_cannot_be_read(line: bytes) -> None:
    rows = GoatCounter().read(line, SECOND_VERSION.encode())
    assert rows.odd == {0: Outcome.UNREADABLE}


def test_rows_without_a_header_cannot_be_read() -> None:
    assert GoatCounter().read(one(SECOND_VERSION), b"").odd == {0: Outcome.UNREADABLE}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (FIRST_VERSION, True),
        (SECOND_VERSION, True),
        ("\ufeff" + SECOND_VERSION, True),
        (SECOND_VERSION.replace("2Path", "3Path"), False),
        (SECOND_VERSION.replace("Bot", "Robot"), False),
        ("a,b", False),
        ("", False),
    ],
)
def test_headers(line: str, found: bool) -> None:
    assert is_header(line.encode()) is found
