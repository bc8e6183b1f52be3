"""Making pages in tests."""

from __future__ import annotations

import io

from cadre_training.plugin import Block, Label, Report, Section
from cadre_training_html.exporter import export
from cadre_training_html.options import HtmlOptions

from .tree import Element, parse


def render(report: Report, options: HtmlOptions | None = None) -> bytes:
    """Return the page of a report."""
    out = io.BytesIO()
    export(report, out, options or HtmlOptions())
    return out.getvalue()


def report_of(*blocks: Block) -> Report:
    """Return a report of one section with these blocks."""
    title = Label("Tiêu đề", "Title")
    section = Section(id="only", title=Label("Mục", "Section"), blocks=blocks)
    return Report(title=title, sections=(section,))


def page_of(*blocks: Block, language: str = "vi") -> Element:
    """Return the page of one section with these blocks, as a tree."""
    return parse(render(report_of(*blocks), HtmlOptions(language=language)))
