"""The table that both CSV tasks write: a million rows of five cells."""

from cadre_training.plugin import Cell, Column, CountUnit, Label, Period, Quantity, Row, Table

ROWS = 1_000_000


def table() -> Table:
    """Return it: a year, the code of a commune, and three numbers, each a cell of its own."""
    columns = (
        Column(name="year", label=Label("Năm", "Year"), is_header=True),
        Column(name="unit", label=Label("Xã", "Commune"), is_header=True),
        Column(name="classes", label=Label("Số lớp", "Classes"), unit=CountUnit.CLASS),
        Column(name="attendances", label=Label("Lượt", "Attendances"), unit=CountUnit.ATTENDANCE),
        Column(name="planned", label=Label("Kế hoạch", "Planned"), unit=CountUnit.CLASS),
    )
    years = [Period.of_year(2013 + n) for n in range(10)]
    communes = [f"{29000 + n}" for n in range(100)]
    rows = (
        Row(
            (
                Cell(years[n % 10]),
                Cell(communes[n % 100]),
                Cell(Quantity(n % 37, CountUnit.CLASS)),
                Cell(Quantity(n * 7 % 100_003, CountUnit.ATTENDANCE)),
                Cell(Quantity(n % 41, CountUnit.CLASS)),
            )
        )
        for n in range(ROWS)
    )
    return Table(id="long", caption=Label("Các lớp", "Classes"), columns=columns, rows=tuple(rows))
