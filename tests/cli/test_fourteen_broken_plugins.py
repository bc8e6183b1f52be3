"""The broken plugins that a user may meet, each beside a good one, at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import frozen
from tests.fake_site import FakeSite, good_plugin, spec

from cadre_training._registry.registry import STRICT_VARIABLE

from .conftest import Run
from .folders import CANG_LONG

HEAD = "from cadre_training.plugin import ExporterSpec, Label, Subject, hookimpl\n"
HOOK = HEAD + "@hookimpl\ndef cadre_training_exporters():\n    "
EXPORT = "def export(subject, out, options):\n    "
GOOD = EXPORT + "out.write(b'good')"


@frozen
class Broken:
    """A broken plugin: its module, the code of its exporter, and what is said of it."""

    plugin: str
    stage: str
    cause: str
    code: str | None = None


def failing(source: str, cause: str) -> Broken:
    return Broken(good_plugin(spec("bad")), "run", cause, EXPORT + source)


BROKEN = {
    "import error": Broken("import no_such_module", "load", "no_such_module"),
    "exit at import": Broken("import sys; sys.exit(1)", "load", "SystemExit: 1"),
    "hook with a wrong signature": Broken(
        HEAD + "@hookimpl\ndef cadre_training_exporters(config): return []", "register", "config"
    ),
    "misspelt hook": Broken(
        HEAD + "@hookimpl\ndef cadre_training_exporter(): return []",
        "register",
        "did you mean 'cadre_training_exporters'?",
    ),
    "raising hook": Broken(HOOK + "raise OSError('no way')", "describe", "OSError: no way"),
    "generator that raises half-way": Broken(
        HOOK + f"yield {spec('first')}\n    raise OSError('half-way')", "describe", "half-way"
    ),
    "spec with nonsense fields": Broken(
        good_plugin(spec("bad", extension="7")), "describe", "extension"
    ),
    "future API number": Broken(good_plugin(spec("bad", api="99")), "describe", "plugin API 99"),
    "two with one name": Broken(
        good_plugin(spec("twin")), "describe", "'twin' has the name of one of the-twin 2.0"
    ),
    "function that does not exist": Broken(
        good_plugin(spec("bad", exporter="'bad_code:no'")), "run", "nothing called 'no'", "x = 1"
    ),
    "raises after writing half": failing("out.write(b'half'); 1 / 0", "ZeroDivisionError"),
    "writes nothing": failing("pass", "it wrote nothing"),
    "closes the stream": failing("out.write(b'x'); out.close()", "it closed the stream"),
    "writes text": failing("out.write('x')", "it wrote text to a stream of bytes"),
}


@pytest.fixture(params=BROKEN)
def broken(request: pytest.FixtureRequest, site: FakeSite) -> Broken:
    one = BROKEN[request.param]
    site.add("good-one", good_plugin(spec("good")), modules={"good_code": GOOD})
    site.add("the-twin", good_plugin(spec("twin")), version="2.0", modules={"twin_code": GOOD})
    modules = {"bad_code": one.code} if one.code else {}
    site.add("bad-one", one.plugin, version="6.6", modules=modules)
    return one


def test_there_are_fourteen() -> None:
    assert len(BROKEN) == 14


def test_formats_lists_the_others_and_names_it(run: Run, broken: Broken) -> None:
    result = run("formats", "--lang", "en")
    assert result.exit_code == 0
    names = [line.split()[0] for line in result.stdout.splitlines()[2:]]
    assert {"json", "text", "good"} <= set(names)
    if broken.stage != "run":
        assert "bad-one 6.6 failed" in result.stderr
        assert broken.cause in result.stderr


def test_plugins_names_it_with_its_version(run: Run, broken: Broken) -> None:
    text, found = run("plugins"), json.loads(run("plugins", "--json").stdout)
    assert text.exit_code == 0
    (line,) = [line for line in text.stdout.splitlines() if line.startswith("bad-one")]
    assert line.split()[1] == "6.6"
    (one,) = [plugin for plugin in found if plugin["distribution"] == "bad-one"]
    assert one["version"] == "6.6"
    assert {p["distribution"]: p["state"] for p in found}["good-one"] == "ready"
    if broken.stage == "run":  # that is not known before it runs
        assert one["problems"] == []
    else:
        assert one["state"] in ("broken", "partly")
        assert one["problems"][0]["stage"] == broken.stage
        assert broken.cause in one["problems"][0]["cause"]


@pytest.mark.usefixtures("broken")
def test_good_formats_work_without_a_word(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("report", CANG_LONG, "--to", "good,json,text", "-o", out)
    assert (result.exit_code, result.stderr) == (0, "")
    assert {path.name for path in out.iterdir()} == {"report.good", "report.json", "report.txt"}


def test_its_own_format_is_refused_and_leaves_no_file(
    run: Run, broken: Broken, tmp_path: Path
) -> None:
    name = "twin" if "'twin'" in broken.cause else "bad"
    out = tmp_path / "out"
    result = run("report", CANG_LONG, "--to", f"json,{name}", "-o", out, "--lang", "en")
    assert result.exit_code == 2
    assert not out.exists()
    assert "bad-one" in result.stderr
    assert "Traceback" not in result.stderr
    if name != "twin":
        assert "bad-one 6.6" in result.stderr
        assert broken.cause in result.stderr


def test_strict_raises(run: Run, broken: Broken, tmp_path: Path) -> None:
    name = "bad" if broken.stage == "run" else "good"
    env = {STRICT_VARIABLE: "1"}
    out = tmp_path / "out"
    result = run("report", CANG_LONG, "--to", name, "-o", out, "--lang", "en", env=env)
    assert result.exit_code == 2
    assert "bad-one 6.6 failed" in result.stderr
    assert not out.exists()
