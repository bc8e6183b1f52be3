"""Numbers of a table that are claims and no records."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.interval import Interval
from cadre_training.model.period import Period
from cadre_training.model.quantity import Quantity
from cadre_training.model.reported_figure import Qualifier, Scope
from cadre_training.model.source import Source
from cadre_training.readers.numbers import Meaning, Number, Range
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.figures import Claim, claimed, clear, measure_of
from cadre_training.stats.catalogue import find_measure

YEAR = Scope(period=Period.of_year(2022))
UNIT = Scope(period=Period.of_year(2022), unit="844")


def claim(
    name: str,
    scope: Scope = YEAR,
    *,
    measure: str = "classes",
    total: tuple[int, int] | None = None,
    part_of: str | None = None,
) -> Claim:
    return Claim(
        id=name,
        measure=measure,
        value=3,
        unit=CountUnit.CLASS,
        scope=scope,
        source=Source(words="3"),
        part_of=part_of,
        total=total,
    )


def kept(rows: list[Claim], totals: list[Claim] | None = None) -> list[str]:
    return [figure.id for figure in clear(rows, totals or [])]


@pytest.mark.parametrize("field", Field)
@pytest.mark.parametrize("sessions", [False, True])
def test_every_measure_is_in_the_catalogue(field: Field, sessions: bool) -> None:
    name = measure_of(field, sessions=sessions)
    assert name is None or find_measure(name).name == name


def test_people_at_sessions_are_another_measure() -> None:
    assert measure_of(Field.LEARNERS, sessions=True) == "session_attendances"
    assert measure_of(Field.SESSIONS, sessions=True) == "sessions"
    assert measure_of(Field.OTHER_NUMBER) is None


def test_claims_that_no_scope_tells_apart_are_left_to_the_table() -> None:
    assert kept([claim("a"), claim("b", UNIT)]) == ["a", "b"]
    assert kept([claim("a"), claim("b"), claim("c", UNIT)]) == ["c"]
    assert kept([claim("a"), claim("b", measure="sessions")]) == ["a", "b"]


def test_a_total_speaks_before_a_row_of_its_scope() -> None:
    assert kept([claim("a")], [claim("t", total=(0, 1))]) == ["t"]
    assert kept([claim("a", UNIT)], [claim("t", total=(0, 1))]) == ["a", "t"]


def test_a_total_may_stand_twice_but_two_totals_may_not_seem_one() -> None:
    above, below = claim("above", total=(0, 1)), claim("below", total=(0, 1))
    assert kept([], [above, below]) == ["above", "below"]
    assert kept([], [above, claim("other group", total=(1, 1))]) == []


def test_a_part_is_kept_with_its_whole() -> None:
    whole, part = claim("t", total=(0, 1)), claim("p", part_of="t", total=(0, 2))
    assert kept([], [whole, part]) == ["t", "p"]
    assert kept([], [whole, part, claim("u", total=(1, 1))]) == []
    (_, figure) = clear([], [whole, part])
    assert (figure.part_of, figure.exhaustive) == ("t", False)


@pytest.mark.parametrize(
    ("meaning", "value", "qualifier"),
    [
        (Number(value=50, qualifier=Qualifier.ABOUT), 50, Qualifier.ABOUT),
        (Range(low=40, high=45), (40, 45), Qualifier.EXACT),
    ],
)
def test_what_a_figure_can_say(
    meaning: Meaning, value: int | tuple[int, int], qualifier: Qualifier
) -> None:
    assert claimed(meaning) == (value, qualifier)


@pytest.mark.parametrize(
    "meaning",
    [
        Number(value=Decimal("1.5")),
        Number(value=-3),
        Range(low=40, high=None),
        Range(low=None, high=40, high_included=False),
        Range(low=40, high=45, high_included=False),
        Absence.NO_DATA,
    ],
)
def test_what_a_figure_cannot_say(meaning: Meaning) -> None:
    assert claimed(meaning) is None


def test_the_figure_of_a_claim() -> None:
    assert claim("a").figure().value == Quantity(3, CountUnit.CLASS)
    ranged = Claim(
        id="r",
        measure="attendances",
        value=(40, 45),
        unit=CountUnit.PERSON,
        scope=UNIT,
        source=Source(words="40-45"),
    ).figure()
    assert ranged.value == Interval.of(40, 45, CountUnit.PERSON)
    assert ranged.exhaustive
