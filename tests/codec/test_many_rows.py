"""Very many rows read at once are what they are one by one: records, problems, and their order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadre_training.codec.cell_text import not_plain, read_absence, read_text
from cadre_training.codec.problem import Intake
from cadre_training.codec.resource import Resource, ResourceSpec
from cadre_training.codec.resources.attendances import ATTENDANCES
from cadre_training.codec.resources.cadres import CADRES
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.codec.resources.sessions import SESSIONS
from cadre_training.codec.row import Rows
from cadre_training.model.register import Record
from cadre_training.model.training_class import TrainingClass
from cadre_training.readers import InputProblems, load

R = TypeVar("R", bound=Record)

WORDS = [
    "",
    " ",
    "x",
    "n/a",
    "No Data",
    "withheld",
    "\\",
    "\\ ",
    "\\=1",
    "K2",
    " a ",
    "Tân An",
    "é",
]
CELLS = {
    "id": ["c1", "c2", "L003", "N.1", *WORDS],
    "period": ["2022", "2022-13", "2022-Q2", "2023/2022", " 2022 ", "n/a", ""],
    "scheme": ["164", "", "no data", "\\ "],
    "target_group": ["4", "", "n/a", "\\"],
    "unit": ["29266", *WORDS],
    "programme": ["knowledge-update", "Knowledge-Update", "knowledge", ""],
    "title": ["Lớp 1", *WORDS],
    "count": ["1", "0", "00", " 0", "", "-1", "1.000", "x", "n/a", "9" * 30],
    "learners": ["0", "30", "", "withheld", "n/a", "-3", "1,5", "9" * 30],
    "planned": ["", "2", "-2"],
    "summoned": ["", "no data", "5"],
    "enrolled": ["", "7", "x"],
    "topics": ["", "a;b", '["a;b"]', "[1]", "n/a"],
    "lecturers": ["", "full-time;part-time", "nobody"],
    "class_id": ["c1", "Ｋ", *WORDS],
    "cadre_id": ["p1", *WORDS],
    "status": ["present", "Absent", "", "late"],
    "name": ["Trần Văn A", *WORDS],
    "attendees": ["", "7", "x"],
    "source_document": ["báo cáo.docx", *WORDS],
    "source_within": ["", "trang 4"],
    "source_span": ["", "1..2", "2..1"],
    "source_words": ["", "36 lớp"],
}
TABLES: tuple[ResourceSpec, ...] = (CLASSES, SESSIONS, CADRES, ATTENDANCES)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[int, list[Rows]]:
    at = draw(st.integers(0, len(TABLES) - 1))
    columns = TABLES[at].columns
    names = [c.name for c in columns if c.required or draw(st.booleans())]
    names = draw(st.permutations(names))
    row = st.tuples(*(st.sampled_from(CELLS[name]) for name in names))
    made: list[Rows] = []
    line = 2
    for _ in range(draw(st.integers(1, 3))):
        cells = draw(st.lists(row, max_size=10))
        lines = [line := line + draw(st.integers(1, 3)) for _ in cells]
        slots = {name: slot for slot, name in enumerate(names)}
        made.append(Rows(file="t.csv", slots=slots, lines=lines, cells=cells))
    return at, made


def both_ways(resource: Resource[R], made: list[Rows]) -> None:
    at_once, one_by_one = Intake(), Intake()
    records = resource.read(made, at_once)
    expected = resource.read_each((row for block in made for row in block), one_by_one)
    assert [all_of(record) for record in records] == [all_of(record) for record in expected]
    assert [hash(record) for record in records] == [hash(record) for record in expected]
    assert at_once == one_by_one
    mended = [all_of(one) for many in at_once.mended.values() for one in many]
    assert mended == [all_of(one) for many in one_by_one.mended.values() for one in many]


def all_of(record: Record) -> list[tuple[str, object, type]]:
    """Return every field, those too that take no part in equality."""
    fields = [a.name for a in attrs.fields(type(record))]
    return [(name, value := getattr(record, name), type(value)) for name in fields]


@settings(max_examples=300, deadline=None)
@given(blocks())
def test_records_and_problems_are_the_same(case: tuple[int, list[Rows]]) -> None:
    at, made = case
    check: tuple[Callable[[list[Rows]], None], ...] = (
        partial(both_ways, CLASSES),
        partial(both_ways, SESSIONS),
        partial(both_ways, CADRES),
        partial(both_ways, ATTENDANCES),
    )
    check[at](made)


def test_none_of_these_tables_is_read_row_by_row() -> None:
    for bulk in (CLASSES.bulk, SESSIONS.bulk, CADRES.bulk, ATTENDANCES.bulk):
        assert bulk is not None


def test_every_field_of_a_record_is_set() -> None:
    """A field that a recipe forgets would be missing from a record made in bulk."""
    slots = {"id": 0, "period": 1}
    (record,) = CLASSES.read(
        [Rows(file="t.csv", slots=slots, lines=[2], cells=[("c1", "2022")])], Intake()
    )
    assert record == TrainingClass(id="c1", period=record.period)
    assert repr(record)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        record.count = 2  # type: ignore[misc]


def test_rows_of_several_lines_and_a_file_that_breaks_off(tmp_path: Path) -> None:
    many = "".join(f"c{n},2022,t\n" for n in range(20_000))
    path = tmp_path / "classes.csv"
    path.write_text('id,period,title\na,2022,"x\ny"\n\n' + many, encoding="utf-8", newline="")
    classes = load(path).classes
    assert len(classes) == 20_001
    places = [c.source.read_at.line for c in classes if c.source and c.source.read_at]
    assert places == [2, *range(5, 20_005)]
    with path.open("a", encoding="utf-8") as file:
        file.write('x1,2022-13,t\nx2,2022\nx3,2022,"never closed\nx4,2022,t\n')
    with pytest.raises(InputProblems) as failed:
        load(path)
    assert [(p.code, p.place.line) for p in failed.value.problems] == [
        ("no-such-day", 20_005),
        ("ragged-row", 20_006),
        ("broken-quotes", 20_007),
    ]


def test_classes_that_were_not_held_have_no_learners() -> None:
    """Where count is 0, and only there, learners are looked at; each pair of cells once."""
    slots = {"id": 0, "period": 1, "count": 2, "learners": 3}
    cells = [(f"c{n}", "2022", str(n % 3), str(n % 2)) for n in range(60)]
    intake = Intake()
    block = Rows(file="t.csv", slots=slots, lines=range(2, 62), cells=cells)
    records = CLASSES.read([block], intake)
    assert [p.place.line for p in intake.problems] == [
        n + 2 for n in range(60) if n % 3 == 0 and n % 2
    ]
    assert [r.id for r in records] == [f"c{n}" for n in range(60) if n % 3 or not n % 2]


@given(st.lists(st.sampled_from([*WORDS, *CELLS["id"], "a\x1c", "now", "Ki"]) | st.text()))
def test_plain_cells_are_their_own_values(cells: list[str]) -> None:
    odd = set(not_plain(cells))
    for cell in set(cells) - odd:
        assert read_text(cell) == cell
        assert read_absence(cell) is None
        assert cell.strip()
