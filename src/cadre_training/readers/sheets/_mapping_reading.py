"""A mapping file into a mapping, with all that is wrong with it named by its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar, cast

from attrs import define, field

from cadre_training.codec.period_text import parse_period
from cadre_training.codec.problem import InputProblems, Problem, Refused, shown
from cadre_training.model.admin_unit import UnitLevel
from cadre_training.model.label import Label
from cadre_training.model.language import Language
from cadre_training.model.notation import Notation
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.source import Place
from cadre_training.readers.dates.order import DateOrder
from cadre_training.readers.sheets._mapping_lines import Path, key_lines
from cadre_training.readers.sheets._mapping_nouns import (
    ColumnMapping,
    RowMapping,
    RowRole,
    SheetMapping,
    TableMapping,
    Takes,
    UnitMapping,
)
from cadre_training.readers.sheets._mapping_writing import FORMAT, VERSION
from cadre_training.readers.sheets.fields import Field

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

_LINE = re.compile(r"\(at line ([0-9]+)")


def read_mapping(text: str, name: str = "mapping.toml") -> SheetMapping:
    r"""Return the mapping that a file says.

    Args:
        text: The text of the file.
        name: The file's name, for messages.

    Raises:
        InputProblems: If it is no such file; it names everything that is wrong, each with its
            line and what is allowed.

    >>> read_mapping('format = "cadre-training/sheets"\nversion = 1').tables
    ()
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputProblems([_no_toml(error, text, name)]) from None
    file = _File(name, key_lines(text))
    top = _Table(file, cast("dict[str, object]", values), ())
    if top.value("format") != FORMAT:
        raise InputProblems([file.problem((), _unknown_format())])
    if top.value("version") != VERSION or isinstance(top.value("version"), bool):
        raise InputProblems([file.problem(("version",), _unknown_version())])
    mapping = _mapping(top)
    if file.problems:
        raise InputProblems(sorted(file.problems, key=lambda one: one.place.line or 0))
    return mapping


@define
class _File:
    name: str
    lines: dict[Path, int]
    problems: list[Problem] = field(factory=list[Problem])

    def problem(self, path: Path, refused: Refused) -> Problem:
        """Return what is wrong at a path; its line is that of the nearest thing that has one."""
        at = path
        while at and at not in self.lines:
            at = at[:-1]
        key = next((part for part in reversed(path) if isinstance(part, str)), None)
        return refused.at(Place(self.name, line=self.lines.get(at), column=key))

    def wrong(self, path: Path, refused: Refused) -> None:
        self.problems.append(self.problem(path, refused))


