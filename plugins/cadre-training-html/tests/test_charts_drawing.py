"""Drawings: what stands in them, and nothing that a page must not hold."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from cadre_training.plugin import Absence, Column, CountUnit, Formatter, Label, NotKnown, Quantity
from cadre_training_html.charts.drawing import WIDTH, Drawing, draw
from cadre_training_html.charts.plan import Bar, Panel
from cadre_training_html.charts.svg import shapes_of

from .tree import Element, parse

COLUMN = Column(name="classes", label=Label("Số lớp", "Classes"), unit=CountUnit.CLASS)
VI = Formatter("vi")


def panel(*values: int | Absence | NotKnown, groups: tuple[int | None, ...] = ()) -> Panel:
    return Panel(
        COLUMN,
        tuple(
            Bar(
                2013 + place,
                groups[place] if groups else None,
                Quantity(value, CountUnit.CLASS) if isinstance(value, int) else value,
            )
            for place, value in enumerate(values)
        ),
    )


def drawn(panel: Panel, groups: int = 0, formatter: Formatter = VI) -> Element:
    drawing = draw(panel, groups, formatter)
    assert drawing is not None
    return parse(f"<svg>{drawing.shapes}</svg>".encode())


def bars(svg: Element) -> list[tuple[str, float]]:
    """Return the class and the width of each bar."""
    found = []
    for path in svg.all("path"):
        width = re.fullmatch(r"M0,[\d.]+h([\d.]+)v[\d.]+h-?\1Z", path.attributes["d"])
        assert width, path.attributes
        found.append((path.attributes["class"], float(width[1])))
    return found


def test_bars_are_as_long_as_their_numbers_are_large() -> None:
    found = bars(drawn(panel(50, 100, 25)))
    assert [css_class for css_class, _ in found] == ["bar1"] * 3
    longest = found[1][1]
    assert [width / longest for _, width in found] == pytest.approx([0.5, 1, 0.25], abs=0.001)


def test_a_year_without_a_number_has_words_and_no_bar() -> None:
    svg = drawn(panel(5, Absence.NO_DATA, 0, NotKnown(Label("Điều 2", "article 2")), 7))
    assert len(bars(svg)) == 3
    assert [text.text for text in svg.all("text", "quiet")] == [
        "không có số liệu",
        NotKnown(Label("Điều 2", "article 2")).label.vi,
    ]
    # The line at which bars begin is broken where there is no number, and not at zero.
    broken = [line for line in svg.all("line", "axis") if "stroke-dasharray" in line.attributes]
    assert len(broken) == 2
    assert len(svg.all("line", "axis")) == 5
    words = [text.text for text in svg.all("text")]
    assert words.count("0") == 1
    assert [w for w in words if re.fullmatch(r"20\d\d", w)] == [f"{2013 + n}" for n in range(5)]


def test_numbers_and_words_are_those_of_the_language() -> None:
    values = panel(1234567, Absence.NO_DATA, 1)
    vietnamese, english = drawn(values), drawn(values, formatter=Formatter("en"))
    assert "1.234.567" in [text.text for text in vietnamese.all("text")]
    assert {"1,234,567", "no data"} <= {text.text for text in english.all("text")}


def test_groups_differ_by_colour_and_by_letter() -> None:
    svg = drawn(panel(1, 2, Absence.NO_DATA, 3, groups=(0, 5, None, 0)), groups=6)
    assert [css_class for css_class, _ in bars(svg)] == ["bar1", "bar6", "bar1"]
    words = [text.text for text in svg.all("text")]
    assert [word for word in words if len(word) == 1 and word.isalpha()] == ["a", "f", "a"]


def test_a_year_of_several_bars_is_named_once() -> None:
    two = Panel(COLUMN, tuple(Bar(2013, g, Quantity(g + 1, CountUnit.CLASS)) for g in range(2)))
    assert [t.text for t in drawn(two, 2).all("text")].count("2013") == 1


def test_huge_numbers_keep_their_shares_and_too_long_ones_are_not_drawn() -> None:
    found = bars(drawn(panel(10**20, 2 * 10**20)))
    assert found[0][1] / found[1][1] == pytest.approx(0.5, abs=0.001)
    assert draw(panel(10**40, 1), 0, VI) is None


def test_words_that_are_too_long_are_cut() -> None:
    svg = drawn(panel(1, NotKnown(Label.same("x" * 500)), 2))
    (words,) = [text.text for text in svg.all("text", "quiet")]
    assert len(words) < 40
    assert words.endswith("…")


def test_nothing_stands_in_it_that_a_page_must_not_hold() -> None:
    hostile = "<script>\x00\ud800&\"'"
    drawing = draw(panel(1, NotKnown(Label.same(hostile)), 2), 0, VI)
    assert drawing is not None
    svg = parse(f"<svg>{drawing.shapes}</svg>".encode())
    for element in svg.all():
        assert element.name in {"svg", "g", "path", "line", "text"}
        assert set(element.attributes) <= {
            *("class", "d", "transform", "stroke-dasharray"),
            *("x1", "x2", "y1", "y2", "text-anchor", "font-size", "font-style"),
        }
    assert "script" not in "".join(e.name for e in svg.all())


def test_the_same_drawing_twice_and_from_threads() -> None:
    one = panel(3, Absence.NO_DATA, 5)

    def again(_: int) -> Drawing | None:
        return draw(one, 0, VI)

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(again, range(8))) == {again(0)}


def test_nothing_is_drawn_beyond_the_edge() -> None:
    svg = drawn(panel(10**9, 1, groups=(0, 1)), groups=2)
    (left,) = {
        float(found[1])
        for g in svg.all("g")
        if (found := re.match(r"translate\(([1-9]\d*),", g.attributes["transform"]))
    }
    longest = max(width for _, width in bars(svg))
    assert left + longest + len("1.000.000.000") * 7 < WIDTH


@pytest.mark.parametrize("text", ["no drawing", "<svg", ""])
def test_what_is_no_drawing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="drawing"):
        shapes_of(text)


def test_only_shapes_and_words_are_kept() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
        "<style>*{}</style><script>1</script><image x:href='http://a/'/><foreignObject/>"
        '<g onclick="1" style="fill:red" transform="translate(1.23456,2)">'
        '<path id="p" style="fill:red" fill="bar2" d="M0.3333333,1Z" aria-label="a"/>'
        '<path d="M0,0"/><path fill="#123456" d="M0,0"/><path fill="bar1" display="none" d="M1"/>'
        '<text fill="ink" font-family="F">a &lt; b</text></g></svg>'
    )
    assert shapes_of(svg) == (
        '<g transform="translate(1.23,2)"><path class="bar2" d="M0.33,1Z"></path>'
        '<text class="ink">a &lt; b</text></g>'
    )
