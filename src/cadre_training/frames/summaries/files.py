"""Summaries as files on disk."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from cadre_training.frames.sources import PathLike
from cadre_training.frames.summaries.binary import MAGIC, START
from cadre_training.frames.summaries.parsing import check_start, cut_short, summary_of
from cadre_training.frames.summaries.summary import Summary

SUFFIX = ".ctsum"
"""What the name of a summary's file ends in, by custom."""


def is_summary(path: PathLike) -> bool:
    """Tell whether a file is a summary, by its first bytes, or else means to be by its name.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp(), "north.ctsum")
    >>> write_summary(Summary(), file)
    >>> is_summary(file)
    True
    """
    target = Path(path)
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC or target.suffix.lower() == SUFFIX


def read_summary(path: PathLike) -> Summary:
    """Return the summary in a file.

    Raises:
        SummaryProblem: If it holds none, is of a version not known here, or is damaged.
        OSError: If it cannot be read.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp(), "north.ctsum")
    >>> write_summary(Summary(), file)
    >>> read_summary(file) == Summary()
    True
    """
    with Path(path).open("rb") as file:
        start = file.read(START.size)
        _, length = check_start(start)
        # No more is read than the file says, and that is compared before anything is made of it.
        size = os.fstat(file.fileno()).st_size
        if size != length:
            raise cut_short(size, length)
        return summary_of(start + file.read(length - len(start)))


def write_summary(summary: Summary, path: PathLike) -> None:
    """Write a summary to a file, whole or not at all: what stood there before stays until then.

    Args:
        summary: The summary.
        path: The file; ``.ctsum`` is the custom.

    Raises:
        OSError: If it cannot be written.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp(), "north.ctsum")
    >>> write_summary(Summary(), file)
    >>> file.exists()
    True
    """
    target = Path(os.path.realpath(path))
    data = summary.to_bytes()
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}-", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).chmod(_mode_of(target))
            Path(file.name).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(file.name).unlink()
            raise


def _mode_of(target: Path) -> int:
    """Return who may read the file: as before, or as new files may be."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
