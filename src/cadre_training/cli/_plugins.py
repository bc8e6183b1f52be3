"""What the registry knows, without its warnings: commands show problems themselves."""

from __future__ import annotations

import warnings

from cadre_training._registry import (
    Format,
    PluginInfo,
    PluginWarning,
)
from cadre_training._registry import formats as _formats
from cadre_training._registry import plugins as _plugins


def registered_formats() -> tuple[Format, ...]:
    """Return all formats that can be used."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)
        return _formats()


def known_plugins() -> tuple[PluginInfo, ...]:
    """Return the core and every plugin, the broken ones too."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)
        return _plugins()
