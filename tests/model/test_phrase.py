"""Sentences with values in them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from tests.strategies import scalars

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, listed
from cadre_training.model.quantity import Quantity

HELD = Quantity(36, CountUnit.CLASS)


def test_values_are_kept_unwritten():
    phrase = Phrase.of("Đã mở {n} trong {t}.", "{n} held in {t}.", n=HELD, t=Period.of_year(2014))
    assert phrase.value("n") is HELD
    assert phrase.value("t") == Period.of_year(2014)
    with pytest.raises(KeyError):
        phrase.value("x")


@given(value=scalars())
def test_any_value_of_the_library_can_stand_in_it(value):
    phrase = Phrase.of("{v}; {w}", "{w}; {v}", v=value, w=(value, value))
    assert phrase.value("v") == value
    assert phrase.value("w") == (value, value)


@pytest.mark.parametrize(
    ("vi", "en"), [("{n} {m}", "{n}"), ("{n}", "{m}"), ("n", "{n}"), ("{n}", ""), ("{}", "{n}")]
)
def test_both_templates_name_all_values_and_no_others(vi: str, en: str):
    with pytest.raises(ValueError, match=r"names|Length"):
        Phrase.of(vi, en, n=HELD)


def test_a_value_that_no_template_names_is_refused():
    with pytest.raises(ValueError, match=r"names \['n'\], got \['m', 'n'\]"):
        Phrase.of("{n}", "{n}", n=HELD, m=1)


def test_a_name_stands_once():
    with pytest.raises(ValueError, match="a name stands twice"):
        Phrase(Label.same("{n}"), (("n", 1), ("n", 2)))


def test_a_broken_template_is_refused():
    with pytest.raises(ValueError, match="expected '}'"):
        Phrase.of("{n", "{n}", n=HELD)


@pytest.mark.parametrize("value", [1.5, True, None, Fraction(1, 2), [1], {"a": 1}, b"x"])
def test_a_value_that_no_language_writes_is_refused(value):
    with pytest.raises(TypeError, match=r"values cannot hold .* \(under 'n'\)"):
        Phrase.of("{n}", "{n}", n=value)
    with pytest.raises(TypeError, match="values cannot hold"):
        Phrase.of("{n}", "{n}", n=(HELD, value))


def test_phrases_compare_by_what_they_say():
    assert Phrase.of("{n}", "{n}", n=HELD) == Phrase.of("{n}", "{n}", n=HELD)
    assert Phrase.of("{n}", "{n}", n=HELD) != Phrase.of("{n}", "{n}", n=Absence.NO_DATA)
    assert len({Phrase.of("{n}", "{n}", n=Decimal(1)), Phrase.of("{n}", "{n}", n=Decimal(1))}) == 1


def test_a_list_for_a_phrase():
    years = (Period.of_year(year) for year in (2014, 2019))
    assert listed(years) == (Period.of_year(2014), Period.of_year(2019))
