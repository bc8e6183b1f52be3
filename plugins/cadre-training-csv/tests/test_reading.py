"""What was written is read back: every value in, the same value out."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from cadre_training.plugin import (
    Absence,
    Cell,
    CellValue,
    Column,
    CountUnit,
    Formatter,
    Interval,
    Label,
    Language,
    NotKnown,
    Period,
    Quantity,
    Rate,
    RateBase,
    Report,
    Row,
    Section,
    StatedRate,
    Table,
)
from cadre_training.testing.strategies import periods, quantities, reports, tables, texts
from cadre_training_csv import (
    BadDescription,
    CsvOptions,
    Dialect,
    NotReadable,
    archive,
    package,
    read_archive,
    read_package,
    read_table,
    resource,
    table,
)
from cadre_training_csv.safety import clean

DIALECTS = [
    CsvOptions(dialect=dialect, language=language)
    for dialect, language in itertools.product(Dialect, Language)
]
ALL_OPTIONS = st.builds(
    CsvOptions,
    dialect=st.sampled_from(Dialect),
    language=st.sampled_from(Language),
    notes=st.booleans(),
    sources=st.booleans(),
)


def written(one: Table, options: CsvOptions) -> tuple[bytes, bytes]:
    file, description = io.BytesIO(), io.BytesIO()
    table.export(one, file, options)
    resource.export(one, description, options)
    return file.getvalue(), description.getvalue()


def round_trip(one: Table, options: CsvOptions) -> Table:
    data, description = written(one, options)
    stream = io.BytesIO(data)
    result = read_table(stream, description)
    assert not stream.closed
    return result


def as_read(value: CellValue, write: Formatter) -> CellValue:
    """Return a value as it can come back: in one language, with characters that files hold."""
    match value:
        case str():
            return clean(value)
        case Label():
            return clean(write.text(value))
        case NotKnown():
            return NotKnown(Label.same(clean(write.text(value.look_in))))
        case _:
            return value


def cell_as_read(cell: Cell, options: CsvOptions) -> Cell:
    write = Formatter(options.language)
    return Cell(
        as_read(cell.value, write),
        note=Label.same(clean(write.text(cell.note))) if cell.note else None,
        code=clean(cell.code) if cell.code and options.dialect is Dialect.MACHINE else None,
    )


def of_values(*values: CellValue, unit: CountUnit | None = None) -> Table:
    return Table(
        id="mot-cot",
        caption=Label.same("x"),
        columns=(Column(name="x", label=Label("Cột", "Column"), unit=unit),),
        rows=tuple(Row((Cell(value),)) for value in values),
    )


def values_of(one: Table) -> list[CellValue]:
    return [cell.value for row in one.rows for cell in row.cells]


@given(tables().filter(lambda one: bool(one.columns)), ALL_OPTIONS)
def test_every_cell_comes_back(one: Table, options: CsvOptions) -> None:
    result = round_trip(one, options)
    expected = [
        Row(tuple(cell_as_read(cell, options) for cell in row.cells), row.is_total)
        for row in one.rows
    ]
    assert list(result.rows) == expected
    write = Formatter(options.language)
    assert result.id == one.id
    assert [(c.name, c.unit, c.is_header) for c in result.columns] == [
        (clean(c.name), c.unit, c.is_header) for c in one.columns
    ]
    assert [bool(c.definition) for c in result.columns] == [bool(c.definition) for c in one.columns]
    assert len(result.notes) >= len([note for note in one.notes if write.text(note)])


# Columns that mix what looks alike: in one of them a text must not become a number, nor a year
# a count.
ALIKE: list[CellValue] = [
    Quantity(2016, CountUnit.CLASS),
    Quantity(-5, CountUnit.CLASS),
    Quantity(7, CountUnit.ATTENDANCE),
    Interval.of(2013, 2022, CountUnit.CLASS),
    Interval.of(-2, 1, CountUnit.CLASS),
    Rate(Quantity(-3, CountUnit.CLASS), Quantity(2016, CountUnit.CLASS), RateBase.PLAN),
    Rate(Quantity(6_200, CountUnit.ATTENDANCE), Quantity(1, CountUnit.CLASS), RateBase.CLASSES),
    StatedRate(Decimal("98.960"), RateBase.SUMMONED),
    StatedRate(Decimal("98.96")),
    Period.of_year(2016),
    Period.of_years(2013, 2022),
    Period.of_quarter(2022, 2),
    Period.of_day(dt.date(2016, 3, 9)),
    Period(dt.date(2022, 5, 1), dt.date(2022, 5, 31)),
    Period(dt.date(2022, 5, 2), dt.date(2022, 5, 9)),
    Period(dt.date(2022, 5, 2), dt.date(2022, 6, 9)),
    Period(dt.date(2021, 5, 2), dt.date(2022, 6, 9)),
    dt.date(2016, 3, 9),
    NotKnown(Label.same("Điều 9; =1")),
    *Absence,
    *("2016", "-5", "'-5", "''-5", "-2–1", "'-2–1", "2013–2022", "2013/2022", "2022-Q2", "007"),
    *("quý II/2022", "tháng 5/2022", '="tháng 5/2022"', "May 2022", "2016-03-09", "'2016-03-09"),
    *("2016-13-09", "ngày 09/03/2016", "March 9, 2016", "Q2 2022", "Smarch 5, 2016", "5–3"),
    *("chưa rõ; xem Điều 9", "not known; look in x", "chưa rõ; xem ", "not known", "interval"),
    *("no data", "không có số liệu", "110,00%", "98.96", "", "=1+1", 'nói "học"', "a\r\nb"),
]


@given(st.lists(st.sampled_from(ALIKE), max_size=6), ALL_OPTIONS)
@example(ALIKE, CsvOptions())
@example(ALIKE, CsvOptions(dialect=Dialect.EXCEL_VI))
@example(ALIKE, CsvOptions(dialect=Dialect.EXCEL_VI, language=Language.EN))
def test_values_that_look_alike_are_told_apart(
    values: list[CellValue], options: CsvOptions
) -> None:
    for unit in (None, CountUnit.CLASS):
        assert values_of(round_trip(of_values(*values, unit=unit), options)) == values


@given(st.lists(texts() | quantities() | periods(1, 9999), max_size=5), ALL_OPTIONS)
def test_texts_numbers_and_periods_of_any_time(
    values: list[CellValue], options: CsvOptions
) -> None:
    expected = [clean(v) if isinstance(v, str) else v for v in values]
    assert values_of(round_trip(of_values(*values), options)) == expected


@pytest.mark.parametrize("options", DIALECTS)
def test_a_rate_comes_back_with_its_parts_and_as_many_decimals(options: CsvOptions) -> None:
    rate, _, stated = values_of(
        round_trip(of_values(ALIKE[6], Absence.WITHHELD, ALIKE[7]), options)
    )
    assert rate == ALIKE[6]
    assert isinstance(stated, StatedRate)
    assert (str(stated.percent), stated.base) == ("98.960", RateBase.SUMMONED)


@pytest.mark.parametrize("options", DIALECTS)
def test_a_code_column_stays_as_it_is(options: CsvOptions) -> None:
    codes = ["007", "1", "3-4", "12345678901234567890", "1E5", "true"]
    one = of_values(*codes)
    assert values_of(round_trip(one, options)) == codes
    if options.dialect is Dialect.MACHINE:
        assert written(one, options)[0].decode().splitlines()[1:3] == ["007,false", "1,false"]


@pytest.mark.parametrize("options", DIALECTS)
def test_what_stands_around_the_table_comes_back(plain: Table, options: CsvOptions) -> None:
    write, result = Formatter(options.language), round_trip(plain, options)
    assert result.caption == Label.same(write.text(plain.caption))
    assert result.notes == tuple(Label.same(write.text(note)) for note in plain.notes)
    assert result.columns == tuple(
        evolve(column, label=Label.same(write.text(column.label))) for column in plain.columns
    )


def report_of(*parts: Table) -> Report:
    return Report(
        title=Label.same("x"), sections=(Section(id="s", title=Label.same("x"), blocks=parts),)
    )


@given(reports(), ALL_OPTIONS)
def test_a_zip_comes_back(report: Report, options: CsvOptions) -> None:
    out = io.BytesIO()
    archive.export(report, out, options)
    expected = [round_trip(one, options) for one in report.blocks(Table) if one.columns]
    assert [one for one in read_archive(out) if one.columns] == expected


@pytest.mark.parametrize("options", DIALECTS)
def test_files_beside_a_description_come_back(
    plain: Table, rich: Table, options: CsvOptions, tmp_path: Path
) -> None:
    for one in (plain, rich):
        (tmp_path / f"{one.id}.csv").write_bytes(written(one, options)[0])
    out = io.BytesIO()
    package.export(report_of(plain, rich), out, options)

    def opened(name: str) -> BinaryIO:
        return (tmp_path / name).open("rb")

    assert read_package(out.getvalue(), opened) == (
        round_trip(plain, options),
        round_trip(rich, options),
    )


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (b"1250", b"12x0", r"lop-theo-nam\.csv, row 1: '12x0' is none of: quantity"),
        (b"1250,", b"1250,1,", "row 1: 6 fields, not 5"),
        (b"year", b"y", r"its first line is \['y', "),
        (b"007", b"\xff07", r"lop-theo-nam\.csv:\d: 'utf-8' codec"),
        (b"007", b'"007"x', "expected after"),
    ],
)
def test_a_file_that_is_not_as_described(
    plain: Table, before: bytes, after: bytes, message: str
) -> None:
    data, description = written(plain, CsvOptions())
    with pytest.raises(NotReadable, match=message):
        read_table(io.BytesIO(data.replace(before, after, 1)), description)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"written_for": "x"}, "'written_for' of the description: 'x' is not a valid Dialect"),
        ({"name": 1}, "'name' of the description is text, got 1"),
        ({"dialect": []}, "dialect is a JSON object"),
        ({"schema": {"fields": 1}}, "'fields' is a JSON array"),
        ({"schema": {}}, "has no 'fields'; was it written by this package"),
    ],
)
def test_a_description_of_something_else(
    plain: Table, change: dict[str, object], message: str
) -> None:
    data, description = written(plain, CsvOptions())
    with pytest.raises(BadDescription, match=message):
        read_table(io.BytesIO(data), json.dumps(json.loads(description) | change).encode())
    with pytest.raises(BadDescription, match="no JSON"):
        read_table(io.BytesIO(data), b"{")


def test_a_unit_that_is_none(plain: Table) -> None:
    data, description = written(plain, CsvOptions())
    with pytest.raises(BadDescription, match="'lop' is no unit"):
        read_table(io.BytesIO(data), description.replace(b'"class"', b'"lop"'))
