"""Writes a report as one HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cadre_training.plugin import ExportOptions, Formatter, Report
from cadre_training_html.charts.drawing import can_draw
from cadre_training_html.clean import encode
from cadre_training_html.environment import make_environment
from cadre_training_html.options import HtmlOptions, WithCharts
from cadre_training_html.page import Page
from cadre_training_html.style import read_style
from cadre_training_html.words import words_in

_LETTERS_AT_ONCE = 1 << 16


def export(report: Report, out: BinaryIO, options: ExportOptions, /) -> None:
    """Write ``report`` to ``out`` as UTF-8, piece by piece, and leave ``out`` open.

    Args:
        report: The report.
        out: The stream.
        options: The language and, as :class:`HtmlOptions`, a folder of templates and whether
            to draw charts.

    Raises:
        ValueError: If the folder is none, or if charts are asked for that cannot be drawn.
    """
    own = options if isinstance(options, HtmlOptions) else HtmlOptions(language=options.language)
    environment = make_environment(own.templates)
    formatter = Formatter(options.language)
    environment.filters["text"] = formatter.text
    environment.filters["value"] = formatter.value
    words = words_in(options.language)
    pieces = environment.get_template("page.html").generate(
        page=Page(report, formatter, words, with_charts=_is_to_draw(own.charts)),
        words=words,
        style=read_style(environment),
    )
    for piece in _together(pieces):
        data = encode(piece)
        out.write(data)


def _is_to_draw(wanted: WithCharts) -> bool:
    if wanted is WithCharts.YES and not can_draw():
        raise ValueError(
            "option charts: 'yes' needs more than is installed; "
            "run: pip install 'cadre-training-html[charts]'"
        )
    return wanted is not WithCharts.NO and can_draw()


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
