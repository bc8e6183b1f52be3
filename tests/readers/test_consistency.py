"""Identifiers, references and groups across the tables of a package."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.readers._package import describe, messages, problems, write

GROUPED = "id,period,scheme,target_group\n"


@pytest.mark.parametrize(
    ("cells", "place", "code"),
    [
        ("164,5", "target_group", "unknown-group"),
        ("145,4", "target_group", "unknown-group"),
        ("999,1", "scheme", "unknown-group"),
        (",4", "scheme", "group-without-scheme"),
        ("164,", "target_group", "scheme-without-group"),
    ],
)
def test_a_group_that_is_none(tmp_path: Path, cells: str, place: str, code: str) -> None:
    package = write(tmp_path, classes=f"{GROUPED}a,2014,{cells}\n")
    assert problems(package) == [(f"classes.csv:2:{place}", code)]


def test_what_there_is_instead(tmp_path: Path) -> None:
    package = write(tmp_path, classes=f"{GROUPED}a,2014,164,5\nb,2014,164,5\n")
    first, second = messages(package)
    assert "1, 2, 3, 4" in first
    assert second.startswith("classes.csv:3:")


def test_groups_of_every_table(tmp_path: Path) -> None:
    package = write(
        tmp_path,
        sessions=f"{GROUPED}a,2014,x,1\n",
        topics="id,scheme,target_group\na,x,1\n",
        cadres="id,scheme,target_group\na,x,1\n",
        figures="id,measure,value,count_unit,scheme,target_group\na,classes,1,class,x,1\n",
    )
    assert problems(package) == [
        (f"{name}.csv:2:scheme", "unknown-group")
        for name in ("sessions", "topics", "cadres", "figures")
    ]


def test_references_to_nothing(tmp_path: Path) -> None:
    package = write(
        tmp_path,
        classes="id,period,topics\na,2014,t1;t2\n",
        sessions="id,period,class_id\ns,2014,b\n",
        topics="id\nt1\n",
        cadres="id,unit\np,01\n",
        attendances="class_id,cadre_id\na,p\na,q\nb,p\na,p\n",
        figures=(
            "id,measure,value,count_unit,percent,part_of,rate_of\n"
            "f,classes,1,class,,g,\nh,classes,,,5,,g\n"
        ),
        units="code,name,level,parent,successors\n02,B,commune,03,02; 04\n",
    )
    assert problems(package) == [
        ("classes.csv:2:topics", "broken-reference"),
        ("sessions.csv:2:class_id", "broken-reference"),
        ("cadres.csv:2:unit", "broken-reference"),
        ("attendances.csv:3:cadre_id", "broken-reference"),
        ("attendances.csv:4:class_id", "broken-reference"),
        ("attendances.csv:5:cadre_id", "duplicate-id"),
        ("figures.csv:2:part_of", "broken-reference"),
        ("figures.csv:3:rate_of", "broken-reference"),
        ("units.csv:2:parent", "broken-reference"),
        ("units.csv:2:successors", "broken-reference"),
    ]


def test_a_row_that_cannot_be_read_is_not_also_a_reference_to_nothing(tmp_path: Path) -> None:
    package = write(
        tmp_path,
        classes="id,period\na,x\n",
        sessions="id,period,class_id\ns,2014,a\nt,2014,b\n",
    )
    assert problems(package) == [
        ("classes.csv:2:period", "not-a-period"),
        ("sessions.csv:3:class_id", "broken-reference"),
    ]


@pytest.mark.parametrize("classes", ["id\na\n", "id,period\na,2014,1\n", 'id,period\n"a,2014\n'])
def test_nor_are_those_of_a_table_that_cannot_be_read(tmp_path: Path, classes: str) -> None:
    sessions = "id,period,class_id\ns,2014,a\n"
    found = problems(write(tmp_path, classes=classes, sessions=sessions))
    assert [place.split(":")[0] for place, _ in found] == ["classes.csv"]
    (tmp_path / "classes.csv").unlink()
    assert problems(tmp_path) == [("classes.csv", "no-such-file")]


def test_nor_are_those_of_a_table_whose_file_was_refused(tmp_path: Path) -> None:
    write(tmp_path, sessions="id,period,class_id\ns,2014,a\n")
    resources = [
        {"name": "classes", "path": "../classes.csv"},
        {"name": "sessions", "path": "sessions.csv"},
    ]
    describe(tmp_path, {"resources": resources})
    assert [code for _, code in problems(tmp_path)] == ["path-outside"]


def test_each_of_one_name_is_told_even_where_the_first_cannot_be_read(tmp_path: Path) -> None:
    package = write(tmp_path, classes="id,period\na,x\na,2014\na,2015\n")
    assert problems(package) == [
        ("classes.csv:2:period", "not-a-period"),
        ("classes.csv:3:id", "duplicate-id"),
        ("classes.csv:4:id", "duplicate-id"),
    ]


def test_a_row_that_cannot_be_read_is_still_held_to_the_others(tmp_path: Path) -> None:
    package = write(
        tmp_path,
        classes="id,period,scheme,target_group,learners,topics\n"
        "a,20x4,164,9,1,nothing\n"
        "b,2019-05-02/2019-05-01,164,4,-5,\n"
        "b,2020,164,4,5,\n",
    )
    assert sorted(problems(package)) == [
        ("classes.csv:2:period", "not-a-period"),
        ("classes.csv:2:target_group", "unknown-group"),
        ("classes.csv:2:topics", "broken-reference"),
        ("classes.csv:3:learners", "negative"),
        ("classes.csv:3:period", "period-reversed"),
        ("classes.csv:4:id", "duplicate-id"),
    ]
