"""The commands: what they print in both languages, and how they end."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cadre_training.plugin import InputProblems, Language
from cadre_training_counter.commands.main import main
from cadre_training_counter.commands.progress import LONG, progress_on
from cadre_training_counter.plugin import cadre_training_commands
from cadre_training_counter.store.lock import only_one

VI, EN = Language.VI, Language.EN
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:125.0) Gecko/20100101 Firefox/125.0"
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


def line(minute: int, target: str = "/", agent: str = FIREFOX, status: int = 200) -> str:
    return (
        f"192.0.2.{minute} - - [15/May/2024:11:{minute:02}:00 +0700] "
        f'"GET {target} HTTP/1.1" {status} 5 "-" "{agent}"\n'
    )


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "access.log"
    path.write_text(
        "".join(
            [
                *(line(minute) for minute in range(10)),
                line(10, agent=GOOGLEBOT),
                line(11, target="/a.css"),
                line(12, status=404),
                "garbage\n",
                line(59),
            ]
        )
    )
    return path


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


AT = "2024-05-15T11:30:00+07:00"


def count(log: Path, state: Path, *more: str, language: Language = EN, at: str = AT) -> int:
    return main(("count", str(log), "--state", str(state), "--at", at, *more), language)


def test_the_plugin_describes_it() -> None:
    (spec,) = cadre_training_commands()
    assert (spec.name, spec.command) == (
        "counter",
        "cadre_training_counter.commands.main:main",
    )


def test_count_in_english(log: Path, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert count(log, state) == 0
    out = capsys.readouterr().out
    assert "Visitor counter, May 15, 2024, 11:30 (UTC+7)" in out
    assert re.search(r"^Today +10 +10$", out, re.MULTILINE)
    assert re.search(r"^Today +11 +11$", out, re.MULTILINE)
    assert re.search(r"^This week +10 +≈ 10$", out, re.MULTILINE)
    assert "≈ is an estimate, with a relative standard error of 0.39%." in out
    assert "This time 14 lines were read, of 1 file:" in out
    assert re.search(r"^ +1  after the moment of the figures, kept for later$", out, re.MULTILINE)
    assert f"{log}: cannot be read: lines 14" in out


def test_count_in_vietnamese(log: Path, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert count(log, state, language=VI) == 0
    out = capsys.readouterr().out
    assert "Thống kê truy cập, 11:30 ngày 15/05/2024 (UTC+7)" in out
    assert re.search(r"^Hôm nay +10 +10$", out, re.MULTILINE)
    assert "Lần này đã đọc 14 dòng của 1 tệp:" in out
    assert f"{log}: không đọc được các dòng 14" in out
    assert not re.search(r"\b(lines?|read|today|visitors?|page|estimate)\b", out)


def test_count_as_json(log: Path, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert count(log, state, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["at"] == "2024-05-15T11:30:00+07:00"
    figures = {
        (one["window"], one["unit"], one["definition"]["parts"]["robots"]): one["value"]
        for one in found["figures"]
    }
    assert figures["today", "page view", "without"] == 10
    assert figures["today", "page view", "with"] == 11
    assert figures["online", "visitor", "without"] == 0
    assert found["read"]["lines"] == 14
    assert found["read"]["later"] == 1
    assert found["read"]["outcomes"] == {
        "person": 10,
        "robot": 1,
        "status": 1,
        "asset": 1,
        "unreadable": 1,
    }
    (one,) = found["read"]["logs"]
    assert one["format"] == "combined"
    assert one["unreadable_at"] == [14]
    basis = found["figures"][0]["definition"]["parts"]["basis"]
    assert "200, 203, 304" in basis["en"]


def test_count_again_later_takes_what_waited(
    log: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count(log, state)
    assert count(log, state, at="2024-05-15 12:00") == 0
    out = capsys.readouterr().out
    assert re.search(r"^Today +11 +11$", out, re.MULTILINE)
    assert "This time 1 line was read" in out
    assert count(log, state, at="16/05/2024") == 0
    assert "counted before, nothing new" in capsys.readouterr().out


def test_count_without_a_moment_is_now(
    log: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("count", str(log), "--state", str(state)), EN) == 0
    out = capsys.readouterr().out
    assert re.search(r"^Today +0 +0$", out, re.MULTILINE)
    assert re.search(r"^All time +11 +≈ 11$", out, re.MULTILINE)


@pytest.mark.parametrize("language", Language)
def test_an_earlier_moment_is_refused(
    language: Language, log: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count(log, state)
    assert count(log, state, language=language, at="2024-05-15T11:00") == 2
    error = capsys.readouterr().err
    assert error.startswith("Lỗi: đã đếm đến" if language is VI else "Error: counting has come to")


def test_another_count_at_work_is_told(
    log: Path, state: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from cadre_training_counter.store import lock

    monkeypatch.setitem(lock.only_one.__wrapped__.__kwdefaults__, "wait", 0)  # type: ignore[attr-defined]
    count(log, state)
    with only_one(state):
        assert count(log, state) == 2
    assert "another counter count is at work" in capsys.readouterr().err


def test_what_is_no_log_is_refused_and_nothing_is_settled(tmp_path: Path, state: Path) -> None:
    other = tmp_path / "a.txt"
    other.write_text("no log\n")
    with pytest.raises(InputProblems, match="no line of it can be read"):
        count(other, state)
    rules = tmp_path / "rules.toml"
    rules.write_text("[counter]\nonline_minutes = 15\n")
    log = tmp_path / "b.log"
    log.write_text(line(1))
    assert count(log, state, "--rules", str(rules)) == 0


def test_rules_stay_what_they_are(
    log: Path, state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("[counter]\nsite = 'Cổng A'\n[pages]\nstatuses = [200, 404]\n")
    assert count(log, state, "--rules", str(rules)) == 0
    assert re.search(r"^Today +11 +11$", capsys.readouterr().out, re.MULTILINE)
    assert count(log, state) == 0
    assert "Cổng A" in capsys.readouterr().out
    rules.write_text("[pages]\nstatuses = [200]\n")
    assert count(log, state, "--rules", str(rules)) == 2
    assert "counted by other rules" in capsys.readouterr().err
    rules.write_text("[pages]\nstatuse = [200]\n")
    with pytest.raises(InputProblems, match="did you mean statuses"):
        count(log, state, "--rules", str(rules))


def test_explain(log: Path, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count(log, state)
    capsys.readouterr()
    assert main(("explain", "today", "--state", str(state)), EN) == 0
    out = capsys.readouterr().out
    assert "Today, May 15, 2024, 11:30 (UTC+7): 10 page views, without robots." in out
    assert "In all 15 lines were read; of these:" in out
    rows = re.findall(r"^ +([\d,]+)  (.+)$", out, re.MULTILINE)
    assert sum(int(number) for number, _ in rows) == 15
    assert f"{log}:14" in out


def test_explain_in_vietnamese_with_examples(
    log: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count(log, state)
    capsys.readouterr()
    assert main(("explain", "week", str(log), "--state", str(state)), VI) == 0
    out = capsys.readouterr().out
    assert "Trong tuần, 11:30 ngày 15/05/2024 (UTC+7): 10 lượt xem trang" in out
    assert "192.0.x.x" in out
    assert "192.0.2." not in out
    assert not re.search(r"\b(lines?|read|counted|visitors?)\b", out)


def test_explain_as_json(log: Path, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count(log, state)
    capsys.readouterr()
    args = ("explain", "all", str(log), "--state", str(state), "--format", "json")
    assert main(args, EN) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["counted"] + sum(one["lines"] for one in found["left_out"]) == found["read"] == 15
    assert {one["reason"] for one in found["left_out"]} == {
        "robot",
        "asset",
        "status",
        "unreadable",
        "later",
    }
    assert found["unreadable_at"] == [{"name": str(log), "line": 14}]
    assert {one["outcome"] for one in found["examples"]} >= {"person", "robot"}


def test_import(log: Path, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = ("import", "--total", "2.468.642", "--on", "01/02/2019", "--state", str(state))
    assert main(args, VI) == 0
    assert "Đã tiếp nhận 2.468.642 lượt truy cập, ghi ngày 01/02/2019" in capsys.readouterr().out
    count(log, state)
    out = capsys.readouterr().out
    assert re.search(r"^All time +10 +≈ 10$", out, re.MULTILINE)
    assert "2,468,642 visits, on February 1, 2019" in out
    assert main((*args, "--unit", "page-view"), EN) == 0
    count(log, state)
    assert "2,468,652 page views" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "begins"), [("html", "<section"), ("svg", "<svg"), ("json", "{"), ("text", "Visitor")]
)
def test_show(
    form: str, begins: str, log: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count(log, state)
    capsys.readouterr()
    assert main(("show", "--state", str(state), "--to", form), EN) == 0
    out = capsys.readouterr().out
    assert out.startswith(begins)
    assert "10" in out


def test_show_into_a_file_at_another_moment(
    log: Path, state: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count(log, state)
    out = tmp_path / "counter.json"
    args = ("show", "--state", str(state), "--to", "json", "-o", str(out))
    assert main((*args, "--at", "2024-05-16T08:00"), EN) == 0
    figures = json.loads(out.read_text())["figures"]
    assert [one["value"] for one in figures if one["window"] == "today"] == [0, 0, 0, 0]
    assert main((*args, "--at", "2024-05-15T08:00"), EN) == 2
    assert "earlier moment" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("show",), ("explain", "today")])
def test_no_state(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main((*command, "--state", str(tmp_path / "none")), EN) == 2
    assert "there is no state here" in capsys.readouterr().err
    main(("import", "--total", "1", "--on", "2019-02-01", "--state", str(tmp_path / "new")), EN)
    assert main((*command, "--state", str(tmp_path / "new")), EN) == 2
    assert "nothing was counted" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "vi", "en"),
    [
        (("cuont",), "có phải count?", "did you mean count?"),
        (("x",), "hiện có: count", "there are: count"),
        (("count",), "còn thiếu --state", "--state is missing"),
        (("count", "--state", "s"), "còn thiếu NHẬT_KÝ", "LOG is missing"),
        (("count", "--stat", "s"), "không có tùy chọn --stat", "there is no option --stat"),
        (("count", "--state"), "sau --state phải có", "--state needs a value"),
        (("count", "--help=x"), "không nhận giá trị", "takes no value"),
        (("count", "a", "--state", "s", "--format", "xml"), "không có dạng", "there is no form"),
        (
            ("count", "a", "--state", "s", "--log-format", "iss"),
            "Có phải “iis”?",
            "Did you mean 'iis'?",
        ),
        (("count", "a", "--state", "s", "--jobs", "two"), "không phải là số", "no whole number"),
        (("explain", "--state", "s"), "còn thiếu KHOẢNG", "WINDOW is missing"),
        (("explain", "online", "--state", "s"), "không có khoảng", "there is no window"),
        (("show", "more", "--state", "s"), "thừa tham số: more", "too many arguments: more"),
        (("import", "--state", "s", "--on", "1/1/2019"), "còn thiếu --total", "--total is missing"),
        (
            ("import", "--state", "s", "--total", "1,5", "--on", "1/1/2019"),
            "không phải là số nguyên",
            "no whole number",
        ),
        (
            ("import", "--state", "s", "--total", "1", "--on", "30/2/2019"),
            "không có trong lịch",
            "not in the calendar",
        ),
        (
            ("import", "--state", "s", "--total", "1", "--on", "hôm qua"),
            "không phải là ngày",
            "no day",
        ),
    ],
)
def test_what_cannot_be_followed(
    args: tuple[str, ...],
    vi: str,
    en: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for language, words in ((VI, vi), (EN, en)):
        assert main(args, language) == 2
        error = capsys.readouterr().err
        assert words in error
        assert "--help" in error
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "at", ["yesterday", "2024-13-01", "25:00 01/01/2024", "9999-12-31T23:59-10:00"]
)
def test_moments_that_there_are_not(
    at: str, log: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert count(log, state, at=at) == 2
    assert "moment" in capsys.readouterr().err


@pytest.mark.parametrize(
    "at",
    [
        "2024-05-15T11:30:00+07:00",
        "2024-05-15T04:30:00Z",
        "2024-05-15 11:30",
        "2024-05-15T11:30:00.5+0700",
        "15/05/2024 11:30",
        "15/5/2024, 11:30:00",
        "11:30 15/05/2024",
        "11:30 ngày 15/05/2024",
    ],
)
def test_ways_to_write_a_moment(
    at: str, log: Path, state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert count(log, state, "--format", "json", at=at) == 0
    assert json.loads(capsys.readouterr().out)["at"] == "2024-05-15T11:30:00+07:00"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ["count", "show", "explain", "import", ""])
def test_help(name: str, language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert main((*filter(None, [name]), "--help"), language) == 0
    out = capsys.readouterr().out
    assert out.startswith("Cách dùng: " if language is VI else "Usage: ")
    assert ("LỆNH" if language is VI else "COMMAND") in out or name
    if name:
        assert ("--state THƯ_MỤC" if language is VI else "--state DIR") in out


def test_nothing_at_all_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main((), EN) == 0
    assert "Usage" in capsys.readouterr().out


def test_importing_the_commands_loads_no_heavy_libraries() -> None:
    code = (
        "import sys, cadre_training_counter.commands.main, cadre_training_counter.commands.count;"
        "print(*({'numpy', 'datasketches', 'rich', 'jinja2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_on_the_command_line(log: Path, state: Path) -> None:
    """The whole way from the shell: the status, and Vietnamese in any locale."""
    code = "import sys; from cadre_training.cli import main; main()"
    args = ["counter", "count", str(log), "--state", str(state), "--at", AT]
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"}
    run = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, check=False, env=environment
    )
    assert run.returncode == 0
    assert "Hôm nay" in run.stdout.decode()
    missing = subprocess.run(
        [sys.executable, "-c", code, "counter", "count", "none.log", "--state", str(state)],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert missing.returncode == 2
    assert "none.log: không tìm thấy" in missing.stderr.decode()


def test_stopped_from_the_keyboard(
    log: Path, state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cadre_training_counter.commands import count as module

    def stop(*args: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "count_logs", stop)
    assert count(log, state, language=VI) == 130
    assert "đã dừng theo yêu cầu" in capsys.readouterr().err
    monkeypatch.undo()
    assert count(log, state) == 0


def test_a_bar_is_shown_on_a_terminal_for_long_logs_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for total, seen in ((LONG, True), (LONG - 1, False)):
        terminal = Terminal()
        monkeypatch.setattr("sys.stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        with progress_on(EN) as progress:
            assert progress is not None
            progress(total // 2, total)
        assert ("Reading logs" in terminal.getvalue()) is seen
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress_on(EN) as progress:
        assert progress is None
