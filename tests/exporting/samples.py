"""Things to export."""

from __future__ import annotations

from cadre_training.plugin import (
    Cell,
    Column,
    Counter,
    CounterFigure,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    Label,
    NotKnown,
    Paragraph,
    Quantity,
    Report,
    Row,
    Section,
    Table,
)


def table(name: str, *numbers: int) -> Table:
    column = Column(name="people", label=Label("Số người", "People"), unit=CountUnit.PERSON)
    rows = tuple(Row((Cell(Quantity(n, CountUnit.PERSON)),)) for n in numbers)
    return Table(
        id=name, caption=Label(f"Bảng {name}", f"Table {name}"), columns=(column,), rows=rows
    )


def counter(name: str) -> CounterSnapshot:
    figure = CounterFigure(
        window=CounterWindow.TODAY,
        value=Quantity(685, CountUnit.VISIT),
        definition=NotKnown(Label("tài liệu của trang", "the site's documentation")),
    )
    return CounterSnapshot(id=name, figures=(figure,))


def report(*blocks: Table | CounterSnapshot) -> Report:
    inside = [Counter(b) if isinstance(b, CounterSnapshot) else b for b in blocks]
    text = Paragraph(Label("Mở đầu", "Opening"))
    section = Section(id="all", title=Label("Tất cả", "All"), blocks=(text, *inside))
    return Report(title=Label("Báo cáo", "Report"), sections=(section,))
