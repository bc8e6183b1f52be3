from cadre_training import (
    CountUnit,
    Interval,
    Per,
    Period,
    Quantity,
    Register,
    ReportedFigure,
    Scope,
)

years = Scope(period=Period.of_years(2019, 2022))
register = Register(
    figures=(
        ReportedFigure(
            id="each",
            measure="classes",
            value=Interval.of(1, 2, CountUnit.CLASS),
            scope=years,
            per=(Per.YEAR,),
        ),
        ReportedFigure(
            id="all", measure="classes", value=Quantity(34, CountUnit.CLASS), scope=years
        ),
    )
)
