"""The columns of the frames that measures are taken over."""

from __future__ import annotations

from attrs import frozen

from cadre_training.stats.formula import Resource

ABSENCE = "_absence"
"""Behind the name of a column of numbers: the column that says why a number is not there."""

LIST_MARK = ";"
"""Stands between the items of a list that is written as one text."""


@frozen(kw_only=True)
class FrameTable:
    """The columns that a frame may have; others are left alone.

    Args:
        needed: Those without which nothing can be worked out.
        codes: Columns of text; null where a record does not state it.
        numbers: Columns of whole numbers; null where the number is absent. Beside each may stand
            a column with :data:`ABSENCE` behind its name, which holds the kind of the absence
            (``no data``, ``not applicable``, ``withheld``); null means no data.
        lists: Columns of lists of texts, or of texts with ``;`` between the items.
    """

    needed: tuple[str, ...]
    codes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


FRAME_TABLES = {
    Resource.CLASSES: FrameTable(
        needed=("id", "start", "end"),
        codes=("scheme", "target_group", "unit", "programme"),
        numbers=("count", "learners", "planned", "summoned", "enrolled"),
        lists=("topics", "lecturers"),
    ),
    Resource.SESSIONS: FrameTable(
        needed=("id", "start", "end"),
        codes=("scheme", "target_group", "unit", "programme"),
        numbers=("count", "attendees", "planned"),
    ),
    Resource.ATTENDANCES: FrameTable(
        needed=("class_id", "cadre_id"),
        codes=("status",),
    ),
}
"""The frame of each resource. Topics are few, and stand as records."""
