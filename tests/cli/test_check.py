from __future__ import annotations

import json
from pathlib import Path

import pytest

from cadre_training.checks._sheet_rule import SheetRule
from cadre_training.checks.catalogue import RULES
from cadre_training.checks.rule import Rule
from cadre_training.checks.sheet_rules import SHEET_RULES

from .conftest import Run
from .folders import CANG_LONG, ROOT, copy_of, plant, write_register

CLEAN = ROOT / "tests" / "data" / "clean"


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """Càng Long's register with 6.300 for 6.200."""
    folder = copy_of(CANG_LONG, tmp_path / "register")
    plant(folder, "figures.csv", ",6200,", ",6300,")
    plant(folder, "figures.csv", "6.200 lượt học viên", "6.300 lượt học viên")
    return folder


def findings(run: Run, folder: Path):
    return json.loads(run("check", folder, "--format", "json").stdout)["findings"]


def test_the_checks_run_and_what_they_find_is_no_error_in_the_article(run: Run) -> None:
    result = run("check", CANG_LONG, "--format", "json")
    assert result.exit_code == 0
    codes = {found["code"] for found in json.loads(result.stdout)["findings"]}
    assert codes >= {
        "unit-differs",
        "rate-impossible",
        "interval-claim",
        "years-without-data",
        "topic-class-group",
        "group-not-in-scheme",
        "round-hundreds",
        "class-size-outlier",
        "mixed-notation",
    }


def test_a_planted_error_is_one_finding_more_at_its_place(run: Run, planted: Path) -> None:
    before = [one["code"] for one in findings(run, CANG_LONG)]
    result = run("check", planted, "--format", "json")
    after = json.loads(result.stdout)["findings"]
    assert result.exit_code == 1
    (new,) = [one for one in after if one["severity"] == "error"]
    assert sorted([one["code"] for one in after]) == sorted([*before, new["code"]])
    assert new["spots"][0]["place"] == {"file": "figures.csv", "line": 15, "column": "value"}
    assert new["spots"][0]["source"]["words"] == "6.300 lượt học viên"
    numbers = [value.get("value") for value in new["values"].values()]
    assert 6300 in numbers


def test_the_place_is_in_the_text_too(run: Run, planted: Path) -> None:
    result = run("check", planted)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    start = lines.index("MÂU THUẪN (1)")
    assert "6.300" in lines[start + 2]
    assert lines[start + 3] == "   figures.csv:15:value  “6.300 lượt học viên”, dòng 13"
    assert lines[-1].startswith("mâu thuẫn: 1; ")


