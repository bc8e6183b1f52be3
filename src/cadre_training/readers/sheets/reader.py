"""The tables of sheets, understood and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import evolve

from cadre_training.codec.problem import Problem
from cadre_training.model.grid import Grid
from cadre_training.model.notation import Notation
from cadre_training.model.source import Place
from cadre_training.readers.sheets import _meaning_remarks as say
from cadre_training.readers.sheets._legacy import without_legacy
from cadre_training.readers.sheets._mapping_matching import yearless_key
from cadre_training.readers.sheets._mapping_nouns import SheetMapping, TableMapping
from cadre_training.readers.sheets._meaning_context import Context, read_context
from cadre_training.readers.sheets._meaning_sheet import Understood, understand
from cadre_training.readers.sheets._records_doubles import doubles
from cadre_training.readers.sheets._records_families import find_families
from cadre_training.readers.sheets._records_remarks import record_remarks
from cadre_training.readers.sheets._values_column import Column
from cadre_training.readers.sheets._values_table import Values, number_columns
from cadre_training.readers.sheets.layout import TableLayout
from cadre_training.readers.sheets.reading import SheetReading
from cadre_training.readers.sheets.sheet_table import SheetTable
from cadre_training.readers.sheets.tables import find_tables
from cadre_training.readers.sheets.tabulating import tabulate

Progress = Callable[[int, int | None], None]
"""Called with how many rows were read, and how many there are."""


def read_grids(
    grids: Iterable[Grid],
    mapping: SheetMapping | None = None,
    *,
    notation: Notation | None = None,
    progress: Progress | None = None,
) -> SheetReading:
    """Read the tables of sheets.

    Nothing is guessed in silence: what is not understood, cannot be read, or can be read in two
    ways is remarked with its cell.

    Args:
        grids: The sheets of one document.
        mapping: How they are to be understood, where a person has said so.
        notation: What dots and commas mean, where that is known.
        progress: Called with how many rows were read, and how many there are.

    >>> grid = Grid(file="lop.csv", rows=(("Xã", "Số lớp năm 2022"), ("Tân An", "3")))
    >>> reading = read_grids([grid])
    >>> reading.register.classes[0].count, str(reading.register.classes[0].source.read_at)
    (3, 'lop.csv!B2')
    """
    sheets: list[tuple[Grid, tuple[TableLayout, ...]]] = []
    remarks: list[Problem] = []
    done = 0
    for original in grids:
        grid, decoded = without_legacy(original)
        remarks.extend(decoded)
        layouts = find_tables(grid)
        remarks.extend(_of_sheet(grid, layouts))
        sheets.append((grid, layouts))
        done += len(grid.rows)
        if progress is not None:
            progress(done, None)
    reading = read_layouts(sheets, mapping, notation=notation, remarks=remarks)
    if progress is not None:
        progress(done, done)
    return reading


def read_layouts(
    sheets: Sequence[tuple[Grid, Sequence[TableLayout]]],
    mapping: SheetMapping | None = None,
    *,
    notation: Notation | None = None,
    remarks: Iterable[Problem] = (),
) -> SheetReading:
    """Read tables that were found on sheets.

    Args:
        sheets: The sheets of one document with their tables.
        mapping: How they are to be understood, where a person has said so.
        notation: What dots and commas mean, where that is known.
        remarks: What was remarked of the sheets before.
    """
    written = mapping or SheetMapping()
    layouts = [layout for _, found in sheets for layout in found]
    document = _document(layouts)
    understood = [understand(layout, mapping, document) for layout in layouts]
    values = Values(understood, written, notation)
    columns = values.read()
    said = [*remarks, *values.remarks]
    for table in understood:
        said.extend(table.remarks)
    result, own = _mappings(written, understood)
    if mapping is not None and sheets:
        said.extend(_gone(written, understood, sheets[0][0]))
    tables = [_read(*some) for some in zip(understood, columns, own, strict=True)]
    tables = doubles(tables, said)
    said.extend(record_remarks(tables, result))
    return SheetReading(
        tables=tuple(tables),
        remarks=_in_order(said, [grid for grid, _ in sheets]),
        mapping=evolve(result, notation=written.notation or notation),
    )


def _read(table: Understood, columns: tuple[Column, ...], mapping: TableMapping) -> SheetTable:
    tabulation = tabulate(table.layout, number_columns(columns))
    return SheetTable(
        layout=table.layout,
        columns=tuple(draft.column for draft in table.drafts),
        mapping=mapping,
        tabulation=tabulation,
        context=table.context,
        values=columns,
        families=find_families(columns, tabulation, table.runs),
    )


def _of_sheet(grid: Grid, layouts: Sequence[TableLayout]) -> Iterable[Problem]:
    blank = not any(cell not in (None, "") for row in grid.rows for cell in row)
    if blank:
        yield say.empty_sheet(grid)
    elif not layouts:
        yield say.no_table(grid)
    elif grid.hidden:
        yield say.hidden_sheet(grid)


def _document(layouts: Iterable[TableLayout]) -> Context:
    """Return what the words of the whole document say."""
    contexts = [read_context(layout) for layout in layouts]
    regulations = {one.regulation for one in contexts if one.regulation is not None}
    return Context(
        trains=any(one.trains for one in contexts),
        updates=any(one.updates for one in contexts),
        defends=any(one.defends for one in contexts),
        regulation=next(iter(regulations)) if len(regulations) == 1 else None,
    )


def _mappings(
    written: SheetMapping, tables: Iterable[Understood]
) -> tuple[SheetMapping, list[TableMapping]]:
    """Return the mapping of a document, and the part of it that speaks of each table.

    What a person wrote comes first and stays; tables with the same header are one.
    """
    kept: dict[object, TableMapping] = dict(enumerate(written.tables))
    keys: list[object] = []
    for table in tables:
        key: object = _header(table)
        if table.given is not None:
            key = next(at for at, one in enumerate(written.tables) if one is table.given)
        kept[key] = table.mapping(kept.get(key))
        keys.append(key)
    named = tuple(one for one in kept.values() if one.columns)  # others nobody would know again
    return evolve(written, tables=named), [kept[key] for key in keys]


def _header(table: Understood) -> tuple[object, ...]:
    headers = (column.path for column in table.layout.columns if column.path)
    return tuple(sorted(yearless_key(path) for path in headers))


def _gone(written: SheetMapping, tables: Iterable[Understood], grid: Grid) -> Iterable[Problem]:
    found = {id(table.given) for table in tables}
    for one in written.tables:
        if id(one) not in found:
            header = one.columns[0].header if one.columns else ("?",)
            yield say.table_gone(one.title, header, Place(grid.file))


def _in_order(said: Iterable[Problem], grids: Sequence[Grid]) -> tuple[Problem, ...]:
    """Return what was remarked sheet by sheet, row by row."""
    order = {(grid.file, grid.sheet): position for position, grid in enumerate(grids)}

    def by_cell(problem: Problem) -> tuple[int, int, int, str]:
        place = problem.place
        at = order.get((place.file, place.sheet), len(order))
        cell = place.cell or ""
        letters = cell.rstrip("0123456789")
        row = int(cell[len(letters) :] or 0)
        return at, row or place.line or 0, len(letters), letters

    return tuple(sorted(dict.fromkeys(said), key=by_cell))
