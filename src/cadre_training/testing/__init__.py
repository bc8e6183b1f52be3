"""For plugin authors: contracts to subclass, samples, strategies, and plugins never installed.

A plugin shows that it keeps the rules by a test of three lines::

    from cadre_training.testing import ExporterContract

    class TestMarkdown(ExporterContract):
        format = "markdown"

The contracts need pytest, and ``cadre_training.testing.strategies`` needs Hypothesis:
``pip install cadre-training[testing]`` brings both. Nothing here is loaded by the library itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cadre_training.testing.exporter_contract import ExporterContract
    from cadre_training.testing.fake_distribution import fake_distribution
    from cadre_training.testing.hostile import hostile_reports
    from cadre_training.testing.reader_contract import ReaderContract
    from cadre_training.testing.samples import sample_register, sample_report
    from cadre_training.testing.workbook_contract import WorkbookContract

_HOMES = {
    "ExporterContract": "exporter_contract",
    "ReaderContract": "reader_contract",
    "WorkbookContract": "workbook_contract",
    "fake_distribution": "fake_distribution",
    "hostile_reports": "hostile",
    "sample_register": "samples",
    "sample_report": "samples",
}
_CONTRACTS = (
    "_describing",
    "_process",
    "_taking_files",
    "exporter_contract",
    "reader_contract",
    "workbook_contract",
)

__all__ = [
    "ExporterContract",
    "ReaderContract",
    "WorkbookContract",
    "fake_distribution",
    "hostile_reports",
    "sample_register",
    "sample_report",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a name on first use, so that only the contracts need pytest."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        if name.endswith("Contract"):
            import pytest

            # So that a check which fails shows what it compared.
            pytest.register_assert_rewrite(*(f"{__name__}.{module}" for module in _CONTRACTS))
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
