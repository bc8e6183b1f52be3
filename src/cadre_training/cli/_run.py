"""One run of the command line."""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from types import FrameType

import click

from cadre_training.cli._errors import FAULT, INTERRUPTED, TERMINATED
from cadre_training.cli.program import program


class _Terminated(BaseException):
    """The system asks the program to end: what it has begun is cleaned up, as after Ctrl-C."""


def _terminated(_number: int, _frame: FrameType | None) -> None:
    raise _Terminated


@contextmanager
def _ending_cleanly() -> Generator[None]:
    """Let SIGTERM end the program as Ctrl-C does, where nobody has another use for it."""
    ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    )
    if not ours:
        yield
        return
    signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def run(args: Sequence[str]) -> int:
    """Run the command line ``args`` and return the exit status."""
    try:
        with _ending_cleanly():
            result: object = program.main(
                list(args), prog_name="cadre-training", standalone_mode=False
            )
    except _Terminated:
        return TERMINATED
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception:
        traceback.print_exc()
        click.echo(
            "Lỗi của chương trình; xin báo lại kèm nội dung trên. · "
            "A fault of the program; please report it with the text above.",
            err=True,
        )
        return FAULT
    return result if isinstance(result, int) else 0
