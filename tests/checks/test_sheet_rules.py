"""The list of what is looked for on sheets."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from tests.checks.making import ROOT

from cadre_training.checks._sheet_rule import SheetRule
from cadre_training.checks.catalogue import RULES, check, explain
from cadre_training.checks.sheet_rules import SHEET_RULES
from cadre_training.formatting import Formatter
from cadre_training.model.register import Register
from cadre_training.readers.dates import DateRefusal

READERS = ROOT / "src/cadre_training/readers"
NO_REMARKS = re.compile(r"(_mapping_\w+|csv_grid|decoding)\.py")
"""Files whose problems are raised and are no remarks: what cannot be read at all."""


def test_codes_are_names_and_differ_from_those_of_registers():
    codes = [rule.code for rule in SHEET_RULES]
    assert len(set(codes)) == len(codes)
    assert not set(codes) & {rule.code for rule in RULES}
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


@pytest.mark.parametrize("rule", SHEET_RULES, ids=lambda rule: rule.code)
def test_each_is_explained_in_both_languages(rule: SheetRule):
    assert explain(rule.code) is rule
    for text in (rule.explanation.vi, rule.explanation.en):
        assert len(text) > 120
    assert "Cần hỏi: " in rule.explanation.vi
    assert "To ask: " in rule.explanation.en
    assert Formatter("vi").text(rule.question)[1:] in rule.explanation.vi
    english = re.compile(r"\b(the|of|and|is|are|which|not|with)\b", re.IGNORECASE)
    assert not english.search(rule.explanation.vi)
    assert not english.search(rule.title.vi)


def test_they_are_no_checks_of_registers():
    with pytest.raises(KeyError, match="no check has the code 'cross-footing'"):
        check(Register(), ["cross-footing"])


def codes_of_remarks() -> Iterator[tuple[str, str]]:
    """Yield the codes that the readers of sheets, numbers, dates and texts give, and where."""
    for room in ("sheets", "numbers", "dates", "text"):
        for path in sorted((READERS / room).glob("*.py")):
            if NO_REMARKS.fullmatch(path.name):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    named = [word.value for word in node.keywords if word.arg == "code"]
                    called = isinstance(node.func, ast.Name) and node.func.id == "Problem"
                    for value in (*named, *(node.args[:1] if called else ())):
                        if isinstance(value, ast.Constant) and isinstance(value.value, str):
                            yield value.value, path.name


def test_whatever_readers_remark_is_in_the_list():
    codes = {rule.code for rule in SHEET_RULES} | {rule.code for rule in RULES}
    remarked = dict(codes_of_remarks()) | {refusal.code: "a date" for refusal in DateRefusal}
    assert {"not-whole", "no-period", "legacy-text"} <= set(remarked)
    assert {code: where for code, where in remarked.items() if code not in codes} == {}
