"""Makes a folder in which many distributions are installed, a few of them plugins of ours."""

from __future__ import annotations

from pathlib import Path

from cadre_training.testing import fake_distribution

PLUGIN = """
from cadre_training.plugin import ExporterSpec, Label, Subject, hookimpl

@hookimpl
def cadre_training_exporters():
    return [
        ExporterSpec(
            name="{name}",
            summary=Label("định dạng mẫu", "a sample format"),
            media_type="text/plain; charset=utf-8",
            extension=".txt",
            accepts=Subject.REPORT,
            exporter="{name}_code:export",
        )
    ]
"""
SCRIPTS = "[console_scripts]\n" + "".join(f"tool-{i} = package.tool{i}:main\n" for i in range(5))
EVERY_PLUGIN = 40
EVERY_SCRIPT = 3


def site(folder: Path, number: int) -> Path:
    """Install so many distributions, once: one in forty is a plugin, one in three has scripts."""
    target = folder / f"site-{number}"
    if not target.exists():
        for i in range(number):
            _install(target, i)
    return target


def _install(target: Path, i: int) -> None:
    name = f"sample{i}"
    if i % EVERY_PLUGIN == 0:
        fake_distribution(target, name, PLUGIN.format(name=name))
        return
    fake_distribution(target, name, entry_points=SCRIPTS)
    info = target / f"{name}-1.0.dist-info"
    if i % EVERY_SCRIPT:
        (info / "entry_points.txt").unlink()
    with (info / "METADATA").open("a", encoding="utf-8") as file:
        file.write("Summary: a sample\n" * 20 + "\n" + "What it is for.\n" * 300)
