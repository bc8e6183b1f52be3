"""Finding, guarding and naming plugins; the process has one registry of all they offer."""

from __future__ import annotations

import os
from functools import cache

from cadre_training._registry.command import InstalledCommand, RunCommand
from cadre_training._registry.format import Format, Run
from cadre_training._registry.info import PluginInfo, PluginState
from cadre_training._registry.problem import (
    PluginError,
    PluginMistake,
    PluginProblem,
    PluginWarning,
    Stage,
    guarded,
    message_of,
)
from cadre_training._registry.reader import InstalledReader, Read
from cadre_training._registry.registry import (
    ONLY_VARIABLE,
    AmbiguousCommand,
    AmbiguousFormat,
    AmbiguousReader,
    AmbiguousWorkbook,
    Registry,
    UnknownCommand,
    UnknownFormat,
    UnknownReader,
    UnknownWorkbook,
)
from cadre_training._registry.workbook import Annotate, InstalledWorkbook, Open


@cache
def registry() -> Registry:
    """Return the registry of the process; the environment says which plugins it may load."""
    only = os.environ.get(ONLY_VARIABLE)
    return Registry(None if only is None else [n.strip() for n in only.split(",") if n.strip()])


def formats(*, strict: bool | None = None) -> tuple[Format, ...]:
    """Return every format that can be used: the built-in ones first, then by name.

    Args:
        strict: True to raise where a plugin has a problem, False not to; by default the
            environment variable ``CADRE_TRAINING_PLUGINS_STRICT`` decides.

    Raises:
        PluginError: If a plugin has a problem and ``strict`` holds.

    >>> [f.name for f in formats()][:2]
    ['json', 'text']
    """
    return registry().formats(strict=strict)


def plugins(*, strict: bool | None = None) -> tuple[PluginInfo, ...]:
    """Return the core and every plugin: version, state, formats, and what is wrong with it.

    Args:
        strict: As in :func:`formats`.

    Raises:
        PluginError: If a plugin has a problem and ``strict`` holds.

    >>> plugins()[0].distribution
    'cadre-training'
    """
    return registry().plugins(strict=strict)


def find_format(name: str, *, strict: bool | None = None) -> Format:
    """Return the format called ``name`` or ``distribution:name``.

    Args:
        name: The name. Plugins are looked for only if it is not built in.
        strict: As in :func:`formats`.

    Raises:
        UnknownFormat: If there is none; the message says what there is.
        AmbiguousFormat: If several plugins offer one; the message names them.
        PluginError: If plugins were looked for, one has a problem, and ``strict`` holds.

    >>> find_format("json").spec.media_type
    'application/json'
    """
    return registry().find(name, strict=strict)


def find_formats(name: str, *, strict: bool | None = None) -> tuple[Format, ...]:
    """Return the one format called ``name``, or all formats of the family ``name``.

    Args:
        name: The name of a format or of a family.
        strict: As in :func:`formats`.

    Raises:
        UnknownFormat: If there is neither.
        AmbiguousFormat: If several plugins offer a format of that name.
        PluginError: If plugins were looked for, one has a problem, and ``strict`` holds.

    >>> [f.name for f in find_formats("text")]
    ['text']
    """
    return registry().find_all(name, strict=strict)


def readers(*, strict: bool | None = None) -> tuple[InstalledReader, ...]:
    """Return the readers that plugins bring, by name; folders, JSON and CSV need none.

    Args:
        strict: As in :func:`formats`.

    Raises:
        PluginError: If a plugin has a problem and ``strict`` holds.
    """
    return registry().readers(strict=strict)


def find_reader(name: str, *, strict: bool | None = None) -> InstalledReader:
    """Return the plugin's reader called ``name`` or ``distribution:name``.

    Args:
        name: The name.
        strict: As in :func:`formats`.

    Raises:
        UnknownReader: If there is none; the message says what there is.
        AmbiguousReader: If several plugins offer one; the message names them.
        PluginError: If a plugin has a problem and ``strict`` holds.
    """
    return registry().find_reader(name, strict=strict)


def workbooks(*, strict: bool | None = None) -> tuple[InstalledWorkbook, ...]:
    """Return the openers of workbooks that plugins bring, by name; CSV needs none.

    Args:
        strict: As in :func:`formats`.

    Raises:
        PluginError: If a plugin has a problem and ``strict`` holds.
    """
    return registry().workbooks(strict=strict)


def find_workbook(name: str, *, strict: bool | None = None) -> InstalledWorkbook:
    """Return the plugin's opener of workbooks called ``name`` or ``distribution:name``.

    Args:
        name: The name.
        strict: As in :func:`formats`.

    Raises:
        UnknownWorkbook: If there is none; the message says what there is.
        AmbiguousWorkbook: If several plugins offer one; the message names them.
        PluginError: If a plugin has a problem and ``strict`` holds.
    """
    return registry().find_workbook(name, strict=strict)


def commands(*, strict: bool | None = None) -> tuple[InstalledCommand, ...]:
    """Return the commands that plugins bring, by name.

    Args:
        strict: As in :func:`formats`.

    Raises:
        PluginError: If a plugin has a problem and ``strict`` holds.
    """
    return registry().commands(strict=strict)


def find_command(name: str, *, strict: bool | None = None) -> InstalledCommand:
    """Return the plugin's command called ``name`` or ``distribution:name``.

    Args:
        name: The name.
        strict: As in :func:`formats`.

    Raises:
        UnknownCommand: If there is none; the message says what there is.
        AmbiguousCommand: If several plugins offer one; the message names them.
        PluginError: If a plugin has a problem and ``strict`` holds.
    """
    return registry().find_command(name, strict=strict)


__all__ = [
    "AmbiguousCommand",
    "AmbiguousFormat",
    "AmbiguousReader",
    "AmbiguousWorkbook",
    "Annotate",
    "Format",
    "InstalledCommand",
    "InstalledReader",
    "InstalledWorkbook",
    "Open",
    "PluginError",
    "PluginInfo",
    "PluginMistake",
    "PluginProblem",
    "PluginState",
    "PluginWarning",
    "Read",
    "Registry",
    "Run",
    "RunCommand",
    "Stage",
    "UnknownCommand",
    "UnknownFormat",
    "UnknownReader",
    "UnknownWorkbook",
    "commands",
    "find_command",
    "find_format",
    "find_formats",
    "find_reader",
    "find_workbook",
    "formats",
    "guarded",
    "message_of",
    "plugins",
    "readers",
    "registry",
    "workbooks",
]
