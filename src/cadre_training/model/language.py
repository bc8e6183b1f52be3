"""The two languages every label is written in."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language of output: Vietnamese (the default everywhere) or English.

    >>> Language("vi") is Language.VI
    True
    """

    VI = "vi"
    EN = "en"
