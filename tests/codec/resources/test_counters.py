"""Rows of visitor counters: one for each figure."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from cadre_training.codec.problem import Intake
from cadre_training.codec.resources.counters import COUNTERS
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.quantity import Quantity
from cadre_training.readers.rows import read_rows

HEAD = "id,window,value,count_unit"


def read(text: str) -> tuple[tuple[CounterSnapshot, ...], list[tuple[str, str | None, str]]]:
    intake = Intake()
    records = COUNTERS.read(read_rows(text, "c.csv", COUNTERS, intake), intake)
    return records, [(str(p.place.line), p.place.column, p.code) for p in intake.problems]


def test_the_rows_of_one_counter_come_together() -> None:
    (a, b), problems = read(
        f"{HEAD}\na,today,685,visit\nb,online,3,visitor\na,online,32,visitor\na,week,,\n"
    )
    assert problems == []
    assert [figure.window.value for figure in a.figures] == ["today", "online", "week"]
    assert a.figures[0].value == Quantity(685, CountUnit.VISIT)
    assert a.figures[2].value is Absence.NO_DATA
    assert isinstance(a.figures[0].definition, NotKnown)
    assert [str(f.source.read_at) for f in a.figures if f.source] == [
        "c.csv:2",
        "c.csv:4",
        "c.csv:5",
    ]
    assert a.source is not None
    assert str(a.source.read_at) == "c.csv:2"
    assert (b.id, b.site, b.at, b.inherited) == ("b", None, None, None)


def test_what_holds_for_the_whole_counter() -> None:
    head = "id,site,at,window,value,count_unit,on,source_document"
    (record,), problems = read(
        f"{head}\n"
        "a,,2022-12-31T08:00:00+07:00,all,5,visit,,\n"
        "a,Trang A,,,,,,Trang chủ\n"
        "a,Trang A,2022-12-31T01:00:00+00:00,inherited,7,visit,2020-01-01,\n"
    )
    assert problems == []
    assert record.site == "Trang A"
    assert record.at == dt.datetime.fromisoformat("2022-12-31T08:00:00+07:00")
    assert record.source is not None
    assert record.source.document == "Trang chủ"
    assert record.inherited is not None
    assert record.inherited.value == Quantity(7, CountUnit.VISIT)
    assert record.inherited.on == dt.date(2020, 1, 1)


def test_how_a_definition_is_given() -> None:
    head = f"{HEAD},definition_vi,definition_en,look_in_vi,look_in_en"
    (record,), _ = read(f"{head}\na,today,1,visit,lượt,visits,,\na,all,1,visit,,,trang,the page\n")
    assert record.figures[0].definition == Label("lượt", "visits")
    assert record.figures[1].definition == NotKnown(Label("trang", "the page"))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("a,today,1,", [("2", "count_unit", "number-without-unit")]),
        ("a,today,,visit", [("2", "count_unit", "unit-without-number")]),
        ("a,,1,visit", [("2", "window", "number-without-window")]),
        ("a,yesterday,1,visit", [("2", "window", "unknown-value")]),
        ("a,inherited,,", [("2", "value", "empty-cell")]),
        ("a,today,1,visit\na,today,2,visit", [("3", "window", "duplicate-row")]),
        ("a,inherited,1,visit\na,inherited,1,visit", [("3", "window", "duplicate-row")]),
        ("a,,,\na,,,", [("3", "id", "duplicate-row")]),
        (
            "a,today,1.000,visit\n,all,1,visit",
            [("2", "value", "ambiguous-number"), ("3", "id", "empty-cell")],
        ),
    ],
)
def test_what_is_wrong_with_a_row(rows: str, found: list[tuple[str, str, str]]) -> None:
    assert read(f"{HEAD}\n{rows}\n")[1] == found


def test_two_units_in_one_window_are_two_figures() -> None:
    (record,), problems = read(f"{HEAD}\na,today,1,visit\na,today,2,page view\n")
    assert problems == []
    assert [figure.window for figure in record.figures] == [CounterWindow.TODAY] * 2


@pytest.mark.parametrize(
    ("column", "one", "other", "code"),
    [
        ("site", "A", "B", "rows-disagree"),
        ("at", "2022-12-31T08:00:00+07:00", "2022-12-31T09:00:00+07:00", "rows-disagree"),
        ("at", "", "2022-12-31T09:00:00", "not-a-moment"),
        ("at", "", "31/12/2022", "not-a-moment"),
        ("on", "", "31/12/2022", "not-a-date"),
        ("on", "", "2022-02-30", "not-a-date"),
        ("on", "", "2022-02-28", "not-in-this-row"),
    ],
)
def test_rows_of_one_counter_agree(column: str, one: str, other: str, code: str) -> None:
    text = f"{HEAD},{column}\na,today,1,visit,{one}\na,all,1,visit,{other}\n"
    assert read(text)[1] == [("3", column, code)]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("a,,,", "definition_en", "one-language"),
        (",a,,", "definition_vi", "one-language"),
        (",,a,", "look_in_en", "one-language"),
        ("a,a,b,b", "look_in_vi", "known-and-not-known"),
    ],
)
def test_a_definition_is_in_both_languages(cells: str, column: str, code: str) -> None:
    head = f"{HEAD},definition_vi,definition_en,look_in_vi,look_in_en"
    assert read(f"{head}\na,today,1,visit,{cells}\n")[1] == [("2", column, code)]


@pytest.mark.parametrize("window", ["", "inherited"])
@pytest.mark.parametrize("column", ["definition_vi", "definition_en", "look_in_vi", "look_in_en"])
def test_nothing_that_is_written_is_dropped(window: str, column: str) -> None:
    number = "1,visit" if window else ","
    text = f"{HEAD},{column}\na,{window},{number},x\n"
    assert read(text)[1] == [("2", column, "not-in-this-row")]


PARTS = f"{HEAD},zone,start,end,robots,since,inherited,error_percent,basis_vi,basis_en,on"
DAY = "Asia/Ho_Chi_Minh,2023-08-01T00:00:00+07:00,2023-08-02T00:00:00+07:00"


def test_a_definition_in_parts() -> None:
    (record,), problems = read(
        f"{PARTS}\n"
        f"a,today,7,visitor,{DAY},with,2023-01-01T00:00:00Z,,0.81,theo cookie,by cookie,\n"
        f"a,today,5,visitor,{DAY},without,,apart,,,,\n"
        f"a,all,,page view,{DAY},without,,,,,,\n"
    )
    assert problems == []
    first, second, absent = record.figures
    assert first.definition == CounterDefinition(
        window=CounterWindow.TODAY,
        unit=CountUnit.VISITOR,
        zone="Asia/Ho_Chi_Minh",
        start=dt.datetime.fromisoformat("2023-08-01T00:00:00+07:00"),
        end=dt.datetime.fromisoformat("2023-08-02T00:00:00+07:00"),
        robots=Robots.WITH,
        since=dt.datetime.fromisoformat("2023-01-01T07:00:00+07:00"),
        error_percent=Decimal("0.81"),
        basis=Label("theo cookie", "by cookie"),
    )
    assert second.parts is not None
    assert second.parts.inherited is Inheritance.APART
    assert (absent.value, absent.unit) == (Absence.NO_DATA, CountUnit.PAGE_VIEW)


def test_an_inherited_number_within_a_figure() -> None:
    whole = "all,12,page view,UTC,,2023-08-02T00:00:00Z,with,,included,,,,"
    given = "inherited,5,page view,,,,,,,,,,2023-01-01"
    (record,), problems = read(f"{PARTS}\na,{whole}\na,{given}\n")
    assert problems == []
    assert record.inherited is not None
    assert read(f"{PARTS}\na,{whole}\n")[1] == [("2", "inherited", "inherited-not-given")]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("today,7,visitor,,,2023-08-02T00:00:00Z,with,,,,,,", "zone", "half-a-definition"),
        ("today,7,visitor,UTC,,,with,,,,,,", "end", "half-a-definition"),
        ("today,7,visitor,UTC,,2023-08-02T00:00:00Z,,,,,,,", "robots", "half-a-definition"),
        ("today,,,UTC,,2023-08-02T00:00:00Z,with,,,,,,", "count_unit", "half-a-definition"),
        ("today,7,visitor,UTC,,2023-08-02,with,,,,,,", "end", "not-a-moment"),
        ("today,7,visitor,UTC,,2023-08-02T00:00:00Z,yes,,,,,,", "robots", "unknown-value"),
        (
            "today,7,visitor,UTC,2023-08-03T00:00:00Z,2023-08-02T00:00:00Z,with,,,,,,",
            "end",
            "period-reversed",
        ),
        (
            "today,7,visitor,UTC,,2023-08-02T00:00:00Z,with,,included,,,,",
            "inherited",
            "inherited-misplaced",
        ),
        (
            "today,7,visitor,UTC,,2023-08-02T00:00:00Z,with,,,0,,,",
            "error_percent",
            "error-not-positive",
        ),
        (
            'today,7,visitor,UTC,,2023-08-02T00:00:00Z,with,,,"0,81",,,',
            "error_percent",
            "decimal-comma",
        ),
        ("today,7,visitor,UTC,,2023-08-02T00:00:00Z,with,,,,a,,", "basis_en", "one-language"),
        ("inherited,7,visitor,UTC,,,,,,,,,", "zone", "not-in-this-row"),
        (",,,,,,,,,0.5,,,", "error_percent", "not-in-this-row"),
    ],
)
def test_what_is_no_definition_in_parts(row: str, column: str, code: str) -> None:
    assert read(f"{PARTS}\na,{row}\n")[1] == [("2", column, code)]


@pytest.mark.parametrize("words", ["definition", "look_in"])
def test_a_definition_is_given_once(words: str) -> None:
    head = f"{HEAD},{words}_vi,{words}_en,zone,end,robots"
    text = f"{head}\na,today,1,visit,a,b,UTC,2023-08-02T00:00:00Z,with\n"
    assert read(text)[1] == [("2", "zone", "two-definitions")]
