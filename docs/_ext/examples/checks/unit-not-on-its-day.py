import datetime as dt

from cadre_training import (
    AdminUnit,
    Lifetime,
    Period,
    Programme,
    Register,
    TrainingClass,
    UnitLevel,
)

register = Register(
    units=(
        AdminUnit(
            code="844",
            name="huyện Càng Long",
            level=UnitLevel.DISTRICT,
            lifetime=Lifetime(until=dt.date(2025, 6, 30)),
        ),
    ),
    classes=(
        TrainingClass(
            id="c1",
            period=Period.of_day(dt.date(2025, 9, 15)),
            unit="844",
            programme=Programme.KNOWLEDGE_UPDATE,
        ),
    ),
)
