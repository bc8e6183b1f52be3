"""Putting a folder in place, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory


def put_folder(target: Path, files: Mapping[str, bytes], marker: str, ours: frozenset[str]) -> None:
    """Make ``target`` a folder with ``files``, or leave everything as it was.

    The files are written beside ``target`` first and then take its place in one step. Whatever
    fails or interrupts on the way, ``target`` holds all of what it held before, or all of the
    new.

    Args:
        target: The folder; it need not exist.
        files: The bytes of each file, by name.
        marker: The file that an existing folder must have, unless it is empty: without it, the
            folder is something else, and is not touched.
        ours: The names of files that go when the new ones come; all others stay.

    Raises:
        FileExistsError: If ``target`` is no folder, or is one of another kind.
        OSError: If it cannot be written.
    """
    target = Path(os.path.realpath(target))
    kept = _kept(target, marker, ours | set(files))
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as name:
        stage, old = Path(name, "new"), Path(name, "old")
        stage.mkdir()
        for file, data in files.items():
            (stage / file).write_bytes(data)
        for entry in kept:
            _copy(entry, stage / entry.name)
        if not target.exists():
            stage.rename(target)
            return
        shutil.copymode(target, stage)
        try:
            target.rename(old)
            stage.rename(target)
        except BaseException:
            if old.exists() and not target.exists():
                old.rename(target)
            raise


def _kept(target: Path, marker: str, ours: frozenset[str]) -> list[Path]:
    if not target.exists():
        return []
    if not target.is_dir():
        raise FileExistsError(f"{target} is a file; name a folder")
    entries = sorted(target.iterdir())
    if entries and not (target / marker).is_file():
        raise FileExistsError(
            f"{target} holds other things and no {marker}; name an empty folder or a new one"
        )
    return [entry for entry in entries if entry.name not in ours]


def _copy(entry: Path, to: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.copytree(entry, to, symlinks=True)
    else:
        shutil.copy2(entry, to, follow_symlinks=False)
