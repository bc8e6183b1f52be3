"""Meanings in one short line, and the tables of examples that hold such lines."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from cadre_training.model.absence import Absence
from cadre_training.model.reported_figure import Qualifier
from cadre_training.readers.numbers import Fraction, Meaning, Number, Ordinal, Range, Reading

HERE = Path(__file__).parent


def unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text).replace("\\n", "\n")


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table of examples: fields with “;” between them, no quotes, some escapes."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {name: unescaped(cell) for name, cell in row.items()}
            for row in csv.DictReader(file, delimiter=";", quoting=csv.QUOTE_NONE)
        ]


def meant(meaning: Meaning) -> str:
    if isinstance(meaning, Absence):
        return meaning.value
    if isinstance(meaning, Ordinal):
        return "name"
    if isinstance(meaning, Number):
        text = f"{meaning.value}"
    elif isinstance(meaning, Fraction):
        text = f"{meaning.part}/{meaning.whole}"
    else:
        text = spanned(meaning)
    qualifier = "" if meaning.qualifier is Qualifier.EXACT else f"{meaning.qualifier.value} "
    return f"{qualifier}{text}{f' {meaning.unit}' if meaning.unit else ''}"


def spanned(meaning: Range) -> str:
    low = "" if meaning.low is None else f"{meaning.low}"
    high = "" if meaning.high is None else f"{meaning.high}"
    return f"{low}..{'' if meaning.high_included else '<'}{high}"


def line(reading: Reading) -> str:
    """Write what was read in one line: “6200 | 6.200”, “82..84 %”, “? several”."""
    if reading.refusal is not None:
        return f"? {reading.refusal.value}"
    return " | ".join(meant(option.meaning) for option in reading.options)
