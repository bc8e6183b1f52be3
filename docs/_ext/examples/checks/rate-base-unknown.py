from decimal import Decimal

from cadre_training import Register, ReportedFigure, StatedRate

register = Register(
    figures=(ReportedFigure(id="r", measure="attendance_rate", value=StatedRate(Decimal("98.96"))),)
)
