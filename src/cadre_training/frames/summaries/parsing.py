"""The file of a summary read: whatever the bytes are, a summary or a clear refusal."""

from __future__ import annotations

import datetime as dt
import json
from typing import cast

from attrs import define

from cadre_training.frames.summaries.binary import CHECKSUM, CHECKSUM_SIZE, MAGIC, START, VERSION
from cadre_training.frames.summaries.columns import numbers_of
from cadre_training.frames.summaries.key_text import key_value
from cadre_training.frames.summaries.parts import ROWS, is_part
from cadre_training.frames.summaries.people_sets import PeopleKind
from cadre_training.frames.summaries.people_space import PeopleSpace
from cadre_training.frames.summaries.summary import (
    Summary,
    check_units,
    dimensions_in_order,
    dimensions_of,
    measures_in_order,
)
from cadre_training.frames.summaries.table import CellTable, joined
from cadre_training.frames.summary_problem import SummaryProblem
from cadre_training.model.period import Period
from cadre_training.stats.dimension import KeyValue
from cadre_training.stats.formula import Resource


def summary_of(data: bytes) -> Summary:
    """Return the summary that bytes hold.

    Raises:
        SummaryProblem: If they hold none, are of a version not known here, or damaged.
    """
    header_size, length = check_start(data[: START.size])
    if length != len(data):
        raise cut_short(len(data), length)
    if CHECKSUM(memoryview(data)[:-CHECKSUM_SIZE]).digest() != data[-CHECKSUM_SIZE:]:
        raise _damaged()
    end = START.size + header_size
    if end > length - CHECKSUM_SIZE:
        raise _damaged()
    try:
        header: object = json.loads(data[START.size : end])
        body = _Body(memoryview(data)[end:-CHECKSUM_SIZE])
        return _summary(header, body)
    except SummaryProblem:
        raise
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as error:
        raise _damaged() from error


def check_start(start: bytes) -> tuple[int, int]:
    """Return the lengths of the header and of the whole file that the first bytes speak of.

    Raises:
        SummaryProblem: If no summary of a version known here begins so.
    """
    if not start.startswith(MAGIC[: max(len(start), 1)]):
        raise SummaryProblem(
            "tệp này không phải là bản tóm tắt; bản tóm tắt được lập bằng lệnh “summary build”",
            "this file is no summary; summaries are made by the command 'summary build'",
        )
    if len(start) < START.size:
        raise cut_short(len(start), START.size + CHECKSUM_SIZE)
    found = cast("tuple[bytes, int, int, int]", START.unpack(start))
    _, version, header_size, length = found
    if version != VERSION:
        raise SummaryProblem(
            f"bản tóm tắt thuộc phiên bản {version}; thư viện đọc phiên bản {VERSION}",
            f"the summary is of version {version}; the library reads {VERSION}",
        )
    if length < START.size + CHECKSUM_SIZE:
        raise _damaged()
    return header_size, length


def cut_short(size: int, length: int) -> SummaryProblem:
    """Return the problem that a file has not as many bytes as it says."""
    return SummaryProblem(
        f"bản tóm tắt có {size} byte, phải có {length}; tệp bị cắt hoặc hỏng, hãy chép hoặc lập "
        "lại",
        f"the summary has {size} bytes and must have {length}; it was cut short, or is damaged: "
        "copy it or build it again",
    )


def _damaged() -> SummaryProblem:
    return SummaryProblem(
        "bản tóm tắt đã hỏng; hãy chép hoặc lập lại",
        "the summary is damaged; copy it or build it again",
    )


@define
class _Body:
    """What stands behind the header, taken from its start."""

    left: memoryview

    def take(self, size: int) -> memoryview:
        """Take the next bytes; as many as there must be."""
        if not 0 <= size <= len(self.left):
            raise ValueError("the file is shorter than its header says")
        taken, self.left = self.left[:size], self.left[size:]
        return taken

    def column(self, cells: int, width: int, *, signed: bool = True) -> tuple[int, ...]:
        """Take a column of numbers."""
        return numbers_of(self.take(cells * width), width, signed=signed)


def _summary(header: object, body: _Body) -> Summary:
    if not isinstance(header, dict):
        raise TypeError("the header is no object")
    fields = cast("dict[str, object]", header)
    dimensions, measures = _texts(fields["dimensions"]), _texts(fields["measures"])
    if dimensions != dimensions_in_order(dimensions) or measures != measures_in_order(measures):
        raise ValueError("names in another order")
    kind = PeopleKind(fields["people"])
    tables: dict[Resource, CellTable] = {}
    for entry in _list(fields["tables"]):
        resource, cells, values, codes, counts, people = _list(entry, 6)
        table = _Table(Resource(resource), _whole(cells), body)
        tables[table.resource] = table.read(dimensions, measures, values, codes, counts, people)
    if len(body.left):
        raise ValueError("more bytes than the header says")
    in_order = {one: joined([tables[one]], kind) for one in Resource if one in tables}
    covers = fields["covers"]
    result = Summary(
        dimensions=dimensions,
        measures=measures,
        people=kind,
        covers=None if covers is None else Period(*map(_day, _list(covers, 2))),
        tables=in_order,
    )
    check_units(result)
    return result


@define
class _Table:
    """A table that is read."""

    resource: Resource
    cells: int
    body: _Body

    def read(
        self,
        dimensions: tuple[str, ...],
        measures: tuple[str, ...],
        values: object,
        codes: object,
        counts: object,
        people: object,
    ) -> CellTable:
        """Read its columns, in the order in which they were written."""
        names = dimensions_of(self.resource, dimensions)
        known = tuple(
            tuple(key_value(name, plain) for plain in _list(of_one))
            for name, of_one in zip(names, _list(values, len(names)), strict=True)
        )
        places = tuple(
            self._codes(_whole(width), of_one)
            for of_one, width in zip(known, _list(codes, len(names)), strict=True)
        )
        numbers: dict[str, tuple[int, ...]] = {}
        for entry in _list(counts):
            name, width = _list(entry, 2)
            if not is_part(_text(name), self.resource, measures):
                raise ValueError("a number that is not kept")
            numbers[_text(name)] = self.body.column(self.cells, _whole(width))
        if min(numbers[ROWS], default=1) < 1:
            raise ValueError("cells without rows")
        sets: dict[PeopleSpace, tuple[bytes, ...]] = {}
        for entry in _list(people):
            space, width = _list(entry, 2)
            sizes = self.body.column(self.cells, _whole(width), signed=False)
            sets[PeopleSpace(_text(space))] = tuple(bytes(self.body.take(size)) for size in sizes)
        return CellTable(values=known, codes=places, counts=numbers, people=sets)

    def _codes(self, width: int, values: tuple[KeyValue, ...]) -> tuple[int, ...]:
        column = self.body.column(self.cells, width, signed=False)
        if max(column, default=-1) >= len(values):
            raise ValueError("a cell without a value")
        return column


def _list(value: object, length: int | None = None) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("no list")
    items = cast("list[object]", value)
    if length is not None and len(items) != length:
        raise ValueError("a list of another length")
    return items


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("no count")
    return value


def _day(value: object) -> dt.date:
    return dt.date.fromisoformat(_text(value))
