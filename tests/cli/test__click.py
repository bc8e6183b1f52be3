from __future__ import annotations

import click
import pytest

from cadre_training.cli._click import Command, Option, Program
from cadre_training.cli._language import VARIABLE, pick
from cadre_training.cli.program import program
from cadre_training.model.language import Language

from .conftest import Run

COMMANDS = Program.NAMES


def found(name: str) -> Command:
    with click.Context(program) as context:
        command = program.get_command(context, name)
    assert isinstance(command, Command)
    return command


def texts(command: click.Command) -> list[str]:
    """The texts of a command's help that are in two languages."""
    helps = [param.help or "" for param in command.params if isinstance(param, Option)]
    return [command.help or "", *helps]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", Language)
def test_help_is_in_the_language_asked_for_and_in_no_other(
    run: Run, name: str, language: Language
) -> None:
    result = run(name, "--help", "--lang", language.value)
    other = Language.EN if language is Language.VI else Language.VI
    assert result.exit_code == 0
    for text in texts(found(name)):
        assert flat(pick(text, language)) in flat(result.stdout)
        assert flat(pick(text, other)) not in flat(result.stdout)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_text_of_the_help_is_in_both_languages(name: str) -> None:
    for text in [*texts(found(name)), found(name).short_help or ""]:
        assert pick(text, Language.VI) != pick(text, Language.EN)


def test_the_list_of_commands_is_the_help_of_the_program(run: Run) -> None:
    vi, en = run(), run("--lang", "en")
    assert vi.exit_code == en.exit_code == 0
    for name in COMMANDS:
        assert f"  {name} " in vi.stdout
        summary = found(name).short_help or ""
        assert pick(summary, Language.VI) in vi.stdout
        assert pick(summary, Language.EN) in en.stdout
    assert "Options" not in vi.stdout
    assert "Commands" not in vi.stdout
    assert "Usage" not in vi.stdout


def test_help_names_arguments_and_values_in_the_language(run: Run) -> None:
    assert "check [TÙY CHỌN] ĐƯỜNG_DẪN" in run("check", "-h").stdout
    assert "check [OPTIONS] PATH" in run("check", "-h", "--lang", "en").stdout
    assert "[NGÀY]" in run("regulation", "-h").stdout
    assert "-o, --output TỆP" in run("check", "-h").stdout
    assert "--totals / --no-totals" in run("aggregate", "-h").stdout


@pytest.mark.parametrize(
    ("args", "vi", "en"),
    [
        (("chek",), "không có lệnh “chek”. Có phải “check”", "there is no command 'chek'. Did you"),
        (("check", "--formt", "x"), "có phải --format? Xem: ", "did you mean --format? See: "),
        (("check",), "còn thiếu ĐƯỜNG_DẪN", "PATH is missing"),
        (("report", "x"), "còn thiếu --output", "--output is missing"),
        (("check", "a", "b"), "thừa tham số: b", "too many arguments: b"),
        (("check", "a", "--format"), "sau --format phải có", "--format needs a value"),
        (("plugins", "--json=1"), "--json không nhận giá trị", "--json takes no value"),
        (("check", "a", "--format", "xml"), "không có dạng “xml”", "there is no form 'xml'"),
        (("check", "a", "--lang", "fr"), "không có ngôn ngữ “fr”", "no language 'fr'"),
        (("report", "a", "-o", "b", "--to", ","), "--to cần ít nhất một tên", "--to needs a name"),
        (("regulation", "hôm nay"), "không phải là ngày", "is no day"),
    ],
)
def test_a_wrong_command_line_is_told_in_the_language(
    run: Run, args: tuple[str, ...], vi: str, en: str
) -> None:
    for language, words, head in (("vi", vi, "Lỗi: "), ("en", en, "Error: ")):
        result = run(*args, env={VARIABLE: language})
        assert result.exit_code == 2
        assert words in result.stderr
        assert result.stderr.startswith(head)
        assert result.stdout == ""


def test_a_language_of_the_environment_that_is_none_is_told(run: Run) -> None:
    result = run("measures", env={VARIABLE: "fr"})
    assert result.exit_code == 2
    assert VARIABLE in result.stderr


def test_an_option_stands_before_or_after_the_command(run: Run) -> None:
    before = run("--lang", "en", "regulation", "2013-02-01")
    after = run("regulation", "2013-02-01", "--lang", "en")
    assert before.stdout == after.stdout
    assert "Issued by: Politburo" in after.stdout


def test_the_version(run: Run) -> None:
    assert run("--version").stdout.startswith("cadre-training ")


def test_a_shell_can_complete_commands_and_options() -> None:
    from click.shell_completion import ShellComplete

    shell = ShellComplete(program, {}, "cadre-training", "_CADRE_TRAINING_COMPLETE")
    assert [item.value for item in shell.get_completions([], "re")] == ["report", "regulation"]
    assert [item.value for item in shell.get_completions(["check", "x", "y"], "--f")] == [
        "--format"
    ]
