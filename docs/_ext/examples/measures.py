import datetime as dt

from cadre_training import (
    Attendance,
    AttendanceStatus,
    Cadre,
    Period,
    Programme,
    Register,
    Session,
    Topic,
    TrainingClass,
)

classes = tuple(
    TrainingClass(
        id=f"c{number}",
        period=Period(dt.date(year, 5, 9), dt.date(year, 5, 13)),
        programme=Programme.KNOWLEDGE_UPDATE,
        count=count,
        learners=learners,
        planned=planned,
        summoned=summoned,
        enrolled=enrolled,
    )
    for number, year, count, learners, planned, summoned, enrolled in (
        (1, 2021, 2, 118, 2, 125, 120),
        (2, 2022, 1, 61, 2, 64, 62),
        (3, 2022, 2, 121, 2, 127, 124),
        (4, 2023, 1, 2, 1, 2, 2),
    )
)
register = Register(
    covers=Period.of_years(2021, 2023),
    classes=classes,
    sessions=(
        Session(id="s1", period=Period.of_year(2021), count=4, attendees=310, planned=4),
        Session(id="s2", period=Period.of_year(2022), count=5, attendees=402, planned=6),
    ),
    topics=(Topic(id="t1", title="Chuyển đổi số", period=Period.of_year(2022)),),
    cadres=(Cadre(id="k1", name="Cadre One"), Cadre(id="k2", name="Cadre Two")),
    attendances=(
        Attendance(class_id="c1", cadre_id="k1"),
        Attendance(class_id="c2", cadre_id="k1"),
        Attendance(class_id="c3", cadre_id="k2", status=AttendanceStatus.EXCUSED),
        Attendance(class_id="c4", cadre_id="k1"),
        Attendance(class_id="c4", cadre_id="k2"),
    ),
)
