"""The file of a summary: the same bytes for the same rows, and strange bytes refused."""

from __future__ import annotations

import hashlib
import json
import random
import struct
import tracemalloc

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap
from tests.frames.summaries.cells import ROSTER, summaries, summary_of
from tests.frames.summaries.test_merging import persons

from cadre_training.frames.summaries import Cell, Summary, SummaryProblem, merge
from cadre_training.model.period import Period
from cadre_training.model.target_group import TargetGroup
from cadre_training.stats.formula import Resource

QUIET = settings(max_examples=60, deadline=None)
START = struct.Struct("<8sIIQ")
SOUND = persons(set(range(0, 300, 3)) | {70_000}).to_bytes()


def sealed(header: bytes, body: bytes, *, version: int = 1) -> bytes:
    """Return a file with a header and a body, whatever they are, and a checksum that fits."""
    length = START.size + len(header) + len(body) + 32
    whole = START.pack(b"\x93CTSUM\r\n", version, len(header), length) + header + body
    return whole + hashlib.sha256(whole).digest()


def opened(data: bytes) -> tuple[dict, bytes]:
    """Return the header and the body of a file."""
    _, _, size, _ = START.unpack(data[: START.size])
    return json.loads(data[START.size : START.size + size]), data[START.size + size : -32]


@QUIET
@given(one=summaries())
def test_round_trip(one: Summary) -> None:
    data = one.to_bytes()
    again = Summary.from_bytes(data)
    assert again == one
    assert again.to_bytes() == data


def test_what_was_resealed_untouched_is_read() -> None:
    header, body = opened(SOUND)
    plain = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    assert sealed(plain, body) == SOUND


def test_numbers_below_zero_and_large_ones() -> None:
    from cadre_training.frames.summaries.columns import column_bytes, numbers_of, width_of

    for numbers in ([0], [127, -128], [128], [-129], [2**31], [2**63 - 1, -(2**63)]):
        width = width_of(numbers)
        assert numbers_of(column_bytes(numbers, width), width) == tuple(numbers)
    assert [width_of([n], signed=False) for n in (255, 256, 65_536, 2**32)] == [1, 2, 4, 8]
    with pytest.raises(OverflowError, match="9223372036854775808"):
        width_of([2**63])


def test_numbers_that_have_no_room() -> None:
    counts = {"rows": 1, "attendances_total": 2**63 - 1}
    key = (Period.of_year(2022), TargetGroup("164", "4"))
    one = summary_of([Cell(resource=Resource.CLASSES, key=key, counts=counts)])
    assert Summary.from_bytes(one.to_bytes()) == one
    with pytest.raises(SummaryProblem, match="64 bits"):
        merge([one, one]).to_bytes()


@QUIET
@given(data=st.binary(max_size=200))
@example(b"")
@example(SOUND[:8])
@example(SOUND[:24])
def test_random_bytes(data: bytes) -> None:
    with pytest.raises(SummaryProblem):
        Summary.from_bytes(data)


@QUIET
@given(at=st.integers(0, len(SOUND) - 1), flip=st.integers(1, 255))
def test_a_changed_byte(at: int, flip: int) -> None:
    damaged = bytearray(SOUND)
    damaged[at] ^= flip
    with pytest.raises(SummaryProblem):
        Summary.from_bytes(bytes(damaged))


@QUIET
@given(at=st.integers(0, len(SOUND) - 1))
def test_cut_short(at: int) -> None:
    with pytest.raises(SummaryProblem) as caught:
        Summary.from_bytes(SOUND[:at])
    assert caught.value.label.vi != caught.value.label.en


def test_more_behind_it() -> None:
    with pytest.raises(SummaryProblem, match="cut short, or is damaged"):
        Summary.from_bytes(SOUND + b"\0")


def test_another_version_is_named() -> None:
    header, body = opened(SOUND)
    with pytest.raises(SummaryProblem, match="version 7"):
        Summary.from_bytes(sealed(json.dumps(header).encode(), body, version=7))


def test_no_summary_at_all() -> None:
    with pytest.raises(SummaryProblem, match="no summary"):
        Summary.from_bytes(b"PAR1" * 20)


HUGE = 2**62
STRANGE: dict[str, tuple] = {
    "dimensions": (["topic"], ["year", "year"], ["target_group", "year"], ["?"], "year", None, [1]),
    "measures": (["classes_growth"], ["?"], ["people", "classes"], 7),
    "people": ("guess", 1, None),
    "covers": ("2022", ["2022-13-01", "2022-01-01"], ["2023-01-01", "2022-01-01"], 1),
    "tables": (None, {}, [[]], [["classes"]], [["?", 1, [], [], [], []]]),
}


