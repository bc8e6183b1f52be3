"""Tries very many random inputs on the readers: make fuzz."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

import date_oracle
import number_oracle
from texts import inputs

_LONGEST = 0.5
"""Seconds of the processor that one input may take."""
_MOST_SHOWN = 30

Faults = Callable[[str], Iterator[str]]
RoundTrip = Callable[[random.Random], Iterator[str]]
TEXTS: dict[str, tuple[Faults, RoundTrip]] = {
    "numbers": (number_oracle.faults, number_oracle.round_trip),
    "dates": (date_oracle.faults, date_oracle.round_trip),
}


def try_texts(kind: str, count: int, seed: int) -> int:
    """Try random texts, and return how many of them were read wrongly."""
    faults, round_trip = TEXTS[kind]
    chance = random.Random(seed)
    make = inputs(kind, chance)
    found: Counter[str] = Counter()
    slowest = (0.0, "")
    begin = time.process_time()
    for at in range(count):
        text = make()
        start = time.process_time()
        try:
            wrong = [*faults(text), *(round_trip(chance) if at % 20 == 0 else ())]
        except Exception as error:
            wrong = [f"{type(error).__name__}: {error}"]
        slowest = max(slowest, (time.process_time() - start, text))
        for one in wrong:
            found[one.split(" ")[0]] += 1
            if found.total() <= _MOST_SHOWN:
                print(f"  {text!r}: {one}")
    if slowest[0] > _LONGEST:
        found["slow"] += 1
        print(f"  {slowest[1]!r}: took {slowest[0]:.1f} s")
    seconds = time.process_time() - begin
    print(
        f"{kind}: {count} inputs from seed {seed}, {found.total()} faults, {seconds:.0f} s, "
        f"at most {slowest[0] * 1000:.0f} ms for one"
    )
    return found.total()


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[*TEXTS, []], default=[*TEXTS])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    return min(1, sum(try_texts(kind, chosen.count, chosen.seed) for kind in chosen.kinds))


if __name__ == "__main__":
    sys.exit(main())
