"""A program that counts a log in very small steps, so that it can be stopped between any two.

Called with a state, a log, a moment, and how many processes read.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from cadre_training_counter.logs import batching, blocks
from cadre_training_counter.logs.counting import count_logs
from cadre_training_counter.store.lock import only_one
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.batch import Batch
from cadre_training_counter.tally.settings import Settings

blocks.SIZE = 1 << 12
batching.MOST_BYTES = 1 << 13

state, log, at, processes = sys.argv[1:]


class TellingStore(SqliteStore):
    """Says so whenever something was kept."""

    def apply(self, batch: Batch) -> None:
        super().apply(batch)
        print("kept", flush=True)


with TellingStore(Path(state)) as store, only_one(Path(state)):
    print("ready", flush=True)
    count_logs(
        [Path(log)], store, Settings(), dt.datetime.fromisoformat(at), processes=int(processes)
    )
print("done", flush=True)
