"""What became of a line of a log, or of a hit that was sent."""

from __future__ import annotations

from enum import Enum

from cadre_training.plugin import Label


class Outcome(Enum):
    """Counted, or left out and why. Every line has exactly one, so that they add up."""

    PERSON = "person"
    ROBOT = "robot"
    METHOD = "method"
    STATUS = "status"
    ASSET = "asset"
    SKIPPED = "skipped"
    EVENT = "event"
    BEFORE = "before"
    UNREADABLE = "unreadable"
    REMARK = "remark"
    OTHER_SITE = "other-site"
    PAGE_UNKNOWN = "page-unknown"
    TOO_MANY = "too-many"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]

    @property
    def counted(self) -> bool:
        """True where it is a page view, of a person or of a robot."""
        return self in (Outcome.PERSON, Outcome.ROBOT)


_LABELS = {
    Outcome.PERSON: Label("lượt xem trang của người truy cập", "page views of visitors"),
    Outcome.ROBOT: Label("lượt xem trang của máy tự động", "page views of robots"),
    Outcome.METHOD: Label("không phải yêu cầu đọc trang", "the method does not ask for a page"),
    Outcome.STATUS: Label("máy chủ không trả về trang", "the server did not answer with a page"),
    Outcome.ASSET: Label(
        "tệp đi kèm trang (hình ảnh, kiểu trình bày, mã lệnh…)",
        "a file that belongs to pages (images, styles, scripts …)",
    ),
    Outcome.SKIPPED: Label("đường dẫn được loại trừ", "a path that is left out"),
    Outcome.EVENT: Label("sự kiện, không phải lượt xem trang", "an event, no page view"),
    Outcome.BEFORE: Label("trước khi bộ đếm bắt đầu đếm", "before counting began"),
    Outcome.UNREADABLE: Label("dòng không đọc được", "lines that cannot be read"),
    Outcome.REMARK: Label(
        "dòng tiêu đề, chú thích hoặc dòng trống", "headings, remarks and empty lines"
    ),
    Outcome.OTHER_SITE: Label("gửi từ trang của nơi khác", "sent from a page of another site"),
    Outcome.PAGE_UNKNOWN: Label(
        "không rõ được gửi từ trang nào", "it is not known which page sent it"
    ),
    Outcome.TOO_MANY: Label("quá nhiều lượt trong một thời gian ngắn", "too many in a short time"),
}
