"""``aggregate --map``: units on the map of a day."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cadre_training.maps import dataset

from .conftest import Run
from .folders import write_register

UNITS = (
    "code,name,level,parent,since,until,successors\n"
    "84,Trà Vinh,province,,,2025-06-30,86\n"
    "86,Vĩnh Long,province,,,2025-06-30,86\n"
    "86,Vĩnh Long,province,,2025-07-01,,\n"
    "x1,Xã Một,commune,84,,2025-06-30,x1;x2\n"
    "x1,Xã Một,commune,86,2025-07-01,,\n"
    "x2,Xã Hai,commune,86,2025-07-01,,\n"
)
CLASSES = (
    "id,period,unit,learners\n"
    "a,2024-03,84,30\n"
    "b,2024-05,86,10\n"
    "c,2025-09,86,60\n"
    "d,2024-06,x1,5\n"
    "e,2026-02,x2,6\n"
)
PROVINCES = ("--by", "year,province", "--map", "2025-07-01")


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    return write_register(
        tmp_path / "merged", covers="2024/2026", files={"classes": CLASSES, "units": UNITS}
    )


def rows(run: Run, *args: object) -> list[list[str]]:
    result = run("aggregate", *args, "--format", "csv")
    assert result.exit_code == 0, result.stderr
    return list(csv.reader(io.StringIO(result.stdout)))


def test_bridged(run: Run, merged: Path) -> None:
    assert rows(run, merged, *PROVINCES, "--measure", "attendances") == [
        ["year", "province@2025-07-01", "attendances"],
        ["2024", "86", "45"],
        ["2025", "86", "60"],
        ["2026", "86", "6"],
    ]


def test_unbridged(run: Run, merged: Path) -> None:
    found = rows(run, merged, *PROVINCES, "--unbridged", "--measure", "attendances")
    assert found[1:] == [
        ["2024", "not-carried:84", "35"],
        ["2024", "not-carried:86", "10"],
        ["2025", "86", "60"],
        ["2026", "86", "6"],
    ]


def test_a_divided_commune_stands_apart(run: Run, merged: Path) -> None:
    found = rows(run, merged, "--by", "commune", "--map", "01/07/2025", "--measure", "attendances")
    assert ["divided:x1", "5"] in found
    assert ["x2", "6"] in found
    text = run("aggregate", merged, "--by", "commune", "--map", "2025-07-01").stdout
    assert "Xã Một (đã chia cho nhiều đơn vị, không quy đổi được)" in text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_break_is_marked(run: Run, merged: Path, language: str) -> None:
    growth = (*PROVINCES, "--measure", "attendances,attendances_growth", "--lang", language)
    text = run("aggregate", merged, *growth).stdout
    assert "2025 [1]" in text
    words = {
        "vi": ("[1] Địa giới thay đổi từ ngày 01/07/2025.", "2 đơn vị kết thúc"),
        "en": ("[1] The map changed on July 1, 2025.", "units ended: 2"),
    }[language]
    assert all(word in text for word in words)
    apart = run("aggregate", merged, *growth, "--unbridged").stdout
    assert {"vi": "Không so sánh:", "en": "Not compared:"}[language] in apart


def test_in_json(run: Run, merged: Path) -> None:
    args = (*PROVINCES, "--measure", "attendances_growth", "--format", "json", "--lang", "en")
    found = json.loads(run("aggregate", merged, *args).stdout)
    [one] = found["breaks"]
    assert (one["day"], one["map"], one["bridged"]) == ("2025-07-01", "2025-07-01", True)
    assert (one["ended"], one["begun"]) == (["84", "86"], ["86"])
    assert one["note"].startswith("The map changed on July 1, 2025: units ended: 2")
    assert found["notes"] == []
    found = json.loads(run("aggregate", merged, *args, "--unbridged").stdout)
    reasons = {
        note["row"]["province@2025-07-01-unbridged"]: note["reason"] for note in found["notes"]
    }
    assert set(reasons) == {"86"}
    assert all(text.startswith("Not compared") for text in reasons.values())
    plain = json.loads(run("aggregate", merged, "--by", "year", "--format", "json").stdout)
    assert {"breaks", "apart"}.isdisjoint(plain)


def test_in_json_what_stands_apart(run: Run, merged: Path) -> None:
    args = ("--by", "year,commune", "--map", "2025-07-01", "--format", "json", "--lang", "en")
    found = json.loads(run("aggregate", merged, *args).stdout)
    assert found["apart"] == [
        {
            "key": "divided:x1",
            "code": "x1",
            "name": "Xã Một",
            "why": "divided",
            "words": "divided among several units, cannot be carried over",
            "among": ["x1", "x2"],
            "day": "2025-07-01",
        }
    ]


def test_of_a_store(run: Run, merged: Path, tmp_path: Path) -> None:
    assert run("store", "build", merged, "-o", tmp_path / "store").exit_code == 0
    for more in ((), ("--unbridged",)):
        args = (*PROVINCES, *more, "--measure", "classes,attendances_growth")
        assert rows(run, tmp_path / "store", *args) == rows(run, merged, *args)


@pytest.mark.parametrize(
    ("args", "vi", "en"),
    [
        (("--by", "year", "--map", "2025-07-01"), "theo đơn vị", "a dimension of units"),
        (("--by", "province", "--unbridged"), "đi cùng --map", "goes with --map"),
        (("--by", "province", "--map", "2025-02-30"), "trong lịch", "in the calendar"),
        (("--by", "province", "--map", "x"), "không phải là ngày", "is no day"),
    ],
)
def test_what_makes_no_sense(
    run: Run, merged: Path, args: tuple[str, ...], vi: str, en: str
) -> None:
    for language, words in (("vi", vi), ("en", en)):
        result = run("aggregate", merged, *args, "--lang", language)
        assert result.exit_code == 2
        assert words in result.stderr


def test_the_country_completes_a_register_without_units(run: Run, tmp_path: Path) -> None:
    bare = write_register(
        tmp_path / "bare",
        covers="2014/2026",
        files={"classes": "id,period,unit,learners\na,2014-03,29269,3\nb,2026-03,29278,4\n"},
    )
    found = rows(run, bare, *PROVINCES, "--country", "--measure", "attendances")
    assert [found[1], found[-1]] == [["2014", "86", "3"], ["2026", "86", "4"]]
    found = rows(run, bare, "--by", "district", "--map", "2014-01-01", "--country")
    assert found[1:] == [["844", "2", "7"]]


def test_a_store_completed_is_as_its_records(run: Run, tmp_path: Path) -> None:
    """Also where the store knows units that the country's give another meaning."""
    files = {
        "classes": "id,period,unit,learners\na,2024-03,86,3\nb,2026-03,86,4\nc,2024-03,84,1\n",
        "attendances": "class_id,cadre_id,status\na,p,present\nb,p,present\nc,q,present\n",
        "cadres": "id\np\nq\n",
        "units": "code,name,level\n84,Trà Vinh,province\n86,Vĩnh Long,province\n",
    }
    records = write_register(tmp_path / "records", covers="2024/2026", files=files)
    assert run("store", "build", records, "-o", tmp_path / "store").exit_code == 0
    for more in ((), ("--map", "2025-07-01"), ("--map", "2024-01-01", "--unbridged")):
        args = ("--by", "province", *more, "--country", "--measure", "attendances,people")
        texts = [
            run("aggregate", path, *args, "--lang", "vi").stdout
            for path in (records, tmp_path / "store")
        ]
        assert texts[0] == texts[1]
        assert "Tỉnh Vĩnh Long" in texts[0]


def test_a_summary_is_of_units_of_their_days(run: Run, merged: Path, tmp_path: Path) -> None:
    summary = tmp_path / "merged.ctsum"
    assert run("summary", "build", merged, "-o", summary).exit_code == 0
    for more in (("--map", "2025-07-01"), ("--country",), ("--unbridged",)):
        result = run("aggregate", summary, "--by", "province", *more, "--lang", "en")
        assert result.exit_code == 2
        assert "a summary takes no --map" in result.stderr


@pytest.mark.parametrize("language", ["vi", "en"])
def test_without_the_country(
    run: Run, merged: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    from cadre_training.maps.country import country_units

    country_units.cache_clear()
    monkeypatch.setattr(dataset, "PACKAGE", "no-such-package-of-units")
    result = run("aggregate", merged, *PROVINCES, "--country", "--lang", language)
    assert result.exit_code == 2
    assert "pip install 'cadre-training[units]'" in result.stderr
    assert {"vi": "cài bằng", "en": "install it with"}[language] in result.stderr
