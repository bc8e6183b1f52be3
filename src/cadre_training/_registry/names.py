"""The names of formats: which are built in, and what happens where two plugins want one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import evolve

from cadre_training._registry.discovery import canonical
from cadre_training._registry.format import Format, PluginInfo, PluginState
from cadre_training._registry.problem import PluginProblem, Stage
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


def matches(formats: Iterable[Format], name: str) -> list[Format]:
    """Return the formats that ``name`` or ``distribution:name`` may mean."""
    whose, _, short = name.rpartition(":")
    return [
        f
        for f in formats
        if f.spec.name == short and (not whose or canonical(f.distribution) == canonical(whose))
    ]


def with_own_names(plugins: tuple[PluginInfo, ...]) -> tuple[PluginInfo, ...]:
    """Give each format the shortest name that is its own, and say where two want one."""
    owners = Counter(f.spec.name for plugin in plugins for f in plugin.formats)
    return tuple(_named(plugin, plugins, owners) for plugin in plugins)


def _named(plugin: PluginInfo, plugins: tuple[PluginInfo, ...], owners: Counter[str]) -> PluginInfo:
    formats: list[Format] = []
    clashes: list[PluginProblem] = []
    for format_ in plugin.formats:
        name = format_.spec.name
        if any(spec.name == name for spec in BUILT_IN):
            clashes.append(_clash(format_, "a built-in one"))
        elif owners[name] > 1:
            others = [o for o in plugins if o is not plugin and matches(o.formats, name)]
            whose = " and ".join(f"{o.distribution} {o.version}" for o in others)
            clashes.append(_clash(format_, f"one of {whose}"))
        else:
            formats.append(format_)
            continue
        formats.append(evolve(format_, name=format_.full_name))
    if not clashes:
        return plugin
    problems = (*plugin.problems, *clashes)
    return evolve(plugin, state=PluginState.PARTLY, formats=tuple(formats), problems=problems)


def _clash(format_: Format, others: str) -> PluginProblem:
    return PluginProblem(
        distribution=format_.distribution,
        version=format_.version,
        stage=Stage.DESCRIBE,
        cause=f"its format {format_.spec.name!r} has the name of {others}",
        hint=Label(
            f"Hãy gọi định dạng này bằng tên “{format_.full_name}”.",
            f"Ask for it as {format_.full_name!r}.",
        ),
    )
