"""The rows of a CSV file in batches: fast where nothing is quoted, carefully elsewhere.

Both ways give the same rows, and the same line of each. A file is never in memory as a whole.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import polars as pl
from attrs import evolve
from polars.exceptions import PolarsError

from cadre_training.codec.plain_text import decode
from cadre_training.codec.problem import InputProblems, Intake, Problem
from cadre_training.codec.resource import ResourceSpec
from cadre_training.model.source import Place
from cadre_training.readers.rows import broken_csv, delimiter_of, header_slots, ragged
from cadre_training.store.batch import LINE, Batch, cells_frame

BLOCK = 16 << 20
"""How many bytes are read at a time."""

LONGEST = 4 * BLOCK
"""How many bytes may stand between two ends of rows; a quotation mark that is never closed has
more."""

BOM = b"\xef\xbb\xbf"


def csv_batches(
    path: Path,
    file: str,
    resource: ResourceSpec,
    intake: Intake,
    delimiter: str | None = None,
    block: int = BLOCK,
) -> Iterator[Batch]:
    """Yield the rows of a CSV file; rows of another width go to ``intake``.

    Args:
        path: The file.
        file: What to call it in messages.
        resource: The table it holds.
        intake: Where to take down what is wrong with single rows.
        delimiter: What stands between its fields; None to tell by the header.
        block: How many bytes to read at a time.

    Raises:
        InputProblems: If the file as a whole cannot be read.
        OSError: If the system cannot.
    """
    with path.open("rb") as handle:
        reader: _Reader | None = None
        line, done = 1, 0
        for chunk in _chunks(handle, block, file):
            done += len(chunk)
            rest = chunk
            if reader is None:
                found = _Reader.begin(rest, file, resource, intake, delimiter)
                if found is None:  # nothing but blank lines so far
                    line += chunk.count(b"\n")
                    continue
                reader, skipped = found
                line += rest.count(b"\n", 0, skipped)
                rest = rest[skipped:]
            frame = reader.frame(rest, line)
            line += rest.count(b"\n")
            yield Batch(file=file, frame=frame, done=done)
        if reader is None:
            _header([], 1, file, resource)


def _header(cells: list[str], line: int, file: str, resource: ResourceSpec) -> dict[str, int]:
    own = Intake()
    slots = header_slots(cells, line, file, resource, own)
    if slots is None:
        raise InputProblems(own.problems)
    return slots


def _chunks(handle: BinaryIO, block: int, file: str) -> Iterator[bytes]:
    """Cut a file where rows end: at a line's end outside of quotation marks."""
    rest = b""
    first = True
    while data := handle.read(block):
        if first:
            data, first = data.removeprefix(BOM), False
        rest += data
        cut = _last_end(rest)
        if cut:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > max(LONGEST, block):
            raise InputProblems([broken_csv(csv.Error("field larger than"), Place(file))])
    if rest:
        yield rest


def _last_end(data: bytes) -> int:
    """Return the length of the rows of ``data`` that are whole."""
    end = data.rfind(b"\n") + 1
    quotes = data.count(b'"', 0, end)
    while end and quotes % 2:
        mark = data.rfind(b'"', 0, end)
        end = data.rfind(b"\n", 0, mark) + 1
        quotes = data.count(b'"', 0, end)
    return end


class _Reader:
    """Reads chunks of a file whose header is known."""

    def __init__(
        self, file: str, intake: Intake, delimiter: str, slots: dict[str, int], width: int
    ) -> None:
        self._file = file
        self._intake = intake
        self._delimiter = delimiter
        self._slots = slots
        self._width = width

    @classmethod
    def begin(
        cls,
        chunk: bytes,
        file: str,
        resource: ResourceSpec,
        intake: Intake,
        delimiter: str | None,
    ) -> tuple[_Reader, int] | None:
        """Read the header; return a reader, and how many bytes the header takes.

        None where all lines are blank.
        """
        at = line = 0
        while at < len(chunk):
            end = chunk.find(b"\n", at) + 1 or len(chunk)
            line += 1
            while chunk.count(b'"', at, end) % 2 and end < len(chunk):
                end = chunk.find(b"\n", end) + 1 or len(chunk)
            text = decode(chunk[at:end], file)
            if text.strip():
                mark = delimiter or delimiter_of(text, resource)
                try:
                    cells = next(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
                except csv.Error as error:
                    raise InputProblems([broken_csv(error, Place(file, line=line))]) from None
                if any(cells):
                    slots = _header(cells, line, file, resource)
                    return cls(file, intake, mark, slots, len(cells)), end
            at = end
        return None

    def frame(self, chunk: bytes, line: int) -> pl.DataFrame:
        """Return the cells of a chunk whose first line has this number."""
        fast = self._fast(chunk, line)
        return self._careful(chunk, line) if fast is None else fast

    def _fast(self, chunk: bytes, line: int) -> pl.DataFrame | None:
        """Read a chunk in which each line is a row of the header's width; None for any other."""
        if b"\r" in chunk:
            if chunk.count(b"\r") != chunk.count(b"\r\n"):
                return None
            chunk = chunk.replace(b"\r\n", b"\n")
        if b'"' in chunk or b"\0" in chunk or chunk[:1] == b"\n" or b"\n\n" in chunk:
            return None
        mark = self._delimiter.encode()
        rows = chunk.count(b"\n") + (not chunk.endswith(b"\n"))
        if not chunk or len(mark) > 1 or chunk.count(mark) != rows * (self._width - 1):
            return None
        names = [str(at) for at in range(self._width)]
        try:
            read = pl.read_csv(
                chunk,
                has_header=False,
                separator=self._delimiter,
                quote_char=None,
                schema=dict.fromkeys(names, pl.String),
            )
        except PolarsError:  # a row is too long, so another too short; or it is no UTF-8
            return None
        if read.height != rows:
            return None
        columns = [pl.col(names[at]).alias(name) for name, at in self._slots.items()]
        blank = pl.all_horizontal(pl.col(names).is_null() | (pl.col(names) == ""))
        return (
            read.with_columns(pl.int_range(line, line + rows, dtype=pl.Int64).alias(LINE))
            .filter(~blank)
            .select(*columns, LINE)
        )

    def _careful(self, chunk: bytes, line: int) -> pl.DataFrame:
        """Read a chunk row by row, as the register's own reader does."""
        try:
            text = decode(chunk, self._file)
        except InputProblems as failed:
            raise InputProblems(
                [self._moved(problem.place.line, line, problem) for problem in failed.problems]
            ) from None
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self._delimiter, strict=True)
        rows: list[list[str]] = []
        lines: list[int] = []
        begins = line
        try:
            for cells in reader:
                if not any(cells):
                    pass
                elif len(cells) != self._width:
                    place = Place(self._file, line=begins)
                    self._intake.problems.append(ragged(len(cells), self._width, place))
                else:
                    rows.append(cells)
                    lines.append(begins)
                begins = line + reader.line_num
        except csv.Error as error:
            raise InputProblems([broken_csv(error, Place(self._file, line=begins))]) from None
        columns = {name: [row[at] for row in rows] for name, at in self._slots.items()}
        return cells_frame(columns, lines)

    def _moved(self, at: int | None, line: int, problem: Problem) -> Problem:
        return evolve(problem, place=Place(self._file, line=line + (at or 1) - 1))
