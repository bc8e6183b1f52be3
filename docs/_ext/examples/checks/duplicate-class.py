import datetime as dt

from attrs import evolve

from cadre_training import Period, Programme, Register, TrainingClass

first = TrainingClass(
    id="c1",
    title="Cập nhật kiến thức, lớp 1",
    period=Period(dt.date(2022, 5, 9), dt.date(2022, 5, 13)),
    unit="844",
    programme=Programme.KNOWLEDGE_UPDATE,
    learners=145,
)
register = Register(classes=(first, evolve(first, id="c2")))
