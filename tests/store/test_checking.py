"""What is found wrong with many rows at once is what is found row by row."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadre_training.codec.cell_text import PLAIN_TEXT, read_absence, read_text
from cadre_training.codec.problem import Intake
from cadre_training.codec.resource import ResourceSpec
from cadre_training.codec.resources.attendances import ATTENDANCES
from cadre_training.codec.resources.cadres import CADRES
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.codec.resources.sessions import SESSIONS
from cadre_training.readers.rows import read_rows
from cadre_training.store.batch import LINE
from cadre_training.store.checking import Checker
from cadre_training.store.csv_file import csv_batches

CELLS = {
    "id": ["c1", "K2", "n/a", " x", "\\", "\\ =a", "", "lớp", "withheld", "N.1"],
    "period": ["2022", "2022-13", "2022-Q2", "", "2023/2022", " 2022 ", "n/a"],
    "scheme": ["164", "", "no data", "\\ "],
    "target_group": ["4", "", "n/a", "9"],
    "unit": ["29266", "", "không có số liệu"],
    "programme": ["knowledge-update", "Knowledge-Update", "knowledge", ""],
    "count": ["1", "0", "", "-1", "1.000", "x", "n/a", "9" * 30],
    "learners": ["0", "30", "", "withheld", "n/a", "-3", "1,5", "9" * 30],
    "topics": ["", "a;b", '["a;b"]', "[1]"],
    "lecturers": ["", "full-time;part-time", "nobody"],
    "class_id": ["c1", "", "n/a", "Ｋ"],
    "cadre_id": ["p1", "", "w", "\\p"],
    "status": ["present", "Absent", "", "late"],
    "name": ["", "Trần Văn A", "withheld"],
    "attendees": ["", "7", "x"],
    "planned": ["", "2", "-2"],
    "source_span": ["", "1..2", "2..1"],
}
TABLES: tuple[ResourceSpec, ...] = (CLASSES, SESSIONS, CADRES, ATTENDANCES)


@st.composite
def tables(draw: st.DrawFn):
    resource = draw(st.sampled_from(TABLES))
    names = [
        column.name
        for column in resource.columns
        if column.required or (column.name in CELLS and draw(st.booleans()))
    ]
    rows = draw(st.lists(st.tuples(*(st.sampled_from(CELLS[name]) for name in names)), max_size=12))
    return resource, names, rows


def csv_text(names, rows, mark=",", end="\n") -> str:
    def cell(text: str) -> str:
        quoted = any(c in text for c in (mark, '"', "\n", "\r"))
        return '"' + text.replace('"', '""') + '"' if quoted else text

    return "".join(mark.join(map(cell, row)) + end for row in (names, *rows))


def by_row(text: str, resource) -> tuple[list[str], int]:
    intake = Intake()
    records = resource.read(read_rows(text, "t.csv", resource, intake), intake)
    return [f"{p.code} {p}" for p in intake.problems], len(records)


def by_column(path: Path, resource, block: int = 1 << 20):
    intake = Intake()
    checker = Checker(resource, [c.name for c in resource.columns], intake)
    frames = [
        checker.values(batch) for batch in csv_batches(path, "t.csv", resource, intake, block=block)
    ]
    rows = [row for frame in frames for row in frame.to_dicts()]
    return [f"{p.code} {p}" for p in intake.problems], rows


@settings(max_examples=60, deadline=None)
@given(table=tables(), block=st.sampled_from([16, 100, 1 << 20]))
def test_the_same_is_wrong(table, block: int) -> None:
    resource, names, rows = table
    text = csv_text(names, rows)
    with TemporaryDirectory() as folder:
        path = Path(folder, "t.csv")
        path.write_text(text, encoding="utf-8", newline="")
        found, kept = by_column(path, resource, block)
    expected, number = by_row(text, resource)
    too_long = [one for one in found if one.startswith("number-too-long ")]
    assert sorted(set(found) - set(too_long)) == sorted(expected)
    bad_lines = {one.split(":")[1] for one in too_long}
    assert len(kept) == number - len(bad_lines - {e.split(":")[1] for e in expected})


def test_values_are_those_of_the_records(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "id,period,scheme,target_group,count,learners,topics,lecturers\n"
        "c1,2022-Q2,164,4,2,60,a; b,part-time;full-time\n"
        "\\n/a, 2023 ,,,,withheld,,\n"
        "c3,2023,,,1,,,\n",
        encoding="utf-8",
    )
    problems, rows = by_column(path, CLASSES)
    assert [one.split()[0] for one in problems] == ["empty-cell"]
    assert [
        (row["id"], str(row["start"]), row["learners"], row["learners_absence"]) for row in rows
    ] == [
        ("c1", "2022-04-01", 60, None),
        ("c3", "2023-01-01", None, "no data"),
    ]
    assert rows[0]["topics"] == ["a", "b"]
    assert rows[0]["lecturers"] == ["full-time", "part-time"]
    assert rows[1][LINE] == 4


@given(st.from_regex(f"(?:{PLAIN_TEXT})", fullmatch=True))
def test_a_plain_cell_is_its_own_value(cell: str) -> None:
    assert read_absence(cell) is None
    assert read_text(cell) == cell
    assert cell.strip()


@pytest.mark.parametrize("cell", ["n/a", "withheld", "No Data", "\\a", " a", "a ", "", "á", "a\n"])
def test_other_cells_are_not_plain(cell: str) -> None:
    assert re.fullmatch(PLAIN_TEXT, cell) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("block", [7, 40, 1 << 20])
def test_lines_are_counted_over_blank_lines_and_line_breaks_in_cells(
    tmp_path: Path, end: str, mark: str, block: int
) -> None:
    rows = [("p1", 'a "b"'), ("p2", f"x{end}y"), ("p3", "")]
    text = end + csv_text(("id", "name"), rows, mark, end)
    text += end + mark + end + f"p4{mark}{end}p5{end}p6{mark}z"
    path = tmp_path / "t.csv"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    intake = Intake()
    batches = list(csv_batches(path, "t.csv", CADRES, intake, block=block))
    found = [(r["id"], r["name"] or "", r[LINE]) for b in batches for r in b.frame.to_dicts()]
    assert found == [
        ("p1", 'a "b"', 3),
        ("p2", f"x{end}y", 4),
        ("p3", "", 6),
        ("p4", "", 9),
        ("p6", "z", 11),
    ]
    assert [(p.code, p.place.line) for p in intake.problems] == [("ragged-row", 10)]
    assert batches[-1].done == len(path.read_bytes()) - 3
