"""A drawing as it may stand in the page: shapes and words, and no style, script or address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from markupsafe import Markup, escape

_SVG = "{http://www.w3.org/2000/svg}"
# What is kept of each element. Whatever else the drawing holds is left out.
_KEPT = {
    "g": ("transform",),
    "path": ("d", "transform", "stroke-dasharray"),
    "line": ("x1", "x2", "y1", "y2", "transform", "stroke-dasharray"),
    "rect": ("x", "y", "width", "height", "transform"),
    "text": ("transform", "text-anchor", "font-size", "font-style"),
}
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_CLASS = re.compile(r"[a-z][a-z0-9]*")


def shapes_of(drawing: str) -> Markup:
    """Return the shapes of an SVG file, each coloured by a class of the page's style sheet.

    The colours in the drawing are names of classes: ``fill="bar1"`` becomes ``class="bar1"``.

    Raises:
        ValueError: If the drawing is not what is expected.
    """
    try:
        root = ET.fromstring(drawing)
    except ET.ParseError as error:
        raise ValueError(f"the drawing is no XML: {error}") from error
    return Markup("").join(part for child in root for part in _shapes(child))


def _shapes(element: ET.Element) -> Iterator[Markup]:
    name = str(element.tag).removeprefix(_SVG)
    if name not in _KEPT or element.get("display") == "none":
        return
    attributes = [
        Markup(' {}="{}"').format(key, _shorter(element.get(key, "")))
        for key in _KEPT[name]
        if element.get(key)
    ]
    if name == "g":
        inner = Markup("").join(part for child in element for part in _shapes(child))
        if inner and attributes:
            yield Markup("<g{}>{}</g>").format(Markup("").join(attributes), inner)
        elif inner:
            yield inner
        return
    css_class = _class_of(element)
    if css_class:  # a shape without a colour is not seen
        attributes.insert(0, Markup(' class="{}"').format(css_class))
        text = escape(element.text or "")
        yield Markup("<{0}{1}>{2}</{0}>").format(name, Markup("").join(attributes), text)


def _class_of(element: ET.Element) -> str:
    names = [element.get(key, "none") for key in ("fill", "stroke")]
    return " ".join(name for name in names if name != "none" and _CLASS.fullmatch(name))


def _shorter(text: str) -> str:
    """Round numbers to a hundredth of a unit, which no eye sees."""
    return _LONG_NUMBER.sub(lambda found: f"{float(found[0]):.2f}", text)
