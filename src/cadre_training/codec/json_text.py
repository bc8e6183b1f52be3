"""JSON text, read strictly: nothing that a reader could take for something else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from attrs import define, field, frozen

from cadre_training.codec.plain_text import decode, unwritable
from cadre_training.codec.problem import InputProblems, Problem, Refused
from cadre_training.model.label import Label
from cadre_training.model.source import Place

JsonInput = None | bool | int | Decimal | str | list["JsonInput"] | dict[str, "JsonInput"]
"""A value of JSON. Numbers with a point or an exponent are exact decimals, never floats."""

_SPACE = re.compile(r"[ \t\n\r]*")
_TOP = re.compile(r"\$\.([^.\[]+)(\[\d+\])?")


JsonValue = None | bool | int | str | list["JsonValue"] | dict[str, "JsonValue"]
"""A value of JSON that this library writes: there are no floats, and decimals are texts."""


@frozen
class Document:
    """A JSON text that was read, and where its parts stand.

    Args:
        value: The value.
        lines: The line of each member of the outermost object, and of each item of the arrays
            in it, by path: ``classes``, ``classes[3]``.
    """

    value: JsonInput
    lines: dict[str, int]

    def line(self, path: str) -> int | None:
        """Return the line on which the part at a path such as ``$.classes[3].id`` begins."""
        top = _TOP.match(path)
        if top is None:
            return None
        return self.lines.get(top[1] + (top[2] or ""), self.lines.get(top[1]))


def parse_document(data: bytes, file: str) -> Document:
    """Return what JSON text says, and where.

    Raises:
        InputProblems: If it is not UTF-8 or no JSON, names a key twice, holds NaN, a number too
            long to read or half a character, or is nested too deeply.

    >>> parse_document(b'{"n": 1}', "a.json").value
    {'n': 1}
    """
    scanner = _Scanner(decode(data, file))
    try:
        document = Document(scanner.read(), scanner.lines)
        # Only escapes can bring in what UTF-8 text without NUL cannot hold.
        wrong = list(unwritable(document.value)) if "\\u" in scanner.text else []
    except json.JSONDecodeError as error:
        problem = Problem(
            "not-json",
            Label(
                f"không phải là JSON hợp lệ, tại ký tự thứ {error.colno} của dòng",
                f"not valid JSON, at character {error.colno} of the line: {error.msg}",
            ),
            Place(file, line=error.lineno),
        )
    except Refused as refused:
        problem = refused.at(Place(file, line=scanner.line))
    except RecursionError:
        problem = Problem(
            "too-deep",
            Label("JSON lồng nhau quá sâu", "the JSON is nested too deeply"),
            Place(file, line=scanner.line),
        )
    else:
        if wrong:
            raise InputProblems(
                refused.at(Place(file, line=document.line(path), column=path))
                for path, refused in wrong
            )
        return document
    raise InputProblems([problem])


def json_bytes(value: object, *, compact: bool = False) -> bytes:
    """Return JSON values as UTF-8, with a line end.

    Args:
        value: The value: None, truth values, whole numbers, texts, and lists and dicts of them.
        compact: True for one line without spaces.

    Raises:
        ValueError: If a text holds NUL or half a character, or a number is too long; the message
            says where.
    """
    try:
        text = json.dumps(
            value,
            ensure_ascii=False,
            indent=None if compact else 2,
            separators=(",", ":") if compact else None,
        )
        data = f"{text}\n".encode()
    except ValueError:
        _refuse_unwritable(value)
        raise
    if rb"\u0000" in data:
        _refuse_unwritable(value)
    return data


def _refuse_unwritable(value: object) -> None:
    for path, refused in unwritable(value):
        raise ValueError(f"{path}: {refused}")


@define
class _Scanner:
    """Walks through the outermost object, to know where each record stands."""

    text: str
    line: int = 1
    lines: dict[str, int] = field(factory=dict[str, int])
    _at: int = 0
    _counted: int = 0

    def read(self) -> JsonInput:
        """Return the value of the whole text."""
        self._skip()
        if self.text[self._at : self._at + 1] == "{":
            value: JsonInput = self._outermost()
        else:
            value = self._value()
        self._skip()
        if self._at != len(self.text):
            raise json.JSONDecodeError("Extra data", self.text, self._at)
        return value

    def _outermost(self) -> JsonInput:
        pairs: list[tuple[str, JsonInput]] = []
        for _ in self._items("}"):
            self._expect('"', "Expecting a name in quotation marks")
            name = cast("str", self._value())
            self._skip()
            self._expect(":", "Expecting ':'")
            self._at += 1
            self._skip()
            self.lines[name] = self.line
            pairs.append((name, self._array(name)))
        return _object(pairs)

    def _array(self, name: str) -> JsonInput:
        if self.text[self._at : self._at + 1] != "[":
            return self._value()
        items: list[JsonInput] = []
        for index in self._items("]"):
            self.lines[f"{name}[{index}]"] = self.line
            items.append(self._value())
        return items

    def _items(self, end: str) -> Iterator[int]:
        """Stop before each item of the object or array that begins here, then after it."""
        self._at += 1
        self._skip()
        index = 0
        if self.text[self._at : self._at + 1] == end:
            self._at += 1
            return
        while True:
            yield index
            index += 1
            self._skip()
            if self.text[self._at : self._at + 1] == end:
                self._at += 1
                return
            self._expect(",", "Expecting ','")
            self._at += 1
            self._skip()

    def _value(self) -> JsonInput:
        try:
            value, self._at = _DECODER.raw_decode(self.text, self._at)
        except StopIteration as error:  # pragma: no cover - raw_decode turns it into its own
            raise json.JSONDecodeError("Expecting value", self.text, self._at) from error
        return cast("JsonInput", value)

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self._at)
        self._at = match.end() if match else self._at
        self.line += self.text.count("\n", self._counted, self._at)
        self._counted = self._at

    def _expect(self, mark: str, message: str) -> None:
        if self.text[self._at : self._at + 1] != mark:
            raise json.JSONDecodeError(message, self.text, self._at)


def _object(pairs: list[tuple[str, JsonInput]]) -> dict[str, JsonInput]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(
            "duplicate-key", f"khóa “{twice}” có hai lần", f"the key {twice!r} stands twice"
        )
    return result


def read_digits(digits: str) -> int:
    """Return the whole number with these digits, and a minus before them if it has one.

    Raises:
        Refused: If Python does not read so many digits.
    """
    try:
        return int(digits)
    except ValueError:
        raise Refused(
            "number-too-long",
            f"số có {len(digits)} chữ số, dài quá mức đọc được",
            f"a number of {len(digits)} digits is too long to be read",
        ) from None


def _no_constant(name: str) -> JsonInput:
    raise Refused(
        "not-a-number", f"{name} không phải là số", f"{name} is no number that can be read"
    )


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=Decimal,
    parse_int=read_digits,
    parse_constant=_no_constant,
)
