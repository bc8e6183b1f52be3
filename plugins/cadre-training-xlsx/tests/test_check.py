"""Workbooks at the command line: what a clerk hands over and gets back."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from cadre_training.cli.program import program

from .books import parts_of, saved

EXAMPLE = Path(__file__).parents[3] / "examples" / "sheets" / "tong-hop-2022.xlsx"
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.delenv("CADRE_TRAINING_LANG", raising=False)
    return lambda *args: CliRunner().invoke(
        program, list(map(str, args)), prog_name="cadre-training", catch_exceptions=False
    )


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "tong-hop-2022.xlsx"
    path.write_bytes(EXAMPLE.read_bytes())
    return path


def test_the_slip_in_the_example_is_found_and_proposed(run: Run, book: Path) -> None:
    result = run("check", book, "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    (error,) = [one for one in found["findings"] if one["severity"] == "error"]
    place = error["spots"][0]["place"]
    assert (place["file"], place["sheet"], place["cell"]) == (book.name, "2022", "G11")
    (proposal,) = error["proposals"]
    assert proposal["place"]["cell"] == "G11"
    assert proposal["was"]["value"] == 159
    assert proposal["proposed"]["value"] == 195
    (table,) = found["tables"]
    groups = [one.get("group") for one in table["columns"]]
    assert groups == [None, None, "3", "3", "4", "4", None]
    assert [one["total"] for one in table["columns"]] == [False] * 6 + [True]
    text = run("check", book).stdout
    assert "  E  Đối tượng 4 / Số lớp: số lớp, đối tượng 4" in text
    assert "  G  Tổng số học viên: số học viên, cột cộng" in text


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Gợi ý, không tự sửa:"), ("en", "Proposed, and not applied:")]
)
def test_the_copy_has_a_comment_there_and_is_else_the_same(
    run: Run, book: Path, language: str, words: str
) -> None:
    copy = book.with_name("ghi-chu.xlsx")
    result = run("check", book, "--annotate", copy, "--no-mapping", "--lang", language)
    (told,) = result.stderr.splitlines()
    assert str(copy) in told
    assert told.endswith(": 1")
    assert result.exit_code == 1
    page = load_workbook(copy)["2022"]
    assert words in page["G11"].comment.text
    before, after = parts_of(book.read_bytes()), parts_of(copy.read_bytes())
    same = {name for name in before if after[name] == before[name]}
    assert {"xl/styles.xml", "xl/workbook.xml", "docProps/core.xml"} <= same
    values = [[cell.value for cell in row] for row in load_workbook(book)["2022"]]
    assert [[cell.value for cell in row] for row in page] == values


def test_old_workbooks_are_read_and_cannot_be_annotated(
    run: Run, book: Path, convert: Callable[[bytes, str, str], bytes]
) -> None:
    for kind in ("xls", "ods"):
        other = book.with_suffix(f".{kind}")
        other.write_bytes(convert(EXAMPLE.read_bytes(), "xlsx", kind))
        assert f"{other.name}!2022!G11" in run("check", other, "--no-mapping").stdout
        refused = run("check", other, "--annotate", book.with_name(f"o.{kind}"), "--no-mapping")
        assert refused.exit_code == 2
        assert "lưu thành .xlsx" in refused.stderr


def test_what_cannot_be_opened_ends_with_status_2(run: Run, tmp_path: Path) -> None:
    for data, words in ((b"", "tệp trống"), (b"%PDF-1.7", "PDF"), (EXAMPLE.read_bytes()[:-99], "")):
        path = tmp_path / "a.xlsx"
        path.write_bytes(data)
        result = run("check", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert words in result.stderr
        assert "Traceback" not in result.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["a.xlsx"]


def test_errors_and_formulas_without_a_value_are_told_at_their_cells(
    run: Run, tmp_path: Path
) -> None:
    made = Workbook()
    page = made.active
    assert page is not None
    page.title = "2022"
    page.append(["LỚP CẬP NHẬT KIẾN THỨC NĂM 2022"])
    page.append(["TT", "Đơn vị", "Số lớp", "Số học viên"])
    for number, (name, classes) in enumerate((("Tân An", 2), ("Bình Phú", 3), ("Mỹ Cẩm", 1)), 1):
        page.append([number, f"Xã {name}", classes, classes * 40])
    page["D4"] = "=1/0"
    page["C5"] = "#REF!"
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(made))
    found = json.loads(run("check", path, "--format", "json", "--no-mapping").stdout)
    cells = {one["place"]["cell"] for one in found["remarks"]}
    assert {"C5", "D4"} <= cells
    said = {one["place"]["cell"]: one["message"] for one in found["remarks"]}
    assert "chưa được tính" in said["D4"]
    assert "báo lỗi công thức" in said["C5"]
    result = run("aggregate", path, "--by", "year")
    assert result.exit_code == 2
    assert "a.xlsx!2022!C5: " in result.stderr


def test_the_same_numbers_from_every_kind_of_file(
    run: Run, book: Path, convert: Callable[[bytes, str, str], bytes]
) -> None:
    printed = set()
    for kind in ("xlsx", "xls", "ods"):
        other = book.with_suffix(f".{kind}")
        if kind != "xlsx":
            other.write_bytes(convert(EXAMPLE.read_bytes(), "xlsx", kind))
        printed.add(run("aggregate", other, "--by", "target_group", "--format", "csv").stdout)
    assert len(printed) == 1
    assert "164,4,15,1467" in printed.pop()


def test_a_workbook_is_not_changed_by_checking_it(run: Run, book: Path) -> None:
    before = book.read_bytes()
    run("check", book)
    assert book.read_bytes() == before
    assert load_workbook(io.BytesIO(before))["2022"]["G11"].value == 159
