"""Sphinx extension: fills in the parts of a page that the library itself writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library_pages import fill

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


def _fill(_app: Sphinx, _name: str, source: list[str]) -> None:
    source[0] = fill(source[0])


def _all_are_outdated(_app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """Read every page anew: the library is no file, so that no page is known to be fresh."""
    return list(env.found_docs)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("source-read", _fill)
    app.connect("env-get-outdated", _all_are_outdated)
    return {"version": "1", "parallel_read_safe": True}
