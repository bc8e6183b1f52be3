"""Lines are written before all rows are known, and never kept where a later row changes them."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.plugin import (
    Absence,
    Cell,
    Column,
    CountUnit,
    Interval,
    Label,
    Period,
    Quantity,
    Row,
    Source,
    Table,
)
from cadre_training.testing.strategies import tables
from cadre_training_csv import CsvOptions, Dialect, draft, survey, table
from cadre_training_csv.draft import draft_of
from cadre_training_csv.voices import voice_of

OPTIONS = [CsvOptions(dialect=dialect, sources=True) for dialect in Dialect]


def written(one: Table, options: CsvOptions, *, rows: int, size: int = 2**20) -> bytes:
    out = io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(survey, "ROWS_AT_ONCE", rows)
        patch.setattr(draft, "MOST_BYTES", size)
        table.export(one, out, options)
    return out.getvalue()


def at_once(one: Table, options: CsvOptions) -> bytes:
    """Write a table in one run, so that nothing comes late."""
    return written(one, options, rows=1 + len(one.rows))


@given(tables(), st.sampled_from(OPTIONS), st.integers(1, 3), st.sampled_from([1, 60, 2**20]))
def test_the_same_bytes_however_it_is_cut(
    one: Table, options: CsvOptions, rows: int, size: int
) -> None:
    assert written(one, options, rows=rows, size=size) == at_once(one, options)


SEVEN = Quantity(7, CountUnit.CLASS)
LATE = {
    "a note": Row((Cell("a"), Cell(SEVEN, note=Label.same("x")))),
    "a code": Row((Cell(Label.same("a"), code="b"), Cell(SEVEN))),
    "a source": Row((Cell("a"), Cell(SEVEN, sources=(Source(words="7"),)))),
    "another unit": Row((Cell("a"), Cell(Quantity(7, CountUnit.PERSON)))),
    "an absence": Row((Cell(Absence.WITHHELD), Cell(Absence.NO_DATA))),
    "a range": Row((Cell("a"), Cell(Interval(SEVEN, SEVEN)))),
    "a number among texts": Row((Cell(SEVEN), Cell(SEVEN))),
    "a year among texts": Row((Cell(Period.of_year(2016)), Cell(SEVEN))),
    "a text among numbers": Row((Cell("a"), Cell("7"))),
    "a total": Row((Cell("a"), Cell(SEVEN)), is_total=True),
}


@pytest.mark.parametrize("options", OPTIONS, ids=list(Dialect))
@pytest.mark.parametrize("late", LATE)
def test_what_comes_late(late: str, options: CsvOptions) -> None:
    plain = [Row((Cell(text), Cell(SEVEN))) for text in ("2016", "7", "x", "y")]
    one = Table(
        id="muon",
        caption=Label.same("x"),
        columns=(
            Column(name="t", label=Label.same("t")),
            Column(name="n", label=Label.same("n"), unit=CountUnit.CLASS),
        ),
        rows=(*plain, LATE[late], *plain),
    )
    assert written(one, options, rows=2) == at_once(one, options)
    assert written(one, options, rows=2, size=10) == at_once(one, options)


def years(last: Cell) -> Table:
    rows = [Row((Cell(Period.of_year(2000 + n % 9)),)) for n in range(5_000)]
    column = Column(name="year", label=Label.same("year"))
    return Table(id="nam", caption=Label.same("x"), columns=(column,), rows=(*rows, Row((last,))))


def test_lines_are_kept_until_something_else_is_known() -> None:
    options = CsvOptions()
    voice = voice_of(options)
    assert draft_of(years(Cell(Period.of_year(1999))), voice, options).rows == 5_001
    assert draft_of(years(Cell(Absence.NO_DATA)), voice, options).rows == 5_001
    assert draft_of(years(Cell(dt.date(1999, 1, 1))), voice, options).rows == 0


def test_no_more_is_kept_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "MOST_BYTES", 10_000)
    options = CsvOptions()
    begun = draft_of(years(Cell(Period.of_year(1999))), voice_of(options), options)
    assert 10_000 <= sum(map(len, begun.lines)) < 20_000
    assert 0 < begun.rows < 5_001
