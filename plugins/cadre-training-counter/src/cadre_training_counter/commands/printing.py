"""What commands print: lines of text for people, and JSON for programs."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from cadre_training.plugin import CounterSnapshot, ExportOptions, Formatter, Label, Language
from cadre_training_counter import data

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None
"""What JSON is made of."""


def emit(text: str, output: Path | None = None) -> None:
    """Print ``text``, or write it to the file ``output``.

    Raises:
        OSError: If it cannot be written.
    """
    if output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        output.write_bytes(text.encode())


def complain(message: Label, language: Language) -> None:
    """Print to standard error what cannot be done."""
    head = Label("Lỗi", "Error").in_language(language)
    sys.stderr.write(f"{head}: {message.in_language(language)}\n")
    sys.stderr.flush()


def dumps(value: Json) -> str:
    """Return JSON text, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def snapshot_json(snapshot: CounterSnapshot) -> dict[str, Json]:
    """Return a snapshot as the format ``counter-json`` writes it."""
    out = io.BytesIO()
    data.export(snapshot, out, ExportOptions())
    return cast("dict[str, Json]", json.loads(out.getvalue()))


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as aligned columns: the first to the left, all others to the right.

    >>> print(table([("a", "10"), ("bc", "5")]), end="")
    a   10
    bc   5
    """
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def numbers(rows: Sequence[tuple[Label, int]], language: Language, indent: str = "  ") -> str:
    """Return numbers and what they are of, a line each."""
    write = Formatter(language)
    texts = [write.integer(number) for _, number in rows]
    width = max((len(text) for text in texts), default=0)
    return "".join(
        f"{indent}{text.rjust(width)}  {label.in_language(language)}\n"
        for text, (label, _) in zip(texts, rows, strict=True)
    )
