"""The frames of a store: its Parquet files, read lazily."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import narwhals as nw

from cadre_training.frames.frames import Frames
from cadre_training.frames.manifest import Manifest, Part, read_manifest
from cadre_training.frames.problem import MissingEngine
from cadre_training.frames.rolls import StoredRolls
from cadre_training.model.admin_unit import AdminUnit, UnitLevel
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.period import Period
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic

try:
    import polars as pl
except ImportError:
    raise MissingEngine("polars", "frames") from None

if TYPE_CHECKING:
    from cadre_training.frames.opening import Lazy


def frames_of_store(folder: Path) -> Frames:
    """Return the frames of a store.

    Raises:
        StoreProblem: If the folder is no store, or a file of it is missing or cut short.
    """
    manifest = read_manifest(folder)
    rolls = manifest.of("attendances")
    by_year: dict[int | None, list[Part]] = {}
    for part in rolls:
        by_year.setdefault(part.year, []).append(part)
    return Frames(
        classes=scanned(folder, manifest.of("classes")),
        sessions=scanned(folder, manifest.of("sessions")),
        attendances=scanned(folder, rolls),
        topics=topics_of(folder, manifest),
        units=units_of(folder, manifest),
        covers=manifest.covers,
        stored=StoredRolls(
            tuple(_lazy(folder, parts) for parts in by_year.values()), manifest.people
        )
        if rolls
        else None,
    )


def scanned(folder: Path, parts: Iterable[Part]) -> pl.LazyFrame | None:
    """Return the rows of files of a store; None where there are none."""
    paths = [folder / part.path for part in parts]
    return pl.scan_parquet(paths, hive_partitioning=False) if paths else None


def _lazy(folder: Path, parts: Iterable[Part]) -> Lazy:
    frame = scanned(folder, parts)
    assert frame is not None  # there is a year only where there is a file
    return nw.from_native(frame)


def units_of(folder: Path, manifest: Manifest) -> tuple[AdminUnit, ...]:
    """Return the administrative units of a store, in their order."""
    frame = scanned(folder, manifest.of("units"))
    if frame is None:
        return ()
    return tuple(
        AdminUnit(
            code=row["code"],
            name=row["name"],
            level=UnitLevel(row["level"]),
            parent=row["parent"],
            lifetime=Lifetime(row["since"], row["until"]),
            successors=tuple(row["successors"]),
        )
        for row in frame.collect().to_dicts()
    )


def topics_of(folder: Path, manifest: Manifest) -> tuple[Topic, ...]:
    """Return the topics of a store, in their order."""
    frame = scanned(folder, manifest.of("topics"))
    if frame is None:
        return ()
    return tuple(
        Topic(
            id=row["id"],
            title=row["title"],
            period=Period(row["start"], row["end"]) if row["start"] else None,
            target_group=TargetGroup(row["scheme"], row["target_group"]) if row["scheme"] else None,
            count=row["count"],
            author=row["author"],
        )
        for row in frame.collect().to_dicts()
    )
