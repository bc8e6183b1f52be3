"""The blocks of a report hold themselves to their shape."""

from __future__ import annotations

import pytest

from cadre_training.model.count_unit import CountUnit
from cadre_training.model.label import Label
from cadre_training.model.quantity import Quantity
from cadre_training.model.source import Source
from cadre_training.report.document import (
    Cell,
    Column,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)

NAME = Column(name="name", label=Label("Tên", "Name"), is_header=True)
COUNT = Column(name="classes", label=Label("Lớp", "Classes"), unit=CountUnit.CLASS)
FULL = Row((Cell("01"), Cell(Quantity(1, CountUnit.CLASS))))


def table(name: str, *rows: Row) -> Table:
    return Table(id=name, caption=Label("Bảng", "Table"), columns=(NAME, COUNT), rows=rows)


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match=r"row 2 of table 't' has 1 cells for 2 columns"):
        table("t", FULL, Row((Cell("02"),)))


@pytest.mark.parametrize("name", ["", "Bảng", "a b", "-a", 'a"b', "../a"])
def test_an_identifier_is_safe_in_a_page_and_a_file_name(name: str) -> None:
    with pytest.raises(ValueError, match="id"):
        table(name, FULL)


def test_no_identifier_stands_twice() -> None:
    words = Label("Mục", "Section")
    first = Section(id="a", title=words, blocks=(table("t", FULL),))
    second = Section(id="t", title=words, blocks=(Paragraph(words),))
    with pytest.raises(ValueError, match="stand twice in the report: t"):
        Report(title=words, sections=(first, second))


def test_blocks_come_by_kind_and_in_order() -> None:
    words = Label("Mục", "Section")
    one = Section(id="a", title=words, blocks=(table("t1", FULL), Paragraph(words)))
    two = Section(id="b", title=words, blocks=(table("t2", FULL),))
    report = Report(title=words, sections=(one, two))
    assert [block.id for block in report.blocks(Table)] == ["t1", "t2"]


def test_a_source_takes_no_part_in_the_equality_of_a_cell() -> None:
    assert Cell("x", (Source(document="a"),)) == Cell("x")
    assert Cell("x", note=Label("a", "b")) != Cell("x")
