"""Regulations are read strictly: nothing missing, nothing unknown."""

from __future__ import annotations

import datetime as dt

import pytest

from cadre_training.regulations.reading import data_names, data_text, parse_regulation

FILES = ["164.toml", "145.toml"]
GOOD = data_text("145.toml")


def test_the_data_files() -> None:
    assert data_names("") == ("145", "164", "crosswalk", "defence-education")
    assert data_names("overlays") == ("cang-long",)


@pytest.mark.parametrize("file", FILES)
def test_a_regulation_and_its_scheme_are_one(file: str) -> None:
    regulation, scheme = parse_regulation(data_text(file), file)
    assert scheme.id == regulation.id == file.removesuffix(".toml")
    assert scheme.in_force == regulation.in_force


def test_the_regulation_says_what_the_file_says() -> None:
    regulation, _ = parse_regulation(GOOD, "145.toml")
    assert regulation.number == "145-QĐ/TW"
    assert regulation.issued == dt.date(2024, 5, 10)
    assert regulation.issuer.en == "Politburo"
    assert "kỹ năng" in regulation.title.vi
    assert regulation.parameter("exclusions").source.within == "khoản 1 Điều 3"


@pytest.mark.parametrize("file", FILES)
def test_no_line_can_be_taken_out_unnoticed(file: str) -> None:
    # Of these each statement has some and may have none.
    optional = ("source.within", "source.words", "in_force_assumed", "replaces", "until", "#")
    lines = data_text(file).splitlines()
    taken = 0
    for number, line in enumerate(lines):
        if line and not line.startswith((*optional, "[")):
            with pytest.raises(ValueError, match=rf"^{file}: "):
                parse_regulation("\n".join(lines[:number] + lines[number + 1 :]), file)
            taken += 1
    assert taken > 100


@pytest.mark.parametrize("file", FILES)
def test_no_key_can_be_misspelt_unnoticed(file: str) -> None:
    lines = data_text(file).splitlines()
    for number, line in enumerate(lines):
        if "=" in line:
            wrong = [*lines[:number], f"x{line}", *lines[number + 1 :]]
            with pytest.raises(ValueError, match=rf"(?m)^{file}: .*unknown key; known here: "):
                parse_regulation("\n".join(wrong), file)


@pytest.mark.parametrize(
    ("was", "becomes", "problem"),
    [
        ("issued = 2024-05-10", 'issued = "10/5/2024"', "issued: must be a date"),
        ("in_force_assumed = true", 'in_force_assumed = "yes"', "in_force_assumed: must be true"),
        ("since = 2024-05-10", "until = 2024-05-10", "in_force: missing since"),
        ('name = "content"', 'name = "frequency"', "parameters: name 'frequency' stands 2 times"),
        ('article = "3.1"\n', "", "parameters 5, article: missing"),
        ("[[scheme.groups]]\n", "[[scheme.group]]\n", r"scheme, groups: missing; .*scheme\.groups"),
        ("[scheme]", "[schema]", "scheme, label: missing"),
    ],
)
def test_a_wrong_regulation_is_refused(was: str, becomes: str, problem: str) -> None:
    assert was in GOOD
    with pytest.raises(ValueError, match=rf"(?m)^145\.toml: {problem}"):
        parse_regulation(GOOD.replace(was, becomes), "145.toml")


def test_an_empty_file_lacks_everything_once() -> None:
    with pytest.raises(ValueError, match="missing") as caught:
        parse_regulation("", "x.toml")
    assert [line.split(": ")[1] for line in str(caught.value).split("\n")] == [
        "id",
        "number",
        "title",
        "issuer",
        "issued",
        "parameters",
        "source",
        "in_force",
        "scheme",
    ]
