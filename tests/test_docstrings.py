"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import re
from enum import Enum

import attrs
import pytest

import cadre_training


def names() -> list[str]:
    """Every module of the package, found by its file: none is left out."""
    found = pkgutil.walk_packages(cadre_training.__path__, "cadre_training.")
    return ["cadre_training", *(module.name for module in found)]


@pytest.mark.parametrize("name", names())
def test_examples_run(name: str):
    results = doctest.testmod(importlib.import_module(name))
    assert results.failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    model = [name for name in names() if name.startswith("cadre_training.model.")]
    tests = [t for name in model for t in finder.find(importlib.import_module(name))]
    assert sum(bool(test.examples) for test in tests) >= 15


ROOMS = (
    *("", ".stats", ".frames", ".frames.summaries", ".store", ".sheets", ".display", ".counter"),
    *(".regulations", ".plugin", ".testing", ".maps", ".charts", ".codec", ".exporting"),
)


def public() -> dict[str, object]:
    """Every public class and function of ours, by where it is defined; none stands twice."""
    found: dict[str, object] = {}
    for room in ROOMS:
        module = importlib.import_module(f"cadre_training{room}")
        for name in module.__all__:
            value = getattr(module, name)
            if inspect.isclass(value) or inspect.isroutine(value):
                found[f"{value.__module__}.{value.__qualname__}"] = value
    return {key: found[key] for key in sorted(found) if key.startswith("cadre_training.")}


PUBLIC = public()

NOT_CALLED = (
    # What a plugin author writes or subclasses: the guides and the contracts' own pages show it.
    *("plugin._hooks.Hooks", "testing.exporter_contract.ExporterContract"),
    *("testing.reader_contract.ReaderContract", "testing.workbook_contract.WorkbookContract"),
)


def is_called(name: str, value: object) -> bool:
    """Tell whether a reader calls it; errors are caught, protocols are written."""
    if name.removeprefix("cadre_training.") in NOT_CALLED:
        return False
    if isinstance(value, type):
        return not issubclass(value, BaseException) and not getattr(value, "_is_protocol", False)
    return True


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_says_what_it_is_for(name: str):
    text = inspect.getdoc(PUBLIC[name]) or ""
    assert re.match(r"\S.*[.:]$", text.partition("\n\n")[0].replace("\n", " "))


@pytest.mark.parametrize("name", [name for name in PUBLIC if is_called(name, PUBLIC[name])])
def test_every_public_name_has_an_example(name: str):
    text = inspect.getdoc(PUBLIC[name]) or ""
    assert doctest.DocTestParser().get_examples(text), f"{name} has no example"


def parameters(value: object) -> list[str]:
    """The parameters that a reader gives, where there are two or more."""
    if isinstance(value, type):
        if issubclass(value, (Enum, BaseException)) or not attrs.has(value):
            return []
        names = [one.name for one in attrs.fields(value) if one.init and not one.inherited]
    else:
        assert callable(value)
        names = list(inspect.signature(value).parameters)
    own = [name for name in names if not name.startswith("_")]
    return own if len(own) > 1 else []


@pytest.mark.parametrize("name", [name for name in PUBLIC if parameters(PUBLIC[name])])
def test_every_parameter_of_a_public_name_is_told_of(name: str):
    text = inspect.getdoc(PUBLIC[name]) or ""
    told = re.findall(r"^ {4}\*{0,2}(\w+):", text.partition("Args:\n")[2], re.MULTILINE)
    assert [one for one in parameters(PUBLIC[name]) if one not in told] == []
