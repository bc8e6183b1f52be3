"""Some two hundred texts, each with what a careful reader makes of it."""

from __future__ import annotations

import unicodedata

import pytest
from tests.readers.dates.lines import EXAMPLES, line

from cadre_training.readers.dates import read_date


def test_there_are_enough() -> None:
    assert len({row["text"] for row in EXAMPLES}) == len(EXAMPLES) >= 150


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: repr(row["text"]))
def test_it_reads_as_expected(row: dict[str, str]) -> None:
    reading = read_date(row["text"])
    assert line(reading) == row["expected"]
    assert reading.text == row["text"]
    clear = not reading.ambiguous and not reading.unreadable and not reading.against
    assert (reading.message is None) == clear


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: repr(row["text"]))
def test_case_unicode_form_and_outer_spaces_make_no_difference(row: dict[str, str]) -> None:
    for text in (row["text"].upper(), row["text"].lower()):
        reading = read_date(f"\u00a0{unicodedata.normalize('NFD', text)} ")
        assert line(reading) == row["expected"]
