from cadre_training import Period, Programme, Register, TrainingClass

register = Register(
    classes=tuple(
        TrainingClass(
            id=f"c{year}",
            period=Period.of_year(year),
            programme=Programme.KNOWLEDGE_UPDATE,
            count=20,
            learners=number,
        )
        for year, number in ((2019, 2900), (2020, 3100), (2021, 2800), (2022, 3300))
    )
)
