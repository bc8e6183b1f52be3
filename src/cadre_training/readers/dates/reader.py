"""One date as written."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from cadre_training.model.period import Period
from cadre_training.readers.dates.canon import LUNAR, canonical
from cadre_training.readers.dates.meaning import Dated, DateKind
from cadre_training.readers.dates.order import Basis, DateOrder, OrderDecision
from cadre_training.readers.dates.point import YEARS
from cadre_training.readers.dates.reading import DateOption, DateReading
from cadre_training.readers.dates.refusal import DateRefusal
from cadre_training.readers.dates.serials import SerialSystem, serial_day
from cadre_training.readers.dates.span import Hints, parse

LONGEST = 200
"""More characters than any date as written has; what is longer is not looked into."""

_USUAL_LENGTH = 48
_SERIAL_DIGITS = 5


def read_date(
    written: str | int | Decimal,
    order: DateOrder | str | None = None,
    *,
    decision: OrderDecision | None = None,
    year: int | None = None,
    century: int | None = None,
    system: SerialSystem = SerialSystem.FROM_1900,
) -> DateReading:
    """Read a date as people write it, or as a spreadsheet stores it, and say what is certain.

    Where both numbers of “05/06/2022” can be a month, the day comes first, as in Vietnam, and
    the reading says that it rests on this custom. If other dates of the document put the month
    first, or some do, both readings stay.

    Args:
        written: The text of a cell, or the number it holds.
        order: Whether the day or the month comes first, where that is known: ``"dmy"``, ``"mdy"``.
        decision: What the other dates of the column, sheet or document say of it.
        year: The year of dates that name none.
        century: The first two digits of years written with two: 20 for 2022.
        system: From which day the workbook counts.

    Raises:
        TypeError: If ``written`` is a bool, a float or anything else.

    >>> read_date("quý II/2022").period, read_date("26-27/5/2025").period.days
    (Period(start=datetime.date(2022, 4, 1), end=datetime.date(2022, 6, 30)), 2)
    >>> read_date("05/06/2022").basis, str(read_date("13/05/2022").period)
    (<Basis.CONVENTION: 'convention'>, '2022-05-13')
    >>> read_date("nhiệm kỳ 2020–2025").dated.kind.value, read_date("đợt 1/2014").dated
    ('term', None)
    """
    given = None if order is None else DateOrder(order)
    hints = Hints(year=year, century=century)
    if type(written) in (int, Decimal) and not isinstance(written, str):
        return _number(written, system)
    if not isinstance(written, str):
        raise TypeError(f"a date is read from a text, an int or a Decimal, got {written!r}")
    if len(written) <= _USUAL_LENGTH:
        found = _remembered(written, hints)
    else:
        found = _both_orders(written, hints)
    return _decided(written, found, given, decision)


_Found = tuple[tuple[Dated, ...], tuple[Dated, ...], DateRefusal]


def _both_orders(text: str, hints: Hints) -> _Found:
    """Return what a text means with the day first and with the month first."""
    if len(text) > LONGEST:
        return (), (), DateRefusal.TOO_LONG
    plain = canonical(text)
    if any(word in plain for word in LUNAR):
        return (), (), DateRefusal.LUNAR
    if plain.isdecimal() and len(plain) == _SERIAL_DIGITS:
        return (), (), DateRefusal.SERIAL
    refusals: list[DateRefusal] = []
    found: dict[DateOrder, dict[Dated, None]] = {one: {} for one in DateOrder}
    for one in DateOrder:
        for result in parse(plain, one, hints):
            if isinstance(result, Dated):
                found[one][result] = None
            else:
                refusals.append(result)
    refusal = refusals[0] if refusals else DateRefusal.NOT_A_DATE
    return tuple(found[DateOrder.DMY]), tuple(found[DateOrder.MDY]), refusal


_remembered = lru_cache(maxsize=1 << 13)(_both_orders)


def _decided(
    text: str, found: _Found, given: DateOrder | None, decision: OrderDecision | None
) -> DateReading:
    dmy, mdy, refusal = found
    evidence = () if decision is None else decision.evidence
    expected = given or (None if decision is None else decision.order) or DateOrder.DMY
    if not dmy and not mdy:
        return DateReading(text=text, refusal=refusal, custom=expected)
    if dmy == mdy:
        return DateReading(text=text, options=_options(dmy, None), custom=expected)
    if not dmy or not mdy:
        only = DateOrder.DMY if dmy else DateOrder.MDY
        options = _options(dmy or mdy, only)
        return DateReading(text=text, options=options, basis=Basis.FORM, custom=expected)
    both = {DateOrder.DMY: dmy, DateOrder.MDY: mdy}
    if given is not None:
        options = _options(both[given], given)
        return DateReading(text=text, options=options, basis=Basis.GIVEN, custom=given)
    if decision is not None and (decision.mixed or decision.order is DateOrder.MDY):
        options = (*_options(dmy, DateOrder.DMY), *_options(mdy, DateOrder.MDY))
        return DateReading(text=text, options=options, evidence=evidence, custom=expected)
    told = decision is not None and decision.order is DateOrder.DMY
    return DateReading(
        text=text,
        options=_options(dmy, DateOrder.DMY),
        basis=Basis.EVIDENCE if told else Basis.CONVENTION,
        evidence=evidence,
        custom=expected,
    )


def _options(found: tuple[Dated, ...], order: DateOrder | None) -> tuple[DateOption, ...]:
    return tuple(DateOption(dated=dated, order=order) for dated in found)


def _number(written: int | Decimal, system: SerialSystem) -> DateReading:
    """Read a number of a cell: the serial number of a day, or a year typed as a number."""
    text = f"{written}"
    if isinstance(written, Decimal) and not written.is_finite():
        return DateReading(text=text, refusal=DateRefusal.NOT_A_DATE)
    day = serial_day(written, system)
    found = () if isinstance(day, DateRefusal) else (day,)
    if written in YEARS:
        found = (Dated(kind=DateKind.YEAR, period=Period.of_year(int(written))), *found)
    if not found and isinstance(day, DateRefusal):
        return DateReading(text=text, refusal=day)
    return DateReading(text=text, options=_options(found, None))
