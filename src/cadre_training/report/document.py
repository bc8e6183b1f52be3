"""A report: a small document of typed blocks that every exporter receives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

from attrs import field, frozen, validators

from cadre_training.checks.finding import CheckResult
from cadre_training.model._checks import tuple_of
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_snapshot import CounterSnapshot
from cadre_training.model.displayed import Displayed
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, Text
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, StatedRate
from cadre_training.model.source import Source

CellValue = (
    Quantity | Rate | StatedRate | Interval | Absence | NotKnown | Label | Period | dt.date | str
)
"""What a cell can hold. Text is a code or a name and is written as it is, a label is translated."""


@frozen
class Cell:
    """One value of a table.

    Args:
        value: The value.
        sources: Where it comes from: the sources of the records it was made of.
        note: What a reader must know to read it rightly: that records are missing, say.
        code: What a machine reads where the value is words: ``164/4``, ``full-time``.

    >>> from cadre_training import Quantity
    >>> Cell(Quantity(36, CountUnit.CLASS)).value.value
    36
    """

    value: CellValue
    sources: tuple[Source, ...] = field(
        default=(), validator=tuple_of(Source), eq=False, repr=False
    )
    note: Text | None = None
    code: str | None = None


@frozen(kw_only=True)
class Column:
    """A column of a table.

    Args:
        name: Its stable, machine-readable name.
        label: Its heading.
        unit: What its numbers count; None for text and for rates.
        is_header: True where its cells name the row.
        definition: What its values are, where that needs saying.

    >>> Column(name="classes", label=Label("Số lớp", "Classes"), unit=CountUnit.CLASS).label.en
    'Classes'
    """

    name: str = field(validator=validators.min_len(1))
    label: Label
    unit: CountUnit | None = None
    is_header: bool = False
    definition: Label | None = None


@frozen
class Row:
    """A row of a table.

    Args:
        cells: Its cells, one for each column.
        is_total: True for a row of totals.

    >>> from cadre_training import Absence, Period
    >>> row = Row((Cell(Period.of_year(2020)), Cell(Absence.NO_DATA)))
    >>> len(row.cells), row.is_total
    (2, False)
    """

    cells: tuple[Cell, ...] = field(validator=tuple_of(Cell))
    is_total: bool = False


@frozen(kw_only=True)
class Table(Displayed):
    """A table of typed values.

    Args:
        id: Its identifier in the report: lower-case letters, digits and hyphens.
        caption: What it shows.
        columns: Its columns.
        rows: Its rows.
        notes: What is said below it.

    Raises:
        ValueError: If a row has not one cell for each column.

    >>> from cadre_training import Quantity
    >>> column = Column(name="classes", label=Label("Số lớp", "Classes"), unit=CountUnit.CLASS)
    >>> row = Row((Cell(Quantity(36, CountUnit.CLASS)),))
    >>> caption = Label("Lớp", "Classes")
    >>> table = Table(id="classes", caption=caption, columns=(column,), rows=(row,))
    >>> table.id, len(table.rows)
    ('classes', 1)
    """

    id: str = field(validator=validators.matches_re(r"[a-z0-9]+(-[a-z0-9]+)*"))
    caption: Text
    columns: tuple[Column, ...] = field(validator=tuple_of(Column))
    rows: tuple[Row, ...] = field(validator=tuple_of(Row))
    notes: tuple[Text, ...] = field(default=(), validator=tuple_of(Label, Phrase))

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        for number, row in enumerate(self.rows, start=1):
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"row {number} of table {self.id!r} has {len(row.cells)} cells "
                    f"for {len(self.columns)} columns"
                )


@frozen
class Paragraph:
    """A paragraph of text.

    >>> Paragraph(Label("Không có lớp nào.", "No class was held.")).text.en
    'No class was held.'
    """

    text: Text


@frozen
class BulletList:
    """A list of short texts.

    >>> BulletList((Label("một", "one"), Label("hai", "two"))).items[1].en
    'two'
    """

    items: tuple[Text, ...] = field(validator=tuple_of(Label, Phrase))


@frozen(kw_only=True)
class KeyFigure:
    """A figure worth showing large.

    Args:
        label: What it is.
        value: The figure.
        note: What a reader must know to read it rightly.
        sources: Where it comes from.

    >>> from cadre_training import Quantity
    >>> KeyFigure(label=Label("Số lớp", "Classes"), value=Quantity(36, CountUnit.CLASS)).label.en
    'Classes'
    """

    label: Label
    value: CellValue
    note: Text | None = None
    sources: tuple[Source, ...] = field(
        default=(), validator=tuple_of(Source), eq=False, repr=False
    )


@frozen
class KeyFigures:
    """A few figures side by side.

    >>> from cadre_training import Quantity
    >>> figure = KeyFigure(label=Label("Số lớp", "Classes"), value=Quantity(36, CountUnit.CLASS))
    >>> len(KeyFigures((figure,)).items)
    1
    """

    items: tuple[KeyFigure, ...] = field(validator=tuple_of(KeyFigure))


@frozen
class Findings:
    """The findings of the checks, and what was held against what and agrees.

    >>> Findings(CheckResult()).result.has_errors
    False
    """

    result: CheckResult


@frozen(kw_only=True)
class Definition:
    """A term and what it means.

    Args:
        term: The term.
        text: What it means.

    >>> Definition(term=Label("lớp", "class"), text=Label("một khóa học", "one course")).term.en
    'class'
    """

    term: Label
    text: Text


@frozen
class Definitions:
    """A list of terms and what they mean.

    >>> term = Definition(term=Label("lớp", "class"), text=Label("một khóa học", "one course"))
    >>> len(Definitions((term,)).items)
    1
    """

    items: tuple[Definition, ...] = field(validator=tuple_of(Definition))


@frozen
class SourceList:
    """The documents that the report was drawn from.

    >>> SourceList((Source(document="Báo cáo năm 2022"),)).sources[0].document
    'Báo cáo năm 2022'
    """

    sources: tuple[Source, ...] = field(validator=tuple_of(Source))


@frozen
class Counter:
    """A site's visitor counter.

    >>> from cadre_training import CounterSnapshot
    >>> Counter(CounterSnapshot(id="site")).snapshot.id
    'site'
    """

    snapshot: CounterSnapshot


Block = Paragraph | BulletList | KeyFigures | Table | Findings | Definitions | SourceList | Counter
"""A block of a section."""

B = TypeVar("B", Table, Counter, Findings)


@frozen(kw_only=True)
class Section:
    """A section of a report: a heading and the blocks below it.

    Args:
        id: Its identifier in the report: lower-case letters, digits and hyphens.
        title: Its heading.
        blocks: What stands in it.

    >>> Section(id="notes", title=Label("Ghi chú", "Notes"), blocks=()).id
    'notes'
    """

    id: str = field(validator=validators.matches_re(r"[a-z0-9]+(-[a-z0-9]+)*"))
    title: Label
    blocks: tuple[Block, ...] = field(
        validator=tuple_of(
            Paragraph, BulletList, KeyFigures, Table, Findings, Definitions, SourceList, Counter
        )
    )


@frozen(kw_only=True)
class Report(Displayed):
    """A report, ready to be exported in any format and either language.

    Args:
        title: Its title.
        subtitle: What stands below the title: place, period, regulation.
        as_of: The day it was drawn up; None where none is to be printed.
        sections: Its sections.

    Raises:
        ValueError: If a section's or a table's identifier stands twice.

    >>> title = Label("Báo cáo", "Report")
    >>> text = Paragraph(Label("Không có lớp nào.", "No class was held."))
    >>> section = Section(id="summary", title=Label("Tóm tắt", "Summary"), blocks=(text,))
    >>> report = Report(title=title, sections=(section,))
    >>> [found.text.en for found in report.blocks(Paragraph)]
    ['No class was held.']
    """

    title: Label
    subtitle: Text | None = None
    as_of: dt.date | None = None
    sections: tuple[Section, ...] = field(validator=tuple_of(Section))

    def __attrs_post_init__(self) -> None:
        """Hold the fields to each other."""
        ids = [section.id for section in self.sections]
        ids += [block.id for s in self.sections for block in s.blocks if isinstance(block, Table)]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise ValueError(f"identifiers stand twice in the report: {', '.join(twice)}")

    def blocks(self, kind: type[B]) -> Iterator[B]:
        """Yield the blocks of one kind, in order: ``report.blocks(Table)``."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, kind):
                    yield block