@define
class _Table:
    """A table of the file that takes down what is wrong with it."""

    file: _File
    values: dict[str, object]
    path: Path
    outer: _Table | None = None
    asked: dict[str, None] = field(factory=dict[str, None])
    lists: list[str] = field(factory=list[str])

    def value(self, key: str) -> object:
        self.asked[key] = None
        return self.values.get(key)

    def wrong(self, key: str, refused: Refused) -> None:
        self.file.wrong((*self.path, key), refused)

    def text(self, key: str) -> str | None:
        """Return the text at a key; None where there is none."""
        value = self.value(key)
        if value is None or isinstance(value, str):
            return value
        self.wrong(key, _wrong_type(key, Label("chữ trong dấu ngoặc kép", "a text in quotes")))
        return None

    def needed(self, key: str) -> str:
        """Return the text at a key that must be there."""
        if key not in self.values:
            self.value(key)
            self.wrong(key, _missing(key))
            return ""
        return self.text(key) or ""

    def flag(self, key: str) -> bool:
        value = self.value(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.wrong(key, _wrong_type(key, Label("true hoặc false", "true or false")))
        return False

    def choice(self, key: str, kind: type[E]) -> E | None:
        """Return the one of an enumeration that a key names."""
        text = self.text(key)
        if text is None:
            return None
        for one in kind:
            if one.value == text:
                return one
        self.wrong(key, _unknown_value(text, [str(one.value) for one in kind]))
        return None

    def period(self, key: str) -> Period | None:
        text = self.text(key)
        if text is None:
            return None
        try:
            return parse_period(text)
        except Refused as refused:
            self.wrong(key, refused)
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts at a key that must be there."""
        value = self.value(key)
        items = cast("list[object]", value) if isinstance(value, list) else None
        if items is not None and all(isinstance(item, str) for item in items):
            return tuple(item for item in items if isinstance(item, str))
        if key not in self.values:
            self.wrong(key, _missing(key))
        else:
            wanted = Label('danh sách chữ, như ["Số lớp"]', 'a list of texts, as ["Số lớp"]')
            self.wrong(key, _wrong_type(key, wanted))
        return ()

    def tables(self, key: str, read: Callable[[_Table], T]) -> tuple[T, ...]:
        """Return what is read of each table of a list."""
        value = self.value(key)
        self.lists.append(key)
        if value is None:
            return ()
        items = cast("list[object]", value) if isinstance(value, list) else []
        if not items or not all(isinstance(item, dict) for item in items):
            header = self.header(key)
            wanted = Label(f"các bảng, mỗi bảng dưới {header}", f"tables, each under {header}")
            self.wrong(key, _wrong_type(key, wanted))
            return ()
        found: list[T] = []
        for number, item in enumerate(items):
            values = cast("dict[str, object]", item)
            inner = _Table(self.file, values, (*self.path, key, number), self)
            found.append(read(inner))
            inner.close()
        return tuple(found)

    def close(self) -> None:
        """Take down every key that nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                homes = self.homes(key)
                self.wrong(key, _misplaced(key, homes) if homes else _unknown_key(key, self.asked))

    def homes(self, key: str) -> list[_Table]:
        """Return the tables around this one that a key can stand in, the outermost first."""
        if self.outer is None:
            return []
        outer = self.outer
        fits = key in outer.asked and key not in outer.lists
        return [*outer.homes(key), *([outer] if fits else [])]

    def header(self, key: str) -> str:
        """Return the line above each table of a list, as ``[[table.column]]``."""
        return f"[[{'.'.join((*(part for part in self.path if isinstance(part, str)), key))}]]"


def _mapping(top: _Table) -> SheetMapping:
    mapping = SheetMapping(
        language=top.choice("language", Language) or Language.VI,
        notation=top.choice("notation", Notation),
        date_order=top.choice("date_order", DateOrder),
        period=top.period("period"),
        unit=top.text("unit_code"),
        scheme=top.text("scheme"),
        units=top.tables("unit", _unit),
        tables=top.tables("table", _table),
    )
    top.close()
    return mapping


def _unit(table: _Table) -> UnitMapping:
    return UnitMapping(
        code=table.needed("code"),
        name=table.needed("name"),
        level=table.choice("level", UnitLevel),
        parent=table.text("parent"),
    )


def _table(table: _Table) -> TableMapping:
    return TableMapping(
        title=table.text("title"),
        period=table.period("period"),
        unit=table.text("unit"),
        group=table.text("group"),
        scheme=table.text("scheme"),
        programme=table.choice("programme", Programme),
        takes=table.choice("takes", Takes),
        columns=table.tables("column", _column),
        rows=table.tables("row", _row),
    )


def _column(table: _Table) -> ColumnMapping:
    header = table.texts("header")
    if "field" not in table.values:
        table.wrong("field", _missing("field"))
    return ColumnMapping(
        header=header,
        field=table.choice("field", Field) or Field.OTHER_TEXT,
        group=table.text("group"),
        period=table.period("period"),
        programme=table.choice("programme", Programme),
        unit=table.text("unit"),
        of_which=table.text("of_which"),
        category=table.text("category"),
        total=table.flag("total"),
        notation=table.choice("notation", Notation),
    )


def _row(table: _Table) -> RowMapping:
    if "role" not in table.values:
        table.wrong("role", _missing("role"))
    return RowMapping(
        words=table.needed("words"), role=table.choice("role", RowRole) or RowRole.RECORD
    )


def _no_toml(error: Exception, text: str, name: str) -> Problem:
    match = _LINE.search(str(error))
    line = int(match[1]) if match else text.count("\n") + 1
    refused = Refused(
        "not-toml",
        'dòng này không đúng cách viết TOML; hãy xem dấu ngoặc kép và dấu =, như field = "classes"',
        'this line is no TOML; look at the quotation marks and the =, as in field = "classes"',
    )
    return refused.at(Place(name, line=line))


def _unknown_format() -> Refused:
    return Refused(
        "unknown-format",
        f'đây không phải là tệp ánh xạ của thư viện: thiếu format = "{FORMAT}"',
        f'this is no mapping file of the library: format = "{FORMAT}" is missing',
    )


def _unknown_version() -> Refused:
    return Refused(
        "unknown-version",
        f"phiên bản này không đọc được; thư viện đọc version = {VERSION}",
        f"this version cannot be read; the library reads version = {VERSION}",
    )


def _missing(key: str) -> Refused:
    return Refused("missing-key", f"thiếu “{key}”", f"{key!r} is missing")


def _wrong_type(key: str, wanted: Label) -> Refused:
    return Refused("wrong-type", f"“{key}” phải là {wanted.vi}", f"{key!r} must be {wanted.en}")


def _unknown_value(text: str, allowed: Iterable[str]) -> Refused:
    allowed = list(allowed)
    near = get_close_matches(text, allowed, n=1)
    listed = ", ".join(allowed)
    text = shown(text)
    return Refused(
        "unknown-value",
        f"“{text}” không dùng được"
        + (f"; có lẽ là “{near[0]}”" if near else "")
        + f"; các giá trị là: {listed}",
        f"'{text}' is not known"
        + (f"; did you mean '{near[0]}'?" if near else "")
        + f"; allowed are: {listed}",
    )


def _unknown_key(key: str, known: Iterable[str]) -> Refused:
    known = list(known)
    near = get_close_matches(key, known, n=1)
    listed = ", ".join(known)
    return Refused(
        "unknown-key",
        f"không có khóa “{key}”"
        + (f"; có lẽ là “{near[0]}”" if near else "")
        + f"; các khóa ở đây là: {listed}",
        f"there is no key '{key}'"
        + (f"; did you mean '{near[0]}'?" if near else "")
        + f"; the keys here are: {listed}",
    )


def _misplaced(key: str, homes: list[_Table]) -> Refused:
    """Return the refusal of a key that stands below the lists of the tables it belongs to."""
    places = [_above_lists(home) for home in homes]
    return Refused(
        "misplaced-key",
        f"“{key}” không thuộc phần này; hãy ghi {', hoặc '.join(place.vi for place in places)}",
        f"{key!r} does not belong here; write it {', or '.join(place.en for place in places)}",
    )


def _above_lists(home: _Table) -> Label:
    """Return where in the file the keys of a table stand, if not in its lists."""
    lists = [home.header(name) for name in home.values if name in home.lists]
    vi, en = " hoặc ".join(lists), " or ".join(lists)
    if home.outer is None:
        return Label(f"ở đầu tệp, trước {vi} đầu tiên", f"at the top, before the first {en}")
    own = home.outer.header(str(home.path[-2]))
    return Label(
        f"ngay dưới {own} của bảng, trước {vi} đầu tiên",
        f"right below the table's {own}, before its first {en}",
    )
