"""A claim that a document makes."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen, validators

from cadre_training.model._checks import check_identifier, check_text_or_none, tuple_of
from cadre_training.model.displayed import Displayed
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import StatedRate
from cadre_training.model.source import Source, check_source
from cadre_training.model.target_group import TargetGroup


class Qualifier(Enum):
    """How exactly a document states a number.

    >>> Qualifier("about").label.en
    'about'
    """

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _QUALIFIERS[self]


_QUALIFIERS = {
    Qualifier.EXACT: Label("đúng", "exactly"),
    Qualifier.ABOUT: Label("khoảng", "about"),
    Qualifier.OVER: Label("hơn", "over"),
    Qualifier.NEARLY: Label("gần", "nearly"),
}


class Per(Enum):
    """What a figure is stated for each of: “1 to 2 classes a year in each commune”.

    >>> Per("commune").label.en
    'each commune'
    """

    YEAR = "year"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    CLASS = "class"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _PER[self]


_PER = {
    Per.YEAR: Label("mỗi năm", "each year"),
    Per.PROVINCE: Label("mỗi tỉnh", "each province"),
    Per.DISTRICT: Label("mỗi huyện", "each district"),
    Per.COMMUNE: Label("mỗi xã", "each commune"),
    Per.CLASS: Label("mỗi lớp", "each class"),
}


@frozen(kw_only=True)
class Scope(Displayed):
    """What a figure is about; a part left out is not narrowed.

    Args:
        period: The period.
        target_group: The target group.
        unit: The code of the administrative unit, those below it included.
        programme: The kind of training.

    >>> Scope(period=Period.of_year(2022), unit="844").unit
    '844'
    """

    period: Period | None = field(
        default=None, validator=validators.optional(validators.instance_of(Period))
    )
    target_group: TargetGroup | None = field(
        default=None, validator=validators.optional(validators.instance_of(TargetGroup))
    )
    unit: str | None = field(default=None, validator=check_text_or_none)
    programme: Programme | None = field(
        default=None, validator=validators.optional(validators.instance_of(Programme))
    )


@frozen(kw_only=True)
class ReportedFigure(Displayed):
    """A figure that a document states: a measure, a scope, a value and a place.

    Aggregation never reads it; checks hold it against the records and other figures.

    Args:
        id: Its identifier in the register.
        measure: The name of the measure it states, from the catalogue.
        value: What it states: a count, a range, or a percentage.
        scope: What it is about.
        qualifier: How exactly it is stated.
        per: What it is stated for each of.
        part_of: The identifier of the figure of which this is a part (“trong đó …”).
        breakdown: The name of the breakdown it belongs to, such as ``year``: a figure may be
            broken down in several ways, each of which makes the whole.
        exhaustive: False when the parts of this breakdown need not make the whole.
        rate_of: For a percentage: the identifier of the count it stands beside.
        source: Where it stands, with the words as written.

    Raises:
        ValueError: If it is a part of itself, or ``rate_of`` stands on something other than a
            percentage.

    >>> from cadre_training import CountUnit
    >>> all_classes = Quantity(36, CountUnit.CLASS)
    >>> figure = ReportedFigure(id="all", measure="classes", value=all_classes)
    >>> figure.value.value, figure.qualifier.value
    (36, 'exact')
    """

    id: str = field(validator=check_identifier)
    measure: str = field(validator=check_identifier)
    value: Quantity | Interval | StatedRate = field(
        validator=validators.instance_of((Quantity, Interval, StatedRate))
    )
    scope: Scope = field(factory=Scope, validator=validators.instance_of(Scope))
    qualifier: Qualifier = field(
        default=Qualifier.EXACT, validator=validators.instance_of(Qualifier)
    )
    per: tuple[Per, ...] = field(default=(), validator=tuple_of(Per))
    part_of: str | None = field(default=None, validator=check_text_or_none)
    breakdown: str | None = field(default=None, validator=check_text_or_none)
    exhaustive: bool = field(default=True, validator=validators.instance_of(bool))
    rate_of: str | None = field(default=None, validator=check_text_or_none)
    source: Source | None = field(default=None, validator=check_source, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if self.part_of == self.id:
            raise ValueError(f"figure {self.id!r} cannot be a part of itself")
        if self.rate_of is not None and not isinstance(self.value, StatedRate):
            raise ValueError(f"figure {self.id!r} has rate_of, yet its value is no percentage")
