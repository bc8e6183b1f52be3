"""What sources hold: which files have rows of which table, and the few records beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from attrs import evolve, field, frozen

from cadre_training.codec.json_text import parse_document
from cadre_training.codec.problem import InputProblems, Intake
from cadre_training.codec.resource import ResourceSpec
from cadre_training.codec.resources import DESCRIPTOR, RESOURCES, tables
from cadre_training.frames.sources import CSV, PARQUET
from cadre_training.loading import load
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.source import Place
from cadre_training.model.training_class import TrainingClass
from cadre_training.readers.descriptor import Reader, TableFile, read_descriptor, unknown_resource
from cadre_training.readers.files import cannot_read, outside, read_file
from cadre_training.readers.overlays import read_overlays
from cadre_training.readers.tables import Tables
from cadre_training.regulations import OVERLAYS, overlay
from cadre_training.store.batch import Batch, cells_frame
from cadre_training.store.csv_file import csv_batches
from cadre_training.store.parquet_file import parquet_batches

STREAMED = ("classes", "sessions", "cadres", "attendances")
"""The tables that are read in batches; of the others a store keeps units and topics."""

_KEPT = ("topics", "units")


@frozen(kw_only=True)
class TableSource:
    """A file with rows of a table.

    Args:
        table: The table.
        file: What to call it in messages.
        size: How many bytes it has.
        batches: Reads it; what is wrong with single rows goes to the intake.
    """

    table: str
    file: str
    size: int
    batches: Callable[[Intake], Iterator[Batch]] = field(repr=False)


@frozen(kw_only=True)
class Opened:
    """A source.

    Args:
        head: What it says beside its rows: units, topics, overlays, the period covered.
        files: Its files with rows.
        alone: True for one table, whose groups may be of any overlay of the library.
    """

    head: Register
    files: tuple[TableSource, ...] = ()
    alone: bool = False

    def of(self, table: str) -> tuple[TableSource, ...]:
        """Return the files of a table."""
        return tuple(file for file in self.files if file.table == table)


def open_source(path: Path, prefix: str = "") -> Opened:
    """Return what a source holds; its large tables are not read yet.

    Args:
        path: A folder with a ``datapackage.json``, a register in JSON, a table as CSV or Parquet
            that is named like its table, or anything else that :func:`cadre_training.load` reads.
        prefix: What to put before the names of its files in messages.

    Raises:
        InputProblems: If it cannot be read.
    """
    if path.is_dir() or path.name == DESCRIPTOR:
        return _package(path if path.is_dir() else path.parent, prefix)
    ending = path.suffix.lower()
    if ending == PARQUET or (ending == CSV and path.stem in RESOURCES):
        if path.stem not in RESOURCES:
            raise InputProblems([unknown_resource(path.stem).at(Place(path.name))])
        return _lone(path, prefix)
    return _register(load(path), prefix + path.name)


def _package(folder: Path, prefix: str) -> Opened:
    try:
        data = read_file(folder / DESCRIPTOR, DESCRIPTOR)
    except InputProblems:
        load(folder)  # says what is wrong
        raise
    intake = Intake()
    document = parse_document(data, DESCRIPTOR)
    descriptor = read_descriptor(document, DESCRIPTOR, intake)
    head = Register(
        covers=descriptor.covers,
        schemes=read_overlays(folder, descriptor, Reader(document, DESCRIPTOR, intake.problems)),
    )
    small = tuple(file for file in descriptor.files if file.resource in _KEPT)
    head = Tables(folder, small, intake).register(head)
    files: list[TableSource] = []
    for file in descriptor.files:
        if file.resource in STREAMED:
            path = _inside(folder, file.path, intake)
            files += [] if path is None else [_table(path, prefix + file.path, file)]
    if intake.problems:
        named = (evolve(p, place=_prefixed(p.place, prefix)) for p in intake.problems)
        raise InputProblems(named)
    return Opened(head=head, files=tuple(files))


def _prefixed(place: Place, prefix: str) -> Place:
    return evolve(place, file=prefix + place.file)


def _inside(folder: Path, name: str, intake: Intake) -> Path | None:
    path = folder / name
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        intake.problems.append(outside(name).at(Place(name)))
        return None
    try:
        with path.open("rb"):
            return path
    except OSError as error:
        intake.problems.append(cannot_read(error, name))
        return None


def _table(path: Path, name: str, file: TableFile) -> TableSource:
    resource = RESOURCES[file.resource]
    if path.suffix.lower() == PARQUET:
        batches: Callable[[Intake], Iterator[Batch]] = partial(_parquet, path, name, resource)
    else:
        batches = partial(_csv, path, name, resource, file.delimiter)
    return TableSource(table=file.resource, file=name, size=path.stat().st_size, batches=batches)


def _csv(
    path: Path, name: str, resource: ResourceSpec, delimiter: str | None, intake: Intake
) -> Iterator[Batch]:
    return csv_batches(path, name, resource, intake, delimiter)


def _parquet(path: Path, name: str, resource: ResourceSpec, _intake: Intake) -> Iterator[Batch]:
    return parquet_batches(path, name, resource)


def _lone(path: Path, prefix: str) -> Opened:
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise InputProblems([cannot_read(error, str(path))]) from None
    every = tuple(overlay(name) for name in OVERLAYS)
    if path.stem not in STREAMED:
        register = load(path)
        return Opened(head=Register(units=register.units, topics=register.topics))
    file = TableFile(resource=path.stem, path=path.name)
    source = _table(path, prefix + path.name, file)
    return Opened(head=Register(schemes=every), files=(source,), alone=True)


def _register(register: Register, name: str) -> Opened:
    head = Register(
        covers=register.covers,
        units=register.units,
        topics=register.topics,
        schemes=register.schemes,
    )
    files: list[TableSource] = []
    for resource, rows in tables(register):
        if resource.name in STREAMED:
            batch = _batch(name, resource, list(rows), register)
            files.append(
                TableSource(table=resource.name, file=name, size=0, batches=partial(_only, batch))
            )
    return Opened(head=head, files=tuple(files))


def _only(batch: Batch, _intake: Intake) -> Iterator[Batch]:
    yield batch


def _batch(
    name: str, resource: ResourceSpec, rows: Sequence[dict[str, str]], register: Register
) -> Batch:
    by_table: dict[str, Sequence[TrainingClass | Session | Cadre | Attendance]] = {
        "classes": register.classes,
        "sessions": register.sessions,
        "cadres": register.cadres,
        "attendances": register.attendances,
    }
    records = by_table[resource.name]
    places = [record.source.read_at if record.source else None for record in records]
    lines = [p.line if p and p.line else at for at, p in enumerate(places, start=1)]
    names = [column.name for column in resource.columns]
    columns = {column: [row.get(column, "") for row in rows] for column in names}
    return Batch(file=name, frame=cells_frame(columns, lines))
