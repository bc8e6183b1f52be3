"""Putting files in a folder, all or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory


def put_folder(target: Path, files: Mapping[str, bytes], marker: str, ours: frozenset[str]) -> None:
    """Make ``target`` a folder with ``files``, or leave everything as it was.

    A new folder appears in one step. In one that exists, the files are first written beside the
    old ones. Then the old marker goes first and the new one comes last: whoever looks in
    between finds no package rather than one of old and new parts. If anything fails or
    interrupts, the old files come back.

    Args:
        target: The folder; it need not exist.
        files: The bytes of each file, by name; the marker is among them.
        marker: The file that makes a folder ours: one that holds other things and not this
            file is not touched.
        ours: The names of files that go when the new ones come; all others stay.

    Raises:
        FileExistsError: If ``target`` is no folder, or is one of another kind.
        OSError: If it cannot be written.
    """
    target = Path(os.path.realpath(target))
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as name:
            _write(files, Path(name, "new")).rename(target)
        return
    _check(target, marker)
    with TemporaryDirectory(prefix=".new.", dir=target) as name:
        stage = _write(files, Path(name, "new"))
        old = Path(name, "old")
        old.mkdir()
        others = sorted(ours.union(files) - {marker})
        outgoing = [(target / file, old / file) for file in (marker, *others)]
        incoming = [(stage / file, target / file) for file in (*others, marker)]
        _move([(a, b) for a, b in (*outgoing, *incoming) if os.path.lexists(a)])


def _check(target: Path, marker: str) -> None:
    if not target.is_dir():
        raise FileExistsError(f"{target} is a file; name a folder")
    if any(target.iterdir()) and not (target / marker).is_file():
        raise FileExistsError(
            f"{target} holds other things and no {marker}; name an empty folder or a new one"
        )


def _write(files: Mapping[str, bytes], folder: Path) -> Path:
    folder.mkdir()
    for file, data in files.items():
        (folder / file).write_bytes(data)
    return folder


def _move(moves: list[tuple[Path, Path]]) -> None:
    """Rename every file, or none: after a failure those renamed are renamed back."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, to in moves:
            done.append((source, to))
            source.rename(to)
    except BaseException:
        for source, to in reversed(done):
            if os.path.lexists(to) and not os.path.lexists(source):
                to.rename(source)
        raise
