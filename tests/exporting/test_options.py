"""Words of a command line become options."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Literal

import pytest
from attrs import field, frozen, validators

from cadre_training.exporting.options import BadOption, build_options, option_names
from cadre_training.plugin import ExportOptions, Language


class Theme(Enum):
    LIGHT = "light"
    DARK = "dark"


def ratio_of(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(":"))


@frozen(kw_only=True)
class Options(ExportOptions):
    charts: bool = True
    width: int = field(default=80, validator=validators.ge(40))
    theme: Theme = Theme.LIGHT
    paper: Literal["a4", "letter"] = "a4"
    folder: Path | None = None
    limit: int | None = None
    title: str = ""
    ratio: tuple[int, ...] = field(default="1", converter=ratio_of)
    _hidden: int = field(default=0, alias="hidden_one")
    _made: int = field(default=0, init=False)


def build(**given: str) -> Options:
    made = build_options(Options, given, Language.EN, "html")
    assert isinstance(made, Options)
    return made


def test_words_become_what_the_field_wants() -> None:
    made = build(
        charts="No",
        width="120",
        theme="dark",
        paper="letter",
        folder="a/b",
        limit="7",
        title="true",
        ratio="1:2",
        hidden_one="3",
    )
    assert made == Options(
        language=Language.EN,
        charts=False,
        width=120,
        theme=Theme.DARK,
        paper="letter",
        folder=Path("a/b"),
        limit=7,
        title="true",
        ratio="1:2",
        hidden_one=3,
    )


def test_defaults_stay() -> None:
    assert build().charts is True
    assert build().language is Language.EN
    assert build(limit="none", folder="").limit is None
    assert build(folder="").folder is None


@pytest.mark.parametrize("word", ["1", "yes", "TRUE", "on"])
def test_yes(word: str) -> None:
    assert build(charts=word).charts is True


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("charts", "maybe", "'yes' or 'no'"),
        ("width", "wide", "a whole number"),
        ("width", "1.5", "a whole number"),
        ("theme", "LIGHT", "'light' or 'dark'"),
        ("paper", "a5", "'a4' or 'letter'"),
        ("limit", "some", "a whole number or 'none'"),
    ],
)
def test_a_value_that_does_not_fit_is_told_what_does(name: str, value: str, allowed: str) -> None:
    with pytest.raises(BadOption) as caught:
        build(**{name: value})
    for part in (repr(name), "'html'", allowed, repr(value)):
        assert part in str(caught.value)


def test_what_the_class_refuses_is_told_in_one_line() -> None:
    with pytest.raises(BadOption, match=r"'html' do not fit: 'width' must be >= 40: 7$"):
        build(width="7")
    with pytest.raises(BadOption, match="'html' do not fit: invalid literal"):
        build(ratio="a")


@pytest.mark.parametrize("name", ["widht", "language", "made", "_hidden", "__class__"])
def test_an_unknown_name_is_told_the_known_ones(name: str) -> None:
    with pytest.raises(BadOption) as caught:
        build(**{name: "1"})
    known = "charts, width, theme, paper, folder, limit, title, ratio, hidden_one"
    assert f"has no option {name!r}; it has: {known}" in str(caught.value)
    assert ("did you mean 'width'?" in str(caught.value)) is (name == "widht")


def test_a_format_may_have_no_options() -> None:
    assert option_names(ExportOptions) == ()
    with pytest.raises(BadOption, match="'json' has no options, got 'width'"):
        build_options(ExportOptions, {"width": "1"}, Language.VI, "json")


def test_types_named_for_checkers_only_are_text_for_converters() -> None:
    scope: dict[str, type[ExportOptions]] = {}
    source = (
        "from __future__ import annotations\n"
        "from attrs import field, frozen\n"
        "from cadre_training.plugin import ExportOptions\n"
        "@frozen(kw_only=True)\n"
        "class Late(ExportOptions):\n"
        "    when: NoSuchType = field(default=None, converter=str.upper)\n"
    )
    exec(source, scope)  # a class whose annotation cannot be resolved
    made = build_options(scope["Late"], {"when": "now"}, Language.VI, "late")
    assert "when='NOW'" in repr(made)
