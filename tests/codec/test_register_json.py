"""A register as one file of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import strategies
from tests.strategies import everything

from cadre_training.codec import InputProblems, dumps, loads
from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.source import Source
from cadre_training.model.training_class import TrainingClass

RECORDS: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "classes": strategies.training_classes,
    "sessions": strategies.sessions,
    "topics": strategies.topics,
    "cadres": strategies.cadres,
    "attendances": strategies.attendances,
    "figures": strategies.reported_figures,
    "units": strategies.admin_units,
    "counters": strategies.counter_snapshots,
    "schemes": strategies.schemes,
    "sources": lambda: strategies.sources(read_at=True),
}
CLASS = TrainingClass(id="a", period=Period.of_year(2014))


@pytest.mark.parametrize("name", RECORDS)
@given(data=st.data())
def test_every_class_of_record_comes_back_the_same(name: str, data: st.DataObject) -> None:
    fields: dict[str, Any] = {name: (data.draw(RECORDS[name]()),)}
    register = Register(**fields)
    assert everything(loads(dumps(register))) == everything(register)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(strategies.registers())
def test_a_whole_register_comes_back_the_same(register: Register) -> None:
    data = dumps(register)
    assert everything(loads(data)) == everything(register)
    assert everything(loads(dumps(register, compact=True))) == everything(register)
    assert dumps(loads(data)) == data


def test_it_reads_like_what_it_says() -> None:
    register = Register(
        classes=(TrainingClass(id="a", period=Period.of_year(2014), learners=Absence.WITHHELD),),
        cadres=(Cadre(id="p", name="withheld"), Cadre(id="q", name=Absence.WITHHELD)),
    )
    assert json.loads(dumps(register)) == {
        "format": "cadre-training/register",
        "version": 1,
        "classes": [{"id": "a", "period": "2014", "learners": "withheld"}],
        "cadres": [
            {"id": "p", "name": "withheld"},
            {"id": "q", "name": {"absence": "withheld"}},
        ],
    }
    assert dumps(register, compact=True).count(b"\n") == 1


def wrong(**parts: object) -> list[tuple[str, str]]:
    """Return the path and code of everything wrong with a register of these parts."""
    value = {"format": "cadre-training/register", "version": 1, **parts}
    with pytest.raises(InputProblems) as caught:
        loads(json.dumps(value).encode())
    for problem in caught.value.problems:
        assert problem.place.file == "register.json"
        assert problem.message.vi != problem.message.en
    return [(str(problem.place.column), problem.code) for problem in caught.value.problems]


def a_class(**fields: object) -> list[tuple[str, str]]:
    found = wrong(classes=[{"id": "a", "period": "2014"}, {"id": "b", "period": "2015", **fields}])
    assert all(path.startswith("$.classes[1]") for path, _ in found)
    return [(path.removeprefix("$.classes[1].") or path, code) for path, code in found]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", 3),
        ("id", None),
        ("id", ["a"]),
        ("title", 1),
        ("count", "3"),
        ("count", True),
        ("count", 3.0),
        ("count", 1e3),
        ("count", None),
        ("count", [1]),
        ("learners", True),
        ("learners", 3.0),
        ("learners", None),
        ("period", 2014),
        ("topics", "t1"),
        ("topics", {"t1": 1}),
        ("lecturers", "full-time"),
        ("target_group", "164/4"),
        ("target_group", ["164", "4"]),
        ("source", "Báo cáo"),
    ],
)
def test_nothing_passes_for_another_kind(field: str, value: object) -> None:
    assert a_class(**{field: value}) == [(field, "wrong-type")]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"learners": "none"}, [("learners", "unknown-value")]),
        ({"learners": "30"}, [("learners", "unknown-value")]),
        (
            {"lecturers": ["full-time", "x", 1]},
            [
                ("lecturers[1]", "unknown-value"),
                ("lecturers[2]", "wrong-type"),
            ],
        ),
        ({"topics": ["a", 1]}, [("topics[1]", "wrong-type")]),
        ({"period": "31/02/2022"}, [("period", "not-a-period")]),
        ({"period": "2022/2013"}, [("period", "period-reversed")]),
        ({"target_group": {"scheme": "164"}}, [("target_group.code", "missing-key")]),
        ({"target_group": {"scheme": "", "code": "4"}}, [("target_group.scheme", "empty-cell")]),
        ({"lerners": 3}, [("lerners", "unknown-key")]),
        ({"count": -1}, [("count", "negative")]),
        ({"learners": -1}, [("learners", "negative")]),
        ({"count": 0, "learners": 3}, [("learners", "learners-without-class")]),
        ({"source": {"span": [1]}}, [("source.span", "not-a-span")]),
        ({"source": {"span": [1, "2"]}}, [("source.span[1]", "wrong-type")]),
        ({"source": {"read_at": {}}}, [("source.read_at.file", "missing-key")]),
    ],
)
def test_what_is_wrong_with_a_class(
    fields: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert a_class(**fields) == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (36, [("", "wrong-type")]),
        ({"value": 36}, [(".unit", "missing-key")]),
        ({"value": 36, "unit": "lớp"}, [(".unit", "unknown-value")]),
        ({"percent": 98.96}, [(".percent", "wrong-type")]),
        ({"percent": "98,96"}, [(".percent", "not-a-number")]),
        ({"percent": "-1"}, [(".percent", "not-a-number")]),
        ({"percent": "NaN"}, [(".percent", "not-a-number")]),
        (
            {"low": {"value": 2, "unit": "class"}, "high": {"value": 1, "unit": "class"}},
            [(".high", "interval-reversed")],
        ),
        (
            {"low": {"value": 1, "unit": "class"}, "high": {"value": 2, "unit": "person"}},
            [("", "unlike-units")],
        ),
    ],
)
def test_what_is_wrong_with_a_figure(value: object, found: list[tuple[str, str]]) -> None:
    figure = {"id": "f", "measure": "classes", "value": value}
    assert wrong(figures=[figure]) == [(f"$.figures[0].value{at}", code) for at, code in found]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"classes": {}}, [("$.classes", "wrong-type")]),
        ({"covers": 2014}, [("$.covers", "wrong-type")]),
        ({"title": {"vi": "a"}}, [("$.title.en", "missing-key")]),
        ({"klasses": []}, [("$.klasses", "unknown-key")]),
        ({"cadres": [{"id": "p", "name": {"absent": "x"}}]}, [("$.cadres[0].name", "wrong-type")]),
        (
            {"cadres": [{"id": "p", "name": {"absence": "x"}}]},
            [("$.cadres[0].name", "unknown-value")],
        ),
        (
            {
                "units": [
                    {
                        "code": "1",
                        "name": "A",
                        "level": "commune",
                        "lifetime": {"since": "2025-07-01", "until": "2025-06-30"},
                    }
                ]
            },
            [("$.units[0].lifetime", "period-reversed")],
        ),
        (
            {"units": [{"code": "1", "name": "A", "level": "xã", "lifetime": {"since": "1/7/25"}}]},
            [("$.units[0].level", "unknown-value"), ("$.units[0].lifetime.since", "not-a-date")],
        ),
        (
            {"counters": [{"id": "c", "at": "2025-07-01T08:00"}]},
            [("$.counters[0].at", "not-a-moment")],
        ),
        ({"counters": [{"id": "c", "at": "noon"}]}, [("$.counters[0].at", "not-a-moment")]),
        (
            {"topics": [{"id": "t", "title": "A", "count": 2}]},
            [("$.topics[0].count", "titled-topic-count")],
        ),
        ({"version": 2}, [("$.version", "unknown-version")]),
        ({"version": True}, [("$.version", "unknown-version")]),
        ({"version": 1.0}, [("$.version", "unknown-version")]),
        ({"format": "x"}, [("$.format", "unknown-format")]),
    ],
)
def test_what_is_wrong_with_a_register(
    parts: dict[str, object], found: list[tuple[str, str]]
) -> None:
    assert wrong(**parts) == found


def test_everything_wrong_is_named_with_its_line() -> None:
    text = dumps(
        Register(classes=(CLASS,), attendances=(Attendance(class_id="a", cadre_id="p"),))
    ).decode()
    text = text.replace('"2014"', "2014").replace('"cadre_id"', '"cadre"')
    with pytest.raises(InputProblems) as caught:
        loads(text.encode(), file="x.json")
    assert str(caught.value).splitlines() == [
        "x.json:5:$.classes[0].period: must be a text, got a number",
        "x.json:11:$.attendances[0].cadre_id: this key is missing",
        "x.json:11:$.attendances[0].cadre: there is no key 'cadre'; did you mean 'cadre_id'?",
    ]


@pytest.mark.parametrize(
    ("register", "path"),
    [
        (Register(classes=(TrainingClass(id="a\0", period=CLASS.period),)), "$.classes[0].id"),
        (Register(cadres=(Cadre(id="\ud800"),)), "$.cadres[0].id"),
        (Register(sources=(Source(words="a\udfff"),)), "$.sources[0].words"),
        (
            Register(classes=(TrainingClass(id="a", period=CLASS.period, count=10**5000),)),
            "$.classes[0].count",
        ),
    ],
)
def test_what_no_file_can_hold_is_refused_before_it_is_written(
    register: Register, path: str
) -> None:
    with pytest.raises(ValueError, match=r"half a character|NUL|digits") as caught:
        dumps(register)
    assert str(caught.value).startswith(f"{path}: ")


def test_words_that_look_like_an_escape_are_written() -> None:
    register = Register(sources=(Source(words="\\u0000"),))
    assert everything(loads(dumps(register))) == everything(register)
