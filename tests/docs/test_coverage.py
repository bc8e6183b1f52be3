"""Everything public is named in the documentation."""

from __future__ import annotations

import ast
import importlib
import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from types import FunctionType, ModuleType
from typing import get_args

import attrs
import click
import pytest
from tests.docs.pages import DOCS, ROOT, library_pages, written_pages

import cadre_training
from cadre_training import plugin, testing
from cadre_training.checks._sheet_rule import SheetRule
from cadre_training.checks.catalogue import RULES
from cadre_training.checks.rule import Rule
from cadre_training.checks.sheet_rules import SHEET_RULES
from cadre_training.cli import _errors
from cadre_training.cli.program import program
from cadre_training.codec.resources import RESOURCES
from cadre_training.exporting import formats
from cadre_training.plugin import (
    CommandSpec,
    ExporterSpec,
    ExportOptions,
    ReaderSpec,
    ReadOptions,
    WorkbookOptions,
    WorkbookSpec,
)
from cadre_training.readers.sheets import _mapping_reading
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.mapping import RowRole
from cadre_training.regulations import OVERLAYS, REGULATIONS, SCHEMES
from cadre_training.stats import DIMENSIONS, MEASURES
from cadre_training.store.building import BadRows
from cadre_training.testing import (
    ExporterContract,
    ReaderContract,
    WorkbookContract,
    read_back,
)
from cadre_training.testing._describing import OptionsContract
from cadre_training_counter.commands import main as counter_commands

PAGES = library_pages()


@cache
def page(path: str) -> str:
    """Return a page as it is built."""
    file = DOCS / path
    written = written_pages()
    text = written[file] if file in written else PAGES.fill(file.read_text(encoding="utf-8"))
    assert isinstance(text, str)
    return text


def missing(names: list[str], path: str) -> list[str]:
    text = page(path)
    assert names
    return [name for name in names if f"`{name}`" not in text]


def test_every_measure() -> None:
    assert missing([one.name for one in MEASURES], "reference/measures.md") == []
    for one in MEASURES:
        text = page(f"reference/measures/{one.name}.md")
        assert one.definition.en in text
        assert one.definition.vi in text
        assert f'measures=("{one.name}",)' in text


def test_every_dimension() -> None:
    assert missing([one.name for one in DIMENSIONS], "reference/dimensions.md") == []


def test_every_check() -> None:
    rules: list[Rule | SheetRule] = [*RULES, *SHEET_RULES]
    assert missing([one.code for one in rules], "reference/checks.md") == []
    for one in rules:
        text = page(f"reference/checks/{one.code}.md")
        for words, asks in ((one.explanation.en, "To ask"), (one.explanation.vi, "Cần hỏi")):
            seen, _, question = words.partition(f" {asks}: ")
            assert f"{seen}\n" in text
            assert f"**{asks}:** {question}\n" in text


def test_the_example_of_every_check_finds_what_it_is_to_find() -> None:
    generated = importlib.import_module("generated")
    rules: list[Rule | SheetRule] = [*RULES, *SHEET_RULES]
    without = set(importlib.import_module("sheet_examples").WITHOUT)
    assert without < {one.code for one in rules}
    assert len(without) <= 2
    for one in rules:
        if one.code not in without:
            assert generated.example_of(one.code).code == one.code
            assert f"({one.code})" in page(f"reference/checks/{one.code}.md")


def test_every_table_and_column() -> None:
    columns = [column.name for one in RESOURCES.values() for column in one.columns]
    assert missing([*RESOURCES, *columns], "how-to/keep-a-register.md") == []


def test_every_regulation_scheme_and_parameter() -> None:
    text = page("reference/regulations.md")
    for regulation in REGULATIONS:
        assert f"## {regulation.number}" in text
        for parameter in regulation.parameters:
            assert f"`{parameter.name}`" in text
    names = [*(scheme.id for scheme in SCHEMES), *OVERLAYS]
    groups = [str(group.group) for scheme in SCHEMES for group in scheme.groups]
    assert missing([*names, *groups], "reference/regulations.md") == []