@pytest.mark.parametrize(("field", "value"), [(f, v) for f, vs in STRANGE.items() for v in vs])
def test_a_strange_header(field: str, value: object) -> None:
    header, body = opened(SOUND)
    header[field] = value
    with pytest.raises(SummaryProblem):
        Summary.from_bytes(sealed(json.dumps(header).encode(), body))


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b"1" * 6_000])
def test_no_header(text: bytes) -> None:
    with pytest.raises(SummaryProblem):
        Summary.from_bytes(sealed(text, b""))


def _changed(change: str) -> bytes:
    header, body = opened(SOUND)
    table = header["tables"][0]
    match change:
        case "cells":
            table[1] = HUGE
        case "negative":
            table[1] = -1
        case "fraction":
            table[1] = 1.5
        case "true":
            table[1] = True
        case "width":
            table[3][0] = HUGE
        case "strange width":
            table[3][0] = 3
        case "values":
            table[2][0] = []
        case "many values":
            table[2][0] = [[2022] * 3] * 3
        case "year":
            table[2][0] = [10**9]
        case "name":
            table[4][0][0] = "rows_"
        case "no rows":
            table[4] = [entry for entry in table[4] if entry[0] != "rows"]
        case "twice":
            header["tables"].append(table)
    return sealed(json.dumps(header).encode(), body)


CHANGES = (
    "cells",
    "negative",
    "fraction",
    "true",
    "width",
    "strange width",
    "values",
    "many values",
    "year",
    "name",
    "no rows",
    "twice",
)


@pytest.mark.parametrize("change", CHANGES)
def test_absurd_numbers_take_no_memory(change: str) -> None:
    data = _changed(change)
    tracemalloc.start()
    try:
        with pytest.raises(SummaryProblem):
            Summary.from_bytes(data)
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_lengths_of_the_whole_file_that_lie() -> None:
    for header_size, length in (
        (HUGE % 2**32, len(SOUND)),
        (0, 0),
        (5, 2**63),
        (10**6, len(SOUND)),
    ):
        start = START.pack(b"\x93CTSUM\r\n", 1, header_size, length)
        with pytest.raises(SummaryProblem):
            Summary.from_bytes(start + SOUND[START.size :])


def test_whatever_stands_in_a_well_sealed_file() -> None:
    """A file that somebody made by hand: nothing but a summary or a refusal comes of it."""
    chance = random.Random(164)
    header, body = opened(SOUND)
    plain = json.dumps(header, separators=(",", ":")).encode()
    outcomes = set()
    for _ in range(3_000):
        parts = [bytearray(plain), bytearray(body)]
        for _ in range(chance.randint(1, 3)):
            part = parts[chance.random() < 0.7]
            part[chance.randrange(len(part))] = chance.randrange(256)
        if chance.random() < 0.2:
            parts[1] = parts[1][: chance.randrange(len(parts[1]))]
        try:
            summary = Summary.from_bytes(sealed(bytes(parts[0]), bytes(parts[1])))
        except SummaryProblem:
            outcomes.add("refused")
        else:
            outcomes.add("read")
            assert Summary.from_bytes(summary.to_bytes()) == summary
            summary.table(summary.dimensions, summary.measures)
    assert outcomes == {"refused", "read"}


def test_sets_in_another_form_become_the_same() -> None:
    """A set may be written without runs, or by other versions: what is kept is one form."""
    people = BitMap(range(1_000))
    loose = BitMap(list(range(1_000)), optimize=False)
    assert loose.serialize() != (people.run_optimize(), people.serialize())[1]
    header, _ = opened(persons(set(range(1_000))).to_bytes())
    assert header["tables"][1][5] == [[ROSTER.id, 1]]
    tight = persons(set(range(1_000))).to_bytes()
    _, body = opened(tight)
    header["tables"][1][5] = [[ROSTER.id, 2]]
    size, compact = len(loose.serialize()), people.serialize()
    assert body.endswith(bytes([len(compact)]) + compact)
    body = body[: -len(compact) - 1] + size.to_bytes(2, "little") + loose.serialize()
    assert Summary.from_bytes(sealed(json.dumps(header).encode(), body)).to_bytes() == tight
