"""What the host is told, and what it costs to tell."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points

from cadre_training.plugin import ExportOptions, Subject


def test_the_entry_point_names_the_one_format() -> None:
    (found,) = entry_points(group="cadre_training", name="html")
    (spec,) = found.load().cadre_training_exporters()
    assert (spec.name, spec.stem, spec.extension) == ("html", "index", ".html")
    assert spec.accepts is Subject.REPORT
    assert spec.media_type.startswith("text/html")
    module, _, name = spec.exporter.partition(":")
    assert callable(getattr(__import__(module, fromlist=[name]), name))
    module, _, name = spec.options.partition(":")
    assert issubclass(getattr(__import__(module, fromlist=[name]), name), ExportOptions)


def test_describing_the_format_loads_nothing_heavy() -> None:
    script = (
        "import sys, cadre_training_html.plugin as p; p.cadre_training_exporters();"
        "print([m for m in ('jinja2', 'babel', 'markupsafe') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
