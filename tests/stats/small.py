"""A small register with every kind of trouble, made to be worked out by hand."""

from __future__ import annotations

import datetime as dt

from tests.sample_units import UNITS

from cadre_training.model.absence import Absence
from cadre_training.model.attendance import Attendance, AttendanceStatus
from cadre_training.model.cadre import Cadre
from cadre_training.model.lecturer_kind import LecturerKind
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.register import Register
from cadre_training.model.session import Session
from cadre_training.model.target_group import TargetGroup
from cadre_training.model.topic import Topic
from cadre_training.model.training_class import TrainingClass

FOUR, THREE = TargetGroup("164", "4"), TargetGroup("145", "3")
UPDATE, FURTHER = Programme.KNOWLEDGE_UPDATE, Programme.FURTHER_TRAINING
FULL_TIME, PART_TIME = LecturerKind.FULL_TIME, LecturerKind.PART_TIME
ABSENT, EXCUSED = AttendanceStatus.ABSENT, AttendanceStatus.EXCUSED


def year(number: int) -> Period:
    return Period.of_year(number)


IN_MARCH = TrainingClass(
    id="k1",
    period=Period(dt.date(2014, 3, 10), dt.date(2014, 3, 14)),
    target_group=FOUR,
    unit="29266",
    programme=UPDATE,
    learners=40,
    planned=2,
    summoned=50,
    enrolled=45,
    topics=("t1", "t2"),
    lecturers=(FULL_TIME,),
)
TWO_IN_THE_DISTRICT = TrainingClass(
    id="k2",
    period=year(2014),
    target_group=FOUR,
    unit="844",
    programme=UPDATE,
    count=2,
    learners=60,
    planned=2,
    enrolled=80,
    topics=("t1",),
    lecturers=(FULL_TIME, PART_TIME),
)
NONE_HELD = TrainingClass(
    id="k3",
    period=year(2015),
    target_group=THREE,
    unit="84",
    count=0,
    learners=0,
    planned=1,
    summoned=0,
)
UNPLANNED = TrainingClass(
    id="k4",
    period=Period.of_quarter(2016, 4),
    target_group=THREE,
    unit="29269",
    programme=FURTHER,
    learners=30,
    planned=Absence.NOT_APPLICABLE,
    summoned=30,
    enrolled=Absence.WITHHELD,
)
OVER_TWO_YEARS = TrainingClass(id="k5", period=Period.of_years(2016, 2017), count=4, planned=4)
ON_THE_NEW_MAP = TrainingClass(
    id="k6",
    period=Period.of_day(dt.date(2025, 8, 1)),
    target_group=THREE,
    unit="29266",
    programme=UPDATE,
    learners=25,
    planned=1,
    summoned=25,
    enrolled=25,
    topics=("t2",),
    lecturers=(PART_TIME,),
)
WITH_A_CLASS = Session(
    id="s1",
    period=Period.of_day(dt.date(2014, 3, 12)),
    target_group=FOUR,
    unit="29266",
    programme=UPDATE,
    class_id="k1",
    attendees=38,
    planned=1,
)
TEN_SESSIONS = Session(id="s2", period=year(2015), target_group=THREE, count=10, planned=12)
FIVE_SESSIONS = Session(id="s3", period=year(2016), count=5, attendees=500)
FIRST = Topic(id="t1", title="Xây dựng Đảng", period=year(2014), target_group=FOUR)
SECOND = Topic(id="t2")
SEVEN = Topic(id="t7", count=7, period=Period.of_quarter(2015, 1), target_group=THREE)

SMALL = Register(
    covers=Period.of_years(2013, 2017),
    classes=(
        IN_MARCH,
        TWO_IN_THE_DISTRICT,
        NONE_HELD,
        UNPLANNED,
        OVER_TWO_YEARS,
        ON_THE_NEW_MAP,
    ),
    sessions=(WITH_A_CLASS, TEN_SESSIONS, FIVE_SESSIONS),
    topics=(FIRST, SECOND, SEVEN),
    cadres=tuple(Cadre(id=name) for name in ("p1", "p2", "p3", "p4")),
    attendances=(
        Attendance(class_id="k1", cadre_id="p1"),
        Attendance(class_id="k1", cadre_id="p2"),
        Attendance(class_id="k1", cadre_id="p3", status=ABSENT),
        Attendance(class_id="k6", cadre_id="p1"),
        Attendance(class_id="k6", cadre_id="p4", status=EXCUSED),
    ),
    units=UNITS,
)
