"""The boxes in which a spreadsheet shows the comments of a sheet: a drawing in VML."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from cadre_training_xlsx.survey import MOST_COLUMNS, MOST_ROWS, Broken

_BOX = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_EMPTY = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{clusters}"/></o:shapelayout>'
    "{box}</xml>"
)
_SHAPE = (
    '<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    "margin-left:60pt;margin-top:2pt;width:260pt;height:{height}pt;z-index:{order};"
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_CLUSTER = 1024
"""Shapes are numbered in groups of so many."""

_WIDTH = 4  # columns
_LETTERS_A_LINE = 46
_LINE_HEIGHT = 12  # points
_ROW_HEIGHT = 15  # points
_MOST_LINES = 30


def new_drawing(cluster: int, shapes: int) -> bytes:
    """Return a drawing without boxes.

    Args:
        cluster: The first number of the groups that its boxes are numbered in.
        shapes: How many boxes it will have.
    """
    clusters = range(cluster, cluster + shapes // (_CLUSTER - 1) + 1)
    return _EMPTY.format(clusters=",".join(map(str, clusters)), box=_BOX).encode()


def first_number(cluster: int) -> int:
    """Return the number before that of the first box in a group."""
    return cluster * _CLUSTER


def last_number(drawing: bytes) -> int:
    """Return the greatest number of a box in a drawing; 0 where it has none."""
    return max(map(int, re.findall(rb"_x0000_s([0-9]{1,9})", drawing)), default=0)


def last_cluster(drawing: bytes) -> int:
    """Return the last group of numbers that a drawing uses; 0 where it has none."""
    named = re.findall(rb'<o:idmap[^>]*\sdata=["\']([0-9, ]+)', drawing)
    numbers = [int(number) for data in named for number in re.findall(rb"[0-9]{1,9}", data)]
    return max((*numbers, last_number(drawing) // _CLUSTER))


def with_boxes(drawing: bytes, boxes: Mapping[tuple[int, int], str], after: int) -> bytes:
    """Return a drawing with a box more for each cell.

    Args:
        drawing: The drawing.
        boxes: The text of each box by row and column; it is only measured.
        after: The number behind which those of the new boxes begin.

    Raises:
        Broken: If it is no such drawing.
    """
    end = drawing.rfind(b"</xml>")
    if end < 0:
        raise Broken("a drawing without an end")
    spaces = "".join(
        f' xmlns:{prefix}="{namespace}"'
        for prefix, namespace in _NAMESPACES.items()
        if not re.search(rf"\sxmlns:{prefix}=[\"']{namespace}".encode(), drawing)
    )
    has_box = re.search(rb"id=[\"']_x0000_t202", drawing)
    pieces = [] if has_box else [_BOX.replace(" id=", f"{spaces} id=", 1)]
    for order, ((row, column), text) in enumerate(boxes.items(), start=1):
        lines = _lines(text)
        pieces.append(
            _SHAPE.format(
                spaces=spaces,
                number=after + order,
                order=order,
                height=lines * _LINE_HEIGHT + 8,
                anchor=_anchor(row, column, lines),
                row=row,
                column=column,
            )
        )
    return drawing[:end] + "".join(pieces).encode() + drawing[end:]


def without_boxes(drawing: bytes, cells: Container[tuple[int, int]]) -> bytes:
    """Return a drawing without the boxes of the comments at some cells.

    >>> box = _SHAPE.format(spaces="", number=1, height=9, order=1, anchor="", row=4, column=2)
    >>> without_boxes(f"<xml>{box}</xml>".encode(), {(4, 2)})
    b'<xml></xml>'
    """

    def keep(found: re.Match[bytes]) -> bytes:
        cell = _cell_of(found[0])
        return found[0] if cell is None or cell not in cells else b""

    return _ANY_BOX.sub(keep, drawing)


def boxes_in(drawing: bytes) -> frozenset[tuple[int, int]]:
    """Return the row and column of each comment that has a box."""
    boxes = (_cell_of(found[0]) for found in _ANY_BOX.finditer(drawing))
    return frozenset(cell for cell in boxes if cell is not None)


def _cell_of(box: bytes) -> tuple[int, int] | None:
    if not _NOTE.search(box):
        return None
    row, column = _ROW.search(box), _COLUMN.search(box)
    return (int(row[1]), int(column[1])) if row and column else None


_ANY_BOX = re.compile(rb"<(?P<p>(?:[\w.-]+:)?)shape\s.*?</(?P=p)shape>", re.DOTALL)
_NOTE = re.compile(rb"<(?:[\w.-]+:)?ClientData\s[^>]*ObjectType=[\"']Note[\"']")
_ROW = re.compile(rb"<(?:[\w.-]+:)?Row>\s*([0-9]{1,9})\s*<")
_COLUMN = re.compile(rb"<(?:[\w.-]+:)?Column>\s*([0-9]{1,9})\s*<")


def _lines(text: str) -> int:
    """Return how many lines a text takes in its box."""
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    return min(lines + 1, _MOST_LINES)


def _anchor(row: int, column: int, lines: int) -> str:
    """Return where a box stands: beside its cell, and within the sheet.

    It is the left column and how far into it, the top row, the right column, the bottom row.
    """
    rows = lines * _LINE_HEIGHT // _ROW_HEIGHT + 2
    left = min(column + 1, MOST_COLUMNS - 1 - _WIDTH)
    top = min(max(row - 1, 0), MOST_ROWS - 1 - rows)
    return f"{left}, 15, {top}, 10, {left + _WIDTH}, 15, {top + rows}, 4"
