"""Drawing a measure of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from cadre_training.charts.kind import ChartKind
from cadre_training.charts.points import Point, points
from cadre_training.charts.problem import CannotChart
from cadre_training.charts.spec import Drawing
from cadre_training.display.language import spoken
from cadre_training.formatting import Formatter
from cadre_training.model.language import Language
from cadre_training.model.register import Register
from cadre_training.stats.dimension import Dimension
from cadre_training.stats.measure import Measure
from cadre_training.stats.table import StatTable

try:
    import altair as alt
except ImportError:
    raise ImportError(
        "altair is not installed; install it with: pip install 'cadre-training[plot]'",
        name="altair",
    ) from None

_TIME = ("year", "quarter")
_MOST_PANELS = 200
_MOST_POINTS = 5_000
_EMPTY = Register()

AnyChart = alt.LayerChart | alt.FacetChart
"""What Altair draws."""


def chart(
    table: StatTable,
    measure: str | None = None,
    *,
    kind: ChartKind | str | None = None,
    language: Language | str | None = None,
    register: Register | None = None,
) -> AnyChart:
    """Draw a measure of a table.

    Time runs from left to right. The first dimension besides gives the colours or, in a heat
    map, the rows; a second one small charts side by side, one for each of its keys. A number
    that is not there leaves a gap, marked by a cross, and says why when it is pointed at; it is
    never drawn as zero. Where the map of units changed, a line below the title says so.

    Args:
        table: The table, broken down by one to three dimensions.
        measure: The measure's name; by default the table's first.
        kind: ``bars``, ``lines`` or ``heat``; by default lines for a rate over time, and bars.
        language: The language of all words, ``vi`` or ``en``; by default the one that
            :func:`cadre_training.display.speak` chose, at first Vietnamese.
        register: The register that the table was worked out from: it knows what local groups
            are called.

    Returns:
        An Altair chart, which a notebook shows, and to which all that Altair can do may be done.

    Raises:
        CannotChart: If there is no such kind of chart, or the table has no such measure, no rows,
            or too many dimensions or rows for a drawing.
        ValueError: If there is no such language.
        ImportError: If Altair is not installed.

    >>> from cadre_training import Period, Register, TrainingClass, aggregate
    >>> held = TrainingClass(id="a", period=Period.of_year(2014))
    >>> table = aggregate(Register(classes=(held,)), ("year",), ("classes",))
    >>> chart(table, language="en").to_dict()["layer"][0]["mark"]["type"]
    'bar'
    """
    chosen = _measure(table, measure)
    write = Formatter(spoken() if language is None else Language(language))
    found = points(table, chosen, write, register or _EMPTY)
    _hold(table, found)
    order = _axes(table.dimensions)
    how = _kind(kind) or _usual(chosen, table.dimensions[order[0]])
    if how is ChartKind.HEAT and len(order) < 2:
        raise CannotChart("a heat map needs two dimensions; bars will do for one")
    spec = Drawing(table, chosen, found, order, write).spec(how)
    return cast("AnyChart", alt.Chart.from_dict(spec))


def _kind(name: str | None) -> ChartKind | None:
    if name is not None and name not in list(ChartKind):
        raise CannotChart(f"there is no chart {name!r}; there are: {', '.join(ChartKind)}")
    return None if name is None else ChartKind(name)


def _measure(table: StatTable, name: str | None) -> Measure:
    names = [measure.name for measure in table.measures]
    if name is None and names:
        return table.measures[0]
    if name not in names:
        raise CannotChart(f"the table has no measure {name!r}; it has: {', '.join(names)}")
    return table.measures[names.index(name)]


def _hold(table: StatTable, found: Sequence[Point]) -> None:
    number = len(table.dimensions)
    if not 1 <= number <= 3:
        raise CannotChart(f"a chart takes one to three dimensions, and the table has {number}")
    if not found:
        raise CannotChart("the table has no rows, so that there is nothing to draw")
    if len(found) > _MOST_POINTS:
        raise CannotChart(
            f"the table has {len(found)} rows, and a chart of more than {_MOST_POINTS} cannot be "
            "read: filter the register, or take fewer dimensions"
        )
    panels = len({point.keys[-1] for point in found}) if number == 3 else 1
    if panels > _MOST_PANELS:
        raise CannotChart(f"there would be {panels} small charts; at most {_MOST_PANELS} are drawn")


def _axes(dimensions: Sequence[Dimension]) -> tuple[int, ...]:
    """Return the places of the dimensions, the one of time first."""
    places = range(len(dimensions))
    return tuple(sorted(places, key=lambda at: dimensions[at].name not in _TIME))


def _usual(measure: Measure, first: Dimension) -> ChartKind:
    is_rate = measure.whole_unit is not None
    return ChartKind.LINES if is_rate and first.name in _TIME else ChartKind.BARS
