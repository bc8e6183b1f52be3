"""Local overlays of a package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.readers._package import messages, problems, write

from cadre_training.model.target_group import TargetGroup
from cadre_training.readers import load
from cadre_training.regulations import overlay

TOML = """
id = "dong-thap"
extends = "164"
label = {vi = "Đồng Tháp", en = "Đồng Tháp"}
defined_by.look_in = {vi = "văn bản của tỉnh", en = "a document of the province"}
source.document = "Báo cáo"
[[groups]]
code = "6"
label = {vi = "đối tượng 6", en = "group 6"}
definition.look_in = {vi = "văn bản của tỉnh", en = "a document of the province"}
article.look_in = {vi = "văn bản của tỉnh", en = "a document of the province"}
source.document = "Báo cáo"
"""
ROWS = "id,period,scheme,target_group\na,2014,{},{}\n"


def package(folder: Path, *overlays: Any, group: TargetGroup) -> Path:
    rows = ROWS.format(group.scheme, group.code)
    return write(folder, {"overlays": list(overlays)}, classes=rows)


def test_an_overlay_that_comes_with_the_library(tmp_path: Path) -> None:
    register = load(package(tmp_path, "cang-long", group=TargetGroup("cang-long", "5")))
    assert register.schemes == (overlay("cang-long"),)


def test_an_overlay_in_a_file(tmp_path: Path) -> None:
    folder = package(tmp_path, "overlays/own.toml", group=TargetGroup("dong-thap", "6"))
    (folder / "overlays").mkdir()
    (folder / "overlays" / "own.toml").write_text(TOML, encoding="utf-8")
    assert [scheme.id for scheme in load(folder).schemes] == ["dong-thap"]


def test_an_overlay_written_out(tmp_path: Path) -> None:
    label = {"vi": "Huyện B", "en": "District B"}
    where = {"look_in": {"vi": "huyện", "en": "the district"}}
    group = {
        "group": {"scheme": "b", "code": "1"},
        "label": label,
        "definition": where,
        "article": where,
        "source": {},
    }
    written = {"id": "b", "label": label, "defined_by": where, "groups": [group], "source": {}}
    assert load(package(tmp_path, written, group=TargetGroup("b", "1"))).schemes[0].id == "b"
    group["group"] = {"scheme": "c", "code": "1"}
    assert problems(package(tmp_path, written, group=TargetGroup("164", "1"))) == [
        ("datapackage.json:1:$.cadre_training.overlays[0].groups", "group-of-another-scheme")
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("cang-lon", ("datapackage.json:1:$.cadre_training.overlays[0]", "unknown-overlay")),
        ("none.toml", ("none.toml", "no-such-file")),
        ("bad.toml", ("bad.toml", "broken-overlay")),
    ],
)
def test_an_overlay_that_cannot_be_read(tmp_path: Path, name: str, found: tuple[str, str]) -> None:
    (tmp_path / "bad.toml").write_text("id = ")
    assert problems(package(tmp_path, name, group=TargetGroup("164", "4"))) == [found]


def test_every_problem_of_a_toml_file(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(
        TOML.replace('code = "6"', "code = 6").replace("id", "idd", 1)
    )
    found = problems(package(tmp_path, "bad.toml", group=TargetGroup("164", "4")))
    assert len(found) > 1
    assert set(found) == {("bad.toml", "broken-overlay")}


def test_two_schemes_of_one_name(tmp_path: Path) -> None:
    folder = package(tmp_path, "cang-long", "cang-long", group=TargetGroup("164", "4"))
    assert problems(folder) == [("datapackage.json:1:$.cadre_training.overlays[1]", "duplicate-id")]


def test_a_scheme_of_the_name_of_a_regulation(tmp_path: Path) -> None:
    label, where = {"vi": "A", "en": "A"}, {"look_in": {"vi": "A", "en": "A"}}
    written = {"id": "164", "label": label, "defined_by": where, "groups": [], "source": {}}
    assert problems(package(tmp_path, written, group=TargetGroup("164", "4"))) == [
        ("datapackage.json:1:$.cadre_training.overlays[0]", "duplicate-id")
    ]


def test_an_overlay_not_asked_for_is_named(tmp_path: Path) -> None:
    folder = package(tmp_path, group=TargetGroup("cang-long", "5"))
    assert problems(folder) == [("classes.csv:2:scheme", "unknown-group")]
    assert "add it to overlays" in messages(folder)[0]
