"""A counter as its readers see it: every number with its unit and what it counts, in words."""

from __future__ import annotations

from attrs import frozen

from cadre_training.plugin import (
    Absence,
    CounterFigure,
    CounterSnapshot,
    Formatter,
    Inheritance,
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
ZONE = Label("theo múi giờ {zone}", "in the time zone {zone}")
INCLUDED = Label("Số đó đã nằm trong “Tất cả”.", "They are in “All time” already.")
WITH_COUNTED = Label("Cộng với số tự đếm: {total}.", "Together with what was counted: {total}.")
# How the formatter of the core writes these, for the script that has no such formatter.
ABOUT = Label("khoảng {value} (±{error})", "about {value} (±{error})")
AT = Label("{time} ngày {day} ({zone})", "{day}, {time} ({zone})")
UNKNOWN_DAY = Label("không rõ ngày", "on a day that is not known")


@frozen(kw_only=True)
class FigureView:
    """One figure in words.

    Args:
        window: The code of the time it covers.
        label: The words for that time.
        short: The same, with the unit where another figure has the same words.
        value: The number itself; None where it is absent.
        before: What stands before an estimated number: that it is one.
        number: The number as it is written, or why there is none.
        after: What it counts, and the error of an estimate; empty where there is no number.
        definition: What is counted and how, or that this is not known.
    """

    window: str
    label: str
    short: str
    value: int | None
    before: str
    number: str
    after: str
    definition: str

    @property
    def text(self) -> str:
        """The number with its unit, and an estimate as one."""
        return f"{self.before}{self.number} {self.after}".rstrip()


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
        figures=tuple(_figure(figure, snapshot, write) for figure in snapshot.figures),
        inherited=_inherited(snapshot.inherited, write),
        inherited_in_full=_inherited_in_full(snapshot, write),
        how=write.text(HOW),
        moment=write.text(MOMENT),
        at=write.text(NOT_STATED) if at is None else write.moment(at),
        iso="" if at is None else at.isoformat(timespec="seconds"),
    )


def _figure(figure: CounterFigure, snapshot: CounterSnapshot, write: Formatter) -> FigureView:
    value = figure.value
    if isinstance(value, Absence):
        raw, number = None, write.absence(value)
    else:
        raw, number = value.value, write.integer(value.value)
    before, number, after = write.figure(figure).partition(number)
    return FigureView(
        window=figure.window.value,
        label=write.text(figure.label),
        short=_short(figure, snapshot, write),
        value=raw,
        before=before,
        number=number,
        after=after.strip(),
        definition=clean(write.text(figure.explained)),
    )


def _short(figure: CounterFigure, snapshot: CounterSnapshot, write: Formatter) -> str:
    label = write.text(figure.label)
    alone = [other.label for other in snapshot.figures].count(figure.label) == 1
    return label if alone or figure.unit is None else f"{label}: {write.value(figure.unit)}"


def _inherited(inherited: InheritedCount | None, write: Formatter) -> str:
    if inherited is None:
        return ""
    return f"{write.text(INHERITED)}: {write.integer(inherited.value.value)}"


def _inherited_in_full(snapshot: CounterSnapshot, write: Formatter) -> str:
    inherited = snapshot.inherited
    if inherited is None:
        return ""
    day = Phrase(ON, (("on", inherited.on),)) if inherited.on else UNKNOWN_DAY
    values = (("label", INHERITED), ("number", inherited.value), ("day", write.text(day)))
    said = [write.text(Phrase(INHERITED_IN_FULL, values))]
    if is_included(snapshot):
        said.append(write.text(INCLUDED))
    if snapshot.total is not None:
        said.append(write.text(Phrase(WITH_COUNTED, (("total", snapshot.total),))))
    return " ".join(said)


def in_common(snapshot: CounterSnapshot, language: Language) -> str:
    """Return in a few words what the definitions of all figures share: the zone, and robots."""
    write = Formatter(language)
    known = [figure.parts for figure in snapshot.figures if figure.parts]
    if not known or len(known) < len(snapshot.figures):
        return ""
    said: list[str] = []
    if len({parts.zone for parts in known}) == 1:
        said.append(write.text(Phrase(ZONE, (("zone", known[0].zone),))))
    if len({parts.robots for parts in known}) == 1:
        said.append(write.text(known[0].robots.label))
    text = clean("; ".join(said))
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def is_included(snapshot: CounterSnapshot) -> bool:
    """Tell whether a figure of ``snapshot`` says that the inherited number is in it."""
    parts = [figure.parts for figure in snapshot.figures]
    return any(part.inherited is Inheritance.INCLUDED for part in parts if part)
