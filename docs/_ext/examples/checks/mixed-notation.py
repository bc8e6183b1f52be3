from cadre_training import CountUnit, Quantity, Register, ReportedFigure, Source

register = Register(
    figures=(
        ReportedFigure(
            id="a",
            measure="attendances",
            value=Quantity(6200, CountUnit.ATTENDANCE),
            source=Source(document="Báo cáo năm 2022", words="6.200 lượt học viên, đạt 98,96%"),
        ),
        ReportedFigure(
            id="b",
            measure="attendances",
            value=Quantity(1219554, CountUnit.ATTENDANCE),
            source=Source(document="Báo cáo năm 2022", words="1,219,554 lượt"),
        ),
    )
)
