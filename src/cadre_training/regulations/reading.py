"""The data files, and how what stands in them becomes values of the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cadre_training.model.lifetime import Lifetime
from cadre_training.model.regulation import Parameter, Regulation
from cadre_training.model.target_group import GroupDefinition, Scheme, TargetGroup
from cadre_training.regulations._toml import STAND_IN, TomlTable, parse

_DATA = "cadre_training.regulations"


def data_text(name: str) -> str:
    """Return the text of a data file, such as ``164.toml``."""
    # Loaded here, so that the names of this room cost nothing until they are used.
    from importlib.resources import files

    return files(_DATA).joinpath("data", name).read_text(encoding="utf-8")


def data_names(folder: str) -> tuple[str, ...]:
    """Return the names, without their ending, of the TOML files in a folder of the data."""
    from importlib.resources import files

    names = (entry.name for entry in files(_DATA).joinpath("data", folder).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def parse_regulation(text: str, file: str) -> tuple[Regulation, Scheme]:
    """Read a regulation, and the scheme of groups that it defines, from TOML text.

    Args:
        text: The text.
        file: The file's name, for messages.

    Raises:
        ValueError: If anything is missing, unknown or wrong; a line for each problem, with the
            file and the key.
    """
    table = parse(text, file)
    regulation = Regulation(
        id=table.text("id"),
        number=table.text("number"),
        title=table.label("title"),
        issuer=table.label("issuer"),
        issued=table.day("issued"),
        in_force=table.lifetime("in_force"),
        in_force_assumed=table.flag("in_force_assumed"),
        replaces=table.optional_text("replaces"),
        parameters=tuple(_parameter(item) for item in table.tables("parameters")),
        source=table.source("source"),
    )
    if regulation.in_force.since is None:
        table.note("in_force", "missing since, the first day on which the regulation applies")
    _hold_apart(table, "parameters", "name", (p.name for p in regulation.parameters))
    inner = table.table("scheme", "a table with the scheme of its groups")
    scheme = _scheme(inner, regulation.id, regulation.in_force, extends=None)
    inner.close()
    table.finish()
    return regulation, scheme


def read_scheme(table: TomlTable) -> Scheme:
    """Read a scheme that has a file of its own.

    What is wrong is noted in ``table``: the caller finishes it before the scheme is used.
    """
    return _scheme(
        table,
        table.text("id"),
        table.lifetime("in_force"),
        extends=table.optional_text("extends"),
    )


def _scheme(table: TomlTable, scheme_id: str, in_force: Lifetime, *, extends: str | None) -> Scheme:
    groups = tuple(_group(item, scheme_id) for item in table.tables("groups"))
    _hold_apart(table, "groups", "code", (definition.group.code for definition in groups))
    return Scheme(
        id=scheme_id,
        label=table.label("label"),
        defined_by=table.label_or_not_known("defined_by"),
        # Groups in which something is wrong may clash; they are never used.
        groups=() if table.problems else groups,
        in_force=in_force,
        extends=extends,
        source=table.source("source"),
    )


def _group(table: TomlTable, scheme: str) -> GroupDefinition:
    definition = GroupDefinition(
        group=TargetGroup(scheme, table.text("code")),
        label=table.label("label"),
        definition=table.label_or_not_known("definition"),
        article=table.clause("article"),
        source=table.source("source"),
    )
    table.close()
    return definition


def _parameter(table: TomlTable) -> Parameter:
    parameter = Parameter(
        name=table.text("name"),
        label=table.label("label"),
        value=table.label_or_not_known("value"),
        article=table.clause("article"),
        source=table.source("source"),
    )
    table.close()
    return parameter


def _hold_apart(table: TomlTable, key: str, name: str, values: Iterable[str]) -> None:
    """Note each value that several of the tables at ``key`` have for ``name``."""
    for value, count in Counter(values).items():
        if count > 1 and value != STAND_IN:
            table.note(key, f"{name} {value!r} stands {count} times; each may stand once")
