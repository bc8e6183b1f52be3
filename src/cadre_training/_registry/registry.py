"""All formats and readers of the process: the built-in ones, and those of plugins."""

from __future__ import annotations

import difflib
import os
import warnings
from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from threading import RLock

from cadre_training._registry.discovery import (
    UNKNOWN_VERSION,
    Candidate,
    canonical,
    describe,
    find_candidates,
)
from cadre_training._registry.format import Format
from cadre_training._registry.info import PluginInfo, PluginState
from cadre_training._registry.names import BUILT_IN, CORE, matches, with_own_names
from cadre_training._registry.problem import (
    PluginError,
    PluginProblem,
    PluginWarning,
)
from cadre_training._registry.reader import InstalledReader

ONLY_VARIABLE = "CADRE_TRAINING_PLUGINS"
"""Names the distributions whose plugins are loaded, with commas; without it all are."""

STRICT_VARIABLE = "CADRE_TRAINING_PLUGINS_STRICT"
"""Set to 1, a problem of any plugin is an error."""


class UnknownFormat(LookupError):
    """No format has the name that was asked for."""


class AmbiguousFormat(LookupError):
    """Several plugins offer a format of the name that was asked for."""


class UnknownReader(LookupError):
    """No reader has the name that was asked for."""


class AmbiguousReader(LookupError):
    """Several plugins offer a reader of the name that was asked for."""


