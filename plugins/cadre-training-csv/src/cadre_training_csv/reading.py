"""Reads back what this package wrote: the same numbers, absences, texts and rates."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import IO, BinaryIO
from zipfile import ZipFile

from attrs import frozen

from cadre_training.plugin import Cell, Column, CountUnit, Label, Row, Table
from cadre_training_csv.description import (
    BadDescription,
    DescribedField,
    DescribedTable,
    described_table,
    described_tables,
)
from cadre_training_csv.detail import Aspect
from cadre_training_csv.ears import Ear, ear_of
from cadre_training_csv.safety import unneutralise


class NotReadable(ValueError):
    """A CSV file that is not what its description says; the message names the line."""


def read_table(stream: BinaryIO, description: bytes) -> Table:
    """Read the file of one table.

    Numbers come back with their units, rates with their parts, absences by their kind, texts as
    they were. What the file does not hold cannot come back: of a text in two languages there is
    the one it was written in, and sources are read as nothing.

    Args:
        stream: The CSV file, in either dialect.
        description: The file beside it that ``csv-resource`` writes.

    Raises:
        BadDescription: If the description is not of this package.
        NotReadable: If the file is not what the description says.
    """
    return _read(stream, described_table(description))


def read_package(description: bytes, open_file: Callable[[str], IO[bytes]]) -> tuple[Table, ...]:
    """Read all tables of a ``datapackage.json``.

    Args:
        description: The description.
        open_file: What opens a file by its name: ``lambda name: open(folder / name, "rb")``.

    Raises:
        BadDescription: If the description is not of this package.
        NotReadable: If a file is not what the description says.
    """
    tables: list[Table] = []
    for described in described_tables(description):
        with open_file(described.path) as stream:
            tables.append(_read(stream, described))
    return tuple(tables)


def read_archive(stream: BinaryIO) -> tuple[Table, ...]:
    """Read all tables of a file that ``csv-zip`` wrote.

    Raises:
        BadDescription: If the description in it is not of this package.
        NotReadable: If a file in it is not what the description says.
    """
    with ZipFile(stream) as archive:
        return read_package(archive.read("datapackage.json"), archive.open)


def _read(stream: IO[bytes], described: DescribedTable) -> Table:
    ear = ear_of(described.dialect, described.language)
    columns = tuple(_columns(described, ear))
    text = io.TextIOWrapper(stream, described.encoding, newline="")
    lines = csv.reader(text, delimiter=described.delimiter, strict=True)
    headings = [field.heading for field in described.fields]
    try:
        got = next(lines, headings[:0])
        if got != headings and headings:  # a table without columns has an empty first line
            raise NotReadable(f"{described.path}: its first line is {got}, not {headings}")
        rows = tuple(_rows(lines, described, columns, ear))
    except (csv.Error, UnicodeError) as error:
        raise NotReadable(f"{described.path}:{lines.line_num}: {error}") from error
    finally:
        text.detach()  # the stream belongs to the caller
    return Table(
        id=described.id,
        caption=Label.same(described.caption or described.id),
        columns=tuple(column.made for column in columns),
        rows=rows,
        notes=tuple(Label.same(note) for note in described.notes if note),
    )


@frozen
class _Column:
    """A column of the table, and where in a line its cells say what."""

    made: Column
    field: DescribedField
    places: dict[Aspect, int]

    def cell(self, line: list[str], ear: Ear) -> Cell:
        said = {aspect: line[place] for aspect, place in self.places.items()}
        note = unneutralise(said.get(Aspect.NOTE, ""))
        return Cell(
            ear.value(said, self.field.kinds, self.made.unit),
            note=Label.same(note) if note else None,
            code=unneutralise(said.get(Aspect.CODE, "")) or None,
        )


def _columns(described: DescribedTable, ear: Ear) -> Iterator[_Column]:
    # The value of a column comes first; what else its cells say stands beside it.
    places: dict[Aspect, int] = {}
    for place, field in enumerate(described.fields):
        if field.aspect is Aspect.VALUE:
            places = {Aspect.VALUE: place}
            yield _Column(_column(field, ear), field, places)
        elif field.aspect is not None:
            places[field.aspect] = place


def _column(field: DescribedField, ear: Ear) -> Column:
    return Column(
        name=field.column,
        label=Label.same(field.title),
        unit=None if field.unit is None else _unit(field.unit, ear),
        is_header=field.names_rows,
        definition=Label.same(field.definition) if field.definition else None,
    )


def _unit(words: str, ear: Ear) -> CountUnit:
    if words not in ear.units:
        raise BadDescription(f"{words!r} is no unit; there are {', '.join(ear.units)}")
    return ear.units[words]


def _rows(
    lines: Iterator[list[str]],
    described: DescribedTable,
    columns: tuple[_Column, ...],
    ear: Ear,
) -> Iterator[Row]:
    last = described.fields[-1] if described.fields else None
    true = last.true if last is not None and last.aspect is None else None
    for number, line in enumerate(lines, start=1):
        if not line:  # below an empty line stands what people read
            return
        try:
            if len(line) != len(described.fields):
                raise ValueError(f"{len(line)} fields, not {len(described.fields)}")
            cells = tuple(column.cell(line, ear) for column in columns)
        except (ValueError, KeyError) as error:
            raise NotReadable(f"{described.path}, row {number}: {error}") from error
        yield Row(cells, is_total=true is not None and line[-1] == true)
