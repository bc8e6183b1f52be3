from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl
import pytest

from cadre_training.store import build

from .conftest import Run
from .folders import CANG_LONG


@pytest.fixture
def store(tmp_path: Path) -> Path:
    build([CANG_LONG], tmp_path / "store")
    return tmp_path / "store"


def test_build_says_what_the_store_holds(run: Run, tmp_path: Path) -> None:
    result = run("store", "build", CANG_LONG, "-o", tmp_path / "store")
    assert result.exit_code == 0
    assert "Lớp" in result.stdout
    assert "2014, 2019, 2022" in result.stdout
    assert result.stderr == ""
    again = run("store", "info", tmp_path / "store", "--verify")
    assert again.stdout == result.stdout
    english = run("store", "info", tmp_path / "store", "--lang", "en").stdout
    assert "Rows of class rolls" in english


def test_aggregate_says_of_a_store_what_it_says_of_its_source(run: Run, store: Path) -> None:
    for form in ("text", "csv", "json"):
        rest = ("--by", "year,target_group", "--format", form)
        assert run("aggregate", store, *rest).stdout == run("aggregate", CANG_LONG, *rest).stdout


@pytest.mark.parametrize("command", [("check",), ("report", "-o", "out")])
def test_what_needs_records_says_which_commands_take_a_store(
    run: Run, store: Path, command: tuple[str, ...]
) -> None:
    name, *options = command
    for path, words in (
        (store, "đây là kho số liệu"),
        (next(store.glob("**/*.parquet")), "đây là tệp Parquet"),
    ):
        result = run(name, path, *options)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"Lỗi: {path}: {words}")
        assert "aggregate, summary build" in result.stderr


def test_bad_rows(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "classes.csv"
    path.write_text("id,period,learners\nc1,2022,3\nc2,2022,x\n")
    refused = run("store", "build", path, "-o", tmp_path / "store")
    assert refused.exit_code == 2
    assert refused.stderr.splitlines()[0].startswith("classes.csv:3:learners: “x” không phải")
    assert not (tmp_path / "store").exists()
    kept = run("store", "build", path, "-o", tmp_path / "store", "--bad-rows", "keep-good")
    assert kept.exit_code == 0
    assert kept.stderr.splitlines()[-1] == "Đã bỏ 1 dòng sai."


def test_a_dry_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    result = run("store", "build", CANG_LONG, "-o", tmp_path / "store", "--dry-run")
    assert (result.exit_code, result.stdout) == (0, "Đã kiểm tra xong; không ghi gì.\n")
    assert not (tmp_path / "store").exists()
    path = tmp_path / "classes.csv"
    path.write_text("id,period,learners\nc1,2022,3\nc2,2022,x\n")
    refused = run("store", "build", path, "-o", tmp_path / "store", "--dry-run")
    assert refused.exit_code == 2
    assert "classes.csv:3:learners" in refused.stderr
    told = (
        "store",
        "build",
        path,
        "-o",
        tmp_path / "store",
        "--dry-run",
        "--bad-rows",
        "keep-good",
    )
    kept = run(*told)
    assert kept.exit_code == 0
    assert kept.stderr.splitlines()[-1] == "Số dòng sai: 1."
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--bad-rows", "drop"), "refuse, keep-good"),
        (("--year", "22"), "--year"),
    ],
)
def test_options_that_mean_nothing(run: Run, tmp_path: Path, args, words: str) -> None:
    result = run("store", "build", CANG_LONG, "-o", tmp_path / "store", *args)
    assert result.exit_code == 2
    assert words in result.stderr


def test_no_store(run: Run, tmp_path: Path) -> None:
    result = run("store", "info", tmp_path)
    assert result.exit_code == 2
    assert "không phải là kho số liệu" in result.stderr


def test_a_damaged_file_is_named(run: Run, store: Path) -> None:
    part = next(store.glob("classes/*/*.parquet"))
    data = part.read_bytes()
    part.write_bytes(data[:-9] + b"x" + data[-8:])
    assert run("store", "info", store).exit_code == 0
    result = run("store", "info", store, "--verify", "--lang", "en")
    assert result.exit_code == 2
    assert str(part) in result.stderr
    part.write_bytes(data[:100])
    result = run("aggregate", store)
    assert result.exit_code == 2
    assert "bị cắt" in result.stderr


def test_parquet(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "classes.parquet"
    frame = pl.DataFrame({"id": ["a"], "start": ["2022-01-01"], "end": ["2022-01-02"]})
    frame.with_columns(pl.col("start", "end").str.to_date()).write_parquet(path)
    result = run("aggregate", path, "--by", "year", "--format", "json")
    assert json.loads(result.stdout)["rows"] == [
        {"year": 2022, "classes": 1, "attendances": "no data"}
    ]
    frame.write_parquet(path)
    refused = run("aggregate", path, "--by", "year")
    assert refused.exit_code == 2
    assert "không dùng được bảng này" in refused.stderr


@pytest.mark.parametrize("library", ["polars", "narwhals"])
@pytest.mark.parametrize("command", ["aggregate", "build", "info"])
def test_without_the_extra_it_says_so(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, library: str, command: str
) -> None:
    for name in list(sys.modules):
        if name.startswith(("cadre_training.frames", "cadre_training.store")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    args = {
        "aggregate": ("aggregate", store),
        "build": ("store", "build", CANG_LONG, "-o", store),
        "info": ("store", "info", store),
    }[command]
    result = run(*args)
    assert result.exit_code == 2
    assert f"cần thư viện {library}" in result.stderr
    assert "cadre-training[frames]" in result.stderr


def test_stopped_from_the_keyboard(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(store.rglob("*"))

    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cadre_training.store.building.publish", interrupted)
    assert run("store", "build", CANG_LONG, "-o", store).exit_code == 130
    assert sorted(store.rglob("*")) == before
