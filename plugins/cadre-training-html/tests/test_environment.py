"""Templates of the reader's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from cadre_training.plugin import Label, Paragraph
from cadre_training_html.environment import make_environment
from cadre_training_html.options import HtmlOptions

from . import sample
from .render import render, report_of
from .tree import parse


def test_a_block_can_be_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '{% extends "default/page.html" %}'
        "{% block masthead %}<p class=body>HUYỆN ỦY {{ page.title }}</p>{% endblock %}"
    )
    page = parse(render(sample.report(), HtmlOptions(templates=tmp_path)))
    assert page.one("header").one("p", "body").text.startswith("HUYỆN ỦY Huyện Càng Long")
    assert len(page.one("main").all("section")) == len(sample.report().sections)


def test_overriding_one_block_changes_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "table.html").write_text(
        '{% extends "default/blocks/table.html" %}'
        "{% block below %}<!-- own -->{{ super() }}<!-- end -->{% endblock %}"
    )
    page = render(sample.report(), HtmlOptions(templates=tmp_path))
    assert page.count(b"<!-- own -->") == page.count(b"<!-- end -->") == 4
    bare = page.replace(b"<!-- own -->", b"").replace(b"<!-- end -->", b"")
    assert b"".join(bare.split()) == b"".join(render(sample.report()).split())


@pytest.mark.parametrize(
    ("template", "block"),
    [
        *(("page.html", name) for name in ("head", "header", "masthead", "contents", "main")),
        *(("page.html", name) for name in ("section", "footer")),
        *(("blocks/table.html", name) for name in ("rows", "chart", "below")),
        ("blocks/findings.html", "finding"),
        ("blocks/counter.html", "counter_head"),
    ],
)
def test_every_block_the_readme_names_can_be_replaced(
    tmp_path: Path, template: str, block: str
) -> None:
    path = tmp_path / template
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f'{{% extends "default/{template}" %}}{{% block {block} %}}<hr class=own>{{% endblock %}}'
    )
    page = parse(render(sample.report(), HtmlOptions(templates=tmp_path)))
    assert page.all("hr", "own")
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert f"`{block}`" in readme


def test_the_template_of_a_kind_of_block_can_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "paragraph.html").write_text(
        "<blockquote>{{ body.text | text }}</blockquote>"
    )
    (tmp_path / "blocks" / "table.html").write_text(
        '{% extends "default/blocks/table.html" %}'
        "{% block chart %}<p class=chart>{{ body.number }}</p>{% endblock %}"
    )
    page = parse(render(sample.report(), HtmlOptions(templates=tmp_path)))
    assert [p.text for p in page.all("p", "chart")] == ["1", "2", "3", "4"]
    assert len(page.all("blockquote")) == 1
    assert len(page.all("table")) == 4


def test_a_template_escapes_and_leaves_nothing_blank(tmp_path: Path) -> None:
    (tmp_path / "blocks").mkdir()
    path = tmp_path / "blocks" / "paragraph.html"
    options = HtmlOptions(templates=str(tmp_path))
    report = report_of(Paragraph(Label.same("<i>")))
    path.write_text("<p>{{ body.text | text }}</p>")
    assert b"<p>&lt;i&gt;</p>" in render(report, options)
    path.write_text("<p>{{ body.txet }}</p>")
    with pytest.raises(UndefinedError):
        render(report, options)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no folder"):
        make_environment(tmp_path / "missing")
