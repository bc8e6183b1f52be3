"""The building of a store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import reduce
from itertools import chain
from pathlib import Path
from typing import Literal

import polars as pl
from attrs import define, evolve

from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.codec.register_json import dumps
from cadre_training.codec.resource import Resource as Table
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.codec.resources.sessions import SESSIONS
from cadre_training.exporting.file_set import interrupts_held
from cadre_training.frames.manifest import MANIFEST, Manifest, Part
from cadre_training.frames.people import LISTED, PRESENT
from cadre_training.frames.rolls import UNIT_COLUMNS
from cadre_training.frames.schema import ABSENCE, FRAME_TABLES
from cadre_training.frames.stored import scanned, topics_of, units_of
from cadre_training.model.register import MergeConflict, Register
from cadre_training.model.session import Session
from cadre_training.model.source import Place
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats.formula import Resource
from cadre_training.store.folder import (
    locked,
    manifest_of,
    part_of,
    publish,
    sync,
    workshop,
    write_synced,
)
from cadre_training.store.opening import Opened, TableSource, open_source
from cadre_training.store.overlays import overlays_of
from cadre_training.store.people import People, keys_folder, read_keys
from cadre_training.store.records import (
    KEPT,
    PROVENANCE,
    SOURCE,
    Gathered,
    conflict,
    with_key_columns,
)
from cadre_training.store.report import BuildReport
from cadre_training.store.rolls import ORDER, RollStage, roll_slices
from cadre_training.store.sink import Sink
from cadre_training.store.writing import topics_frame, units_frame, write_frame, write_slices

BadRows = Literal["refuse", "keep-good"]
Progress = Callable[[int, int], None]
PathLike = str | os.PathLike[str]

_KEYS = ("year", "quarter", *UNIT_COLUMNS.values())


def build(
    sources: Iterable[PathLike],
    out: PathLike,
    *,
    bad_rows: BadRows = "refuse",
    years: Iterable[int] = (),
    dry_run: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Build a store, or add to one.

    Until all is written and checked, the store is as it was. What a source says again, alike, is
    kept once. Beside the store a folder of keys is written, which says who the persons of its
    class rolls are; the store itself names nobody.

    Args:
        sources: Folders with a ``datapackage.json``, registers in JSON, tables as CSV or Parquet
            that are named like their table (``classes.csv``), or anything else that
            :func:`cadre_training.load` reads.
        out: The store's folder; it need not exist.
        bad_rows: ``refuse`` to build nothing if anything is wrong with a row; ``keep-good`` to
            leave such rows out and report them. A file that cannot be read as a whole is refused
            either way.
        years: The years to build anew: what the store holds of them gives way to what the sources
            say, and the sources' rows of other years are left out. None for all that they say.
        dry_run: True to read and check all that the sources say, and to leave the store as it is.
            The report then tells what is wrong, and of the store what was there before.
        progress: Is called with the bytes read and the bytes there are.

    Raises:
        InputProblems: If anything is wrong, and is not to be left out; it names everything.
        StoreProblem: If there is a store and it cannot be read.
        OSError: If the system cannot write: a full disk, say.
        ValueError: If ``bad_rows`` is neither.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "classes.csv").write_text("id,period,count", encoding="utf-8")
    >>> build([folder / "classes.csv"], folder / "store").manifest.rows("classes")
    0
    """
    if bad_rows not in ("refuse", "keep-good"):
        raise ValueError(f"bad_rows is 'refuse' or 'keep-good', got {bad_rows!r}")
    paths = [Path(source) for source in sources]
    folder = Path(os.path.realpath(out))
    opened = _opened(paths)
    with locked(folder):
        old = manifest_of(folder)
        with workshop(folder, old) as work:
            sink = Sink(refuse=bad_rows == "refuse")
            task = _Build(folder, work, old, opened, sink, frozenset(years), dry_run, progress)
            return task.run()


