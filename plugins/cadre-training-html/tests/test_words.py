"""The words of the page."""

from __future__ import annotations

import re
from importlib.resources import files

from cadre_training.plugin import Language
from cadre_training_html.words import kind_in, words_in


def test_every_word_exists_in_both_languages_and_is_used() -> None:
    vi, en = words_in(Language.VI), words_in(Language.EN)
    assert vi.keys() == en.keys()
    package = files("cadre_training_html")
    templates = package / "templates"
    texts = [
        path.read_text()
        for folder in (templates, templates / "blocks", package, package / "charts")
        for path in folder.iterdir()
        if path.name.endswith((".html", ".py")) and path.name != "words.py"
    ]
    used = set(re.findall(r"words(?:\.|\[[\"'])(\w+)", "\n".join(texts)))
    used |= {"line", "lines", "sheet", "cell", "column"}
    assert used - {"get"} == set(vi)


def test_a_kind_of_record_has_a_word() -> None:
    assert kind_in("figures", Language.VI) == "số liệu báo cáo"
    assert kind_in("figures", Language.EN) == "reported figure"
    assert kind_in("something-new", Language.VI) == "something-new"
