from cadre_training import Period, Programme, Register, TrainingClass

register = Register(
    covers=Period.of_years(2019, 2022),
    classes=tuple(
        TrainingClass(
            id=f"c{year}", period=Period.of_year(year), programme=Programme.KNOWLEDGE_UPDATE
        )
        for year in (2019, 2022)
    ),
)
