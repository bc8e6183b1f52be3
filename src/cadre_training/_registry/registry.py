"""All that can be asked for in the process: what is built in, and what plugins bring."""

from __future__ import annotations

import difflib
import os
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from threading import RLock

from cadre_training._registry.command import InstalledCommand
from cadre_training._registry.discovery import (
    UNKNOWN_VERSION,
    Candidate,
    canonical,
    describe,
    find_candidates,
)
from cadre_training._registry.format import Format
from cadre_training._registry.info import PluginInfo, PluginState
from cadre_training._registry.kinds import (
    BUILT_IN,
    COMMANDS,
    FORMATS,
    READERS,
    WORKBOOKS,
    Kind,
    OfferT,
    SpecT,
)
from cadre_training._registry.names import matches, with_own_names
from cadre_training._registry.offer import Offer, Spec
from cadre_training._registry.own_packages import package_of_format
from cadre_training._registry.problem import (
    PluginError,
    PluginProblem,
    PluginWarning,
)
from cadre_training._registry.reader import InstalledReader
from cadre_training._registry.workbook import InstalledWorkbook

CORE = "cadre-training"
"""The distribution whose formats are built in."""

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


class UnknownWorkbook(LookupError):
    """No opener of workbooks has the name that was asked for."""


class AmbiguousWorkbook(LookupError):
    """Several plugins offer an opener of workbooks of the name that was asked for."""


class UnknownCommand(LookupError):
    """No plugin's command has the name that was asked for."""


class AmbiguousCommand(LookupError):
    """Several plugins offer a command of the name that was asked for."""


class Registry:
    """The formats that can be exported, and the readers, openers and commands of plugins.

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
        return (*self.core.formats, *self._offered(strict, lambda info: info.formats))

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
        formats = self.formats(strict=strict)
        families = sorted({f.spec.family for f in formats if f.spec.family})
        return self._one(FORMATS, name, formats, UnknownFormat, AmbiguousFormat, families)

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
        return self._offered(strict, lambda info: info.readers)

    def workbooks(self, *, strict: bool | None = None) -> tuple[InstalledWorkbook, ...]:
        """Return the openers of workbooks of all plugins, by name."""
        return self._offered(strict, lambda info: info.workbooks)

    def commands(self, *, strict: bool | None = None) -> tuple[InstalledCommand, ...]:
        """Return the commands of all plugins, by name."""
        return self._offered(strict, lambda info: info.commands)

    def find_reader(self, name: str, *, strict: bool | None = None) -> InstalledReader:
        """Return the reader called ``name`` or ``distribution:name``.

        Raises:
            UnknownReader: If there is none; the message says what there is.
            AmbiguousReader: If several plugins offer one; the message names them.
            PluginError: If a plugin has a problem and ``strict`` holds.
        """
        readers = self.readers(strict=strict)
        return self._one(READERS, name, readers, UnknownReader, AmbiguousReader)

    def find_workbook(self, name: str, *, strict: bool | None = None) -> InstalledWorkbook:
        """Return the opener of workbooks called ``name`` or ``distribution:name``.

        Raises:
            UnknownWorkbook: If there is none; the message says what there is.
            AmbiguousWorkbook: If several plugins offer one; the message names them.
            PluginError: If a plugin has a problem and ``strict`` holds.
        """
        workbooks = self.workbooks(strict=strict)
        return self._one(WORKBOOKS, name, workbooks, UnknownWorkbook, AmbiguousWorkbook)

    def find_command(self, name: str, *, strict: bool | None = None) -> InstalledCommand:
        """Return the plugin's command called ``name`` or ``distribution:name``.

        Raises:
            UnknownCommand: If there is none; the message says what there is.
            AmbiguousCommand: If several plugins offer one; the message names them.
            PluginError: If a plugin has a problem and ``strict`` holds.
        """
        commands = self.commands(strict=strict)
        return self._one(COMMANDS, name, commands, UnknownCommand, AmbiguousCommand)

    def _offered(
        self, strict: bool | None, part: Callable[[PluginInfo], tuple[OfferT, ...]]
    ) -> tuple[OfferT, ...]:
        found = [offer for info in self._discover(strict) for offer in part(info)]
        return tuple(sorted(found, key=lambda offer: (offer.spec.name, offer.distribution)))

    def _one(
        self,
        kind: Kind[SpecT, OfferT],
        name: str,
        offers: Sequence[OfferT],
        unknown: type[LookupError],
        ambiguous: type[LookupError],
        families: Sequence[str] = (),
    ) -> OfferT:
        """Return the one offer of that name, or raise which of them is the matter."""
        found = matches(offers, name)
        if len(found) == 1:
            return found[0]
        if found:
            raise ambiguous(_say_several(name, found))
        names = [offer.name for offer in offers]
        raise unknown(self._say_unknown(kind.word, name, names, families))

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
        brings = package_of_format(name) if word == FORMATS.word else None
        if brings is not None and brings not in {canonical(i.distribution) for i in found}:
            parts.append(f"pip install {brings} brings it")
        left_out = [i.distribution for i in found if i.state is PluginState.LEFT_OUT]
        if left_out:
            parts.append(f"left out by {ONLY_VARIABLE}: {', '.join(left_out)}")
        problems = [str(problem) for info in found for problem in info.problems]
        if problems:
            parts.append(f"problems of plugins: {' | '.join(problems)}")
        return "; ".join(parts)


def _say_several(name: str, found: Iterable[Offer[Spec]]) -> str:
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
