"""Lets the coverage of a reader guide the inputs: make fuzz GUIDED=numbers."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["cadre_training", "cadre_training_xlsx"]):
    from tests.fuzz import date_oracle, number_oracle, sheet_oracle
    from tests.fuzz.sheets import part_of, sheet_files, table, with_part, workbook_bytes
    from tests.fuzz.texts import examples

FOUND = Path(__file__).parents[2] / "build" / "fuzz"
"""Where inputs are kept that were read wrongly."""

Target = Callable[[bytes], None]


class Wrong(AssertionError):
    """An input was read wrongly."""


def of_text(faults: Callable[[str], Iterator[str]]) -> Target:
    """Return a target that takes the input for a text."""

    def target(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        for fault in faults(text):
            raise Wrong(f"{text!r}: {fault}")

    return target


def of_file(faults: Callable[[bytes], Iterator[str]]) -> Target:
    """Return a target that takes the input for a file."""

    def target(data: bytes) -> None:
        for fault in faults(data):
            raise Wrong(fault)

    return target


def texts(kind: str) -> list[bytes]:
    """Return what the tests read, to begin with."""
    return [text.encode() for text in examples(kind)]


def files(kind: str) -> list[bytes]:
    """Return some small files to begin with."""
    make = sheet_files(kind, random.Random(1))
    return [make() for _ in range(60)]


def parts(_: str) -> list[bytes]:
    """Return the sheets of some small workbooks, as XML, to begin with."""
    chance = random.Random(1)
    return [part_of(workbook_bytes([table(chance)], chance)) for _ in range(60)]


def of_part(faults: Callable[[bytes], Iterator[str]]) -> Target:
    """Return a target that takes the input for the XML of a sheet, and packs it."""
    book = workbook_bytes([table(random.Random(2))], random.Random(2))
    whole = of_file(faults)
    return lambda data: whole(with_part(book, data))


TARGETS: dict[str, tuple[Target, Callable[[str], list[bytes]]]] = {
    "numbers": (of_text(number_oracle.faults), texts),
    "dates": (of_text(date_oracle.faults), texts),
    "csv": (of_file(sheet_oracle.csv_faults), files),
    "xlsx": (of_part(sheet_oracle.workbook_faults), parts),
}


def main() -> None:
    """Try one reader: its name, then options of libFuzzer such as -runs=100000."""
    kind, *options = sys.argv[1:]
    target, seeds = TARGETS[kind]
    with TemporaryDirectory() as folder:
        for at, seed in enumerate(seeds(kind)):
            (Path(folder) / f"{at:04}").write_bytes(seed)
        FOUND.mkdir(parents=True, exist_ok=True)
        limits = [
            f"-artifact_prefix={FOUND}/",
            f"-max_len={400 if seeds is texts else 20_000}",
            "-timeout=20",
            "-rss_limit_mb=4000",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], *limits, *options, folder], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
