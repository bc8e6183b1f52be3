"""Rows of the tables of which each row is one record."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cadre_training.codec.problem import Intake
from cadre_training.codec.resource import Resource
from cadre_training.codec.resources.attendances import ATTENDANCES
from cadre_training.codec.resources.cadres import CADRES
from cadre_training.codec.resources.classes import CLASSES
from cadre_training.codec.resources.sessions import SESSIONS
from cadre_training.codec.resources.topics import TOPICS
from cadre_training.codec.resources.units import UNITS
from cadre_training.model.absence import Absence
from cadre_training.model.attendance import AttendanceStatus
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.programme import Programme
from cadre_training.readers.rows import read_rows


def read(resource: Resource[Any], text: str) -> tuple[Any, list[tuple[str | None, str]]]:
    intake = Intake()
    records = resource.read(read_rows(text, "x.csv", resource, intake), intake)
    return records, [(p.place.column, p.code) for p in intake.problems]


def test_what_is_left_out_of_a_class() -> None:
    (record,), problems = read(CLASSES, "id,period\na,2014\n")
    assert problems == []
    assert (record.count, record.learners, record.target_group) == (1, Absence.NO_DATA, None)
    assert (record.topics, record.lecturers, record.programme) == ((), frozenset(), None)
    assert (record.source.document, str(record.source.read_at)) == (None, "x.csv:2")


def test_all_that_a_class_can_say() -> None:
    head = "id,period,programme,lecturers,topics,count,planned,summoned,enrolled,source_span"
    (record,), problems = read(
        CLASSES,
        f"{head}\na,2014-Q1,Formal-Training,part-time; rapporteur,t1; t2,0,2,30,withheld,3..9\n",
    )
    assert problems == []
    assert record.programme is Programme.FORMAL_TRAINING
    assert record.lecturers == {LecturerKind.PART_TIME, LecturerKind.RAPPORTEUR}
    assert record.topics == ("t1", "t2")
    assert (record.count, record.planned, record.summoned) == (0, 2, 30)
    assert record.enrolled is Absence.WITHHELD
    assert record.source.span == (3, 9)


@pytest.mark.parametrize(
    ("resource", "text", "found"),
    [
        (CLASSES, "id,period,count\na,2014,\n", [("count", "empty-cell")]),
        (CLASSES, "id,period,count\na,2014,n/a\n", [("count", "empty-cell")]),
        (CLASSES, "id,period\nno data,n/a\n", [("id", "empty-cell"), ("period", "empty-cell")]),
        (
            CLASSES,
            "id,period,count,learners\na,2014,0,5\n",
            [("learners", "learners-without-class")],
        ),
        (CLASSES, "id,period,lecturers\na,2014,full time\n", [("lecturers", "unknown-value")]),
        (CLASSES, "id,period\n\\ ,2014\n", [("id", "empty-cell")]),
        (CLASSES, "id,period,topics\na,2014,[1]\n", [("topics", "not-a-list")]),
        (CLASSES, "id,period,source_span\na,2014,9..3\n", [("source_span", "not-a-span")]),
        (CLASSES, "id,period,source_span\na,2014,3-9\n", [("source_span", "not-a-span")]),
        (SESSIONS, "id,period,attendees\na,2014,-1\n", [("attendees", "negative")]),
        (TOPICS, "id,title,count\na,A,2\n", [("count", "titled-topic-count")]),
        (ATTENDANCES, "class_id,cadre_id,status\na,p,\n", [("status", "empty-cell")]),
        (ATTENDANCES, "class_id,cadre_id,status\na,p,có mặt\n", [("status", "unknown-value")]),
        (ATTENDANCES, "class_id,cadre_id\na,\n", [("cadre_id", "empty-cell")]),
        (UNITS, "code,name\n1,A\n", [("level", "missing-column")]),
        (UNITS, "code,name,level\n1,A,\n", [("level", "empty-cell")]),
        (
            UNITS,
            "code,name,level,since,until\n1,A,commune,2025-07-01,2025-06-30\n",
            [(None, "period-reversed")],
        ),
        (UNITS, "code,name,level,since\n1,A,commune,1/7/2025\n", [("since", "not-a-date")]),
    ],
)
def test_what_is_wrong(resource: Resource[Any], text: str, found: list[tuple[str, str]]) -> None:
    assert read(resource, text) == ((), found)


@pytest.mark.parametrize("word", ["n/a", "no data", "không áp dụng", "Withheld"])
def test_an_absence_in_a_column_without_absences_is_an_empty_cell(word: str) -> None:
    head = "id,title,period,scheme,target_group,author,source_span,source_words"
    (record,), problems = read(
        TOPICS, f"{head}\nt,{word},{word},{word},{word},{word},{word},{word}\n"
    )
    assert problems == []
    assert (record.title, record.period, record.target_group, record.author) == (None,) * 4
    assert (record.source.span, record.source.words) == (None, None)


def test_a_roll_without_status_is_of_those_who_came() -> None:
    (one,), _ = read(ATTENDANCES, "class_id,cadre_id\na,p\n")
    (other,), _ = read(ATTENDANCES, "class_id,cadre_id,status\na,p,Excused\n")
    assert (one.status, other.status) == (AttendanceStatus.PRESENT, AttendanceStatus.EXCUSED)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("", Absence.NO_DATA),
        ("withheld", Absence.WITHHELD),
        ("không công bố", Absence.WITHHELD),
        ("\\withheld", "withheld"),
        (" Nguyễn Văn An ", "Nguyễn Văn An"),
    ],
)
def test_a_name_or_none(cell: str, name: object) -> None:
    (record,), _ = read(CADRES, f"id,name\np,{cell}\n")
    assert record.name == name


def test_a_code_keeps_its_zeros() -> None:
    (record,), problems = read(
        UNITS, "code,name,level,parent,successors,until\n001,A,commune,01,002;003,2025-06-30\n"
    )
    assert problems == []
    assert (record.code, record.parent, record.successors) == ("001", "01", ("002", "003"))
    assert (record.lifetime.since, record.lifetime.until) == (None, dt.date(2025, 6, 30))
