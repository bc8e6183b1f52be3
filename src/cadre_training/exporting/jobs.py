"""Which files an export makes, and of what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from cadre_training._registry import Format
from cadre_training.plugin import (
    Counter,
    CounterSnapshot,
    Exported,
    Formatter,
    Label,
    Language,
    Report,
    Section,
    Subject,
    Table,
)


class FileNameClash(ValueError):
    """Two formats would write one file."""


@frozen
class Job:
    """One file to be made.

    Args:
        format: The format.
        subject: What is written in it.
        file_name: The name of the file.
    """

    format: Format
    subject: Exported = field(repr=False)
    file_name: str


def plan(subject: Exported, formats: Iterable[Format]) -> tuple[Job, ...]:
    """Return the files that ``formats`` make of ``subject``.

    A report gives one file for a format of reports, one for each of its tables for a format of
    tables, and one for each of its counters for a format of counters: none where it has none.

    Raises:
        TypeError: If a format does not take the subject.
        FileNameClash: If two files would have one name.
    """
    _check_kind(subject)
    jobs = tuple(job for format_ in formats for job in _jobs(subject, format_))
    names: dict[str, Job] = {}
    for job in jobs:
        # Some file systems do not tell upper case from lower case.
        first = names.setdefault(job.file_name.casefold(), job)
        if first is not job:
            raise FileNameClash(
                f"formats {first.format.name!r} and {job.format.name!r} both write "
                f"{job.file_name!r}; export them to different folders"
            )
    return jobs


def _check_kind(subject: object) -> None:
    if not isinstance(subject, Report | Table | CounterSnapshot):
        kind = type(subject).__name__
        raise TypeError(f"a Report, a Table or a CounterSnapshot can be exported, got {kind}")


def _jobs(subject: Exported, format_: Format) -> Iterator[Job]:
    spec = format_.spec
    takes = {spec.accepts, *spec.also_accepts}
    own_name = spec.stem or _NAMES[spec.accepts]
    match subject:
        case Report():
            if spec.accepts is Subject.REPORT:
                yield Job(format_, subject, f"{own_name}{spec.extension}")
            elif spec.accepts is Subject.TABLE:
                tables = tuple(subject.blocks(Table))
                ids = [table.id for table in tables]
                yield from _several(format_, tables, ids, alone=spec.stem, prefix=spec.stem)
            else:
                counters = tuple(block.snapshot for block in subject.blocks(Counter))
                ids = _distinct(_slug(counter.id) for counter in counters)
                yield from _several(format_, counters, ids, alone=own_name, prefix=own_name)
        case Table():
            name = f"{spec.stem or subject.id}{spec.extension}"
            if Subject.TABLE in takes:
                yield Job(format_, subject, name)
            elif Subject.REPORT in takes:
                yield Job(format_, _report_of_table(subject), name)
            else:
                raise TypeError(_refusal(format_, "a table"))
        case CounterSnapshot():
            name = f"{spec.stem or 'counter'}{spec.extension}"
            if Subject.COUNTER in takes:
                yield Job(format_, subject, name)
            elif Subject.REPORT in takes:
                yield Job(format_, _report_of_counter(subject), name)
            else:
                raise TypeError(_refusal(format_, "a counter"))


_NAMES = {Subject.REPORT: "report", Subject.TABLE: "table", Subject.COUNTER: "counter"}


def _several(
    format_: Format,
    subjects: Sequence[Exported],
    ids: Iterable[str],
    *,
    alone: str | None,
    prefix: str | None,
) -> Iterator[Job]:
    for subject, name in zip(subjects, ids, strict=True):
        stem = alone if alone and len(subjects) == 1 else f"{prefix}-{name}" if prefix else name
        yield Job(format_, subject, f"{stem}{format_.spec.extension}")


def _refusal(format_: Format, got: str) -> str:
    return f"format {format_.name!r} takes a {format_.spec.accepts.value}, got {got}"


def _report_of_table(table: Table) -> Report:
    words = [Formatter(language).text(table.caption) for language in Language]
    title = Label(*words) if all(words) else Label.same(table.id)
    section = Section(id=f"{table.id}-section", title=title, blocks=(table,))
    return Report(title=title, sections=(section,))


def _report_of_counter(snapshot: CounterSnapshot) -> Report:
    title = Label("Thống kê truy cập", "Visitor counter")
    section = Section(id="counter", title=title, blocks=(Counter(snapshot),))
    return Report(title=title, sections=(section,))


def _slug(text: str) -> str:
    """Return lower-case letters, digits and hyphens that stand for ``text`` in a file name."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-") or "x"


def _distinct(names: Iterable[str]) -> list[str]:
    """Number the names that stand more than once."""
    result: list[str] = []
    for name in names:
        candidate, number = name, 1
        while candidate in result:
            number += 1
            candidate = f"{name}-{number}"
        result.append(candidate)
    return result
