"""Grids as files give them, read from end to end."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.readers.sheets.reading_sheets import amount

from cadre_training.model.grid import Grid, RawCell
from cadre_training.model.notation import Notation
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.reader import read_grids

HEADER = ("TT", "Xã, thị trấn", "Số lớp", "Số học viên", "Tỷ lệ (%)")


def grid(name: str | None = "2022", *rows: tuple[RawCell, ...], hidden: bool = False) -> Grid:
    body = rows or (
        (1, "An Trường", 3, "6.200", Decimal("98.96")),
        (2, "Bình Phú", 2, "95", 100),
        (3, "Tân An", 1, "1.050", 90),
        (None, "Cộng", 6, "7.345", None),
    )
    return Grid(file="a.xlsx", sheet=name, rows=(("KẾT QUẢ MỞ LỚP",), HEADER, *body), hidden=hidden)


def test_a_sheet_is_read_from_end_to_end() -> None:
    reading = read_grids([grid()])
    assert [one.field for one in reading.tables[0].columns] == [
        Field.ORDINAL,
        Field.UNIT,
        Field.CLASSES,
        Field.LEARNERS,
        Field.RATE,
    ]
    assert [(c.unit, c.count, c.learners) for c in reading.register.classes] == [
        ("An Trường", 3, 6200),
        ("Bình Phú", 2, 95),
        ("Tân An", 1, 1050),
    ]
    assert {str(c.period) for c in reading.register.classes} == {"2022"}
    assert [amount(f) for f in reading.register.figures] == [6, 7345]
    (down,) = reading.tables[0].tabulation.down
    assert down.total == 3
    assert reading.remarks == ()


def test_hidden_empty_and_tableless_sheets_are_remarked() -> None:
    sheets = [
        grid("ẩn", hidden=True),
        Grid(file="a.xlsx", sheet="trống", rows=((None, ""), ())),
        Grid(file="a.xlsx", sheet="chữ", rows=(("Kính gửi: Ban Tổ chức",),)),
        Grid(file="a.xlsx", sheet="không"),
    ]
    reading = read_grids(sheets)
    found = [(p.place.sheet, p.code) for p in reading.remarks]
    assert ("ẩn", "hidden-sheet") in found
    assert ("trống", "empty-sheet") in found
    assert ("chữ", "no-table") in found
    assert ("không", "empty-sheet") in found
    assert all(p.place.cell == "A1" for p in reading.remarks if p.code == "empty-sheet")
    assert len(reading.tables) == 1


def test_hidden_rows_and_columns_are_read_like_others() -> None:
    shown = read_grids([grid()])
    hidden = Grid(
        file="a.xlsx",
        sheet="2022",
        rows=grid().rows,
        hidden_rows=frozenset({3}),
        hidden_columns=frozenset({3}),
    )
    assert read_grids([hidden]).register == shown.register


def test_progress_is_told() -> None:
    told: list[tuple[int, int | None]] = []
    read_grids([grid("a"), grid("b")], progress=lambda done, of: told.append((done, of)))
    assert told == [(6, None), (12, None), (12, 12)]


def test_no_sheets_at_all() -> None:
    reading = read_grids([])
    assert (reading.tables, reading.remarks) == ((), ())
    assert reading.register.classes == ()


def test_the_mapping_keeps_what_the_caller_knew() -> None:
    reading = read_grids([grid()], notation=Notation.VI)
    assert reading.mapping.notation is Notation.VI
    assert read_grids([grid()]).mapping.notation is None


def test_rows_of_different_lengths() -> None:
    ragged = grid("2022", (1, "An Trường", 3), (2, "Bình Phú"), (3, "Tân An", 2, "95", 90, "thừa"))
    reading = read_grids([ragged])
    assert [(c.unit, c.count) for c in reading.register.classes] == [
        ("An Trường", 3),
        ("Tân An", 2),
    ]


CELLS = st.one_of(
    st.none(),
    st.integers(-5, 10**6),
    st.booleans(),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-5, max_value=10**6),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.text(max_size=8),
    st.sampled_from(
        ["TT", "Xã", "Số lớp", "Số học viên", "Cộng", "Năm 2022", "ĐT 3", "6.200", "10/3/2022"]
    ),
)


@given(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=9))
def test_no_sheet_is_too_odd(rows: list[tuple[RawCell, ...]]) -> None:
    reading = read_grids([Grid(file="a.xlsx", sheet="x", rows=(HEADER, *rows))])
    again = read_grids([Grid(file="a.xlsx", sheet="x", rows=(HEADER, *rows))], reading.mapping)
    assert again.register == reading.register
