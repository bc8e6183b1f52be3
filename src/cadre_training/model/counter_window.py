"""The stretches of time that a counter gives figures for."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.label import Label


class CounterWindow(Enum):
    """The stretch of time that a counter's figure covers.

    >>> CounterWindow("last-7-days").label.vi
    '7 ngày qua'
    """

    ONLINE = "online"
    TODAY = "today"
    WEEK = "week"
    LAST_7_DAYS = "last-7-days"
    MONTH = "month"
    ALL = "all"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    CounterWindow.ONLINE: Label("Đang online", "Online now"),
    CounterWindow.TODAY: Label("Hôm nay", "Today"),
    CounterWindow.WEEK: Label("Trong tuần", "This week"),
    CounterWindow.LAST_7_DAYS: Label("7 ngày qua", "Last 7 days"),
    CounterWindow.MONTH: Label("Trong tháng", "This month"),
    CounterWindow.ALL: Label("Tất cả", "All time"),
}
