"""Accessibility rules of axe-core, tried on a page in a browser."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from .browser import Browser

_RUN = """
axe.run(document, {resultTypes: ["violations"]}).then(found => JSON.stringify({
  passes: found.passes.length,
  violations: found.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" | ")),
}))
"""


@cache
def axe_source() -> str:
    """Return axe-core, which a package for another browser driver holds."""
    # The package itself is not imported: it would ask for that driver.
    spec = find_spec("axe_playwright_python")
    if spec is None or spec.origin is None:
        pytest.skip("axe-core is missing; install the dependency group 'test'.")
    return (Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(browser: Browser) -> list[str]:
    """Return the rules that the page in the browser breaks, and where.

    The rules run as the developer tools do: beside the page's policy, which stays in force.
    """
    browser.value(f"{axe_source()}; 0")
    answer = browser.send(
        "Runtime.evaluate", expression=_RUN, awaitPromise=True, returnByValue=True
    )
    found: dict[str, Any] = json.loads(answer["result"]["value"])
    assert found["passes"] > 10, "the rules were not tried"
    return list(found["violations"])
