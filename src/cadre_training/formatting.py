"""Values as text in one language: numbers, dates and lists as its readers write them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from string import Formatter as TemplateParser

from attrs import Factory, field, frozen

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_snapshot import CounterFigure
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, PhraseValue, Text
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate
from cadre_training.report.document import CellValue

ABOUT = Label("khoảng {value} (±{error})", "about {value} (±{error})")
"""How an estimate is written, with its relative standard error."""

_QUARTERS = ("I", "II", "III", "IV")


@frozen(kw_only=True)
class _Conventions:
    """What a language does with numbers, months and lists, from the CLDR."""

    group: str
    decimal: str
    minus: str
    plus: str
    percent_before: str
    percent_after: str
    months: tuple[str, ...]


@cache
def _conventions(language: Language) -> _Conventions:
    """Read the conventions of ``language`` from Babel's CLDR data, once."""
    from babel import Locale
    from babel.dates import get_month_names

    locale = Locale(language.value)
    symbols = locale.number_symbols["latn"]
    percent = locale.percent_formats[None]
    months = get_month_names("wide", "format", locale)
    return _Conventions(
        group=symbols["group"],
        decimal=symbols["decimal"],
        minus=symbols["minusSign"],
        plus=symbols["plusSign"],
        percent_before=percent.prefix[0],
        percent_after=percent.suffix[0],
        months=tuple(months[number] for number in range(1, 13)),
    )


