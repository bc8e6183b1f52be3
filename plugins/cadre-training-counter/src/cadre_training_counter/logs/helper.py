"""A process that sorts the lines of blocks for another; see :mod:`.crew`."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from typing import BinaryIO

from cadre_training_counter.logs.block import Block
from cadre_training_counter.logs.crew import Order, send
from cadre_training_counter.logs.forms import form_of
from cadre_training_counter.logs.sorter import Sorter


def main() -> None:
    """Sort blocks from standard input until it ends."""
    # Who stops the program from the keyboard stops the process that this one works for.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except (BrokenPipeError, EOFError, pickle.UnpicklingError):
        # Whoever asked is gone, perhaps in the middle of a word; what is left is for nobody.
        os._exit(0)


def serve(tasks: BinaryIO, answers: BinaryIO) -> None:
    """Sort the blocks that stand in ``tasks``, behind what is to be counted.

    Args:
        tasks: Where they come from; only the program itself writes there.
        answers: Where what became of them goes.
    """
    sorter: Sorter | None = None
    while True:
        try:
            task: object = pickle.load(tasks)
        except EOFError:
            return
        if isinstance(task, Block) and sorter is not None:
            try:
                answer: object = sorter.sort(task.data, b"")
            except Exception as error:
                answer = error
            send(answers, answer)
        elif isinstance(task, Order):
            sorter = Sorter(task.plan, form_of(task.form, task.plan.settings))


if __name__ == "__main__":
    main()
