"""CSV files as people and spreadsheets write them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.readers._package import messages, problems, write

from cadre_training.codec.problem import Intake
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.model.absence import Absence
from cadre_training.readers import load
from cadre_training.readers.rows import read_rows

HEAD = "id,period,count,learners\n"


def learners(folder: Path, text: str | bytes) -> list[object]:
    return [c.learners for c in load(write(folder, classes=text)).classes]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "a,2014,2,30\n",
        "\ufeff" + HEAD + "a,2014,2,30\n",
        HEAD.replace("\n", "\r\n") + "a,2014,2,30\r\n",
        HEAD.replace("\n", "\r") + "a,2014,2,30",
        HEAD + "\n\na,2014,2,30\n\n,,,\n",
        "\n" + HEAD + '"a","2014","2","30"\n',
        HEAD.replace(",", ";") + "a;2014;2;30\n",
        HEAD.replace(",", "\t") + "a\t2014\t2\t30\n",
        " id , period ,count,learners\n a , 2014 , 2 , 30 \n",
        "learners,count,period,id\n30,2,2014,a\n",
    ],
)
def test_the_same_table_in_many_forms(tmp_path: Path, text: str) -> None:
    (record,) = load(write(tmp_path, classes=text)).classes
    assert (record.id, str(record.period), record.count, record.learners) == ("a", "2014", 2, 30)


def test_a_semicolon_is_told_from_a_comma_by_the_header_alone(tmp_path: Path) -> None:
    text = 'id;period;title\n"a";2014;"x, y, z"\n'
    assert load(write(tmp_path, classes=text)).classes[0].title == "x, y, z"


def test_a_record_knows_its_line_even_after_cells_of_several_lines(tmp_path: Path) -> None:
    text = 'id,period,title\n\na,2014,"one\ntwo\nthree"\nb,2015,x\n'
    classes = load(write(tmp_path, classes=text)).classes
    assert [str(c.source.read_at) for c in classes if c.source] == [
        "classes.csv:3",
        "classes.csv:6",
    ]
    assert classes[0].title == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("", Absence.NO_DATA),
        ("  ", Absence.NO_DATA),
        ("no data", Absence.NO_DATA),
        ("Không có số liệu", Absence.NO_DATA),
        ("n/a", Absence.NOT_APPLICABLE),
        ("N/A", Absence.NOT_APPLICABLE),
        ("not applicable", Absence.NOT_APPLICABLE),
        ("không áp dụng", Absence.NOT_APPLICABLE),
        ("withheld", Absence.WITHHELD),
        ("không công bố", Absence.WITHHELD),
        ("kho\u0302ng co\u0302ng bo\u0302\u0301", Absence.WITHHELD),
        ("0", 0),
        ("00", 0),
        (" 7 ", 7),
    ],
)
def test_absences_and_zero_are_never_merged(tmp_path: Path, cell: str, value: object) -> None:
    assert learners(tmp_path, HEAD + f"a,2014,1,{cell}\n") == [value]


@pytest.mark.parametrize(
    ("cell", "code", "words"),
    [
        ("6.200", "ambiguous-number", "reads as 6200 or as the decimal 6.2"),
        ('"6,200"', "ambiguous-number", "reads as 6200 or as the decimal 6.2"),
        ("1.234.567", "ambiguous-number", "write 1234567"),
        ("6 200", "not-a-whole-number", "6200"),
        ("30.0", "not-a-whole-number", "digits only"),
        ("3e1", "not-a-whole-number", "digits only"),
        ("1_000", "not-a-whole-number", "digits only"),
        ("٣", "not-a-whole-number", "digits only"),
        ("²", "not-a-whole-number", "digits only"),
        ("hơn 30", "not-a-whole-number", "digits only"),
        ("=3+4", "not-a-whole-number", "digits only"),
        ("NaN", "not-a-whole-number", "digits only"),
        ("-3", "negative", "below zero"),
        ("9" * 5000, "number-too-long", "5000 digits"),
    ],
)
def test_a_number_that_could_be_another_is_refused(
    tmp_path: Path, cell: str, code: str, words: str
) -> None:
    package = write(tmp_path, classes=HEAD + f"a,2014,1,{cell}\n")
    assert problems(package) == [("classes.csv:2:learners", code)]
    assert words in messages(package)[0]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("id,count", [("period", "missing-column")]),
        ("count", [("id", "missing-column"), ("period", "missing-column")]),
        ("id,period,perid", [("perid", "unknown-column")]),
        ("id,period,id", [("id", "duplicate-column")]),
        ("id,period,", [("3", "unknown-column")]),
    ],
)
def test_what_is_wrong_with_a_header(
    tmp_path: Path, header: str, found: list[tuple[str, str]]
) -> None:
    package = write(tmp_path, classes=f"{header}\n")
    assert problems(package) == [(f"classes.csv:1:{name}", code) for name, code in found]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("perid", "'period'"), ("Learner", "'learners'"), ("Số học viên", "'learners'")],
)
def test_the_closest_column_is_named(tmp_path: Path, name: str, hint: str) -> None:
    package = write(tmp_path, classes=f"id,period,{name}\n")
    assert hint in messages(package)[0]


def test_an_empty_file_has_no_columns(tmp_path: Path) -> None:
    assert problems(write(tmp_path, classes="")) == [
        ("classes.csv:1:id", "missing-column"),
        ("classes.csv:1:period", "missing-column"),
    ]


def test_a_header_alone_is_an_empty_table(tmp_path: Path) -> None:
    assert load(write(tmp_path, classes=HEAD)).classes == ()


def test_every_cell_that_is_wrong_is_named(tmp_path: Path) -> None:
    rows = "a,20l4,x,6.200\n,2014,,1\nb,2014,1\nc,2014,1,1,1\nd,2015,2,3\n"
    assert problems(write(tmp_path, classes=HEAD + rows)) == [
        ("classes.csv:2:period", "not-a-period"),
        ("classes.csv:2:count", "not-a-whole-number"),
        ("classes.csv:2:learners", "ambiguous-number"),
        ("classes.csv:3:id", "empty-cell"),
        ("classes.csv:3:count", "empty-cell"),
        ("classes.csv:4", "ragged-row"),
        ("classes.csv:5", "ragged-row"),
    ]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ('a,2014,1,"3', [("classes.csv:2", "broken-quotes")]),
        ('a,2014,1,3\nb,"20"14,1,3', [("classes.csv:3", "broken-quotes")]),
        (
            f"a,2014,1,{'x' * (csv.field_size_limit() + 1)}",
            [("classes.csv:2", "field-too-long")],
        ),
    ],
)
def test_a_broken_file(tmp_path: Path, rows: str, found: list[tuple[str, str]]) -> None:
    assert problems(write(tmp_path, classes=HEAD + rows)) == found


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    latin = (HEAD + "a,2014,1,3\n").encode() + "b,2014,1,không".encode("cp1258", "replace")
    assert problems(write(tmp_path / "a", classes=latin[:-1] + b"\xf4g")) == [
        ("classes.csv:3", "not-utf-8")
    ]
    utf16 = (HEAD + "a,2014,1,3\n").encode("utf-16")
    assert problems(write(tmp_path / "b", classes=utf16)) == [("classes.csv:1", "not-utf-8")]
    assert problems(write(tmp_path / "c", classes=HEAD + "a,2014,1,\0\n")) == [
        ("classes.csv:2", "nul-character")
    ]


@given(st.text())
@example('id,period\n"')
def test_no_text_at_all_makes_it_stumble(text: str) -> None:
    intake = Intake()
    assert CLASSES.read(read_rows(text, "classes.csv", CLASSES, intake), intake) == ()
    assert intake.problems


@given(st.lists(st.sampled_from(["id", "period", ",", ";", "\n", '"', "2014", "a", " ", "\\"])))
def test_no_table_makes_it_stumble(parts: list[str]) -> None:
    intake = Intake()
    text = "id,period,title\n" + "".join(parts)
    for record in CLASSES.read(read_rows(text, "classes.csv", CLASSES, intake), intake):
        assert record.id.strip()
