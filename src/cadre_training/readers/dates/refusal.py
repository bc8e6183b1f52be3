"""Why a text cannot be read as a date."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.label import Label


class DateRefusal(Enum):
    """Why a text cannot be read as a date.

    >>> DateRefusal.NO_SUCH_DAY.label.en
    'there is no such day in the calendar'
    """

    NOT_A_DATE = "not a date"
    NO_SUCH_DAY = "no such day"
    NO_YEAR = "no year"
    BACKWARDS = "backwards"
    APART = "apart"
    LUNAR = "lunar"
    SERIAL = "serial"
    NOT_CONSECUTIVE = "not consecutive"
    TOO_LONG = "too long"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]

    @property
    def code(self) -> str:
        """The code of the problem it is."""
        return _CODES.get(self, "not-a-date")


_LABELS = {
    DateRefusal.NOT_A_DATE: Label(
        "không phải là ngày, tháng, quý hay năm; hãy viết như 26/05/2025, tháng 5/2025 hoặc "
        "quý II/2025",
        "it is no day, month, quarter or year; write it like 26/05/2025, tháng 5/2025 or "
        "quý II/2025",
    ),
    DateRefusal.NO_SUCH_DAY: Label(
        "trong lịch không có ngày này", "there is no such day in the calendar"
    ),
    DateRefusal.NO_YEAR: Label(
        "thiếu năm; hãy ghi thêm năm hoặc đặt year=...",
        "the year is missing; add it or pass year=...",
    ),
    DateRefusal.BACKWARDS: Label(
        "kết thúc trước khi bắt đầu; hãy kiểm tra lại", "it ends before it starts; check it"
    ),
    DateRefusal.APART: Label(
        "gồm những ngày hoặc tháng không liền nhau; hãy ghi riêng từng khoảng",
        "its days or months do not follow each other; write each stretch by itself",
    ),
    DateRefusal.LUNAR: Label(
        "là ngày âm lịch; hãy ghi ngày dương lịch", "it is a lunar date; write the solar one"
    ),
    DateRefusal.SERIAL: Label(
        "có thể là số thứ tự ngày của bảng tính; hãy định dạng ô theo kiểu ngày",
        "it may be the serial number of a day in a spreadsheet; format the cell as a date",
    ),
    DateRefusal.NOT_CONSECUTIVE: Label(
        "năm học phải gồm hai năm liền nhau",
        "a school year lies in two years that follow each other",
    ),
    DateRefusal.TOO_LONG: Label(
        "dài hơn mọi cách ghi ngày; hãy chỉ ghi ngày",
        "it is longer than any date; write the date only",
    ),
}

_CODES = {
    DateRefusal.NO_SUCH_DAY: "no-such-day",
    DateRefusal.BACKWARDS: "period-reversed",
}
