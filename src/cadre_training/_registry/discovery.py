"""Finding plugins and asking each what it offers, so that none can spoil another's day."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, EntryPoint, distributions, entry_points
from typing import cast

import pluggy
from attrs import field, frozen

from cadre_training._registry.format import Format, PluginInfo, PluginState
from cadre_training._registry.problem import (
    PluginError,
    PluginMistake,
    PluginProblem,
    Stage,
    guarded,
)
from cadre_training.plugin import API_NUMBER, PROJECT, ExporterSpec, Hooks, Label

UNKNOWN_VERSION = "?"


@frozen
class Candidate:
    """An installed distribution that announces plugins.

    Args:
        distribution: Its name.
        version: Its version.
        entry_points: What it announces.
    """

    distribution: str
    version: str
    entry_points: tuple[EntryPoint, ...] = field(repr=False)


def canonical(name: str) -> str:
    """Return a distribution's name in the one form in which names are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def find_candidates() -> tuple[Candidate, ...]:
    """Return the installed distributions that announce plugins, by name; none is imported."""
    grouped: dict[str, list[EntryPoint]] = {}
    versions: dict[str, str] = {}
    for entry_point in _entry_points():
        name, version = _owner(entry_point)
        grouped.setdefault(name, []).append(entry_point)
        versions.setdefault(name, version)
    return tuple(
        Candidate(name, versions[name], tuple(sorted(grouped[name], key=lambda e: e.name)))
        for name in sorted(grouped)
    )


def _entry_points() -> Iterable[EntryPoint]:
    try:
        return entry_points(group=PROJECT)
    except Exception:  # the metadata of some distribution, ours or not, cannot be read
        return tuple(_entry_points_one_by_one())


def _entry_points_one_by_one() -> Iterator[EntryPoint]:
    """Yield what can be read, passing over distributions whose metadata is broken."""
    seen: set[str] = set()
    for distribution in distributions():
        try:
            name = canonical(distribution.name)
            found = tuple(distribution.entry_points.select(group=PROJECT))
        except Exception:
            continue
        if name not in seen:
            seen.add(name)
            yield from found


def _owner(entry_point: EntryPoint) -> tuple[str, str]:
    distribution: Distribution | None = entry_point.dist
    try:
        name = distribution.name if distribution else None
        version = distribution.version if distribution else None
    except Exception:  # metadata without a name or a version
        name = version = None
    return name or entry_point.module.partition(".")[0], version or UNKNOWN_VERSION


def describe(candidate: Candidate) -> PluginInfo:
    """Load a plugin and ask what it offers; whatever it does becomes a problem in the answer."""
    specs: list[ExporterSpec] = []
    problems: list[PluginProblem] = []
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
