from decimal import Decimal

from cadre_training import RateBase, Register, ReportedFigure, StatedRate

register = Register(
    figures=(
        ReportedFigure(
            id="came",
            measure="attendance_rate",
            value=StatedRate(Decimal("101.5"), RateBase.SUMMONED),
        ),
    )
)
