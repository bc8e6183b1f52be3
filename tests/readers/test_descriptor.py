"""What a package may say of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.readers._package import describe, messages, problems, write

from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.source import Source
from cadre_training.readers import load

ROWS = "id,period\na,2014\n"


def test_of_what_the_register_is(tmp_path: Path) -> None:
    source = {"document": "Báo cáo", "within": "Biểu 1", "span": [3, 9], "words": "36 lớp"}
    ours = {
        "version": 1,
        "title": {"vi": "Huyện A", "en": "District A"},
        "covers": "2013/2022",
        "unit": "001",
        "sources": [source],
    }
    register = load(write(tmp_path, ours, classes=ROWS))
    assert register.title == Label("Huyện A", "District A")
    assert register.covers == Period.of_years(2013, 2022)
    assert register.unit == "001"
    assert register.sources == (
        Source(document="Báo cáo", within="Biểu 1", span=(3, 9), words="36 lớp"),
    )


def test_the_title_of_the_package_will_do(tmp_path: Path) -> None:
    describe(tmp_path, {"title": "Huyện A", "resources": []})
    assert load(tmp_path).title == Label.same("Huyện A")


def wrong(folder: Path, descriptor: dict[str, Any]) -> list[tuple[str, str]]:
    describe(folder, descriptor)
    return [(place.removeprefix("datapackage.json:1:$."), code) for place, code in problems(folder)]


@pytest.mark.parametrize(
    ("ours", "found"),
    [
        ([], [("cadre_training", "wrong-type")]),
        ({"version": 2}, [("cadre_training.version", "unknown-version")]),
        ({"version": True}, [("cadre_training.version", "unknown-version")]),
        ({"title": "A"}, [("cadre_training.title", "wrong-type")]),
        ({"title": {"vi": "A"}}, [("cadre_training.title.en", "missing-key")]),
        ({"title": {"vi": "", "en": 1}}, [("cadre_training.title.en", "wrong-type")]),
        ({"title": {"vi": "", "en": "A"}}, [("cadre_training.title.vi", "empty-cell")]),
        ({"covers": "2022/2013"}, [("cadre_training.covers", "period-reversed")]),
        ({"covers": 2013}, [("cadre_training.covers", "wrong-type")]),
        ({"unit": " "}, [("cadre_training.unit", "wrong-type")]),
        ({"overlays": "cang-long"}, [("cadre_training.overlays", "wrong-type")]),
        ({"overlays": [1]}, [("cadre_training.overlays[0]", "wrong-type")]),
        ({"overlays": ["../x.toml"]}, [("cadre_training.overlays[0]", "path-outside")]),
        ({"sources": [{"documnt": "A"}]}, [("cadre_training.sources[0].documnt", "unknown-key")]),
        (
            {"coverz": "2013", "zz": 1},
            [
                ("cadre_training.coverz", "unknown-key"),
                ("cadre_training.zz", "unknown-key"),
            ],
        ),
    ],
)
def test_what_is_wrong_with_our_part(
    tmp_path: Path, ours: object, found: list[tuple[str, str]]
) -> None:
    assert wrong(tmp_path, {"resources": [], "cadre_training": ours}) == found


@pytest.mark.parametrize(
    "path",
    [
        "../classes.csv",
        "data/../../classes.csv",
        "..\\classes.csv",
        "/etc/passwd",
        "\\\\server\\share",
        "C:\\classes.csv",
        "C:classes.csv",
        "https://example.org/classes.csv",
        "file:classes.csv",
        "data:text/csv,id",
    ],
)
def test_a_path_that_leads_out_is_refused(tmp_path: Path, path: str) -> None:
    resource = {"name": "classes", "path": path}
    assert wrong(tmp_path, {"resources": [resource]}) == [("resources[0].path", "path-outside")]


@pytest.mark.parametrize(
    ("resource", "found"),
    [
        ("classes.csv", [("resources[0]", "wrong-type")]),
        ({"path": "a.csv"}, [("resources[0].name", "wrong-type")]),
        ({"name": "klasses", "path": "a.csv"}, [("resources[0].name", "unknown-resource")]),
        ({"name": "classes"}, [("resources[0].path", "missing-key")]),
        ({"name": "classes", "data": []}, [("resources[0].path", "missing-key")]),
        ({"name": "classes", "path": [7]}, [("resources[0].path[0]", "wrong-type")]),
        ({"name": "classes", "path": []}, []),
        (
            {"name": "classes", "path": [], "encoding": "cp1258"},
            [("resources[0].encoding", "not-utf-8")],
        ),
        (
            {"name": "classes", "path": [], "dialect": {"delimiter": "ab"}},
            [("resources[0].dialect.delimiter", "wrong-type")],
        ),
    ],
)
def test_what_is_wrong_with_a_resource(
    tmp_path: Path, resource: object, found: list[tuple[str, str]]
) -> None:
    descriptor = {"resources": [resource]}
    if found:
        assert wrong(tmp_path, descriptor) == found
    else:
        describe(tmp_path, descriptor)
        assert load(tmp_path).classes == ()


def test_a_file_of_another_kind_is_left_alone_where_the_package_says_so(tmp_path: Path) -> None:
    note = {"name": "map", "path": "../map.geojson", "cadre_training": False}
    describe(tmp_path, {"resources": [note]})
    assert load(tmp_path).classes == ()
    del note["cadre_training"]
    describe(tmp_path, {"resources": [note]})
    assert '"cadre_training": false' in messages(tmp_path)[0]


def test_several_files_of_one_table(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"id,period\n{name},2014\n")
    describe(tmp_path, {"resources": [{"name": "classes", "path": ["a.csv", "b.csv"]}]})
    classes = load(tmp_path).classes
    assert [str(c.source.read_at) for c in classes if c.source] == ["a.csv:2", "b.csv:2"]
    twice = [{"name": "classes", "path": name} for name in ("a.csv", "b.csv")]
    assert wrong(tmp_path, {"resources": twice}) == [("resources[1].name", "duplicate-id")]


def test_the_delimiter_that_the_package_names(tmp_path: Path) -> None:
    (tmp_path / "classes.csv").write_text("id|period\na|2014\n")
    resource = {"name": "classes", "path": "classes.csv", "dialect": {"delimiter": "|"}}
    describe(tmp_path, {"resources": [resource]})
    assert [c.id for c in load(tmp_path).classes] == ["a"]


def test_numbers_with_a_point_elsewhere_in_the_package_are_no_trouble(tmp_path: Path) -> None:
    describe(tmp_path, {"resources": [], "spatial": [105.5, 1e3], "version": "1.0"})
    assert load(tmp_path).classes == ()
