"""What can be wrong with frames, and what an engine cannot do."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager

from cadre_training.model.label import Label


class FrameProblem(ValueError):
    """A frame has not the columns that are needed, or not of the kinds that are needed.

    Attributes:
        label: What is wrong, in both languages.
    """

    def __init__(self, label: Label) -> None:
        """Take the words in both languages."""
        super().__init__(label.en)
        self.label = label


class CannotDo(FrameProblem):
    """An engine cannot work a measure out; the message names one that can."""


@contextmanager
def refused(engine: str, measures: Iterable[Label]) -> Generator[None]:
    """Say which measures an engine cannot work out, where it says only what it lacks.

    Args:
        engine: The name of the engine.
        measures: The labels of what it is asked for.
    """
    try:
        yield
    except NotImplementedError as error:
        labels = tuple(measures)
        vi = ", ".join(label.vi for label in labels)
        en = ", ".join(label.en for label in labels)
        raise CannotDo(
            Label(
                f"{engine} không tính được: {vi}; hãy dùng Polars, DuckDB hoặc Spark "
                f"({engine} cho biết: {error})",
                f"{engine} cannot work out: {en}; use Polars, DuckDB or Spark "
                f"({engine} says: {error})",
            )
        ) from error


class MissingEngine(ImportError):
    """A library that is needed is not installed; the message says how to install it."""

    def __init__(self, library: str, extra: str) -> None:
        """Name the library and the extra of this package that brings it."""
        super().__init__(
            f"{library} is not installed; install it with: pip install 'cadre-training[{extra}]'",
            name=library,
        )
