"""A format that can be exported, and the plugin it comes from."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import BinaryIO, cast

from attrs import frozen

from cadre_training._registry.problem import PluginMistake, PluginProblem
from cadre_training.plugin import Exported, ExporterSpec, ExportOptions, Label

Run = Callable[[Exported, BinaryIO, ExportOptions], object]
"""The function behind a format. It should return None, and a stranger's may not."""


@frozen(kw_only=True)
class Format:
    """A format, and whose it is.

    Args:
        name: The shortest name that it can be asked for by: that of its spec, or
            ``distribution:name`` where that is taken.
        spec: What its plugin says of it.
        distribution: The installed distribution that it belongs to.
        version: The version of that.
    """

    name: str
    spec: ExporterSpec
    distribution: str
    version: str

    @property
    def full_name(self) -> str:
        """The name that always reaches it: ``distribution:name``."""
        return f"{self.distribution}:{self.spec.name}"

    def load_exporter(self) -> Run:
        """Import the function that writes it; whatever its module raises comes through."""
        found = _find(self.spec.exporter)
        if not callable(found):
            raise PluginMistake(f"{self.spec.exporter} is not a function, but {found!r:.100}")
        return cast("Run", found)

    def load_options(self) -> type[ExportOptions]:
        """Import the class of its options; whatever its module raises comes through."""
        options = self.spec.options
        found = _find(options) if isinstance(options, str) else options
        if not (isinstance(found, type) and issubclass(found, ExportOptions)):
            raise PluginMistake(f"{options} is not a subclass of ExportOptions")
        return found


class PluginState(Enum):
    """Whether a plugin can be used.

    * ``BUILT_IN``: it is the core itself.
    * ``READY``: all its formats can be used.
    * ``PARTLY``: it has formats, and a problem.
    * ``BROKEN``: it has a problem and no format.
    * ``LEFT_OUT``: the environment says not to load it.
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
        problems: What is wrong with it.
    """

    distribution: str
    version: str
    state: PluginState
    formats: tuple[Format, ...] = ()
    problems: tuple[PluginProblem, ...] = ()


def _find(reference: str) -> object:
    module, _, name = reference.partition(":")
    loaded = import_module(module)
    try:
        found: object = getattr(loaded, name)
    except AttributeError:
        raise PluginMistake(f"{module} has nothing called {name!r}") from None
    return found