def test_a_clean_register_gives_no_finding(run: Run) -> None:
    result = run("check", CLEAN, "--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["findings"] == []
    assert found["held"]
    assert "mâu thuẫn: 0; cần xem lại: 0; lưu ý: 0; " in run("check", CLEAN).stdout


def test_an_empty_register_gives_nothing(run: Run, tmp_path: Path) -> None:
    folder = write_register(tmp_path / "r", covers="2023", files={"classes": "id,period,count\n"})
    text = run("check", folder, "--lang", "en").stdout
    assert text.endswith("error: 0; warning: 0; notice: 0; agrees: 0.\n")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_text_holds_every_finding_with_its_places(run: Run, language: str) -> None:
    text = run("check", CANG_LONG, "--lang", language).stdout
    as_json = run("check", CANG_LONG, "--format", "json", "--lang", language).stdout
    found = json.loads(as_json)
    for one in found["findings"]:
        assert f"{one['seen']} [{one['code']}]" in text
        assert one["question"] in text
        for reason in one["reasons"]:
            assert f"- {reason}" in text
        for spot in one["spots"]:
            if spot["place"]:
                place = spot["place"]
                parts = (place["file"], place["line"], place["column"])
                assert ":".join(str(part) for part in parts if part) in text
                assert f"“{spot['source']['words']}”" in text
    for one in found["held"]:
        assert f"- {one['seen']} (" in text
    severities = [one["severity"] for one in found["findings"]]
    assert severities == sorted(severities, key=["error", "warning", "notice"].index)


def test_the_only_document_is_named_once(run: Run) -> None:
    lines = run("check", CANG_LONG).stdout.splitlines()
    named = [line for line in lines if "đối với cán bộ lãnh đạo, quản lý các cấp" in line]
    assert lines[1] == named[0]
    assert lines[1].startswith("Nguồn: Càng Long")
    assert all("hai cách" in line for line in named[1:])  # the finding on its notation


def test_several_documents_are_numbered(run: Run, tmp_path: Path) -> None:
    figures = (
        "id,measure,value,count_unit,period,part_of,source_document,source_words\n"
        "a,classes,5,class,2023,,Báo cáo 1,5 lớp\n"
        "b,classes,2,class,2023,a,Báo cáo 2,2 lớp\n"
    )
    folder = write_register(tmp_path / "r", covers="2023", files={"figures": figures})
    result = run("check", folder)
    assert result.exit_code == 1
    assert "Nguồn [1]: Báo cáo 1\nNguồn [2]: Báo cáo 2\n" in result.stdout
    assert "figures.csv:2:value  “5 lớp”, [1]\n" in result.stdout
    assert "figures.csv:3:value  “2 lớp”, [2]\n" in result.stdout


def test_the_column_is_the_one_that_holds_the_number(run: Run) -> None:
    places = {
        (spot["key"], spot["field"]): spot["place"]["column"]
        for one in findings(run, CANG_LONG)
        for spot in one["spots"]
        if spot["place"]
    }
    assert places["ty-le-so-cuoc", "value"] == "percent"
    assert places["lop-moi-xa", "value"] == "low"
    assert places["lop", "value"] == "value"
    assert places["thong-ke-truy-cap", "today"] == "value"


def test_a_finding_on_the_whole_register_has_no_place(run: Run) -> None:
    (years,) = [one for one in findings(run, CANG_LONG) if one["code"] == "years-without-data"]
    assert [spot["place"] for spot in years["spots"]] == [None]
    assert "register:" not in run("check", CANG_LONG).stdout


def test_a_hostile_text_does_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    figures = (
        "id,measure,value,count_unit,period,source_words\n"
        "a,classes,5,class,2023,\x1b[31m5 lớp\u202e\n"
        "b,classes,6,class,2023,6 lớp\n"
    )
    folder = write_register(tmp_path / "r", covers="2023", files={"figures": figures})
    result = run("check", folder)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "\\u001b[31m5 lớp\\u202e" in result.stdout


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_is_written_instead_and_the_status_stays(
    run: Run, planted: Path, tmp_path: Path, form: str
) -> None:
    printed = run("check", planted, "--format", form).stdout
    result = run("check", planted, "--format", form, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (tmp_path / "out").read_text("utf-8") == printed


def test_a_json_file_and_a_csv_file_are_read_too(run: Run, tmp_path: Path) -> None:
    from cadre_training import load
    from cadre_training.codec import dumps

    (tmp_path / "r.json").write_bytes(dumps(load(CANG_LONG)))
    same = {one["code"] for one in findings(run, tmp_path / "r.json")}
    assert same == {one["code"] for one in findings(run, CANG_LONG)}
    assert run("check", CANG_LONG / "classes.csv").exit_code == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_checks_are_listed_and_explained(run: Run, language: str) -> None:
    listed = run("checks", "--lang", language).stdout
    rules: list[Rule | SheetRule] = [*RULES, *SHEET_RULES]
    for rule in rules:
        assert f"{rule.code}: {rule.title.in_language(language)}\n" in listed
        explained = run("checks", rule.code, "--lang", language).stdout
        assert explained == (
            f"{rule.code}: {rule.title.in_language(language)}\n"
            f"    {rule.explanation.in_language(language)}\n"
        )


def test_a_check_that_there_is_none_of(run: Run) -> None:
    result = run("checks", "part-hole")
    assert result.exit_code == 2
    assert "Có phải “part-whole” hay" in result.stderr
