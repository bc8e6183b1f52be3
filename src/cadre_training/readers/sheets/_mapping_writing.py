"""A mapping as TOML with comments, for a person to read and correct."""

from __future__ import annotations

from collections.abc import Iterator

from cadre_training.codec.period_text import period_text
from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.readers.sheets._mapping_nouns import (
    ColumnMapping,
    SheetMapping,
    TableMapping,
    UnitMapping,
)
from cadre_training.readers.sheets.fields import Field

FORMAT = "cadre-training/sheets"
"""What the key ``format`` says in every such file."""

VERSION = 1
"""The version of the form; a file with another one is refused."""

_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_LEAST = 0x20
_DELETE = 0x7F

_ABOUT = Label(
    """\
Tệp này ghi lại cách hiểu các bảng tính. Sửa chỗ nào hiểu sai rồi đọc lại với tệp này:
điều ghi ở đây được theo trước, còn những gì không ghi thì đọc theo chữ trong bảng.
Bảng được nhận ra theo chữ ở tiêu đề cột, nên tệp dùng được cho bảng năm sau, dù các cột
đổi chỗ. Dòng bắt đầu bằng dấu # là lời giải thích. Có thể thêm ở đây, trước [[table]]:
  notation = "vi"       vi: 6.200 và 98,96; en: 6,200 và 98.96
  date_order = "dmy"    dmy: ngày đứng trước tháng; mdy: tháng đứng trước ngày
  period = "2022"       thời gian của những gì không nêu thời gian: 2022, 2022-Q2, 2013/2022
  unit_code = "844"     mã đơn vị của cả tài liệu
  scheme = "164"        cách phân nhóm đối tượng: 164, 145, hoặc tên riêng như cang-long
  [[unit]]              mã của một đơn vị mà bảng chỉ ghi tên: code, name, level, parent""",
    """\
This file says how the sheets were understood. Correct what is wrong and read them again with
it: what is written here comes first, and what is not is told by the words of the sheet.
A table is known again by the words of its header, so that the file serves for next year's
sheet too, in whichever order its columns come. Lines that begin with # explain. You may add
here, before the first [[table]]:
  notation = "vi"       vi: 6.200 and 98,96; en: 6,200 and 98.96
  date_order = "dmy"    dmy: the day comes first; mdy: the month comes first
  period = "2022"       the period of what states none: 2022, 2022-Q2, 2013/2022
  unit_code = "844"     the code of the unit that the document is about
  scheme = "164"        the scheme of target groups: 164, 145, or a name such as cang-long
  [[unit]]              the code of a unit that sheets only name: code, name, level, parent""",
)
_TABLE = Label(
    "Bảng ở {place}. Có thể thêm: period, unit, group, scheme, programme cho cả bảng.",
    "The table at {place}. You may add period, unit, group, scheme, programme for all of it.",
)
_NOWHERE = Label(
    "Một bảng. Có thể thêm: period, unit, group, scheme, programme cho cả bảng.",
    "A table. You may add period, unit, group, scheme, programme for all of it.",
)
_SEEN = {
    "period": Label("thời gian theo chữ quanh bảng", "the period by the words around the table"),
    "scheme": Label("cách phân nhóm theo thời gian", "the scheme by the period"),
    "unit": Label("đơn vị theo chữ quanh bảng", "the unit by the words around the table"),
}
_TAKES = Label(
    "records: mỗi dòng là bản ghi; figures: chỉ để đối chiếu, vì bảng khác đã có; nothing: bỏ qua",
    "records: its rows are records; figures: only compared, as another table has them; "
    "nothing: left out",
)
_ROWS = Label(
    "role: record, total, head, of-which hoặc skipped",
    "role: record, total, head, of-which, skipped",
)
_FIELDS = Label("field là một trong:", "field is one of:")


def mapping_text(mapping: SheetMapping) -> str:
    """Return a mapping as TOML, with comments in its language.

    :func:`read_mapping` reads it back to an equal mapping.

    Args:
        mapping: The mapping.

    >>> "version = 1" in mapping_text(SheetMapping())
    True
    """
    return "\n".join(_lines(mapping)) + "\n"


