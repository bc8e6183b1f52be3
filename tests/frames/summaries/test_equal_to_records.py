"""What a summary says is what the records say, to the last cell; merged or not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.frames.engines import ENGINES, frames_of
from tests.stats.registers import crowded_registers

from cadre_training import aggregate as exact
from cadre_training.frames.summaries import Roster, Summary, merge, summarize
from cadre_training.model.register import Register
from cadre_training.stats import DIMENSIONS, MEASURES

NAMES = tuple(measure.name for measure in MEASURES)
KEPT = tuple(d.name for d in DIMENSIONS if not d.overlaps)
ROSTER = Roster.of(("p1", "p2", "p3"))
BY = st.lists(st.sampled_from(KEPT), unique=True, max_size=3)
QUIET = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def measures_for(by: list[str]) -> list[str]:
    return [name for name in NAMES if "year" in by or not name.endswith("_growth")]


def assert_equal(summary: Summary, register: Register, by: list[str], *, totals: bool) -> None:
    measures = measures_for(by)
    assert summary.table(by, measures, totals=totals) == exact(
        register, by, measures, totals=totals
    )


@QUIET
@given(register=crowded_registers(), by=BY, finer=BY, totals=st.booleans())
def test_every_measure_is_the_same(
    register: Register, by: list[str], finer: list[str], totals: bool
) -> None:
    summary = summarize(register, dict.fromkeys((*finer, *by)))
    assert_equal(summary, register, by, totals=totals)


@QUIET
@given(register=crowded_registers(), by=st.permutations(KEPT))
def test_scheme_comes_of_the_group(register: Register, by: list[str]) -> None:
    summary = summarize(register, [name for name in KEPT if name != "scheme"])
    assert_equal(
        summary, register, ["scheme", *by[:1]] if by[0] != "scheme" else by[:1], totals=True
    )


@QUIET
@given(
    first=crowded_registers("a"),
    second=crowded_registers("b"),
    third=crowded_registers("c"),
    by=BY,
    finer=BY,
)
def test_merged_summaries_are_that_of_all(
    first: Register, second: Register, third: Register, by: list[str], finer: list[str]
) -> None:
    wanted = list(dict.fromkeys((*finer, *by)))
    whole = first + second + third
    parts = [summarize(one, wanted, people=ROSTER) for one in (first, second, third)]
    merged = merge(parts)
    assert merged.to_bytes() == summarize(whole, wanted, people=ROSTER).to_bytes()
    assert_equal(Summary.from_bytes(merged.to_bytes()), whole, by, totals=True)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(register=crowded_registers(), by=BY)
def test_every_engine_makes_the_same(engine: str, register: Register, by: list[str]) -> None:
    frames = frames_of(register, ENGINES[engine])
    assert summarize(frames, by).to_bytes() == summarize(register, by).to_bytes()


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_at_all(engine: str) -> None:
    summary = summarize(frames_of(Register(), ENGINES[engine]), ["year"])
    assert summary.table(["year"], NAMES) == exact(Register(), ["year"], NAMES)
    assert merge([summary, summary]) == summary
