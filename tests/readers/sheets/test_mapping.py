"""The mapping file: written, corrected, read back, and obeyed by next year's sheet."""

from __future__ import annotations

import tomllib

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.sheets.layouts import LAYOUTS
from tests.readers.sheets.layouts.drawing import Layout
from tests.readers.sheets.reading_sheets import (
    TITLE,
    layouts,
    read,
)
from tests.strategies import periods

from cadre_training.codec.problem import InputProblems
from cadre_training.model.admin_unit import UnitLevel
from cadre_training.model.language import Language
from cadre_training.model.notation import Notation
from cadre_training.model.programme import Programme
from cadre_training.readers.dates import DateOrder
from cadre_training.readers.sheets._mapping_lines import key_lines
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.mapping import (
    ColumnMapping,
    RowMapping,
    RowRole,
    SheetMapping,
    TableMapping,
    Takes,
    UnitMapping,
    mapping_text,
    read_mapping,
)
from cadre_training.readers.sheets.reader import read_layouts

WORDS = st.text(st.characters(exclude_categories=()), max_size=20) | st.sampled_from(
    ['"', "\\", "'''", '"""', "# x", "[[table]]", "a\nb", "\r", "\x00", "\x7f", "\ufeff", "𝄞"]
)
MAYBE = st.none() | WORDS
COLUMNS = st.builds(
    ColumnMapping,
    header=st.lists(WORDS, max_size=3).map(tuple),
    field=st.sampled_from(Field),
    group=MAYBE,
    period=st.none() | periods(),
    programme=st.none() | st.sampled_from(Programme),
    unit=MAYBE,
    of_which=MAYBE,
    category=MAYBE,
    total=st.booleans(),
    notation=st.none() | st.sampled_from(Notation),
)
TABLES = st.builds(
    TableMapping,
    title=MAYBE,
    columns=st.lists(COLUMNS, max_size=3).map(tuple),
    rows=st.lists(
        st.builds(RowMapping, words=WORDS, role=st.sampled_from(RowRole)), max_size=2
    ).map(tuple),
    takes=st.none() | st.sampled_from(Takes),
    period=st.none() | periods(),
    unit=MAYBE,
    group=MAYBE,
    scheme=MAYBE,
    programme=st.none() | st.sampled_from(Programme),
)
MAPPINGS = st.builds(
    SheetMapping,
    language=st.sampled_from(Language),
    notation=st.none() | st.sampled_from(Notation),
    date_order=st.none() | st.sampled_from(DateOrder),
    period=st.none() | periods(),
    unit=MAYBE,
    scheme=MAYBE,
    units=st.lists(
        st.builds(
            UnitMapping,
            code=WORDS,
            name=WORDS,
            level=st.none() | st.sampled_from(UnitLevel),
            parent=MAYBE,
        ),
        max_size=2,
    ).map(tuple),
    tables=st.lists(TABLES, max_size=2).map(tuple),
)


@given(MAPPINGS)
def test_a_mapping_is_read_back_as_it_was_written(mapping: SheetMapping) -> None:
    text = mapping_text(mapping)
    assert read_mapping(text) == mapping
    text.encode("utf-8")
    assert read_mapping(text.replace("\n", "\r\n")) == mapping


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_was_understood_is_read_the_same_with_its_own_mapping(layout: Layout) -> None:
    sheets = [(layout.grid, layouts(layout))]
    first = read_layouts(sheets)
    written = read_mapping(mapping_text(first.mapping))
    assert written == first.mapping
    again = read_layouts(sheets, written)
    assert again.register == first.register
    assert again.mapping == first.mapping
    # What a person has seen and let stand is understood.
    assert [p for p in again.remarks if p not in first.remarks] == []
    assert {p.code for p in first.remarks if p not in again.remarks} <= {"column-not-understood"}


def test_the_file_explains_itself_in_both_languages() -> None:
    reading = read(("text", TITLE), ("header", "Xã", "Số lớp"), ("row", "A", 1), ("row", "B", 2))
    vi = mapping_text(reading.mapping)
    en = mapping_text(evolve(reading.mapping, language=Language.EN))
    assert "bang.xlsx!Sheet1!A2" in vi
    assert "bang.xlsx!Sheet1!A2" in en
    assert "thời gian theo chữ quanh bảng" in vi
    for text, words in ((vi, "số lớp"), (en, "The number of classes held.")):
        assert words in text
    assert not any(line.startswith("#") and "The " in line for line in vi.splitlines())
    assert tomllib.loads(vi)["table"][0]["column"][1] == {"header": ["Số lớp"], "field": "classes"}
    assert "period" not in tomllib.loads(vi)["table"][0]


HEAD = 'format = "cadre-training/sheets"\nversion = 1\n'
COLUMN = '[[table]]\n[[table.column]]\nheader = ["A"]\nfield = "note"\n'
ROW = '[[table]]\n[[table.row]]\nwords = "Cộng"\nrole = "total"\n'
UNIT = '[[unit]]\ncode = "1"\nname = "x"\n'


