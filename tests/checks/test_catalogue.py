"""All checks together."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from attrs import evolve, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.checks.making import ROOT, figure, found, held, only, seen
from tests.strategies import registers

from cadre_training.checks.catalogue import RULES, check, explain
from cadre_training.checks.finding import Finding, Held, Severity
from cadre_training.formatting import Formatter
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.register import Register
from cadre_training.model.reported_figure import Scope

WRITERS = [Formatter("vi"), Formatter("en")]
slow = settings(suppress_health_check=[HealthCheck.too_slow])


class TestCatalogue:
    def test_codes_are_names_and_differ(self):
        codes = [rule.code for rule in RULES]
        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in codes)

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
    def test_each_is_explained_in_both_languages(self, rule):
        assert explain(rule.code) is rule
        for text in (rule.explanation.vi, rule.explanation.en):
            assert len(text) > 150
        assert "Cần hỏi" in rule.explanation.vi
        assert "To ask" in rule.explanation.en
        english = re.compile(r"\b(the|of|and|is|are|class|group|which|not)\b", re.IGNORECASE)
        assert not english.search(rule.explanation.vi)
        assert not english.search(rule.title.vi)

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
    def test_each_is_a_file_of_its_own(self, rule):
        name = rule.code.replace("-", "_")
        assert rule.find.__module__ == f"cadre_training.checks.{name}"
        assert (ROOT / "src/cadre_training/checks" / f"{name}.py").is_file()

    def test_an_unknown_code_names_those_that_come_close(self):
        with pytest.raises(KeyError, match=r"Did you mean part-whole\?.*Checks: part-whole, "):
            explain("part-hole")
        with pytest.raises(KeyError, match=r"no check has the code 'zzz'\. Checks: "):
            check(Register(), ["zzz"])

    def test_only_the_checks_asked_for(self):
        register = Register(figures=(figure("a", 3, "no_such"), figure("b", "150")))
        assert [f.code for f in check(register).findings] == [
            "unknown-measure",
            "rate-base-unknown",
        ]
        assert [f.code for f in check(register, ["rate-base-unknown"]).findings] == [
            "rate-base-unknown"
        ]
        assert check(register, []).findings == ()


class TestUnknownMeasure:
    CODE = "unknown-measure"

    def test_names_that_come_close(self):
        finding = only(Register(figures=(figure("a", 3, "clases"),)), self.CODE)
        assert finding.severity is Severity.ERROR
        assert finding.spots[0].field == "measure"
        assert "“clases”; gần giống: classes" in seen(finding)
        far = only(Register(figures=(figure("a", 3, "xyz"),)), self.CODE)
        assert "gần giống" not in seen(far)

    def test_known_measures(self):
        assert found(Register(figures=(figure("a", 3, "sessions"),)), self.CODE) == ()


@slow
@given(registers())
def test_no_register_makes_a_check_fail(register: Register):
    result = check(register)
    ranks = [list(Severity).index(finding.severity) for finding in result.findings]
    assert ranks == sorted(ranks)
    for said in (*result.findings, *result.held):
        assert isinstance(said, Finding | Held)
        assert said.code in {rule.code for rule in RULES}
        assert said.spots
        for write in WRITERS:
            assert write.text(said.seen)
    for finding in result.findings:
        assert finding.reasons
        for write in WRITERS:
            assert all(write.text(text) for text in (*finding.reasons, finding.question))


RECORDS = ("classes", "sessions", "topics", "cadres", "attendances", "figures", "units", "counters")


def shuffled(register: Register, chance: random.Random) -> Register:
    """The register with its records, and its counters' figures, in another order."""
    changed: dict[str, Any] = {
        name: tuple(chance.sample(records, len(records)))
        for name in RECORDS
        if (records := getattr(register, name))
    }
    counters = tuple(
        evolve(c, figures=tuple(chance.sample(c.figures, len(c.figures))))
        for c in changed.get("counters", ())
    )
    changed["counters"] = counters
    return evolve(register, **changed)


@slow
@given(registers(), st.randoms(use_true_random=False))
def test_the_order_of_records_makes_no_difference(register: Register, chance: random.Random):
    assert check(shuffled(register, chance)) == check(register)


def test_nor_does_it_in_the_example(cang_long: Register):
    for seed in range(20):
        assert check(shuffled(cang_long, random.Random(seed))) == check(cang_long)


def usual(number: int, seed: int) -> Register:
    """A register as an office keeps it: nothing in it is worth a word."""
    chance = random.Random(seed)
    first = Period.of_year(2014).start.toordinal()
    classes = []
    for n in range(number):
        begun = type(Period.of_year(2014).start).fromordinal(first + chance.randrange(3650))
        learners = chance.randint(35, 90)
        summoned = learners + chance.randint(0, 9)
        classes.append(
            held(
                f"c{n:06}",
                Period(begun, begun.fromordinal(begun.toordinal() + chance.randrange(5))),
                learners,
                group=f"164/{chance.choice('34')}",
                programme=Programme.KNOWLEDGE_UPDATE,
                unit=f"{chance.randrange(700):03}",
                title=f"Lớp cập nhật kiến thức khóa {chance.randint(1, 40)}",
                planned=1,
                summoned=summoned,
                enrolled=summoned,
            )
        )
    return Register(covers=Period.of_years(2014, 2023), classes=tuple(classes))


def with_figures(register: Register) -> Register:
    """The register with the totals of its years, which are right."""
    made = {year: [0, 0] for year in range(2014, 2025)}
    for record in register.classes:
        assert record.year is not None
        assert isinstance(record.learners, int)
        made[record.year][0] += 1
        made[record.year][1] += record.learners
    every = (2014, 2024)
    figures = []
    for at, measure in enumerate(("classes", "attendances")):
        total = sum(pair[at] for pair in made.values())
        figures.append(figure(measure, total, measure, when=every))
        figures += [
            figure(f"{measure}-{year}", pair[at], measure, when=year, part_of=measure)
            for year, pair in made.items()
            if pair[0]
        ]
    return evolve(register, figures=tuple(figures))


@pytest.mark.parametrize("seed", range(3))
def test_thousands_of_usual_records_give_no_finding(seed: int):
    assert check(with_figures(usual(4000, seed))).findings == ()


def test_findings_name_the_fields_of_records(cang_long: Register):
    """A spot's field is one of the record or its scope, so that a page can link to it."""
    by_kind = {name: getattr(cang_long, name) for name in RECORDS}
    for finding in check(cang_long).findings:
        for spot in finding.spots:
            if spot.field is not None and spot.kind not in ("counters", "register"):
                record = by_kind[spot.kind][0]
                names = {field.name for field in (*fields(type(record)), *fields(Scope))}
                assert spot.field in names
