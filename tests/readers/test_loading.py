"""Whatever a register stands in, it is the same register."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.readers._package import describe, messages, problems, write
from tests.strategies import everything

from cadre_training.codec import dumps, table_names
from cadre_training.model.register import Register
from cadre_training.model.target_group import TargetGroup
from cadre_training.readers import InputProblems, load
from cadre_training.writers import write_package

CLEAN = Path(__file__).parents[1] / "data" / "clean"


@pytest.fixture
def clean() -> Register:
    return load(CLEAN)


def test_a_folder_its_descriptor_and_one_file_say_the_same(clean: Register, tmp_path: Path) -> None:
    assert (len(clean.classes), len(clean.attendances)) == (6, 45)
    assert everything(load(CLEAN / "datapackage.json")) == everything(clean)
    (tmp_path / "register.json").write_bytes(dumps(clean))
    write_package(clean, tmp_path / "package")
    for path in (str(tmp_path / "register.json"), tmp_path / "package"):
        again = load(path)
        assert again == clean
        assert everything(again, places=False) == everything(clean, places=False)


def test_every_record_knows_where_it_was_read(clean: Register, tmp_path: Path) -> None:
    records: tuple[Any, ...] = (*clean.classes, *clean.attendances, *clean.figures, *clean.counters)
    assert all(record.source and record.source.read_at for record in records)
    assert str(clean.attendances[44].source.read_at) == "attendances.csv:46"  # type: ignore[union-attr]
    (tmp_path / "one.json").write_bytes(dumps(clean))
    lines = (tmp_path / "one.json").read_text(encoding="utf-8").splitlines()
    again = load(tmp_path / "one.json")
    records = (*again.classes, *again.figures, *again.counters)
    for record in records:
        place = record.source.read_at
        assert place.file == "one.json"
        assert f'"id": "{record.id}"' in lines[place.line]
    figure = again.counters[0].figures[0]
    assert figure.source is not None
    assert figure.source.read_at == again.counters[0].source.read_at  # type: ignore[union-attr]
    assert figure.source.words == "3"


def test_a_table_alone_lets_references_be(tmp_path: Path) -> None:
    text = "id,period,topics,scheme,target_group\na,2014,t9,cang-long,5\n"
    (tmp_path / "classes.csv").write_text(text)
    register = load(tmp_path / "classes.csv")
    assert register.classes[0].target_group == TargetGroup("cang-long", "5")
    assert [scheme.id for scheme in register.schemes] == ["cang-long"]
    (tmp_path / "figures.csv").write_text(
        "id,measure,value,count_unit,part_of\na,classes,1,class,b\na,classes,2,class,\n"
    )
    assert problems(tmp_path / "figures.csv") == [
        ("figures.csv:2:part_of", "broken-reference"),
        ("figures.csv:3:id", "duplicate-id"),
    ]


def test_a_table_with_a_name_of_no_table(tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text("id,period\n")
    assert problems(tmp_path / "class.csv") == [("class.csv", "unknown-resource")]
    assert "rename it to classes.csv" in messages(tmp_path / "class.csv")[0]


@pytest.mark.parametrize(
    ("name", "header", "table"),
    [
        ("classes-2023", "id,period,unit,learners", "classes"),
        ("buoi-hoc-sessions", "id;period;unit", "sessions"),
        ("lop", "\ufeffid\tperiod\tlearners\tsummoned", "classes"),
        ("xa", '"code","name","level","parent"', "units"),
    ],
)
def test_its_columns_tell_which_table_it_is(
    tmp_path: Path, name: str, header: str, table: str
) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text(f"{header}\n", "utf-8")
    (told,) = messages(path)
    assert f"rename it to {table}.csv, or list it in a datapackage.json" in told
    assert '"cadre_training": false' not in told


def test_without_such_columns_all_tables_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    (told,) = messages(path)
    assert "the tables are: " in told
    assert all(name in told for name in table_names())


def test_stores_and_parquet_files_are_no_registers(tmp_path: Path) -> None:
    for name, file, commands in (
        ("store", "store.json", "aggregate, summary build, store info"),
        ("parquet", "a/classes.parquet", "aggregate, summary build"),
    ):
        folder = tmp_path / name
        (folder / file).parent.mkdir(parents=True)
        (folder / file).write_bytes(b"{}")
        assert problems(folder) == [(str(folder), "not-a-register")]
        assert f"commands {commands} take it" in messages(folder)[0]


def test_what_is_not_there_is_named_as_it_was_asked_for(tmp_path: Path) -> None:
    for name in ("none", "none.csv", "none.json"):
        path = tmp_path / name
        assert problems(path) == [(str(path), "no-such-file")]
    (tmp_path / "empty").mkdir()
    assert problems(tmp_path / "empty") == [(str(tmp_path / "empty"), "no-such-file")]
    assert "datapackage.json" in messages(tmp_path / "empty")[0]


def test_a_pipe_in_a_package_is_refused_with_all_else(tmp_path: Path) -> None:
    write(tmp_path, classes="", sessions="", topics="")
    for name in ("classes", "sessions"):
        (tmp_path / f"{name}.csv").unlink()
    os.mkfifo(tmp_path / "classes.csv")
    (tmp_path / "sessions.csv").mkdir()
    assert problems(tmp_path) == [
        ("classes.csv", "not-a-file"),
        ("sessions.csv", "not-a-file"),
        ("topics.csv:1:id", "missing-column"),
    ]


def test_a_descriptor_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").mkdir()
    assert problems(tmp_path) == [("datapackage.json", "not-a-file")]


def test_json_that_is_neither(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    assert problems(tmp_path / "a.json") == [("a.json:$.format", "unknown-format")]
    (tmp_path / "datapackage.json").write_text("{}")
    assert problems(tmp_path) == [("datapackage.json:$.resources", "missing-key")]
    assert problems(tmp_path / "datapackage.json") == problems(tmp_path)


def test_a_descriptor_may_have_another_name(tmp_path: Path) -> None:
    write(tmp_path, classes="id,period\na,2014\n")
    (tmp_path / "datapackage.json").rename(tmp_path / "2014.json")
    assert [c.id for c in load(tmp_path / "2014.json").classes] == ["a"]


def test_problems_come_file_by_file_and_line_by_line(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"unit": 5},
        classes="id,period\na,2014\na,2015\nb,x\n",
        sessions="id,period,class_id\ns,2014,c\ns,2014,b\nt,y,\n",
    )
    assert problems(tmp_path) == [
        ("datapackage.json:1:$.cadre_training.unit", "wrong-type"),
        ("classes.csv:3:id", "duplicate-id"),
        ("classes.csv:4:period", "not-a-period"),
        ("sessions.csv:2:class_id", "broken-reference"),
        ("sessions.csv:3:id", "duplicate-id"),
        ("sessions.csv:4:period", "not-a-period"),
    ]


def test_a_problem_says_the_same_in_both_languages(tmp_path: Path) -> None:
    write(tmp_path, classes="id,period\na,2014\na,2015\n")
    with pytest.raises(InputProblems) as caught:
        load(tmp_path)
    assert caught.value.text("vi") == "classes.csv:3:id: “a” đã có (classes.csv:2)"
    assert caught.value.text("en") == str(caught.value)


def test_a_package_described_by_hand_needs_little(tmp_path: Path) -> None:
    describe(tmp_path, {"resources": []})
    assert load(tmp_path) == Register()
