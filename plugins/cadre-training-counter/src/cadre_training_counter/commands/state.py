"""Opening a state with the settings that it is counted by."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from cadre_training.plugin import Formatter, Label, Language
from cadre_training_counter.store.problem import StoreProblem
from cadre_training_counter.store.protocol import Reading, Store
from cadre_training_counter.tally.settings import Settings
from cadre_training_counter.tally.settings_text import read_settings, settings_text


def settle(store: Store, asked: Path | None, name: str) -> Settings:
    """Return the settings that a state is counted by; a new one keeps those that are asked for.

    Args:
        store: The state.
        asked: The file of settings that is asked for; None for those of the state.
        name: What to call the state in messages.

    Raises:
        InputProblems: If the file cannot be read as settings.
        OSError: If there is no such file.
        StoreProblem: If the state is counted by other settings than those asked for.
    """
    wanted = Settings() if asked is None else read_settings(_text(asked), str(asked))
    kept = store.pin(settings_text(wanted))
    if asked is None:
        return read_settings(kept, name)
    if kept != settings_text(wanted):
        raise StoreProblem(
            Label(
                f"{name}: đang được đếm theo quy tắc khác với {asked}, nên số cũ và số mới sẽ "
                "không cùng nghĩa; hãy bỏ --rules, hoặc dùng một thư mục trạng thái mới và nhập "
                "tổng số cũ bằng counter import",
                f"{name}: it is counted by other rules than those of {asked}, so that old and new "
                "numbers would not mean the same; leave --rules out, or take a new state folder "
                "and take the old total over with counter import",
            )
        )
    return wanted


def moment_of(reading: Reading, asked: dt.datetime | None, settings: Settings) -> dt.datetime:
    """Return the moment that a state is read at: that asked for, or up to which it is counted.

    Args:
        reading: The state.
        asked: The moment asked for, if any.
        settings: The settings that it is counted by.

    Raises:
        StoreProblem: If nothing was counted yet, or more than was asked for.
    """
    until = reading.until()
    if until is None:
        raise StoreProblem(
            Label(
                "chưa đếm gì vào thư mục này; hãy dùng counter count",
                "nothing was counted into this folder yet; use counter count",
            )
        )
    counted = dt.datetime.fromtimestamp(until, settings.counter.zone.tz)
    if asked is None:
        return counted
    if asked < counted:
        vi, en = (Formatter(language).moment(counted) for language in Language)
        raise StoreProblem(
            Label(
                f"đã đếm đến {vi}; không còn số liệu của thời điểm sớm hơn",
                f"counting has come to {en}; the figures of an earlier moment cannot be had "
                "any more",
            )
        )
    return asked


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
