"""A command that a plugin brings."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from attrs import frozen

from cadre_training._registry.offer import Offer, find_function
from cadre_training.plugin import CommandSpec, Language

RunCommand = Callable[[tuple[str, ...], Language], object]
"""The function behind a command. It should return an exit status, and a stranger's may not."""


@frozen(kw_only=True)
class InstalledCommand(Offer[CommandSpec]):
    """A command, and whose it is."""

    def load_command(self) -> RunCommand:
        """Import the function that runs it; whatever its module raises comes through."""
        return cast("RunCommand", find_function(self.spec.command))
