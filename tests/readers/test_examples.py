"""The example is what its article says, as far as the files can tell."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from cadre_training.codec import table_schema
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Register
from cadre_training.readers import load

CANG_LONG = Path(__file__).parents[2] / "examples" / "cang-long"


@pytest.fixture(scope="module")
def register() -> Register:
    return load(CANG_LONG)


def test_a_span_is_as_long_as_its_words(register: Register) -> None:
    figures = [figure for counter in register.counters for figure in counter.figures]
    records: tuple[Any, ...] = (
        *register.classes,
        *register.sessions,
        *register.topics,
        *register.figures,
    )
    sources = [record.source for record in (*records, *figures)]
    assert len(sources) == 28
    for source in sources:
        assert source is not None
        assert source.words is not None
        assert source.span is not None
        assert source.span[1] - source.span[0] == len(source.words)
        assert str(source.document).startswith("Càng Long: 10 năm")


def test_the_number_stands_in_the_words(register: Register) -> None:
    for figure in register.figures:
        if isinstance(figure.value, Quantity) and figure.source and figure.source.words:
            written = figure.source.words.split()[0].replace(".", "")
            assert written == str(figure.value.value)
    for counter in register.counters:
        for shown in counter.figures:
            assert isinstance(shown.value, Quantity)
            assert shown.source is not None
            assert shown.source.words == f"{shown.value.value:,}"


def test_the_communes_before_and_after(register: Register) -> None:
    communes = [unit for unit in register.units if unit.level.value == "commune"]
    before = [unit for unit in communes if unit.lifetime.until]
    after = {unit.code: unit.name for unit in communes if unit.lifetime.since}
    assert (len(before), len(after)) == (14, 5)
    heirs: dict[str, set[str]] = {}
    for unit in before:
        assert unit.parent == "844"
        (heir,) = unit.successors
        heirs.setdefault(after[heir], set()).add(unit.code)
    assert heirs == {
        "Càng Long": {"29266", "29269", "29299"},
        "An Trường": {"29284", "29272", "29275"},
        "Tân An": {"29278", "29281"},
        "Nhị Long": {"29296", "29305", "29302"},
        "Bình Phú": {"29287", "29293", "29290"},
    }


def test_attendances_and_persons_are_kept_as_written(register: Register) -> None:
    units = {f.id: f.value.unit for f in register.figures if isinstance(f.value, Quantity)}
    assert units["hv-dt5"] is CountUnit.ATTENDANCE
    assert {units[i] for i in ("hv-dt4", "hv-dt5-2019", "hv-dt5-2022")} == {CountUnit.PERSON}


def test_its_schemas_are_the_published_ones() -> None:
    package = json.loads((CANG_LONG / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with (CANG_LONG / resource["path"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert resource["schema"] == table_schema(resource["name"], columns=header)
        assert [field["name"] for field in resource["schema"]["fields"]] == header
