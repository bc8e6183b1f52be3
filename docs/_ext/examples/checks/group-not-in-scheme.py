from cadre_training import Period, Programme, Register, TargetGroup, TrainingClass

register = Register(
    classes=(
        TrainingClass(
            id="c1",
            period=Period.of_year(2022),
            target_group=TargetGroup("164", "5"),
            programme=Programme.KNOWLEDGE_UPDATE,
        ),
    )
)
