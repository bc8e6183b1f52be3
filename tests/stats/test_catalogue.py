"""The catalogue of measures, and every measure of it worked out by hand."""

from __future__ import annotations

import pytest
from tests.stats.small import SMALL, year

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase
from cadre_training.stats import MEASURES, UnknownMeasure, aggregate, find_measure
from cadre_training.stats.formula import Growth, Ratio, Share
from cadre_training.stats.measure import Measure

CLASS, SESSION, ATTENDANCE = CountUnit.CLASS, CountUnit.SESSION, CountUnit.ATTENDANCE


def rate(part: int, whole: int, base: RateBase, unit: CountUnit, below: CountUnit | None = None):
    return Rate(Quantity(part, unit), Quantity(whole, below or unit), base)


# The value of each measure over the whole small register, and how many records do not state it.
TOTALS = {
    "classes": (Quantity(1 + 2 + 0 + 1 + 4 + 1, CLASS), 0),
    "attendances": (Quantity(40 + 60 + 0 + 30 + 25, ATTENDANCE), 1),
    "learners_per_class": (
        rate(155, 1 + 2 + 0 + 1 + 1, RateBase.CLASSES, ATTENDANCE, CLASS),
        1,
    ),
    "people": (Absence.NO_DATA, 5),
    "roll_attendances": (Quantity(3, ATTENDANCE), 0),
    "sessions": (Quantity(1 + 10 + 5, SESSION), 0),
    "session_attendances": (Quantity(38 + 500, ATTENDANCE), 1),
    "topics": (Quantity(1 + 1 + 7, CountUnit.TOPIC), 0),
    "years_covered": (Quantity(4, CountUnit.YEAR), 1),
    "planned_classes": (Quantity(2 + 2 + 1 + 4 + 1, CLASS), 0),
    "plan_attainment": (rate(1 + 2 + 0 + 4 + 1, 10, RateBase.PLAN, CLASS), 0),
    "planned_sessions": (Quantity(1 + 12, SESSION), 1),
    "session_plan_attainment": (rate(1 + 10, 13, RateBase.PLAN, SESSION), 1),
    "summoned": (Quantity(50 + 0 + 30 + 25, ATTENDANCE), 2),
    "attendance_rate_summoned": (
        rate(40 + 0 + 30 + 25, 105, RateBase.SUMMONED, ATTENDANCE),
        2,
    ),
    "enrolled": (Quantity(45 + 80 + 25, ATTENDANCE), 3),
    "attendance_rate_enrolled": (rate(40 + 60 + 25, 150, RateBase.ENROLLED, ATTENDANCE), 3),
    "classes_growth": (Absence.NOT_APPLICABLE, 0),
    "attendances_growth": (Absence.NOT_APPLICABLE, 0),
    "share_of_classes": (rate(9, 9, RateBase.TOTAL, CLASS), 0),
    "share_of_attendances": (rate(155, 155, RateBase.TOTAL, ATTENDANCE), 1),
}

# The same for 2014 alone: one class, and two more of which less is known.
IN_2014 = {
    "classes": (Quantity(3, CLASS), 0),
    "attendances": (Quantity(100, ATTENDANCE), 0),
    "learners_per_class": (rate(100, 3, RateBase.CLASSES, ATTENDANCE, CLASS), 0),
    "people": (Absence.NO_DATA, 2),
    "roll_attendances": (Quantity(2, ATTENDANCE), 0),
    "sessions": (Quantity(1, SESSION), 0),
    "session_attendances": (Quantity(38, ATTENDANCE), 0),
    "topics": (Quantity(1, CountUnit.TOPIC), 0),
    "years_covered": (Quantity(1, CountUnit.YEAR), 0),
    "planned_classes": (Quantity(4, CLASS), 0),
    "plan_attainment": (rate(3, 4, RateBase.PLAN, CLASS), 0),
    "planned_sessions": (Quantity(1, SESSION), 0),
    "session_plan_attainment": (rate(1, 1, RateBase.PLAN, SESSION), 0),
    "summoned": (Quantity(50, ATTENDANCE), 1),
    "attendance_rate_summoned": (rate(40, 50, RateBase.SUMMONED, ATTENDANCE), 1),
    "enrolled": (Quantity(125, ATTENDANCE), 0),
    "attendance_rate_enrolled": (rate(100, 125, RateBase.ENROLLED, ATTENDANCE), 0),
    "classes_growth": (Absence.NO_DATA, 0),
    "attendances_growth": (Absence.NO_DATA, 0),
    "share_of_classes": (rate(3, 9, RateBase.TOTAL, CLASS), 0),
    "share_of_attendances": (rate(100, 155, RateBase.TOTAL, ATTENDANCE), 1),
}

