"""Sphinx extension: what the theme leaves out for those who listen or use no mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_MENDED = {
    # A heading needs its level.
    'role="heading">': 'role="heading" aria-level="2">',
    # What is wider than the page scrolls with the keys too.
    "<pre>": '<pre tabindex="0">',
    # Two regions of one kind need names.
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
}


def _mend(app: Sphinx, failed: Exception | None) -> None:
    if failed is not None or app.builder.name != "html":
        return
    for page in app.outdir.rglob("*.html"):
        text = mended = page.read_text(encoding="utf-8")
        for left_out, whole in _MENDED.items():
            mended = mended.replace(left_out, whole)
        if mended != text:
            page.write_text(mended, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("build-finished", _mend)
    return {"version": "1", "parallel_read_safe": True}
