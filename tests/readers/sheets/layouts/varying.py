"""Drawings changed in the ways that offices change their sheets, by a seed."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from attrs import evolve
from tests.readers.sheets.layouts.drawing import (
    LEFT,
    UP,
    Drawing,
    DrawnRow,
    Layout,
    layout_of,
    overlaid,
)

from cadre_training.model.grid import RawCell

Change = Callable[[Drawing, random.Random], Drawing]

_BODY = ("row", "head", "sum", "total", "first", "of", "skip")


def _kind(row: DrawnRow) -> str:
    return str(row[0]).split(" ")[0]


def _map_texts(
    drawing: Drawing, change: Callable[[str], str], kinds: Sequence[str] | None = None
) -> Drawing:
    rows = tuple(
        (
            row[0],
            *(
                change(cell)
                if isinstance(cell, str) and cell not in (LEFT, UP) and len(cell) > 1
                else cell
                for cell in row[1:]
            ),
        )
        if kinds is None or _kind(row) in kinds
        else row
        for row in drawing.rows
    )
    return evolve(drawing, rows=rows)


def without_serial(drawing: Drawing, rng: random.Random) -> Drawing:
    """Leave out the column that numbers the rows, where it is the first."""
    heads = [row for row in drawing.rows if _kind(row) == "header"]
    if not heads or str(heads[0][1]).casefold().strip(".") not in ("tt", "stt", "số tt", "no"):
        return drawing
    if any(_kind(row) == "sum" and row[1] is not None for row in drawing.rows):
        return drawing  # nothing else would say what these rows are
    if any(_kind(row) == "numbers" for row in drawing.rows):
        return drawing
    if len(heads) > 1 and all(cell == LEFT for cell in heads[0][3:]):
        return drawing  # what stands over all is a title then
    if not any(isinstance(cell, int | Decimal) for row in drawing.rows for cell in row[2:]):
        return drawing  # nothing else would say that these rows are a body
    rows: list[DrawnRow] = []
    for row in drawing.rows:
        if len(row) < 2 or (_kind(row) in ("text", "below") and row[1] is not None):
            rows.append(row)
            continue
        first, rest = row[1], list(row[2:])
        if isinstance(first, str) and (not rest or rest[0] in (LEFT, None)):
            rest[:1] = [first]
        rows.append((row[0], *rest))
    formulas = {column - 1: formula for column, formula in drawing.formulas.items()}
    return evolve(drawing, rows=tuple(rows), formulas=formulas)


def total_first(drawing: Drawing, rng: random.Random) -> Drawing:
    """Move the grand total above all it adds."""
    marks = [row[0] for row in drawing.rows]
    if marks.count("total 0") != 1 or "first 0" in marks or marks.count("header") == 0:
        return drawing
    rows = list(drawing.rows)
    at = marks.index("total 0")
    if at + 1 < len(rows) and marks[at + 1] in ("of", "skip"):
        return drawing
    first = next(i for i, row in enumerate(rows) if _kind(row) in _BODY)
    total = rows.pop(at)
    rows.insert(first, ("first 0", *total[1:]))
    return evolve(drawing, rows=tuple(rows))


def blank_rows(drawing: Drawing, rng: random.Random) -> Drawing:
    """Put blank rows between the rows of bodies."""
    rows: list[DrawnRow] = []
    for at, row in enumerate(drawing.rows):
        rows.append(row)
        after = drawing.rows[at + 1] if at + 1 < len(drawing.rows) else ("",)
        tied = UP in after
        if _kind(row) in _BODY and _kind(after) in _BODY and not tied and rng.random() < 0.25:
            rows.append(("",))
    return evolve(drawing, rows=tuple(rows))


def shifted(drawing: Drawing, rng: random.Random) -> Drawing:
    """Let the table begin lower and further to the right."""
    down, right = rng.randint(0, 11), rng.randint(1, 3)
    rows = tuple((row[0], *[None] * right, *row[1:]) for row in drawing.rows)
    formulas = {column + right: formula for column, formula in drawing.formulas.items()}
    return evolve(drawing, rows=(*[("",)] * down, *rows), formulas=formulas)


def upper_header(drawing: Drawing, rng: random.Random) -> Drawing:
    """Write the headers in capitals."""
    changed = _map_texts(drawing, str.upper, ("header",))
    return evolve(changed, formulas={c: f.upper() for c, f in drawing.formulas.items()})


def upper(drawing: Drawing, rng: random.Random) -> Drawing:
    """Write all in capitals."""
    return _map_texts(drawing, str.upper)


def decomposed(drawing: Drawing, rng: random.Random) -> Drawing:
    """Write all with combining accents."""
    return _map_texts(drawing, lambda text: unicodedata.normalize("NFD", text))


def without_accents(drawing: Drawing, rng: random.Random) -> Drawing:
    """Write all without accents."""
    return _map_texts(drawing, _plain)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def broken_lines(drawing: Drawing, rng: random.Random) -> Drawing:
    """Break the lines in header cells."""

    def broken(text: str) -> str:
        words = text.split(" ")
        if len(words) < 2 or "=" in text:
            return text
        at = rng.randrange(1, len(words))
        return " ".join(words[:at]) + rng.choice(("\n", " \n", "\r\n")) + " ".join(words[at:])

    return _map_texts(drawing, broken, ("header",))


def numbered_columns(drawing: Drawing, rng: random.Random) -> Drawing:
    """Add a row of column numbers below the header."""
    kinds = [_kind(row) for row in drawing.rows]
    if "numbers" in kinds or "skip" in kinds or kinds.count("header") == 0 or drawing.formulas:
        return drawing
    if "header" in kinds[kinds.index("header") + kinds[kinds.index("header") :].count("header") :]:
        return drawing  # several tables
    at = len(kinds) - kinds[::-1].index("header")
    head = drawing.rows[kinds.index("header")]
    width = max(len(row) for row in drawing.rows if _kind(row) in ("header", *_BODY)) - 1
    first = 0
    while first < width and all(
        first + 1 >= len(row) or row[first + 1] is None
        for row in drawing.rows
        if _kind(row) in ("header", *_BODY)
    ):
        first += 1
    if len(head) - 1 < width or width - first < 3 or None in head[first + 1 :]:
        return drawing
    style = rng.choice(("{}", "({})"))
    marks: list[RawCell] = [None] * first
    if style == "{}":
        marks += ["A", "B", *range(1, width - first - 1)]
    else:
        marks += [style.format(number) for number in range(1, width - first + 1)]
    rows = (*drawing.rows[:at], ("numbers", *marks), *drawing.rows[at:])
    return evolve(drawing, rows=rows)


def letterhead(drawing: Drawing, rng: random.Random) -> Drawing:
    """Put the head of a letter above, and a title."""
    if not drawing.rows or not any(_kind(row) == "header" for row in drawing.rows):
        return drawing
    return evolve(
        drawing,
        rows=(
            ("text", "ĐẢNG BỘ TỈNH TRÀ VINH", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"),
            ("text", "HUYỆN ỦY CÀNG LONG"),
            ("text", "Số: 27-BC/HU", None, None, "Càng Long, ngày 9 tháng 11 năm 2022"),
            ("",),
            ("text", None, "BIỂU TỔNG HỢP SỐ LIỆU KÈM THEO BÁO CÁO"),
            ("",),
            *drawing.rows,
        ),
    )


def signature(drawing: Drawing, rng: random.Random) -> Drawing:
    """Put notes, place and date, and signatures below."""
    if not drawing.rows or not any(_kind(row) == "header" for row in drawing.rows):
        return drawing
    return evolve(
        drawing,
        rows=(
            *drawing.rows,
            ("",),
            ("below", None, None, None, "Trà Vinh, ngày 20 tháng 12 năm 2022"),
            ("below", "Người lập biểu", None, None, "TM. BAN THƯỜNG VỤ"),
            ("below", None, None, None, "PHÓ BÍ THƯ"),
            ("",),
            ("",),
            ("below", "Lê Thị Hồng", None, None, "Trần Minh Thanh"),
        ),
    )


def stretched(drawing: Drawing, rng: random.Random) -> Drawing:
    """Make long runs of records, so that they are read by column."""
    kinds = [str(row[0]) for row in drawing.rows]
    if any(k.startswith(("total", "sum", "first", "of", "skip")) for k in kinds):
        return drawing
    rows: list[DrawnRow] = []
    count = 0
    for row in drawing.rows:
        if _kind(row) != "row" or UP in row or LEFT in row or not isinstance(row[1], int):
            rows.append(row)
            continue
        for copy in range(6):
            count += 1
            cells = [f"{c} {copy}" if isinstance(c, str) and len(c) > 8 else c for c in row[2:]]
            rows.append((row[0], count, *cells))
    return evolve(drawing, rows=tuple(rows))


CHANGES: tuple[Change, ...] = (
    without_serial,
    total_first,
    blank_rows,
    shifted,
    upper_header,
    upper,
    decomposed,
    without_accents,
    broken_lines,
    numbered_columns,
    letterhead,
    signature,
    stretched,
)


def as_texts(drawing: Drawing) -> Drawing:
    """Return a sheet as a CSV file holds it: all cells texts."""
    rows = tuple((row[0], *map(_text, row[1:])) if row[1:] else row for row in drawing.rows)
    return evolve(drawing, rows=rows)


def _text(cell: RawCell) -> RawCell:
    if cell is None or isinstance(cell, bool | str):
        return cell
    if isinstance(cell, int):
        return str(cell) if 1900 <= cell <= 2100 else f"{cell:,}".replace(",", ".")
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    return f"{cell:%d/%m/%Y}" if hasattr(cell, "day") else str(cell)


def varied(drawings: Sequence[Drawing], seed: int, each: int) -> Iterator[Layout]:
    """Yield each drawing so many times, each time changed otherwise."""
    for drawing in drawings:
        rng = random.Random(f"{drawing.name} {seed}")
        for number in range(each):
            changes = rng.sample(CHANGES, rng.randint(1, 4))
            changed = drawing
            for change in changes:
                changed = change(changed, rng)
            names = ", ".join(change.__name__ for change in changes)
            merges, texts = rng.random() < 0.5, rng.random() < 0.5
            kind = f"{'merged' if merges else 'unmerged'}{', texts' if texts else ''}"
            changed = evolve(changed, name=f"{drawing.name} #{number}: {names}, {kind}")
            if texts:
                changed = as_texts(changed)
            yield layout_of(changed, merges=merges, blank="" if texts else None)


def paired(drawings: Sequence[Drawing], seed: int, count: int) -> Iterator[Layout]:
    """Yield sheets with two drawings beside each other."""
    rng = random.Random(seed)
    for number in range(count):
        one, other = rng.sample(drawings, 2)
        merges = rng.random() < 0.5
        yield overlaid(f"beside #{number}: {one.name} | {other.name}", one, other, merges=merges)
