from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import polars as pl
import pytest

from cadre_training.model.language import Language
from cadre_training.stats import DIMENSIONS, MEASURES, Dimension

from .conftest import Run
from .folders import CANG_LONG, write_register

BY_YEAR_AND_GROUP = ("--by", "year,target_group", "--measure", "classes,attendances")


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """Another register: two schemes with a group 4 each, a class without learners, two years."""
    return write_register(
        tmp_path / "province",
        covers="2023/2024",
        files={
            "classes": (
                "id,period,scheme,target_group,programme,count,learners\n"
                "a,2023-03,164,4,knowledge-update,3,120\n"
                "b,2023-04,defence-education,4,defence-education,2,80\n"
                "c,2024-02,164,4,knowledge-update,1,\n"
                "d,2024-05-26,164,3,knowledge-update,1,1050\n"
                "e,2024-06,,,,1,7\n"
            )
        },
    )


def test_cang_long_by_year_and_group_as_json(run: Run) -> None:
    result = run("aggregate", CANG_LONG, *BY_YEAR_AND_GROUP, "--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    rows = {row["year"]: row for row in found["rows"]}
    assert list(rows) == list(range(2013, 2023))
    assert rows[2014] == {
        "year": 2014,
        "scheme": "164",
        "target_group": "4",
        "classes": 2,
        "attendances": 223,
    }
    for year, classes, attendances in ((2019, 11, 2900), (2022, 23, 3300)):
        row = rows[year]
        assert (row["scheme"], row["target_group"]) == ("cang-long", "5")
        assert (row["classes"], row["attendances"]) == (classes, attendances)
        assert type(row["classes"]) is int
    for year in set(rows) - {2014, 2019, 2022}:
        assert (rows[year]["classes"], rows[year]["attendances"]) == ("no data", "no data")
    assert found["by"] == ["year", "target_group"]
    assert [m["name"] for m in found["measures"]] == ["classes", "attendances"]
    assert found["total"] == {"classes": 36, "attendances": 6423}


def test_a_row_of_totals_leaves_out_what_is_added_up(run: Run, province: Path) -> None:
    result = run("aggregate", province, *BY_YEAR_AND_GROUP, "--format", "json")
    totals = json.loads(result.stdout)["totals"]
    assert {"year": 2023, "classes": 5, "attendances": 200} in totals
    assert {"scheme": "164", "target_group": "4", "classes": 4, "attendances": 120} in totals
    # Without a group, and not all groups.
    assert {"scheme": None, "target_group": None, "classes": 1, "attendances": 7} in totals


def test_a_number_that_leaves_records_out_is_noted(run: Run, province: Path) -> None:
    found = json.loads(
        run("aggregate", province, "--by", "target_group", "--format", "json").stdout
    )
    key = {"scheme": "164", "target_group": "4"}
    assert {"row": key, "measure": "attendances", "missing": 1, "bounds": None} in found["notes"]
    text = run("aggregate", province, "--by", "target_group").stdout
    assert "120 [1]" in text
    assert "[1] Chưa gồm 1 bản ghi" in text


def test_bounds_of_what_is_not_known_are_noted(run: Run, province: Path) -> None:
    found = json.loads(run("aggregate", province, "--measure", "people", "--format", "json").stdout)
    assert found["total"] == {"people": "no data"}
    assert found["notes"][0]["bounds"] == {"low": 1050, "high": None}


def test_decimals_are_text_in_json(run: Run) -> None:
    found = json.loads(
        run("aggregate", CANG_LONG, "--measure", "learners_per_class", "--format", "json").stdout
    )
    assert found["total"] == {"learners_per_class": "178.4"}


def test_groups_of_two_schemes_stay_apart_in_every_form(run: Run, province: Path) -> None:
    by = ("--by", "target_group")
    rows = json.loads(run("aggregate", province, *by, "--format", "json").stdout)["rows"]
    assert [(r["scheme"], r["target_group"]) for r in rows if r["target_group"] == "4"] == [
        ("164", "4"),
        ("defence-education", "4"),
    ]
    text = run("aggregate", province, *by, "--lang", "en").stdout
    assert len([line for line in text.splitlines() if line.startswith("Group 4 (")]) == 2


@pytest.mark.parametrize("by", ["scheme,target_group", "target_group,scheme"])
def test_the_scheme_may_be_asked_for_beside_the_group(run: Run, province: Path, by: str) -> None:
    found = json.loads(run("aggregate", province, "--by", by, "--format", "json").stdout)
    assert {"scheme": "164", "target_group": "4", "classes": 4, "attendances": 120} in found["rows"]
    by_scheme = [t for t in found["totals"] if set(t) == {"scheme", "classes", "attendances"}]
    assert {"scheme": "164", "classes": 5, "attendances": 1170} in by_scheme
    table = list(
        csv.DictReader(
            io.StringIO(run("aggregate", province, "--by", by, "--format", "csv").stdout)
        )
    )
    assert [row["scheme"] for row in table] == [row["scheme"] or "" for row in found["rows"]]


def test_csv_has_rows_only_unless_totals_are_asked_for(run: Run) -> None:
    plain = run("aggregate", CANG_LONG, *BY_YEAR_AND_GROUP, "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(plain)))
    assert list(rows[0]) == ["year", "scheme", "target_group", "classes", "attendances"]
    assert [r["classes"] for r in rows if r["target_group"]] == ["2", "11", "23"]
    totals = run("aggregate", CANG_LONG, *BY_YEAR_AND_GROUP, "--format", "csv", "--totals").stdout
    last = list(csv.DictReader(io.StringIO(totals)))[-1]
    assert last["is_total"] == "1"
    assert (last["year"], last["target_group"], last["attendances"]) == ("all", "all", "6423")


def test_csv_without_dimensions_is_the_total(run: Run) -> None:
    assert run("aggregate", CANG_LONG, "--format", "csv").stdout == "classes,attendances\n36,6423\n"


def test_a_formula_does_not_reach_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    folder = write_register(
        tmp_path / "r",
        covers="2023",
        files={"classes": "id,period,unit,count\na,2023,\\=1+1,1\n"},
    )
    result = run("aggregate", folder, "--by", "unit", "--measure", "classes", "--format", "csv")
    assert result.stdout == "unit,classes\n'=1+1,1\n"


def test_text_is_written_in_the_language(run: Run) -> None:
    vi = run("aggregate", CANG_LONG, *BY_YEAR_AND_GROUP).stdout
    en = run("aggregate", CANG_LONG, *BY_YEAR_AND_GROUP, "--lang", "en").stdout
    assert "6.423" in vi
    assert "6,423" in en
    assert "không có số liệu" in vi
    assert "no data" not in vi
    assert "no data" in en
    assert vi.splitlines()[0].split() == ["Năm", "Đối", "tượng", "Số", "lớp", "Lượt", "học", "viên"]


def test_a_subtotal_that_repeats_a_row_is_left_out_of_the_text(run: Run, province: Path) -> None:
    lines = run("aggregate", province, *BY_YEAR_AND_GROUP).stdout.splitlines()
    subtotals = [line for line in lines if line.startswith("Cộng")]
    assert len(subtotals) == 1  # 164/4 has two rows, every other group one
    assert subtotals[0].split()[-2:] == ["120", "[1]"]
    assert ["2023", "Cộng"] in [line.split()[:2] for line in lines]
    assert lines[lines.index("") - 1].startswith("Tổng cộng")
    none = run("aggregate", province, *BY_YEAR_AND_GROUP, "--no-totals").stdout
    assert "ộng" not in none


@pytest.mark.parametrize("one", DIMENSIONS, ids=lambda d: d.name)
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_every_dimension_works_with_every_measure(run: Run, one: Dimension, form: str) -> None:
    by = "year" if one.name == "year" else f"year,{one.name}"
    names = ",".join(measure.name for measure in MEASURES)
    result = run("aggregate", CANG_LONG, "--by", by, "--measure", names, "--format", form)
    assert result.exit_code == 0
    assert result.stderr == ""


@pytest.mark.parametrize("language", Language)
def test_overlapping_rows_are_explained(run: Run, language: Language) -> None:
    result = run("aggregate", CANG_LONG, "--by", "lecturer_kind", "--lang", language.value)
    words = {Language.VI: "nhiều dòng", Language.EN: "several rows"}[language]
    assert words in result.stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--by", "yeer"), "Có phải “year”"),
        (("--measure", "class"), "Có phải “classes”"),
        (("--measure", "classes_growth"), "thêm year vào --by"),
    ],
)
def test_what_cannot_be_worked_out_is_told(run: Run, args: tuple[str, ...], words: str) -> None:
    result = run("aggregate", CANG_LONG, *args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_names_may_be_given_in_several_options_and_twice(run: Run) -> None:
    once = run("aggregate", CANG_LONG, "--by", "year,target_group")
    parts = run("aggregate", CANG_LONG, "--by", "year, target_group", "--by", "year")
    assert parts.stdout == once.stdout


def test_a_file_is_written_instead(run: Run, tmp_path: Path) -> None:
    printed = run("aggregate", CANG_LONG, "--format", "json").stdout
    result = run("aggregate", CANG_LONG, "--format", "json", "-o", tmp_path / "x" / "a.json")
    assert result.stdout == ""
    assert (tmp_path / "x" / "a.json").read_bytes() == printed.encode()


class TestUnitsWithoutLevels:
    @pytest.fixture
    def classes(self, tmp_path: Path) -> Path:
        path = tmp_path / "classes.csv"
        path.write_text("id,period,unit\nc1,2022,29278\nc2,2022,29281\nc3,2022,\n", "utf-8")
        return path

    @pytest.mark.parametrize("by", ["commune", "district", "year,province"])
    def test_they_are_told_of_with_what_helps(self, run: Run, classes: Path, by: str) -> None:
        for form in ("text", "csv", "json"):
            told = run("aggregate", classes, "--by", by, "--format", form, "--lang", "en")
            assert told.exit_code == 0
            assert told.stderr == (
                "The level of 2 units (29278, 29281) is not known, so that their records stand "
                "under none; add a table of units to the folder of the register, or --country\n"
            )
        vietnamese = run("aggregate", classes, "--by", by).stderr
        assert vietnamese.startswith("Chưa rõ cấp của 2 đơn vị (29278, 29281), nên ")
        on_map = run("aggregate", classes, "--by", by, "--map", "2025-07-01", "--lang", "en")
        assert on_map.stderr.startswith("The level of 2 units (29278, 29281) ")

    def test_the_country_knows_them(self, run: Run, classes: Path) -> None:
        assert run("aggregate", classes, "--by", "commune", "--country").stderr == ""
        classes.write_text("id,period,unit\nc1,2022,29278\nc2,2022,no-such\n", "utf-8")
        told = run("aggregate", classes, "--by", "commune", "--country", "--lang", "en").stderr
        assert "1 unit (no-such)" in told
        assert "--country" not in told

    def test_nothing_is_said_where_no_level_is_asked_for(self, run: Run, classes: Path) -> None:
        for by in ("unit", "year"):
            assert run("aggregate", classes, "--by", by).stderr == ""
        classes.write_text("id,period\nc1,2022\n", "utf-8")
        assert run("aggregate", classes, "--by", "commune").stderr == ""

    def test_a_register_with_its_units_is_told_nothing(self, run: Run, province: Path) -> None:
        assert run("aggregate", province, "--by", "commune").stderr == ""

    def test_parquet_files_have_no_units_at_all(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "classes.parquet"
        day = dt.date(2022, 5, 9)
        columns = {"id": ["c1"], "start": [day], "end": [day], "unit": ["29278"]}
        pl.DataFrame(columns).write_parquet(path)
        told = run("aggregate", path, "--by", "commune", "--lang", "en").stderr
        assert told.startswith("The level of the units is not known")
        assert run("aggregate", path, "--by", "year").stderr == ""