@frozen
class Formatter:
    """Writes values in one language.

    Babel's number patterns stop at 28 digits and take microseconds a number, so only the
    conventions come from there; the digits are Python's own, exact at any size.

    Args:
        language: The language to write.

    >>> Formatter("vi").quantity(Quantity(6200, CountUnit.ATTENDANCE))
    '6.200 lượt học viên'
    >>> Formatter("en").quantity(Quantity(1, CountUnit.CLASS))
    '1 class'
    """

    language: Language = field(default=Language.VI, converter=Language)
    _of: _Conventions = field(
        default=Factory(lambda self: _conventions(self.language), takes_self=True),
        init=False,
        eq=False,
        repr=False,
    )

    def integer(self, value: int) -> str:
        """Write a whole number, grouped by thousands: ``6.200`` or ``6,200``."""
        text = f"{value:,}"
        if self._of.group != ",":
            text = text.replace(",", self._of.group)
        return text if value >= 0 else self._of.minus + text[1:]

    def decimal(self, value: Decimal) -> str:
        """Write a decimal number with exactly the decimals it has: ``111,5`` or ``111.5``.

        Raises:
            ValueError: If the number is not finite.
        """
        if not value.is_finite():
            raise ValueError(f"only a finite number can be written, got {value}")
        text = f"{value.copy_abs():,f}"
        whole, point, rest = text.partition(".")
        text = whole.replace(",", self._of.group) + (self._of.decimal if point else "") + rest
        return self._of.minus + text if value < 0 else text

    def percent(self, value: Decimal) -> str:
        """Write a percentage, ``98.96`` being 98.96 %: ``98,96%`` or ``98.96%``."""
        number = self.decimal(value.copy_abs())
        text = f"{self._of.percent_before}{number}{self._of.percent_after}"
        return self._of.minus + text if value < 0 else text

    def growth(self, value: Decimal) -> str:
        """Write a percentage with its sign: ``+13,79%``, ``-8,30%``; zero has none."""
        text = self.percent(value)
        return self._of.plus + text if value > 0 else text

    def quantity(self, value: Quantity) -> str:
        """Write a number and what it counts: ``36 lớp``, ``36 classes``, ``1 class``."""
        return f"{self.integer(value.value)} {self._unit(value.unit, value.value)}"

    def interval(self, value: Interval) -> str:
        """Write a range and what it counts: ``1–2 lớp``, ``1–2 classes``."""
        return f"{self._ends(value)} {self._unit(value.high.unit, value.high.value)}"

    def rate(self, value: Rate | StatedRate) -> str:
        """Write a rate without the name of its base.

        A mean for each class has one decimal, a growth has a sign, and any other rate is a
        percentage: computed ones have two decimals, stated ones as many as were printed.
        """
        if isinstance(value, StatedRate):
            return self.percent(value.percent)
        if value.base is RateBase.CLASSES:
            return self.decimal(value.mean())
        if value.base is RateBase.PREVIOUS_YEAR:
            return self.growth(value.percent())
        return self.percent(value.percent())

    def date(self, value: dt.date) -> str:
        """Write a day: ``01/02/2013`` or ``February 1, 2013``; of a datetime its day only."""
        if self.language is Language.VI:
            return f"{value.day:02}/{value.month:02}/{value.year}"
        return f"{self._month(value)} {value.day}, {value.year}"

    def moment(self, value: dt.datetime) -> str:
        """Write a moment with its zone: ``14:05 ngày 01/02/2022 (UTC+7)``."""
        time, day, zone = f"{value.hour:02}:{value.minute:02}", self.date(value), _zone(value)
        if self.language is Language.VI:
            return f"{time} ngày {day}{zone}"
        return f"{day}, {time}{zone}"

    def period(self, value: Period) -> str:
        """Write a period in its shortest form.

        A year or years are bare numbers, never grouped: ``2014``, ``2013–2022``. Then come
        quarters (``quý II/2022``, ``Q2 2022``), months (``tháng 5/2022``, ``May 2022``), a day
        (``ngày 01/02/2013``) and days.
        """
        start, end = value.start, value.end
        if value == Period.of_years(start.year, end.year):
            return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
        vi = self.language is Language.VI
        if start == end:
            return f"ngày {self.date(start)}" if vi else self.date(start)
        months = _whole_months(value)
        if months == 3 and start.month % 3 == 1:
            quarter = start.month // 3
            return (
                f"quý {_QUARTERS[quarter]}/{start.year}" if vi else f"Q{quarter + 1} {start.year}"
            )
        if months == 1:
            month = f"tháng {start.month}/" if vi else f"{self._month(start)} "
            return f"{month}{start.year}"
        if vi:
            return f"từ ngày {self.date(start)} đến ngày {self.date(end)}"
        if start.year != end.year:
            return f"{self.date(start)} – {self.date(end)}"
        if start.month != end.month:
            return f"{self._month(start)} {start.day} – {self.date(end)}"
        return f"{self._month(start)} {start.day}–{end.day}, {end.year}"

    def absence(self, value: Absence) -> str:
        """Write why a value is absent: ``không có số liệu``, ``no data``."""
        return value.label.in_language(self.language)

    def not_known(self, value: NotKnown) -> str:
        """Write that a clause is not known, and where to look: ``chưa rõ; xem Điều 2``."""
        return value.label.in_language(self.language)

    def figure(self, figure: CounterFigure) -> str:
        """Write a figure of a counter with its unit, and an estimate as one.

        An estimate reads ``khoảng 4.987 người truy cập (±0,81%)``, the error being the relative
        standard error.
        """
        if figure.error is None or isinstance(figure.value, Absence):
            return self.value(figure.value)
        return self.text(Phrase(ABOUT, (("value", figure.value), ("error", figure.error))))

    def list(self, items: Iterable[str]) -> str:
        """Write texts as a list: ``2014, 2019 và 2022`` or ``2014, 2019, and 2022``."""
        from babel.lists import format_list

        return format_list(tuple(items), locale=self.language.value)

    def value(self, value: CellValue | PhraseValue) -> str:
        """Write any value of a cell or a phrase, a quantity with its unit.

        Text is written as it is, a unit by its plural, a tuple as a list.
        """
        if isinstance(value, str):
            return value
        if isinstance(value, Quantity):
            return self.quantity(value)
        if isinstance(value, Label):
            return value.in_language(self.language)
        if isinstance(value, tuple):
            return self.list(self.value(item) for item in value)
        if isinstance(value, CountUnit):
            return value.plural.in_language(self.language)
        return self._other(value)

    def _other(
        self,
        value: int | Decimal | Interval | Rate | StatedRate | Absence | NotKnown | Period | dt.date,
    ) -> str:
        match value:
            case int():
                return self.integer(value)
            case Decimal():
                return self.decimal(value)
            case Rate() | StatedRate():
                return self.rate(value)
            case Interval():
                return self.interval(value)
            case Absence() | NotKnown():
                return value.label.in_language(self.language)
            case Period():
                return self.period(value)
            case dt.datetime():
                return self.moment(value)
            case dt.date():
                return self.date(value)

    def cell(self, value: CellValue, unit: CountUnit | None) -> str:
        """Write the value of a cell below a heading that may name the unit.

        Args:
            value: The value.
            unit: The unit of the column: a value that counts it is written as a bare number.

        >>> Formatter("vi").cell(Quantity(36, CountUnit.CLASS), CountUnit.CLASS)
        '36'
        """
        if isinstance(value, Quantity) and value.unit is unit:
            return self.integer(value.value)
        if isinstance(value, Interval) and value.low.unit is unit:
            return self._ends(value)
        return self.value(value)

    def heading(self, label: Label, unit: CountUnit | None) -> str:
        """Write a heading and the unit of what stands below it, which is not said twice.

        Args:
            label: The heading.
            unit: What the numbers below it count; None where they say it themselves.

        >>> Formatter("en").heading(Label("Cuộc", "Held"), CountUnit.SESSION)
        'Held (sessions)'
        >>> Formatter("en").heading(Label("Số lớp", "Classes"), CountUnit.CLASS)
        'Classes'
        """
        text = self.text(label)
        named = "" if unit is None else self.value(unit)
        return text if named.casefold() in text.casefold() else f"{text} ({named})"

    def text(self, text: Text) -> str:
        """Write a label, or a phrase with its values in place.

        What a value reads as is put in once, as it is: braces in it mean nothing.

        >>> from cadre_training.model.phrase import Phrase
        >>> phrase = Phrase.of("Có {n} lớp.", "There are {n} classes.", n=6200)
        >>> Formatter("vi").text(phrase), Formatter("en").text(phrase)
        ('Có 6.200 lớp.', 'There are 6,200 classes.')
        """
        if isinstance(text, Label):
            return text.in_language(self.language)
        values = dict(text.values)
        parts: list[str] = []
        for literal, name, _, _ in TemplateParser().parse(text.template.in_language(self.language)):
            parts.append(literal)
            if name is not None:
                parts.append(self.value(values[name]))
        return "".join(parts)

    def _unit(self, unit: CountUnit, number: int) -> str:
        label = unit.label if abs(number) == 1 else unit.plural
        return label.in_language(self.language)

    def _ends(self, value: Interval) -> str:
        low, high = value.low.value, value.high.value
        if low == high:
            return self.integer(low)
        # A dash beside a minus sign reads as another number.
        dash = "–" if low >= 0 else " – "
        return f"{self.integer(low)}{dash}{self.integer(high)}"

    def _month(self, day: dt.date) -> str:
        return self._of.months[day.month - 1]


def _whole_months(period: Period) -> int | None:
    """Count the months of a period that lies in one year; None where one of them is cut."""
    start, end = period.start, period.end
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    return end.month - start.month + 1 if whole and start.year == end.year else None


def _zone(moment: dt.datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = offset // dt.timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f" (UTC{sign}{hours}{f':{rest:02}' if rest else ''})" if minutes else " (UTC)"