class Registry:
    """The formats that can be exported, and the readers that plugins bring.

    The built-in ones are always there. Plugins are looked for once, when a name is not built in
    or a full list is asked for. Each problem of a plugin is warned of once.
    """

    def __init__(self, only: Iterable[str] | None = None) -> None:
        """Look for nothing yet.

        Args:
            only: The distributions whose plugins are loaded; None for all.
        """
        self._only = None if only is None else frozenset(map(canonical, only))
        self._lock = RLock()
        self._found: tuple[PluginInfo, ...] | None = None
        self._looking = False
        self._warned = False

    @cached_property
    def core(self) -> PluginInfo:
        """The core and its built-in formats."""
        try:
            number = version(CORE)
        except PackageNotFoundError:  # run from the source, not installed
            number = UNKNOWN_VERSION
        formats = tuple(
            Format(name=spec.name, spec=spec, distribution=CORE, version=number)
            for spec in BUILT_IN
        )
        return PluginInfo(
            distribution=CORE, version=number, state=PluginState.BUILT_IN, formats=formats
        )

    def plugins(self, *, strict: bool | None = None) -> tuple[PluginInfo, ...]:
        """Return the core and every plugin.

        Raises:
            PluginError: If a plugin has a problem and ``strict`` holds.
        """
        return (self.core, *self._discover(strict))

    def formats(self, *, strict: bool | None = None) -> tuple[Format, ...]:
        """Return every format that can be used: the built-in ones first, then by name."""
        found = [format_ for info in self._discover(strict) for format_ in info.formats]
        return (*self.core.formats, *sorted(found, key=lambda f: (f.spec.name, f.distribution)))

    def find(self, name: str, *, strict: bool | None = None) -> Format:
        """Return the format called ``name`` or ``distribution:name``.

        Raises:
            UnknownFormat: If there is none; the message says what there is.
            AmbiguousFormat: If several plugins offer one; the message names them.
            PluginError: If plugins were looked for, one has a problem, and ``strict`` holds.
        """
        built_in = matches(self.core.formats, name)
        if built_in:
            return built_in[0]
        found = matches(self.formats(strict=strict), name)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousFormat(_say_several(name, found))
        formats = self.formats(strict=False)
        families = sorted({f.spec.family for f in formats if f.spec.family})
        names = [f.name for f in formats]
        raise UnknownFormat(self._say_unknown("format", name, names, families))

    def find_all(self, name: str, *, strict: bool | None = None) -> tuple[Format, ...]:
        """Return the one format called ``name``, or all formats of the family ``name``.

        Raises:
            UnknownFormat: If there is neither.
            AmbiguousFormat: If several plugins offer a format of that name.
            PluginError: If plugins were looked for, one has a problem, and ``strict`` holds.
        """
        try:
            return (self.find(name, strict=strict),)
        except UnknownFormat:
            whose, _, family = name.rpartition(":")
            found = tuple(
                f
                for f in self.formats(strict=strict)
                if f.spec.family == family
                and (not whose or canonical(f.distribution) == canonical(whose))
            )
            if not found:
                raise
            return found

    def readers(self, *, strict: bool | None = None) -> tuple[InstalledReader, ...]:
        """Return the readers of all plugins, by name."""
        found = [reader for info in self._discover(strict) for reader in info.readers]
        return tuple(sorted(found, key=lambda r: (r.spec.name, r.distribution)))

    def find_reader(self, name: str, *, strict: bool | None = None) -> InstalledReader:
        """Return the reader called ``name`` or ``distribution:name``.

        Raises:
            UnknownReader: If there is none; the message says what there is.
            AmbiguousReader: If several plugins offer one; the message names them.
            PluginError: If a plugin has a problem and ``strict`` holds.
        """
        readers = self.readers(strict=strict)
        found = matches(readers, name)
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousReader(_say_several(name, found))
        raise UnknownReader(self._say_unknown("reader", name, [r.name for r in readers]))

    def _discover(self, strict: bool | None) -> tuple[PluginInfo, ...]:
        with self._lock:
            if self._looking:  # a plugin asks while it is loaded
                return ()
            if self._found is None:
                self._looking = True
                try:
                    self._found = self._look()
                finally:
                    self._looking = False
            found = self._found
        problems = [problem for info in found for problem in info.problems]
        if _is_strict(strict):
            _raise_first(problems)
        if not self._warned:
            self._warned = True
            for problem in problems:
                warnings.warn(str(problem), PluginWarning, stacklevel=2)
        return found

    def _look(self) -> tuple[PluginInfo, ...]:
        candidates = [c for c in find_candidates() if canonical(c.distribution) != CORE]
        return with_own_names(tuple(self._describe(candidate) for candidate in candidates))

    def _describe(self, candidate: Candidate) -> PluginInfo:
        if self._only is None or canonical(candidate.distribution) in self._only:
            return describe(candidate)
        return PluginInfo(
            distribution=candidate.distribution,
            version=candidate.version,
            state=PluginState.LEFT_OUT,
        )

    def _say_unknown(
        self, word: str, name: str, names: Sequence[str], families: Sequence[str] = ()
    ) -> str:
        found = self._discover(strict=False)
        parts = [f"there is no {word} {name!r}"]
        near = difflib.get_close_matches(name, dict.fromkeys([*names, *families]), n=3)
        if near:
            parts.append(f"did you mean {' or '.join(map(repr, near))}?")
        parts.append(f"{word}s: {', '.join(names) or 'none'}")
        if families:
            parts.append(f"families of {word}s: {', '.join(families)}")
        left_out = [i.distribution for i in found if i.state is PluginState.LEFT_OUT]
        if left_out:
            parts.append(f"left out by {ONLY_VARIABLE}: {', '.join(left_out)}")
        problems = [str(problem) for info in found for problem in info.problems]
        if problems:
            parts.append(f"problems of plugins: {' | '.join(problems)}")
        return "; ".join(parts)


def _say_several(name: str, found: Iterable[Format | InstalledReader]) -> str:
    names = ", ".join(f"{offer.full_name} ({offer.version})" for offer in found)
    return f"several plugins offer {name!r}; ask for one of: {names}"


def _is_strict(strict: bool | None) -> bool:
    if strict is not None:
        return strict
    return os.environ.get(STRICT_VARIABLE, "").strip().lower() in {"1", "true", "yes", "on"}


def _raise_first(problems: Sequence[PluginProblem]) -> None:
    """Raise the first problem, with the others as notes; without any do nothing."""
    if problems:
        first, *others = problems
        error = PluginError(first)
        for other in others:
            error.add_note(str(other))
        raise error from first.error
