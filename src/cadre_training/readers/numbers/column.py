"""The numbers of a column, read together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from cadre_training.model.notation import Notation
from cadre_training.model.source import Place
from cadre_training.readers.numbers.evidence import Decision, Evidence, Extent, Gathering
from cadre_training.readers.numbers.reader import read_number
from cadre_training.readers.numbers.reading import Reading


@frozen(kw_only=True)
class ColumnReading:
    """The numbers of a column.

    Args:
        readings: What each text means, in the order of the texts. A reading that the evidence
            of others decided carries that evidence, with row and place.
        decision: What the numbers of the column themselves say of its notation.
    """

    readings: tuple[Reading, ...]
    decision: Decision


def read_column(
    texts: Iterable[str],
    notation: Notation | str | None = None,
    *,
    places: Sequence[Place] | None = None,
    beyond: Decision | None = None,
    whole: bool = False,
    accounting: bool | None = None,
) -> ColumnReading:
    """Read numbers that stand in one column, by the evidence they give each other.

    A number that is certain by itself keeps its value whatever the others say. The others follow
    the notation passed; then the evidence of the column; then, where it has none, the evidence
    from beyond it. Evidence that speaks for both notations decides nothing.

    Args:
        texts: The texts of the cells.
        notation: What dots and commas mean, where that is known.
        places: Where each text stands.
        beyond: What the sheet or the document says, of which the column is a part.
        whole: Whether the numbers must be whole, since the column counts heads or classes.
        accounting: Whether “(120)” is a negative number; None where that is not known.

    >>> column = read_column(["6.200", "98,96"])
    >>> column.readings[0].value, column.readings[0].evidence[0].form
    (6200, '98,96')
    """
    given = None if notation is None else Notation(notation)
    gathering = Gathering(Extent.COLUMN)
    readings: list[Reading] = []
    for row, text in enumerate(texts):
        reading = read_number(text, given, whole=whole, accounting=accounting)
        if reading.evidence:
            place = places[row] if places else None
            evidence = tuple(evolve(one, row=row, place=place) for one in reading.evidence)
            gathering.add(evidence)
            reading = evolve(reading, evidence=evidence)
        readings.append(reading)
    decision = gathering.decision()
    decider = _decider(decision, beyond)
    for row, reading in enumerate(readings):
        if reading.hangs_on_notation:
            readings[row] = _settled(reading, decider, whole=whole, accounting=accounting)
    return ColumnReading(readings=tuple(readings), decision=decision)


def _decider(own: Decision, beyond: Decision | None) -> Decision:
    if own.notation is not None or own.mixed or beyond is None:
        return own
    return beyond


def _settled(
    reading: Reading, decider: Decision, *, whole: bool, accounting: bool | None
) -> Reading:
    """Read again what the evidence of others may decide."""
    evidence: tuple[Evidence, ...] = decider.evidence
    if decider.notation is not None:
        again = read_number(reading.text, decider.notation, whole=whole, accounting=accounting)
        return evolve(again, evidence=evidence, extent=decider.extent, given=None)
    return evolve(reading, evidence=evidence, extent=decider.extent)
