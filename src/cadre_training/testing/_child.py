"""What the contracts run in another interpreter; see :mod:`cadre_training.testing._process`."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from cadre_training import _registry
from cadre_training.testing._subjects import subjects_of

_FORBIDDEN = (
    "os.exec",
    "os.fork",
    "os.link",
    "os.mkdir",
    "os.posix_spawn",
    "os.putenv",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.symlink",
    "os.system",
    "os.truncate",
    "shutil.",
    "socket.",
    "subprocess.",
    "tempfile.",
    "urllib.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Watch:
    """Notes what the code that runs does outside of itself.

    Reading what is installed is no such thing: templates and locale data are files. In the
    first run modules are imported, and what these read on the way is not held against it.

    Attributes:
        on: Whether it notes anything.
        warm: Whether it notes what is read.
        seen: What it noted.
    """

    def __init__(self) -> None:
        """Note nothing yet."""
        self.on = False
        self.warm = False
        self.seen: list[str] = []
        roots = (*sys.path, sys.prefix, sys.base_prefix)
        self._installed = tuple({os.path.realpath(root) for root in roots if root})
        sys.addaudithook(self._note)

    def allow(self, folder: str) -> None:
        """Let files in ``folder`` be read."""
        self._installed += (os.path.realpath(folder),)

    def twice(self, run: Callable[[], bytes]) -> bytes:
        """Watch ``run`` as it runs first, and again; return what it returned."""
        self.on = True
        data = run()
        self.warm = True
        if run() != data:
            self.seen.append("the second run gave something else")
        self.on = False
        return data

    def _note(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event == "open":
            path, _, flags = arguments
            if isinstance(path, str | bytes) and not self._may(os.fsdecode(path), flags):
                self.seen.append(f"open {path!r}")
        elif event.startswith(_FORBIDDEN):
            self.seen.append(f"{event} {arguments!r:.100}")

    def _may(self, path: str, flags: object) -> bool:
        if isinstance(flags, int) and flags & _WRITING:
            return False
        return not self.warm or any(
            Path(os.path.realpath(path)).is_relative_to(root) for root in self._installed
        )


def main(task: str, *arguments: str) -> int:
    """Do one task and return the exit status."""
    if task == "list":
        return _list(*arguments)
    if task == "memory":
        return _memory(*arguments)
    watch = Watch()
    if task == "export":
        data = _export(watch, *arguments)
    else:
        data = _open(watch, *arguments) if task == "open" else _read(watch, *arguments)
    sys.stdout.buffer.write(data)
    if watch.seen:
        sys.stderr.write("\n".join(watch.seen) + "\n")
    return 1 if watch.seen else 0


def _list(*modules: str) -> int:
    """List all that is installed, and print which of ``modules`` that has loaded."""
    before = set(sys.modules)
    _registry.plugins(strict=False)
    loaded = sorted(name for name in modules if name in set(sys.modules) - before)
    sys.stdout.write("\n".join(loaded))
    return 0


def _memory(name: str, options: str) -> int:
    """Print how many bytes of memory a table of many rows takes above the table itself."""
    from cadre_training.exporting.options import build_options
    from cadre_training.plugin import Language
    from cadre_training.testing._streams import Sink
    from cadre_training.testing.hostile import many_rows
    from cadre_training.testing.samples import sample_report

    found = _registry.find_format(name)
    given = cast("Mapping[str, str]", json.loads(options))
    chosen = build_options(found.load_options(), given, Language.VI, name)
    exporter = found.load_exporter()
    peaks: list[int] = []
    for report in (sample_report(), many_rows()):
        for subject in subjects_of(report, found.spec):
            with _measured(peaks):
                exporter(subject, cast("BinaryIO", Sink()), chosen)
    sys.stdout.write(str(peaks[-1]))
    return 0


@contextmanager
def _measured(peaks: list[int]) -> Generator[None]:
    """Add to ``peaks`` the most memory that the block took at once, in bytes.

    The system knows it for nothing; where it does not tell, Python counts, which is slow.
    """
    if sys.platform == "win32":
        import tracemalloc

        tracemalloc.start()
        yield
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    else:
        before = _greatest_memory()
        yield
        peaks.append(_greatest_memory() - before)


def _greatest_memory() -> int:
    """Return the greatest memory of this process so far, in bytes.

    What the system counts for ``getrusage`` begins with the memory of the process that started this
    one, which may be far above all that happens here. Linux tells it of the program alone.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _export(watch: Watch, name: str, options: str, language: str) -> bytes:
    from cadre_training.exporting import render
    from cadre_training.testing.samples import sample_report

    given = cast("Mapping[str, str]", json.loads(options))
    subjects = subjects_of(sample_report(), _registry.find_format(name).spec)

    def run() -> bytes:
        parts = [render(one, name, language=language, options=given) for one in subjects]
        return b"".join(parts)

    return watch.twice(run)


def _open(watch: Watch, name: str, ending: str) -> bytes:
    """Open a workbook from standard input, and return all that its sheets hold as text."""
    from cadre_training.plugin import WorkbookOptions
    from cadre_training.testing._grids import grids_text

    data, opener = sys.stdin.buffer.read(), _registry.find_workbook(name).load_opener()

    def run() -> bytes:
        file = cast("BinaryIO", io.BytesIO(data))
        return grids_text(opener(file, f"sample{ending}", WorkbookOptions())).encode()

    return watch.twice(run)


def _read(watch: Watch, name: str, options: str, ending: str) -> bytes:
    import tempfile

    from cadre_training.codec import dumps
    from cadre_training.loading import load

    given = cast("Mapping[str, str]", json.loads(options))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sample{ending}"
        path.write_bytes(sys.stdin.buffer.read())
        # The host reads the file; the reader that runs behind it may open nothing.
        watch.allow(folder)
        return watch.twice(lambda: dumps(load(path, reader=name, options=given)))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
