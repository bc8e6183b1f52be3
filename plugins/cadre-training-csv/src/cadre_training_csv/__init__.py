"""Writes the tables of a ``cadre_training`` report as CSV, and reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cadre_training_csv.options import CsvOptions, Dialect
from cadre_training_csv.safety import neutralise, unneutralise

if TYPE_CHECKING:
    from cadre_training_csv.description import BadDescription
    from cadre_training_csv.reading import NotReadable, read_archive, read_package, read_table

_HOMES = {
    "BadDescription": "description",
    "NotReadable": "reading",
    "read_archive": "reading",
    "read_package": "reading",
    "read_table": "reading",
}

__all__ = [
    "BadDescription",
    "CsvOptions",
    "Dialect",
    "NotReadable",
    "neutralise",
    "read_archive",
    "read_package",
    "read_table",
    "unneutralise",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import what reads on first use: who lists formats needs none of it."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
