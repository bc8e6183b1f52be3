"""Writes a report as one HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cadre_training.plugin import ExportOptions, Formatter, Report
from cadre_training_html.clean import encode
from cadre_training_html.environment import make_environment
from cadre_training_html.options import HtmlOptions
from cadre_training_html.page import Page
from cadre_training_html.style import read_style
from cadre_training_html.words import words_in

_LETTERS_AT_ONCE = 1 << 16


def export(report: Report, out: BinaryIO, options: ExportOptions, /) -> None:
    """Write ``report`` to ``out`` as UTF-8, piece by piece, and leave ``out`` open.

    Args:
        report: The report.
        out: The stream.
        options: The language and, as :class:`HtmlOptions`, a folder of templates.
    """
    folder = options.templates if isinstance(options, HtmlOptions) else None
    environment = make_environment(folder)
    formatter = Formatter(options.language)
    environment.filters["text"] = formatter.text
    environment.filters["value"] = formatter.value
    words = words_in(options.language)
    pieces = environment.get_template("page.html").generate(
        page=Page(report, formatter, words), words=words, style=read_style(environment)
    )
    for piece in _together(pieces):
        out.write(encode(piece))


def _together(pieces: Iterable[str]) -> Iterator[str]:
    """Join pieces, most of them of a few letters, into longer ones."""
    held: list[str] = []
    letters = 0
    for piece in pieces:
        held.append(piece)
        letters += len(piece)
        if letters >= _LETTERS_AT_ONCE:
            yield "".join(held)
            held.clear()
            letters = 0
    yield "".join(held)
