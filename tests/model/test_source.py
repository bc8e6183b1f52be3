"""Where values come from."""

from __future__ import annotations

import unicodedata

import pytest
from attrs import evolve
from hypothesis import given
from tests.strategies import sources, training_classes

from cadre_training.model.source import Place, Source
from cadre_training.model.training_class import TrainingClass


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("classes.csv"), "classes.csv"),
        (Place("classes.csv", line=3), "classes.csv:3"),
        (Place("classes.csv", line=3, column="learners"), "classes.csv:3:learners"),
        (Place("bieu.xlsx", sheet="Biểu 1", cell="F10"), "bieu.xlsx!Biểu 1!F10"),
        (Place("bieu.xlsx", cell="F10"), "bieu.xlsx!F10"),
    ],
)
def test_a_place_reads_like_an_address(place: Place, text: str):
    assert str(place) == text


@pytest.mark.parametrize("line", [1.0, True, "3"])
def test_a_line_is_a_whole_number(line):
    with pytest.raises(TypeError, match="line must be a whole number"):
        Place("classes.csv", line=line)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (Source(), "?"),
        (Source(document="bài báo"), "bài báo"),
        (Source(document="bài báo", within="đoạn 4"), "bài báo, đoạn 4"),
        (Source(document="bài báo", span=(3, 9), words="36 lớp"), "bài báo, [3:9]: “36 lớp”"),
        (Source(document="bài báo", within="đoạn 4", span=(3, 9)), "bài báo, đoạn 4"),
        (Source(read_at=Place("classes.csv", line=3)), "classes.csv:3"),
    ],
)
def test_a_source_reads_in_one_line(source: Source, text: str):
    assert str(source) == text


def test_a_place_is_added_to_what_is_known():
    source = Source(document="bài báo", words="36 lớp").at(Place("classes.csv", line=3))
    assert source == Source(
        document="bài báo", words="36 lớp", read_at=Place("classes.csv", line=3)
    )


@pytest.mark.parametrize("name", ["document", "within", "words"])
def test_texts_are_stored_composed(name: str):
    written = unicodedata.normalize("NFD", "Điều 1, kỹ năng")
    fields: dict = {name: written}
    assert getattr(Source(**fields), name) == "Điều 1, kỹ năng"


@pytest.mark.parametrize("span", [(1.0, 2.0), (1,), (1, 2, 3), [1, 2], (True, 2), "12", 12])
def test_a_span_is_two_whole_numbers(span):
    with pytest.raises(TypeError, match="span must be a pair of whole numbers"):
        Source(span=span)


@given(record=training_classes(), source=sources(read_at=True))
def test_a_source_takes_no_part_in_equality(record: TrainingClass, source: Source):
    elsewhere = evolve(record, source=source)
    assert elsewhere == record
    assert hash(elsewhere) == hash(record)
    assert len({elsewhere, record}) == 1
    assert repr(elsewhere) == repr(record)
