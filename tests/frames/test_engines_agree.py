"""The same statistics from records and from frames of every engine, to the last cell."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.frames.engines import ENGINES, frames_of
from tests.stats.registers import crowded_registers

from cadre_training import aggregate as exact
from cadre_training.frames import aggregate
from cadre_training.model.register import Register
from cadre_training.stats import DIMENSIONS, MEASURES

NAMES = tuple(measure.name for measure in MEASURES)
BY = st.lists(st.sampled_from([d.name for d in DIMENSIONS]), unique=True, max_size=2)


def cells(table) -> dict:
    """Return every cell of a table by its row's key and its measure."""
    return {
        (row.key, measure.name): cell
        for row in (*table.rows, *table.totals, table.total)
        for measure, cell in zip(table.measures, row.cells, strict=True)
    }


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(register=crowded_registers(), by=BY)
def test_every_measure_is_the_same(engine: str, register: Register, by: list[str]) -> None:
    measures = [name for name in NAMES if "year" in by or not name.endswith("_growth")]
    expected = exact(register, by, measures)
    table = aggregate(frames_of(register, ENGINES[engine]), by, measures)
    assert [row.key for row in table.rows] == [row.key for row in expected.rows]
    assert [row.key for row in table.totals] == [row.key for row in expected.totals]
    assert cells(table) == cells(expected)


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_at_all(engine: str) -> None:
    frames = frames_of(Register(), ENGINES[engine])
    assert aggregate(frames, ["year"], NAMES) == exact(Register(), ["year"], NAMES)
