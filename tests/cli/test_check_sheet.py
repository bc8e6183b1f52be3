"""``check`` of spreadsheets, from the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from csv import DictReader
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.test_main import MAIN, environment
from tests.fake_site import FakeSite
from tests.sheets.workbook import CODE, PLUGIN, SAMPLE, WRONG

from cadre_training._registry.registry import ONLY_VARIABLE

from .conftest import Run
from .folders import CANG_LONG

CSV = """BẢNG TỔNG HỢP CÁC LỚP CẬP NHẬT KIẾN THỨC NĂM 2022
TT;Đơn vị;Số lớp;Học viên
1;Xã An Trường;2;1.120
2;Xã Bình Phú;3;1.150
;Cộng;5;2.270
"""


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "so-lop-2022.csv"
    path.write_text(CSV, "utf-8")
    return path


@pytest.fixture
def plain(site: FakeSite, tmp_path: Path) -> Path:
    site.add("plain-plugin", PLUGIN, modules={"plain_code": CODE})
    path = tmp_path / "số lớp.plain"
    path.write_text(WRONG, "utf-8")
    return path


def as_json(run: Run, *args: str | Path):
    return json.loads(run("check", *args, "--format", "json").stdout)


class TestFindings:
    def test_a_sheet_that_agrees(self, run: Run, csv: Path) -> None:
        result = run("check", csv, "--no-mapping")
        assert (result.exit_code, result.stderr) == (0, "")
        lines = result.stdout.splitlines()
        assert lines[0].startswith(f"Bảng 1: {csv.name}!A2 – BẢNG TỔNG HỢP")
        assert lines[1] == "  tiêu đề: dòng 2; 2 dòng số liệu; 1 dòng cộng"
        assert "  D  Học viên: số học viên" in lines
        assert lines[-1].startswith("mâu thuẫn: 0; ")

    def test_an_error_is_told_at_its_cell_with_proposals(self, run: Run, csv: Path) -> None:
        csv.write_text(CSV.replace("2.270", "2.720"), "utf-8")
        result = run("check", csv, "--no-mapping")
        assert result.exit_code == 1
        assert f"   {csv.name}!D5" in result.stdout
        assert f"- {csv.name}!D5: 2.720 → 2.270 (" in result.stdout
        assert "Gợi ý, không tự sửa:" in result.stdout
        english = run("check", csv, "--no-mapping", "--lang", "en").stdout
        assert f"- {csv.name}!D5: 2,720 → 2,270 (" in english
        assert "header: row 2; 2 rows of records; 1 of totals" in english

    def test_several_findings_in_one_run(self, run: Run, csv: Path) -> None:
        csv.write_text(CSV.replace("2.270", "2.720").replace("3;1.150", "ba lớp?;1.150"), "utf-8")
        codes = {one["code"] for one in as_json(run, csv)["findings"]}
        assert {"cross-footing", "not-a-number"} <= codes

    def test_a_workbook_of_a_plugin(self, run: Run, plain: Path) -> None:
        result = run("check", plain, "--no-mapping")
        assert result.exit_code == 1
        assert "số lớp.plain!2022!D" in result.stdout

    def test_json_says_what_was_understood(self, run: Run, plain: Path) -> None:
        found = as_json(run, plain, "--no-mapping")
        assert list(found) == ["mapping", "tables", "remarks", "findings", "held"]
        assert found["mapping"] is None
        (table,) = found["tables"]
        assert table["place"] == {
            "file": "số lớp.plain", "line": None, "sheet": "2022", "cell": "A2",
        }  # fmt: skip
        assert table["header_rows"] == [2]
        assert (table["records"], table["totals"], table["skipped"]) == (3, 1, 0)
        fields = [(one["column"], one["header"], one["field"]) for one in table["columns"]]
        assert fields == [
            ("A", ["TT"], "ordinal"),
            ("B", ["Đơn vị"], "unit"),
            ("C", ["Số lớp"], "classes"),
            ("D", ["Học viên"], "learners"),
        ]
        (finding,) = [one for one in found["findings"] if one["severity"] == "error"]
        for place in (finding["spots"][0]["place"], finding["proposals"][0]["place"]):
            assert (place["file"], place["sheet"]) == ("số lớp.plain", "2022")
            assert place["cell"]
        assert found["held"]

    def test_csv_has_a_row_for_each_finding_and_no_formulas(self, run: Run, csv: Path) -> None:
        text = CSV.replace("Học viên", "=1+1 học viên").replace("3;1.150", "3;?\x1b[31m")
        csv.write_text(text, "utf-8")
        result = run("check", csv, "--no-mapping", "--format", "csv", "--lang", "en")
        rows = list(DictReader(StringIO(result.stdout)))
        findings = as_json(run, csv, "--lang", "en", "--no-mapping")["findings"]
        assert [(row["code"], row["severity"]) for row in rows] == [
            (one["code"], one["severity"]) for one in findings
        ]
        (bad,) = [row for row in rows if row["code"] == "not-a-number"]
        assert (bad["file"], bad["cell"], bad["sheet"]) == (csv.name, "D4", "")
        assert "\x1b" not in result.stdout
        values = [value for row in rows for value in row.values()]
        assert not any(value.startswith(("=", "+", "-", "@")) for value in values)

    def test_csv_proposes_what_the_text_proposes(self, run: Run, plain: Path) -> None:
        found = run("check", plain, "--no-mapping", "--format", "csv").stdout
        (row,) = [row for row in DictReader(StringIO(found)) if row["severity"] == "error"]
        proposals = row["proposals_not_applied"].split("; ")
        text = run("check", plain, "--no-mapping").stdout
        assert proposals
        assert all(proposal in text for proposal in proposals)

    def test_remarks_are_in_the_json_too(self, run: Run, csv: Path) -> None:
        csv.write_text(CSV.replace("3;1.150", "3;19,554"), "utf-8")
        found = as_json(run, csv, "--lang", "en")
        remarks = {(one["code"], one["place"]["cell"]) for one in found["remarks"]}
        assert any(cell == "D4" for _, cell in remarks)
        assert all(one["message"] for one in found["remarks"])

    def test_notation_can_be_said(self, run: Run, csv: Path) -> None:
        csv.write_text("Xã;Số lớp năm 2022;Học viên năm 2022\nTân An;3;1.120\n", "utf-8")
        for notation, status in (("vi", 0), ("en", 0)):
            result = run("check", csv, "--notation", notation, "--no-mapping")
            assert result.exit_code == status
        wrong = run("check", csv, "--notation", "fr")
        assert wrong.exit_code == 2
        assert "Hiện có: vi, en" in wrong.stderr

    def test_records_of_very_many_rows_are_checked_when_asked(
        self, run: Run, csv: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        twice = CSV.replace(";Cộng;5;2.270", "3;Xã Bình Phú;3;1.150\n;Cộng;8;3.420")
        csv.write_text(twice, "utf-8")
        codes = {one["code"] for one in as_json(run, csv)["findings"]}
        monkeypatch.setattr("cadre_training.sheets.checking.MOST_ROWS", 1)
        few = {one["code"] for one in as_json(run, csv)["findings"]}
        every = {one["code"] for one in as_json(run, csv, "--records")["findings"]}
        assert "records-not-checked" in few
        assert every == codes

    def test_the_output_goes_to_a_file(self, run: Run, plain: Path, tmp_path: Path) -> None:
        printed = run("check", plain, "--no-mapping").stdout
        result = run("check", plain, "--no-mapping", "-o", tmp_path / "out.txt")
        assert (result.exit_code, result.stdout) == (1, "")
        assert (tmp_path / "out.txt").read_text("utf-8") == printed

    def test_texts_of_the_sheet_do_not_steer_the_terminal(self, run: Run, csv: Path) -> None:
        csv.write_text(CSV.replace("Xã Bình Phú", "Xã \x1b[31mBình\u202e"), "utf-8")
        result = run("check", csv)
        assert "\x1b" not in result.stdout + result.stderr
        assert "\u202e" not in result.stdout + result.stderr


class TestMappingFile:
    def test_it_is_written_on_the_first_read_and_used_on_the_next(
        self, run: Run, csv: Path
    ) -> None:
        file = csv.with_name("so-lop-2022.mapping.toml")
        first = run("check", csv)
        assert first.exit_code == 0
        assert first.stderr == (f"Đã ghi cách hiểu bảng vào {file}; nếu có chỗ sai, hãy sửa ở đó\n")
        written = file.read_bytes()
        second = run("check", csv)
        assert second.stderr == f"Đọc theo tệp {file}\n"
        assert second.stdout == first.stdout
        assert file.read_bytes() == written

    def test_its_comments_are_in_the_language(self, run: Run, csv: Path) -> None:
        result = run("check", csv, "--lang", "en")
        text = csv.with_name("so-lop-2022.mapping.toml").read_text("utf-8")
        assert "was written to" in result.stderr
        assert 'language = "en"' in text
        assert "số" not in "".join(line for line in text.splitlines() if line.startswith("#"))

    def test_a_correction_is_followed(self, run: Run, csv: Path) -> None:
        run("check", csv)
        file = csv.with_name("so-lop-2022.mapping.toml")
        text = file.read_text("utf-8")
        assert 'field = "learners"' in text
        file.write_text(text.replace('field = "learners"', 'field = "attendances"'), "utf-8")
        (table,) = as_json(run, csv)["tables"]
        assert table["columns"][3]["field"] == "attendances"

    def test_last_years_file_reads_this_years_sheet(self, run: Run, csv: Path) -> None:
        run("check", csv)
        file = csv.with_name("so-lop-2022.mapping.toml")
        text = file.read_text("utf-8").replace('field = "learners"', 'field = "attendances"')
        file.write_text(text, "utf-8")
        later = csv.with_name("so-lop-2023.csv")
        later.write_text(
            "BẢNG TỔNG HỢP CÁC LỚP CẬP NHẬT KIẾN THỨC NĂM 2023\nTT;Đơn vị;Học viên;Số lớp\n"
            "1;Xã An Trường;30;2\n2;Xã Bình Phú;40;1\n3;Xã Tân An;20;1\n;Cộng;90;4\n",
            "utf-8",
        )
        result = run("check", later, "--mapping", file)
        assert result.stderr == f"Đọc theo tệp {file}\n"
        (table,) = as_json(run, later, "--mapping", file)["tables"]
        assert [one["field"] for one in table["columns"]] == [
            *("ordinal", "unit", "attendances", "classes")
        ]
        assert not later.with_name("so-lop-2023.mapping.toml").exists()

    def test_none_is_touched_where_none_is_wanted(self, run: Run, csv: Path) -> None:
        result = run("check", csv, "--no-mapping")
        assert result.stderr == ""
        assert list(csv.parent.glob("*.toml")) == []
        csv.with_name("so-lop-2022.mapping.toml").write_text("no TOML [", "utf-8")
        assert run("check", csv, "--no-mapping").exit_code == 0

    def test_one_that_is_named_must_be_there(self, run: Run, csv: Path) -> None:
        result = run("check", csv, "--mapping", csv.with_name("no.toml"))
        assert result.exit_code == 2
        assert "không tìm thấy tệp" in result.stderr
        assert not csv.with_name("no.toml").exists()

    @pytest.mark.parametrize("text", ["no TOML [", "format = 1", "\xff"])
    def test_one_that_is_broken_is_told_of_and_left_alone(
        self, run: Run, csv: Path, text: str
    ) -> None:
        file = csv.with_name("so-lop-2022.mapping.toml")
        file.write_text(text, "latin-1")
        result = run("check", csv)
        assert result.exit_code == 2
        assert "so-lop-2022.mapping.toml" in result.stderr
        assert result.stdout == ""
        assert file.read_text("latin-1") == text

    def test_a_folder_that_cannot_be_written_to_is_only_noted(
        self, run: Run, csv: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: Path, text: str) -> None:
            raise PermissionError(13, "no", str(path))

        monkeypatch.setattr("cadre_training.cli._mapping_file._write_new", refuse)
        result = run("check", csv)
        assert result.exit_code == 0
        assert result.stderr.startswith("Không ghi được cách hiểu bảng vào ")
        assert as_json(run, csv)["mapping"]["state"] == "not written"

    def test_nothing_is_written_where_no_table_was_found(self, run: Run, csv: Path) -> None:
        csv.write_text("Kính gửi các đồng chí\nXin cảm ơn\n", "utf-8")
        result = run("check", csv)
        assert list(csv.parent.glob("*.toml")) == []
        assert "[no-table]" in result.stdout


class TestAnnotatedCopy:
    def test_it_is_written_whole(self, run: Run, plain: Path) -> None:
        copy = plain.with_name("out.plain")
        result = run("check", plain, "--annotate", copy, "--no-mapping")
        said = f"Đã ghi bản có chú thích vào {copy}; số phát hiện có chú thích: 1\n"
        assert (result.exit_code, result.stderr) == (1, said)
        text = copy.read_text("utf-8")
        assert text.startswith(WRONG)
        assert "Mâu thuẫn [cross-footing]" in text
        english = run("check", plain, "--annotate", copy, "--no-mapping", "--lang", "en")
        assert english.exit_code == 1
        assert "Error [cross-footing]" in copy.read_text("utf-8")

    def test_a_sheet_without_findings_is_copied(self, run: Run, plain: Path) -> None:
        plain.write_text(SAMPLE, "utf-8")
        copy = plain.with_name("out.plain")
        run("check", plain, "--annotate", copy, "--no-mapping")
        assert copy.read_text("utf-8").startswith(SAMPLE)

    @pytest.mark.parametrize("option", ["--annotate", "-o"])
    def test_the_sheet_itself_is_never_replaced(self, run: Run, plain: Path, option: str) -> None:
        result = run("check", plain, option, plain)
        assert result.exit_code == 2
        assert "đây chính là bảng tính cần đọc" in result.stderr
        assert plain.read_text("utf-8") == WRONG
        assert list(plain.parent.glob("*.toml")) == []

    def test_what_takes_no_notes_is_refused_with_advice(self, run: Run, csv: Path) -> None:
        result = run("check", csv, "--annotate", csv.with_name("out.csv"), "--lang", "en")
        assert result.exit_code == 2
        assert "save it as .xlsx" in result.stderr
        assert not csv.with_name("out.csv").exists()

    def test_a_place_that_cannot_be_written_to(self, run: Run, plain: Path) -> None:
        blocked = plain.with_name("file")
        blocked.write_text("x", "utf-8")
        result = run("check", plain, "--annotate", blocked / "out.plain", "--lang", "en")
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
        assert "file" in result.stderr


class TestRefused:
    def test_options_of_spreadsheets_are_for_them_only(self, run: Run, tmp_path: Path) -> None:
        options = ("--annotate a", "--mapping a", "--notation vi", "--no-mapping", "--records")
        for option in options:
            result = run("check", CANG_LONG, *option.split())
            assert result.exit_code == 2
            assert "chỉ dùng cho bảng tính" in result.stderr

    def test_a_file_that_is_not_there(self, run: Run, site: FakeSite, tmp_path: Path) -> None:
        site.add("plain-plugin", PLUGIN, modules={"plain_code": CODE})
        for name in ("no.csv", "no.plain"):
            result = run("check", tmp_path / name)
            assert result.exit_code == 2
            assert result.stderr == f"Lỗi: {tmp_path / name}: không tìm thấy tệp\n"

    def test_a_workbook_that_no_plugin_opens(
        self, run: Run, site: FakeSite, tmp_path: Path
    ) -> None:
        site.monkeypatch.setenv(ONLY_VARIABLE, "")
        (tmp_path / "a.xlsx").write_bytes(b"PK")
        result = run("check", tmp_path / "a.xlsx")
        assert result.exit_code == 2
        assert "pip install cadre-training-xlsx" in result.stderr

    def test_a_failing_plugin_is_named(self, run: Run, site: FakeSite, tmp_path: Path) -> None:
        code = "def open_workbook(file, name, options): 1 / 0"
        site.add("bad-plugin", PLUGIN, version="6.6", modules={"plain_code": code})
        (tmp_path / "a.plain").write_bytes(b"x")
        result = run("check", tmp_path / "a.plain", "--lang", "en")
        assert result.exit_code == 2
        assert "bad-plugin 6.6 failed on running: ZeroDivisionError" in result.stderr
        assert "Traceback" not in result.stderr

    def test_quotation_marks_without_an_end(self, run: Run, csv: Path) -> None:
        csv.write_text('a;b\n"c;d\n', "utf-8")
        result = run("check", csv)
        assert result.exit_code == 2
        assert f"{csv.name}:2: dấu ngoặc kép" in result.stderr


class TestOtherCommands:
    def test_a_sheet_is_aggregated_and_reported(self, run: Run, csv: Path, tmp_path: Path) -> None:
        result = run("aggregate", csv, "--by", "year", "--format", "csv")
        assert result.stdout.splitlines()[-1] == "2022,5,2270"
        report = run("report", csv, "--to", "json", "-o", tmp_path / "out")
        assert (report.exit_code, report.stderr) == (0, "")

    def test_what_was_not_understood_stops_them_with_advice(self, run: Run, csv: Path) -> None:
        csv.write_text(CSV.replace("3;1.150", "ba lớp?;1.150"), "utf-8")
        result = run("aggregate", csv, "--by", "year")
        assert result.exit_code == 2
        assert f"{csv.name}!C4: " in result.stderr
        assert f"cadre-training check {csv.name}" in result.stderr

    def test_they_follow_the_mapping_file_as_check_does(
        self, run: Run, csv: Path, tmp_path: Path
    ) -> None:
        file = csv.with_name("so-lop-2022.mapping.toml")
        by_hand = ("aggregate", csv, "--measure", "classes", "--format", "csv")
        assert run(*by_hand).stdout.splitlines()[-1] == "5"
        assert not file.exists()  # only check writes one
        run("check", csv)
        text = (
            file.read_text("utf-8").replace('"classes"', '"?"').replace('"learners"', '"classes"')
        )
        file.write_text(text.replace('"?"', '"learners"'), "utf-8")
        said = f"Đọc theo tệp {file}\n"
        result = run(*by_hand)
        assert (result.stdout.splitlines()[-1], result.stderr) == ("2270", said)
        report = run("report", csv, "--to", "json", "-o", tmp_path / "out")
        assert (report.exit_code, report.stderr) == (0, said)
        assert "2270" in (tmp_path / "out" / "report.json").read_text("utf-8")
        without = run(*by_hand, "--no-mapping")
        assert (without.stdout.splitlines()[-1], without.stderr) == ("5", "")
        other = file.rename(tmp_path / "other.toml")
        assert run(*by_hand).stdout.splitlines()[-1] == "5"
        again = run(*by_hand, "--mapping", other)
        assert again.stdout.splitlines()[-1] == "2270"
        assert again.stderr == f"Đọc theo tệp {other}\n"
        assert not file.exists()

    def test_a_broken_mapping_file_stops_them(self, run: Run, csv: Path, tmp_path: Path) -> None:
        csv.with_name("so-lop-2022.mapping.toml").write_text("no TOML [", "utf-8")
        told = run("check", csv).stderr
        assert "so-lop-2022.mapping.toml:1" in told
        for args in (("aggregate", csv), ("report", csv, "-o", tmp_path / "out")):
            result = run(*args)
            assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)
            missing = run(*args, "--mapping", tmp_path / "no.toml")
            assert (missing.exit_code, missing.stdout) == (2, "")
            assert "no.toml" in missing.stderr
        assert not (tmp_path / "out").exists()

    def test_a_scheme_said_in_the_mapping_file_is_enough(self, run: Run, csv: Path) -> None:
        csv.write_text("Xã;Đối tượng;Số lớp năm 2022\nTân An;3;2\nBình Phú;4;1\n", "utf-8")
        run("check", csv)
        file = csv.with_name("so-lop-2022.mapping.toml")
        by = ("aggregate", csv, "--by", "target_group", "--measure", "classes", "--format", "csv")
        for scheme in ("164", "145"):
            lines = file.read_text("utf-8").splitlines()
            kept = [line for line in lines if not line.startswith("scheme")]
            at = next(i for i, line in enumerate(kept) if line.startswith("version"))
            kept.insert(at + 1, f'scheme = "{scheme}"')
            file.write_text("\n".join(kept), "utf-8")
            result = run(*by)
            assert result.exit_code == 0, result.stderr
            assert f"{scheme}" in result.stdout

    @pytest.mark.parametrize("option", ["--mapping a", "--no-mapping"])
    def test_a_mapping_is_for_sheets_only(self, run: Run, tmp_path: Path, option: str) -> None:
        (tmp_path / "a.parquet").write_bytes(b"PAR1")
        for args in (
            ("aggregate", CANG_LONG),
            ("aggregate", tmp_path / "a.parquet"),
            ("report", CANG_LONG, "-o", tmp_path / "out"),
        ):
            result = run(*args, *option.split(), "--lang", "en")
            assert result.exit_code == 2
            assert "are for spreadsheets only" in result.stderr

    def test_a_table_of_a_register_is_still_one(self, run: Run) -> None:
        assert "Bảng 1" not in run("check", CANG_LONG / "classes.csv").stdout


SLOW = """
import sys, time
import cadre_training.sheets as sheets

