"""What makes a request a page view."""

from __future__ import annotations

import pytest

from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.pages import PageRules, path_of


@pytest.mark.parametrize(
    ("method", "target", "outcome"),
    [
        ("GET", "/", Outcome.PERSON),
        ("GET", "", Outcome.PERSON),
        ("GET", "/tin-tuc/bai-1.html", Outcome.PERSON),
        ("GET", "/a.php?file=b.css", Outcome.PERSON),
        ("GET", "/a.aspx#x.png", Outcome.PERSON),
        ("GET", "/v1.2/gioi-thieu", Outcome.PERSON),
        ("GET", "/tin.css/", Outcome.PERSON),
        ("GET", "/.css", Outcome.PERSON),
        ("GET", "https://www.example.vn", Outcome.PERSON),
        ("GET", "/style.css", Outcome.ASSET),
        ("GET", "/ANH/A.JPG?v=3", Outcome.ASSET),
        ("GET", "http://www.example.vn/a.js", Outcome.ASSET),
        ("GET", "/van-ban/164-qd.pdf", Outcome.ASSET),
        ("GET", "/robots.txt", Outcome.ASSET),
        ("GET", "/hit?p=1", Outcome.SKIPPED),
        ("GET", "/counter.json", Outcome.SKIPPED),
        ("GET", "/counter.html", Outcome.SKIPPED),
        ("GET", "/.well-known/acme-challenge/x", Outcome.SKIPPED),
        ("GET", "/hits", Outcome.PERSON),
        ("HEAD", "/", Outcome.METHOD),
        ("POST", "/style.css", Outcome.METHOD),
        ("get", "/", Outcome.METHOD),
        ("-", "", Outcome.METHOD),
        ("\\x16\\x03", "", Outcome.METHOD),
    ],
)
def test_requests(method: str, target: str, outcome: Outcome) -> None:
    assert PageRules().outcome(method, target) is outcome


def test_rules_of_ones_own() -> None:
    rules = PageRules(methods=("GET", "POST"), assets=("php",), skip=("/admin/", "/x"))
    assert rules.outcome("POST", "/a.css") is Outcome.PERSON
    assert rules.outcome("GET", "/a.php") is Outcome.ASSET
    assert rules.outcome("GET", "/admin/users") is Outcome.SKIPPED
    assert rules.outcome("GET", "/admin") is Outcome.PERSON
    assert rules.outcome("GET", "/x/y") is Outcome.PERSON


def test_the_words_name_the_methods_and_statuses() -> None:
    words = PageRules(methods=("GET", "POST"), statuses=(200, 206)).words
    for text in (words.vi, words.en):
        assert "GET, POST" in text
        assert "200, 206" in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"methods": ("",)},
        {"assets": (" css",)},
        {"statuses": (200, 99)},
        {"statuses": (True,)},
    ],
)
def test_values_that_cannot_be(wrong: dict[str, tuple[object, ...]]) -> None:
    with pytest.raises(ValueError, match=r"cannot hold|100 to 599"):
        PageRules(**wrong)  # type: ignore[arg-type]


def test_statuses_are_a_tuple() -> None:
    with pytest.raises(TypeError, match="must be a tuple"):
        PageRules(statuses=[200])  # type: ignore[arg-type]


@pytest.mark.parametrize("target", ["", "?a", "#a", "http://a.vn", "HTTPS://a.vn?x"])
def test_no_path_is_the_first_page(target: str) -> None:
    assert path_of(target) == "/"