EACH = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)


@EACH
def test_every_measure_over_the_whole_register(measure: Measure):
    cell = aggregate(SMALL, by="year", measures=[measure.name]).cell(measure.name)
    assert (cell.value, cell.missing) == TOTALS[measure.name]


@EACH
def test_every_measure_in_one_year(measure: Measure):
    cell = aggregate(SMALL, by="year", measures=[measure.name]).cell(measure.name, year(2014))
    assert (cell.value, cell.missing) == IN_2014[measure.name]


@EACH
def test_every_measure_of_nothing(measure: Measure):
    cell = aggregate(SMALL, by="year", measures=[measure.name]).cell(measure.name, year(2013))
    assert cell.value is Absence.NO_DATA
    assert cell.missing == 0
    assert cell.bounds is None


@EACH
def test_its_words_stand_in_both_languages(measure: Measure):
    for text in (measure.label, measure.definition):
        assert text.vi.strip() == text.vi != ""
        assert text.en.strip() == text.en != ""
        assert text.vi != text.en
        assert text.en.isascii()
        assert not text.vi.isascii()
    assert measure.definition.vi.endswith(".")
    assert measure.definition.en.endswith(".")
    assert not measure.label.vi.endswith(".")
    assert measure.definition.vi[0].isupper()
    assert measure.definition.en[0].isupper()


@pytest.mark.parametrize("word", ["name", "label.vi", "label.en", "definition.vi", "definition.en"])
def test_no_two_measures_share_a_name_or_words(word: str):
    def get(value: object) -> object:
        for part in word.split("."):
            value = getattr(value, part)
        return value

    assert len({get(measure) for measure in MEASURES}) == len(MEASURES)


@EACH
def test_only_rates_have_something_below_the_line(measure: Measure):
    is_rate = isinstance(measure.formula, Ratio | Growth | Share)
    assert (measure.whole_unit is not None) == is_rate


@EACH
def test_a_measure_of_another_names_one_that_counts(measure: Measure):
    if isinstance(measure.formula, Growth | Share):
        other = find_measure(measure.formula.of)
        assert other.unit is measure.unit
        assert not isinstance(other.formula, Ratio | Growth | Share)


@EACH
def test_a_measure_is_found_by_name(measure: Measure):
    assert find_measure(measure.name) is measure


@pytest.mark.parametrize(
    ("wrong", "close"),
    [
        ("clases", "classes"),
        ("attendance", "attendances"),
        ("Classes", "classes"),
        ("plan_atainment", "plan_attainment"),
    ],
)
def test_a_name_mistyped_is_answered_with_what_comes_close(wrong: str, close: str):
    with pytest.raises(UnknownMeasure) as error:
        find_measure(wrong)
    message = str(error.value)
    assert message.startswith(f"no measure is called {wrong!r}. Did you mean {close}")
    assert message.endswith(", ".join(measure.name for measure in MEASURES))


def test_a_name_like_no_other_is_answered_with_all():
    with pytest.raises(UnknownMeasure, match=r"no measure is called 'xyz'. Measures: classes, "):
        find_measure("xyz")
