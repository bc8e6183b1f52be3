"""The package describes its formats cheaply, and what it names is there."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.metadata import entry_points

import pytest

from cadre_training.plugin import ExporterSpec, ExportOptions, Subject
from cadre_training_counter.plugin import cadre_training_exporters

SPECS = {spec.name: spec for spec in cadre_training_exporters()}


def resolve(reference: str) -> object:
    module, name = reference.split(":")
    return getattr(import_module(module), name)


def test_it_is_found_through_its_entry_point() -> None:
    (found,) = entry_points(group="cadre_training", name="counter")
    assert found.value == "cadre_training_counter.plugin"


def test_its_formats() -> None:
    assert {name: (spec.accepts, spec.extension, spec.stem) for name, spec in SPECS.items()} == {
        "counter-html": (Subject.COUNTER, ".html", "counter"),
        "counter-element": (Subject.COUNTER, ".js", "site-counter"),
        "counter-svg": (Subject.COUNTER, ".svg", "counter"),
        "counter-json": (Subject.COUNTER, ".json", "counter"),
    }
    assert {spec.family for spec in SPECS.values()} == {"counter"}


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_what_a_format_names_is_there(spec: ExporterSpec) -> None:
    assert callable(resolve(spec.exporter))
    options = resolve(spec.options) if isinstance(spec.options, str) else spec.options
    assert isinstance(options, type)
    assert issubclass(options, ExportOptions)


def test_describing_imports_no_writing_code() -> None:
    code = (
        "import sys, cadre_training_counter.plugin as p; p.cadre_training_exporters();"
        "print(*sorted(m for m in sys.modules if m.startswith('cadre_training_counter')))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["cadre_training_counter", "cadre_training_counter.plugin"]
