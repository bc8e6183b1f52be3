"""Lets the coverage of the readers guide the inputs: make fuzz GUIDED=1."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["cadre_training", "cadre_training_xlsx"]):
    import date_oracle
    import number_oracle
    from texts import examples

FOUND = Path(__file__).parents[2] / "build" / "fuzz"
"""Where inputs are kept that were read wrongly."""

Faults = Callable[[str], Iterator[str]]


class Wrong(AssertionError):
    """An input was read wrongly."""


def text_target(faults: Faults) -> Callable[[bytes], None]:
    """Return a target that reads the input as a text."""

    def target(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        for fault in faults(text):
            raise Wrong(f"{text!r}: {fault}")

    return target


TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], list[bytes]]]] = {
    "numbers": (
        text_target(number_oracle.faults),
        lambda: [text.encode() for text in examples("numbers")],
    ),
    "dates": (
        text_target(date_oracle.faults),
        lambda: [text.encode() for text in examples("dates")],
    ),
}


def main() -> None:
    """Fuzz one reader: its name, then the options of libFuzzer."""
    kind, *options = sys.argv[1:]
    target, seeds = TARGETS[kind]
    with TemporaryDirectory() as folder:
        for at, seed in enumerate(seeds()):
            (Path(folder) / f"{at:04}").write_bytes(seed)
        FOUND.mkdir(parents=True, exist_ok=True)
        limits = [
            f"-artifact_prefix={FOUND}/",
            "-max_len=400",
            "-timeout=20",
            "-rss_limit_mb=4000",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], *limits, *options, folder], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
