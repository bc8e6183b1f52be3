"""A counter as its readers see it: every number with its unit and what it counts, in words."""

from __future__ import annotations

from attrs import frozen

from cadre_training.plugin import (
    Absence,
    CounterFigure,
    CounterSnapshot,
    Formatter,
    InheritedCount,
    Label,
    Language,
    Phrase,
)
from cadre_training_counter.clean import clean

TITLE = Label("Thống kê truy cập", "Visitor counter")
HOW = Label("Cách tính", "What is counted")
MOMENT = Label("Thời điểm ghi số", "Read at")
NOT_STATED = Label("không nêu", "not stated")
INHERITED = Label("Số ban đầu được tiếp nhận", "Start value taken over")
INHERITED_IN_FULL = Label(
    "{label}: {number}, {day}. Bộ đếm này không tự đếm số đó.",
    "{label}: {number}, {day}. This counter did not count them itself.",
)
ON = Label("ngày {on}", "on {on}")
# How the formatter of the core writes a moment, for the script that has no such formatter.
AT = Label("{time} ngày {day} ({zone})", "{day}, {time} ({zone})")
UNKNOWN_DAY = Label("không rõ ngày", "on a day that is not known")


@frozen(kw_only=True)
class FigureView:
    """One figure in words.

    Args:
        window: The code of the time it covers.
        label: The words for that time.
        value: The number itself; None where it is absent.
        number: The number as it is written, or why there is none.
        unit: What it counts; empty where there is no number.
        definition: What is counted and how, or that this is not known.
    """

    window: str
    label: str
    value: int | None
    number: str
    unit: str
    definition: str

    @property
    def text(self) -> str:
        """The number with its unit."""
        return f"{self.number} {self.unit}".rstrip()


@frozen(kw_only=True)
class CounterView:
    """A counter in the words of one language.

    Args:
        language: The language.
        title: What it is.
        site: The site's name; empty where it is not stated.
        figures: Its figures.
        inherited: The number it started from, in a few words; empty where there is none.
        inherited_in_full: The same in sentences, with the day.
        how: What stands before a definition.
        moment: What stands before the moment.
        at: The moment, or that it is not stated.
        iso: The moment for programs; empty where it is not stated.
    """

    language: Language
    title: str
    site: str
    figures: tuple[FigureView, ...]
    inherited: str
    inherited_in_full: str
    how: str
    moment: str
    at: str
    iso: str

    @property
    def full_title(self) -> str:
        """The title and the site."""
        return f"{self.title} – {self.site}" if self.site else self.title


def view(snapshot: CounterSnapshot, language: Language) -> CounterView:
    """Return ``snapshot`` in the words of ``language``, free of what no file should hold."""
    write = Formatter(language)
    at = snapshot.at
    return CounterView(
        language=language,
        title=write.text(TITLE),
        site=clean(snapshot.site or "").strip(),
        figures=tuple(_figure(figure, write) for figure in snapshot.figures),
        inherited=_inherited(snapshot.inherited, write),
        inherited_in_full=_inherited_in_full(snapshot.inherited, write),
        how=write.text(HOW),
        moment=write.text(MOMENT),
        at=write.text(NOT_STATED) if at is None else write.moment(at),
        iso="" if at is None else at.isoformat(timespec="seconds"),
    )


def _figure(figure: CounterFigure, write: Formatter) -> FigureView:
    value = figure.value
    if isinstance(value, Absence):
        raw, number, unit = None, write.absence(value), ""
    else:
        raw, number = value.value, write.integer(value.value)
        unit = write.quantity(value).removeprefix(number).strip()
    return FigureView(
        window=figure.window.value,
        label=write.text(figure.window.label),
        value=raw,
        number=number,
        unit=unit,
        definition=clean(write.value(figure.definition)),
    )


def _inherited(inherited: InheritedCount | None, write: Formatter) -> str:
    if inherited is None:
        return ""
    return f"{write.text(INHERITED)}: {write.integer(inherited.value.value)}"


def _inherited_in_full(inherited: InheritedCount | None, write: Formatter) -> str:
    if inherited is None:
        return ""
    day = Phrase(ON, (("on", inherited.on),)) if inherited.on else UNKNOWN_DAY
    values = (("label", INHERITED), ("number", inherited.value), ("day", write.text(day)))
    return write.text(Phrase(INHERITED_IN_FULL, values))
