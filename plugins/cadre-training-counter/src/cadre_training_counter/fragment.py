"""Writes a counter as a fragment of HTML that needs no script and no style."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from cadre_training.plugin import CounterSnapshot
from cadre_training_counter.options import FragmentOptions
from cadre_training_counter.view import CounterView, FigureView, view

# No colours but those of the page, so that it reads in light and in dark.
_STYLE = """\
<style>
.cadre-counter { max-width: 24rem; }
.cadre-counter p { margin: .5rem 0; }
.cadre-counter-title { font-weight: 600; }
.cadre-counter-figures { margin: 0; border-bottom: 1px solid rgb(128 128 128 / .4); }
.cadre-counter-figure {
  display: grid; grid-template-columns: 1fr auto; gap: 0 1rem;
  padding: .4rem 0; border-top: 1px solid rgb(128 128 128 / .4);
}
.cadre-counter-figure dd { margin: 0; }
.cadre-counter-value { text-align: end; font-variant-numeric: tabular-nums; }
.cadre-counter-value data { font-weight: 600; }
.cadre-counter-definition { grid-column: 1 / -1; font-size: .875em; }
.cadre-counter-definition summary { cursor: pointer; }
.cadre-counter-inherited, .cadre-counter-moment { font-size: .875em; }
</style>
"""


def export(snapshot: CounterSnapshot, out: BinaryIO, options: FragmentOptions) -> None:
    """Write ``snapshot`` to ``out`` as one element to put into a page."""
    seen = view(snapshot, options.language)
    style = _STYLE if options.styled else ""
    out.write((style + "\n".join(_lines(seen)) + "\n").encode())


def _lines(seen: CounterView) -> Iterator[str]:
    label = escape(seen.full_title)
    yield f'<section class="cadre-counter" lang="{seen.language.value}" aria-label="{label}">'
    # A name may hold marks that turn the direction of what follows.
    site = f" – <bdi>{escape(seen.site)}</bdi>" if seen.site else ""
    yield f'<p class="cadre-counter-title">{escape(seen.title)}{site}</p>'
    if seen.figures:
        yield '<dl class="cadre-counter-figures">'
        for figure in seen.figures:
            yield from _figure(figure, seen.how)
        yield "</dl>"
    if seen.inherited:
        yield f'<p class="cadre-counter-inherited">{escape(seen.inherited_in_full)}</p>'
    at = escape(seen.at)
    moment = f'<time datetime="{escape(seen.iso)}">{at}</time>' if seen.iso else at
    yield f'<p class="cadre-counter-moment">{escape(seen.moment)}: {moment}</p>'
    yield "</section>"


def _figure(figure: FigureView, how: str) -> Iterator[str]:
    yield f'<div class="cadre-counter-figure" data-window="{escape(figure.window)}">'
    yield f'<dt class="cadre-counter-label">{escape(figure.label)}</dt>'
    number = escape(figure.number)
    if figure.value is not None:
        number = f'<data value="{figure.value}">{number}</data> {escape(figure.after)}'
        number = escape(figure.before) + number
    yield f'<dd class="cadre-counter-value">{number}</dd>'
    yield (
        '<dd class="cadre-counter-definition"><details>'
        f"<summary>{escape(how)}</summary><bdi>{escape(figure.definition)}</bdi></details></dd>"
    )
    yield "</div>"
