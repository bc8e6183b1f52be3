"""Whole pages that the library itself writes: one for each check, measure, hook, spec and error.

They are written beside the pages that lead to them, in folders of their own, when the
documentation is built. So their addresses are stable, and none can fall behind.
"""

from __future__ import annotations

import inspect
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import attrs
from library_pages import error_classes, formula, hook_names, public_home
from library_words import arguments, capital, plain, table, two_languages
from problem_messages import messages
from sheet_examples import EXAMPLES, WITHOUT, Example

from cadre_training import Register, aggregate, check, plugin
from cadre_training.checks.catalogue import RULES
from cadre_training.checks.finding import Finding
from cadre_training.checks.rule import Rule
from cadre_training.checks.sheet_rules import SHEET_RULES, SheetRule
from cadre_training.model.grid import Grid, column_letters
from cadre_training.stats import MEASURES, Measure
from cadre_training.stats.formula import Growth, Share

HERE = Path(__file__).parent
FOLDERS = ("reference/checks", "reference/measures", "reference/plugin-api", "reference/errors")
"""The folders, in the documentation, that hold such pages and nothing else."""

MOST_ROWS = 12
"""How many rows of a sheet are shown."""


def generated() -> dict[str, str]:
    """Return every such page by its path."""
    pages: dict[str, Iterator[str]] = {}
    for rule in RULES:
        pages[f"reference/checks/{rule.code}"] = check_page(rule)
    for sheet_rule in SHEET_RULES:
        pages[f"reference/checks/{sheet_rule.code}"] = check_page(sheet_rule)
    for measure in MEASURES:
        pages[f"reference/measures/{measure.name}"] = measure_page(measure)
    for hook in hook_names():
        pages[f"reference/plugin-api/{hook}"] = hook_page(hook)
    for spec in specs():
        pages[f"reference/plugin-api/{spec.__name__}"] = spec_page(spec)
    for code, meaning in problem_codes().items():
        pages[f"reference/errors/{code}"] = problem_page(code, meaning)
    for error in error_classes():
        pages[f"reference/errors/{error.__name__}"] = error_page(error)
    return {f"{path}.md": "\n".join((*lines, "")) for path, lines in pages.items()}


# Checks -----------------------------------------------------------------------------------------


def check_page(rule: Rule | SheetRule) -> Iterator[str]:
    """Yield the page of a check: what it sees, why that may be, what to ask, and an example."""
    yield f"# `{rule.code}`"
    yield ""
    yield f"**{capital(rule.title.en)}** · {capital(rule.title.vi)}"
    yield ""
    on_sheets = isinstance(rule, SheetRule)
    yield (
        "A check of [spreadsheets](../checks.md)."
        if on_sheets
        else ("A check of [registers](../checks.md).")
    )
    yield ""
    for text, asks in ((rule.explanation.en, "To ask"), (rule.explanation.vi, "Cần hỏi")):
        seen, _, question = text.partition(f" {asks}: ")
        yield seen
        yield ""
        if question:
            yield f"**{asks}:** {question}"
            yield ""
    yield "## Example"
    yield ""
    if isinstance(rule, Rule):
        yield from _register_example(rule.code)
    elif rule.code in WITHOUT:
        yield WITHOUT[rule.code]
    else:
        yield from _sheet_example(rule.code, EXAMPLES[rule.code])


def example_of(code: str) -> Finding:
    """Run the example of a check and return what it finds."""
    if code in EXAMPLES:
        return EXAMPLES[code].finding(code)
    names = runpy.run_path(str(HERE / "examples" / "checks" / f"{code}.py"))
    register = names["register"]
    assert isinstance(register, Register)
    return check(register, [code]).findings[0]


def _register_example(code: str) -> Iterator[str]:
    source = (HERE / "examples" / "checks" / f"{code}.py").read_text(encoding="utf-8")
    yield "```python"
    yield source.rstrip()
    yield "```"
    yield ""
    yield f'`check(register, ["{code}"])` finds:'
    yield ""
    yield from _quoted(example_of(code))


def _sheet_example(code: str, example: Example) -> Iterator[str]:
    if example.raw:
        yield "The bytes of a CSV file:"
        yield ""
        yield "```text"
        yield repr(example.raw)[2:-1]
        yield "```"
        yield ""
    before = example.grids_before()
    if before:
        yield "The sheet of the year before, by which the mapping file was made:"
        yield ""
        for grid in before:
            yield from _sheet(grid)
        yield "This year's:"
        yield ""
    if not example.raw:
        for grid in example.grids():
            yield from _sheet(grid)
    if example.notation:
        yield f"It was read with `--notation {example.notation}`."
        yield ""
    yield "`cadre-training check` finds, among what else there may be:"
    yield ""
    yield from _quoted(example_of(code))


def _sheet(grid: Grid) -> Iterator[str]:
    """Yield a sheet as a table, with the names of its columns and rows."""
    if grid.hidden:
        yield f"{grid.sheet} (hidden):"
        yield ""
    width = max(map(len, grid.rows))
    yield from table(
        ("row", *map(column_letters, range(width))),
        (
            (str(number), *("" if cell is None else str(cell) for cell in row))
            for number, row in enumerate(grid.rows[:MOST_ROWS], start=1)
        ),
    )


def _quoted(finding: Finding) -> Iterator[str]:
    """Yield a finding in both languages."""
    for language in ("en", "vi"):
        for line in finding.show(language).markdown.rstrip().splitlines():
            yield f"> {line}".rstrip()
        yield ""


