"""A new plugin, ready to be changed: its files, made from those in ``new_plugin``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from string import Template

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""What a plugin may be called."""

LONGEST_NAME = 40

_FILES = {
    "pyproject.toml": "pyproject.toml",
    "$module/__init__.py": "__init__.py",
    "$module/plugin.py": "plugin.py",
    "$module/exporter.py": "exporter.py",
    "tests/test_contract.py": "test_contract.py",
}


def distribution_of(name: str) -> str:
    """Return the name of the distribution of the plugin ``name``, which its folder has too.

    >>> distribution_of("markdown")
    'cadre-training-markdown'
    """
    return f"cadre-training-{name}"


def files_of(name: str) -> Mapping[str, str]:
    """Return the files of a plugin with one format called ``name``: their texts by their paths.

    >>> list(files_of("markdown"))[:2]
    ['pyproject.toml', 'cadre_training_markdown/__init__.py']
    """
    fields = {
        "name": name,
        "distribution": distribution_of(name),
        "module": distribution_of(name).replace("-", "_"),
        "title": "".join(part.capitalize() for part in name.split("-")),
    }
    folder = files("cadre_training.cli") / "new_plugin"
    return {
        Template(path).substitute(fields): Template(
            (folder / f"{template}.txt").read_text("utf-8")
        ).substitute(fields)
        for path, template in _FILES.items()
    }
