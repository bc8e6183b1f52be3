"""Some four hundred texts, each with what a careful reader makes of it."""

from __future__ import annotations

import unicodedata

import pytest
from tests.readers.numbers.vectors import HERE, line, rows

from cadre_training.readers.numbers import read_number

EXAMPLES = rows(HERE / "numbers.csv")


def test_there_are_enough() -> None:
    assert len({(row["text"], row["notation"]) for row in EXAMPLES}) == len(EXAMPLES) >= 300


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['text']!r}-{row['notation']}")
def test_it_reads_as_expected(row: dict[str, str]) -> None:
    reading = read_number(row["text"], row["notation"] or None)
    assert line(reading) == row["expected"]
    assert reading.text == row["text"]
    assert (reading.message is None) == (not reading.ambiguous and not reading.unreadable) or (
        reading.against
    )


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['text']!r}-{row['notation']}")
def test_the_unicode_form_and_outer_spaces_make_no_difference(row: dict[str, str]) -> None:
    apart = unicodedata.normalize("NFD", row["text"])
    reading = read_number(f" {apart}\u00a0", row["notation"] or None)
    assert line(reading) == row["expected"]
