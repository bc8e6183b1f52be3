"""Data of another form, or damaged, or not there."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from cadre_training.maps import MissingUnitData, UnitDataProblem, dataset
from cadre_training.maps.country import units_in
from cadre_training.maps.dataset import read_dataset
from cadre_training.model.admin_unit import UnitLevel

OLD = [
    ("1", "Tỉnh A", "a", "001", "Huyện D", "d", "00001", "Xã X", "x"),
    ("1", "Tỉnh A", "a", "001", "Huyện D", "d", "00002", "Xã Y", "y"),
    ("2", "Tỉnh B", "b", "002", "Huyện E", "e", None, None, None),
]
NEW = [("1", "Tỉnh A", "a", "00001", "Xã X", "x"), ("1", "Tỉnh A", "a", "00009", "Xã Z", "z")]
CHANGES = {
    "DICT_PROVINCE": {"a": ["a", "b"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {"a": {"x": ["a_d_x"], "z": ["b_e_"]}},
    "DICT_PROVINCE_WARD_DIVIDED": {"a": {"a_d_y": [{"newWardKey": "x"}, {"newWardKey": "z"}]}},
}


class Package:
    """Stands for an installed distribution."""

    version = "9.9"

    def __init__(self, site: Path) -> None:
        self.site = site

    def locate_file(self, path: str) -> Path:
        return self.site / path


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that makes files like those of the package."""
    monkeypatch.setattr(dataset, "distribution", lambda _: Package(tmp_path))
    folder = tmp_path / "vietnamadminunits" / "data"
    folder.mkdir(parents=True)

    def write(old=OLD, new=NEW, changes: object = CHANGES) -> Path:
        db = sqlite3.connect(folder / "dataset.db")
        columns = {"admin_units_legacy": dataset._OLD_COLUMNS, "admin_units": dataset._NEW_COLUMNS}
        for (table, names), rows in zip(columns.items(), (old, new), strict=True):
            db.execute(f"CREATE TABLE {table} ({', '.join(names)})")
            marks = ", ".join("?" * len(names))
            db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        db.commit()
        db.close()
        (folder / "converter_2025.json").write_text(json.dumps(changes), encoding="utf-8")
        return folder

    return write


def test_a_small_country(install) -> None:
    install()
    units = {(u.level, u.code, u.lifetime.until is None): u for u in units_in(read_dataset())}
    assert len(units) == 3 + 2 + 2 + 2
    assert units[UnitLevel.PROVINCE, "2", False].successors == ("1",)
    assert units[UnitLevel.PROVINCE, "1", False].successors == ("1",)
    assert units[UnitLevel.DISTRICT, "002", False].successors == ("00009",)
    assert units[UnitLevel.DISTRICT, "001", False].successors == ()
    assert units[UnitLevel.COMMUNE, "00002", False].successors == ("00001", "00009")
    assert units[UnitLevel.COMMUNE, "00009", True].parent == "1"


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset, "PACKAGE", "no-such-package-of-units")
    with pytest.raises(MissingUnitData, match=r"cadre-training\[units\]") as caught:
        read_dataset()
    assert caught.value.name == "vietnamadminunits"
    assert "cài bằng" in caught.value.label.vi


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"old": [("1", "Tỉnh A", None, *OLD[0][3:])]}, "no code, name and key"),
        ({"changes": []}, "not an object"),
        ({"changes": {}}, "has no DICT_PROVINCE"),
        ({"changes": CHANGES | {"DICT_PROVINCE": {"a": ["a"]}}}, "provinces.*: b"),
        ({"changes": CHANGES | {"DICT_PROVINCE": {"a": ["a", 2]}}}, "not all texts"),
        ({"changes": CHANGES | {"DICT_PROVINCE": {"a": ["a"], "c": ["b"]}}}, "provinces.*: c"),
        ({"changes": CHANGES | {"DICT_PROVINCE_WARD_DIVIDED": {}}}, "successors.*a_d_y"),
        (
            {"changes": CHANGES | {"DICT_PROVINCE_WARD_DIVIDED": {"a": {"a_d_y": [{}]}}}},
            "no part of 'a_d_y'",
        ),
        (
            {"changes": CHANGES | {"DICT_PROVINCE_WARD_DIVIDED": {"a": {"a_d_y": "x"}}}},
            "not a list",
        ),
        (
            {"changes": CHANGES | {"DICT_PROVINCE_WARD_NO_DIVIDED": {"a": {"q": ["a_d_x"]}}}},
            "successors.*",
        ),
        ({"new": [*NEW, ("1", "Tỉnh A", "a", "00009", "Xã W", "w")]}, "00009: 'Xã Z' and 'Xã W'"),
    ],
)
def test_data_that_do_not_fit(install, changed: dict, words: str) -> None:
    install(**changed)
    with pytest.raises(UnitDataProblem, match=rf"vietnamadminunits 9\.9 .*{words}") as caught:
        units_in(read_dataset())
    assert "không dùng được" in caught.value.label.vi


@pytest.mark.parametrize("name", ["dataset.db", "converter_2025.json"])
def test_a_file_that_is_missing_or_damaged(install, name: str) -> None:
    file = install() / name
    file.write_bytes(file.read_bytes()[:20] + b"\xff")
    with pytest.raises(UnitDataProblem):
        read_dataset()
    file.unlink()
    with pytest.raises(UnitDataProblem):
        read_dataset()
