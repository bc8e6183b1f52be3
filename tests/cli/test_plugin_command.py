"""Commands that plugins bring, and those that fail, at the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from attrs import frozen
from tests.cli.test_main import MAIN, run_code
from tests.fake_site import FakeSite, command_plugin, command_spec, good_plugin, spec

from cadre_training._registry.kinds import COMMANDS
from cadre_training._registry.registry import ONLY_VARIABLE, STRICT_VARIABLE
from cadre_training.cli._click import Program

from .conftest import Run

ECHO = """
def run(args, language):
    print(*args, language.value, sep="|")
    return len(args)
"""


@pytest.fixture
def echo(site: FakeSite) -> FakeSite:
    site.add("echo-plugin", command_plugin(command_spec("echo")), modules={"echo_code": ECHO})
    return site


def test_the_registry_keeps_the_names_of_all_built_in_commands() -> None:
    assert set(Program.NAMES) == set(COMMANDS.built_in)


@pytest.mark.usefixtures("echo")
class TestRunning:
    def test_it_gets_its_arguments_as_they_are(self, run: Run) -> None:
        result = run("echo", "a b", "--format", "json", "-x", "--", "--lang=en", "--help")
        assert result.stdout == "a b|--format|json|-x|--|--lang=en|--help|vi\n"
        assert (result.exit_code, result.stderr) == (7, "")

    def test_no_argument_is_needed(self, run: Run) -> None:
        result = run("echo")
        assert (result.exit_code, result.stdout) == (0, "vi\n")

    def test_its_help_is_its_own(self, run: Run) -> None:
        assert run("echo", "--help").stdout == "--help|vi\n"
        assert run("echo", "-h").stdout == "-h|vi\n"

    @pytest.mark.parametrize(
        "args",
        [
            ("--lang", "en", "echo", "a"),
            ("echo", "--lang", "en", "a"),
            ("echo", "a", "--lang=en"),
            ("echo", "--lang=vi", "a", "--lang", "EN"),
        ],
    )
    def test_the_language_is_settled_wherever_it_stands(
        self, run: Run, args: tuple[str, ...]
    ) -> None:
        assert run(*args).stdout == "a|en\n"

    def test_the_variable_settles_the_language_too(self, run: Run) -> None:
        assert run("echo", env={"CADRE_TRAINING_LANG": "en"}).stdout == "en\n"

    def test_a_language_that_there_is_none_of(self, run: Run) -> None:
        result = run("echo", "--lang", "fr")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "không có ngôn ngữ “fr”" in result.stderr

    def test_a_language_left_out_is_left_to_the_command(self, run: Run) -> None:
        assert run("echo", "--lang").stdout == "--lang|vi\n"

    def test_it_can_be_called_by_its_full_name(self, run: Run) -> None:
        assert run("echo-plugin:echo", "a").stdout == "a|vi\n"

    @pytest.mark.parametrize(
        ("language", "heading", "summary"),
        [
            ("vi", "Lệnh của phần mở rộng:", "lệnh thử"),
            ("en", "Commands of plugins:", "a trial"),
        ],
    )
    def test_it_is_listed(self, run: Run, language: str, heading: str, summary: str) -> None:
        lines = run("--help", "--lang", language).stdout.splitlines()
        at = lines.index(heading)
        assert lines[at + 1].split(maxsplit=1) == ["echo", summary]
        found = {one["distribution"]: one for one in json.loads(run("plugins", "--json").stdout)}
        assert found["echo-plugin"]["commands"] == ["echo"]
        assert found["echo-plugin"]["state"] == "ready"
        (line,) = [x for x in run("plugins").stdout.splitlines() if x.startswith("echo-plugin")]
        assert "echo" in line.split()[3:]

    def test_listing_does_not_import_its_code(self, run: Run) -> None:
        sys.modules.pop("echo_code", None)
        run("--help"), run("plugins"), run("nothing")
        assert "echo_code" not in sys.modules

    def test_a_misspelt_one_is_guessed(self, run: Run) -> None:
        result = run("ehco")
        assert result.exit_code == 2
        assert "Có phải “echo”?" in result.stderr
        assert "report, check" in result.stderr


REFUSE = """from cadre_training.plugin import InputProblems, Label, Place, Problem
    wrong = Problem("c", Label("sai", "wrong"), Place("a.log", line=7))
    raise InputProblems([wrong])"""


def test_without_plugins_no_heading_stands(run: Run, site: FakeSite) -> None:
    site.monkeypatch.setenv(ONLY_VARIABLE, "")
    assert "phần mở rộng:" not in run("--help").stdout


@pytest.mark.parametrize(
    ("code", "status", "said"),
    [
        ("raise SystemExit", 0, ""),
        ("raise SystemExit(3)", 3, ""),
        ("raise SystemExit('no such log')", 1, "no such log\n"),
        ("import argparse; argparse.ArgumentParser(prog='x').parse_args(['--help'])", 0, ""),
        ("raise KeyboardInterrupt", 130, ""),
        ("open('/nowhere/at all')", 2, "Error: /nowhere/at all: no such file\n"),
        ("import click; raise click.ClickException('hm')", 1, "Error: hm\n"),
        ("import click; raise click.Abort", 130, ""),
        (
            REFUSE,
            2,
            "a.log:7: wrong\nError: bad: 1 problem; nothing was done\n",
        ),
        ("return 5", 5, ""),
    ],
)
def test_it_ends_like_a_built_in_one(
    site: FakeSite, tmp_path: Path, code: str, status: int, said: str
) -> None:
    modules = {"bad_code": f"def run(args, language):\n    {code}\n"}
    site.add("bad-plugin", command_plugin(command_spec("bad")), modules=modules)
    done = run_code(
        MAIN,
        *("bad", "--lang", "en"),
        variables={"PYTHONPATH": str(site.folder), ONLY_VARIABLE: "bad-plugin"},
    )
    assert done.stderr.decode() == said
    assert done.returncode == status


def test_whoever_reads_its_output_may_go_away(site: FakeSite) -> None:
    modules = {"bad_code": "def run(args, language):\n    print('x' * 10**6)\n    return 0\n"}
    site.add("bad-plugin", command_plugin(command_spec("bad")), modules=modules)
    code = f"import os\nread, write = os.pipe()\nos.close(read)\nos.dup2(write, 1)\n{MAIN}"
    done = run_code(
        code, "bad", variables={"PYTHONPATH": str(site.folder), ONLY_VARIABLE: "bad-plugin"}
    )
    assert (done.returncode, done.stderr) == (141, b"")


@frozen
class Broken:
    """A broken plugin: its module, the stage it fails at, what is said, and its command's code."""

    plugin: str
    stage: str
    cause: str
    code: str | None = None
    status: int = 2