@pytest.mark.parametrize(
    ("text", "line", "code", "words"),
    [
        ("", None, "unknown-format", "cadre-training/sheets"),
        ('format = "other"', None, "unknown-format", "cadre-training/sheets"),
        ('format = "cadre-training/sheets"\nversion = 2', 2, "unknown-version", "1"),
        (HEAD + "x =", 3, "not-toml", "="),
        (HEAD + "a = [[[", 3, "not-toml", "="),
        (HEAD + 'notatoin = "vi"', 3, "unknown-key", "notation"),
        (HEAD + 'notation = "fr"', 3, "unknown-value", "vi, en"),
        (HEAD + "notation = 3", 3, "wrong-type", "notation"),
        (HEAD + 'period = "20222"', 3, "not-a-period", "2013/2022"),
        (HEAD + '\n[[table]]\ntakes = "record"', 5, "unknown-value", "records"),
        (HEAD + "[table]\nx = 1", 3, "wrong-type", "[[table]]"),
        (
            HEAD + '[[table]]\n[[table.column]]\nheader = ["A"]\nfield = "learner"',
            6,
            "unknown-value",
            "learners",
        ),
        (HEAD + '[[table]]\n[[table.column]]\nheader = ["A"]', 4, "missing-key", "field"),
        (HEAD + '[[table]]\n[[table.column]]\nfield = "note"', 4, "missing-key", "header"),
        (
            HEAD + '[[table]]\n[[table.column]]\nheader = "A"\nfield = "note"',
            5,
            "wrong-type",
            "header",
        ),
        (
            HEAD + '[[table]]\n[[table.row]]\nwords = "Cộng"\nrole = "totals"',
            6,
            "unknown-value",
            "total",
        ),
        (HEAD + '[[unit]]\nname = "x"', 3, "missing-key", "code"),
        (HEAD + UNIT + 'table = "164"', 6, "unknown-key", "level"),
        (
            HEAD + '[[table]]\n[[table.column]]\nheader = ["A"]\nfield = "note"\ntotal = "yes"',
            7,
            "wrong-type",
            "true",
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_line(
    text: str, line: int | None, code: str, words: str
) -> None:
    with pytest.raises(InputProblems) as failed:
        read_mapping(text, "bang.toml")
    (problem,) = failed.value.problems
    assert (problem.code, problem.place.file, problem.place.line) == (code, "bang.toml", line)
    assert words in problem.message.vi
    assert words in problem.message.en


TOP = "write it at the top, before the first [[table]]"
BELOW = ", or right below the table's [[table]], before its first [[table."


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (COLUMN + 'scheme = "164"', 7, f"{TOP}{BELOW}column]]"),
        (ROW + 'scheme = "164"', 7, f"{TOP}{BELOW}row]]"),
        (COLUMN + 'unit_code = "1"', 7, TOP),
        ('[[table]]\nunit_code = "1"', 4, TOP),
        (COLUMN + 'title = "A"', 7, "here; write it right below the table's [[table]], before"),
        (UNIT + 'scheme = "164"', 6, "write it at the top, before the first [[unit]]"),
        (UNIT + COLUMN + 'scheme = "x"', 10, "before the first [[unit]] or [[table]], or right"),
    ],
)
def test_a_key_below_the_lists_is_sent_above_them(text: str, line: int, words: str) -> None:
    with pytest.raises(InputProblems) as failed:
        read_mapping(HEAD + text, "bang.toml")
    (problem,) = failed.value.problems
    assert (problem.code, problem.place.line) == ("misplaced-key", line)
    assert words in problem.message.en
    assert problem.message.vi.count("[[") == problem.message.en.count("[[")
    assert "hãy ghi" in problem.message.vi


def test_all_that_is_wrong_is_named_at_once() -> None:
    text = HEAD + 'notation = "x"\n[[table]]\nunti = "a"\nperiod = 3\n[[table]]\nperiod = ""'
    with pytest.raises(InputProblems) as failed:
        read_mapping(text)
    assert [problem.place.line for problem in failed.value.problems] == [3, 5, 6, 8]


@given(st.text(max_size=200) | st.text(alphabet='[]="#\n ab1.{}', max_size=60))
def test_any_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(InputProblems):
        read_mapping(text)


def test_the_lines_of_keys() -> None:
    text = '# x\na = 1\n[[t]]\nb = 2\n[[t.c]]\n"d e" = 1\n[[t]]\n[[t.c]]\nf = 1\n[u.v]\ng = 1'
    assert key_lines(text) == {
        ("a",): 2,
        ("t", 0): 3,
        ("t", 0, "b"): 4,
        ("t", 0, "c", 0): 5,
        ("t", 0, "c", 0, "d e"): 6,
        ("t", 1): 7,
        ("t", 1, "c", 0): 8,
        ("t", 1, "c", 0, "f"): 9,
        ("u", "v"): 10,
        ("u", "v", "g"): 11,
    }