def _lines(mapping: SheetMapping) -> Iterator[str]:
    language = mapping.language
    yield from _comment(_ABOUT, language)
    yield ""
    yield f"format = {_text(FORMAT)}"
    yield f"version = {VERSION}"
    yield f"language = {_text(language.value)}"
    if mapping.notation is not None:
        yield f"notation = {_text(mapping.notation.value)}"
    if mapping.date_order is not None:
        yield f"date_order = {_text(mapping.date_order.value)}"
    if mapping.period is not None:
        yield f"period = {_text(period_text(mapping.period))}"
    yield from _some("unit_code", mapping.unit)
    yield from _some("scheme", mapping.scheme)
    for unit in mapping.units:
        yield from _unit(unit)
    for table in mapping.tables:
        yield from _table(table, language)
    if mapping.tables:
        yield ""
        yield f"# {_FIELDS.in_language(language)}"
        for field in Field:
            yield f"#   {field.value:<18} {field.definition.in_language(language)}"


def _unit(unit: UnitMapping) -> Iterator[str]:
    yield ""
    yield "[[unit]]"
    yield f"code = {_text(unit.code)}"
    yield f"name = {_text(unit.name)}"
    if unit.level is not None:
        yield f"level = {_text(unit.level.value)}"
    yield from _some("parent", unit.parent)


def _table(table: TableMapping, language: Language) -> Iterator[str]:
    yield ""
    yield ""
    seen = table.seen
    if seen is not None and seen.place is not None:
        about = _TABLE.in_language(language).replace("{place}", str(seen.place))
    else:
        about = _NOWHERE.in_language(language)
    yield f"# {_plain(about)}"
    yield "[[table]]"
    yield from _some("title", table.title)
    if table.period is not None:
        yield f"period = {_text(period_text(table.period))}"
    elif seen is not None and seen.period is not None:
        yield from _understood("period", period_text(seen.period), language)
    if table.unit is None and seen is not None and seen.unit is not None:
        yield from _understood("unit", seen.unit, language)
    yield from _some("unit", table.unit)
    yield from _some("group", table.group)
    if table.scheme is None and seen is not None and seen.scheme is not None:
        yield from _understood("scheme", seen.scheme, language)
    yield from _some("scheme", table.scheme)
    if table.programme is not None:
        yield f"programme = {_text(table.programme.value)}"
    if table.takes is not None:
        yield f"# {_TAKES.in_language(language)}"
        yield f"takes = {_text(table.takes.value)}"
    for column in table.columns:
        yield from _column(column, language)
    if table.rows:
        yield ""
        yield f"# {_ROWS.in_language(language)}"
    for row in table.rows:
        yield "[[table.row]]"
        yield f"words = {_text(row.words)}"
        yield f"role = {_text(row.role.value)}  # {row.role.label.in_language(language)}"


def _column(column: ColumnMapping, language: Language) -> Iterator[str]:
    yield ""
    yield "[[table.column]]"
    yield f"header = [{', '.join(map(_text, column.header))}]"
    yield f"field = {_text(column.field.value)}  # {column.field.label.in_language(language)}"
    yield from _some("group", column.group)
    if column.period is not None:
        yield f"period = {_text(period_text(column.period))}"
    if column.programme is not None:
        label = column.programme.label.in_language(language)
        yield f"programme = {_text(column.programme.value)}  # {label}"
    yield from _some("unit", column.unit)
    yield from _some("of_which", column.of_which)
    yield from _some("category", column.category)
    if column.total:
        yield "total = true"
    if column.notation is not None:
        yield f"notation = {_text(column.notation.value)}"


def _some(key: str, value: str | None) -> Iterator[str]:
    if value is not None:
        yield f"{key} = {_text(value)}"


def _understood(key: str, value: str, language: Language) -> Iterator[str]:
    yield f"# {key} = {_plain(_text(value))}  ({_SEEN[key].in_language(language)})"


def _comment(words: Label, language: Language) -> Iterator[str]:
    for line in words.in_language(language).splitlines():
        yield f"# {line}"


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _text(text: str) -> str:
    """Return a text as a basic string of TOML."""
    return f'"{"".join(map(_letter, text))}"'


def _letter(letter: str) -> str:
    if letter in _SHORT:
        return _SHORT[letter]
    code = ord(letter)
    if code < _LEAST or code == _DELETE or not letter.isprintable():
        return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
    return letter
