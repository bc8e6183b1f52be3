from cadre_training import Period, Programme, Register, TrainingClass

register = Register(
    classes=tuple(
        TrainingClass(
            id=f"c{number}",
            period=Period.of_year(2022),
            programme=Programme.KNOWLEDGE_UPDATE,
            learners=learners,
        )
        for number, learners in enumerate((62, 58, 65, 61, 59, 64, 260), start=1)
    )
)
