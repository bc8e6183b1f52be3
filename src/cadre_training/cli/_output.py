"""Where the result goes: to standard output, or whole into a file."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import click


def emit(text: str, output: Path | None) -> None:
    """Print ``text``, or write it to the file ``output``; a hyphen stands for printing."""
    if output is None or output == Path("-"):
        click.echo(text, nl=False)
    else:
        write_whole(output, text.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: until all is written, what stood there before stays.

    Folders on the way are made. A device or a pipe is written to as it is, for it cannot be
    replaced; of a link what it points to.

    Raises:
        OSError: If it cannot be written; it names ``path``.
    """
    from cadre_training.exporting.file_set import FileSet

    target = path.resolve()
    with blamed_on(path):
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        with FileSet(target.parent) as files:
            with files.create(target.name) as out:
                out.write(content)
            files.publish()


@contextmanager
def blamed_on(path: Path) -> Generator[None]:
    """Let an error about a nameless or a hidden file name ``path``, which the user knows."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        named = error.filename
        if isinstance(named, str) and not Path(named).name.startswith("."):
            raise
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error
