from cadre_training import CountUnit, Quantity, Register, ReportedFigure

register = Register(
    figures=(
        ReportedFigure(id="all", measure="classes", value=Quantity(37, CountUnit.CLASS)),
        ReportedFigure(
            id="group-3", measure="classes", value=Quantity(2, CountUnit.CLASS), part_of="all"
        ),
        ReportedFigure(
            id="group-4", measure="classes", value=Quantity(34, CountUnit.CLASS), part_of="all"
        ),
    )
)
