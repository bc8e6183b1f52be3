"""Tables of statistics on a map, as tables of a report that every exporter receives."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.invented_maps import MERGER, SECOND

from cadre_training import Label, Period, Phrase, Register, Report, TrainingClass, aggregate, render
from cadre_training.checks.finding import CheckResult
from cadre_training.report.document import Section, Table
from cadre_training.report.material import Material
from cadre_training.report.stat_table import report_table
from cadre_training.stats import on_map

HELD = (("A", 2024, 3), ("B", 2025, 3), ("A", 2025, 9), ("F", 2025, 9), ("13", 2024, 1))
CLASSES = tuple(
    TrainingClass(id=f"{n}", period=Period.of_day(dt.date(year, month, 1)), unit=code, learners=10)
    for n, (code, year, month) in enumerate(HELD)
)
REGISTER = Register(classes=CLASSES, units=MERGER)


def series(level: str, *, bridged: bool) -> Table:
    by = ("year", on_map(level, SECOND, bridged=bridged))
    table = aggregate(REGISTER, by=by, measures="attendances_growth")
    material = Material(REGISTER, CheckResult())
    return report_table(material, table, id="units", caption=Label("a", "b"))


def marks(table: Table) -> list[tuple[str, bool, bool]]:
    """Return of each row its unit, whether its year is marked, and whether its growth is."""
    return [
        (str(row.cells[1].value), row.cells[0].note is not None, row.cells[2].note is not None)
        for row in table.rows
    ]


def test_the_year_of_the_change_is_marked_where_the_unit_changed() -> None:
    table = series("province", bridged=True)
    assert marks(table)[:3] == [
        ("province A", False, False),
        ("province A", True, False),
        ("province F", False, False),
    ]
    [note] = table.notes
    assert isinstance(note, Phrase)
    assert note.value("day") == SECOND


def test_growth_says_why_there_is_none() -> None:
    table = series("province", bridged=False)
    assert (
        "province B (giữ riêng, không quy đổi)",
        True,
        True,
    ) in marks(table)


@pytest.mark.parametrize("name", ["json", "text", "html"])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "vi",
            (
                "địa giới hành chính thay đổi",
                "Địa giới thay đổi từ ngày 01/07/2025",
                "không quy đổi",
                "Không so sánh",
            ),
        ),
        ("en", ("The map changed on July 1, 2025", "kept apart, not carried over", "Not compared")),
    ],
)
def test_exporters_show_it(name: str, language: str, words: tuple[str, ...]) -> None:
    table = series("province", bridged=False)
    section = Section(id="s", title=Label("S", "S"), blocks=(table,))
    report = Report(title=Label("T", "T"), sections=(section,))
    shown = render(report, name, language=language).decode("utf-8")
    joined = " ".join(shown.split())
    assert [word for word in words if word not in joined] == []
