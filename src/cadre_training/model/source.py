"""Where a value comes from."""

from __future__ import annotations

from attrs import evolve, field, frozen, validators

from cadre_training.model.label import nfc


@frozen
class Place:
    """A place in a file that was read: a line and column, or a sheet and cell.

    Args:
        file: The file's name, relative to what was opened.
        line: The line, from 1.
        column: The column's name as the header gives it.
        sheet: The sheet's name in a workbook.
        cell: The cell's address, such as ``F10``.

    >>> str(Place("classes.csv", line=3, column="learners"))
    'classes.csv:3:learners'
    """

    file: str
    line: int | None = field(default=None, kw_only=True)
    column: str | None = field(default=None, kw_only=True)
    sheet: str | None = field(default=None, kw_only=True)
    cell: str | None = field(default=None, kw_only=True)

    def __str__(self) -> str:
        """Return ``file:line:column`` or ``file!sheet!cell``."""
        if self.sheet is not None or self.cell is not None:
            return "!".join(part for part in (self.file, self.sheet, self.cell) if part)
        parts = (self.file, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


def _nfc_or_none(text: str | None) -> str | None:
    return None if text is None else nfc(text)


@frozen(kw_only=True)
class Source:
    """The document a value comes from, the place in it, and the words as written.

    A source takes no part in the equality of the record that carries it.

    Args:
        document: The document, by a name a reader can find it under; None when only the
            file that was read is known.
        within: The place in the document in words: a sheet and cell, a paragraph, an article.
        span: The characters in the document's text, from (included) to (excluded).
        words: The words or figure exactly as written there.
        read_at: The place in the file the value was read from, set by readers.

    >>> str(Source(document="bao-cao.docx", within="đoạn 4", words="36 lớp"))
    'bao-cao.docx, đoạn 4: “36 lớp”'
    """

    document: str | None = None
    within: str | None = None
    span: tuple[int, int] | None = None
    words: str | None = field(default=None, converter=_nfc_or_none)
    read_at: Place | None = field(
        default=None, validator=validators.optional(validators.instance_of(Place))
    )

    def at(self, place: Place) -> Source:
        """Return the source with ``place`` as the place it was read from."""
        return evolve(self, read_at=place)

    def __str__(self) -> str:
        """Return document, place and words in one line."""
        parts = [self.document or (str(self.read_at) if self.read_at else "?")]
        if self.within:
            parts.append(self.within)
        elif self.span:
            parts.append(f"[{self.span[0]}:{self.span[1]}]")
        head = ", ".join(parts)
        return f"{head}: “{self.words}”" if self.words else head
