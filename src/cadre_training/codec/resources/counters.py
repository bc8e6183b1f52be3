"""The table of visitor counters: one row for each figure of a counter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import Enum

from attrs import define, evolve, field

from cadre_training.codec import kinds
from cadre_training.codec.column import Column, ColumnSpec
from cadre_training.codec.problem import Intake, Refused
from cadre_training.codec.resource import Cells, Resource, ResourceSpec, take_down
from cadre_training.codec.resources._common import SOURCE, read_source, source_cells
from cadre_training.codec.resources._counter_definition import (
    DEFINITION,
    ZONE,
    definition_cells,
    is_filled,
    read_definition,
)
from cadre_training.codec.row import Row
from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.counter_definition import Robots
from cadre_training.model.counter_snapshot import CounterFigure, CounterSnapshot, InheritedCount
from cadre_training.model.counter_window import CounterWindow
from cadre_training.model.label import Label
from cadre_training.model.quantity import Quantity
from cadre_training.model.source import Source


class _Inherited(Enum):
    INHERITED = "inherited"


ID = kinds.identifier(
    "id",
    Label("Mã bộ đếm", "Counter id"),
    Label("Các dòng cùng mã thuộc một bộ đếm.", "Rows with one id belong to one counter."),
)
SITE = kinds.text(
    "site", Label("Trang", "Site"), Label("Trang thông tin có bộ đếm.", "The site, by name.")
)
AT = kinds.moment(
    "at",
    Label("Thời điểm", "Moment"),
    Label(
        "Thời điểm ghi số, có múi giờ: 2022-12-31T08:00:00+07:00.",
        "The moment it was read, with the zone: 2022-12-31T08:00:00+07:00.",
    ),
)
WINDOW: Column[CounterWindow | _Inherited | None] = kinds.any_choice(
    "window",
    Label("Khoảng thời gian", "Window"),
    Label(
        "Số liệu của khoảng thời gian nào; “inherited” là số có sẵn khi bộ đếm bắt đầu.",
        "The time the figure covers; “inherited” is the number the counter started from.",
    ),
    (*CounterWindow, *_Inherited),
)
VALUE = kinds.whole_or_absence(
    "value",
    Label("Giá trị", "Value"),
    Label("Số nguyên, chỉ gồm chữ số.", "A whole number, digits only."),
)
COUNT_UNIT = kinds.choice(
    "count_unit",
    Label("Đơn vị tính", "Counts"),
    Label("Số này đếm cái gì.", "What the number counts."),
    CountUnit,
)
ON = kinds.date(
    "on",
    Label("Ngày nhận", "Taken over on"),
    Label(
        "Với dòng “inherited”: ngày nhận con số đó.",
        "For “inherited”: the day the number was taken over.",
    ),
)


_Key = tuple[CounterWindow, CountUnit | None, Robots | None]
"""What a figure is told apart by."""


@define
class _Draft:
    """A counter whose rows are being gathered."""

    first: Row
    own: Source | None = None
    site: str | None = None
    at: dt.datetime | None = None
    inherited: InheritedCount | None = None
    figures: dict[_Key, CounterFigure] = field(factory=dict[_Key, CounterFigure])


def _value(row: Row) -> Quantity | Absence:
    value, unit = row[VALUE], row[COUNT_UNIT]
    if isinstance(value, Absence):
        # A definition in parts says what would be counted also where there is no number.
        if unit is not None and not is_filled(row, ZONE):
            raise Refused(
                "unit-without-number",
                "không có số thì cũng để trống đơn vị tính",
                "where there is no number, leave count_unit empty",
                column=COUNT_UNIT.name,
            )
        return value
    if unit is None:
        raise Refused(
            "number-without-unit",
            "phải ghi đơn vị tính của số này, như visit hoặc page view",
            "the number needs to say what it counts, such as visit or page view",
            column=COUNT_UNIT.name,
        )
    return Quantity(value, unit)


def _twice(column: str, vi: str, en: str) -> Refused:
    return Refused("duplicate-row", f"{vi} có hai lần", f"{en} stands twice", column=column)


def _agree(row: Row, column: Column[str | None], known: str | None) -> str | None:
    value = row[column]
    if known is not None and value is not None and known != value:
        raise _disagrees(column.name)
    return known if value is None else value


def _disagrees(column: str) -> Refused:
    return Refused(
        "rows-disagree",
        f"các dòng của cùng một bộ đếm ghi “{column}” khác nhau",
        f"the rows of one counter give unlike values of {column!r}",
        column=column,
    )


def _add(draft: _Draft, row: Row) -> None:
    draft.site = _agree(row, SITE, draft.site)
    at = row[AT]
    if draft.at is not None and at is not None and draft.at != at:
        raise _disagrees(AT.name)
    draft.at = at if draft.at is None else draft.at
    window, value, source = row[WINDOW], _value(row), read_source(row)
    if not isinstance(window, _Inherited):
        _nothing_in(row, ON)
    if not isinstance(window, CounterWindow):
        _nothing_in(row, *DEFINITION)
    if window is None:
        _add_own(draft, row, value, source)
    elif isinstance(window, _Inherited):
        _add_inherited(draft, row, value, source)
    else:
        figure = CounterFigure(
            window=window,
            value=value,
            definition=read_definition(row, window, row[COUNT_UNIT]),
            source=source,
        )
        key = (window, figure.unit, figure.robots)
        if key in draft.figures:
            raise _twice(WINDOW.name, f"“{window.value}”", repr(window.value))
        draft.figures[key] = figure


def _nothing_in(row: Row, *columns: ColumnSpec) -> None:
    for column in columns:
        if is_filled(row, column):
            raise Refused(
                "not-in-this-row",
                f"dòng này không dùng cột “{column.name}”; hãy để trống",
                f"this row has no use for {column.name!r}; leave it empty",
                column=column.name,
            )


def _add_own(draft: _Draft, row: Row, value: Quantity | Absence, source: Source) -> None:
    if not isinstance(value, Absence):
        raise Refused(
            "number-without-window",
            "phải ghi số này của khoảng thời gian nào",
            "the number needs to say which time it covers",
            column=WINDOW.name,
        )
    if draft.own is not None:
        raise _twice(ID.name, f"dòng chung của bộ đếm “{row[ID]}”", f"counter {row[ID]!r}")
    draft.own = source


def _add_inherited(draft: _Draft, row: Row, value: Quantity | Absence, source: Source) -> None:
    if draft.inherited is not None:
        raise _twice(WINDOW.name, "số có sẵn", "the inherited number")
    if isinstance(value, Absence):
        raise Refused(
            "empty-cell",
            "dòng “inherited” phải ghi con số có sẵn",
            "a row “inherited” needs the number that was taken over",
            column=VALUE.name,
        )
    draft.inherited = InheritedCount(value=value, on=row[ON], source=source)


def _gather(
    rows: Iterable[Row], resource: ResourceSpec, intake: Intake
) -> tuple[CounterSnapshot, ...]:
    drafts: dict[str, _Draft] = {}
    for row in rows:
        try:
            name = row[ID]
            _add(drafts.setdefault(name, _Draft(row)), row)
        except (TypeError, ValueError) as error:
            take_down(row, resource, error, intake)
    snapshots: list[CounterSnapshot] = []
    for name, draft in drafts.items():
        try:
            snapshots.append(_finish(name, draft))
        except ValueError as error:
            take_down(draft.first, resource, error, intake)
    return tuple(snapshots)


def _finish(name: str, draft: _Draft) -> CounterSnapshot:
    return CounterSnapshot(
        id=name,
        site=draft.site,
        at=draft.at,
        figures=tuple(draft.figures.values()),
        inherited=draft.inherited,
        source=draft.own or Source(read_at=draft.first.place),
    )


def _scatter(record: CounterSnapshot) -> Iterator[Cells]:
    head = dict((ID.cell(record.id), SITE.cell(record.site), AT.cell(record.at)))
    says_more = record.source is not None and evolve(record.source, read_at=None) != Source()
    if says_more or not (record.figures or record.inherited):
        yield head | dict(source_cells(record.source))
    for figure in record.figures:
        value = figure.value
        yield head | dict(
            (
                WINDOW.cell(figure.window),
                VALUE.cell(value.value if isinstance(value, Quantity) else value),
                COUNT_UNIT.cell(figure.unit),
                *definition_cells(figure.definition),
                *source_cells(figure.source),
            )
        )
    if record.inherited is not None:
        yield head | dict(
            (
                WINDOW.cell(_Inherited.INHERITED),
                VALUE.cell(record.inherited.value.value),
                COUNT_UNIT.cell(record.inherited.value.unit),
                ON.cell(record.inherited.on),
                *source_cells(record.inherited.source),
            )
        )


COUNTERS = Resource(
    name="counters",
    title=Label("Bộ đếm truy cập", "Visitor counters"),
    description=Label(
        "Mỗi dòng là một số liệu của bộ đếm.",
        "Each row is a figure of a counter; a row without a window says where the whole is from.",
    ),
    columns=(
        ID,
        SITE,
        AT,
        WINDOW,
        VALUE,
        COUNT_UNIT,
        *DEFINITION,
        ON,
        *SOURCE,
    ),
    gather=_gather,
    scatter=_scatter,
)
