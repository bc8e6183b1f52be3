"""A command of the command line that a plugin brings, and how it describes it."""

from __future__ import annotations

from typing import Protocol

from attrs import field, frozen, validators

from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.plugin._fields import API_NUMBER, NAME, REFERENCE, like


class Command(Protocol):
    """The function behind a spec: what ``cadre-training NAME ARGS…`` does.

    It writes to standard output and standard error itself, in ``language``, and returns the exit
    status: 0 when all is well. Everything that follows the name is in ``args``, ``--help`` too;
    only ``--lang`` is left out, which the host has understood. It may end with ``SystemExit``,
    as parsers of arguments do, and raise :class:`InputProblems` for what cannot be read.
    """

    def __call__(self, args: tuple[str, ...], language: Language, /) -> int:
        """Run the command and return the exit status."""
        ...


@frozen(kw_only=True)
class CommandSpec:
    """What the host needs to know of a command before it imports its code.

    Args:
        name: The command's name: lower-case letters, digits and hyphens.
        summary: What it does, in a few words.
        command: The dotted reference to the function, ``package.module:function``.
        api: The :data:`API_NUMBER` it was made for.

    >>> spec = CommandSpec(
    ...       name="rolls",
    ...       summary=Label("In danh sách lớp.", "Print class rolls."),
    ...       command="my_package.rolls:run",
    ...   )
    >>> spec.name
    'rolls'
    """

    name: str = field(validator=like(NAME))
    summary: Label = field(validator=validators.instance_of(Label))
    command: str = field(validator=like(REFERENCE))
    api: int = field(default=API_NUMBER, validator=validators.instance_of(int))
