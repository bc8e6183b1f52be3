"""Charts of tables: what is drawn, in which order, and what is not there."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import altair as alt
import pytest
import vl_convert

from cadre_training import (
    Period,
    Register,
    TargetGroup,
    TrainingClass,
    aggregate,
    load,
)
from cadre_training.charts import CannotChart, ChartKind, chart
from cadre_training.stats import MEASURES, on_map

EXAMPLE = Path(__file__).parents[2] / "examples" / "cang-long"


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


def spec_of(drawing: alt.TopLevelMixin) -> dict[str, Any]:
    spec: dict[str, Any] = json.loads(drawing.to_json())
    return spec


def rows_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the data of a specification; Altair keeps them by a name."""
    found: list[dict[str, Any]] = spec["datasets"][spec["data"]["name"]]
    return found


def test_bars_by_year_and_group(register: Register):
    table = aggregate(register, ("year", "target_group"), ("classes", "attendances"))
    spec = spec_of(chart(table, "attendances", language="vi", register=register))
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["bar", "text"]
    assert spec["title"]["text"] == "Lượt học viên – năm, đối tượng"
    assert spec["title"]["subtitle"] == ["×: không có số"]
    bars = spec["layer"][0]["encoding"]
    assert bars["x"]["sort"] == [str(year) for year in range(2013, 2023)]
    assert bars["color"]["scale"]["domain"] == ["Đối tượng 4 (164)", "Đối tượng 5 (Càng Long)"]
    known = {(r["first"], r["second"]): r["height"] for r in rows_of(spec) if r["height"]}
    assert known == {
        ("2014", "Đối tượng 4 (164)"): 223,
        ("2019", "Đối tượng 5 (Càng Long)"): 2900,
        ("2022", "Đối tượng 5 (Càng Long)"): 3300,
    }


def test_what_is_not_recorded_is_a_gap_and_no_group_of_its_own(register: Register):
    table = aggregate(register, ("year", "target_group"), ("classes",))
    rows = rows_of(spec_of(chart(table, language="en")))
    gaps = {(row["first"], row["second"]) for row in rows if row["height"] is None}
    groups = ("Group 4 (164)", "cang-long/5")
    every = {(str(year), group) for year in range(2013, 2023) for group in groups}
    held = {("2014", groups[0]), ("2019", groups[1]), ("2022", groups[1])}
    assert gaps == every - held
    assert {row["shown"] for row in rows if row["height"] is None} == {"no data"}


def test_a_break_of_the_map_is_said():
    merged = load(EXAMPLE.parent / "merged-provinces")
    by = ("year", on_map("province", dt.date(2025, 7, 1)))
    table = aggregate(merged, by, ("classes",))
    spec = spec_of(chart(table, language="en"))
    assert any("July 1, 2025" in note for note in spec["title"]["subtitle"])
    assert "July 1, 2025" in spec["description"]


def test_lines_break_where_a_number_is_missing(register: Register):
    table = aggregate(register, ("year", "target_group"), ("learners_per_class",))
    spec = spec_of(chart(table, language="en", register=register))
    line = spec["layer"][0]["mark"]
    assert (line["type"], line["invalid"]) == ("line", "break-paths-show-domains")
    rows = rows_of(spec)
    # Each line has a point for each year, so that it is cut at those without a number.
    assert len({(r["first"], r["second"]) for r in rows}) == len(rows) == 10 * 2
    assert sum(row["height"] is not None for row in rows) == 3


def test_a_zero_is_drawn_and_is_no_gap():
    held = (
        TrainingClass(id="a", period=Period.of_year(2014), count=0),
        TrainingClass(id="b", period=Period.of_year(2015), count=2),
    )
    table = aggregate(Register(classes=held), ("year",), ("classes",))
    assert [row["height"] for row in rows_of(spec_of(chart(table)))] == [0, 2]


def classes() -> Iterator[TrainingClass]:
    for year in (2014, 2015):
        for group in ("4", "2"):
            for unit in ("b", "a"):
                yield TrainingClass(
                    id=f"{year}{group}{unit}",
                    period=Period.of_year(year),
                    target_group=TargetGroup("164", group),
                    unit=unit,
                    learners=30,
                )


def test_a_third_dimension_gives_small_charts():
    register = Register(classes=tuple(classes()), covers=Period.of_years(2014, 2016))
    table = aggregate(register, ("unit", "year", "target_group"), ("attendances",))
    spec = spec_of(chart(table, language="en"))
    # Time first, then the others in the order of the table.
    assert spec["facet"]["field"] == "small"
    assert spec["facet"]["sort"] == ["Group 2 (164)", "Group 4 (164)"]
    assert {row["small"] for row in rows_of(spec)} == {"Group 2 (164)", "Group 4 (164)"}


def test_a_heat_map_crosses_what_is_not_there(register: Register):
    table = aggregate(register, ("year", "target_group"), ("classes",))
    spec = spec_of(chart(table, kind="heat", language="en"))
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["rect", "text"]
    assert spec["layer"][1]["transform"] == [
        {"filter": "!isValid(datum.height) && isValid(datum.shown)"}
    ]
    rows = rows_of(spec)
    assert len(rows) == len({(row["first"], row["second"]) for row in rows}) == 10 * 2
    assert {row["shown"] for row in rows if row["height"] is None} == {"no data"}


def test_numbers_are_written_as_the_language_does(register: Register):
    table = aggregate(register, ("year",), ("classes",))
    number = spec_of(chart(table, language="vi"))["config"]["locale"]["number"]
    assert (number["thousands"], number["decimal"]) == (".", ",")
    number = spec_of(chart(table, language="en"))["config"]["locale"]["number"]
    assert (number["thousands"], number["decimal"]) == (",", ".")


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("measure", [measure.name for measure in MEASURES])
def test_every_measure_can_be_drawn(register: Register, measure: str, kind: ChartKind):
    table = aggregate(register, ("year", "target_group"), (measure,))
    svg = vl_convert.vegalite_to_svg(table.chart(kind=kind).to_dict())
    assert "<svg" in svg


def test_what_cannot_be_drawn_is_refused(register: Register):
    by_year = aggregate(register, ("year",), ("classes",))
    with pytest.raises(CannotChart, match="no measure 'x'; it has: classes"):
        chart(by_year, "x")
    with pytest.raises(CannotChart, match="two dimensions"):
        chart(by_year, kind="heat")
    with pytest.raises(CannotChart, match="'pie'; there are: bars, lines, heat"):
        chart(by_year, kind="pie")
    with pytest.raises(CannotChart, match="the table has 0"):
        chart(aggregate(register, (), ("classes",)))
    with pytest.raises(CannotChart, match="no rows"):
        chart(aggregate(Register(), ("unit",), ("classes",)))
    many = tuple(
        TrainingClass(id=f"{i}", period=Period.of_year(2014), unit=f"u{i}") for i in range(5001)
    )
    with pytest.raises(CannotChart, match="5001 rows"):
        chart(aggregate(Register(classes=many), ("unit",), ("classes",)))


def test_hostile_words_stay_words():
    name = "<script>alert(1)</script>"
    held = TrainingClass(id="a", period=Period.of_year(2014), unit=name)
    table = aggregate(Register(classes=(held,)), ("unit",), ("classes",))
    svg = vl_convert.vegalite_to_svg(chart(table).to_dict())
    assert "<script" not in svg


def test_without_altair_the_extra_is_named(register: Register, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    for name in [name for name in sys.modules if name.startswith("cadre_training.charts")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(ImportError, match=r"cadre-training\[plot\]"):
        aggregate(register, ("year",)).chart()
