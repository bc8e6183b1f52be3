"""A new plugin is written whole, passes its tests at once, and harms nothing that is there."""

from __future__ import annotations

import runpy
import subprocess
import sys
import zipfile
from html import unescape
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.fake_site import FakeSite, good_plugin, spec

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "exporter-plugin"


def texts_in(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".py", ".toml") and "build" not in path.parts
    }


def built(source: Path, target: Path) -> Path:
    """Build the wheel of a plugin with the installed hatchling, and unpack it into ``target``."""
    from hatchling.builders.wheel import WheelBuilder

    (wheel,) = WheelBuilder(str(source)).build(directory=str(target.parent), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def test_contract_of(folder: Path, site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", folder,
         "-c", "/dev/null", "-W", "error", str(folder / "tests")],
        capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder,
        env={"PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


test_contract_of.__test__ = False  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["markdown", "so-lop-2"])
def test_a_new_plugin_built_as_a_wheel_passes_its_own_test(
    run: Run, tmp_path: Path, name: str
) -> None:
    result = run("plugin", "new", name, "-o", tmp_path / "deep")
    folder = tmp_path / "deep" / f"cadre-training-{name}"
    assert result.exit_code == 0
    assert result.stdout == f"{folder}\n"
    site = built(folder, tmp_path / "site")
    done = test_contract_of(folder, site)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
    assert "failed" not in done.stdout
    assert "skipped" not in done.stdout


def test_without_its_wheel_the_test_fails(run: Run, tmp_path: Path) -> None:
    run("plugin", "new", "markdown", "-o", tmp_path)
    done = test_contract_of(tmp_path / "cadre-training-markdown", tmp_path / "empty")
    assert done.returncode == 1
    assert "there is no format 'markdown'" in done.stdout


def test_the_example_is_what_new_makes(run: Run, tmp_path: Path) -> None:
    run("plugin", "new", "markdown", "-o", tmp_path)
    made = texts_in(tmp_path / "cadre-training-markdown")
    assert made == texts_in(EXAMPLE)
    assert sum(text.count("\n") for text in made.values()) < 60


def test_marks_of_markdown_in_a_text_are_signs_like_others() -> None:
    plain = runpy.run_path(str(EXAMPLE / "cadre_training_markdown" / "exporter.py"))["plain"]
    for text in ("[a](javascript:b)", "*c* _d_ `e` ~~f~~", "# g", "<h> | \\| &amp;"):
        written = plain(text)
        assert not set("[]*_`~<>|\\") & set(written)
        assert unescape(written) == text
    assert plain("1.234,5 (6 %)") == "1.234,5 (6 %)"


def test_nothing_of_one_name_is_left_in_another(run: Run, tmp_path: Path) -> None:
    run("plugin", "new", "class-roll", "-o", tmp_path)
    made = texts_in(tmp_path / "cadre-training-class-roll")
    assert set(made) == {
        "pyproject.toml",
        "cadre_training_class_roll/__init__.py",
        "cadre_training_class_roll/plugin.py",
        "cadre_training_class_roll/exporter.py",
        "tests/test_contract.py",
    }
    for text in made.values():
        assert "training_markdown" not in text
        assert "$" not in text
    assert 'name="class-roll"' in made["cadre_training_class_roll/plugin.py"]
    assert "class TestClassRoll(" in made["tests/test_contract.py"]


@pytest.mark.parametrize(
    "name",
    ["", "Markdown", "a b", "bảng", "1x", "-x", "x-", "a--b", "../x", "a_b", "x" * 41, "a\n"],
)
def test_a_bad_name_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    result = run("plugin", "new", "-o", tmp_path / "out", "--", name)
    assert result.exit_code == 2
    assert "không dùng được" in result.stderr
    assert not (tmp_path / "out").exists()
    english = run("plugin", "new", "--lang", "en", "--", name)
    assert "will not do" in english.stderr


@pytest.mark.parametrize(
    ("name", "owner"),
    [("json", "cadre-training"), ("taken", "other-one"), ("mine", "cadre-training-mine")],
)
def test_a_name_that_is_taken_is_refused(
    run: Run, site: FakeSite, tmp_path: Path, name: str, owner: str
) -> None:
    site.add("other-one", good_plugin(spec("taken")))
    site.add("cadre-training-mine", good_plugin(spec("other")))
    result = run("plugin", "new", name, "-o", tmp_path / "out", "--lang", "en")
    assert result.exit_code == 2
    assert f"'{name}' is the name of a format of {owner} already" in result.stderr
    assert not (tmp_path / "out").exists()


def test_what_is_there_is_left_as_it_is(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "cadre-training-x"
    folder.mkdir()
    for make in (lambda: None, lambda: (folder / "mine").touch()):
        make()
        before = list(folder.iterdir())
        result = run("plugin", "new", "x", "-o", tmp_path)
        assert result.exit_code == 2
        assert "đã có" in result.stderr
        assert list(folder.iterdir()) == before
    (tmp_path / "cadre-training-y").symlink_to(tmp_path / "nowhere")
    assert run("plugin", "new", "y", "-o", tmp_path).exit_code == 2
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_file_is_no_place_for_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("plugin", "new", "x", "-o", tmp_path / "file" / "deep")
    assert result.exit_code == 2
    assert "không phải là thư mục" in result.stderr


def test_the_group_shows_its_help(run: Run) -> None:
    for args in (("plugin",), ("plugin", "--help")):
        result = run(*args)
        assert result.exit_code == 0
        assert "new" in result.stdout
    assert "Make a plugin to begin with" in run("plugin", "--lang", "en").stdout
    result = run("plugin", "nwe")
    assert result.exit_code == 2
    assert "Có phải “new”?" in result.stderr
