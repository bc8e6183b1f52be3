"""A broken plugin is shown where plugins are listed, and spoils nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.fake_site import FakeSite, good_plugin, spec

from cadre_training._registry.registry import STRICT_VARIABLE

from .conftest import Run
from .folders import CANG_LONG

BROKEN = "raise RuntimeError('hỏng\\x1b[2J')"


@pytest.fixture
def broken(site: FakeSite) -> FakeSite:
    code = "def export(subject, out, options): out.write(b'x')"
    site.add("good-one", good_plugin(spec("good")), modules={"good_code": code})
    site.add("bad-one", BROKEN)
    return site


@pytest.mark.usefixtures("broken")
def test_formats_lists_the_others_and_says_what_is_wrong(run: Run) -> None:
    result = run("formats")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()[2:]] == ["json", "text", "good"]
    assert "bad-one 1.0 lỗi khi nạp: RuntimeError: hỏng" in result.stderr
    assert "\x1b" not in result.stderr
    assert "failed on loading" in run("formats", "--lang", "en").stderr


@pytest.mark.usefixtures("broken")
def test_plugins_shows_the_state_of_each(run: Run) -> None:
    found = {one["distribution"]: one for one in json.loads(run("plugins", "--json").stdout)}
    assert found["good-one"]["state"] == "ready"
    assert found["bad-one"]["state"] == "broken"
    assert found["bad-one"]["problems"][0]["stage"] == "load"
    assert "hỏng" in found["bad-one"]["problems"][0]["cause"]
    text = run("plugins").stdout
    assert "khi nạp: RuntimeError: hỏng" in text
    assert "\x1b" not in text


@pytest.mark.usefixtures("broken")
def test_the_formats_of_others_work_without_a_word(run: Run, tmp_path: Path) -> None:
    result = run("report", CANG_LONG, "--to", "good,json", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (tmp_path / "out" / "report.good").read_bytes() == b"x"


@pytest.mark.usefixtures("broken")
def test_an_unknown_format_may_be_that_of_the_broken_one(run: Run, tmp_path: Path) -> None:
    result = run("report", CANG_LONG, "--to", "bad", "-o", tmp_path / "out")
    assert result.exit_code == 2
    first, last = result.stderr.splitlines()
    assert first.startswith("bad-one 1.0 lỗi khi nạp")
    assert last == "Lỗi: không có định dạng “bad”. Hiện có: json, text, good"
    assert not (tmp_path / "out").exists()


def test_one_name_of_two_plugins(run: Run, site: FakeSite, tmp_path: Path) -> None:
    site.add("first-one", good_plugin(spec("twin")))
    site.add("second-one", good_plugin(spec("twin")))
    result = run("report", CANG_LONG, "--to", "twin", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "hãy chọn một trong: first-one:twin, second-one:twin" in result.stderr


@pytest.mark.usefixtures("broken")
def test_strict_refuses_to_export_and_still_lists(run: Run, tmp_path: Path) -> None:
    strict = {STRICT_VARIABLE: "1"}
    result = run("report", CANG_LONG, "--to", "good", "-o", tmp_path / "out", env=strict)
    assert result.exit_code == 2
    assert "bad-one 1.0 lỗi khi nạp" in result.stderr
    assert run("plugins", env=strict).exit_code == 0
    assert run("formats", env=strict).exit_code == 0


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("import nowhere", "ModuleNotFoundError: No module named 'nowhere'"),
        ("Option = 1", "bad_code has nothing called 'Options'"),
        ("Options = dict", "bad_code:Options is not a subclass of ExportOptions"),
    ],
)
def test_options_that_cannot_be_loaded_are_the_plugins_fault(
    run: Run, site: FakeSite, tmp_path: Path, code: str, cause: str
) -> None:
    plugin = good_plugin(spec("bad", options="'bad_code:Options'"))
    site.add("bad-one", plugin, modules={"bad_code": code})
    result = run("report", CANG_LONG, "--to", "bad", "-o", tmp_path / "out", "--lang", "en")
    assert result.exit_code == 2
    assert f"bad-one 1.0 failed on running: {cause}. " in result.stderr
