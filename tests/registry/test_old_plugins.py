"""A plugin built for API 1 on a core whose API has gained fields: a copy of the core, changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.testing.ledger import CODE, PLUGIN, SAMPLE

from cadre_training.testing import fake_distribution

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "exporter-plugin"

CHANGES = {
    "_fields.py": {"API_NUMBER = 1": "API_NUMBER = 2"},
    "_exporter.py": {
        "    stem: str | None = field(": "    tomorrow: str = 'x'\n    stem: str | None = field(",
        "    language: Language = field(": "    paper: str = 'A4'\n    language: Language = field(",
    },
    "_reader.py": {
        "R_contra = ": (
            "@frozen(kw_only=True)\nclass ReadOptions:\n    sheet: str = '1'\n\nR_contra = "
        ),
        "    options: type[ReadOptions]": "    later: int = 2\n    options: type[ReadOptions]",
    },
}

USE = """
import sys
from pathlib import Path
from cadre_training._registry import find_format, find_reader, plugins
from cadre_training.exporting import render
from cadre_training.loading import load
from cadre_training.plugin import API_NUMBER, ExportOptions, Language
from cadre_training.testing import sample_report
from cadre_training.testing.samples import sample_tables

assert API_NUMBER == 2
assert ExportOptions().paper == "A4"
ours = [p for p in plugins(strict=True) if p.distribution in ("markdown", "ledger")]
assert [p.state.value for p in ours] == ["ready", "ready"]
found = find_format("markdown")
assert found.spec.tomorrow == "x"
assert found.spec.api == int(sys.argv[1])
for language in Language:
    assert "1{}256".format("." if language.value == "vi" else ",") in render(
        sample_tables()[0], "markdown", language=language
    ).decode()
assert find_reader("ledger").spec.later == 2
assert len(load(sys.argv[2]).classes) == 2
print("well")
"""


@pytest.fixture(scope="module")
def later_core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The core as it may be one day: API 2, each class that plugins meet with a field more."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(ROOT / "src" / "cadre_training", folder / "cadre_training")
    for file, changes in CHANGES.items():
        module = folder / "cadre_training" / "plugin" / file
        text = module.read_text("utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        module.write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("stated", [True, False], ids=["API stated", "API not stated"])
def test_an_old_plugin_runs_on_a_later_core(later_core: Path, tmp_path: Path, stated: bool) -> None:
    package = EXAMPLE / "cadre_training_markdown"
    code = (package / "exporter.py").read_text("utf-8")
    plugin = (package / "plugin.py").read_text("utf-8")
    plugin = plugin.replace("cadre_training_markdown.exporter", "markdown_code")
    reader = PLUGIN
    if stated:
        plugin = plugin.replace('name="markdown",', 'name="markdown", api=1,')
        reader = reader.replace('name="ledger",', 'name="ledger", api=1,')
    site = fake_distribution(tmp_path, "markdown", plugin, modules={"markdown_code": code})
    fake_distribution(site, "ledger", reader, modules={"ledger_code": CODE})
    (tmp_path / "a.tsv").write_bytes(SAMPLE)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", USE, "1" if stated else "2", str(tmp_path / "a.tsv")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={
            "PYTHONPATH": os.pathsep.join([str(later_core), str(site)]),
            "PYTHONDONTWRITEBYTECODE": "1",
            "CADRE_TRAINING_PLUGINS": "markdown,ledger",
        },
    )
    assert done.stderr == ""
    assert done.stdout == "well\n"


def test_a_plugin_of_api_2_is_refused_on_api_1(tmp_path: Path) -> None:
    plugin = (EXAMPLE / "cadre_training_markdown" / "plugin.py").read_text("utf-8")
    for what, said in (("api=2,", "plugin API 2"), ("tomorrow='y',", "made for a newer")):
        site = fake_distribution(
            tmp_path / what[:3], "markdown", plugin.replace("accepts=", f"{what} accepts=")
        )
        done = subprocess.run(
            [sys.executable, "-c", "from cadre_training import formats; formats()"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            env={"PYTHONPATH": str(site), "CADRE_TRAINING_PLUGINS": "markdown"},
        )
        assert said in done.stderr
