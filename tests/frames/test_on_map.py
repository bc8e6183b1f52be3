"""Units on the map of a day: the same from records, from frames and from a store."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.frames.engines import ENGINES, frames_of
from tests.invented_maps import A_NEW, FIRST, MERGER, NEW, OLD, SECOND, TAKING
from tests.stats.registers import crowded_registers

from cadre_training import aggregate as exact
from cadre_training.frames import aggregate
from cadre_training.model.attendance import Attendance
from cadre_training.model.cadre import Cadre
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Register
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats import Dimension, StatTable, on_map
from cadre_training.store import build
from cadre_training.writers import write_package

CODES = ("A", "B", "d1", "11", "13", "21", "22", "F", "T", "U", "V", "?", None)
DAYS = (OLD, FIRST, SECOND - dt.timedelta(days=1), SECOND, NEW)
MEASURES = (
    "classes",
    "attendances",
    "attendances_growth",
    "people",
    "sessions",
    "share_of_attendances",
)


@st.composite
def moved(draw: st.DrawFn) -> Register:
    """A register whose records stand in units that merge, divide and take others in."""
    register = draw(crowded_registers())

    def spread(records: tuple) -> tuple:
        return tuple(
            evolve(
                record,
                unit=draw(st.sampled_from(CODES)),
                period=Period.of_day(draw(st.sampled_from(DAYS))),
            )
            for record in records
        )

    return evolve(
        register,
        classes=spread(register.classes),
        sessions=spread(register.sessions),
        units=(*MERGER, *TAKING),
    )


MAPS = st.builds(
    on_map,
    st.sampled_from(["unit", "commune", "district", "province"]),
    st.sampled_from(DAYS),
    bridged=st.booleans(),
)


def whole(table: StatTable) -> tuple:
    return (table.rows, table.totals, table.total, table.breaks)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(register=moved(), by=MAPS, other=st.none() | MAPS)
def test_every_engine(
    engine: str, register: Register, by: Dimension, other: Dimension | None
) -> None:
    keys = ("year", by) if other in (None, by) else ("year", by, other)
    expected = exact(register, keys, MEASURES)
    assert whole(aggregate(frames_of(register, ENGINES[engine]), keys, MEASURES)) == whole(expected)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(register=moved(), by=st.lists(MAPS, min_size=1, max_size=3))
def test_a_store(register: Register, by: list[Dimension]) -> None:
    people = sorted({row.cadre_id for row in register.attendances})
    units = tuple(unit for unit in register.units if unit.parent is None or unit.parent in CODES)
    known = {unit.code for unit in units}
    register = evolve(
        register,
        cadres=tuple(Cadre(id=person) for person in people),
        units=units,
        classes=_known(register.classes, known),
        sessions=_known(register.sessions, known),
    )
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_package(register, folder / "a")
        build([folder / "a"], folder / "store")
        for dimension in by:
            keys = ("year", dimension)
            expected = exact(register, keys, MEASURES)
            assert whole(aggregate(folder / "store", keys, MEASURES)) == whole(expected)


def _known(records: tuple, codes: set[str]) -> tuple:
    return tuple(evolve(r, unit=r.unit if r.unit in codes else None) for r in records)


@pytest.mark.parametrize("engine", ENGINES)
def test_people_of_two_provinces_that_merged(engine: str) -> None:
    """In each engine they are counted anew, not added up."""
    classes = tuple(
        TrainingClass(id=code, period=Period.of_day(OLD), unit=code, learners=2) for code in "AB"
    )
    rolls = (("A", "p1"), ("A", "p2"), ("B", "p2"), ("B", "p3"))
    register = Register(
        classes=classes,
        attendances=tuple(Attendance(class_id=c, cadre_id=p) for c, p in rolls),
        units=MERGER,
    )
    frames = frames_of(register, ENGINES[engine])
    table = aggregate(frames, on_map("province", SECOND), "people")
    assert [(row.key, row.cells[0].value) for row in table.rows] == [
        ((A_NEW,), Quantity(3, CountUnit.PERSON))
    ]
