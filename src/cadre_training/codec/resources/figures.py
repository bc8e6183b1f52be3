"""The table of reported figures."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.codec import kinds
from cadre_training.codec.problem import Refused
from cadre_training.codec.resource import Cells, ForeignKey, Resource, one_each
from cadre_training.codec.resources._common import (
    PERIOD_EN,
    PERIOD_VI,
    PROGRAMME,
    SCHEME,
    SOURCE,
    TARGET_GROUP,
    UNIT,
    group_cells,
    read_group,
    read_source,
    source_cells,
)
from cadre_training.codec.row import Row
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import RateBase, StatedRate
from cadre_training.model.reported_figure import Per, Qualifier, ReportedFigure, Scope

ID = kinds.identifier("id", Label("Mã số liệu", "Figure id"), Label("Mã riêng.", "Its identifier."))
MEASURE = kinds.identifier(
    "measure",
    Label("Chỉ tiêu", "Measure"),
    Label(
        "Tên chỉ tiêu trong danh mục, như classes hoặc attendances.",
        "The name of the measure, from the catalogue, such as classes or attendances.",
    ),
)
VALUE = kinds.whole(
    "value",
    Label("Giá trị", "Value"),
    Label(
        "Số nguyên, chỉ gồm chữ số. Một khoảng thì ghi low và high, một tỷ lệ thì ghi percent.",
        "A whole number, digits only. For a range fill in low and high, for a rate percent.",
    ),
)
LOW = kinds.whole(
    "low", Label("Từ", "Low"), Label("Đầu nhỏ của khoảng giá trị.", "The low end of a range.")
)
HIGH = kinds.whole(
    "high", Label("Đến", "High"), Label("Đầu lớn của khoảng giá trị.", "The high end of a range.")
)
COUNT_UNIT = kinds.choice(
    "count_unit",
    Label("Đơn vị tính", "Counts"),
    Label("Số này đếm cái gì.", "What the number counts."),
    CountUnit,
)
PERCENT = kinds.decimal(
    "percent",
    Label("Tỷ lệ phần trăm", "Percentage"),
    Label(
        "Tỷ lệ đúng như đã in, với dấu chấm thập phân: 98.96.",
        "The percentage with all the decimals printed, and a decimal point: 98.96.",
    ),
)
BASE = kinds.choice_or(
    "base",
    Label("Mẫu số", "Base"),
    Label(
        "Tỷ lệ so với cái gì; để trống nếu nguồn không nêu.",
        "What the percentage is of; empty where the source does not say.",
    ),
    RateBase.UNKNOWN,
)
PERIOD = kinds.optional_period(
    "period",
    Label("Thời gian", "Period"),
    Label(f"Số liệu của thời gian nào. {PERIOD_VI}", f"The period it is about. {PERIOD_EN}"),
)
QUALIFIER = kinds.choice_or(
    "qualifier",
    Label("Mức chính xác", "Qualifier"),
    Label(
        "Số được nêu chính xác đến đâu; để trống nếu là số đúng.",
        "How exactly the number is stated; empty where it is exact.",
    ),
    Qualifier.EXACT,
)
PER = kinds.choices(
    "per",
    Label("Tính cho mỗi", "Per"),
    Label(
        "Số liệu tính cho mỗi năm (year), tỉnh (province), huyện (district), xã (commune), "
        "lớp (class); cách nhau bằng dấu “;”.",
        "What it is stated for each of, with “;” between them: year, province, district, "
        "commune, class.",
    ),
    Per,
)
PART_OF = kinds.text(
    "part_of",
    Label("Là một phần của", "Part of"),
    Label("Mã của số liệu tổng.", "The figure of which this is a part."),
)
BREAKDOWN = kinds.text(
    "breakdown",
    Label("Cách chia", "Breakdown"),
    Label(
        "Tên của cách chia, như year hoặc target_group.",
        "The name of the breakdown it belongs to, such as year or target_group.",
    ),
)
EXHAUSTIVE = kinds.yes(
    "exhaustive",
    Label("Chia hết", "Exhaustive"),
    Label(
        "Ghi false nếu các phần của cách chia này không nhất thiết cộng lại bằng tổng.",
        "False where the parts of the breakdown need not make the whole.",
    ),
)
RATE_OF = kinds.text(
    "rate_of",
    Label("Tỷ lệ kèm theo số", "Rate of"),
    Label("Mã của số liệu mà tỷ lệ đứng kèm.", "The count that the percentage stands beside."),
)


def _value(row: Row) -> Quantity | Interval | StatedRate:
    value, low, high, percent = row[VALUE], row[LOW], row[HIGH], row[PERCENT]
    given = (value is not None) + (low is not None or high is not None) + (percent is not None)
    if given != 1:
        raise Refused(
            "one-value",
            "mỗi số liệu chỉ ghi một trong ba: value; low và high; percent",
            "a figure has one of these: value; low and high; percent",
            column=VALUE.name,
        )
    if percent is not None:
        if row[COUNT_UNIT] is not None:
            raise Refused(
                "rate-with-unit",
                "tỷ lệ phần trăm không có đơn vị tính; hãy để trống count_unit",
                "a percentage counts nothing; leave count_unit empty",
                column=COUNT_UNIT.name,
            )
        return StatedRate(percent, row[BASE])
    unit = row[COUNT_UNIT]
    if unit is None:
        raise Refused(
            "number-without-unit",
            "phải ghi đơn vị tính của số này, như class hoặc attendance",
            "the number needs to say what it counts, such as class or attendance",
            column=COUNT_UNIT.name,
        )
    if row[BASE] is not RateBase.UNKNOWN:
        raise Refused(
            "base-without-rate",
            "chỉ tỷ lệ phần trăm mới có mẫu số; hãy để trống base",
            "only a percentage has a base; leave base empty",
            column=BASE.name,
        )
    if value is not None:
        return Quantity(value, unit)
    if low is None or high is None:
        raise Refused(
            "half-an-interval",
            "một khoảng giá trị cần cả low và high",
            "a range needs both low and high",
            column=LOW.name if low is None else HIGH.name,
        )
    return Interval.of(low, high, unit)


def _read(row: Row) -> ReportedFigure:
    return ReportedFigure(
        id=row[ID],
        measure=row[MEASURE],
        value=_value(row),
        scope=Scope(
            period=row[PERIOD],
            target_group=read_group(row),
            unit=row[UNIT],
            programme=row[PROGRAMME],
        ),
        qualifier=row[QUALIFIER],
        per=row[PER],
        part_of=row[PART_OF],
        breakdown=row[BREAKDOWN],
        exhaustive=row[EXHAUSTIVE],
        rate_of=row[RATE_OF],
        source=read_source(row),
    )


def _write(record: ReportedFigure) -> Iterator[Cells]:
    value = record.value
    unit = None if isinstance(value, StatedRate) else value
    yield dict(
        (
            ID.cell(record.id),
            MEASURE.cell(record.measure),
            VALUE.cell(value.value if isinstance(value, Quantity) else None),
            LOW.cell(value.low.value if isinstance(value, Interval) else None),
            HIGH.cell(value.high.value if isinstance(value, Interval) else None),
            COUNT_UNIT.cell(
                unit.low.unit if isinstance(unit, Interval) else unit.unit if unit else None
            ),
            PERCENT.cell(value.percent if isinstance(value, StatedRate) else None),
            BASE.cell(value.base if isinstance(value, StatedRate) else RateBase.UNKNOWN),
            PERIOD.cell(record.scope.period),
            *group_cells(record.scope.target_group),
            UNIT.cell(record.scope.unit),
            PROGRAMME.cell(record.scope.programme),
            QUALIFIER.cell(record.qualifier),
            PER.cell(record.per),
            PART_OF.cell(record.part_of),
            BREAKDOWN.cell(record.breakdown),
            EXHAUSTIVE.cell(record.exhaustive),
            RATE_OF.cell(record.rate_of),
            *source_cells(record.source),
        )
    )


FIGURES = Resource(
    name="figures",
    title=Label("Số liệu báo cáo", "Reported figures"),
    description=Label(
        "Mỗi dòng là một số liệu mà một tài liệu nêu ra.",
        "Each row is a figure that a document states.",
    ),
    columns=(
        ID,
        MEASURE,
        VALUE,
        LOW,
        HIGH,
        COUNT_UNIT,
        PERCENT,
        BASE,
        PERIOD,
        SCHEME,
        TARGET_GROUP,
        UNIT,
        PROGRAMME,
        QUALIFIER,
        PER,
        PART_OF,
        BREAKDOWN,
        EXHAUSTIVE,
        RATE_OF,
        *SOURCE,
    ),
    primary_key=("id",),
    foreign_keys=(
        ForeignKey(column="part_of", resource="", target="id"),
        ForeignKey(column="rate_of", resource="", target="id"),
    ),
    gather=one_each(_read),
    scatter=_write,
)
