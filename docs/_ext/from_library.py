"""Sphinx extension: fills in the parts of a page that the library itself writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generated import FOLDERS, generated
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


def _write_pages(app: Sphinx) -> None:
    """Write the pages that the library writes whole, and remove those of what is no more."""
    pages = {app.srcdir / path: text for path, text in generated().items()}
    for folder in FOLDERS:
        (app.srcdir / folder).mkdir(exist_ok=True)
        for file in set((app.srcdir / folder).glob("*.md")) - set(pages):
            file.unlink()
    for file, text in pages.items():
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


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
    app.connect("builder-inited", _write_pages)
    app.connect("source-read", _fill)
    app.connect("env-get-outdated", _all_are_outdated)
    app.connect("missing-reference", _find_by_last_name)
    return {"version": "1", "parallel_read_safe": True}
