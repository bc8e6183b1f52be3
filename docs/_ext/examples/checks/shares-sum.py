from decimal import Decimal

from cadre_training import (
    CountUnit,
    Quantity,
    RateBase,
    Register,
    ReportedFigure,
    StatedRate,
)

whole = ReportedFigure(id="all", measure="classes", value=Quantity(36, CountUnit.CLASS))
shares = tuple(
    ReportedFigure(
        id=name,
        measure="classes",
        value=StatedRate(Decimal(percent), RateBase.TOTAL),
        part_of="all",
        breakdown="group",
    )
    for name, percent in (("group-3", "5.6"), ("group-4", "84.4"))
)
register = Register(figures=(whole, *shares))
