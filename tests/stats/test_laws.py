"""The laws of statistics, on random registers."""

from __future__ import annotations

from itertools import chain

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats import naive
from tests.stats.registers import GROUPS, crowded_registers
from tests.strategies import registers

from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import UnitLevel
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate
from cadre_training.model.register import Register
from cadre_training.model.training_class import TrainingClass
from cadre_training.stats import DIMENSIONS, MEASURES, Margin, StatTable, aggregate

# Whole registers are slow to make.
FEW = settings(max_examples=30)

EXCLUSIVE = [d.name for d in DIMENSIONS if not d.overlaps]
ALL_MEASURES = tuple(measure.name for measure in MEASURES)
STANDING = tuple(name for name in ALL_MEASURES if not name.endswith("growth"))
SUMS = (*naive.SUMS, "roll_attendances")


def dimensions(*, overlapping: bool = True, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    names = [d.name for d in DIMENSIONS] if overlapping else EXCLUSIVE
    return st.lists(st.sampled_from(names), unique=True, min_size=least, max_size=2).map(tuple)


def number(value: object) -> int:
    return value.value if isinstance(value, Quantity) else 0


def plain_key(key: tuple) -> tuple:
    return tuple(naive.ALL if value is Margin.ALL else value for value in key)


def all_rows(table: StatTable) -> dict[tuple, tuple]:
    rows = {plain_key(row.key): row.cells for row in chain(table.rows, table.totals)}
    return rows | {(naive.ALL,) * len(table.dimensions): table.total.cells}


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Register, Register]:
    register = draw(crowded_registers())
    names = ("classes", "sessions", "topics", "attendances", "units")
    changed: dict = {n: tuple(draw(st.permutations(getattr(register, n)))) for n in names}
    return register, evolve(register, **changed)


@given(two=shuffled(), by=dimensions())
def test_the_order_of_records_does_not_matter(two: tuple[Register, Register], by: tuple):
    one, other = (aggregate(register, by=by, measures=STANDING) for register in two)
    assert one == other
    assert str(one) == str(other)


@given(register=crowded_registers(), by=dimensions(overlapping=False, least=1))
def test_the_parts_make_the_whole(register: Register, by: tuple[str, ...]):
    table = aggregate(register, by=by, measures=SUMS)
    for at, whole in enumerate(table.total.cells):
        parts = [row.cells[at] for row in table.rows]
        if whole.value is Absence.NOT_APPLICABLE and whole.missing == 0:
            assert not any(isinstance(part.value, Quantity) for part in parts)
            continue
        assert number(whole.value) == sum(number(part.value) for part in parts)
        assert whole.missing == sum(part.missing for part in parts)
        known = [part for part in parts if isinstance(part.value, Quantity)]
        assert isinstance(whole.value, Quantity) == bool(known)
        if table.measures[at].name != "roll_attendances":  # names those present, if any were
            reasons = [id(record) for part in parts for record in part.records]
            assert sorted(map(id, whole.records)) == sorted(reasons)


@given(register=crowded_registers(), by=dimensions(overlapping=False, least=2))
def test_the_rows_under_a_margin_make_the_margin(register: Register, by: tuple[str, ...]):
    table = aggregate(register, by=by, measures=SUMS)
    for margin in table.totals:
        parts = [
            row
            for row in table.rows
            if all(m in (Margin.ALL, v) for m, v in zip(margin.key, row.key, strict=True))
        ]
        assert parts
        for at, whole in enumerate(margin.cells):
            assert number(whole.value) == sum(number(part.cells[at].value) for part in parts)


@given(one=crowded_registers("a-"), other=crowded_registers("b-"), by=dimensions())
def test_merging_adds(one: Register, other: Register, by: tuple[str, ...]):
    tables = [all_rows(aggregate(r, by=by, measures=SUMS)) for r in (one, other)]
    both = all_rows(aggregate(one + other, by=by, measures=SUMS))
    stated = {
        key for table in tables for key, cells in table.items() if any(c.records for c in cells)
    }
    assert both.keys() >= stated
    for key, cells in both.items():
        for at, cell in enumerate(cells):
            parts = [table[key][at] for table in tables if key in table]
            assert number(cell.value) == sum(number(part.value) for part in parts)
            assert cell.missing == sum(part.missing for part in parts)


@given(register=crowded_registers(), by=dimensions())
def test_merging_with_nothing_changes_nothing(register: Register, by: tuple[str, ...]):
    assert aggregate(register + Register(), by=by) == aggregate(register, by=by)


@given(register=crowded_registers(), by=dimensions(), measure=st.sampled_from([*naive.SUMS]))
def test_sums_agree_with_a_slow_reckoning(register: Register, by: tuple[str, ...], measure: str):
    table = aggregate(register, by=by, measures=measure)
    rows = all_rows(table)
    kind, _ = naive.SUMS[measure]
    stated = {key for key, cells in rows.items() if cells[0].records}
    assert stated == naive.keys(register, kind, by) or not naive.applies(kind, by)
    for key, (cell,) in rows.items():
        value = cell.value.value if isinstance(cell.value, Quantity) else cell.value
        assert (value, cell.missing) == naive.sum_of(register, measure, by, key)


@given(register=crowded_registers(), by=dimensions(), measure=st.sampled_from([*naive.RATIOS]))
def test_ratios_agree_with_a_slow_reckoning(register: Register, by: tuple[str, ...], measure: str):
    for key, (cell,) in all_rows(aggregate(register, by=by, measures=measure)).items():
        value = cell.value.exact if isinstance(cell.value, Rate) else None
        assert value == naive.ratio_of(register, measure, by, key)


