"""Files that plugins read, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.fake_site import FakeSite
from tests.testing.ledger import CODE, PLUGIN, SAMPLE

from .conftest import Run

FAILING = "def read(file, name, options): 1 / 0"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "2016.tsv"
    path.write_bytes(SAMPLE)
    return path


def test_a_file_of_a_plugin_is_reported_on(
    run: Run, site: FakeSite, file: Path, tmp_path: Path
) -> None:
    site.add("ledger", PLUGIN, modules={"ledger_code": CODE})
    result = run("report", file, "--to", "json", "-o", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads((tmp_path / "out" / "report.json").read_bytes())
    found = {one["distribution"]: one for one in json.loads(run("plugins", "--json").stdout)}
    assert found["ledger"]["readers"] == ["ledger"]
    assert "ledger" in run("plugins").stdout


def test_what_is_wrong_with_it_is_told_at_its_lines(run: Run, site: FakeSite, file: Path) -> None:
    site.add("ledger", PLUGIN, modules={"ledger_code": CODE})
    file.write_bytes(b"a\t2016\t41\nb\tx\ty\nc\n")
    result = run("check", file)
    assert result.exit_code == 2
    assert "2016.tsv:2: dòng không đọc được" in result.stderr
    assert "2016.tsv:3: dòng không đọc được" in result.stderr


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "lỗi khi chạy"), ("en", "failed on running")]
)
def test_a_failing_reader_is_told_in_the_language(
    run: Run, site: FakeSite, file: Path, language: str, words: str
) -> None:
    site.add("bad-plugin", PLUGIN, modules={"ledger_code": FAILING + "\nLedgerOptions = 1"})
    result = run("check", file, "--lang", language)
    assert result.exit_code == 2
    assert f"bad-plugin 1.0 {words}: " in result.stderr


def test_two_readers_of_one_ending(run: Run, site: FakeSite, file: Path) -> None:
    for name in ("one", "two"):
        source = PLUGIN.replace('name="ledger"', f'name="{name}"')
        site.add(f"{name}-plugin", source, modules={"ledger_code": CODE})
    result = run("check", file)
    assert result.exit_code == 2
    assert "one-plugin:one, two-plugin:two" in result.stderr


def test_a_broken_plugin_beside_it_is_no_matter(run: Run, site: FakeSite, file: Path) -> None:
    site.add("ledger", PLUGIN, modules={"ledger_code": CODE})
    site.add("broken", "1 / 0")
    result = run("check", file)
    assert (result.exit_code, result.stderr) == (0, "")
