"""Parts of the documentation that the library itself writes.

A page says `<!-- from the library: measures -->` on a line of its own, and the line is replaced by
what `measures()` below returns, in Markdown. So these parts cannot fall behind the code.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs
import click
from click.testing import CliRunner
from library_words import arguments, capital, plain, sentence, table, two_languages

import cadre_training
from cadre_training.checks.rule import Rule
from cadre_training.checks.sheet_rules import SheetRule
from cadre_training.cli.program import program
from cadre_training.codec.column import ColumnSpec
from cadre_training.codec.resources import RESOURCES
from cadre_training.exporting import formats as all_formats
from cadre_training.model.not_known import NotKnown
from cadre_training.plugin import CommandSpec, ExporterSpec, Hooks, ReaderSpec, WorkbookSpec
from cadre_training.regulations import CROSSWALKS, OVERLAYS, REGULATIONS, SCHEMES, cite, overlay
from cadre_training.stats import DIMENSIONS, MEASURES
from cadre_training.stats.formula import (
    Count,
    Distinct,
    Formula,
    Growth,
    Ratio,
    Share,
    Sum,
    Where,
)

_MARKER = re.compile(r"^<!-- from the library: ([a-z-]+)(?: ([a-z -]+))? -->$", re.MULTILINE)


def fill(text: str) -> str:
    """Return a page with every marker replaced.

    Raises:
        KeyError: If a marker names nothing that can be written.
    """

    def write(match: re.Match[str]) -> str:
        name, argument = match.groups()
        lines = _WRITERS[name](argument) if argument else _WRITERS[name]()
        return "\n".join(lines)

    return _MARKER.sub(write, text)


# Measures and dimensions ------------------------------------------------------------------------


def formula(what: Formula) -> str:
    """Say how a formula is worked out."""
    match what:
        case Sum(resource, column, where):
            return f"the sum of `{column}` over `{resource.value}`{_filter(where)}"
        case Count(resource, where):
            return f"the number of rows of `{resource.value}`{_filter(where)}"
        case Distinct(resource, column, where):
            return f"the number of different `{column}` in `{resource.value}`{_filter(where)}"
        case Ratio(resource, part, whole, base):
            return (
                f"the sum of `{part}` divided by the sum of `{whole}`, over the rows of "
                f"`{resource.value}` that state both; base: {base.label.en}"
            )
        case Growth(of):
            return f"the change of `{of}` against the calendar year before, as a share of that year"
        case Share(of):
            return f"`{of}` as a share of its grand total"


def _filter(where: tuple[Where, ...]) -> str:
    said = " and ".join(f"`{one.column}` is `{one.equals}`" for one in where)
    return f" where {said}" if said else ""


def measures() -> Iterator[str]:
    """Yield a table of the measures, each with a page of its own."""
    yield from table(
        ("name", "English", "Vietnamese", "formula"),
        (
            (
                f"[`{one.name}`](measures/{one.name}.md)",
                one.label.en,
                one.label.vi,
                formula(one.formula),
            )
            for one in MEASURES
        ),
    )


def example_register() -> Iterator[str]:
    """Yield the program of the register that the examples of the measures are made from."""
    yield "```python"
    yield (Path(__file__).parent / "examples" / "measures.py").read_text("utf-8").rstrip()
    yield "```"


def dimensions() -> Iterator[str]:
    """Yield a table of the dimensions."""
    yield from table(
        ("name", "English", "Vietnamese", "applies to", "rows add up to the total"),
        (
            (
                f"`{one.name}`",
                one.label.en[:1].upper() + one.label.en[1:],
                one.label.vi[:1].upper() + one.label.vi[1:],
                ", ".join(
                    kind
                    for kind, keys in (
                        ("classes and their rolls", one.of_class),
                        ("sessions", one.of_session),
                        ("topics", one.of_topic),
                    )
                    if keys is not None
                ),
                "no: a record can fall under several" if one.overlaps else "yes",
            )
            for one in DIMENSIONS
        ),
    )


# Checks -----------------------------------------------------------------------------------------


def checks() -> Iterator[str]:
    """Yield a table of the checks of registers, each with a page of its own."""
    from cadre_training.checks.catalogue import RULES

    yield from _rules(RULES)


def sheet_rules() -> Iterator[str]:
    """Yield a table of what is looked for on sheets, each with a page of its own."""
    from cadre_training.checks.sheet_rules import SHEET_RULES

    yield from _rules(SHEET_RULES)


def sheet_fields() -> Iterator[str]:
    """Yield a table of what a column of a sheet can mean."""
    from cadre_training.readers.sheets.fields import Field

    yield "| `field` | name | what stands in the column |"
    yield "|---|---|---|"
    for one in Field:
        label, text = one.label, one.definition
        yield f"| `{one.value}` | {label.en} · {label.vi} | {text.en} *{text.vi}* |"


def _rules(rules: Iterable[Rule | SheetRule]) -> Iterator[str]:
    yield from table(
        ("code", "what it looks for", "Vietnamese"),
        (
            (
                f"[`{rule.code}`](checks/{rule.code}.md)",
                capital(rule.title.en),
                capital(rule.title.vi),
            )
            for rule in rules
        ),
    )


# The tables on disk -----------------------------------------------------------------------------


def tables() -> Iterator[str]:
    """Yield a section for each table of a register on disk."""
    for one in RESOURCES.values():
        yield f"(table-{one.name})="
        yield f"### `{one.name}`"
        yield ""
        yield f"**{one.title.en}** · {one.title.vi}"
        yield ""
        yield f"{one.description.en}"
        yield ""
        if one.primary_key:
            yield f"Told apart by: {', '.join(f'`{name}`' for name in one.primary_key)}."
            yield ""
        if one.foreign_keys:
            keys = (
                f"`{key.column}` names a row of `{key.resource or one.name}`"
                for key in one.foreign_keys
            )
            yield f"References: {'; '.join(keys)}."
            yield ""
        yield from table(
            ("column", "needed", "Vietnamese", "what it holds"),
            (
                (
                    f"`{column.name}`",
                    _needed(column),
                    column.title.vi,
                    column.description.en
                    + (
                        f" One of {', '.join(f'`{choice}`' for choice in column.choices)}."
                        if column.choices
                        else ""
                    ),
                )
                for column in one.columns
            ),
        )


def _needed(column: ColumnSpec) -> str:
    if column.required:
        return "always"
    return "a value in each row" if column.filled else ""


# Regulations ------------------------------------------------------------------------------------


def regulations() -> Iterator[str]:
    """Yield a section for each regulation: what it lays down, and what is not known of it."""
    for one in REGULATIONS:
        assumed = (
            " (the day of issue; no clause on the effective date was found)"
            if one.in_force_assumed
            else ""
        )
        yield f"## {one.number}"
        yield ""
        yield f"*{one.title.vi}*"
        yield ""
        yield f"- Issued by: {two_languages(one.issuer)}, on {one.issued}."
        yield f"- In force: from {one.in_force.since}{assumed}" + (
            f" until {one.in_force.until}." if one.in_force.until else "."
        )
        if one.replaces:
            yield f"- Replaces: {one.replaces}."
        yield f"- Source: {one.source}."
        yield ""
        known = [p for p in one.parameters if not isinstance(p.value, NotKnown)]
        yield from table(
            ("parameter", "what is laid down", "Vietnamese", "article", "source"),
            (
                (
                    f"`{p.name}`<br>{p.label.en}",
                    *sentence(p.value),
                    cite(p.article).en,
                    str(p.source),
                )
                for p in known
            ),
        )
        yield "Not known:"
        yield ""
        yield from table(
            ("parameter", "what is said of it", "Vietnamese", "source"),
            (
                (f"`{p.name}`<br>{p.label.en}", *sentence(p.value), str(p.source))
                for p in one.parameters
                if isinstance(p.value, NotKnown)
            ),
        )


def schemes() -> Iterator[str]:
    """Yield a section for each scheme of target groups, local overlays included."""
    for one in (*SCHEMES, *(overlay(name) for name in OVERLAYS)):
        yield f"### `{one.id}`"
        yield ""
        kind = "" if one.extends is None else f"A local overlay on `{one.extends}`. "
        yield f"**{one.label.en}** · {one.label.vi}"
        yield ""
        yield f"{kind}Defined by: {sentence(one.defined_by)[0]}. Source: {one.source}."
        yield ""
        yield from table(
            ("group", "whom it holds", "Vietnamese", "article"),
            (
                (
                    f"`{group.group}`",
                    *sentence(group.definition),
                    cite(group.article).en,
                )
                for group in one.groups
            ),
        )


def crosswalk() -> Iterator[str]:
    """Yield the crosswalks between schemes."""
    for one in CROSSWALKS:
        yield from table(
            (f"in `{one.source_scheme}`", f"in `{one.target_scheme}`"),
            ((f"`{old}`", f"`{new}`") for old, new in one.pairs),
        )


# The command line -------------------------------------------------------------------------------


def command(name: str = "") -> Iterator[str]:
    """Yield the help of the program, or of a command: ``plugin new``."""
    arguments = [*name.split(), "--help", "--lang", "en"]
    done = CliRunner().invoke(
        program, arguments, prog_name="cadre-training", terminal_width=80, catch_exceptions=False
    )
    yield "```text"
    yield from done.output.rstrip().splitlines()
    yield "```"
    yield ""


def command_names() -> tuple[str, ...]:
    """Return the names of the commands."""
    return tuple(program.list_commands(click.Context(program)))


# Formats and plugins ----------------------------------------------------------------------------


def formats() -> Iterator[str]:
    """Yield a table of the formats of the core and of the plugins that are installed."""
    yield from table(
        ("format", "family", "what it makes", "ending", "given", "options", "package"),
        (
            (
                f"`{one.name}`",
                f"`{one.spec.family}`" if one.spec.family else "",
                one.spec.summary.en,
                f"`{one.spec.extension}`",
                one.spec.accepts.value,
                ", ".join(
                    f"`{f.name}`" for f in attrs.fields(one.load_options()) if f.name != "language"
                ),
                one.distribution,
            )
            for one in all_formats()
        ),
    )


def spec_fields(spec: type[attrs.AttrsInstance]) -> Iterator[str]:
    """Yield a table of the fields of a spec."""
    said = arguments(spec)
    yield from table(
        ("field", "required", "meaning"),
        (
            (
                f"`{one.name}`",
                "yes" if one.default is attrs.NOTHING else "no",
                plain(said[one.name]),
            )
            for one in attrs.fields(spec)
        ),
    )


def hook_names() -> tuple[str, ...]:
    """Return the names of the hooks."""
    return tuple(name for name in vars(Hooks) if not name.startswith("_"))


def hooks() -> Iterator[str]:
    """Yield a section for each hook."""
    for name in hook_names():
        yield f"### `{name}()`"
        yield ""
        yield f"Its page: [{name}](plugin-api/{name}.md)."
        yield ""
        yield plain(inspect.getdoc(getattr(Hooks, name)) or "")
        yield ""


# Errors -----------------------------------------------------------------------------------------


def error_classes() -> tuple[type[BaseException], ...]:
    """Return every exception and warning that the library defines for its users, by name."""
    found: dict[str, type[BaseException]] = {}
    for module in pkgutil.walk_packages(cadre_training.__path__, "cadre_training."):
        # Neither has errors for users, and the kit needs pytest, which building pages does not.
        if module.name.startswith(("cadre_training.cli", "cadre_training.testing")):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            ours = inspect.isclass(value) and value.__module__.startswith("cadre_training.")
            if ours and issubclass(value, BaseException) and not name.startswith("_"):
                found[name] = value
    return tuple(found[name] for name in sorted(found) if name not in _INSIDE)


_INSIDE = ("PluginMistake", "Refused")
"""Exceptions that never reach a user: they become a PluginError and an InputProblems."""


def errors() -> Iterator[str]:
    """Yield a table of the exceptions."""
    yield from table(
        ("name", "is a", "when", "import from"),
        (
            (
                f"[`{one.__name__}`](errors/{one.__name__}.md)",
                f"`{one.__bases__[0].__name__}`",
                plain((inspect.getdoc(one) or "").split("\n\n")[0].replace("\n", " ")),
                public_home(one),
            )
            for one in error_classes()
        ),
    )


def public_home(value: type) -> str:
    """Say which public module offers a class, the shortest name first."""
    for module in _HOMES:
        home = importlib.import_module(f"cadre_training{module}")
        if value.__name__ in vars(home).get("__all__", ()) or home.__name__ == value.__module__:
            return f"`{home.__name__}`"
    return f"catch `{value.__bases__[0].__name__}`"


_HOMES = (
    *("", ".stats", ".codec", ".exporting", ".regulations", ".loading", ".sheets", ".frames"),
    *(".frames.summaries", ".store", ".maps", ".zones", ".charts"),
)
"""The public modules that offer exceptions."""

_WRITERS: dict[str, Callable[..., Iterator[str]]] = {
    "checks": checks,
    "sheet-rules": sheet_rules,
    "sheet-fields": sheet_fields,
    "command": command,
    "command-fields": lambda: spec_fields(CommandSpec),
    "crosswalk": crosswalk,
    "dimensions": dimensions,
    "errors": errors,
    "example-register": example_register,
    "exporter-fields": lambda: spec_fields(ExporterSpec),
    "formats": formats,
    "hooks": hooks,
    "measures": measures,
    "reader-fields": lambda: spec_fields(ReaderSpec),
    "regulations": regulations,
    "schemes": schemes,
    "tables": tables,
    "workbook-fields": lambda: spec_fields(WorkbookSpec),
}

__all__ = ["command_names", "error_classes", "fill", "hook_names"]