def wait(*args, **options):
    print("reading", file=sys.stderr, flush=True)
    time.sleep(60)

sheets.check_sheets = wait
from cadre_training.cli import main
main()
"""


def test_an_interrupt_leaves_nothing(csv: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, "check", csv, "-o", csv.with_name("out.txt")],
        env=environment(),
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"reading\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr.read() == b""
    assert [path.name for path in csv.parent.iterdir()] == [csv.name]


WAITED_FOR = f"""
import threading
import cadre_training.sheets as sheets
from cadre_training.cli import _waiting

shown, show, check = threading.Event(), _waiting.Waiting._show, sheets.check_sheets

def show_and_tell(self):
    show(self)
    shown.set()

def wait(reading, **options):
    shown.wait(60)
    return check(reading, **options)

_waiting.Waiting._show, sheets.check_sheets = show_and_tell, wait
{MAIN}"""


def test_a_terminal_is_shown_that_something_goes_on(csv: Path) -> None:
    """After a second a bar is shown on standard error, and taken away again."""
    main, side = os.openpty()
    done = subprocess.run(
        [sys.executable, "-c", WAITED_FOR, "check", csv, "--no-mapping"],
        env=environment({"TERM": "xterm", "COLUMNS": "80"}),
        stdout=subprocess.PIPE,
        stderr=side,
        timeout=120,
        check=False,
    )
    os.close(side)
    shown = b""
    try:
        while piece := os.read(main, 4096):
            shown += piece
    except OSError:  # a terminal without a program says so at its end
        pass
    os.close(main)
    assert done.returncode == 0
    assert "Đang đối chiếu số liệu" in shown.decode()
    assert "mâu thuẫn: 0" in done.stdout.decode()


def test_no_bar_is_shown_where_nobody_looks(csv: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", MAIN, "check", csv, "--no-mapping"],
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert b"rich" not in done.stderr
