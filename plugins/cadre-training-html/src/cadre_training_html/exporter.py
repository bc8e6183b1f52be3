"""Writes a report as one HTML page."""

from __future__ import annotations

from typing import BinaryIO

from cadre_training.plugin import ExportOptions, Formatter, Report
from cadre_training_html.clean import encode
from cadre_training_html.environment import make_environment
from cadre_training_html.options import HtmlOptions
from cadre_training_html.page import Page
from cadre_training_html.style import read_style
from cadre_training_html.words import words_in

_PIECES_AT_ONCE = 256


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
    stream = environment.get_template("page.html").stream(
        page=Page(report, formatter, words), words=words, style=read_style(environment)
    )
    stream.enable_buffering(_PIECES_AT_ONCE)
    for piece in stream:
        data = encode(piece)
        out.write(data)
