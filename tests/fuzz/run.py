"""Tries very many random inputs on the readers: make fuzz."""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from tests.fuzz import date_oracle, number_oracle, sheet_oracle
from tests.fuzz.sheets import sheet_files
from tests.fuzz.texts import ROOT, inputs

_LONGEST = 2.0
"""Seconds of the processor that one input may take."""
_MOST_SHOWN = 30
FOUND = ROOT / "build" / "fuzz"
"""Where files are kept that were read wrongly."""

Faults = Iterator[str]


class Target(NamedTuple):
    """A reader, and what tries it.

    Args:
        make: Returns what makes one random input after the other.
        faults: Yields what is wrong with how one is read.
        also: Yields what is wrong with something else, tried now and then.
    """

    make: Callable[[random.Random], Callable[[], Any]]
    faults: Callable[[Any], Faults]
    also: Callable[[random.Random], Faults] | None = None


TARGETS = {
    "numbers": Target(partial(inputs, "numbers"), number_oracle.faults, number_oracle.round_trip),
    "dates": Target(partial(inputs, "dates"), date_oracle.faults, date_oracle.round_trip),
    "csv": Target(partial(sheet_files, "csv"), sheet_oracle.csv_faults),
    "xlsx": Target(partial(sheet_files, "xlsx"), sheet_oracle.workbook_faults),
}


def try_out(kind: str, count: int, seed: int) -> int:
    """Try random inputs, and return how many faults were found."""
    target = TARGETS[kind]
    chance = random.Random(seed)
    make = target.make(chance)
    found: Counter[str] = Counter()
    slowest: tuple[float, object] = (0.0, "")
    begin = time.perf_counter()
    for at in range(count):
        one = make()
        start = time.process_time()
        try:
            wrong = list(target.faults(one))
            if target.also and at % 20 == 0:
                wrong += target.also(chance)
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            wrong = [f"{type(error).__name__}: {error} ({where.filename}:{where.lineno})"]
        seconds = time.process_time() - start
        if seconds > slowest[0]:
            slowest = (seconds, one)
        for fault in wrong:
            found[fault] += 1
            if found.total() <= _MOST_SHOWN:
                print(f"  {_kept(kind, one)}: {fault}", flush=True)
    if slowest[0] > _LONGEST:
        found["slow"] += 1
        print(f"  {_kept(kind, slowest[1])}: took {slowest[0]:.1f} s")
    print(
        f"{kind}: {count} inputs from seed {seed}, {found.total()} faults, "
        f"{time.perf_counter() - begin:.0f} s, at most {slowest[0] * 1000:.0f} ms for one",
        flush=True,
    )
    return found.total()


def _kept(kind: str, one: object) -> str:
    """Return a text itself, and where a file is kept."""
    if not isinstance(one, bytes):
        return repr(one)
    FOUND.mkdir(parents=True, exist_ok=True)
    file = FOUND / f"{hashlib.sha256(one).hexdigest()[:12]}.{kind}"
    file.write_bytes(one)
    return str(file.relative_to(ROOT))


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", default=[*TARGETS], help=", ".join(TARGETS))
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    return min(1, sum(try_out(kind, chosen.count, chosen.seed) for kind in chosen.kinds))


if __name__ == "__main__":
    sys.exit(main())
