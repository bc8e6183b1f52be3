from cadre_training import CountUnit, Quantity, Register, ReportedFigure

register = Register(
    figures=(
        ReportedFigure(id="all", measure="attendances", value=Quantity(6200, CountUnit.ATTENDANCE)),
        ReportedFigure(
            id="y2019", measure="attendances", value=Quantity(2900, CountUnit.PERSON), part_of="all"
        ),
    )
)
