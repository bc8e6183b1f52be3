"""Counting logs into a state."""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from attrs import define, field, frozen

from cadre_training.plugin import Formatter, InputProblems, Label, Language, Place, Problem
from cadre_training_counter.logs.batching import BatchDraft
from cadre_training_counter.logs.crew import Crew
from cadre_training_counter.logs.finding import Found, Standing, find_log
from cadre_training_counter.logs.form import Form
from cadre_training_counter.logs.forms import NAMES, SAMPLE, detect, form_of
from cadre_training_counter.logs.identity import LENGTH, Prints
from cadre_training_counter.logs.log_reader import LogReader
from cadre_training_counter.logs.log_text import LogText
from cadre_training_counter.logs.plan import DAY, Plan
from cadre_training_counter.logs.sorted_lines import MOST_UNREAD
from cadre_training_counter.logs.sorter import Sorter
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.store.protocol import Store
from cadre_training_counter.tally.outcome import Outcome
from cadre_training_counter.tally.position import LogPosition, UnreadLine
from cadre_training_counter.tally.settings import Settings

ALONE: Final = 24 << 20
"""Up to how many bytes one process reads as fast as several, which have to be started first."""

MOST_PROCESSES: Final = 4

Progress = Callable[[int, int], None]
"""Is told how many bytes of how many are read."""


_NO_FILE: Final = Label("đây không phải là tệp", "it is no file")
_NO_FORM: Final = Label(
    f"không dòng nào đọc được theo các dạng nhật ký đã biết ({', '.join(NAMES)}); nếu tệp thuộc "
    "một dạng trong số đó, hãy nêu bằng --log-format",
    f"no line of it can be read in any format that is known ({', '.join(NAMES)}); if it is in one "
    "of them, name it with --log-format",
)


@frozen(kw_only=True)
class CountedLog:
    """What was read of one log.

    Args:
        name: The file.
        form: The name of its format; empty where nothing was read of it.
        standing: Whether it was known before.
        counts: How many lines became what.
        waiting: How many lines are later than what was asked for; they are counted another time.
        unread: Places of lines that could not be read, the first of them.
        damaged: True for a compressed file that ends too early or is broken farther on.
    """

    name: str
    form: str
    standing: Standing
    counts: tuple[tuple[Outcome, int], ...] = ()
    waiting: int = 0
    unread: tuple[UnreadLine, ...] = ()
    damaged: bool = False

    @property
    def lines(self) -> int:
        """How many lines were read and counted, or left out for good."""
        return sum(lines for _, lines in self.counts)


def count_logs(
    paths: Sequence[Path],
    store: Store,
    settings: Settings,
    at: dt.datetime,
    *,
    form: str | None = None,
    processes: int | None = None,
    progress: Progress | None = None,
) -> tuple[CountedLog, ...]:
    """Count what is not counted yet of some logs.

    What is read and how far go into the state together: whatever stops a run, the next one goes on
    where the state ends.

    Args:
        paths: The files, in any order, plain or compressed with gzip.
        store: The state. Nobody else counts logs into it at the same time.
        settings: The rules.
        at: The moment; what is later waits for another run.
        form: The name of their format; seen from their contents where it is not given.
        processes: How many processes read, this one among them; by default one for each
            processor, if there is enough to read.
        progress: Is told how far reading is.

    Raises:
        InputProblems: If a format cannot be seen, or a log was changed where it was read before.
        OSError: If a file cannot be read.
        StoreProblem: If the state cannot be used.
    """
    at = at.replace(microsecond=0)
    today = settings.counter.zone.day_of(at)
    plan = Plan(
        settings=settings,
        at=int(at.timestamp()),
        today=today,
        keys=store.keys(today),
        next_keys=store.keys(today + DAY),
    )
    run = _Run(plan=plan, store=store, form=form, progress=progress or _nobody)
    return run.all(paths, processes)


def _nobody(done: int, total: int) -> None:
    """Tell nobody how far reading is."""


