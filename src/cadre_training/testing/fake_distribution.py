"""Installed plugins that were never installed: real entry points in a folder on the path."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

NO_MODULES: Mapping[str, str] = MappingProxyType({})


def fake_distribution(
    folder: Path,
    name: str = "fake-plugin",
    plugin: str = "",
    *,
    version: str = "1.0",
    modules: Mapping[str, str] = NO_MODULES,
    entry_points: str | None = None,
) -> Path:
    """Put a distribution with an entry point into a folder, as an installer would.

    Put the folder on the path (``monkeypatch.syspath_prepend(folder)``, or ``PYTHONPATH`` of
    another process) and the plugin is found like any other.

    Args:
        folder: The folder; it is made when it is not there. It may hold several distributions.
        name: The name of the distribution.
        plugin: The source of the module that its entry point names.
        version: Its version.
        modules: The sources of more modules by name.
        entry_points: Its ``entry_points.txt``; by default one entry point that names the module.

    Returns:
        The folder.

    >>> import tempfile
    >>> site = fake_distribution(Path(tempfile.mkdtemp()), "my-plugin", "x = 1")
    >>> sorted(path.name for path in site.iterdir())
    ['my_plugin-1.0.dist-info', 'my_plugin_plugin.py']
    """
    folder.mkdir(parents=True, exist_ok=True)
    plain = name.replace("-", "_")
    module = f"{plain}_plugin"
    for file, source in {module: plugin, **modules}.items():
        (folder / f"{file}.py").write_text(textwrap.dedent(source), encoding="utf-8")
    info = folder / f"{plain}-{version}.dist-info"
    info.mkdir()
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    text = entry_points or f"[cadre_training]\n{name} = {module}\n"
    (info / "entry_points.txt").write_text(text, encoding="utf-8")
    return folder
