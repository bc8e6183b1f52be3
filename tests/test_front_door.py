"""The front door: what it offers, and how little it loads."""

from __future__ import annotations

import subprocess
import sys

import pytest

import cadre_training

HEAVY = ("attrs", "babel", "cattrs", "click", "jinja2", "pluggy", "rich")


def modules_after(code: str) -> set[str]:
    """Return the modules that are loaded in a new interpreter after ``code``."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return set(done.stdout.split())


def test_import_loads_nothing_heavy() -> None:
    assert modules_after("import cadre_training").isdisjoint(HEAVY)


def test_the_nouns_and_statistics_load_only_attrs() -> None:
    loaded = modules_after(
        "from cadre_training import Register, aggregate, check, ten_year_report\n"
        "Register(), aggregate(Register())"
    )
    assert "attrs" in loaded
    assert loaded.isdisjoint(set(HEAVY) - {"attrs"})


def test_every_public_name_is_there_and_sorted_once() -> None:
    assert cadre_training.__all__ == sorted(cadre_training.__all__, key=_as_ruff_sorts)
    assert set(cadre_training.__all__) == set(cadre_training._HOME_OF)
    for name in cadre_training.__all__:
        assert getattr(cadre_training, name) is not None
    assert set(cadre_training.__all__) <= set(dir(cadre_training))


def _as_ruff_sorts(name: str) -> tuple[int, str]:
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'agregate'"):
        getattr(cadre_training, "agregate")  # noqa: B009 - type checkers know better
