"""Sphinx extension: fills in the parts of a page that the library itself writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library_pages import fill
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


def _fill(_app: Sphinx, _name: str, source: list[str]) -> None:
    source[0] = fill(source[0])


def _all_are_outdated(_app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    """Read every page anew: the library is no file, so that no page is known to be fresh."""
    return list(env.found_docs)


def _find_by_last_name(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Resolve what a docstring calls by the name it is imported under: `Place`, say."""
    if node.get("refdomain") != "py":
        return None
    name = node["reftarget"].rpartition(".")[2]
    found = [
        (full, entry)
        for full, entry in env.domains.python_domain.objects.items()
        if full.rpartition(".")[2] == name
        and entry.objtype in ("class", "data", "exception", "function")
        and not entry.aliased
    ]
    if len(found) != 1:
        return None
    full, entry = found[0]
    return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, content, full)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("source-read", _fill)
    app.connect("env-get-outdated", _all_are_outdated)
    app.connect("missing-reference", _find_by_last_name)
    return {"version": "1", "parallel_read_safe": True}
