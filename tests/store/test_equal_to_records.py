"""What is counted in a store is what is counted in the registers it was built of."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.frames.test_engines_agree import cells
from tests.stats.registers import crowded_registers

from cadre_training import aggregate as exact
from cadre_training.frames import aggregate
from cadre_training.model.register import Register
from cadre_training.stats import DIMENSIONS, MEASURES
from cadre_training.store import build
from cadre_training.writers import write_package

from .registers import sound

NAMES = tuple(measure.name for measure in MEASURES)
BY = st.lists(st.sampled_from([d.name for d in DIMENSIONS]), unique=True, max_size=3)


@settings(max_examples=15, deadline=None)
@given(
    first=crowded_registers("a").map(sound),
    second=crowded_registers("b").map(sound),
    by=st.lists(BY, min_size=1, max_size=3),
    apart=st.booleans(),
)
def test_every_measure_is_the_same(
    first: Register, second: Register, by: list[list[str]], apart: bool
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_package(first, folder / "a")
        write_package(second, folder / "b")
        if apart:
            build([folder / "a"], folder / "store")
            build([folder / "b"], folder / "store")
        else:
            build([folder / "a", folder / "b"], folder / "store")
        for dimensions in by:
            measures = [n for n in NAMES if "year" in dimensions or not n.endswith("_growth")]
            expected = exact(first + second, dimensions, measures)
            table = aggregate(folder / "store", dimensions, measures)
            assert [row.key for row in table.rows] == [row.key for row in expected.rows]
            assert [row.key for row in table.totals] == [row.key for row in expected.totals]
            assert cells(table) == cells(expected)
