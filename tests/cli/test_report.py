from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from tests.fake_site import FakeSite

from cadre_training import exporting
from cadre_training._registry.registry import ONLY_VARIABLE
from cadre_training.exporting.file_set import FileSet

from .conftest import Run
from .folders import CANG_LONG


def test_files_are_written_and_named(run: Run, tmp_path: Path) -> None:
    result = run("report", CANG_LONG, "--to", "json,text", "-o", tmp_path / "a" / "out")
    assert result.exit_code == 0
    files = [tmp_path / "a" / "out" / name for name in ("report.json", "report.txt")]
    assert result.stdout == "".join(f"{file}\n" for file in files)
    assert sorted((tmp_path / "a" / "out").iterdir()) == files


@pytest.mark.parametrize(("language", "number"), [("vi", "6.200"), ("en", "6,200")])
def test_the_report_is_in_the_language(
    run: Run, tmp_path: Path, language: str, number: str
) -> None:
    run("report", CANG_LONG, "--to", "text", "-o", tmp_path, "--lang", language)
    assert number in (tmp_path / "report.txt").read_text("utf-8")


def test_all_the_packages_make_the_files_of_the_first_report(run: Run, tmp_path: Path) -> None:
    result = run("report", CANG_LONG, "--to", "html,csv,counter", "-o", tmp_path)
    assert result.exit_code == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names >= {"index.html", "counter.html", "counter.svg", "counter.json"}
    assert any(name.endswith(".csv") for name in names)
    assert {Path(line).name for line in result.stdout.splitlines()} == names


