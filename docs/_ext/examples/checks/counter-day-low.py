from cadre_training import (
    CounterFigure,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    Label,
    Quantity,
    Register,
)

said = Label("lượt truy cập", "visits")
register = Register(
    counters=(
        CounterSnapshot(
            id="site",
            figures=tuple(
                CounterFigure(
                    window=window, value=Quantity(number, CountUnit.VISIT), definition=said
                )
                for window, number in (
                    (CounterWindow.TODAY, 95),
                    (CounterWindow.WEEK, 7300),
                )
            ),
        ),
    )
)
