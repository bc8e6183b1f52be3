"""``counter serve``: runs the live counter."""

from __future__ import annotations

import signal
from contextlib import closing

from cadre_training.plugin import Label, Language
from cadre_training_counter.commands.printing import complain
from cadre_training_counter.serve.arguments import read_arguments
from cadre_training_counter.serve.listening import CannotListen, address_of, listen
from cadre_training_counter.serve.opening import open_store, settings_for
from cadre_training_counter.serve.service import make_app
from cadre_training_counter.serve.voice import Voice

CANNOT = 2
"""Exit status: the service cannot run."""

INTERRUPTED = 130
"""Exit status: stopped from the keyboard."""

_NOT_INSTALLED = Label(
    "cần thêm gói để chạy; hãy cài: pip install 'cadre-training-counter[serve]'",
    "more packages are needed: pip install 'cadre-training-counter[serve]'",
)


def main(args: tuple[str, ...], language: Language) -> int:
    """Run the live counter until it is told to stop; return the exit status.

    Args:
        args: What follows the name of the command.
        language: The language of what is printed.

    Raises:
        WrongUsage: If the command line cannot be followed.
        HelpAsked: If it only asks for help.
        InputProblems: If the file of rules cannot be read.
        StoreProblem: If the store cannot be used.
    """
    asked = read_arguments(args, language)
    try:
        from cadre_training_counter.serve.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("uvicorn", "httptools"):
            raise
        complain(_NOT_INSTALLED, language)
        return CANNOT
    voice = Voice(language)
    with closing(open_store(asked.db)) as store:
        app = make_app(store, settings_for(asked, store), settled=voice.settled)
        app.counting.ledger.begin()
        try:
            listening = listen(asked.host, asked.port)
        except CannotListen as problem:
            complain(problem.message, language)
            return CANNOT
        with listening:
            address = address_of(listening)
            voice.say(
                Label(
                    f"Bộ đếm đang chạy tại {address} (dừng bằng Ctrl-C).",
                    f"The counter runs at {address} (stop it with Ctrl-C).",
                )
            )
            stopped_by = serve(app, listening)
    return INTERRUPTED if stopped_by is signal.SIGINT else 0
