"""Finding plugins and asking each what it offers, so that none can spoil another's day."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import Distribution, EntryPoint, distribution, distributions
from typing import cast

import pluggy
from attrs import frozen

from cadre_training._registry.format import Format, PluginInfo, PluginState
from cadre_training._registry.problem import (
    PluginError,
    PluginMistake,
    PluginProblem,
    Stage,
    guarded,
    words_of,
)
from cadre_training.plugin import API_NUMBER, PROJECT, ExporterSpec, Hooks, Label

UNKNOWN_VERSION = "?"


@frozen(kw_only=True)
class Candidate:
    """An installed distribution that announces plugins.

    Args:
        distribution: Its name.
        version: Its version.
        entry_points: What it announces.
        problem: Why that cannot be read, if it cannot.
    """

    distribution: str
    version: str
    entry_points: tuple[EntryPoint, ...] = ()
    problem: PluginProblem | None = None


def canonical(name: str) -> str:
    """Return a distribution's name in the one form in which names are compared.

    >>> canonical("My_Plugin")
    'my-plugin'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def find_candidates() -> tuple[Candidate, ...]:
    """Return the installed distributions that announce plugins, by name; none is imported.

    Only files that mention us are parsed, so that this costs less than
    ``importlib.metadata.entry_points()``, and no other's broken metadata is in the way.
    """
    found: dict[str, Candidate] = {}
    for installed in distributions():
        text = _announcement(installed)
        if PROJECT in text:
            candidate = _candidate(installed, text)
            if candidate is not None:
                found.setdefault(canonical(candidate.distribution), candidate)
    return tuple(found[name] for name in sorted(found))


def _announcement(installed: Distribution) -> str:
    try:
        return installed.read_text("entry_points.txt") or ""
    except Exception:  # not text, or not to be read
        return ""


def _is_hidden(name: str, text: str) -> bool:
    """Tell whether another version stands before it on the path, the one that is imported."""
    try:
        return _announcement(distribution(name)) != text
    except Exception:  # its folder has another name than its metadata
        return False


def _candidate(installed: Distribution, text: str) -> Candidate | None:
    """Return what a distribution announces; None if nothing for us, or another hides it."""
    name = version = None
    with suppress(Exception):
        # Each property would parse the file again; what is not in it reads as None.
        metadata = installed.metadata
        name, version = metadata["Name"], metadata["Version"]
    if name and _is_hidden(name, text):
        return None
    try:
        points = tuple(sorted(installed.entry_points.select(group=PROJECT), key=lambda p: p.name))
    except Exception as error:
        problem = PluginProblem(
            distribution=name or "?",
            version=version or UNKNOWN_VERSION,
            stage=Stage.LOAD,
            cause=f"its entry_points.txt cannot be read: {words_of(error)}",
            hint=_TELL_AUTHOR,
            error=error,
        )
        return Candidate(
            distribution=problem.distribution, version=problem.version, problem=problem
        )
    if not points:
        return None
    return Candidate(
        distribution=name or points[0].module.partition(".")[0],
        version=version or UNKNOWN_VERSION,
        entry_points=points,
    )


def describe(candidate: Candidate) -> PluginInfo:
    """Load a plugin and ask what it offers; whatever it does becomes a problem in the answer."""
    specs: list[ExporterSpec] = []
    problems = [] if candidate.problem is None else [candidate.problem]
    for entry_point in candidate.entry_points:
        try:
            for spec in _specs(candidate, entry_point):
                problem = _problem_of_spec(candidate, spec, specs)
                if problem is None:
                    specs.append(spec)
                else:
                    problems.append(problem)
        except PluginError as error:
            problems.append(error.problem)
    formats = tuple(
        Format(
            name=spec.name,
            spec=spec,
            distribution=candidate.distribution,
            version=candidate.version,
        )
        for spec in specs
    )
    if problems:
        state = PluginState.PARTLY if formats else PluginState.BROKEN
    else:
        state = PluginState.READY
    return PluginInfo(
        distribution=candidate.distribution,
        version=candidate.version,
        state=state,
        formats=formats,
        problems=tuple(problems),
    )


def _specs(candidate: Candidate, entry_point: EntryPoint) -> Iterator[ExporterSpec]:
    """Yield the specs of one entry point; each stage is guarded apart.

    What came before a failure has been yielded, and can be used.
    """
    whose = (candidate.distribution, candidate.version)
    with guarded(*whose, Stage.LOAD, _TELL_AUTHOR):
        plugin: object = entry_point.load()
    # A manager for each plugin: none can wrap, reorder or unregister another's hooks.
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    with guarded(*whose, Stage.REGISTER, _HOOKS_ARE):
        manager.register(plugin, name=entry_point.value)
        _check_hooks(manager, plugin)
        manager.check_pending()
    with guarded(*whose, Stage.DESCRIBE, _TELL_AUTHOR):
        answers: list[object] = manager.hook.cadre_training_exporters()
        items = _items(answers[0] if answers else None)
    while True:
        with guarded(*whose, Stage.DESCRIBE, _TELL_AUTHOR):
            item = next(items, _END)
            if item is _END:
                return
            if not isinstance(item, ExporterSpec):
                raise PluginMistake(f"{_HOOK} must return ExporterSpec values, got {item!r:.100}")
        yield item


def _items(answer: object) -> Iterator[object]:
    if not isinstance(answer, Iterable):
        raise PluginMistake(f"{_HOOK} must return a list, got {answer!r:.100}")
    return iter(cast("Iterable[object]", answer))


_HOOK = "cadre_training_exporters()"
_END = object()


def _check_hooks(manager: pluggy.PluginManager, plugin: object) -> None:
    """Refuse a plugin without hooks, and one whose hook is misspelt, with the name it may mean."""
    hooks = [caller.name for caller in manager.get_hookcallers(plugin) or ()]
    known = [name for name in vars(Hooks) if not name.startswith("_")]
    if not hooks:
        raise PluginMistake("it marks no function with @hookimpl")
    for name in hooks:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            raise PluginMistake(f"there is no hook {name!r}{meant}")


def _problem_of_spec(
    candidate: Candidate, spec: ExporterSpec, before: Iterable[ExporterSpec]
) -> PluginProblem | None:
    """Tell why a spec cannot be taken, or None."""
    if type(spec.api) is not int or not 1 <= spec.api <= API_NUMBER:
        cause = f"format {spec.name!r} is made for plugin API {spec.api}, this is {API_NUMBER}"
        hint = Label(
            "Hãy nâng cấp cadre-training, hoặc dùng bản cũ hơn của phần mở rộng.",
            "Upgrade cadre-training, or use an older version of the plugin.",
        )
    elif any(spec.name == other.name for other in before):
        cause = f"it offers format {spec.name!r} twice; the first is kept"
        hint = _TELL_AUTHOR
    else:
        return None
    return PluginProblem(
        distribution=candidate.distribution,
        version=candidate.version,
        stage=Stage.DESCRIBE,
        cause=cause,
        hint=hint,
    )


_TELL_AUTHOR = Label(
    "Hãy báo cho tác giả phần mở rộng, hoặc gỡ bỏ nó.",
    "Tell the plugin's author, or uninstall it.",
)
_HOOKS_ARE = Label(
    "Hàm phải có dạng @hookimpl def cadre_training_exporters().",
    "Write it as @hookimpl def cadre_training_exporters().",
)
