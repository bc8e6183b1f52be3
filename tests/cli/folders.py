"""Registers on disk to run commands on."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
CANG_LONG = ROOT / "examples" / "cang-long"


def copy_of(folder: Path, target: Path) -> Path:
    """Copy a register, to plant errors in."""
    return shutil.copytree(folder, target)


def plant(folder: Path, file: str, old: str, new: str) -> None:
    """Replace what stands exactly once in a file."""
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")


def write_register(folder: Path, *, covers: str, files: dict[str, str]) -> Path:
    """Write a register: a descriptor and one CSV file a resource."""
    resources = ", ".join(f'{{"name": "{n}", "path": "{n}.csv"}}' for n in files)
    folder.mkdir(parents=True)
    (folder / "datapackage.json").write_text(
        f'{{"resources": [{resources}], "cadre_training": {{"version": 1, "covers": "{covers}"}}}}',
        "utf-8",
    )
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder
