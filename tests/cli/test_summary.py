"""``summary``: provinces summarise, the nation merges, and ``aggregate`` says what the rows say."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from cadre_training.store import build

from .conftest import Run
from .folders import CANG_LONG

CLASSES = "id,period,scheme,target_group,learners\n{0}1,2022-03,164,4,3\n{0}2,2023-05,164,4,2\n"
ROLLS = {
    "n": "n1,CB01,present\nn1,CB02,present\nn1,CB03,absent\nn2,CB01,present\nn2,CB04,present\n",
    "s": "s1,CB01,present\ns1,CB05,present\ns1,CB06,present\ns2,CB07,present\ns2,CB08,absent\n",
}


@pytest.fixture
def provinces(tmp_path: Path) -> dict[str, Path]:
    """Two stores, and a roster of everybody."""
    found = {}
    for letter, rolls in ROLLS.items():
        (tmp_path / letter).mkdir()
        (tmp_path / letter / "classes.csv").write_text(CLASSES.format(letter))
        (tmp_path / letter / "attendances.csv").write_text("class_id,cadre_id,status\n" + rolls)
        sources = [tmp_path / letter / "classes.csv", tmp_path / letter / "attendances.csv"]
        build(sources, tmp_path / f"store-{letter}")
        found[letter] = tmp_path / f"store-{letter}"
    build(
        [tmp_path / letter / f"{t}.csv" for letter in ROLLS for t in ("classes", "attendances")],
        tmp_path / "store-all",
    )
    found["all"] = tmp_path / "store-all"
    (tmp_path / "people.txt").write_text("".join(f"CB{n:02}\n" for n in range(9, 0, -1)))
    return found


def made(run: Run, store: Path, *args: object) -> Path:
    target = store.with_suffix(".ctsum")
    result = run("summary", "build", store, "-o", target, *map(str, args))
    assert result.exit_code == 0, result.stderr
    return target


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_provinces_merged_say_what_all_rows_say(
    run: Run, provinces: dict[str, Path], tmp_path: Path, form: str
) -> None:
    roster = tmp_path / "people.txt"
    parts = [made(run, provinces[letter], "--people", roster) for letter in ROLLS]
    nation = tmp_path / "nation.ctsum"
    result = run("summary", "merge", *parts, "-o", nation)
    assert result.exit_code == 0, result.stderr
    assert nation.read_bytes() == made(run, provinces["all"], "--people", roster).read_bytes()
    rest = ("--by", "year,target_group", "--measure", "classes,people,attendances_growth")
    told = run("aggregate", nation, *rest, "--format", form)
    assert told.stdout == run("aggregate", provinces["all"], *rest, "--format", form).stdout
    assert told.exit_code == 0


def test_info_says_what_is_in_it(run: Run, provinces: dict[str, Path]) -> None:
    path = made(run, provinces["n"], "--by", "year", "--measure", "people,classes")
    shown = run("summary", "info", path)
    assert "Phân tổ: Năm\n" in shown.stdout
    assert "Chỉ tiêu: Số lớp, Số người học\n" in shown.stdout
    assert "keys:" in shown.stdout
    english = run("summary", "info", path, "--lang", "en").stdout
    assert "Rows of class rolls     5      2" in english


def test_different_rosters_are_refused_or_taken_apart(
    run: Run, provinces: dict[str, Path], tmp_path: Path
) -> None:
    parts = [made(run, provinces[letter]) for letter in ROLLS]
    target = tmp_path / "nation.ctsum"
    refused = run("summary", "merge", *parts, "-o", target)
    assert refused.exit_code == 2
    assert "không biết ai trùng ai" in refused.stderr
    assert not target.exists()
    apart = run("summary", "merge", *parts, "-o", target, "--apart")
    assert "những người khác nhau" in apart.stdout
    counted = run("aggregate", target, "--measure", "roll_attendances", "--format", "csv")
    assert counted.stdout == "roll_attendances\n8\n"


def test_renumbered_by_the_key_file(run: Run, provinces: dict[str, Path], tmp_path: Path) -> None:
    roster = tmp_path / "people.txt"
    by_roster = made(run, provinces["n"], "--people", roster).read_bytes()
    own = made(run, provinces["n"])
    (keys,) = tmp_path.glob("store-n-people-keys/*.parquet")
    target = tmp_path / "anew.ctsum"
    rest = ("--keys", keys, "--people", roster, "-o", target)
    assert run("summary", "renumber", own, *rest).exit_code == 0
    assert target.read_bytes() == by_roster
    wrong = run("summary", "renumber", target, *rest)
    assert wrong.exit_code == 2
    assert "không phải theo keys:" in wrong.stderr


def test_one_file_named_twice(run: Run, provinces: dict[str, Path], tmp_path: Path) -> None:
    part = made(run, provinces["n"])
    twice = run("summary", "merge", part, part, "-o", tmp_path / "x.ctsum")
    assert twice.exit_code == 2
    assert "hai lần" in twice.stderr
    copy = tmp_path / "copy.ctsum"
    copy.write_bytes(part.read_bytes())
    noted = run("summary", "merge", part, copy, "-o", tmp_path / "x.ctsum")
    assert noted.exit_code == 0
    assert "giống hệt nhau" in noted.stderr


def test_a_register_is_summarised_too(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "a.sum"
    assert run("summary", "build", CANG_LONG, "-o", target, "--by", "year,unit").exit_code == 0
    rest = ("--by", "year", "--measure", "classes,attendances,topics,sessions", "--format", "json")
    assert run("aggregate", target, *rest).stdout == run("aggregate", CANG_LONG, *rest).stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--by", "topic"), "một lớp có thể thuộc nhiều giá trị"),
        (("--by", "yaer"), "year"),
        (("--measure", "poeple"), "people"),
        (("--people", "nobody.txt"), "nobody.txt"),
        (("--estimate", "--people", "x"), "--estimate"),
    ],
)
def test_what_cannot_be_built(
    run: Run, provinces: dict[str, Path], tmp_path: Path, args: tuple, words: str
) -> None:
    result = run("summary", "build", provinces["n"], "-o", tmp_path / "x.ctsum", *args)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "x.ctsum").exists()


@pytest.mark.parametrize(
    ("by", "words"),
    [("district", "Hãy lập lại bản tóm tắt có district"), ("topic", "tính từ các dòng gốc")],
)
def test_what_it_does_not_hold(run: Run, provinces: dict[str, Path], by: str, words: str) -> None:
    path = made(run, provinces["n"])
    result = run("aggregate", path, "--by", by)
    assert result.exit_code == 2
    assert words in result.stderr
    few = made(run, provinces["n"], "--measure", "classes")
    missing = run("aggregate", few, "--measure", "people")
    assert missing.exit_code == 2
    assert "không giữ chỉ tiêu people" in missing.stderr


@pytest.mark.parametrize("command", [("summary", "info"), ("aggregate",)])
def test_damaged_files(
    run: Run, provinces: dict[str, Path], tmp_path: Path, command: tuple
) -> None:
    data = made(run, provinces["n"]).read_bytes()
    path = tmp_path / "x.ctsum"
    for damaged in (data[:-1], data[:30], b"", b"id,period\n", data[:50] + b"?" + data[51:]):
        path.write_bytes(damaged)
        result = run(*command, path)
        assert result.exit_code == 2
        assert result.stderr.startswith("Lỗi: ")
        assert "x.ctsum" in result.stderr
        assert "Traceback" not in result.stderr


def test_estimates_are_marked(run: Run, tmp_path: Path) -> None:
    number = 20_000
    people = [f"CB{n:06}" for n in range(number)]
    (tmp_path / "classes.csv").write_text(f"id,period,learners\nk1,2022,{number}\n")
    rolls = {"class_id": ["k1"] * number, "cadre_id": people, "status": ["present"] * number}
    pl.DataFrame(rolls).write_csv(tmp_path / "attendances.csv")
    build([tmp_path / "classes.csv", tmp_path / "attendances.csv"], tmp_path / "store")
    path = made(run, tmp_path / "store", "--estimate", "--by", "year")
    text = run("aggregate", path, "--by", "year", "--measure", "people").stdout
    assert "≈ " in text
    assert "Ước lượng khoảng" in text
    assert (
        run("aggregate", path, "--measure", "people", "--format", "csv")
        .stdout.splitlines()[1]
        .startswith("≈")
    )
    found = json.loads(run("aggregate", path, "--measure", "people", "--format", "json").stdout)
    about = found["notes"][0]["estimate"]
    assert about["low"] < number < about["high"]
    assert about["confidence_percent"] == 95
    assert found["total"] == {"people": f"≈{about['value']}"}
