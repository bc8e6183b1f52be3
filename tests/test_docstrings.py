"""The examples in docstrings run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

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
