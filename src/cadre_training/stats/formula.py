"""The formulas that measures are made of: data, not code.

A formula names a resource of the register (``classes``, ``sessions`` …) and columns of it. How it
is worked out is the business of an interpreter: :mod:`cadre_training.stats.evaluate` over records.
"""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen, validators

from cadre_training.model._checks import tuple_of
from cadre_training.model.rate import RateBase


class Resource(Enum):
    """A resource of the register that measures are taken over."""

    CLASSES = "classes"
    SESSIONS = "sessions"
    TOPICS = "topics"
    ATTENDANCES = "attendances"


@frozen
class Where:
    """Keeps the rows whose ``column`` is the code ``equals``, such as status ``present``."""

    column: str
    equals: str


@frozen
class Sum:
    """Adds a column of whole numbers over the rows in which it is known.

    Args:
        resource: The resource.
        column: The column.
        where: What a row must meet to be counted.
    """

    resource: Resource = field(validator=validators.instance_of(Resource))
    column: str
    where: tuple[Where, ...] = field(default=(), validator=tuple_of(Where))


@frozen
class Count:
    """Counts rows.

    Args:
        resource: The resource.
        where: What a row must meet to be counted.
    """

    resource: Resource = field(validator=validators.instance_of(Resource))
    where: tuple[Where, ...] = field(default=(), validator=tuple_of(Where))


@frozen
class Distinct:
    """Counts the different values of a column.

    Args:
        resource: The resource.
        column: The column.
        where: What a row must meet to be counted.
        named_by: Where the rows name members of another resource's rows: the column of that
            resource that says how many there are. Rows without names leave the count unknown,
            within bounds.
    """

    resource: Resource = field(validator=validators.instance_of(Resource))
    column: str
    where: tuple[Where, ...] = field(default=(), validator=tuple_of(Where))
    named_by: Sum | None = None


@frozen
class Ratio:
    """Divides the sums of two columns over the rows in which both are known.

    Args:
        resource: The resource.
        part: The column above the line.
        whole: The column below the line.
        base: The name of what stands below the line.
    """

    resource: Resource = field(validator=validators.instance_of(Resource))
    part: str
    whole: str
    base: RateBase = field(validator=validators.instance_of(RateBase))


@frozen
class Growth:
    """The change of a measure against the calendar year before, as a share of that year.

    Args:
        of: The name of the measure.
    """

    of: str


@frozen
class Share:
    """A measure as a share of its grand total.

    Args:
        of: The name of the measure.
    """

    of: str


Primitive = Sum | Count | Distinct | Ratio
"""A formula over the rows of a resource."""

Formula = Primitive | Growth | Share
"""A primitive formula, or one over the values of another measure."""
