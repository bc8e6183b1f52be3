"""Summaries whose persons are numbered by one list, numbered anew by another."""

from __future__ import annotations

from array import array

from attrs import evolve

from cadre_training.frames.problem import MissingEngine
from cadre_training.frames.summaries.numbering import Translated
from cadre_training.frames.summaries.people_sets import PeopleKind, bitmap_bytes, bitmap_of
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.roster import Roster
from cadre_training.frames.summaries.summary import Summary
from cadre_training.frames.summaries.table import CellTable, joined
from cadre_training.frames.summary_problem import SummaryProblem

try:
    import polars as pl
    from pyroaring import BitMap
except ImportError as error:
    raise MissingEngine(error.name or "polars", "frames") from None


def renumbered(summary: Summary, old: Roster, new: Roster) -> Summary:
    """Return a summary whose persons are numbered by another list, so that it can be merged.

    Args:
        summary: The summary, with exact sets of persons.
        old: The list that numbers its persons: the key file of a store, say.
        new: The list that is to number them.

    Raises:
        SummaryProblem: If the old list numbers nobody of the summary, somebody is not on the new
            list, or the summary only estimates.

    >>> from cadre_training import Attendance, Cadre, Period, TrainingClass, Register
    >>> from cadre_training.frames.summaries import summarize
    >>> register = Register(
    ...       classes=(TrainingClass(id="c1", period=Period.of_year(2022)),),
    ...       cadres=(Cadre(id="k7"),),
    ...       attendances=(Attendance(class_id="c1", cadre_id="k7"),),
    ...   )
    >>> old, new = Roster.of(["k7"]), Roster.of(["k1", "k7"])
    >>> again = renumbered(summarize(register, ["year"], people=old), old, new)
    >>> again.table(["year"], ["people"]).total.cells[0].value.value
    1
    """
    if summary.people is PeopleKind.ESTIMATE:
        raise SummaryProblem(
            "bản tóm tắt chỉ ước lượng số người nên không đánh số lại được",
            "the summary only estimates numbers of persons; there is nobody to number anew",
        )
    if old.space not in summary.spaces:
        have = ", ".join(space.id for space in summary.spaces) or "–"
        raise SummaryProblem(
            f"người trong bản tóm tắt được đánh số theo: {have}; không phải theo {old.space.id}",
            f"the persons of the summary are numbered by: {have}; not by {old.space.id}",
        )
    numbering = Translated(old, new)
    tables = {
        resource: joined([_moved(table, numbering, old.space, new.space)], summary.people)
        for resource, table in summary.tables.items()
    }
    return evolve(summary, tables=tables)


def _moved(
    table: CellTable, numbering: Translated, old: PeopleSpace, new: PeopleSpace
) -> CellTable:
    people = dict(table.people)
    sets = people.pop(old, None)
    if sets is None:
        return table
    there = [[data] if data else [] for data in people.get(new, (b"",) * len(table))]
    for at, data in enumerate(sets):
        if data:
            numbers = numbering.numbers(pl.Series(bitmap_of(data).to_array(), dtype=pl.UInt32))
            there[at].append(bitmap_bytes(BitMap(array("I", numbers.to_list()))))
    return evolve(table, people={**people, new: tuple(map(_one, there))})


def _one(sets: list[bytes]) -> bytes:
    if len(sets) < 2:
        return sets[0] if sets else b""
    return bitmap_bytes(BitMap.union(*map(bitmap_of, sets)))
