"""Files that appear together or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from attrs import define


@define
class _Part:
    """A file on its way: where it is written, where it goes, where the old one is kept."""

    temporary: Path
    target: Path
    backup: Path | None = None


class FileSet:
    """Files of one folder that appear together or not at all.

    Each is written under a hidden name in the folder. :meth:`publish` gives all of them their
    names; without it, or when it fails, nothing of them stays and existing files are as before.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, FileSet(Path(folder)) as files:
    ...     with files.create("a.txt") as out:
    ...         _ = out.write(b"a")
    ...     [path.name for path in files.publish()]
    ['a.txt']
    """

    def __init__(self, directory: Path) -> None:
        """Write into ``directory``, which is made when it is not there."""
        self._directory = directory
        self._made: list[Path] = []
        self._parts: list[_Part] = []
        self._published = False

    def __enter__(self) -> FileSet:
        """Begin; nothing is written yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove what was not published, and the folders made for it."""
        with interrupts_held():
            for part in self._parts:
                _remove(part.temporary)
            if not self._published:
                for folder in reversed(self._made):
                    with suppress(OSError):
                        folder.rmdir()

    @contextmanager
    def create(self, name: str) -> Generator[BinaryIO]:
        """Open a new file that will be called ``name``.

        Raises:
            OSError: If it cannot be written, or a folder has the name.
        """
        self._make_directory()
        target = self._directory / name
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder has the name", str(target))
        temporary = self._hidden_name()
        # Noted before it exists, so that an interruption between the two leaves nothing.
        self._parts.append(_Part(temporary, target))
        with _blamed_on(target, temporary), temporary.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())

    def publish(self) -> tuple[Path, ...]:
        """Give all files their names and return them in the order they were created.

        Raises:
            OSError: If one of them cannot be put in place; then none is.
        """
        with interrupts_held():
            try:
                if len(self._parts) > 1:  # a single file is replaced in one step
                    for part in self._parts:
                        self._keep_old(part)
                for part in self._parts:
                    with _blamed_on(part.target, part.temporary):
                        part.temporary.replace(part.target)
            except BaseException:
                self._take_back()
                raise
            finally:
                for part in self._parts:
                    if part.backup is not None:
                        _remove(part.backup)
            self._published = True
            sync_folder(self._directory)
        return tuple(part.target for part in self._parts)

    def _keep_old(self, part: _Part) -> None:
        if not os.path.lexists(part.target):
            return
        part.backup = self._hidden_name()
        try:
            os.link(part.target, part.backup, follow_symlinks=False)
        except (OSError, NotImplementedError):  # a file system without hard links
            shutil.copy2(part.target, part.backup, follow_symlinks=False)

    def _take_back(self) -> None:
        for part in self._parts:
            if os.path.lexists(part.temporary):  # it was not put in place
                continue
            if part.backup is not None:
                part.backup.replace(part.target)
            else:
                _remove(part.target)

    def _make_directory(self) -> None:
        missing = [p for p in (self._directory, *self._directory.parents) if not p.exists()]
        for folder in reversed(missing):
            self._made.append(folder)
            folder.mkdir(exist_ok=True)

    def _hidden_name(self) -> Path:
        return self._directory / f".cadre-training-{secrets.token_hex(8)}.part"


@contextmanager
def interrupts_held() -> Generator[None]:
    """Let Ctrl-C and SIGTERM wait until the block has ended.

    Only the main thread is interrupted by them, so in any other there is nothing to hold.
    """
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours = {number: handler for number, handler in before.items() if handler is not None}
    held: list[int] = []
    for number in ours:
        signal.signal(number, lambda number, _: held.append(number))
    try:
        yield
    finally:
        for number, handler in ours.items():
            signal.signal(number, handler)
        if held:
            signal.raise_signal(held[0])


@contextmanager
def _blamed_on(target: Path, temporary: Path) -> Generator[None]:
    """Let a failure name the file that the caller knows, not the hidden one, or none."""
    try:
        yield
    except OSError as error:
        if error.errno is None or error.filename not in (None, str(temporary)):
            raise
        raise OSError(error.errno, error.strerror, str(target)) from error


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def sync_folder(folder: Path) -> None:
    """Make the new names last through a power cut, where the system can."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