@define(kw_only=True)
class _Run:
    """One run over some logs."""

    plan: Plan
    store: Store
    form: str | None
    progress: Progress
    prints: Prints = field(init=False)
    draft: BatchDraft = field(init=False)
    positions: dict[int, LogPosition] = field(init=False, factory=dict[int, LogPosition])
    sorters: dict[str, Sorter] = field(init=False, factory=dict[str, Sorter])
    crews: dict[str, Crew] = field(init=False, factory=dict[str, Crew])
    helpers: int = field(init=False, default=0)
    passed: int = field(init=False, default=0)
    total: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        self.prints = Prints(self.plan.keys.secret)
        self.draft = BatchDraft(self.plan)

    def all(self, paths: Sequence[Path], processes: int | None) -> tuple[CountedLog, ...]:
        with self.store.reading() as reading:
            until = reading.until()
            self.positions = {one.id: one for one in reading.positions() if one.id is not None}
        if until is not None and self.plan.at < until:
            raise _too_early(self.plan, until)
        forms = self._survey(paths)
        if processes is None:
            processes = min(MOST_PROCESSES, _processors()) if self.total >= ALONE else 1
        self.helpers = processes - 1
        try:
            counted = tuple(self._log(path, form) for path, form in zip(paths, forms, strict=True))
            self._keep()
        finally:
            for crew in self.crews.values():
                crew.close()
        return counted

    def _survey(self, paths: Sequence[Path]) -> list[Form | None]:
        """Find out the format of every file before any of them is counted."""
        forms: list[Form | None] = []
        problems: list[Problem] = []
        for path in paths:
            if path.exists() and not path.is_file():
                problems.append(Problem("not-a-file", _NO_FILE, Place(str(path))))
                continue
            with LogText(path) as text:
                self.total += text.size
                sample = text.read(SAMPLE)
            known = self.prints.candidates(sample[:LENGTH], tuple(self.positions.values()))
            form = self._form(known[0].form if known else None, sample)
            if form is None and b"\n" in sample:
                problems.append(Problem("log-format-unknown", _NO_FORM, Place(str(path))))
            forms.append(form)
        if problems:
            raise InputProblems(problems)
        return forms

    def _form(self, known: str | None, sample: bytes) -> Form | None:
        name = self.form or known
        if name is None:
            return detect(sample, self.plan.settings)
        return form_of(name, self.plan.settings)

    def _log(self, path: Path, form: Form | None) -> CountedLog:
        """Count one log."""
        name = str(path)
        with LogText(path) as text:
            stamps = {one.stamp for one in self.positions.values()}
            if text.stamp in stamps:
                self._passed(text.size)
                return CountedLog(name=name, form="", standing=Standing.KNOWN)
            if form is None:  # there is no whole line in it
                text.read(SAMPLE)
                self._passed(text.size)
                return CountedLog(name=name, form="", standing=Standing.NEW, damaged=text.damaged)
            found = find_log(text, tuple(self.positions.values()), self.prints)
            if found.standing is Standing.KNOWN:
                self._passed(text.size)
                return CountedLog(name=name, form="", standing=found.standing)
            return self._read(text, form, found)

    def _read(self, text: LogText, form: Form, found: Found) -> CountedLog:
        reader = LogReader(text, found.tail, form, found.position, self.prints)
        counts: Counter[Outcome] = Counter()
        unread: list[UnreadLine] = []
        for block, done in reader.read(self._sorter(form), self._crew(form)):
            self.draft.add(done, block.end - block.start)
            for (_, outcome), lines in done.counts.items():
                counts[outcome] += lines
            self.progress(self.passed + min(text.passed, text.size), self.total)
            if self.draft.full():
                unread += self._note(reader, finished=False)
                self._keep()
        unread += self._note(reader, finished=True)
        self._passed(text.size)
        return CountedLog(
            name=str(text.path),
            form=form.name,
            standing=found.standing,
            counts=tuple(counts.items()),
            waiting=reader.waiting,
            unread=tuple(unread[:MOST_UNREAD]),
            damaged=text.damaged,
        )

    def _note(self, reader: LogReader, *, finished: bool) -> list[UnreadLine]:
        """Put into the batch how far a log is read."""
        position = reader.position(finished=finished)
        if position.id is not None and position.head_length:
            self.positions[position.id] = self.draft.positions[position.id] = position
        unread = reader.take_unread()
        self.draft.unread += unread
        return unread

    def _keep(self) -> None:
        """Keep what was counted so far."""
        self.store.apply(self.draft.batch())
        self.draft = BatchDraft(self.plan)

    def _passed(self, size: int) -> None:
        self.passed += size
        self.progress(self.passed, self.total)

    def _sorter(self, form: Form) -> Sorter:
        sorter = self.sorters.get(form.name)
        if sorter is None:
            sorter = self.sorters[form.name] = Sorter(self.plan, form)
        return sorter

    def _crew(self, form: Form) -> Crew | None:
        if self.helpers < 1 or not form.divisible:
            return None
        crew = self.crews.get(form.name)
        if crew is None:
            crew = self.crews[form.name] = Crew(self.plan, form.name, self.helpers)
        return crew


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _too_early(plan: Plan, until: int) -> StoreProblem:
    zone = plan.settings.counter.zone.tz
    asked, done = (dt.datetime.fromtimestamp(one, zone) for one in (plan.at, until))
    return StoreProblem(
        Label(
            f"đã đếm đến {Formatter(Language.VI).moment(done)}; không thể ghi số tại thời điểm "
            f"sớm hơn ({Formatter(Language.VI).moment(asked)}). Hãy chọn thời điểm sau đó, hoặc "
            "một thư mục trạng thái mới",
            f"counting has come to {Formatter(Language.EN).moment(done)}; the figures of an "
            f"earlier moment ({Formatter(Language.EN).moment(asked)}) cannot be had any more. "
            "Choose a later one, or a new state folder",
        )
    )
