"""A chart as a specification of Vega-Lite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from cadre_training.charts.kind import ChartKind
from cadre_training.charts.points import Point
from cadre_training.formatting import Formatter
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatTable

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
"""A specification, or a part of one."""

_NOTE = Label("Lưu ý", "Note")
_CROSSED = Label("×: không có số", "×: there is no number")
_STEP = 26
"""How many units each key of an axis takes; of bars side by side, each bar."""
_KNOWN: Json = {"filter": "isValid(datum.height)"}
# Cuts of lines have no words: they stand for no row of the table.
_MISSING: Json = {"filter": "!isValid(datum.height) && isValid(datum.shown)"}
_CROSS: dict[str, Json] = {"type": "text", "text": "×", "opacity": 0.6}
_SMALL: dict[str, Json] = {"width": 260, "height": 150}
_NAMES = ("first", "second", "small")


class Drawing:
    """A chart in the making: the points, and the words of one language.

    Args:
        table: The table.
        measure: What is drawn of it.
        found: Its points.
        order: The places of the dimensions: that of the axis, of the colours, of small charts.
        write: The language.
    """

    def __init__(
        self,
        table: StatTable,
        measure: Measure,
        found: Sequence[Point],
        order: tuple[int, ...],
        write: Formatter,
    ) -> None:
        """Take what is drawn."""
        self._labels = [write.text(table.dimensions[at].label) for at in order]
        self._measure = write.text(measure.label)
        self._axis = _axis_title(measure, write)
        self._notes = [write.text(one.note) for one in table.breaks]
        self._found = found
        self._order = order
        self._write = write

    def spec(self, kind: ChartKind) -> dict[str, Json]:
        """Return the specification of a chart of this kind."""
        layers = {
            ChartKind.BARS: self._bars,
            ChartKind.LINES: self._lines,
            ChartKind.HEAT: self._heat,
        }
        layer: Json = list(layers[kind]())
        title = f"{self._measure} – {', '.join(label.lower() for label in self._labels)}"
        rows = list(self._rows(kind))
        notes = [*self._notes]
        if any(row["height"] is None and row["shown"] is not None for row in rows):
            notes.append(self._write.text(_CROSSED))
        top: dict[str, Json] = {
            "title": {"text": title, "subtitle": list(notes), "anchor": "start"},
            "description": ". ".join((title, *notes)),  # for those who cannot see the drawing
            "data": {"values": list(rows)},
            "config": {
                "locale": {"number": self._locale()},
                "legend": {"titleLimit": 0, "labelLimit": 0},
                "view": {"discreteWidth": {"step": _STEP}},
            },
        }
        if len(self._order) < 3:
            return {**top, "layer": layer}
        facet: Json = {
            "field": "small",
            "type": "nominal",
            "sort": list(self._keys(2)),
            "header": {"title": self._labels[2]},
        }
        return {**top, "facet": facet, "columns": 3, "spec": {**_SMALL, "layer": layer}}

    def _bars(self) -> Iterator[Json]:
        where: dict[str, Json] = {"x": self._x()}
        if len(self._order) > 1:
            where["xOffset"] = {"field": "second", "type": "nominal", "sort": list(self._keys(1))}
        yield self._layer({"type": "bar"}, {**where, "y": self._y(), **self._colour()}, _KNOWN)
        yield self._gaps(where)

    def _lines(self) -> Iterator[Json]:
        # A break in the line: no number is made up between two that are known.
        mark: dict[str, Json] = {
            "type": "line",
            "point": True,
            "invalid": "break-paths-show-domains",
        }
        yield self._layer(mark, {"x": self._x(), "y": self._y(), **self._colour()})
        yield self._gaps({"x": self._x()})

    def _heat(self) -> Iterator[Json]:
        where: dict[str, Json] = {
            "x": self._x(),
            "y": {
                "field": "second",
                "type": "nominal",
                "sort": list(self._keys(1)),
                "title": self._labels[1],
            },
        }
        scale: Json = {
            "field": "height",
            "type": "quantitative",
            "title": self._axis,
            "scale": {"scheme": "blues", "zero": True},
        }
        yield self._layer({"type": "rect"}, {**where, "color": scale}, _KNOWN)
        yield self._layer(_CROSS, where, _MISSING)

    def _gaps(self, where: dict[str, Json], *only: Json) -> Json:
        """Mark at the foot of the drawing where a number is not there."""
        foot: Json = {"value": "height"}
        return self._layer({**_CROSS, "baseline": "bottom"}, {**where, "y": foot}, _MISSING, *only)

    def _layer(self, mark: dict[str, Json], encoding: dict[str, Json], *only: Json) -> Json:
        tips: Json = list(self._tooltip())
        return {
            "mark": mark,
            "transform": list(only),
            "encoding": {**encoding, "tooltip": tips},
        }

    def _x(self) -> Json:
        return {
            "field": "first",
            "type": "nominal",
            "sort": list(self._keys(0)),
            "title": self._labels[0],
            "axis": {"labelOverlap": True},
        }

    def _y(self) -> Json:
        return {
            "field": "height",
            "type": "quantitative",
            "title": self._axis,
            "scale": {"zero": True},
        }

    def _colour(self) -> dict[str, Json]:
        if len(self._order) < 2:
            return {}
        colour: Json = {
            "field": "second",
            "type": "nominal",
            "sort": list(self._keys(1)),
            "title": self._labels[1],
            "scale": {"scheme": "tableau10", "domain": list(self._keys(1))},
        }
        return {"color": colour}

    def _tooltip(self) -> Iterator[Json]:
        for name, label in zip(_NAMES, self._labels, strict=False):
            yield {"field": name, "type": "nominal", "title": label}
        yield {"field": "shown", "type": "nominal", "title": self._measure}
        if any(point.note for point in self._found):
            yield {"field": "note", "type": "nominal", "title": self._write.text(_NOTE)}

    def _rows(self, kind: ChartKind) -> Iterator[dict[str, Json]]:
        """Yield what is drawn, and the pairs of keys that no row of the table has."""
        drawn: set[tuple[str | None, ...]] = set()
        for point in self._found:
            # A time of which nothing is recorded has no data of any key.
            for each in self._all_of(tuple(point.keys[at] for at in self._order)):
                drawn.add(each)
                yield _named(each) | {
                    "height": point.height,
                    "shown": point.shown,
                    "note": point.note,
                }
        # There is no data of these either; they cut a line without a mark of their own.
        why = None if kind is ChartKind.LINES else self._write.absence(Absence.NO_DATA)
        for keys in product(*(self._keys(at) for at in range(len(self._order)))):
            if keys not in drawn:
                yield _named(keys) | {"height": None, "shown": why, "note": ""}

    def _all_of(self, keys: tuple[str | None, ...]) -> Iterator[tuple[str | None, ...]]:
        """Yield a key, or where it lacks some of its parts, all that it stands for."""
        every: list[tuple[str | None, ...]] = [
            (self._keys(at) if key is None else ()) or (key,) for at, key in enumerate(keys)
        ]
        return product(*every)

    def _keys(self, at: int) -> tuple[str, ...]:
        """Return the words of a dimension's keys, in the order of the table."""
        place = self._order[at]
        ranks = {point.keys[place]: point.ranks[place] for point in self._found}
        return tuple(sorted((key for key in ranks if key is not None), key=ranks.__getitem__))

    def _locale(self) -> Json:
        """Return how the language writes numbers, as the formatter does."""
        shown = self._write.decimal(Decimal("1000.5"))
        return {
            "decimal": shown[-2],
            "thousands": shown[1],
            "grouping": [3],
            "currency": ["", ""],
        }


def _named(keys: tuple[str | None, ...]) -> dict[str, Json]:
    return dict(zip(_NAMES, keys, strict=False))


def _axis_title(measure: Measure, write: Formatter) -> str:
    if measure.whole_unit is None:
        return write.heading(measure.label, measure.unit)
    label = write.text(measure.label)
    is_mean = measure.whole_unit is CountUnit.CLASS and measure.unit is not CountUnit.CLASS
    return label if is_mean else f"{label} (%)"
