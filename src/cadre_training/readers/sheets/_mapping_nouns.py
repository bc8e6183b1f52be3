"""What a mapping file says of the sheets of a document."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from attrs import field as attr_field
from attrs import frozen

from cadre_training.model.admin_unit import UnitLevel
from cadre_training.model.label import Label, nfc
from cadre_training.model.language import Language
from cadre_training.model.notation import Notation
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.source import Place
from cadre_training.readers.dates.order import DateOrder
from cadre_training.readers.sheets.fields import Field

_HALF = range(0xD800, 0xE000)


def clean_words(text: str) -> str:
    """Return words as a file can hold them: in NFC, without halves of characters.

    >>> clean_words("a" + chr(0xD800))
    'a\ufffd'
    """
    if not text.isascii() and any(ord(letter) in _HALF for letter in text):
        text = "".join("\ufffd" if ord(letter) in _HALF else letter for letter in text)
    return nfc(text)


def _clean(text: str | None) -> str | None:
    return None if text is None else clean_words(text)


def _clean_all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(clean_words, texts))


class RowRole(Enum):
    """What a row of a table is taken for.

    * ``RECORD``: it says what happened.
    * ``TOTAL``: it states the sum of other rows.
    * ``HEAD``: it heads the rows below it.
    * ``OF_WHICH``: it states a part of the row above it.
    * ``SKIPPED``: it is left out.
    """

    RECORD = "record"
    TOTAL = "total"
    HEAD = "head"
    OF_WHICH = "of-which"
    SKIPPED = "skipped"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _ROLES[self]


_ROLES = {
    RowRole.RECORD: Label("dòng số liệu", "a record"),
    RowRole.TOTAL: Label("dòng cộng", "a total"),
    RowRole.HEAD: Label("dòng đầu nhóm", "the head of a group"),
    RowRole.OF_WHICH: Label("dòng “trong đó”", "a part of the row above it"),
    RowRole.SKIPPED: Label("dòng bỏ qua", "left out"),
}


class Takes(Enum):
    """What becomes of the rows of a table.

    * ``RECORDS``: they are records, and its totals are figures that the document states.
    * ``FIGURES``: all its numbers are figures: it tells again what other tables tell.
    * ``NOTHING``: it is left out.
    """

    RECORDS = "records"
    FIGURES = "figures"
    NOTHING = "nothing"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _TAKES[self]


_TAKES = {
    Takes.RECORDS: Label("mỗi dòng là bản ghi", "its rows are records"),
    Takes.FIGURES: Label(
        "chỉ là số liệu báo cáo, vì bảng khác đã có", "figures only, for another table has them"
    ),
    Takes.NOTHING: Label("bỏ qua", "left out"),
}


@frozen(kw_only=True)
class UnitMapping:
    """An administrative unit that sheets name by its name only.

    Args:
        code: Its code.
        name: Its name as the sheets write it.
        level: Its level; None to tell by its name.
        parent: The code of the unit it belongs to.
    """

    code: str = attr_field(converter=clean_words)
    name: str = attr_field(converter=clean_words)
    level: UnitLevel | None = None
    parent: str | None = attr_field(default=None, converter=_clean)


@frozen(kw_only=True)
class ColumnMapping:
    """What a column means, under the words of its header.

    Args:
        header: The words above the column, from the widest to its own, as written.
        field: What it means.
        group: The target group that its header narrows it to: ``"4"`` in the scheme of the
            table, or with a scheme of its own, ``"164/4"``.
        period: The period it is narrowed to. None where the words of the header say it, so that
            next year's sheet is read by its own words.
        programme: The kind of training it is narrowed to.
        unit: The code or name of the unit it is narrowed to.
        of_which: What part of another column it states: “Nữ”.
        category: Words of its header that narrow it to some of the classes, and that name
            neither group, period, programme nor unit: the kind of class.
        total: Whether it states the sum of other columns.
        notation: What dots and commas mean in it, where a person has said so.
    """

    header: tuple[str, ...] = attr_field(converter=_clean_all)
    field: Field
    group: str | None = attr_field(default=None, converter=_clean)
    period: Period | None = None
    programme: Programme | None = None
    unit: str | None = attr_field(default=None, converter=_clean)
    of_which: str | None = attr_field(default=None, converter=_clean)
    category: str | None = attr_field(default=None, converter=_clean)
    total: bool = False
    notation: Notation | None = None


@frozen(kw_only=True)
class RowMapping:
    """What the rows that begin with these words are taken for.

    Args:
        words: The words at the head of the row, as written.
        role: What it is taken for.
    """

    words: str = attr_field(converter=clean_words)
    role: RowRole


@frozen(kw_only=True)
class Seen:
    """What was seen of a table when its mapping was written; a reader of the file is told.

    Args:
        place: Where its header begins.
        period: The period that the words around it name.
        scheme: The scheme of its groups.
        unit: The unit that the words around it name.
    """

    place: Place | None = None
    period: Period | None = None
    scheme: str | None = None
    unit: str | None = None


@frozen(kw_only=True)
class TableMapping:
    """How the tables with a certain header are understood.

    A table is known again by the words of its header, wherever it stands and in whichever order
    its columns come.

    Args:
        title: The words above it, which tell it from other tables with the same header.
        columns: Its columns.
        rows: What its special rows are taken for.
        takes: What becomes of its rows; None to tell by the other tables.
        period: The period of its records where the row does not say; None for the period that
            the words around the table name.
        unit: The code or name of the unit of its records where the row does not say.
        group: The target group of its records where the row does not say.
        scheme: The scheme of its groups; None for the regulation of the period.
        programme: The kind of training where the row does not say.
        seen: What was seen when the mapping was written.
    """

    title: str | None = attr_field(default=None, converter=_clean)
    columns: tuple[ColumnMapping, ...] = ()
    rows: tuple[RowMapping, ...] = ()
    takes: Takes | None = None
    period: Period | None = None
    unit: str | None = attr_field(default=None, converter=_clean)
    group: str | None = attr_field(default=None, converter=_clean)
    scheme: str | None = attr_field(default=None, converter=_clean)
    programme: Programme | None = None
    seen: Seen | None = attr_field(default=None, eq=False, repr=False)


@frozen(kw_only=True)
class SheetMapping:
    """How the sheets of a document are understood; what is None is told by the sheets.

    Args:
        language: The language of the comments in the file.
        notation: What dots and commas mean.
        date_order: Whether the day or the month comes first in dates of digits.
        period: The period of what states none.
        unit: The code of the unit that the document is about.
        scheme: The scheme of target groups, or the local overlay.
        units: The units that sheets name.
        tables: The tables.

    >>> SheetMapping(scheme="164").tables
    ()
    """

    language: Language = Language.VI
    notation: Notation | None = None
    date_order: DateOrder | None = None
    period: Period | None = None
    unit: str | None = attr_field(default=None, converter=_clean)
    scheme: str | None = attr_field(default=None, converter=_clean)
    units: tuple[UnitMapping, ...] = ()
    tables: tuple[TableMapping, ...] = ()