def test_html_is_the_default(run: Run, tmp_path: Path) -> None:
    run("report", CANG_LONG, "-o", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


@pytest.fixture
def pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package of the project, that is not installed."""
    packages = {"pdf": "cadre-training-pdf"}
    monkeypatch.setattr("cadre_training._registry.own_packages._PACKAGES", packages)


@pytest.mark.usefixtures("pdf")
@pytest.mark.parametrize("name", ["pdf", "pdf-small"])
def test_the_core_alone_names_the_package_of_a_format(
    run: Run, site: FakeSite, tmp_path: Path, name: str
) -> None:
    for language, words in (("vi", "hãy cài đặt: "), ("en", "install it: ")):
        result = run("report", CANG_LONG, "--to", name, "-o", tmp_path / "o", "--lang", language)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{words}pip install cadre-training-pdf\n" in result.stderr


@pytest.mark.usefixtures("pdf")
def test_a_package_that_is_broken_is_not_to_be_installed(
    run: Run, site: FakeSite, tmp_path: Path
) -> None:
    site.add("cadre_training_pdf", "1 / 0")
    broken = run("report", CANG_LONG, "--to", "pdf", "-o", tmp_path / "o").stderr
    assert "pip install" not in broken
    assert "ZeroDivisionError" in broken


def test_a_package_that_is_left_out_is_named_with_the_variable(
    run: Run, site: FakeSite, tmp_path: Path
) -> None:
    site.monkeypatch.setenv(ONLY_VARIABLE, "")
    result = run("report", CANG_LONG, "-o", tmp_path / "o", "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: the format 'html' is one of cadre-training-html, which the variable "
        "CADRE_TRAINING_PLUGINS leaves out\n"
    )


def test_a_day_is_printed_only_when_it_is_given(run: Run, tmp_path: Path) -> None:
    run("report", CANG_LONG, "--to", "json", "-o", tmp_path)
    without = (tmp_path / "report.json").read_bytes()
    run("report", CANG_LONG, "--to", "json", "-o", tmp_path, "--as-of", "15/12/2022")
    with_day = (tmp_path / "report.json").read_bytes()
    assert b"2022-12-15" in with_day
    assert b"2022-12-15" not in without
    run("report", CANG_LONG, "--to", "json", "-o", tmp_path)
    assert (tmp_path / "report.json").read_bytes() == without


def test_an_option_reaches_its_format(run: Run, tmp_path: Path) -> None:
    run("report", CANG_LONG, "--to", "text", "-o", tmp_path, "--set", "text.width=60")
    lines = (tmp_path / "report.txt").read_text("utf-8").splitlines()
    narrow = max(map(len, lines))
    run("report", CANG_LONG, "--to", "text", "-o", tmp_path, "--set", "text.width=140")
    wide = max(map(len, (tmp_path / "report.txt").read_text("utf-8").splitlines()))
    assert narrow < wide


@pytest.mark.parametrize(
    ("args", "vi", "en"),
    [
        (("--to", "htm"), "Có phải “html”", "Did you mean 'html'"),
        (("--to", "json", "--set", "json"), "hãy viết như", "write it like"),
        (("--to", "json", "--set", "csv.dialect=x"), "--to không có", "which --to does not"),
        (("--to", "text", "--set", "text.widht=5"), "Có phải “width”", "mean 'width'"),
        (
            ("--to", "text", "--set", "text.width=x"),
            "width: hãy ghi một số nguyên",
            "a whole number",
        ),
        (("--to", "csv", "--set", "csv.dialekt=x"), "Có phải “dialect”?", "mean 'dialect'?"),
        (("--to", "csv", "--set", "csv.dialect=x"), "machine hoặc excel-vi", "or 'excel-vi'"),
        (("--to", "json", "--as-of", "x"), "không phải là ngày", "is no day"),
    ],
)
def test_what_cannot_be_exported_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path, args: tuple[str, ...], vi: str, en: str
) -> None:
    for language, words in (("vi", vi), ("en", en)):
        result = run("report", CANG_LONG, *args, "-o", tmp_path / "out", "--lang", language)
        assert result.exit_code == 2
        assert words in result.stderr
        assert result.stdout == ""
        assert not (tmp_path / "out").exists()


def test_a_format_that_fails_leaves_nothing_of_the_others(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("hỏng")

    monkeypatch.setattr("cadre_training.exporters.text.export", broken)
    result = run("report", CANG_LONG, "--to", "json,text", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "RuntimeError: hỏng" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_in_place_of_the_folder_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    result = run("report", CANG_LONG, "--to", "json", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr == f"Lỗi: {tmp_path / 'out'}: đây không phải là thư mục\n"
    assert (tmp_path / "out").read_text() == "x"


def test_a_folder_in_place_of_a_file_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.json").mkdir()
    result = run("report", CANG_LONG, "--to", "text,json", "-o", tmp_path)
    assert result.exit_code == 2
    words = "đây là một thư mục, không phải tệp"
    assert result.stderr == f"Lỗi: {tmp_path / 'report.json'}: {words}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize("cause", [28, 13])
def test_a_disk_that_takes_nothing_is_told_with_the_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cause: int
) -> None:
    (tmp_path / "report.json").write_text("cũ")

    def fail(self: FileSet) -> tuple[Path, ...]:
        raise OSError(cause, os.strerror(cause), str(tmp_path / ".cadre-training-1.part"))

    monkeypatch.setattr(FileSet, "publish", fail)
    result = run("report", CANG_LONG, "--to", "json", "-o", tmp_path)
    assert result.exit_code == 2
    words = {28: "ổ đĩa đã đầy", 13: "không có quyền truy cập"}[cause]
    assert result.stderr == f"Lỗi: {tmp_path}: {words}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert (tmp_path / "report.json").read_text() == "cũ"


def test_two_formats_with_one_file_are_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clash(*_: object, **__: object) -> None:
        raise exporting.jobs.FileNameClash("both write 'a'")

    monkeypatch.setattr("cadre_training.exporting.plan", clash)
    result = run("report", CANG_LONG, "--to", "json", "-o", tmp_path)
    assert result.exit_code == 2
    assert "cùng ghi một tên tệp" in result.stderr


def test_report_json_holds_the_figures(run: Run, tmp_path: Path) -> None:
    run("report", CANG_LONG, "--to", "json", "-o", tmp_path)
    text = (tmp_path / "report.json").read_text("utf-8")
    assert json.loads(text)
    for number in (36, 34, 6200, 2900, 3300, 223, 267, 2468642):
        assert f'"value": {number},' in text


def test_a_report_is_not_written_among_the_files_of_its_register(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    shutil.copytree(CANG_LONG, folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    for given in (folder, folder / "datapackage.json", folder / ".." / "register"):
        result = run("report", given, "--to", "csv", "-o", folder, "--lang", "en")
        assert result.exit_code == 2
        assert "choose another folder" in result.stderr
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert run("report", folder, "--to", "csv", "-o", folder / "out").exit_code == 0
