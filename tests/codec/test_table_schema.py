"""The published Table Schemas describe what is read and written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import registers

from cadre_training.codec import table_names, table_schema
from cadre_training.codec.cell_text import ABSENCE_WORDS
from cadre_training.codec.resources import RESOURCES, tables
from cadre_training.model.register import Register

TYPES = {"string", "integer", "number", "boolean", "date", "datetime"}


def schema(name: str, **options: Any) -> dict[str, Any]:
    return cast("dict[str, Any]", table_schema(name, **options))


def test_there_is_one_for_each_class_of_record() -> None:
    assert table_names() == (
        "classes",
        "sessions",
        "topics",
        "cadres",
        "attendances",
        "figures",
        "units",
        "counters",
    )


@pytest.mark.parametrize("name", table_names())
def test_it_is_a_table_schema_in_either_language(name: str) -> None:
    vi, en = schema(name), schema(name, language="en")
    assert json.loads(json.dumps(vi)) == vi
    assert [f["name"] for f in vi["fields"]] == [f["name"] for f in en["fields"]]
    names = [field["name"] for field in vi["fields"]]
    assert len(set(names)) == len(names)
    for in_vietnamese, in_english in zip(vi["fields"], en["fields"], strict=True):
        assert in_vietnamese["type"] in TYPES
        for key in ("title", "description"):
            assert in_vietnamese[key]
            assert in_english[key]
        assert in_vietnamese["description"] != in_english["description"]
        assert in_vietnamese.get("constraints") == in_english.get("constraints")
    assert set(vi.get("primaryKey", ())) <= set(names)
    for key in vi.get("foreignKeys", ()):
        assert key["fields"] in names
        target = schema(key["reference"]["resource"] or name)
        assert key["reference"]["fields"] in [field["name"] for field in target["fields"]]
    assert set(vi["missingValues"]) == {"", *ABSENCE_WORDS}


def test_a_count_is_described() -> None:
    fields = {field["name"]: field for field in schema("classes", language="en")["fields"]}
    assert fields["count"]["constraints"] == {"required": True, "minimum": 0}
    assert fields["learners"]["constraints"] == {"minimum": 0}
    assert fields["learners"]["type"] == "integer"
    assert fields["programme"]["constraints"]["enum"][0] == "knowledge-update"
    assert fields["id"]["title"] == "Class id"


def test_only_some_columns() -> None:
    some = schema("attendances", columns=("cadre_id", "status"))
    assert [field["name"] for field in some["fields"]] == ["cadre_id", "status"]
    assert [key["fields"] for key in some["foreignKeys"]] == ["cadre_id"]


def test_a_table_there_is_not() -> None:
    with pytest.raises(ValueError, match=r"'klasses'; did you mean 'classes'\? The tables: cl"):
        table_schema("klasses")
    with pytest.raises(ValueError, match=r"'zzz'\. The tables: classes"):
        table_schema("zzz")


def fits(cell: str, field: dict[str, Any]) -> bool:
    """Tell whether a Data Package reader takes ``cell`` for ``field``."""
    constraints = field.get("constraints", {})
    if cell in {"", *ABSENCE_WORDS}:
        return not constraints.get("required")
    shapes = {
        "integer": r"-?\d+",
        "number": r"-?\d+(\.\d+)?",
        "boolean": "true|false",
        "date": r"\d{4}-\d\d-\d\d",
        "datetime": r"\d{4}-\d\d-\d\dT.*",
        "string": "(?s:.*)",
    }
    return (
        re.fullmatch(shapes[field["type"]], cell) is not None
        and re.fullmatch(constraints.get("pattern", "(?s:.*)"), cell) is not None
        and cell in constraints.get("enum", [cell])
        and ("minimum" not in constraints or int(cell) >= constraints["minimum"])
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(registers())
def test_every_row_that_is_written_fits(register: Register) -> None:
    for resource, rows in tables(register):
        fields = {field["name"]: field for field in schema(resource.name)["fields"]}
        for cells in rows:
            assert set(cells) <= set(fields)
            for name, cell in cells.items():
                assert fits(cell, fields[name]), (name, cell)


@given(st.data())
def test_a_choice_that_is_published_is_read(data: st.DataObject) -> None:
    resource = RESOURCES[data.draw(st.sampled_from(table_names()))]
    column = data.draw(st.sampled_from(resource.columns))
    for choice in column.choices:
        column.check(choice)
        column.check(f" {choice.upper()} ")


def test_the_clean_package_fits() -> None:
    import csv

    folder = Path(__file__).parents[1] / "data" / "clean"
    for name in table_names():
        fields = {field["name"]: field for field in schema(name)["fields"]}
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for column, cell in row.items():
                    assert fits(cell, fields[column]), (name, column, cell)
