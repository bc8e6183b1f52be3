"""Whatever is wrong with an input is told in one pass, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run
from .folders import CANG_LONG, copy_of, plant

PLANTED = (
    # file, what stands there, what is planted, the place it is told at
    ("classes.csv", "lop-2014,2014,164,4,", "lop-2014,20x4,164,4,", "classes.csv:2:period: "),
    ("classes.csv", "lop-2019,2019,cang-long,5", "lop-2019,2019,164,9", "classes.csv:3:"),
    (
        "classes.csv",
        "lop-2022,2022,",
        "lop-2022,2022-05-20/2022-05-02,",
        "classes.csv:4:period: ",
    ),
    ("topics.csv", "chuyen-de-2019,2019", "chuyen-de-2014,2019", "topics.csv:3:id: "),
    ("figures.csv", ",so-cuoc,", ",khong-co,", "figures.csv:3:rate_of: "),
    ("sessions.csv", "id,period,unit", "id,when,unit", "sessions.csv:1:"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of(CANG_LONG, tmp_path / "register")


def everything_wrong(folder: Path) -> list[str]:
    for file, old, new, _ in PLANTED:
        plant(folder, file, old, new)
    (folder / "counters.csv").write_bytes(b"\xff\xfe\x00\x80")
    return [*(place for *_, place in PLANTED), "counters.csv:1"]


@pytest.mark.parametrize(("file", "old", "new", "place"), PLANTED)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_problem_is_told_with_its_place(
    run: Run, folder: Path, file: str, old: str, new: str, place: str, language: str
) -> None:
    plant(folder, file, old, new)
    result = run("check", folder, "--lang", language)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert any(line.startswith(place) for line in result.stderr.splitlines())


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("check", "--format", "json", "-o", "OUT"),
        ("aggregate", "--by", "year", "-o", "OUT"),
        ("report", "--to", "json,text", "-o", "OUT"),
    ],
)
def test_all_problems_are_told_in_one_pass_and_nothing_is_written(
    run: Run, folder: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    places = everything_wrong(folder)
    name, *options = (str(tmp_path / "out") if part == "OUT" else part for part in command)
    result = run(name, folder, *options)
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    for place in places:
        assert any(line.startswith(place) for line in lines), place
    assert lines[-1] == f"Lỗi: {folder}: có {len(lines) - 1} chỗ cần sửa; chưa xử lý gì"
    assert result.stdout == ""
    assert not (tmp_path / "out").exists()


def test_the_count_is_of_the_language(run: Run, folder: Path) -> None:
    plant(folder, *PLANTED[0][:3])
    last = run("check", folder, "--lang", "en").stderr.splitlines()[-1]
    assert last == f"Error: {folder}: 1 problem; nothing was done"


@pytest.mark.parametrize("command", [("check",), ("aggregate",), ("report", "-o", "OUT")])
def test_a_path_to_nothing_and_a_folder_of_something_else(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    name, *options = (str(tmp_path / "out") if part == "OUT" else part for part in command)
    nowhere = run(name, tmp_path / "không có", *options)
    assert (nowhere.exit_code, nowhere.stdout) == (2, "")
    assert nowhere.stderr == f"Lỗi: {tmp_path / 'không có'}: không tìm thấy tệp\n"
    (tmp_path / "other").mkdir()
    other = run(name, tmp_path / "other", *options)
    assert (other.exit_code, other.stdout) == (2, "")
    assert other.stderr.startswith(f"Lỗi: {tmp_path / 'other'}: thư mục không có tệp datapackage")


def test_a_file_that_is_no_register(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    result = run("check", tmp_path / "a.docx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert str(tmp_path / "a.docx") in result.stderr
