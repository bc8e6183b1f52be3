from __future__ import annotations

import pytest

from cadre_training.cli._language import asked_for, both, current, named, pick, say
from cadre_training.model.language import Language


@pytest.mark.parametrize(
    ("args", "variable", "language"),
    [
        ([], None, Language.VI),
        ([], "", Language.VI),
        ([], "en", Language.EN),
        ([], "EN ", Language.EN),
        ([], "fr", Language.VI),
        (["check", "--lang", "en"], None, Language.EN),
        (["check", "--lang=en"], None, Language.EN),
        (["--lang", "en", "check", "--lang", "vi"], None, Language.VI),
        (["check", "--lang", "vi"], "en", Language.VI),
        (["check", "--lang", "fr"], "en", Language.EN),
        (["check", "--lang"], None, Language.VI),
        (["check", "--", "--lang", "en"], None, Language.VI),
    ],
)
def test_the_language_is_known_before_parsing(
    args: list[str], variable: str | None, language: Language
) -> None:
    assert asked_for(args, variable) is language


def test_a_language_is_named_in_any_case() -> None:
    assert named(" En ") is Language.EN
    assert named("english") is None


def test_a_text_of_the_help_holds_both_languages() -> None:
    text = both("Kiểm tra.", "Check.")
    assert pick(text, Language.VI) == "Kiểm tra."
    assert pick(text, Language.EN) == "Check."
    assert pick("vi|en", Language.EN) == "vi|en"


def test_outside_a_command_the_language_is_vietnamese() -> None:
    assert current() is Language.VI
    assert say("có", "yes") == "có"