def test_every_field_of_a_sheet() -> None:
    assert missing([one.value for one in Field], "reference/sheets.md") == []
    for one in Field:
        assert one.definition.en in page("reference/sheets.md")
        assert one.definition.vi in page("reference/sheets.md")


def test_every_key_of_a_mapping_file() -> None:
    keys = re.findall(r'"([a-z_]+)"', inspect.getsource(_mapping_reading))
    known = [key for key in dict.fromkeys(keys) if key.isidentifier()]
    assert len(known) > 20
    text = page("reference/sheets.md")
    assert [key for key in known if f"`{key}`" not in text and f"`[[{key}]]`" not in text] == []


def test_every_command_and_its_options() -> None:
    text = page("reference/command-line.md")
    for name in PAGES.command_names():
        assert f"## `{name}`" in text
        assert f"Usage: cadre-training {name}" in text


def commands_of(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    """Yield the path of each command, and of those below it."""
    for name, one in group.commands.items():
        yield (*path, name)
        if isinstance(one, click.Group):
            yield from commands_of(one, *path, name)


def test_every_command_below_a_command() -> None:
    text = page("reference/command-line.md")
    groups = [
        (name, program.get_command(click.Context(program), name)) for name in PAGES.command_names()
    ]
    below = [
        path
        for name, one in groups
        if isinstance(one, click.Group)
        for path in commands_of(one, name)
    ]
    assert ("store", "build") in below
    assert ("summary", "merge") in below
    counters = [("counter", name) for name in counter_commands._COMMANDS]
    for path in (*below, *counters):
        assert re.search(rf"(Usage|usage): cadre-training {' '.join(path)}\b", text), path


def test_every_exit_status() -> None:
    statuses = [value for value in vars(_errors).values() if type(value) is int]
    assert len(statuses) >= 5
    assert missing(["0", *map(str, statuses)], "reference/command-line.md") == []


def test_every_format_and_its_options() -> None:
    text = page("how-to/publish.md")
    for one in formats():
        assert f"`{one.name}`" in text
        for option in attrs.fields(one.load_options()):
            assert f"`{option.name}`" in text


def test_every_hook_and_spec_field() -> None:
    hooks = [f"{name}()" for name in PAGES.hook_names()]
    specs = (ExporterSpec, ReaderSpec, WorkbookSpec, CommandSpec)
    fields = [one.name for spec in specs for one in attrs.fields(spec)]
    assert missing([*hooks, *fields], "reference/plugin-api.md") == []
    for name in PAGES.hook_names():
        assert f"# `{name}()`" in page(f"reference/plugin-api/{name}.md")
    for spec in (*specs, ExportOptions, ReadOptions, WorkbookOptions):
        text = page(f"reference/plugin-api/{spec.__name__}.md")
        assert [one.name for one in attrs.fields(spec) if f"## `{one.name}`" not in text] == []


def test_no_spec_is_left_out() -> None:
    named = {name for name in plugin.__all__ if name.endswith(("Spec", "Options"))}
    assert named == {
        *("ExporterSpec", "ReaderSpec", "WorkbookSpec", "CommandSpec"),
        *("ExportOptions", "ReadOptions", "WorkbookOptions"),
    }


def test_everything_of_the_testing_kit() -> None:
    settings = {
        name
        for contract in (ExporterContract, ReaderContract, WorkbookContract, OptionsContract)
        for name in vars(contract).get("__annotations__", ())
    }
    assert {"format", "reader", "workbook", "options"} < settings
    methods = (
        *("read_back(data)", "spell(value, unit, write)", "expect(subject, write)"),
        *("sample()", "expected()", "broken()", "notes_in(data)"),
    )
    readers = [name for name, one in vars(read_back).items() if is_own(one, read_back)]
    assert missing([*settings, *methods, *readers], "reference/plugin-api.md") == []
    text = page("reference/plugin-api.md")
    assert [name for name in testing.__all__ if name not in text] == []


def is_own(value: object, module: ModuleType) -> bool:
    """Tell whether a module offers this function."""
    return (
        isinstance(value, FunctionType)
        and value.__module__ == module.__name__
        and not value.__name__.startswith("_")
    )


@pytest.mark.parametrize(
    ("path", "contract"),
    [
        ("how-to/write-an-exporter.md", ExporterContract),
        ("how-to/write-a-reader.md", ReaderContract),
    ],
)
def test_rules_that_the_guides_name_exist(path: str, contract: type) -> None:
    named = re.findall(r"`(test_\w+)`", page(path))
    assert len(named) >= 5
    assert [name for name in named if not hasattr(contract, name)] == []


def test_every_name_for_plugin_authors() -> None:
    text = page("reference/plugin-api.md") + page("reference/python-api.md")
    named = set(re.findall(r"\w+", text))
    assert sorted(set(plugin.__all__) - named) == []


def test_every_public_name() -> None:
    documented = re.findall(
        r"auto(?!module)\w+:: cadre_training\.(\w+)\n", page("reference/python-api.md")
    )
    assert sorted(documented) == sorted(cadre_training.__all__)


ROOMS = (
    *("stats", "frames", "store", "sheets", "display", "counter", "regulations", "plugin"),
    *("testing", "maps", "charts", "codec", "exporting", "frames.summaries"),
)


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_name_of_the_rooms(room: str) -> None:
    """Each stands in the reference: as an entry of its own, or by its name in what is told."""
    text = "".join(
        page(f"reference/{name}.md")
        for name in ("python-api", "plugin-api", "errors", "counter", "regulations", "checks")
    )
    named = set(re.findall(r"\w+", text))
    public = importlib.import_module(f"cadre_training.{room}").__all__
    assert sorted(set(public) - named) == []


def test_every_error() -> None:
    names = [one.__name__ for one in PAGES.error_classes()]
    assert missing(names, "reference/errors.md") == []
    for name in names:
        assert f"# `{name}`\n" in page(f"reference/errors/{name}.md")


def names_on_sheets() -> set[str]:
    """Return the words with hyphens that name fields, rows and schemes, and no problem."""
    return {one.value for kind in (Field, RowRole) for one in kind} | {one.id for one in SCHEMES}


def codes_of_problems() -> set[str]:
    """Return the codes of input problems: all words with hyphens that the readers hold."""
    source = ROOT / "src" / "cadre_training"
    files = [source / "loading.py", source / "model" / "references.py"]
    rooms = ("codec", "readers", "sheets", "store")
    files += [file for room in rooms for file in (source / room).rglob("*.py")]
    files.append(ROOT / "plugins/cadre-training-xlsx/src/cadre_training_xlsx/refusal.py")
    return (
        {
            node.value
            for file in files
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"[a-z]+(-[a-z]+)+", node.value)
        }
        - names_on_sheets()
        - set(get_args(BadRows))
    )