@given(register=crowded_registers(), by=dimensions())
def test_people_agree_with_a_slow_reckoning(register: Register, by: tuple[str, ...]):
    for key, (cell,) in all_rows(aggregate(register, by=by, measures="people")).items():
        people = naive.people_of(register, by, key)
        if people is None:
            assert cell.value is Absence.NO_DATA
        else:
            assert cell.value == Quantity(len(people), CountUnit.PERSON)


@given(register=crowded_registers(), by=dimensions(overlapping=False, least=1))
def test_totals_of_distinct_counts_are_distinct(register: Register, by: tuple[str, ...]):
    complete = evolve(
        register,
        classes=tuple(evolve(c, learners=Absence.NO_DATA) for c in register.classes),
        attendances=tuple(
            Attendance(class_id=c.id, cadre_id=person)
            for c in register.classes
            for person in ("p1", c.id)
        ),
    )
    table = aggregate(complete, by=by, measures=("people", "years_covered", "roll_attendances"))
    parts = [number(row.cells[0].value) for row in table.rows]
    whole = number(table.total.cells[0].value)
    # One person sits in every class, and each class has one of its own.
    assert whole == len(register.classes) + bool(register.classes)
    filled = [part for part in parts if part]
    assert whole == sum(filled) - max(0, len(filled) - 1)
    assert number(table.total.cells[2].value) == 2 * len(register.classes)
    years = {c.year for c in register.classes if c.year is not None}
    assert number(table.total.cells[1].value) == len(years)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Register, int]:
    """What a register tells of some classes, and how many people there were in truth."""
    classes: list[TrainingClass] = []
    rolls: list[Attendance] = []
    everybody: set[str] = set()
    for index in range(draw(st.integers(0, 4))):
        bodies = draw(st.lists(st.sets(st.sampled_from("abcdef")), max_size=3))
        came = set().union(*bodies)
        everybody |= came
        attendances = sum(map(len, bodies))
        told: int | Absence = attendances if draw(st.booleans()) else Absence.NO_DATA
        named = sorted(came)
        if len(bodies) == 1 and told == attendances and draw(st.booleans()):
            named = named[: draw(st.integers(0, len(named)))]
        elif draw(st.booleans()):
            named = []
        rolls += [Attendance(class_id=str(index), cadre_id=person) for person in named]
        if draw(st.booleans()) and len(bodies) != 1:
            row = Attendance(class_id=str(index), cadre_id="z", status=AttendanceStatus.ABSENT)
            rolls += [row] if named else []
        classes.append(
            TrainingClass(
                id=str(index), period=Period.of_year(2024), count=len(bodies), learners=told
            )
        )
    return Register(classes=tuple(classes), attendances=tuple(rolls)), len(everybody)


@given(world=worlds())
def test_what_is_said_of_people_is_true(world: tuple[Register, int]):
    register, truth = world
    cell = aggregate(register, measures="people").cell("people")
    if isinstance(cell.value, Quantity):
        assert cell.value.value == truth
    elif cell.bounds is not None:
        assert cell.bounds.low.value <= truth
        assert cell.bounds.high is None or truth <= cell.bounds.high.value
    else:
        assert not register.classes


@pytest.mark.parametrize("level", ["district", "province"])
@given(register=crowded_registers())
def test_filtering_by_a_unit_gives_the_row_of_that_unit(level: str, register: Register):
    measures = ("classes", "attendances", "plan_attainment", "people")
    rows = aggregate(register, by=level, measures=measures)
    for unit in register.units:
        if unit.level is UnitLevel(level):
            kept = aggregate(register.filter(unit=unit.code), measures=measures)
            assert list(kept.total.cells) == [rows.cell(name, unit) for name in measures]


@given(register=crowded_registers())
def test_filtering_by_a_group_or_programme_gives_its_row(register: Register):
    by_group = aggregate(register, by="target_group")
    for group in GROUPS:
        table = aggregate(register.filter(target_groups=[group]))
        assert table.cell("classes") == by_group.cell("classes", group)
        assert table.cell("attendances") == by_group.cell("attendances", group)
    by_programme = aggregate(register, by="programme")
    for programme in Programme:
        table = aggregate(register.filter(programmes=[programme]))
        assert table.cell("attendances") == by_programme.cell("attendances", programme)


@given(register=crowded_registers())
def test_growth_is_the_change_between_two_rows(register: Register):
    table = aggregate(register, by=("year", "scheme"), measures=("classes", "classes_growth"))
    for row in (*table.rows, *table.totals):
        grown = row.cells[1].value
        if isinstance(grown, Rate):
            year, scheme = row.key
            before = table.cell("classes", Period.of_year(int(str(year)) - 1), scheme).value
            assert grown.whole == before
            assert number(row.cells[0].value) == number(before) + grown.part.value


@given(register=crowded_registers(), by=dimensions(overlapping=False, least=1))
def test_shares_make_one_hundred(register: Register, by: tuple[str, ...]):
    table = aggregate(register, by=by, measures="share_of_classes")
    shares = [c.value.exact for row in table.rows for c in row.cells if isinstance(c.value, Rate)]
    assert sum(shares) == (1 if isinstance(table.total.cells[0].value, Rate) else 0)


@given(register=registers(max_size=2), by=dimensions())
@FEW
def test_any_register_can_be_counted(register: Register, by: tuple[str, ...]):
    measures = ALL_MEASURES if "year" in by else STANDING
    table = aggregate(register, by=by, measures=measures)
    assert len(table.as_dicts(totals=True)) == len(table.rows) + len(table.totals) + 1
    assert len({row.key for row in table.rows}) == len(table.rows)
    assert str(table)
