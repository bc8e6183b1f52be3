"""Draws bars with Vega-Lite, which ``vl-convert-python`` brings along."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.util import find_spec

from attrs import frozen
from markupsafe import Markup

from cadre_training.plugin import Formatter, Quantity
from cadre_training_html.charts.plan import Bar, Panel
from cadre_training_html.charts.svg import shapes_of
from cadre_training_html.clean import clean

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

WIDTH = 340
"""How many units a drawing is wide: about as many pixels on a phone."""

_FONT, _STEP, _BAR, _MARGIN = 12, 19, 12, 2
_YEARS, _LETTERS, _GAP = 36, 13, 5
# A letter of a number is at most so wide.
_LETTER = 0.62 * _FONT
_SHORTEST = 60
_LONGEST_WORDS = 34


@frozen
class Drawing:
    """A drawing: its shapes as SVG and its height, both in its own units."""

    shapes: Markup
    height: int


def can_draw() -> bool:
    """Tell whether the extra that draws is installed."""
    return find_spec("vl_convert") is not None


def draw(panel: Panel, groups: int, formatter: Formatter) -> Drawing | None:
    """Draw a panel; None where its numbers are too long to leave room for bars.

    Years run downward as in the table, so that words stand upright and long ones have room.

    Args:
        panel: What to draw.
        groups: How many groups the table has.
        formatter: What writes the numbers.
    """
    import vl_convert

    left = _YEARS + (_LETTERS if groups > 1 else 0)
    texts = [_text(bar, formatter) for bar in panel.bars]
    in_digits = [
        text for text, bar in zip(texts, panel.bars, strict=True) if isinstance(bar.value, Quantity)
    ]
    longest = WIDTH - left - _GAP - int(_LETTER * max(map(len, in_digits)))
    if longest < _SHORTEST:
        return None
    most = max(number.value for _, number in panel.numbers)
    rows = [
        _row(place, bar, text, most, starts=not place or panel.bars[place - 1].year != bar.year)
        for place, (bar, text) in enumerate(zip(panel.bars, texts, strict=True))
    ]
    spec = _spec(rows, left, longest)
    # No address is ever loaded: the spec names none, and none is allowed.
    svg = vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])
    return Drawing(shapes_of(svg), _STEP * len(rows) + 2 * _MARGIN)


def letter_of(group: int) -> str:
    """Return the letter that tells the bars of a group apart where colours cannot."""
    return "abcdefghijklmnopqrstuvwxyz"[group]


def _text(bar: Bar, formatter: Formatter) -> str:
    if isinstance(bar.value, Quantity):
        return formatter.integer(bar.value.value)
    words = clean(formatter.value(bar.value))
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"


def _row(place: int, bar: Bar, text: str, most: int, *, starts: bool) -> dict[str, Json]:
    number = bar.value.value if isinstance(bar.value, Quantity) else None
    return {
        "place": place,
        # Numbers may be larger than a drawing program can count: it gets their share of the most.
        "share": None if number is None else number * 10_000 // most / 10_000,
        "end": 0 if number is None else number * 10_000 // most / 10_000,
        "text": text,
        "year": str(bar.year) if starts else "",
        "starts": starts and place > 0,
        "letter": "" if bar.group is None else letter_of(bar.group),
        "class": f"bar{1 if bar.group is None else bar.group + 1}",
        "known": number is not None,
    }


def _spec(rows: Sequence[Json], left: int, longest: int) -> Json:
    """Return the chart in the words of Vega-Lite; its colours are classes of the style sheet."""
    row_begins: Json = {"field": "place", "type": "ordinal", "bandPosition": 0, "axis": None}
    row_ends: Json = {"field": "place", "bandPosition": 1}
    across: Json = {"domain": [0, 1], "range": [0, longest]}
    words: dict[str, Json] = {"type": "text", "baseline": "middle", "fontSize": _FONT}
    classes: dict[str, Json] = {"type": "nominal", "scale": None, "legend": None}
    layers: list[Json] = [
        {
            "transform": [{"filter": "datum.starts"}],
            "mark": {"type": "rule", "stroke": "line"},
            "encoding": {"x": {"value": -left}, "x2": {"value": WIDTH - left}, "y": row_begins},
        },
        {
            "transform": [{"filter": "datum.known"}],
            "mark": {"type": "bar", "size": _BAR},
            "encoding": {
                "x": {"field": "share", "type": "quantitative", "axis": None, "scale": across},
                "fill": {"field": "class", **classes},
            },
        },
        {
            "transform": [{"filter": "datum.known"}],
            "mark": {"type": "rule", "stroke": "axis"},
            "encoding": {"x": {"value": 0}, "y": row_begins, "y2": row_ends},
        },
        {
            "transform": [{"filter": "!datum.known"}],
            "mark": {"type": "rule", "stroke": "axis", "strokeDash": [1, 3]},
            "encoding": {"x": {"value": 0}, "y": row_begins, "y2": row_ends},
        },
        {
            "transform": [{"filter": "datum.known"}],
            "mark": {**words, "align": "left", "dx": _GAP, "fill": "ink"},
            "encoding": {
                "x": {"field": "end", "type": "quantitative", "axis": None, "scale": across},
                "text": {"field": "text"},
            },
        },
        {
            "transform": [{"filter": "!datum.known"}],
            "mark": {**words, "align": "left", "dx": _GAP, "fill": "quiet", "fontStyle": "italic"},
            "encoding": {"x": {"value": 0}, "text": {"field": "text"}},
        },
        {
            "mark": {**words, "align": "left", "fill": "ink"},
            "encoding": {"x": {"value": -left}, "text": {"field": "year"}},
        },
        {
            "transform": [{"filter": "datum.letter != ''"}],
            "mark": {**words, "align": "right", "dx": -_GAP, "fill": "quiet"},
            "encoding": {"x": {"value": 0}, "text": {"field": "letter"}},
        },
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        # Nothing is measured, so that no font of the machine changes where things stand.
        "autosize": "none",
        "padding": {"left": left, "right": 0, "top": _MARGIN, "bottom": _MARGIN},
        "width": WIDTH - left,
        "height": {"step": _STEP},
        "config": {"view": {"stroke": None}, "background": None, "aria": False},
        "data": {"values": rows},
        "encoding": {
            "y": {
                "field": "place",
                "type": "ordinal",
                "axis": None,
                "scale": {"paddingInner": 0, "paddingOuter": 0},
            }
        },
        "layer": layers,
    }
