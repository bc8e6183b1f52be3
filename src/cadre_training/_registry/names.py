"""The names of formats and readers: which are built in, and what if two plugins want one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from attrs import evolve

from cadre_training._registry.discovery import canonical
from cadre_training._registry.format import Format
from cadre_training._registry.info import PluginInfo, PluginState
from cadre_training._registry.problem import PluginProblem, Stage
from cadre_training._registry.reader import InstalledReader
from cadre_training.plugin import ExporterSpec, Label, Subject

CORE = "cadre-training"
"""The distribution whose formats are built in."""

BUILT_IN = (
    ExporterSpec(
        name="json",
        summary=Label("toàn bộ báo cáo dạng JSON", "the whole report as JSON"),
        media_type="application/json",
        extension=".json",
        accepts=Subject.REPORT,
        also_accepts=(Subject.TABLE, Subject.COUNTER),
        exporter="cadre_training.exporters.json:export",
    ),
    ExporterSpec(
        name="text",
        summary=Label("toàn bộ báo cáo dạng văn bản thuần", "the whole report as plain text"),
        media_type="text/plain; charset=utf-8",
        extension=".txt",
        accepts=Subject.REPORT,
        also_accepts=(Subject.TABLE, Subject.COUNTER),
        exporter="cadre_training.exporters.text:export",
        options="cadre_training.exporters.text:TextOptions",
    ),
)


BUILT_IN_READERS = ("csv", "json", "package")
"""The names of what reads without a plugin; no plugin's reader has them for itself."""

F = TypeVar("F", Format, InstalledReader)


def matches(offers: Iterable[F], name: str) -> list[F]:
    """Return the offers that ``name`` or ``distribution:name`` may mean."""
    whose, _, short = name.rpartition(":")
    return [
        offer
        for offer in offers
        if offer.spec.name == short
        and (not whose or canonical(offer.distribution) == canonical(whose))
    ]


def with_own_names(plugins: tuple[PluginInfo, ...]) -> tuple[PluginInfo, ...]:
    """Give each format and reader the shortest name of its own, and say where two want one."""
    formats = [offer for plugin in plugins for offer in plugin.formats]
    readers = [offer for plugin in plugins for offer in plugin.readers]
    return tuple(_named(plugin, formats, readers) for plugin in plugins)


def _named(
    plugin: PluginInfo, formats: Sequence[Format], readers: Sequence[InstalledReader]
) -> PluginInfo:
    clashes: list[PluginProblem] = []
    names = [spec.name for spec in BUILT_IN]
    named = evolve(
        plugin,
        formats=_own_names(plugin.formats, formats, "format", _FORMAT, names, clashes),
        readers=_own_names(plugin.readers, readers, "reader", _READER, BUILT_IN_READERS, clashes),
    )
    if not clashes:
        return named
    return evolve(named, state=PluginState.PARTLY, problems=(*plugin.problems, *clashes))


def _own_names(
    mine: Iterable[F],
    every: Sequence[F],
    word: str,
    hint: Label,
    built_in: Sequence[str],
    clashes: list[PluginProblem],
) -> tuple[F, ...]:
    """Name each of ``mine`` in full where its name is taken, and note whose it is."""
    named: list[F] = []
    for offer in mine:
        name = offer.spec.name
        others = [o for o in matches(every, name) if o.distribution != offer.distribution]
        if name in built_in:
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
                cause=f"its {word} {name!r} has the name of {whose}",
                hint=Label(
                    hint.vi.replace("…", offer.full_name), f"{hint.en} {offer.full_name!r}."
                ),
            )
        )
    return tuple(named)


_FORMAT = Label("Hãy gọi định dạng này bằng tên “…”.", "Ask for it as")
_READER = Label("Hãy gọi bộ đọc này bằng tên “…”.", "Ask for it as")
