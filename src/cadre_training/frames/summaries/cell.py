"""A cell of a summary: what is kept of the rows under one key."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen, validators

from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.stats.dimension import KeyValue
from cadre_training.stats.formula import Resource


@frozen(kw_only=True)
class Cell:
    """What is kept of rows of one resource under one key, or a part of that: parts add up.

    Args:
        resource: What the rows are.
        key: One value for each dimension of the summary; of topics, for each that they have.
        counts: Numbers that add up, by the names of
            ``cadre_training.frames.summaries.parts``; what is not named is zero.
            All parts together have ``rows``.
        people: The different persons present, as bytes of a roaring bitmap, or of a sketch;
            empty for nobody.
        space: Whose numbers the persons are; None where nobody is named.

    >>> cell = Cell(resource=Resource.CLASSES, key=(2022,), counts={"rows": 1, "classes": 2})
    >>> cell.counts["classes"]
    2
    """

    resource: Resource = field(validator=validators.instance_of(Resource))
    key: tuple[KeyValue, ...] = field(validator=validators.instance_of(tuple))
    counts: Mapping[str, int]
    people: bytes = b""
    space: PeopleSpace | None = None

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        if self.people and self.space is None:
            raise ValueError("persons without the space of their numbers")
