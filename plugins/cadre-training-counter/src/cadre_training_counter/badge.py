"""Writes a counter as an SVG badge that reads in light and in dark."""

from __future__ import annotations

from typing import BinaryIO
from xml.sax.saxutils import escape

from attrs import frozen

from cadre_training.plugin import CounterSnapshot, ExportOptions, Label
from cadre_training_counter.text_width import text_width
from cadre_training_counter.view import CounterView, FigureView, in_common, view

_MOST_BYTES = 2048
_MOST_IN_A_ROW = 4
_LONGEST_SITE = 60

_PADDING = 12
_LABEL_SIZE, _NUMBER_SIZE = 11, 16
_ROW_HEIGHT, _FOOT_HEIGHT = 40, 20

_FONTS = "system-ui,Segoe UI,Noto Sans,DejaVu Sans,sans-serif"
_DARK = (
    "@media(prefers-color-scheme:dark){.cadre-back{fill:#161b22;stroke:#48515c}"
    ".cadre-label{fill:#b1bac4}.cadre-number{fill:#f0f6fc}}"
)
_ELSEWHERE = Label(
    "Cách tính từng số được ghi trong bản HTML và JSON.",
    "What each number counts is said in the HTML and JSON forms.",
)


def export(snapshot: CounterSnapshot, out: BinaryIO, options: ExportOptions) -> None:
    """Write ``snapshot`` to ``out``.

    The definitions are in its description where that leaves it within 2 kB; where not, it has what
    is the same in all of them, and says where they are.
    """
    seen = view(snapshot, options.language)
    elsewhere = _ELSEWHERE.in_language(options.language)
    shared = in_common(snapshot, options.language)
    # The first that leaves it small enough, else the last.
    for words in (_definitions(seen), f"{shared} {elsewhere}".lstrip(), elsewhere):
        data = _draw(seen, _description(seen, words))
        if len(data) <= _MOST_BYTES:
            break
    out.write(data)


@frozen
class _Placed:
    """A piece of text and the middle of its base line."""

    text: str
    x: int
    y: int

    def __str__(self) -> str:
        return f'<text x="{self.x}" y="{self.y}">{escape(self.text)}</text>'


def _draw(seen: CounterView, description: str) -> bytes:
    small, numbers, width, height = _place(seen.figures)
    # A badge without figures says at least what it is.
    foot = seen.inherited or ("" if seen.figures else seen.title)
    if foot:
        width = max(width, text_width(foot, _LABEL_SIZE) + 2 * _PADDING)
        small.append(_Placed(foot, width // 2, height + 10))
        height += _FOOT_HEIGHT
    size = f'width="{width}" height="{height}"'
    language = f'lang="{seen.language.value}" xml:lang="{seen.language.value}"'
    box = f'viewBox="0 0 {width} {height}"'
    edge = f'x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="6"'
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" {language}>',
        f"<title>{escape(_name(seen))}</title>",
        f"<desc>{escape(description)}</desc>",
        f"<style>{_DARK}</style>",
        f'<rect class="cadre-back" {edge} fill="#fff" stroke="#c4ccd4"/>',
        f'<g font-family="{_FONTS}" text-anchor="middle">',
        f'<g class="cadre-label" font-size="{_LABEL_SIZE}" fill="#4b5560">',
        *map(str, small),
        f'</g><g class="cadre-number" font-size="{_NUMBER_SIZE}" font-weight="600" fill="#15191e">',
        *map(str, numbers),
        "</g></g></svg>",
    )
    return ("".join(parts) + "\n").encode()


def _place(figures: tuple[FigureView, ...]) -> tuple[list[_Placed], list[_Placed], int, int]:
    """Return the small texts, the numbers, the width and the height of a grid of figures."""
    rows = -(-len(figures) // _MOST_IN_A_ROW)
    columns = -(-len(figures) // rows) if rows else 0
    widths = [0] * columns
    for index, figure in enumerate(figures):
        size = _LABEL_SIZE if figure.value is None else _NUMBER_SIZE
        number = text_width(figure.before + figure.number, size)
        needed = max(text_width(figure.short, _LABEL_SIZE), number)
        widths[index % columns] = max(widths[index % columns], needed + _PADDING)
    small: list[_Placed] = []
    numbers: list[_Placed] = []
    for index, figure in enumerate(figures):
        row, column = divmod(index, columns)
        x = _PADDING // 2 + sum(widths[:column]) + widths[column] // 2
        y = row * _ROW_HEIGHT
        small.append(_Placed(figure.short, x, y + 17))
        # Why there is no number is said in the size of a label.
        absent = figure.value is None
        shown = _Placed(figure.before + figure.number, x, y + (33 if absent else 36))
        (small if absent else numbers).append(shown)
    return small, numbers, sum(widths) + _PADDING, rows * _ROW_HEIGHT + 8


def _name(seen: CounterView) -> str:
    """Return what a screen reader says first: the counter and its numbers."""
    numbers = "; ".join(f"{figure.label}: {figure.text}" for figure in seen.figures)
    site = (
        seen.site if len(seen.site) <= _LONGEST_SITE else f"{seen.site[:_LONGEST_SITE].rstrip()}…"
    )
    head = f"{seen.title} – {site}" if site else seen.title
    return f"{head}. {numbers}." if numbers else head


def _description(seen: CounterView, definitions: str) -> str:
    moment = f"{seen.moment}: {seen.at}."
    return " ".join(part for part in (moment, seen.inherited_in_full, definitions) if part)


def _definitions(seen: CounterView) -> str:
    said = (f"{figure.label}: {figure.definition}" for figure in seen.figures)
    return " ".join(text if text.endswith(".") else f"{text}." for text in said)
