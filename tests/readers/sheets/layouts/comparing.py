"""Whether a layout that was found is the true one, and where it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve
from tests.readers.sheets.layouts.drawing import TableTruth

from cadre_training.readers.sheets.layout import Block, TableLayout


def differences(truth: Sequence[TableTruth], found: Sequence[TableLayout]) -> list[str]:
    """Return what is found otherwise than it is; nothing where all is right."""
    if len(truth) != len(found):
        return [f"{len(truth)} tables, found {len(found)}"]
    return [
        f"table {number}: {words}"
        for number, (true, seen) in enumerate(zip(truth, found, strict=True), 1)
        for words in _of_table(true, seen)
    ]


def header_differences(truth: Sequence[TableTruth], found: Sequence[TableLayout]) -> list[str]:
    """Return what is wrong with the headers alone."""
    if len(truth) != len(found):
        return [f"{len(truth)} tables, found {len(found)}"]
    return [
        words for true, seen in zip(truth, found, strict=True) for words in _of_header(true, seen)
    ]


def _of_header(truth: TableTruth, found: TableLayout) -> Iterator[str]:
    if tuple(truth.header) != tuple(found.header):
        yield f"header {truth.header}, found {found.header}"
    true = {column.index: column for column in truth.columns}
    seen = {column.index: column for column in found.columns}
    for index in sorted(true.keys() | seen.keys()):
        if true.get(index) != seen.get(index):
            yield f"column {index}: {true.get(index)}, found {seen.get(index)}"


def _of_table(truth: TableTruth, found: TableLayout) -> Iterator[str]:
    yield from _of_header(truth, found)
    true, seen = outline(_plain(truth.body)), outline(_plain(found.body))
    for line in true:
        if line not in seen:
            yield f"body: {line} not found"
    for line in seen:
        if line not in true:
            yield f"body: found {line}"
    if truth.rows != found.rows:
        yield f"rows {truth.rows}, found {found.rows}"
    if truth.skipped != found.skipped:
        yield f"skipped {sorted(truth.skipped)}, found {sorted(found.skipped)}"


def _plain(body: Block) -> Block:
    """Return a body that is one group with a head as the table with a total."""
    if len(body.parts) == 1 and isinstance(body.parts[0], Block):
        only = body.parts[0]
        totals, of_which = (*only.totals, *body.totals), (*only.of_which, *body.of_which)
        if only.head in only.totals:
            return evolve(body, parts=only.parts, totals=totals, of_which=of_which)
    return body


def outline(block: Block, depth: int = 0) -> list[str]:
    """Return a body in lines, in which runs that touch are one."""
    head = f"{depth} block {block.label!r} head {block.head}"
    lines = [f"{head} totals {sorted(block.totals)} rows {sorted(_rows(block))}"]
    for part in block.parts:
        if isinstance(part, Block):
            lines.extend(outline(part, depth + 1))
    lines.extend(
        f"{depth} of {one.of}: {one.rows}" for one in sorted(block.of_which, key=lambda o: o.of)
    )
    return lines


def _rows(block: Block) -> list[int]:
    return [row for part in block.parts if isinstance(part, range) for row in part]
