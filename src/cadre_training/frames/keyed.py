"""The frames of each resource with the columns of its keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import narwhals as nw

from cadre_training.frames.frames import Frames
from cadre_training.frames.in_polars import settled
from cadre_training.frames.keys import KeyColumns, names_of, spread, with_keys
from cadre_training.frames.opening import opened
from cadre_training.frames.people import LISTED, PRESENT, roll_counts, with_rolls
from cadre_training.frames.problem import FrameProblem
from cadre_training.frames.rolls import OWN_COLUMNS
from cadre_training.model.absence import Absence
from cadre_training.model.label import Label
from cadre_training.model.register import record_key
from cadre_training.stats.dimension import Dimension
from cadre_training.stats.formula import Distinct, Primitive, Resource

if TYPE_CHECKING:
    from cadre_training.frames.opening import Lazy

    Keyed = tuple[Lazy, tuple[KeyColumns, ...]]

_ABSENT = KeyColumns((), lambda _: Absence.NO_DATA)


class KeyedFrames:
    """Prepares frames when they are first needed; nothing of them is read for that."""

    def __init__(
        self,
        frames: Frames,
        dimensions: tuple[Dimension, ...],
        formulas: Sequence[Primitive],
        counted: Sequence[nw.Expr],
    ) -> None:
        """Take what is needed.

        Args:
            frames: The frames.
            dimensions: What a table is broken down by.
            formulas: What is measured.
            counted: What is counted of rolls, and adds up.
        """
        self._frames = frames
        self._dimensions = dimensions
        self._naming = [f for f in formulas if isinstance(f, Distinct) and f.named_by is not None]
        self._counted = counted
        self._units = {record_key(unit): unit for unit in frames.units} if frames.stored else {}
        self._opened: dict[Resource, Lazy | None] = {}
        self._found: dict[Resource, Keyed | None] = {}

    def frame(self, resource: Resource) -> Keyed | None:
        """Return the rows of a resource with their keys; None where there is no frame of it.

        Where named persons are measured, classes have the numbers of rows on their rolls.
        """
        if resource not in self._found:
            self._found[resource] = self._prepared(resource)
        return self._found[resource]

    def class_keys(self, kept: Iterable[int]) -> tuple[Lazy | None, Sequence[KeyColumns]]:
        """Return the keys of each class beside its ``id``; None without classes.

        Args:
            kept: The places of the dimensions that make the keys.
        """
        keyed = self._classes
        if keyed is None:
            return None, [_ABSENT for _ in kept]
        frame, columns = keyed
        chosen = [columns[at] for at in kept]
        return spread(frame.select("id", *names_of(chosen)), chosen), chosen

    @cached_property
    def counts(self) -> Lazy | None:
        """What is counted of the roll of each class, with ``class_id``; None without rolls."""
        rolls = self.opened(Resource.ATTENDANCES)
        if rolls is None:
            return None
        counted = [nw.len().alias("rows"), *self._counted]
        for formula in self._naming:
            counted += roll_counts(formula)
        return settled(rolls.group_by("class_id").agg(*counted))

    def opened(self, resource: Resource) -> Lazy | None:
        """Return the rows of a resource as they are given."""
        if resource not in self._opened:
            frame = {
                Resource.CLASSES: self._frames.classes,
                Resource.SESSIONS: self._frames.sessions,
                Resource.ATTENDANCES: self._frames.attendances,
            }[resource]
            counted = resource is Resource.CLASSES and self._frames.stored is not None
            also = (LISTED, PRESENT, *OWN_COLUMNS) if counted else ()
            self._opened[resource] = None if frame is None else opened(frame, resource, also)
        return self._opened[resource]

    @cached_property
    def _classes(self) -> Keyed | None:
        frame = self.opened(Resource.CLASSES)
        if frame is None:
            return None
        self._check_names(frame)
        return self._with_keys(frame, Resource.CLASSES)

    def _check_names(self, classes: Lazy) -> None:
        """Check that rolls name classes in the way that classes are named."""
        rolls = self.opened(Resource.ATTENDANCES)
        if rolls is None:
            return
        here, there = rolls.collect_schema()["class_id"], classes.collect_schema()["id"]
        if here.is_integer() != there.is_integer() and nw.Unknown not in (here, there):
            raise FrameProblem(
                Label(
                    f"cột class_id của danh sách lớp là kiểu {here}, còn cột id của lớp là kiểu "
                    f"{there}; hai cột phải cùng là chữ hoặc cùng là số",
                    f"the column class_id of rolls holds {here}, and id of classes holds {there}; "
                    "both must hold texts, or both numbers",
                )
            )

    def _with_keys(self, frame: Lazy, resource: Resource) -> Keyed:
        if resource is Resource.CLASSES and self._frames.stored is not None:
            columns = self._frames.stored.keys(self._dimensions, self._units)
            if columns is not None:
                return frame, columns
        topics = {topic.id: topic for topic in self._frames.topics}
        return with_keys(frame, resource, self._dimensions, self._frames.units, topics)

    def _prepared(self, resource: Resource) -> Keyed | None:
        if resource is Resource.ATTENDANCES:
            return self._rolls()
        if resource is Resource.CLASSES:
            keyed = self._classes
            if keyed is None or self._frames.stored is not None or not self._naming:
                return keyed
            return with_rolls(keyed[0], self.counts), keyed[1]
        frame = self.opened(resource)
        return None if frame is None else self._with_keys(frame, resource)

    def _rolls(self) -> Keyed | None:
        """Give each row of a roll the keys of its class."""
        rolls = self.opened(Resource.ATTENDANCES)
        if rolls is None:
            return None
        keyed = self._classes
        if keyed is None:
            return rolls, (_ABSENT,) * len(self._dimensions)
        frame, columns = keyed
        keys = frame.select("id", *names_of(columns))
        return rolls.join(keys, left_on="class_id", right_on="id", how="left"), columns
