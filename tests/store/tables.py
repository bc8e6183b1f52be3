"""Tables as CSV files, for stores to be built of."""

from __future__ import annotations

from pathlib import Path

from cadre_training.frames import aggregate


def table(folder: Path, name: str, text: str) -> Path:
    """Write a CSV table and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return path


def counted(store: Path, *by: str) -> dict:
    """Return classes, rows on rolls and persons by key; the grand total under None."""
    found = aggregate(store, by, ["classes", "roll_attendances", "people"])
    rows = {row.key if len(row.key) != 1 else row.key[0]: row for row in found.rows}
    return {
        str(key): [getattr(cell.value, "value", cell.value) for cell in row.cells]
        for key, row in [*rows.items(), (None, found.total)]
    }
