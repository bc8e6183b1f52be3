"""The names of what plugins offer: which are built in, and what if two plugins want one."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from cadre_training._registry.discovery import canonical
from cadre_training._registry.info import PluginInfo, PluginState
from cadre_training._registry.kinds import (
    COMMANDS,
    FORMATS,
    READERS,
    WORKBOOKS,
    Kind,
    OfferT,
    SpecT,
)
from cadre_training._registry.problem import PluginProblem, Stage
from cadre_training.plugin import Label


def matches(offers: Iterable[OfferT], name: str) -> list[OfferT]:
    """Return the offers that ``name`` or ``distribution:name`` may mean."""
    whose, _, short = name.rpartition(":")
    return [
        offer
        for offer in offers
        if offer.spec.name == short
        and (not whose or canonical(offer.distribution) == canonical(whose))
    ]


def with_own_names(plugins: tuple[PluginInfo, ...]) -> tuple[PluginInfo, ...]:
    """Give each offer the shortest name of its own, and say where two plugins want one."""
    formats = [offer for plugin in plugins for offer in plugin.formats]
    readers = [offer for plugin in plugins for offer in plugin.readers]
    workbooks = [offer for plugin in plugins for offer in plugin.workbooks]
    commands = [offer for plugin in plugins for offer in plugin.commands]

    def named(plugin: PluginInfo) -> PluginInfo:
        clashes: list[PluginProblem] = []
        own = evolve(
            plugin,
            formats=_own_names(plugin.formats, formats, FORMATS, clashes),
            readers=_own_names(plugin.readers, readers, READERS, clashes),
            workbooks=_own_names(plugin.workbooks, workbooks, WORKBOOKS, clashes),
            commands=_own_names(plugin.commands, commands, COMMANDS, clashes),
        )
        if not clashes:
            return own
        return evolve(own, state=PluginState.PARTLY, problems=(*plugin.problems, *clashes))

    return tuple(map(named, plugins))


def _own_names(
    mine: Iterable[OfferT],
    every: Iterable[OfferT],
    kind: Kind[SpecT, OfferT],
    clashes: list[PluginProblem],
) -> tuple[OfferT, ...]:
    """Name each of ``mine`` in full where its name is taken, and note whose it is."""
    named: list[OfferT] = []
    for offer in mine:
        name = offer.spec.name
        others = [o for o in matches(every, name) if o.distribution != offer.distribution]
        if name in kind.built_in:
            whose = "a built-in one"
        elif others:
            whose = "one of " + " and ".join(f"{o.distribution} {o.version}" for o in others)
        else:
            named.append(offer)
            continue
        named.append(evolve(offer, name=offer.full_name))
        clashes.append(
            PluginProblem(
                distribution=offer.distribution,
                version=offer.version,
                stage=Stage.DESCRIBE,
                cause=f"its {kind.word} {name!r} has the name of {whose}",
                hint=Label(
                    kind.ask.vi.replace("…", offer.full_name),
                    kind.ask.en.replace("…", offer.full_name),
                ),
            )
        )
    return tuple(named)