# Measures ---------------------------------------------------------------------------------------


def sample() -> Register:
    """Return the register that the examples of the measures are made from."""
    names = runpy.run_path(str(HERE / "examples" / "measures.py"))
    register = names["register"]
    assert isinstance(register, Register)
    return register


def measure_page(one: Measure) -> Iterator[str]:
    """Yield the page of a measure: its definition, unit, formula, resource, and an example."""
    unit = two_languages(one.unit.label)
    if one.whole_unit is not None:
        unit = f"a rate: {one.unit.plural.en} / {one.whole_unit.plural.en}"
    yield f"# `{one.name}`"
    yield ""
    yield f"**{one.label.en}** · {one.label.vi}"
    yield ""
    yield one.definition.en
    yield ""
    yield f"*{one.definition.vi}*"
    yield ""
    yield f"- Counts: {unit}."
    yield f"- Formula: {formula(one.formula)}."
    if isinstance(one.formula, (Growth, Share)):
        yield f"- Worked out of the measure: [`{one.formula.of}`]({one.formula.of}.md)."
    else:
        name = one.formula.resource.value
        yield f"- Of the table: [`{name}`](../../how-to/keep-a-register.md#{name})."
    yield ""
    yield "## Example"
    yield ""
    yield "By year, of the [register of the examples](../measures.md#the-register-of-the-examples):"
    yield ""
    yield "```pycon"
    yield f'>>> print(aggregate(register, by=("year",), measures=("{one.name}",)))'
    yield str(aggregate(sample(), by=("year",), measures=(one.name,))).rstrip()
    yield "```"


# Plugins ----------------------------------------------------------------------------------------


def specs() -> tuple[type[attrs.AttrsInstance], ...]:
    """Return the specs and the options that a plugin author meets."""
    found = (getattr(plugin, name) for name in plugin.__all__ if name.endswith(("Spec", "Options")))
    return tuple(one for one in found if attrs.has(one))


def hook_page(name: str) -> Iterator[str]:
    """Yield the page of a hook."""
    hook = getattr(plugin.Hooks, name)
    (spec,) = re.findall(r"Iterable\[(\w+)\]", str(hook.__annotations__["return"]))
    yield f"# `{name}()`"
    yield ""
    yield plain(inspect.getdoc(hook) or "")
    yield ""
    yield f"Each thing that it returns is a [`{spec}`]({spec}.md)."
    yield "A hook that fails, or that returns something else, is told of and harms no other plugin:"
    yield "[plugins that cannot break](../../explanation/plugins-that-cannot-break.md)."


def spec_page(spec: type[attrs.AttrsInstance]) -> Iterator[str]:
    """Yield the page of a spec: a section for each of its fields."""
    said = arguments(spec)
    yield f"# `{spec.__name__}`"
    yield ""
    yield plain((inspect.getdoc(spec) or "").partition("\n\nArgs:")[0])
    yield ""
    yield "Import it from `cadre_training.plugin`."
    yield ""
    for one in attrs.fields(spec):
        yield f"## `{one.name}`"
        yield ""
        yield plain(said[one.name])
        yield ""
        yield f"Type: `{_type(one.type)}`. {_default(one)}"
        yield ""


def _type(kind: object) -> str:
    name = kind.__name__ if isinstance(kind, type) else str(kind)
    return re.sub(r"[\w.]+\.(?=\w)", "", name)


def _default(one: attrs.Attribute[object]) -> str:
    if one.default is attrs.NOTHING:
        return "Required."
    if isinstance(one.default, type):
        return f"It may be left out; it is then `{one.default.__name__}`."
    said = repr(one.default)
    return (
        "It may be left out."
        if said.startswith("Factory")
        else f"It may be left out; it is then `{said}`."
    )


# Errors -----------------------------------------------------------------------------------------


def problem_codes() -> dict[str, str]:
    """Return the codes of problems of an input, with what is wrong."""
    text = (HERE.parent / "reference" / "errors.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", text, re.MULTILINE))


def problem_page(code: str, meaning: str) -> Iterator[str]:
    """Yield the page of a problem of an input."""
    yield f"# `{code}`"
    yield ""
    yield f"{capital(meaning)}."
    yield ""
    yield f'A [`Problem`](InputProblems.md) with `code="{code}"` names the place. The command'
    yield "line prints it and ends with status 2, unless it is a remark on a spreadsheet: then it"
    yield "is one of the findings of `check`."
    yield ""
    if any(rule.code == code for rule in SHEET_RULES):
        yield f"On spreadsheets: [the check of this name](../checks/{code}.md)."
        yield ""
    said = messages(code)
    if said:
        yield "## What is said"
        yield ""
        for vi, en in said:
            yield f"- {_safe(en)} *{_safe(vi)}*"


def _safe(text: str) -> str:
    return re.sub(r"([\\`*_<>{}\[\]$#|])", r"\\\1", text)


def error_page(error: type[BaseException]) -> Iterator[str]:
    """Yield the page of an exception."""
    yield f"# `{error.__name__}`"
    yield ""
    yield plain(re.split(r"\n+(?=>>>|Args:|Attributes:)", inspect.getdoc(error) or "")[0])
    yield ""
    said = arguments(error)
    for name, meaning in said.items():
        yield f"- `{name}`: {plain(meaning)}"
    yield ""
    yield f"It is a `{error.__bases__[0].__name__}`. Import: {public_home(error)}."