HEAD = "from cadre_training.plugin import CommandSpec, Label, hookimpl\n@hookimpl\n"
HOOK = HEAD + "def cadre_training_commands():\n    "


def failing(source: str, cause: str, status: int = 70) -> Broken:
    plugin = command_plugin(command_spec("bad"))
    return Broken(plugin, "run", cause, f"def run(args, language):\n    {source}\n", status)


BROKEN = {
    "import error": Broken("import no_such_module", "load", "no_such_module"),
    "exit at import": Broken("import sys; sys.exit(1)", "load", "SystemExit: 1"),
    "hook with a wrong signature": Broken(
        HEAD + "def cadre_training_commands(config): return []", "register", "config"
    ),
    "misspelt hook": Broken(
        HEAD + "def cadre_training_command(): return []",
        "register",
        "did you mean 'cadre_training_commands'?",
    ),
    "raising hook": Broken(HOOK + "raise OSError('no way')", "describe", "OSError: no way"),
    "generator that raises half-way": Broken(
        HOOK + f"yield {command_spec('first')}\n    raise OSError('half-way')",
        "describe",
        "half-way",
    ),
    "spec of another kind": Broken(
        good_plugin(spec("bad")).replace("exporters", "commands"), "describe", "CommandSpec values"
    ),
    "spec with nonsense fields": Broken(
        command_plugin(command_spec("bad", command="'no reference'")), "describe", "'command'"
    ),
    "future API number": Broken(
        command_plugin(command_spec("bad", api="99")), "describe", "plugin API 99"
    ),
    "name of a built-in one": Broken(
        command_plugin(command_spec("check")), "describe", "'check' has the name of a built-in one"
    ),
    "one twice": Broken(
        command_plugin(command_spec("bad2"), command_spec("bad2")), "describe", "'bad2' twice"
    ),
    "function that does not exist": Broken(
        command_plugin(command_spec("bad", command="'bad_code:no'")),
        "run",
        "nothing called 'no'",
        "x = 1",
    ),
    "no function": Broken(
        command_plugin(command_spec("bad")), "run", "is not a function", "run = 'x'"
    ),
    "exit when its code is imported": Broken(
        command_plugin(command_spec("bad")), "run", "SystemExit: 4", "raise SystemExit(4)"
    ),
    "raises": failing("1 / 0", "ZeroDivisionError: division by zero"),
    "exit of the interpreter's own": failing("raise GeneratorExit", "GeneratorExit"),
    "returns nothing": failing("pass", "it returned None"),
    "returns a truth": failing("return True", "it returned True"),
    "returns no status": failing("return 256", "it returned 256"),
    "takes no language": Broken(
        command_plugin(command_spec("bad")), "run", "TypeError", "def run(args): return 0", 70
    ),
}


