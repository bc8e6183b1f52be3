"""Which files are made of what."""

from __future__ import annotations

import pytest
from tests.exporting.samples import counter, report, table

from cadre_training._registry import Format
from cadre_training.exporting.jobs import FileNameClash, plan
from cadre_training.plugin import (
    Counter,
    CounterSnapshot,
    ExporterSpec,
    Label,
    Phrase,
    Report,
    Subject,
    Table,
)


def format_(
    name: str,
    accepts: Subject,
    *,
    stem: str | None = None,
    also: tuple[Subject, ...] = (),
    extension: str = ".x",
) -> Format:
    spec = ExporterSpec(
        name=name,
        summary=Label.same(name),
        media_type="text/plain",
        extension=extension,
        accepts=accepts,
        also_accepts=also,
        stem=stem,
        exporter="nothing:export",
    )
    return Format(name=name, spec=spec, distribution="d", version="1")


def names(subject: Report | Table | CounterSnapshot, *formats: Format) -> list[str]:
    return [job.file_name for job in plan(subject, formats)]


A_REPORT = report(table("by-year", 1), counter("Trang Huyện"), table("by-group", 2))


def test_a_report_is_one_file() -> None:
    assert names(A_REPORT, format_("f", Subject.REPORT)) == ["report.x"]
    assert names(A_REPORT, format_("f", Subject.REPORT, stem="index")) == ["index.x"]
    (job,) = plan(A_REPORT, [format_("f", Subject.REPORT)])
    assert job.subject is A_REPORT


def test_each_table_is_a_file() -> None:
    both = names(A_REPORT, format_("f", Subject.TABLE, extension=".tar.x"))
    assert both == ["by-year.tar.x", "by-group.tar.x"]
    both = names(A_REPORT, format_("f", Subject.TABLE, stem="data"))
    assert both == ["data-by-year.x", "data-by-group.x"]
    alone = report(table("by-year"))
    assert names(alone, format_("f", Subject.TABLE)) == ["by-year.x"]
    assert names(alone, format_("f", Subject.TABLE, stem="data")) == ["data.x"]
    jobs = plan(A_REPORT, [format_("f", Subject.TABLE)])
    assert [job.subject for job in jobs] == list(A_REPORT.blocks(Table))


def test_each_counter_is_a_file() -> None:
    assert names(A_REPORT, format_("f", Subject.COUNTER)) == ["counter.x"]
    assert names(A_REPORT, format_("f", Subject.COUNTER, stem="badge")) == ["badge.x"]
    several = report(counter("Đếm 1/../2"), counter("dem-1-2"), counter("漢字"), counter("…"))
    assert names(several, format_("f", Subject.COUNTER)) == [
        "counter-dem-1-2.x",
        "counter-dem-1-2-2.x",
        "counter-x.x",
        "counter-x-2.x",
    ]
    (job,) = plan(A_REPORT, [format_("f", Subject.COUNTER)])
    assert job.subject == next(A_REPORT.blocks(Counter)).snapshot


def test_what_a_report_has_not_gives_no_file() -> None:
    assert names(report(), format_("a", Subject.TABLE), format_("b", Subject.COUNTER)) == []


def test_a_table_or_a_counter_may_be_exported_alone() -> None:
    one, snapshot = table("one", 1), counter("c")
    assert names(one, format_("f", Subject.TABLE)) == ["one.x"]
    assert names(snapshot, format_("f", Subject.COUNTER)) == ["counter.x"]
    assert names(one, format_("f", Subject.TABLE, stem="data")) == ["data.x"]
    for subject, kind in ((one, Subject.TABLE), (snapshot, Subject.COUNTER)):
        (job,) = plan(subject, [format_("f", Subject.REPORT, also=(kind,))])
        assert job.subject is subject


def test_a_format_of_reports_gets_a_report_around_them() -> None:
    one, snapshot = table("one", 1), counter("c")
    (job,) = plan(one, [format_("f", Subject.REPORT)])
    assert isinstance(job.subject, Report)
    assert job.file_name == "one.x"
    assert list(job.subject.blocks(Table)) == [one]
    assert job.subject.title == one.caption
    (job,) = plan(snapshot, [format_("f", Subject.REPORT)])
    assert isinstance(job.subject, Report)
    assert [block.snapshot for block in job.subject.blocks(Counter)] == [snapshot]


def test_a_caption_with_values_becomes_a_title() -> None:
    caption = Phrase.of("Có {n}", "{n} there", n=6200)
    one = Table(id="t", caption=caption, columns=(), rows=())
    (job,) = plan(one, [format_("f", Subject.REPORT)])
    assert isinstance(job.subject, Report)
    assert job.subject.title == Label("Có 6.200", "6,200 there")
    blank = Table(id="t", caption=Phrase.of("{n}", "{n}", n=""), columns=(), rows=())
    (job,) = plan(blank, [format_("f", Subject.REPORT)])
    assert isinstance(job.subject, Report)
    assert job.subject.title == Label.same("t")


@pytest.mark.parametrize(
    ("subject", "accepts", "got"),
    [
        (table("one"), Subject.COUNTER, "takes a counter, got a table"),
        (counter("c"), Subject.TABLE, "takes a table, got a counter"),
    ],
)
def test_a_format_that_takes_something_else_refuses(
    subject: Table | CounterSnapshot, accepts: Subject, got: str
) -> None:
    with pytest.raises(TypeError, match=got):
        plan(subject, [format_("f", accepts)])


def test_only_what_can_be_exported_is() -> None:
    with pytest.raises(TypeError, match="got str"):
        plan("report", [])  # type: ignore[arg-type]


def test_two_formats_with_one_file_name_are_told_apart() -> None:
    both = format_("a", Subject.REPORT, stem="one"), format_("b", Subject.TABLE, extension=".x")
    with pytest.raises(FileNameClash, match=r"'a' and 'b' both write 'one\.x'"):
        plan(report(table("one")), both)
