"""Installed plugins that were never installed: real entry points in a folder on the path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from attrs import frozen

from cadre_training._registry.registry import ONLY_VARIABLE
from cadre_training.testing import fake_distribution

GOOD = """
from cadre_training.plugin import ExporterSpec, Label, Subject, hookimpl

@hookimpl
def cadre_training_exporters():
    return [{spec}]
"""

ANY = """
from cadre_training.plugin import {kind}, Label, hookimpl

@hookimpl
def {hook}():
    return [{specs}]
"""


def spec(name: str, **fields: str) -> str:
    """Return the source of a spec; ``fields`` are source too."""
    values = {
        "name": repr(name),
        "summary": "Label('thử', 'trial')",
        "media_type": "'text/plain'",
        "extension": f"'.{name.replace('-', '.')}'",
        "accepts": "Subject.REPORT",
        "exporter": f"'{name.replace('-', '_')}_code:export'",
    }
    values.update(fields)
    return f"ExporterSpec({', '.join(f'{k}={v}' for k, v in values.items())})"


def good_plugin(*specs: str) -> str:
    """Return the source of a plugin that offers ``specs``."""
    return GOOD.format(spec=", ".join(specs))


def any_plugin(hook: str, kind: str, *specs: str) -> str:
    """Return the source of a plugin that answers ``hook`` with ``specs``, each a ``kind``."""
    return ANY.format(hook=hook, kind=kind, specs=", ".join(specs))


def command_spec(name: str, **fields: str) -> str:
    """Return the source of the spec of a command; ``fields`` are source too."""
    values = {
        "name": repr(name),
        "summary": "Label('lệnh thử', 'a trial')",
        "command": f"'{name.replace('-', '_')}_code:run'",
    }
    values.update(fields)
    return f"CommandSpec({', '.join(f'{k}={v}' for k, v in values.items())})"


def command_plugin(*specs: str) -> str:
    """Return the source of a plugin that adds commands."""
    return any_plugin("cadre_training_commands", "CommandSpec", *specs)


def workbook_spec(name: str, **fields: str) -> str:
    """Return the source of the spec of an opener of workbooks; ``fields`` are source too."""
    plain = name.replace("-", "_")
    values = {
        "name": repr(name),
        "summary": "Label('bảng thử', 'trial sheets')",
        "media_type": "'text/plain'",
        "extensions": f"('.{name}',)",
        "opener": f"'{plain}_code:open_workbook'",
    }
    values.update(fields)
    return f"WorkbookSpec({', '.join(f'{k}={v}' for k, v in values.items())})"


def workbook_plugin(*specs: str) -> str:
    """Return the source of a plugin that opens workbooks."""
    return any_plugin("cadre_training_workbooks", "WorkbookSpec", *specs)


@frozen
class FakeSite:
    """A folder on the path that distributions are put into.

    Only its own distributions are loaded, whatever else is installed.
    """

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def add(
        self,
        name: str,
        plugin: str = "",
        *,
        version: str = "1.0",
        modules: Mapping[str, str] | None = None,
        entry_points: str | None = None,
    ) -> str:
        """Add a distribution and return its name.

        Args:
            name: Its name.
            plugin: The source of the module that its entry point names.
            version: Its version.
            modules: The sources of more modules by name.
            entry_points: Its entry_points.txt, if not the usual one.
        """
        fake_distribution(
            self.folder,
            name,
            plugin,
            version=version,
            modules=modules or {},
            entry_points=entry_points,
        )
        self._allow(name)
        return name

    def _allow(self, name: str) -> None:
        self.monkeypatch.setenv(ONLY_VARIABLE, name, prepend=",")
