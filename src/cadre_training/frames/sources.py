"""Paths as what measures are taken over: files of classes, folders of them, stores."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cadre_training.frames.frames import Frames
from cadre_training.frames.manifest import MANIFEST
from cadre_training.frames.problem import FrameProblem, MissingEngine
from cadre_training.model.label import Label

if TYPE_CHECKING:
    import polars as pl

PARQUET = ".parquet"
CSV = ".csv"

PathLike = str | os.PathLike[str]


def is_frames_path(path: PathLike) -> bool:
    """Tell whether :func:`frames_of` reads what is at ``path``, without opening a table.

    It reads a store, a Parquet file, and a folder of Parquet files. A CSV file may as well be a
    table of a register, so it is one of these only where it is handed over by name.
    """
    target = Path(path)
    if target.is_dir():
        return (target / MANIFEST).is_file() or any(target.glob(f"**/*{PARQUET}"))
    return target.suffix.lower() == PARQUET


def frames_of(path: PathLike) -> Frames:
    """Return the frames that stand at a path; nothing but their columns is read yet.

    Args:
        path: A store; a file of Parquet or CSV with a row for each class, with the columns of
            ``FRAME_TABLES`` in ``cadre_training.frames.schema``; or a folder of such Parquet files.

    Raises:
        FrameProblem: If it is none of these, or cannot be read.
        MissingEngine: If Polars is not installed.

    >>> import tempfile
    >>> import polars as pl
    >>> file = Path(tempfile.mkdtemp(), "classes.parquet")
    >>> columns = {"id": ["c1"], "start": ["2022-05-09"], "end": ["2022-05-13"]}
    >>> pl.DataFrame(columns).write_parquet(file)
    >>> frames_of(file).attendances is None
    True
    """
    try:
        import polars as pl
        from polars.exceptions import PolarsError
    except ImportError as error:
        raise MissingEngine("polars", "frames") from error
    from cadre_training.frames.stored import frames_of_store

    target = Path(path)
    if (target / MANIFEST).is_file():
        return frames_of_store(target)
    try:
        if target.is_dir():
            files = sorted(target.glob(f"**/*{PARQUET}"))
            if not files:
                raise FrameProblem(
                    Label(
                        f"{target} không phải là kho số liệu và không có tệp {PARQUET} nào",
                        f"{target} is no store, and has no {PARQUET} files in it",
                    )
                )
            frame = pl.scan_parquet(files, hive_partitioning=False)
        elif target.suffix.lower() == PARQUET:
            frame = pl.scan_parquet(target)
        elif target.suffix.lower() == CSV:
            # Codes keep their leading zeros: only what must be dates or numbers is made so.
            frame = _typed(pl.scan_csv(target, infer_schema=False))
        else:
            raise FrameProblem(
                Label(
                    f"{target} không phải là bảng đọc được: hãy nêu một tệp {PARQUET} hoặc {CSV}, "
                    f"một thư mục có các tệp {PARQUET}, hoặc một kho số liệu",
                    f"{target} is no table that can be read: name a {PARQUET} or {CSV} file, a "
                    f"folder of {PARQUET} files, or a store",
                )
            )
        frame.collect_schema()
    except (OSError, PolarsError) as error:
        raise cannot_read(target, error) from error
    return Frames(classes=frame)


def cannot_read(path: PathLike, error: Exception) -> FrameProblem:
    """Return the problem that files cannot be read, in the first line of the engine's words."""
    words = str(error).strip() or type(error).__name__
    cause = words.splitlines()[0]
    return FrameProblem(
        Label(
            f"{os.fspath(path)} không đọc được: {cause}",
            f"{os.fspath(path)} cannot be read: {cause}",
        )
    )


def _typed(frame: pl.LazyFrame) -> pl.LazyFrame:
    """Give the columns of a CSV table their kinds; what does not fit stops the reading."""
    import polars as pl

    from cadre_training.frames.schema import FRAME_TABLES
    from cadre_training.stats.formula import Resource

    names = frame.collect_schema().names()
    numbers = FRAME_TABLES[Resource.CLASSES].numbers
    return frame.with_columns(
        *(pl.col(name).str.to_date("%Y-%m-%d") for name in ("start", "end") if name in names),
        *(pl.col(name).cast(pl.Int64) for name in numbers if name in names),
    )
