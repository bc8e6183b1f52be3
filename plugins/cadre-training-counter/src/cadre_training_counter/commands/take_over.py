"""``counter import``: takes over the number that an older counter has come to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cadre_training.plugin import (
    CountUnit,
    Formatter,
    InheritedCount,
    Label,
    Language,
    Phrase,
    Quantity,
)
from cadre_training_counter.commands import options, values
from cadre_training_counter.commands.line import Option, Usage
from cadre_training_counter.commands.printing import emit
from cadre_training_counter.store.sqlite import SqliteStore

_UNITS = {
    "visit": CountUnit.VISIT,
    "page-view": CountUnit.PAGE_VIEW,
    "visitor": CountUnit.VISITOR,
}

USAGE = Usage(
    name="cadre-training counter import",
    text=Label(
        "Tiếp nhận tổng số của bộ đếm cũ. Số đó được giữ riêng, kèm ngày, không trộn vào số tự "
        "đếm; nhập lại thì thay số trước.",
        "Take over the total of an older counter. It is kept apart, with its day, and never mixed "
        "with what is counted; imported again, it takes the place of the one before.",
    ),
    options=(
        options.STATE,
        Option(
            name="--total",
            value=Label("SỐ", "NUMBER"),
            help=Label("Tổng số, như 2468642.", "The total, such as 2468642."),
            needed=True,
        ),
        Option(
            name="--on",
            value=Label("NGÀY", "DATE"),
            help=Label(
                "Ngày ghi tổng số đó, như 01/02/2019.",
                "The day it was read, such as 2019-02-01.",
            ),
            needed=True,
        ),
        Option(
            name="--unit",
            value=Label.same("|".join(_UNITS)),
            help=Label(
                "Bộ đếm cũ đếm gì: lượt truy cập (mặc định, khi không rõ), lượt xem trang, hay "
                "người truy cập. Chỉ lượt xem trang mới cộng được với số tự đếm.",
                "What the older counter counted: visits (the default, where that is not clear), "
                "page views or visitors. Only page views add to what is counted.",
            ),
        ),
    ),
)


def run(args: Sequence[str], language: Language) -> int:
    """Take over a total; return the exit status.

    Args:
        args: What follows the name of the command.
        language: The language of what is printed.
    """
    line = USAGE.read(args, language)
    unit = line.one("unit", values.one_of("đơn vị", "unit", _UNITS)) or "visit"
    taken = InheritedCount(
        value=Quantity(values.whole_number(line.values["total"]), _UNITS[unit]),
        on=values.day(line.values["on"]),
    )
    with SqliteStore(Path(line.values["state"])) as store:
        store.inherit(taken)
    write = Formatter(language)
    said = Phrase.of(
        "Đã tiếp nhận {number}, ghi ngày {on}; số này được giữ riêng.",
        "Took over {number}, read on {on}; it is kept apart.",
        number=taken.value,
        on=write.date(taken.on) if taken.on else "",
    )
    emit(write.text(said) + "\n")
    return 0
