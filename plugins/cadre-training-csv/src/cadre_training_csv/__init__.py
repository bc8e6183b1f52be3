"""Writes the tables of a ``cadre_training`` report as CSV, and reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cadre_training_csv.description import BadDescription
    from cadre_training_csv.options import CsvOptions, Dialect
    from cadre_training_csv.reading import NotReadable, read_archive, read_package, read_table
    from cadre_training_csv.safety import neutralise, unneutralise

_HOMES = {
    "BadDescription": "description",
    "CsvOptions": "options",
    "Dialect": "options",
    "NotReadable": "reading",
    "neutralise": "safety",
    "read_archive": "reading",
    "read_package": "reading",
    "read_table": "reading",
    "unneutralise": "safety",
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
        """Import a name on first use: who lists formats needs none of them."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
