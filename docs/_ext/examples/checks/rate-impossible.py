from decimal import Decimal

from cadre_training import CountUnit, Quantity, Register, ReportedFigure, StatedRate

register = Register(
    figures=(
        ReportedFigure(id="n", measure="sessions", value=Quantity(45, CountUnit.SESSION)),
        ReportedFigure(id="r", measure="sessions", value=StatedRate(Decimal("98.5")), rate_of="n"),
    )
)
