"""Standard output and error, in UTF-8 whatever the locale."""

from __future__ import annotations

import io
import os
import sys


def speak_utf8() -> None:
    """Let standard output and error take Vietnamese on any terminal, in any locale.

    What is no text at all, such as a stray byte of a file's name, is written escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def is_terminal() -> bool:
    """Tell whether standard output is a terminal; a process may have none at all."""
    return sys.stdout is not None and sys.stdout.isatty()


def forget_output() -> None:
    """Send what is left in the buffer of standard output nowhere, for nobody reads it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def settle_output() -> None:
    """Write what is left in the buffer of standard output, or forget it where that fails.

    Left there, it would fail again when the interpreter ends, which then chooses the exit status.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError:
        forget_output()