def codes_of_the_counter() -> set[str]:
    """Return the codes that the visitor counter names; many other words there have hyphens."""
    source = ROOT / "plugins/cadre-training-counter/src"
    texts = [file.read_text(encoding="utf-8") for file in source.rglob("*.py")]
    return set(re.findall(r'\bProblem\(\s*"([a-z-]+)"', "\n".join(texts)))


def test_every_code_of_an_input_problem_and_no_other() -> None:
    codes = codes_of_problems() | codes_of_the_counter() | {"negative"}
    assert len(codes) > 40
    listed = re.findall(r"^\| `([a-z-]+)` \|", page("reference/errors.md"), re.MULTILINE)
    assert sorted(listed) == sorted(codes)
    for code in codes:
        assert f"# `{code}`\n" in page(f"reference/errors/{code}.md")


def test_pages_are_filled_where_no_test_tools_are() -> None:
    code = """
import sys
sys.modules |= dict.fromkeys(("pytest", "hypothesis"))
import library_pages
assert "`InputProblems`" in library_pages.fill("<!-- from the library: errors -->")
"""
    command = [sys.executable, "-c", code]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(DOCS / "_ext")})


def test_a_marker_for_nothing_is_an_error() -> None:
    with pytest.raises(KeyError):
        PAGES.fill("<!-- from the library: nothing -->")


def test_a_marker_is_replaced() -> None:
    text = PAGES.fill("a\n<!-- from the library: crosswalk -->\nb\n")
    assert "| `164/4` | `145/3` |" in text
    assert text.startswith("a\n")
    assert text.endswith("b\n")
