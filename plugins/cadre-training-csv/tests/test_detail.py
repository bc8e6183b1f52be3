"""A cell says under each aspect what it has to say, and no more."""

from __future__ import annotations

import pytest

from cadre_training.plugin import (
    Absence,
    Cell,
    CellValue,
    CountUnit,
    Interval,
    Label,
    NotKnown,
    Quantity,
    Rate,
    RateBase,
)
from cadre_training_csv.detail import Aspect, detail

LESSONS = Quantity(9, CountUnit.TEACHING_PERIOD)


OF_THE_CELL = (Aspect.CODE, Aspect.NOTE, Aspect.SOURCE)


@pytest.mark.parametrize("aspect", [a for a in Aspect if a not in OF_THE_CELL])
@pytest.mark.parametrize("absence", Absence)
def test_what_is_absent_is_absent_in_every_aspect(absence: Absence, aspect: Aspect) -> None:
    assert detail(Cell(absence), aspect) is absence


@pytest.mark.parametrize(
    ("value", "aspect"),
    [
        ("văn bản", Aspect.UNIT),
        (LESSONS, Aspect.LOW),
        (LESSONS, Aspect.PART),
        (Interval(LESSONS, LESSONS), Aspect.WHOLE),
        (Rate(LESSONS, LESSONS, RateBase.PLAN), Aspect.HIGH),
        (NotKnown(Label("Điều 3", "article 3")), Aspect.BASE),
    ],
)
def test_what_a_value_does_not_have_is_not_applicable(value: CellValue, aspect: Aspect) -> None:
    assert detail(Cell(value), aspect) is Absence.NOT_APPLICABLE


def test_a_cell_without_a_note_or_sources_says_nothing_there() -> None:
    assert detail(Cell(LESSONS), Aspect.NOTE) is None
    assert detail(Cell(LESSONS), Aspect.SOURCE) == ()