def _opened(paths: Sequence[Path]) -> list[Opened]:
    problems: list[Problem] = []
    opened: list[Opened] = []
    for path in paths:
        try:
            prefix = f"{path.name}/" if len(paths) > 1 and path.is_dir() else ""
            opened.append(open_source(path, prefix))
        except InputProblems as failed:
            problems.extend(failed.problems)
    if problems:
        raise InputProblems(problems)
    return opened


@define
class _Build:
    """One run of :func:`build`."""

    folder: Path
    work: Path
    old: Manifest
    sources: list[Opened]
    sink: Sink
    years: frozenset[int]
    dry_run: bool
    progress: Progress | None
    _read: int = 0

    def run(self) -> BuildReport:
        """Read, check, write, and put it in place."""
        head = self._head()
        files: list[str] = []
        gathered = self._gathered(CLASSES, Resource.CLASSES, head, files)
        sessions = self._gathered(SESSIONS, Resource.SESSIONS, head, files)
        old = self._old("classes")
        settled = gathered.settled(_as_read(old, self.years))
        kept = self._old("sessions")
        kept = kept if kept is None else _of_other_years(kept, self.years).drop("year")
        held = sessions.settled(kept)
        if self.dry_run and not any(source.of("attendances") for source in self.sources):
            return self._report(self.old, ())
        classes = self._numbered(settled, old, head)
        stage = RollStage(
            self.work, self._places(classes), gathered.lost, self._people(), self.sink, files
        )
        for number, source in enumerate(self.sources):
            stage.read(number, source, self._advance)
        touched = self._touched(classes, old) | stage.years | set(self.years)
        parts = self._class_parts(classes, stage, touched)
        if self.dry_run:
            return self._report(self.old, ())
        parts += self._session_parts(held)
        self.sink.settle()
        parts += self._head_parts(head)
        try:
            manifest = Manifest(
                parts=tuple(sorted(parts, key=lambda part: part.path)),
                people=stage.people.number,
                keys=self._write_keys(stage.people),
                covers=head.covers,
            )
            publish(self.folder, self.work, manifest)
        finally:
            with interrupts_held():
                self._sweep_keys()
        return self._report(manifest, touched)

    def _report(self, manifest: Manifest, touched: Iterable[int | None]) -> BuildReport:
        self.sink.settle()
        return BuildReport(
            store=self.folder,
            manifest=manifest,
            years=tuple(sorted(touched, key=lambda year: (year is None, year or 0))),
            problems=tuple(self.sink.problems),
            bad_rows=self.sink.bad_rows,
            left_out=self.sink.left_out,
        )

    def _head(self) -> Register:
        """Return what the store and all sources say beside their rows."""
        has_store = (self.folder / MANIFEST).is_file()
        start = Register(
            covers=self.old.covers,
            units=units_of(self.folder, self.old),
            topics=topics_of(self.folder, self.old),
            schemes=overlays_of(self.folder) if has_store else (),
        )
        heads = [evolve(s.head, schemes=()) if s.alone else s.head for s in self.sources]
        try:
            return reduce(Register.merged, heads, start)
        except MergeConflict as error:
            raise InputProblems([conflict(str(error), Place(str(self.folder)))]) from error

    def _gathered(
        self,
        resource: Table[TrainingClass] | Table[Session],
        measured: Resource,
        head: Register,
        files: list[str],
    ) -> Gathered:
        table = FRAME_TABLES[measured]
        wanted = ("id", "period", *table.codes, *table.numbers, *table.lists)
        found = Gathered(resource, wanted, self.sink, files, self.years)
        for number, source in enumerate(self.sources):
            schemes = tuple({s.id: s for s in (*head.schemes, *source.head.schemes)}.values())
            found.read(number, source, schemes, self._advance)
        return found

    def _advance(self, file: TableSource, done: int) -> None:
        if self.progress is not None:
            whole = sum(f.size for source in self.sources for f in source.files)
            before = self._before(file)
            self._read = max(self._read, before + done)
            self.progress(min(self._read, whole), whole)

    def _before(self, file: TableSource) -> int:
        """Return how many bytes are read before a file is begun."""
        order = ("classes", "sessions", "cadres", "attendances")
        files = chain.from_iterable(
            source.of(table) for table in order[:2] for source in self.sources
        )
        later = chain.from_iterable(
            source.of(table) for source in self.sources for table in order[2:]
        )
        size = 0
        for one in chain(files, later):
            if one is file:
                break
            size += one.size
        return size

    def _old(self, table: str) -> pl.DataFrame | None:
        frame = scanned(self.folder, self.old.of(table))
        return None if frame is None else frame.collect()

    def _numbered(
        self, rows: pl.DataFrame | None, old: pl.DataFrame | None, head: Register
    ) -> pl.DataFrame:
        """Give each class its number and the keys it falls under."""
        if rows is None:
            rows = pl.DataFrame(schema=_NO_CLASSES)
        if "number" not in rows.columns:
            rows = rows.with_columns(pl.lit(None, pl.Int64).alias("number"))
        largest = None if old is None else old["id"].max()
        last = largest if isinstance(largest, int) else -1
        fresh = pl.col("number").is_null()
        counted = fresh.cast(pl.Int64).cum_sum() + last
        number = pl.when(fresh).then(counted).otherwise("number").alias("number")
        return with_key_columns(rows.with_columns(number), Resource.CLASSES, head.units)

    def _places(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return the classes that rolls may name, and whether rows of their years are taken."""
        asked = pl.col("year").is_in(list(self.years)).fill_null(value=False)
        taken = asked if self.years else pl.lit(value=True)
        return rows.select("id", pl.col("number").cast(pl.UInt32), "year", taken.alias("open"))

    def _people(self) -> People:
        if self.old.keys is None:
            return People()
        return People(read_keys(keys_folder(self.folder) / self.old.keys, self.old.people))

    def _touched(self, rows: pl.DataFrame, old: pl.DataFrame | None) -> set[int | None]:
        """Return the years with new classes, and those in which a class falls under other keys."""
        new = rows.filter(pl.col(SOURCE) != KEPT)["year"].unique().to_list()
        touched: set[int | None] = set(new)
        if old is not None:
            kept = rows.filter(pl.col(SOURCE) == KEPT).select("number", *_KEYS)
            before = old.select(pl.col("id").alias("number"), *_KEYS)
            both = kept.join(before, on="number", suffix=" old")
            other = pl.any_horizontal(pl.col(k).ne_missing(pl.col(k + " old")) for k in _KEYS)
            moved = both.filter(other)
            touched |= set(moved["year"].to_list())
        return touched

    def _class_parts(
        self, rows: pl.DataFrame, stage: RollStage, touched: set[int | None]
    ) -> list[Part]:
        """Write the classes and rolls of the years touched; keep the files of the others."""
        tables = ("classes", "attendances")
        parts = [p for table in tables for p in self.old.of(table) if p.year not in touched]
        for year in touched:
            ours = rows.filter(pl.col("year").eq_missing(pl.lit(year, pl.Int32)))
            before = () if year in self.years else self.old.of("attendances")
            kept = scanned(self.folder, (part for part in before if part.year == year))
            rolls = stage.of_year(year, kept)
            if self.dry_run or (self.sink.refuse and self.sink.problems):
                continue  # nothing will be built; the rest is read for what is wrong with it
            counts = rolls.group_by("number").agg(
                pl.len().cast(pl.Int64).alias(LISTED),
                (pl.col("status") == 0).sum().cast(pl.Int64).alias(PRESENT),
            )
            ours = _stored(ours, counts)
            if ours.height:
                path = self.work / "classes.parquet"
                write_frame(ours, path, "classes")
                parts.append(part_of(self.work, path, "classes", ours.height, year))
            if rolls.height:
                path = self.work / "attendances.parquet"
                number = write_slices(roll_slices(rolls, ours), path, "attendances")
                parts.append(part_of(self.work, path, "attendances", number, year))
        return parts

    def _session_parts(self, rows: pl.DataFrame | None) -> list[Part]:
        if rows is None:
            return []
        rows = with_key_columns(rows, Resource.SESSIONS, ())
        new = set(rows.filter(pl.col(SOURCE) != KEPT)["year"].to_list()) | set(self.years)
        parts = [part for part in self.old.of("sessions") if part.year not in new]
        for year in new:
            ours = rows.filter(pl.col("year").eq_missing(pl.lit(year, pl.Int32)))
            if ours.height:
                path = self.work / "sessions.parquet"
                write_frame(ours.drop(PROVENANCE).sort("id"), path, "sessions")
                parts.append(part_of(self.work, path, "sessions", ours.height, year))
        return parts

    def _head_parts(self, head: Register) -> list[Part]:
        parts: list[Part] = []
        for table, frame in (
            ("units", units_frame(head.units)),
            ("topics", topics_frame(head.topics)),
        ):
            if frame.height:
                path = self.work / f"{table}.parquet"
                write_frame(frame, path, table)
                parts.append(part_of(self.work, path, table, frame.height, None))
        if head.schemes:
            path = self.work / "overlays.json"
            write_synced(path, dumps(Register(schemes=head.schemes)))
            parts.append(part_of(self.work, path, "overlays", len(head.schemes), None))
        return parts

    def _write_keys(self, people: People) -> str | None:
        """Write who is who, ahead of the store that needs it; return the file's name."""
        if people.number == self.old.people:
            return self.old.keys
        folder = keys_folder(self.folder)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.work / "keys.parquet"
        write_frame(people.ids().to_frame(), path, "keys")
        part = part_of(self.work, path, "keys", people.number, None)
        name = Path(part.path).name
        written = self.work / "parts" / part.path
        target = folder / name
        target.write_bytes(b"")  # the folder may lie on another disk: written anew, then named
        target.chmod(0o600)
        with target.open("wb") as out, written.open("rb") as made:
            while chunk := made.read(1 << 20):
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        sync({folder, folder.parent})
        return name

    def _sweep_keys(self) -> None:
        """Remove the keys that the store, old or new, has no use for."""
        manifest = manifest_of(self.folder)
        folder = keys_folder(self.folder)
        for path in folder.glob("part-*.parquet"):
            if path.name != manifest.keys:
                path.unlink()
        with suppress(OSError):  # it is not there, or not empty
            folder.rmdir()


def _of_other_years(rows: pl.DataFrame, years: frozenset[int]) -> pl.DataFrame:
    """Return the rows of a table of the store that do not give way."""
    return rows.filter(~pl.col("year").is_in(list(years)).fill_null(value=False))


def _as_read(rows: pl.DataFrame | None, years: frozenset[int]) -> pl.DataFrame | None:
    """Return the classes of the store as a source would give them, with their numbers."""
    if rows is None:
        return None
    kept = _of_other_years(rows, years).drop(*_KEYS, LISTED, PRESENT)
    return kept.rename({"id": "number", "class_id": "id"})


def _stored(rows: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    """Return the classes of a year as they are stored, with the numbers of their rolls' rows."""
    rows = rows.drop(PROVENANCE).with_columns(pl.col("number").cast(pl.UInt32))
    rows = rows.join(counts, on="number", how="left")
    rows = rows.with_columns(pl.col(LISTED, PRESENT).fill_null(0), pl.col("number").cast(pl.Int64))
    return rows.rename({"id": "class_id", "number": "id"}).sort(*ORDER, nulls_last=True)


_TABLE = FRAME_TABLES[Resource.CLASSES]
_NO_CLASSES: dict[str, pl.DataType] = {
    SOURCE: pl.Int32(),
    "id": pl.String(),
    **dict.fromkeys(("start", "end"), pl.Date()),
    **dict.fromkeys(_TABLE.codes, pl.String()),
    **dict.fromkeys(_TABLE.numbers, pl.Int64()),
    **{name + ABSENCE: pl.String() for name in _TABLE.numbers if name != "count"},
    **dict.fromkeys(_TABLE.lists, pl.List(pl.String)),
}
"""The columns of classes where no source has any."""
