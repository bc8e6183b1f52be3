"""Cells that were typed with a font of an old encoding."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve

from cadre_training.codec.problem import Problem, shown
from cadre_training.model.grid import Grid, RawCell, column_letters
from cadre_training.model.label import Label
from cadre_training.readers.text import clean_texts

_MOST_NAMED = 5


def without_legacy(grid: Grid) -> tuple[Grid, tuple[Problem, ...]]:
    r"""Return a sheet with its texts in Unicode, and what was decoded or could not be decided.

    All texts of the sheet are evidence for each other.

    Args:
        grid: The sheet as the file has it. Where nothing is to be done, it is returned itself.

    >>> sheet, told = without_legacy(Grid(file="a.xlsx", rows=(("Tæng céng", 36), ("Líp", 2))))
    >>> sheet.rows, [str(problem.place) for problem in told]
    ((('Tổng cộng', 36), ('Lớp', 2)), ['a.xlsx!A1'])
    """
    if grid.clean:
        return grid, ()
    texts = [cell for row in grid.rows for cell in row if type(cell) is str]
    cleaned = clean_texts(texts)
    if not cleaned.changed and not cleaned.undecided:
        return grid, ()
    new = {texts[at]: cleaned.texts[at] for at in cleaned.changed}
    problems = [
        legacy.problem(grid.place(*next(_spots(grid, {texts[legacy.positions[0]]}))))
        for legacy in cleaned.found
    ]
    if cleaned.undecided:
        problems.append(_undecided(grid, {texts[at] for at in cleaned.undecided}))
    return evolve(grid, rows=tuple(_decoded(row, new) for row in grid.rows)), tuple(problems)


def _decoded(row: Sequence[RawCell], new: Mapping[str, str]) -> Sequence[RawCell]:
    if not any(type(cell) is str and cell in new for cell in row):
        return row
    return tuple(new.get(cell, cell) if type(cell) is str else cell for cell in row)


def _spots(grid: Grid, texts: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the row and column of each cell that holds one of ``texts``."""
    for number, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            if type(cell) is str and cell in texts:
                yield number, column


def _undecided(grid: Grid, texts: Collection[str]) -> Problem:
    spots = list(_spots(grid, texts))
    row, column = spots[0]
    cells = ", ".join(f"{column_letters(c)}{r + 1}" for r, c in spots[:_MOST_NAMED])
    more = ", …" if len(spots) > _MOST_NAMED else ""
    written = shown(str(grid.cell(row, column)))
    message = Label(
        f"“{written}” có thể dùng bảng mã cũ (TCVN3, VNI…) mà cũng có thể không, nên được giữ "
        f"nguyên; số ô như vậy: {len(spots)} ({cells}{more}); nếu chữ bị sai, hãy gõ lại bằng "
        f"Unicode",
        f"{written!r} may be in an old encoding (TCVN3, VNI…) or not, and was left as it is; "
        f"such cells: {len(spots)} ({cells}{more}); where letters are wrong, type them in Unicode",
    )
    return Problem("legacy-unclear", message, grid.place(row, column))
