"""A register as a Data Package comes back the same."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import strategies
from tests.strategies import everything

from cadre_training.codec.problem import Intake
from cadre_training.codec.resource import Resource
from cadre_training.codec.resources.attendances import ATTENDANCES
from cadre_training.codec.resources.cadres import CADRES
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.codec.resources.counters import COUNTERS
from cadre_training.codec.resources.figures import FIGURES
from cadre_training.codec.resources.sessions import SESSIONS
from cadre_training.codec.resources.topics import TOPICS
from cadre_training.codec.resources.units import UNITS
from cadre_training.model.cadre import Cadre
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.source import Place, Source
from cadre_training.model.training_class import TrainingClass
from cadre_training.readers import load
from cadre_training.readers.rows import read_rows
from cadre_training.regulations import overlay
from cadre_training.writers import write_package
from cadre_training.writers.csv_text import csv_text

TABLES: list[tuple[Resource[Any], Callable[[], st.SearchStrategy[Any]]]] = [
    (CLASSES, strategies.training_classes),
    (SESSIONS, strategies.sessions),
    (TOPICS, strategies.topics),
    (CADRES, strategies.cadres),
    (ATTENDANCES, strategies.attendances),
    (FIGURES, strategies.reported_figures),
    (UNITS, strategies.admin_units),
    (COUNTERS, strategies.counter_snapshots),
]
CLASS = TrainingClass(id="a", period=Period.of_year(2014))


def same(one: object, other: object) -> bool:
    return everything(one, places=False) == everything(other, places=False)


@pytest.mark.parametrize(
    ("resource", "records"), TABLES, ids=lambda value: getattr(value, "name", "")
)
@given(data=st.data())
def test_every_class_of_record_comes_back_the_same(
    resource: Resource[Any], records: Callable[[], st.SearchStrategy[Any]], data: st.DataObject
) -> None:
    record = data.draw(records())
    _, written = csv_text(resource, resource.scatter(record))
    intake = Intake()
    rows = read_rows(written.decode(), "x.csv", resource, intake)
    assert same(resource.read(rows, intake), (record,))
    assert intake == Intake()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(strategies.registers())
def test_a_whole_register_comes_back_the_same(register: Register) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_package(register, folder)
        assert same(load(folder), register)


def test_the_same_register_is_the_same_bytes(tmp_path: Path) -> None:
    register = load(Path(__file__).parents[1] / "data" / "clean")
    for name in ("a", "b"):
        write_package(register, tmp_path / name)
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(names) == 9
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_it_writes_what_says_something(tmp_path: Path) -> None:
    placed = Source(words="2 lớp", read_at=Place("x.csv", line=7))
    write_package(
        Register(
            title=Label("Huyện A – 2014", "District A – 2014"),
            unit="001",
            classes=(TrainingClass(id="a", period=CLASS.period, count=2, source=placed),),
            schemes=(overlay("cang-long"),),
            sources=(Source(document="Báo cáo", read_at=Place("x.csv")),),
        ),
        tmp_path,
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["classes.csv", "datapackage.json"]
    assert (tmp_path / "classes.csv").read_bytes() == (
        "id,period,count,source_words\na,2014,2,2 lớp\n".encode()
    )
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert package["name"] == "district-a-2014"
    assert package["title"] == "Huyện A – 2014"
    assert package["sources"] == [{"title": "Báo cáo"}]
    assert package["cadre_training"] == {
        "version": 1,
        "title": {"vi": "Huyện A – 2014", "en": "District A – 2014"},
        "unit": "001",
        "overlays": ["cang-long"],
        "sources": [{"document": "Báo cáo"}],
    }
    (resource,) = package["resources"]
    fields = [field["name"] for field in resource["schema"]["fields"]]
    assert fields == ["id", "period", "count", "source_words"]


def test_nothing_is_a_package_too(tmp_path: Path) -> None:
    write_package(Register(), tmp_path / "new")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["datapackage.json"]
    assert load(tmp_path / "new") == Register()


@pytest.mark.parametrize(
    ("record", "column", "why"),
    [
        (Cadre(id="p", name="a\0b"), "name", "NUL"),
        (Cadre(id="p", unit="\ud800"), "unit", "half a character"),
        (Cadre(id="p", name="x" * 200_000), "name", "200000 characters"),
    ],
)
def test_what_no_file_can_hold_is_refused_and_nothing_is_written(
    tmp_path: Path, record: Cadre, column: str, why: str
) -> None:
    with pytest.raises(ValueError, match=why) as caught:
        write_package(Register(cadres=(Cadre(id="o"), record)), tmp_path / "new")
    assert str(caught.value).startswith(f"cadres, row 'p', column '{column}': ")
    assert list(tmp_path.iterdir()) == []


def test_a_number_with_too_many_digits_is_refused(tmp_path: Path) -> None:
    huge = TrainingClass(id="a", period=CLASS.period, count=10**5000)
    with pytest.raises(ValueError, match="digits"):
        write_package(Register(classes=(huge,)), tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_a_line_may_be_longer_than_any_cell(tmp_path: Path) -> None:
    long = "x" * 100_000
    register = Register(cadres=(Cadre(id=long, name=long, unit=long),))
    write_package(register, tmp_path)
    assert load(tmp_path) == register


@pytest.mark.parametrize("text", ['"', "a\rb", "a\nb", "a,b", " a", "\ufeffa", "a\u2028b", ";"])
def test_a_text_that_csv_could_break(tmp_path: Path, text: str) -> None:
    records: Iterable[Cadre] = (Cadre(id=text.strip() or "x", name=text), Cadre(id="y", name="z"))
    register = Register(cadres=tuple(records))
    write_package(register, tmp_path)
    assert load(tmp_path) == register