@pytest.fixture(params=BROKEN)
def broken(request: pytest.FixtureRequest, echo: FakeSite) -> Broken:
    one = BROKEN[request.param]
    modules = {"bad_code": one.code} if one.code else {}
    echo.add("bad-one", one.plugin, version="6.6", modules=modules)
    return one


class TestBroken:
    def test_the_others_are_listed_and_run(self, run: Run, broken: Broken) -> None:
        listed = run("--help", "--lang", "en")
        assert (listed.exit_code, listed.stderr) == (0, "")
        assert "echo" in [line.split()[0] for line in listed.stdout.splitlines() if line]
        assert run("echo", "a").stdout == "a|vi\n"
        result = run("measures")
        assert (result.exit_code, result.stderr) == (0, "")

    def test_it_is_named_with_its_version(self, run: Run, broken: Broken) -> None:
        (one,) = [
            plugin
            for plugin in json.loads(run("plugins", "--json", "--lang", "en").stdout)
            if plugin["distribution"] == "bad-one"
        ]
        assert one["version"] == "6.6"
        if broken.stage == "run":
            assert (one["commands"], one["problems"]) == (["bad"], [])
        else:
            assert one["state"] in ("broken", "partly")
            assert one["problems"][0]["stage"] == broken.stage
            assert broken.cause in one["problems"][0]["cause"]

    @pytest.mark.parametrize("language", ["vi", "en"])
    def test_its_own_command_is_refused(self, run: Run, broken: Broken, language: str) -> None:
        result = run("bad", "--lang", language)
        assert result.exit_code == broken.status
        assert "bad-one 6.6" in result.stderr
        assert broken.cause in result.stderr
        assert ("Error: " if language == "en" else "Lỗi: ") in result.stderr.splitlines()[-1]
        is_fault = broken.status == 70 and broken.cause[0].isupper()
        assert ("Traceback" in result.stderr) == is_fault

    def test_strict_refuses_others_too(self, run: Run, broken: Broken) -> None:
        result = run("echo", "--lang", "en", env={STRICT_VARIABLE: "1"})
        if broken.stage == "run":
            assert result.stdout == "en\n"
        else:
            assert result.exit_code == 2
            assert "bad-one 6.6 failed" in result.stderr
        assert run("measures", env={STRICT_VARIABLE: "1"}).exit_code == 0
        assert run("--help", env={STRICT_VARIABLE: "1"}).exit_code == 0


def test_a_built_in_command_goes_on_and_the_other_keeps_its_full_name(
    run: Run, site: FakeSite
) -> None:
    site.add(
        "greedy", command_plugin(command_spec("measures", command="'g_code:run'")),
        modules={"g_code": ECHO},
    )  # fmt: skip
    assert "Lượt học viên" in run("measures").stdout
    assert run("greedy:measures", "a").stdout == "a|vi\n"
    assert "greedy:measures" in run("--help").stdout


def test_two_with_one_name_are_both_named(run: Run, site: FakeSite) -> None:
    for name in ("one-plugin", "two-plugin"):
        modules = {"twin_code": ECHO}
        site.add(name, command_plugin(command_spec("twin")), modules=modules)
    result = run("twin", "a")
    assert result.exit_code == 2
    assert "hãy chọn một trong: one-plugin:twin, two-plugin:twin" in result.stderr
    assert run("two-plugin:twin", "a").stdout == "a|vi\n"
