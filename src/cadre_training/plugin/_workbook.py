"""What opens a workbook and writes notes into it, and how a plugin describes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO, Protocol

from attrs import field, frozen, validators

from cadre_training.model.label import Label
from cadre_training.model.source import Place
from cadre_training.plugin._fields import API_NUMBER, MEDIA_TYPE, NAME, REFERENCE, endings, like

if TYPE_CHECKING:
    from cadre_training.model.grid import Grid


@frozen(kw_only=True)
class WorkbookOptions:
    """The limits within which a workbook is opened; what passes them is refused.

    Args:
        max_cells: The most cells that all sheets together may hold, from the first to the last
            row and column that say something.
        max_bytes: The most bytes that the file may unfold to.

    >>> WorkbookOptions(max_cells=1000).max_cells
    1000
    """

    max_cells: int = field(default=10_000_000, validator=validators.gt(0))
    max_bytes: int = field(default=1_000_000_000, validator=validators.gt(0))


@frozen
class CellNote:
    """A note to be written at a cell, in the user's language.

    Args:
        place: The cell; ``place.sheet`` and ``place.cell`` say which.
        title: What it is about, in a few words.
        text: The note.

    >>> CellNote(Place("a.xlsx", sheet="2022", cell="G11"), "Mâu thuẫn", "159 hay 195?").place.cell
    'G11'
    """

    place: Place = field(validator=validators.instance_of(Place))
    title: str = field(validator=validators.instance_of(str))
    text: str = field(validator=validators.instance_of(str))


class WorkbookOpener(Protocol):
    """The function behind a spec: gives the sheets of a workbook as they are.

    It never sees a path and cannot write: ``file`` holds the bytes, and ``name`` is what the
    file is called in messages and in :class:`Place`. What is wrong with the file, and what
    passes the limits of ``options``, it raises as :class:`InputProblems`.
    """

    def __call__(self, file: BinaryIO, name: str, options: WorkbookOptions, /) -> Iterable[Grid]:
        """Return the sheets of ``file`` in their order and leave it open."""
        ...


class WorkbookAnnotator(Protocol):
    """The function behind a spec: writes a workbook again with notes at its cells.

    All else in it stays as it is. Where something would be lost, it raises
    :class:`InputProblems` and says what.
    """

    def __call__(self, file: BinaryIO, out: BinaryIO, notes: tuple[CellNote, ...], /) -> None:
        """Write ``file`` with ``notes`` to ``out`` and leave both open.

        Notes of an earlier check are to go; so it is called without any notes too.
        """


@frozen(kw_only=True)
class WorkbookSpec:
    """What the host needs to know of an opener of workbooks before it imports its code.

    The host finds the tables on the sheets, reads their numbers and checks them.

    Args:
        name: The opener's name: lower-case letters, digits and hyphens.
        summary: What it opens, in a few words.
        media_type: The media type of what it opens.
        extensions: The endings of the files it opens, with the dot.
        opener: The dotted reference to the function, ``package.module:function``.
        annotator: The dotted reference to the function that writes notes; None where notes
            cannot be written into such files.
        api: The :data:`API_NUMBER` it was made for.

    >>> spec = WorkbookSpec(
    ...       name="cells",
    ...       summary=Label("bảng của cơ quan", "the office's cells"),
    ...       media_type="application/x-cells",
    ...       extensions=(".cells",),
    ...       opener="my_package.cells:open_workbook",
    ...   )
    >>> spec.extensions
    ('.cells',)
    """

    name: str = field(validator=like(NAME))
    summary: Label = field(validator=validators.instance_of(Label))
    media_type: str = field(validator=like(MEDIA_TYPE))
    extensions: tuple[str, ...] = field(validator=endings)
    opener: str = field(validator=like(REFERENCE))
    annotator: str | None = field(default=None, validator=validators.optional(like(REFERENCE)))
    api: int = field(default=API_NUMBER, validator=validators.instance_of(int))
