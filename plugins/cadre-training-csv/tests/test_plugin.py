"""The package describes its formats cheaply, and what it names is there."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.metadata import entry_points

import pytest

from cadre_training.plugin import ExporterSpec, ExportOptions, Subject
from cadre_training_csv.plugin import cadre_training_exporters

SPECS = {spec.name: spec for spec in cadre_training_exporters()}


def resolve(reference: str) -> object:
    module, name = reference.split(":")
    return getattr(import_module(module), name)


def test_it_is_found_through_its_entry_point() -> None:
    (found,) = entry_points(group="cadre_training", name="csv")
    assert found.value == "cadre_training_csv.plugin"


def test_its_formats() -> None:
    assert {name: (spec.accepts, spec.extension, spec.stem) for name, spec in SPECS.items()} == {
        "csv-file": (Subject.TABLE, ".csv", None),
        "csv-package": (Subject.REPORT, ".json", "datapackage"),
        "csv-resource": (Subject.TABLE, ".resource.json", None),
        "csv-zip": (Subject.REPORT, ".zip", "tables"),
    }
    family = {name for name, spec in SPECS.items() if spec.family == "csv"}
    assert family == {"csv-file", "csv-package"}


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_what_a_format_names_is_there(spec: ExporterSpec) -> None:
    assert callable(resolve(spec.exporter))
    assert isinstance(spec.options, str)
    options = resolve(spec.options)
    assert isinstance(options, type)
    assert issubclass(options, ExportOptions)


def test_describing_imports_no_writing_code() -> None:
    code = (
        "import sys, cadre_training_csv.plugin as p; p.cadre_training_exporters();"
        "print(*sorted(m for m in sys.modules if m.startswith('cadre_training_csv') or m == 'csv'))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["cadre_training_csv", "cadre_training_csv.plugin"]
