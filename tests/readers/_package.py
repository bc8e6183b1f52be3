"""Packages made for one test, and what loading them says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cadre_training.readers import InputProblems, load


def write(folder: Path, ours: dict[str, Any] | None = None, **tables: str | bytes) -> Path:
    """Write a package with these tables, and what stands under ``cadre_training``."""
    folder.mkdir(parents=True, exist_ok=True)
    resources = []
    for name, text in tables.items():
        data = text.encode() if isinstance(text, str) else text
        (folder / f"{name}.csv").write_bytes(data)
        resources.append({"name": name, "path": f"{name}.csv"})
    describe(folder, {"resources": resources, "cadre_training": ours or {}})
    return folder


def describe(folder: Path, descriptor: object) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(descriptor, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")


def problems(path: Path) -> list[tuple[str, str]]:
    """Return the place and the code of everything that is wrong."""
    with pytest.raises(InputProblems) as caught:
        load(path)
    found = caught.value.problems
    assert len(str(caught.value).splitlines()) == len(found)
    for problem in found:
        assert problem.message.vi != problem.message.en
    return [(str(problem.place), problem.code) for problem in found]


def messages(path: Path) -> list[str]:
    with pytest.raises(InputProblems) as caught:
        load(path)
    return str(caught.value).splitlines()
