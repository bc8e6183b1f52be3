"""The dates of a column, a sheet or a document, read together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from cadre_training.model.source import Place
from cadre_training.readers.dates.order import (
    MOST_EXAMPLES,
    Basis,
    DateOrder,
    OrderDecision,
    OrderEvidence,
)
from cadre_training.readers.dates.reader import read_date
from cadre_training.readers.dates.reading import DateReading


@frozen(kw_only=True)
class DateColumn:
    """The dates of a column.

    Args:
        readings: What each text means, in the order of the texts.
        decision: What the dates of the column themselves say of the order of day and month.
    """

    readings: tuple[DateReading, ...]
    decision: OrderDecision


def decide_order(texts: Iterable[str], *, places: Sequence[Place] | None = None) -> OrderDecision:
    """Decide whether the day or the month comes first, from dates that show it.

    Args:
        texts: The texts of a column, a sheet or a document.
        places: Where each of them stands.

    >>> decide_order(["05/06/2022", "05/13/2022"]).order
    <DateOrder.MDY: 'mdy'>
    """
    counts = dict.fromkeys(DateOrder, 0)
    examples: list[OrderEvidence] = []
    for row, text in enumerate(texts):
        reading = read_date(text, century=20)
        order = reading.options[0].order if reading.options else None
        if reading.basis is Basis.FORM and order is not None:
            counts[order] += 1
            if counts[order] <= MOST_EXAMPLES:
                place = places[row] if places else None
                examples.append(OrderEvidence(order=order, text=text, row=row, place=place))
    return OrderDecision(
        dmy=counts[DateOrder.DMY], mdy=counts[DateOrder.MDY], evidence=tuple(examples)
    )


def read_dates(
    texts: Sequence[str],
    order: DateOrder | str | None = None,
    *,
    places: Sequence[Place] | None = None,
    beyond: OrderDecision | None = None,
    year: int | None = None,
    century: int | None = None,
) -> DateColumn:
    """Read dates that stand in one column, by the evidence they give each other.

    Args:
        texts: The texts of the cells.
        order: Whether the day or the month comes first, where that is known.
        places: Where each text stands.
        beyond: What the sheet or the document says, of which the column is a part; used where
            the column has no evidence.
        year: The year of dates that name none.
        century: The first two digits of years written with two.

    >>> column = read_dates(["05/06/2022", "05/13/2022"])
    >>> [option.order.value for option in column.readings[0].options]
    ['dmy', 'mdy']
    """
    own = decide_order(texts, places=places)
    known = own.order is not None or own.mixed or beyond is None
    decision = own if known else beyond
    readings = tuple(
        read_date(text, order, decision=decision, year=year, century=century) for text in texts
    )
    return DateColumn(readings=readings, decision=own)
