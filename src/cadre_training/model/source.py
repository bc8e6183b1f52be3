"""Where a value comes from."""

from __future__ import annotations

from attrs import Attribute, evolve, field, frozen, validators

from cadre_training.model._checks import check_text_or_none
from cadre_training.model.displayed import Displayed
from cadre_training.model.label import nfc_or_none
from cadre_training.model.quantity import check_whole


@frozen
class Place(Displayed):
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

    file: str = field(validator=validators.instance_of(str))
    line: int | None = field(default=None, validator=validators.optional(check_whole), kw_only=True)
    column: str | None = field(default=None, validator=check_text_or_none, kw_only=True)
    sheet: str | None = field(default=None, validator=check_text_or_none, kw_only=True)
    cell: str | None = field(default=None, validator=check_text_or_none, kw_only=True)

    def __str__(self) -> str:
        """Return ``file:line:column`` or ``file!sheet!cell``."""
        if self.sheet is not None or self.cell is not None:
            return "!".join(part for part in (self.file, self.sheet, self.cell) if part)
        parts = (self.file, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


def _check_span(
    _instance: object, attribute: Attribute[tuple[int, int]], value: tuple[int, int]
) -> None:
    if type(value) is not tuple or [type(end) for end in value] != [int, int]:
        raise TypeError(f"{attribute.name} must be a pair of whole numbers, got {value!r}")


@frozen(kw_only=True)
class Source(Displayed):
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

    document: str | None = field(default=None, converter=nfc_or_none, validator=check_text_or_none)
    within: str | None = field(default=None, converter=nfc_or_none, validator=check_text_or_none)
    span: tuple[int, int] | None = field(default=None, validator=validators.optional(_check_span))
    words: str | None = field(default=None, converter=nfc_or_none, validator=check_text_or_none)
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


def check_source(
    _instance: object, attribute: Attribute[Source | None], value: Source | None
) -> None:
    """Accept a source or None."""
    if value is not None and not isinstance(value, Source):
        raise TypeError(f"{attribute.name} must be a Source or None, got {value!r}")
