"""``counter serve``: runs the live counter."""

from __future__ import annotations

import signal

import click

from cadre_training.plugin import Label, Language
from cadre_training_counter.serve.arguments import (
    NAME,
    Arguments,
    HelpAsked,
    WrongUsage,
    read_arguments,
)
from cadre_training_counter.serve.listening import CannotListen, address_of, listen
from cadre_training_counter.serve.opening import open_store, settings_for
from cadre_training_counter.serve.service import make_app
from cadre_training_counter.serve.voice import Voice
from cadre_training_counter.store.problem import StoreProblem

CANNOT = 2
"""Exit status: the command line, the store or the port cannot be used."""

INTERRUPTED = 130
"""Exit status: stopped from the keyboard."""


def main(args: tuple[str, ...], language: Language) -> int:
    """Run the live counter until it is told to stop; return the exit status.

    Args:
        args: What follows the name of the command.
        language: The language of what is printed.
    """
    voice = Voice(language)
    try:
        return _run(read_arguments(args, language), voice)
    except HelpAsked as asked:
        click.echo(asked.text)
        return 0
    except WrongUsage as wrong:
        vi, en = wrong.message.vi, wrong.message.en
        end = "" if vi.endswith("?") else "."
        voice.error(Label(f"{vi}{end} Xem: {NAME} --help", f"{en}{end} See: {NAME} --help"))
    except StoreProblem as problem:
        voice.error(problem.cause)
    except CannotListen as problem:
        voice.error(problem.message)
    return CANNOT


def _run(asked: Arguments, voice: Voice) -> int:
    try:
        from cadre_training_counter.serve.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("uvicorn", "httptools"):
            raise
        voice.error(
            Label(
                "cần thêm gói để chạy; hãy cài: pip install 'cadre-training-counter[serve]'",
                "more packages are needed: pip install 'cadre-training-counter[serve]'",
            )
        )
        return CANNOT
    store = open_store(asked.db)
    try:
        app = make_app(store, settings_for(asked, store), settled=voice.settled)
        app.counting.ledger.begin()
        with listen(asked.host, asked.port) as listening:
            address = address_of(listening)
            voice.say(
                Label(
                    f"Bộ đếm đang chạy tại {address} (dừng bằng Ctrl-C).",
                    f"The counter runs at {address} (stop it with Ctrl-C).",
                )
            )
            stopped_by = serve(app, listening)
    finally:
        store.close()
    return INTERRUPTED if stopped_by is signal.SIGINT else 0
