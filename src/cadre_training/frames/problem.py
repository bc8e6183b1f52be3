"""What can be wrong with frames, and what an engine cannot do."""

from __future__ import annotations


class FrameProblem(ValueError):
    """A frame has not the columns that are needed, or not of the kinds that are needed."""


class CannotDo(ValueError):
    """An engine cannot work a measure or a dimension out; the message names one that can."""


class MissingEngine(ImportError):
    """A library that is needed is not installed; the message says how to install it."""

    def __init__(self, library: str, extra: str) -> None:
        """Name the library and the extra of this package that brings it."""
        super().__init__(
            f"{library} is not installed; install it with: pip install 'cadre-training[{extra}]'",
            name=library,
        )
