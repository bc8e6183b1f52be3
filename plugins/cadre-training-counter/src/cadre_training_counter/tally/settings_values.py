"""Values of a settings file: what each must be, said in both languages where it is not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import cast

from cadre_training.plugin import Label, Weekday, Zone, find_zone


class RefusedValue(ValueError):
    """A value that is not what it must be.

    Attributes:
        label: What it must be, in both languages.
    """

    def __init__(self, vi: str, en: str) -> None:
        """Take the words in both languages."""
        super().__init__(en)
        self.label = Label(vi, en)


def text(value: object) -> str:
    """Accept a text that says something."""
    if not isinstance(value, str) or not value.strip():
        raise RefusedValue("phải là một chuỗi có nội dung", "it must be a text that says something")
    return value


def texts(value: object) -> tuple[str, ...]:
    """Accept a list of texts."""
    if not isinstance(value, list):
        raise RefusedValue(
            'phải là một danh sách, như ["GET"]', 'it must be a list, such as ["GET"]'
        )
    return tuple(text(one).strip() for one in cast("list[object]", value))


def names(value: object) -> tuple[str, ...]:
    """Accept a list of texts that is not empty."""
    found = texts(value)
    if not found:
        raise RefusedValue("phải có ít nhất một giá trị", "it needs a value or more")
    return found


def endings(value: object) -> tuple[str, ...]:
    """Accept a list of endings of files, with or without the dot."""
    return tuple(one.lower().removeprefix(".") for one in texts(value))


def paths(value: object) -> tuple[str, ...]:
    """Accept a list of paths."""
    found = texts(value)
    for one in found:
        if not one.startswith("/"):
            raise RefusedValue(
                f"đường dẫn “{one}” phải bắt đầu bằng dấu /", f"the path {one!r} must begin with /"
            )
    return found


def patterns(value: object) -> tuple[str, ...]:
    """Accept a list of regular expressions."""
    found = texts(value)
    for one in found:
        try:
            re.compile(one)
        except re.error as error:
            raise RefusedValue(
                f"“{one}” không phải là biểu thức chính quy (vị trí {error.pos})",
                f"{one!r} is no regular expression: {error}",
            ) from error
    return found


def truth(value: object) -> bool:
    """Accept true or false."""
    if not isinstance(value, bool):
        raise RefusedValue("phải là true hoặc false", "it must be true or false")
    return value


def whole(low: int, high: int) -> Callable[[object], int]:
    """Return what accepts a whole number from ``low`` to ``high``."""

    def accept(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise RefusedValue(
                f"phải là số nguyên từ {low} đến {high}",
                f"it must be a whole number from {low} to {high}",
            )
        return value

    return accept


def statuses(value: object) -> tuple[int, ...]:
    """Accept a list of statuses."""
    one_status = whole(100, 599)
    if not isinstance(value, list) or not value:
        raise RefusedValue(
            "phải là một danh sách mã, như [200, 304]",
            "it must be a list of statuses, such as [200, 304]",
        )
    return tuple(one_status(one) for one in cast("list[object]", value))


def moment(value: object) -> dt.datetime:
    """Accept a moment; a day alone is its beginning."""
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    raise RefusedValue(
        "phải là một thời điểm, như 2024-05-06T00:00:00+07:00, không đặt trong ngoặc kép",
        "it must be a moment, such as 2024-05-06T00:00:00+07:00, without quotation marks",
    )


def zone(value: object) -> Zone:
    """Accept the name of a time zone."""
    name = text(value)
    try:
        return find_zone(name)
    except LookupError as error:
        raise RefusedValue(
            f"không có múi giờ “{name}”; hãy viết như Asia/Ho_Chi_Minh hoặc UTC+7", str(error)
        ) from error


def weekday(value: object) -> Weekday:
    """Accept the English name of a day of the week."""
    try:
        return Weekday(text(value).lower())
    except ValueError:
        known = ", ".join(day.value for day in Weekday)
        raise RefusedValue(f"phải là một trong: {known}", f"it must be one of: {known}") from None
