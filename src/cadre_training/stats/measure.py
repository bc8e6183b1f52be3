"""A statistic, defined once."""

from __future__ import annotations

from attrs import field, frozen, validators

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import Label
from cadre_training.stats.formula import Formula


@frozen(kw_only=True)
class Measure(Displayed):
    """A statistic as data: a name, a formula, a unit, and its words in both languages.

    Args:
        name: Its identifier in the catalogue.
        label: Its short name.
        definition: What it counts and how, for a reader of the figures.
        formula: How it is worked out.
        unit: What it counts; for a rate, what stands above its line.
        whole_unit: For a rate, what stands below its line.

    >>> from cadre_training.stats import find_measure
    >>> one = find_measure("classes")
    >>> one.label.en, one.unit.value
    ('Classes', 'class')
    """

    name: str = field(validator=validators.matches_re(r"[a-z]+(_[a-z]+)*"))
    label: Label
    definition: Label
    formula: Formula
    unit: CountUnit
    whole_unit: CountUnit | None = None
