from cadre_training import Period, Programme, Register, TargetGroup, Topic, TrainingClass

year = Period.of_year(2022)
register = Register(
    topics=(
        Topic(
            id="t1",
            title="Chuyển đổi số",
            period=year,
            target_group=TargetGroup("164", "3"),
        ),
    ),
    classes=(
        TrainingClass(
            id="c1",
            period=year,
            target_group=TargetGroup("164", "4"),
            programme=Programme.KNOWLEDGE_UPDATE,
        ),
    ),
)
