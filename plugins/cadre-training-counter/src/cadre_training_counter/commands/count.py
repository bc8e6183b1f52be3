"""``counter count``: counts logs into a state."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cadre_training.plugin import CounterSnapshot, Formatter, Label, Language, Phrase
from cadre_training_counter.commands import options, values
from cadre_training_counter.commands.figures import figures_text
from cadre_training_counter.commands.line import Line, Option, Usage, WrongUsage
from cadre_training_counter.commands.printing import Json, dumps, emit, numbers, snapshot_json
from cadre_training_counter.commands.progress import progress_on
from cadre_training_counter.commands.state import settle
from cadre_training_counter.logs.counting import CountedLog, count_logs
from cadre_training_counter.logs.finding import Standing
from cadre_training_counter.logs.forms import NAMES
from cadre_training_counter.store.explaining import LATER
from cadre_training_counter.store.lock import only_one
from cadre_training_counter.store.snapshot import snapshot
from cadre_training_counter.store.sqlite import SqliteStore
from cadre_training_counter.tally.outcome import Outcome

_MOST_PLACES = 20

USAGE = Usage(
    name="cadre-training counter count",
    text=Label(
        "Đếm nhật ký của máy chủ web (thường hoặc nén gzip) vào thư mục trạng thái, rồi in số "
        "liệu. Chạy lại thì chỉ đếm phần mới, kể cả khi tệp đã được đổi tên hay nén lại; dừng "
        "giữa chừng cũng không đếm trùng, không bỏ sót. Địa chỉ của người truy cập không được lưu.",
        "Count the logs of a web server (plain or gzip) into a state folder, and print the "
        "figures. Run again, it counts only what is new, also of files that were renamed or "
        "compressed; stopped on the way, it counts nothing twice and leaves nothing out. No "
        "address of a visitor is kept.",
    ),
    arguments=Label("NHẬT_KÝ…", "LOG…"),
    options=(
        options.STATE,
        options.AT,
        options.form_option("text", "json"),
        Option(
            name="--log-format",
            value=Label.same("|".join(NAMES)),
            help=Label(
                "Dạng của nhật ký; mặc định là tự nhận theo nội dung.",
                "The format of the logs; seen from their contents by default.",
            ),
        ),
        Option(
            name="--rules",
            also="--settings",
            value=Label("TỆP", "FILE"),
            help=Label(
                "Tệp TOML ghi quy tắc đếm; chỉ đặt được khi bắt đầu một thư mục trạng thái.",
                "A TOML file with the rules; they are settled when a state folder is begun.",
            ),
        ),
        Option(
            name="--jobs",
            value=Label("SỐ", "NUMBER"),
            help=Label(
                "Số tiến trình đọc nhật ký; mặc định theo số bộ xử lý khi nhật ký dài.",
                "How many processes read; by default as many as processors where logs are long.",
            ),
        ),
    ),
)


def run(args: Sequence[str], language: Language) -> int:
    """Count logs; return the exit status.

    Args:
        args: What follows the name of the command.
        language: The language of what is printed.
    """
    line = USAGE.read(args, language)
    if not line.arguments:
        raise WrongUsage("còn thiếu NHẬT_KÝ", "LOG is missing")
    form = line.one("format", values.one_of("dạng", "form", ("text", "json"))) or "text"
    log_form = line.one("log_format", values.one_of("dạng nhật ký", "format of logs", NAMES))
    jobs = line.one("jobs", values.whole_number)
    folder = Path(line.values["state"])
    paths = [Path(argument) for argument in dict.fromkeys(line.arguments)]
    for path in paths:
        path.stat()  # what is not there is told before a folder is made
    with SqliteStore(folder) as store, only_one(folder):
        settings = settle(store, line.one("rules", Path), str(folder))
        at = _at(line, values.moment_in(settings.counter.zone))
        with progress_on(language) as progress:
            counted = count_logs(
                paths, store, settings, at, form=log_form, processes=jobs, progress=progress
            )
        with store.reading() as reading:
            figures = snapshot(reading, at, settings.rules, site=settings.site)
    if form == "json":
        emit(dumps(_as_json(figures, counted)))
    else:
        emit(figures_text(figures, language) + "\n" + _read_text(counted, language))
    return 0


def _at(line: Line, read: Callable[[str], dt.datetime]) -> dt.datetime:
    """Return the moment asked for, or the one that it is."""
    asked = line.one("at", read)
    return dt.datetime.fromtimestamp(int(time.time()), dt.UTC) if asked is None else asked


def _totals(counted: Sequence[CountedLog]) -> list[tuple[Outcome, int]]:
    """Return how many lines of all logs became what, in the order of the outcomes."""
    found: Counter[Outcome] = Counter()
    for log in counted:
        found.update(dict(log.counts))
    return [(outcome, found[outcome]) for outcome in Outcome if found[outcome]]


def _read_text(counted: Sequence[CountedLog], language: Language) -> str:
    """Say what was read this time."""
    write, totals = Formatter(language), _totals(counted)
    lines = sum(number for _, number in totals)
    head = Phrase.of(
        "Lần này đã đọc {lines} dòng của {logs} tệp:",
        f"This time {{lines}} {'line was' if lines == 1 else 'lines were'} read, "
        f"of {{logs}} {'file' if len(counted) == 1 else 'files'}:",
        lines=lines,
        logs=len(counted),
    )
    parts = [write.text(head) + "\n"]
    rows = [(outcome.label, number) for outcome, number in totals]
    waiting = sum(log.waiting for log in counted)
    if waiting:
        rows.append((LATER.label, waiting))
    parts.append(numbers(rows, language))
    parts += [f"{write.text(note)}\n" for log in counted for note in _notes(log)]
    return "".join(parts)


def _notes(log: CountedLog) -> Iterator[Phrase]:
    """Say what is to be known of one log."""
    if log.standing is Standing.KNOWN:
        yield Phrase.of(
            "{name}: đã đếm rồi, không có gì mới",
            "{name}: counted before, nothing new",
            name=log.name,
        )
    if log.damaged:
        yield Phrase.of(
            "{name}: tệp nén bị cắt ngắn hoặc hỏng; đã đếm phần đọc được, khi có tệp nguyên vẹn "
            "hãy chạy lại",
            "{name}: the compressed file ends early or is broken; what could be read is counted, "
            "run again once the file is whole",
            name=log.name,
        )
    if log.unread:
        places = ", ".join(str(place.line) for place in log.unread[:_MOST_PLACES])
        more = "…" if len(log.unread) > _MOST_PLACES else ""
        yield Phrase.of(
            "{name}: không đọc được các dòng {places}",
            "{name}: cannot be read: lines {places}",
            name=log.name,
            places=places + more,
        )


def _as_json(figures: CounterSnapshot, counted: Sequence[CountedLog]) -> Json:
    totals = _totals(counted)
    return {
        **snapshot_json(figures),
        "read": {
            "lines": sum(lines for _, lines in totals),
            "outcomes": {outcome.value: lines for outcome, lines in totals},
            "later": sum(log.waiting for log in counted),
            "logs": [
                {
                    "name": log.name,
                    "format": log.form or None,
                    "standing": log.standing.value,
                    "lines": log.lines,
                    "outcomes": {outcome.value: lines for outcome, lines in log.counts},
                    "later": log.waiting,
                    "damaged": log.damaged,
                    "unreadable_at": [place.line for place in log.unread],
                }
                for log in counted
            ],
        },
    }
