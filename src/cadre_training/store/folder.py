"""The folder of a store while it is built: new files beside the old, then one swap.

New files are written in a hidden folder and then given their names, which no old file has: a
name has the checksum of its bytes in it. Until the manifest is replaced, in one step, it names the
old files only, and the old store is whole; from then on it names the new ones. What no manifest
names is left of a build that was interrupted, and the next one sweeps it away.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path

from cadre_training.codec.problem import InputProblems, Problem
from cadre_training.exporting.file_set import interrupts_held, sync_folder
from cadre_training.frames.manifest import (
    MANIFEST,
    NO_YEAR,
    TABLES,
    YEAR_FOLDER,
    Manifest,
    Part,
    manifest_text,
    read_manifest,
)
from cadre_training.model.label import Label
from cadre_training.model.source import Place

WORK = ".building"
LOCK = ".lock"
_CHUNK = 1 << 20


@contextmanager
def locked(folder: Path) -> Generator[None]:
    """Let nobody else build here meanwhile; the system ends the lock with the process.

    Raises:
        InputProblems: If a build runs here already, the folder holds other things, or it lies
            within another store.
    """
    _check_apart(folder)
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    _check_ours(folder)
    path = folder / LOCK
    with path.open("ab") as handle:
        _lock(handle.fileno(), folder)
        try:
            yield
        finally:
            if made and not (folder / MANIFEST).exists():  # nothing was built
                with suppress(OSError):
                    path.unlink()
                    folder.rmdir()


def _check_apart(folder: Path) -> None:
    """See that keys, which lie beside a store, do not come to lie within another one."""
    around = next((above for above in folder.parents if (above / MANIFEST).is_file()), None)
    if around is not None:
        raise InputProblems(
            [
                Problem(
                    "inside-a-store",
                    Label(
                        f"thư mục nằm trong kho số liệu {around}; mã người học sẽ nằm lẫn trong "
                        "kho đó; hãy chọn thư mục ở ngoài",
                        f"the folder lies within the store {around}, and so would the keys of "
                        "persons; name a folder outside of it",
                    ),
                    Place(str(folder)),
                )
            ]
        )


def _check_ours(folder: Path) -> None:
    known = {MANIFEST, WORK, LOCK, *TABLES}
    others = sorted(entry.name for entry in folder.iterdir() if entry.name not in known)
    if others and not (folder / MANIFEST).is_file():
        raise InputProblems(
            [
                Problem(
                    "not-a-store",
                    Label(
                        f"thư mục có nội dung khác ({others[0]}); hãy chọn thư mục trống hoặc mới",
                        f"the folder holds other things ({others[0]}); name an empty or a new one",
                    ),
                    Place(str(folder)),
                )
            ]
        )


def _lock(handle: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # a system without such locks
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise InputProblems(
            [
                Problem(
                    "store-in-use",
                    Label(
                        "đang có một lần lập khác ghi vào kho số liệu này; hãy chờ lần đó xong",
                        "another build is writing to this store; wait until it has ended",
                    ),
                    Place(str(folder)),
                )
            ]
        ) from None


@contextmanager
def workshop(folder: Path, manifest: Manifest) -> Generator[Path]:
    """Give a hidden folder to write in; it goes in any case.

    What an interrupted build has left is swept away first.
    """
    sweep(folder, manifest)
    work = folder / WORK
    work.mkdir()
    try:
        yield work
    finally:
        with interrupts_held():
            shutil.rmtree(work, ignore_errors=True)


def manifest_of(folder: Path) -> Manifest:
    """Return what belongs to the store now; nothing where there is none yet."""
    return read_manifest(folder) if (folder / MANIFEST).is_file() else Manifest()


def sweep(folder: Path, manifest: Manifest) -> None:
    """Remove what the manifest does not name from the folders of tables."""
    shutil.rmtree(folder / WORK, ignore_errors=True)
    named = {folder / part.path for part in manifest.parts}
    for table in TABLES:
        for path in sorted((folder / table).glob("**/*"), reverse=True):
            if path.is_dir():
                with suppress(OSError):
                    path.rmdir()
            elif path not in named:
                path.unlink()
        with suppress(OSError):
            (folder / table).rmdir()


def part_of(work: Path, file: Path, table: str, rows: int, year: int | None) -> Part:
    """Describe a file that was written, and see that it is on the disk."""
    digest = hashlib.sha256()
    with file.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
        os.fsync(handle.fileno())
    name = f"part-{digest.hexdigest()[:16]}{file.suffix}"
    by_year = table in ("classes", "sessions", "attendances")
    inner = f"{YEAR_FOLDER}{NO_YEAR if year is None else year}/" if by_year else ""
    part = Part(
        table=table,
        path=f"{table}/{inner}{name}",
        rows=rows,
        size=file.stat().st_size,
        sha256=digest.hexdigest(),
        year=year,
    )
    target = work / "parts" / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    file.replace(target)
    return part


def publish(folder: Path, work: Path, manifest: Manifest) -> None:
    """Give the new files their names, and make the manifest name them: in one step."""
    with interrupts_held():
        try:
            folders: set[Path] = {folder}
            for part in manifest.parts:
                made = work / "parts" / part.path
                if made.is_file():
                    target = folder / part.path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    made.replace(target)
                    folders |= {target.parent, target.parent.parent}
            sync(folders)
            write_synced(work / MANIFEST, manifest_text(manifest).encode())
            (work / MANIFEST).replace(folder / MANIFEST)
            sync({folder})
        finally:
            sweep(folder, manifest_of(folder))  # the new one, or the old one where that failed


def write_synced(path: Path, data: bytes) -> None:
    """Write a file, and see that it is on the disk."""
    with path.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())


def sync(folders: Iterable[Path]) -> None:
    """Make new names in folders last through a power cut, where the system can."""
    for folder in folders:
        sync_folder(folder)
