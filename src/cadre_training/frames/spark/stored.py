"""The frames of a store, read by Spark."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from cadre_training.frames.frames import Frames
from cadre_training.frames.manifest import Part, read_manifest
from cadre_training.frames.stored import topics_of, units_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from cadre_training.frames.sources import PathLike


def store_on_spark(session: SparkSession, path: PathLike) -> Frames:
    """Return the frames of a store in Spark; nothing but their columns is read yet.

    Only the files that belong to the store are read; what an interrupted build left is not. The
    driver and the workers must see the folder under the same path.

    Args:
        session: The session.
        path: The store's folder.

    Raises:
        StoreProblem: If the folder is no store, or a file of it is missing or cut short.
    """
    folder = Path(path).resolve()
    manifest = read_manifest(folder)

    def frame(parts: Iterable[Part]) -> DataFrame | None:
        # "file:" says that it is a folder, whatever the cluster keeps its own files in.
        paths = [f"file:{folder / part.path}" for part in parts]
        return session.read.parquet(*paths) if paths else None

    return Frames(
        classes=frame(manifest.of("classes")),
        sessions=frame(manifest.of("sessions")),
        attendances=frame(manifest.of("attendances")),
        topics=topics_of(folder, manifest),
        units=units_of(folder, manifest),
        covers=manifest.covers,
    )
