"""A thing that a plugin offers, of whatever kind, and whose it is."""

from __future__ import annotations

from importlib import import_module
from typing import Generic, TypeVar

from attrs import frozen

from cadre_training._registry.problem import PluginMistake
from cadre_training.plugin import CommandSpec, ExporterSpec, ReaderSpec, WorkbookSpec

Spec = ExporterSpec | ReaderSpec | WorkbookSpec | CommandSpec
"""What a plugin says of a thing that it offers."""

S_co = TypeVar("S_co", bound=Spec, covariant=True)
T = TypeVar("T")


@frozen(kw_only=True)
class Offer(Generic[S_co]):
    """A thing that a plugin offers, and whose it is.

    Args:
        name: The shortest name that it can be asked for by: that of its spec, or
            ``distribution:name`` where that is taken.
        spec: What its plugin says of it.
        distribution: The installed distribution that it belongs to.
        version: The version of that.
    """

    name: str
    spec: S_co
    distribution: str
    version: str

    @property
    def full_name(self) -> str:
        """The name that always reaches it: ``distribution:name``."""
        return f"{self.distribution}:{self.spec.name}"


def find(reference: str) -> object:
    """Import what ``package.module:name`` names; whatever the module raises comes through."""
    module, _, name = reference.partition(":")
    loaded = import_module(module)
    try:
        found: object = getattr(loaded, name)
    except AttributeError:
        raise PluginMistake(f"{module} has nothing called {name!r}") from None
    return found


def find_function(reference: str) -> object:
    """Import a function; see :func:`find`."""
    found = find(reference)
    if not callable(found):
        raise PluginMistake(f"{reference} is not a function, but {found!r:.100}")
    return found


def find_options(reference: type[T] | str, base: type[T]) -> type[T]:
    """Import a class of options, which is ``base`` or a subclass; see :func:`find`."""
    found = find(reference) if isinstance(reference, str) else reference
    if not (isinstance(found, type) and issubclass(found, base)):
        raise PluginMistake(f"{reference} is not a subclass of {base.__name__}")
    return found
