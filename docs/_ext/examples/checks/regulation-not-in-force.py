from cadre_training import Period, Programme, Register, TargetGroup, TrainingClass

register = Register(
    classes=(
        TrainingClass(
            id="c1",
            period=Period.of_year(2025),
            target_group=TargetGroup("164", "4"),
            programme=Programme.KNOWLEDGE_UPDATE,
        ),
    )
)
