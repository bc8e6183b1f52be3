"""What the reader of a format of logs can do."""

from __future__ import annotations

from typing import Protocol

from cadre_training_counter.logs.rows import Rows


class Form(Protocol):
    """A format of logs."""

    @property
    def name(self) -> str:
        """Its name, as it is asked for."""
        ...

    @property
    def divisible(self) -> bool:
        """True if every line can be read without those before it."""
        ...

    def read(self, block: bytes, columns: bytes) -> Rows:
        """Read whole lines, each with its end.

        Args:
            block: The lines.
            columns: What the lines before named the columns, for formats that have such lines.
        """
        ...

    def whole(self, block: bytes) -> int:
        """Return how many bytes at the beginning of ``block`` are whole lines."""
        ...

    def cut(self, block: bytes) -> list[bytes]:
        """Cut whole lines apart, as many as :meth:`read` gives rows, each with its end."""
        ...

    def minute(self, minute: bytes, zone: bytes) -> int | None:
        """Return when a minute begins, in seconds since 1970; None if there is no such minute."""
        ...
