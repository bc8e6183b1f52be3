"""A plugin: what it offers, and whether it works."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from cadre_training._registry.command import InstalledCommand
from cadre_training._registry.format import Format
from cadre_training._registry.problem import PluginProblem
from cadre_training._registry.reader import InstalledReader
from cadre_training._registry.workbook import InstalledWorkbook
from cadre_training.plugin import Label


class PluginState(Enum):
    """Whether a plugin can be used.

    * ``BUILT_IN``: it is the core itself.
    * ``READY``: all that it offers can be used.
    * ``PARTLY``: it offers something, and has a problem.
    * ``BROKEN``: it has a problem and offers nothing.
    * ``LEFT_OUT``: the environment says not to load it.

    >>> list(PluginState)[0].value
    'built in'
    """

    BUILT_IN = "built in"
    READY = "ready"
    PARTLY = "partly"
    BROKEN = "broken"
    LEFT_OUT = "left out"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    PluginState.BUILT_IN: Label("có sẵn", "built in"),
    PluginState.READY: Label("dùng được", "ready"),
    PluginState.PARTLY: Label("dùng được một phần", "partly usable"),
    PluginState.BROKEN: Label("lỗi", "broken"),
    PluginState.LEFT_OUT: Label("không nạp", "left out"),
}


@frozen(kw_only=True)
class PluginInfo:
    """A plugin, what it offers, and what is wrong with it.

    Args:
        distribution: The installed distribution.
        version: Its version.
        state: Whether it can be used.
        formats: The formats it offers.
        readers: The readers it offers.
        workbooks: The openers of workbooks it offers.
        commands: The commands it adds.
        problems: What is wrong with it.

    >>> state = next(iter(PluginState))
    >>> PluginInfo(distribution="my-package", version="1.0", state=state).problems
    ()
    """

    distribution: str
    version: str
    state: PluginState
    formats: tuple[Format, ...] = ()
    readers: tuple[InstalledReader, ...] = ()
    workbooks: tuple[InstalledWorkbook, ...] = ()
    commands: tuple[InstalledCommand, ...] = ()
    problems: tuple[PluginProblem, ...] = ()
