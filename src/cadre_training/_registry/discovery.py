"""Finding plugins and asking each what it offers, so that none can spoil another's day."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import Distribution, EntryPoint, distribution, distributions
from typing import cast

import pluggy
from attrs import evolve, frozen

from cadre_training._registry.info import PluginInfo, PluginState
from cadre_training._registry.kinds import (
    COMMANDS,
    FORMATS,
    HOOKS,
    READERS,
    WORKBOOKS,
    Kind,
    OfferT,
    SpecT,
)
from cadre_training._registry.problem import (
    PluginError,
    PluginMistake,
    PluginProblem,
    Stage,
    guarded,
    words_of,
)
from cadre_training.plugin import API_NUMBER, Hooks, Label
from cadre_training.plugin._hooks import PROJECT

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


_FIELD = re.compile(r"^(Name|Version):[ \t]*(\S+)", re.MULTILINE)


def _head(installed: Distribution) -> dict[str, str]:
    """Return name and version; to import the parser of e-mail for them would take longer."""
    text = installed.read_text("METADATA") or installed.read_text("PKG-INFO") or ""
    return dict(_FIELD.findall(text.partition("\n\n")[0]))


def _candidate(installed: Distribution, text: str) -> Candidate | None:
    """Return what a distribution announces; None if nothing for us, or another hides it."""
    fields: dict[str, str] = {}
    with suppress(Exception):
        fields = _head(installed)
    name, version = fields.get("Name"), fields.get("Version")
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
    problems = [] if candidate.problem is None else [candidate.problem]
    managers: list[pluggy.PluginManager] = []
    for entry_point in candidate.entry_points:
        try:
            managers.append(_registered(candidate, entry_point))
        except PluginError as error:
            problems.append(error.problem)

    def offered(kind: Kind[SpecT, OfferT]) -> tuple[OfferT, ...]:
        found = [
            kind.offer(
                name=spec.name,
                spec=spec,
                distribution=candidate.distribution,
                version=candidate.version,
            )
            for manager in managers
            for spec in _specs(candidate, manager, kind, problems)
        ]
        return _once(candidate, kind, found, problems)

    info = PluginInfo(
        distribution=candidate.distribution,
        version=candidate.version,
        state=PluginState.READY,
        formats=offered(FORMATS),
        readers=offered(READERS),
        workbooks=offered(WORKBOOKS),
        commands=offered(COMMANDS),
    )
    if not problems:
        return info
    works = info.formats or info.readers or info.workbooks or info.commands
    state = PluginState.PARTLY if works else PluginState.BROKEN
    return evolve(info, state=state, problems=tuple(problems))


def _registered(candidate: Candidate, entry_point: EntryPoint) -> pluggy.PluginManager:
    """Load one entry point and register its hooks, each stage guarded apart."""
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
    return manager


def _specs(
    candidate: Candidate,
    manager: pluggy.PluginManager,
    kind: Kind[SpecT, OfferT],
    problems: list[PluginProblem],
) -> Iterator[SpecT]:
    """Yield the specs of one kind, and note what is wrong with it.

    What came before a failure has been yielded, and can be used.
    """
    whose = (candidate.distribution, candidate.version)
    try:
        with guarded(*whose, Stage.DESCRIBE, _TELL_AUTHOR):
            caller = cast("pluggy.HookCaller", getattr(manager.hook, kind.hook))
            if not caller.get_hookimpls():
                return
            answers: list[object] = caller()
            items = _items(kind, answers[0] if answers else None)
        while True:
            with guarded(*whose, Stage.DESCRIBE, _TELL_AUTHOR):
                item = next(items, _END)
                if item is _END:
                    return
                if not isinstance(item, kind.spec):
                    raise PluginMistake(
                        f"{kind.hook}() must return {kind.spec.__name__} values, got {item!r:.100}"
                    )
            problem = _problem_of_spec(candidate, kind, item)
            if problem is None:
                yield item
            else:
                problems.append(problem)
    except PluginError as error:
        problems.append(error.problem)


def _items(kind: Kind[SpecT, OfferT], answer: object) -> Iterator[object]:
    if not isinstance(answer, Iterable):
        raise PluginMistake(f"{kind.hook}() must return a list, got {answer!r:.100}")
    return iter(cast("Iterable[object]", answer))


_END = object()


def _check_hooks(manager: pluggy.PluginManager, plugin: object) -> None:
    """Refuse a plugin without hooks, and one whose hook is misspelt, with the name it may mean."""
    hooks = [caller.name for caller in manager.get_hookcallers(plugin) or ()]
    if not hooks:
        raise PluginMistake("it marks no function with @hookimpl")
    for name in hooks:
        if name not in HOOKS:
            near = difflib.get_close_matches(name, HOOKS, n=1)
            meant = f" (did you mean {near[0]!r}?)" if near else ""
            raise PluginMistake(f"there is no hook {name!r}{meant}")


def _problem_of_spec(
    candidate: Candidate, kind: Kind[SpecT, OfferT], spec: SpecT
) -> PluginProblem | None:
    """Tell why a spec cannot be taken, or None."""
    if type(spec.api) is int and 1 <= spec.api <= API_NUMBER:
        return None
    return _problem(
        candidate,
        f"{kind.word} {spec.name!r} is made for plugin API {spec.api}, this is {API_NUMBER}",
        Label(
            "Hãy nâng cấp cadre-training, hoặc dùng bản cũ hơn của phần mở rộng.",
            "Upgrade cadre-training, or use an older version of the plugin.",
        ),
    )


def _once(
    candidate: Candidate,
    kind: Kind[SpecT, OfferT],
    offers: list[OfferT],
    problems: list[PluginProblem],
) -> tuple[OfferT, ...]:
    """Keep the first of those with one name, and note the others."""
    kept: dict[str, OfferT] = {}
    for offer in offers:
        if kept.setdefault(offer.name, offer) is not offer:
            cause = f"it offers {kind.word} {offer.name!r} twice; the first is kept"
            problems.append(_problem(candidate, cause, _TELL_AUTHOR))
    return tuple(kept.values())


def _problem(candidate: Candidate, cause: str, hint: Label) -> PluginProblem:
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
    f"Hàm phải có dạng @hookimpl def TÊN(), với TÊN là một trong: {', '.join(HOOKS)}.",
    f"Write it as @hookimpl def NAME(), where NAME is one of: {', '.join(HOOKS)}.",
)
