"""``counter explain``: what was counted and what was left out, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from cadre_training.plugin import (
    CounterWindow,
    Explanation,
    Formatter,
    Label,
    Language,
    Phrase,
    window_bounds,
)
from cadre_training_counter.commands import options, values
from cadre_training_counter.commands.line import Usage, WrongUsage
from cadre_training_counter.commands.printing import Json, dumps, emit, numbers
from cadre_training_counter.commands.state import moment_of, settle
from cadre_training_counter.logs.examples import Example, ExampleFinder
from cadre_training_counter.store.explaining import WINDOWS, explain
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.position import UnreadLine

_COUNTED = Label("được tính", "counted")
_UNREAD = Label("Dòng không đọc được:", "Lines that cannot be read:")
_NAMES = tuple(window.value for window in WINDOWS)

USAGE = Usage(
    name="cadre-training counter explain",
    text=Label(
        f"Nói rõ các dòng đã đọc được tính vào đâu: bao nhiêu dòng là lượt xem trang của KHOẢNG "
        f"({', '.join(_NAMES)}), bao nhiêu dòng bị loại và vì sao; các số cộng lại bằng số dòng đã "
        "đọc. Thêm NHẬT_KÝ để xem vài dòng ví dụ, địa chỉ được che.",
        f"Say what became of the lines that were read: how many are page views of WINDOW "
        f"({', '.join(_NAMES)}), how many were left out and why; the numbers add up to the lines "
        "read. Add LOG to see a few lines of each, with addresses masked.",
    ),
    arguments=Label("KHOẢNG [NHẬT_KÝ…]", "WINDOW [LOG…]"),
    options=(
        options.KEPT_STATE,
        options.AT,
        options.form_option("text", "json"),
    ),
)


def run(args: Sequence[str], language: Language) -> int:
    """Explain the page views of a window; return the exit status.

    Args:
        args: What follows the name of the command.
        language: The language of what is printed.
    """
    line = USAGE.read(args, language)
    if not line.arguments:
        raise WrongUsage("còn thiếu KHOẢNG", "WINDOW is missing")
    name, *logs = line.arguments
    window = CounterWindow(values.one_of("khoảng thời gian", "window", _NAMES)(name))
    form = line.one("format", values.one_of("dạng", "form", ("text", "json"))) or "text"
    folder = Path(line.values["state"])
    with SqliteStore(folder, create=False) as store:
        settings = settle(store, None, str(folder))
        asked = line.one("at", values.moment_in(settings.counter.zone))
        with store.reading() as reading:
            at = moment_of(reading, asked, settings)
            found = explain(reading, at, window, settings.rules)
            unread = reading.unread()
    start, _ = window_bounds(window, at, settings.counter)
    today = settings.counter.zone.day_of(at).toordinal()
    first = 0 if start is None else settings.counter.zone.day_of(start).toordinal()
    finder = ExampleFinder(settings, int(at.timestamp()), range(first, today + 1))
    examples = [example for log in logs for example in finder.find(Path(log))]
    if form == "json":
        emit(dumps(_as_json(found, at, unread, examples)))
    else:
        emit(_text(found, at, unread, examples, language))
    return 0


def _text(
    found: Explanation,
    at: dt.datetime,
    unread: Sequence[UnreadLine],
    examples: Sequence[Example],
    language: Language,
) -> str:
    write = Formatter(language)
    head = Phrase.of(
        "{window}, {at}: {counted} lượt xem trang, không tính robot.",
        "{window}, {at}: {counted} page views, without robots.",
        window=found.key.window.label,
        at=write.moment(at),
        counted=found.counted,
    )
    read = Phrase.of(
        "Đã đọc tất cả {read} dòng; trong đó:",
        "In all {read} lines were read; of these:",
        read=found.read,
    )
    rows = [(_COUNTED, found.counted)]
    rows += [(part.reason.label, part.number) for part in found.left_out]
    parts = [write.text(head), write.text(read), numbers(rows, language).rstrip("\n")]
    if unread:
        parts += ["", write.text(_UNREAD), *(f"  {place.name}:{place.line}" for place in unread)]
    for outcome in dict.fromkeys(example.outcome for example in examples):
        parts += ["", f"{write.text(outcome.label)}:"]
        parts += [
            f"  {example.name}:{example.line}  {example.text}".rstrip()
            for example in examples
            if example.outcome is outcome
        ]
    return "\n".join([*parts, ""])


def _as_json(
    found: Explanation,
    at: dt.datetime,
    unread: Sequence[UnreadLine],
    examples: Sequence[Example],
) -> Json:
    return {
        "window": found.key.window.value,
        "unit": found.key.unit.value,
        "robots": found.key.robots.value,
        "at": at.isoformat(),
        "read": found.read,
        "counted": found.counted,
        "left_out": [
            {
                "reason": part.reason.code,
                "label": {"vi": part.reason.label.vi, "en": part.reason.label.en},
                "lines": part.number,
            }
            for part in found.left_out
        ],
        "unreadable_at": [{"name": place.name, "line": place.line} for place in unread],
        "examples": [
            {
                "name": example.name,
                "line": example.line,
                "outcome": example.outcome.value,
                "text": example.text,
            }
            for example in examples
        ],
    }
