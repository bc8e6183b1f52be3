"""What the registry knows, without its warnings: commands show problems themselves."""

from __future__ import annotations

import warnings
from collections.abc import Generator
from contextlib import contextmanager

from cadre_training import _registry
from cadre_training._registry import Format, PluginInfo, PluginWarning


def registered_formats() -> tuple[Format, ...]:
    """Return all formats that can be used."""
    with unwarned():
        return _registry.formats(strict=False)


def known_plugins() -> tuple[PluginInfo, ...]:
    """Return the core and every plugin, the broken ones too."""
    with unwarned():
        return _registry.plugins(strict=False)


def problems(language: str) -> tuple[str, ...]:
    """Return what is wrong with plugins, a line each."""
    return tuple(
        problem.message.in_language(language)
        for plugin in known_plugins()
        for problem in plugin.problems
    )


@contextmanager
def unwarned() -> Generator[None]:
    """Look for plugins without a warning for each that is broken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)
        yield
