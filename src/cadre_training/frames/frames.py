"""The frames that measures are taken over."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import field, frozen

from cadre_training.frames.schema import ABSENCE, LIST_MARK
from cadre_training.model._checks import tuple_of
from cadre_training.model.absence import Absence
from cadre_training.model.admin_unit import AdminUnit
from cadre_training.model.period import Period
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

if TYPE_CHECKING:
    import datetime as dt

    from narwhals.typing import IntoFrame

    from cadre_training.frames.rolls import StoredRolls

    Value = int | str | Decimal | dt.date | None


@frozen(kw_only=True)
class Frames:
    """The rows of a register in frames of any one engine, and the few records they refer to.

    A frame is a Polars DataFrame or LazyFrame, a DuckDB relation, a PySpark DataFrame, a pandas
    DataFrame or an Arrow table, with the columns of ``FRAME_TABLES`` in
    ``cadre_training.frames.schema``.

    Args:
        classes: The classes held.
        sessions: The sessions held.
        attendances: The rows of class rolls.
        topics: The topics taught; they are few.
        units: The administrative units; without them a unit is known by its code alone.
        covers: The period spoken of.
        stored: The class rolls as a store keeps them, which is quick to count persons in; the
            frame of attendances then has the same rows.

    >>> Frames().classes is None
    True
    """

    classes: IntoFrame | None = field(default=None, repr=False)
    sessions: IntoFrame | None = field(default=None, repr=False)
    attendances: IntoFrame | None = field(default=None, repr=False)
    topics: tuple[Topic, ...] = field(default=(), validator=tuple_of(Topic), repr=False)
    units: tuple[AdminUnit, ...] = field(default=(), validator=tuple_of(AdminUnit), repr=False)
    covers: Period | None = None
    stored: StoredRolls | None = field(default=None, repr=False)


def from_register(register: Register) -> dict[str, dict[str, list[Value]]]:
    """Return the columns of a register's frames, for an engine to make frames of.

    Lists of topics and kinds of lecturers are texts with ``;`` between the items.

    Returns:
        For ``classes``, ``sessions`` and ``attendances`` the columns by name.

    >>> from_register(Register())["attendances"]
    {'class_id': [], 'cadre_id': [], 'status': []}
    """
    classes = _common(register.classes)
    for name in ("learners", "planned", "summoned", "enrolled"):
        classes |= _number(name, [getattr(record, name) for record in register.classes])
    classes["topics"] = [LIST_MARK.join(record.topics) or None for record in register.classes]
    classes["lecturers"] = [
        LIST_MARK.join(sorted(kind.value for kind in record.lecturers)) or None
        for record in register.classes
    ]
    sessions = _common(register.sessions)
    for name in ("attendees", "planned"):
        sessions |= _number(name, [getattr(record, name) for record in register.sessions])
    return {
        "classes": classes,
        "sessions": sessions,
        "attendances": {
            "class_id": [a.class_id for a in register.attendances],
            "cadre_id": [a.cadre_id for a in register.attendances],
            "status": [a.status.value for a in register.attendances],
        },
    }


def _common(records: Sequence[TrainingClass] | Sequence[Session]) -> dict[str, list[Value]]:
    groups = [record.target_group for record in records]
    programmes = [record.programme for record in records]
    return {
        "id": [record.id for record in records],
        "start": [record.period.start for record in records],
        "end": [record.period.end for record in records],
        "scheme": [group.scheme if group else None for group in groups],
        "target_group": [group.code if group else None for group in groups],
        "unit": [record.unit for record in records],
        "programme": [programme.value if programme else None for programme in programmes],
        "count": [record.count for record in records],
    }


def _number(name: str, values: Sequence[int | Absence]) -> dict[str, list[Value]]:
    return {
        name: [value if isinstance(value, int) else None for value in values],
        name + ABSENCE: [value.value if isinstance(value, Absence) else None for value in values],
    }
