"""Numbers of persons that are estimated are never shown as if they were counted."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cadre_training import export
from cadre_training.frames import Frames
from cadre_training.frames.summaries import Roster, Summary, SummaryProblem, merge, summarize
from cadre_training.frames.summaries.sketches import Sketch, estimated, united_sketches
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.quantity import Quantity
from cadre_training.report.document import Column, Row, Table
from cadre_training.report.stat_table import note_of, stat_cell
from cadre_training.stats import Estimate, StatCell


def frames(people: list[str], learners: int | None = None, name: str = "k") -> Frames:
    """Make the frames of one class of 2022, on whose roll these persons are."""
    dates = pl.Series(["2022-03-01"]).str.to_date()
    classes = {"id": [name], "start": dates, "end": dates}
    rolls = {"class_id": [name] * len(people), "cadre_id": people}
    return Frames(
        classes=pl.DataFrame(
            {**classes, "learners": [len(people) if learners is None else learners]}
        ),
        attendances=pl.DataFrame({**rolls, "status": ["present"] * len(people)}),
    )


def crowd(start: int, end: int) -> list[str]:
    return [f"CB{number:06}" for number in range(start, end)]


def cell_of(summary: Summary) -> StatCell:
    return summary.table((), ("people",)).total.cells[0]


def test_few_persons_are_counted() -> None:
    cell = cell_of(summarize(frames(crowd(0, 1_000)), (), people="estimate"))
    assert cell == StatCell(Quantity(1_000, CountUnit.PERSON))


def test_many_are_estimated_within_bounds() -> None:
    cell = cell_of(summarize(frames(crowd(0, 50_000)), (), people="estimate"))
    assert cell.value is Absence.NO_DATA
    about = cell.estimate
    assert about is not None
    assert about.low.value < 50_000 < about.high.value
    assert about.low < about.value < about.high
    assert about.high.value - about.low.value < 0.1 * 50_000


def test_of_persons_who_are_not_all_named_only_what_is_certain() -> None:
    cell = cell_of(summarize(frames(crowd(0, 50_000), 60_000), (), people="estimate"))
    assert cell.estimate is None
    assert cell.bounds is not None
    assert (cell.bounds.low.value, cell.bounds.high) == (60_000, None)
    note = note_of(cell)
    assert note is not None
    assert "ước lượng" in note.template.vi


def test_provinces_merge_without_a_roster() -> None:
    parts = [
        summarize(frames(crowd(at, at + 20_000), name=f"k{at}"), ("year",), people="estimate")
        for at in (0, 10_000, 30_000)
    ]
    results = {merge(order).to_bytes() for order in permutations(parts)}
    results |= {merge([merge(order[:2]), order[2]]).to_bytes() for order in permutations(parts)}
    assert len(results) == 1
    about = cell_of(Summary.from_bytes(results.pop())).estimate
    assert about is not None
    assert about.low.value <= 50_000 <= about.high.value


def test_exact_and_estimated_do_not_mix() -> None:
    with pytest.raises(SummaryProblem, match="ways to count"):
        merge(
            [
                summarize(frames(crowd(0, 5)), (), people="estimate"),
                summarize(frames(crowd(0, 5)), (), people=Roster.of(crowd(0, 5))),
            ]
        )


@settings(max_examples=20, deadline=None)
@given(
    people=st.lists(st.lists(st.integers(0, 20_000), max_size=300), min_size=1, max_size=5),
    seed=st.integers(0, 100),
)
def test_sketches_are_the_same_in_any_order(people: list[list[int]], seed: int) -> None:
    wide = [[person * 7 + step for step in range(40) for person in of_one] for of_one in people]
    sketches = []
    for of_one in wide:
        sketch = Sketch()
        sketch.show(of_one)
        sketches.append(sketch.finished())
    whole = Sketch()
    shuffled = [person for of_one in wide for person in of_one]
    random.Random(seed).shuffle(shuffled)
    whole.show(shuffled)
    together = sketches[0]
    for other in sketches[1:]:
        together = united_sketches([other, together])
    assert united_sketches(sketches) == together == whole.finished()
    assert estimated([together]) == estimated(sketches)


@pytest.mark.parametrize("data", [b"x", b"\x01\x03\x03", b"\xff" * 40])
def test_bytes_that_are_no_sketch(data: bytes) -> None:
    with pytest.raises(ValueError, match="no bytes"):
        united_sketches([data])


PERSONS = CountUnit.PERSON
ABOUT = StatCell(
    Absence.NO_DATA,
    estimate=Estimate(
        Quantity(98_046, PERSONS), Quantity(95_079, PERSONS), Quantity(101_105, PERSONS)
    ),
)


def test_tables_say_about() -> None:
    table = summarize(frames(crowd(0, 50_000)), (), people="estimate").table((), ("people",))
    about = table.total.cells[0].estimate
    assert about is not None
    words = f"≈{about.value.value}"
    assert words in str(table)
    assert table.as_dicts(totals=True) == [{"people": words, "is_total": 1}]


def test_reports_show_the_bounds_and_say_that_it_is_an_estimate(tmp_path: Path) -> None:
    shown = stat_cell(ABOUT)
    assert isinstance(shown.note, Phrase)
    assert "ước lượng" in shown.note.template.vi.lower()
    assert "not counted" in shown.note.template.en

    column = Column(name="people", label=Label("Số người", "People"), unit=PERSONS)
    caption = Label("Người", "People")
    table = Table(id="people", caption=caption, columns=(column,), rows=(Row((shown,)),))
    for form in ("text", "html"):
        (path,) = export(table, form, tmp_path, language="vi")
        text = path.read_text(encoding="utf-8")
        assert "95.079–101.105" in text
        assert "Ước lượng khoảng 98.046 người" in text


def test_damaged_sketches_are_refused_or_are_sketches() -> None:
    chance = random.Random(164)
    sketch = Sketch()
    sketch.show(range(300))
    sound = sketch.finished()
    outcomes = set()
    for _ in range(3_000):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(24 if chance.random() < 0.7 else len(data))] = chance.randrange(
                256
            )
        if chance.random() < 0.3:
            data = data[: chance.randrange(len(data))]
        try:
            estimated([bytes(data)])
        except ValueError:
            outcomes.add("refused")
        else:
            outcomes.add("read")
    assert outcomes == {"refused", "read"}
