"""The style sheet and the policy."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from cadre_training_html.environment import make_environment
from cadre_training_html.options import HtmlOptions
from cadre_training_html.style import read_style

from . import sample
from .render import render
from .tree import Element, parse


def _policy(page: Element) -> dict[str, str]:
    meta = page.one("meta", **{"http-equiv": "Content-Security-Policy"})
    rules = (rule.strip().partition(" ") for rule in meta.attributes["content"].split(";"))
    return {name: value for name, _, value in rules}


def _digest(page: Element) -> str:
    css = page.one("style").raw
    digest = hashlib.sha256(css.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def test_the_policy_lets_in_the_one_style_sheet_and_nothing_else() -> None:
    page = parse(render(sample.report()))
    assert _policy(page) == {
        "default-src": "'none'",
        "style-src": _digest(page),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    head = [element.name for element in page.one("head").all()]
    assert head.index("meta") == 0
    assert head.index("style") > 1


def test_a_folder_can_add_to_the_style_sheet_and_replace_it(tmp_path: Path) -> None:
    # What a browser hashes has "\n" at the end of every line, whatever the file has.
    (tmp_path / "extra.css").write_bytes(b"h1 { color: #123 }\r\nh2 { color: #456 }\r")
    page = parse(render(sample.report(), HtmlOptions(templates=tmp_path)))
    assert page.one("style").raw.endswith("\nh1 { color: #123 }\nh2 { color: #456 }\n")
    assert ":root" in page.one("style").raw
    assert _policy(page)["style-src"] == _digest(page)
    (tmp_path / "style.css").write_text("p { margin: 0 }")
    page = parse(render(sample.report(), HtmlOptions(templates=tmp_path)))
    assert page.one("style").raw.startswith("p { margin: 0 }\nh1")
    assert _policy(page)["style-src"] == _digest(page)


@pytest.mark.parametrize("css", ["</style><script>", "<!-- p {} -->"])
def test_a_style_sheet_that_would_end_its_element_is_refused(tmp_path: Path, css: str) -> None:
    (tmp_path / "extra.css").write_text(css)
    with pytest.raises(ValueError, match="style sheet"):
        read_style(make_environment(tmp_path))
