"""A counter's definition as sentences, made of its parts."""

from __future__ import annotations

import datetime as dt

from attrs import define, field

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import CounterDefinition, Inheritance, Robots
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase, PhraseValue
from cadre_training.model.rate import StatedRate
from cadre_training.model.weekday import Weekday

_SECOND = dt.timedelta(seconds=1)
_MINUTE = dt.timedelta(minutes=1)


@define
class _Draft:
    """Sentences that are being put together, and their values."""

    vi: str = ""
    en: str = ""
    values: dict[str, PhraseValue] = field(factory=dict[str, PhraseValue])

    def add(self, vi: str, en: str, **values: PhraseValue) -> None:
        self.vi += vi
        self.en += en
        self.values.update(values)


def definition_words(definition: CounterDefinition) -> Phrase:
    """Return what ``definition`` says, as sentences."""
    draft = _Draft()
    _add_what(draft, definition)
    _add_when(draft, definition)
    _add_robots(draft, definition)
    since, start = definition.since, definition.start
    if since is not None and start is not None and since > start:
        draft.add(
            " Bộ đếm này bắt đầu đếm từ {since}.",
            " This counter has counted since {since}.",
            since=since,
        )
    vi, en = _INHERITED[definition.inherited]
    draft.add(vi, en)
    if definition.error_percent is not None:
        draft.add(
            " Đây là số ước tính, sai số chuẩn tương đối {error}.",
            " This is an estimate, with a relative standard error of {error}.",
            error=StatedRate(definition.error_percent),
        )
    return Phrase(Label(draft.vi, draft.en), tuple(draft.values.items()))


def _add_what(draft: _Draft, definition: CounterDefinition) -> None:
    match definition.unit:
        case CountUnit.PAGE_VIEW:
            draft.add("Số lượt xem trang", "Page views")
        case CountUnit.VISITOR:
            draft.add(
                "Số người truy cập khác nhau, mỗi người tính một lần,",
                "Distinct visitors, each counted once,",
            )
        case unit:
            draft.add("Số {unit}", "The number of {unit}", unit=unit)


def _add_when(draft: _Draft, definition: CounterDefinition) -> None:
    start, since, last = definition.start, definition.since, _last(definition.end)
    if start is None:
        if since is None:
            draft.add(" từ khi bắt đầu đếm", " from the beginning")
        else:
            draft.add(
                " từ {since}, khi bộ đếm này bắt đầu đếm,",
                " from {since}, when this counter began to count,",
                since=since,
            )
        draft.add(" đến {last}", " to {last}", last=last)
    elif definition.window is CounterWindow.ONLINE and not (definition.end - start) % _MINUTE:
        minutes = (definition.end - start) // _MINUTE
        if minutes == 1:
            draft.add(" trong 1 phút", " in the minute")
        else:
            draft.add(" trong {minutes} phút", " in the {minutes} minutes", minutes=minutes)
        draft.add(", đến {last}", " to {last}", last=last)
    else:
        draft.add(
            " từ {start} đến {last}", " from {start} to {last}", start=start, last=max(start, last)
        )
    draft.add(", theo múi giờ {zone}", ", in the time zone {zone}", zone=definition.zone)
    if definition.window is CounterWindow.WEEK and start is not None:
        weekday = Weekday.of(start).label
        draft.add("; tuần bắt đầu từ {weekday}", "; the week begins on {weekday}", weekday=weekday)
    if definition.window is CounterWindow.LAST_7_DAYS:
        draft.add("; 7 ngày theo lịch, kể cả hôm nay", "; seven calendar days, today among them")
    draft.add(".", ".")


def _last(end: dt.datetime) -> dt.datetime:
    """Return the last second that counts, which is what is written: “to 09:30”."""
    try:
        return end - _SECOND
    except OverflowError:  # the first second there is
        return end


def _add_robots(draft: _Draft, definition: CounterDefinition) -> None:
    if definition.robots is Robots.WITH:
        draft.add(" Có tính cả máy tự động (robot).", " Robots are counted too.")
    else:
        draft.add(" Không tính máy tự động (robot).", " Robots are not counted.")
    if definition.basis is not None:
        _add_basis(draft, definition.basis)


def _add_basis(draft: _Draft, basis: Label) -> None:
    vi, en = ("" if text.endswith(".") else "." for text in (basis.vi, basis.en))
    draft.add(f" Cách nhận biết: {{basis}}{vi}", f" How they are told: {{basis}}{en}", basis=basis)


_INHERITED = {
    Inheritance.NONE: ("", ""),
    Inheritance.APART: (
        " Không gồm số ban đầu được tiếp nhận.",
        " The start value that was taken over is not in it.",
    ),
    Inheritance.INCLUDED: (
        " Gồm cả số ban đầu được tiếp nhận.",
        " The start value that was taken over is in it.",
    ),
}
