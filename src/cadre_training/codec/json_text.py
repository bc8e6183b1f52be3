"""JSON text, read strictly: nothing that a reader could take for something else."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import cast

from cadre_training.codec.problem import InputProblems, Problem, Refused
from cadre_training.model.label import Label
from cadre_training.model.source import Place

JsonValue = None | bool | int | Decimal | str | list["JsonValue"] | dict[str, "JsonValue"]
"""A value of JSON. Numbers with a point or an exponent are exact decimals, never floats."""

_MOST_DIGITS = 4000


def decode(data: bytes, file: str) -> str:
    """Return ``data`` as text; a byte order mark at its start is dropped.

    Raises:
        InputProblems: If it is not UTF-8, or holds the character NUL; the place names the line.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputProblems(
            [
                Problem(
                    "not-utf-8",
                    Label(
                        "tệp không phải là văn bản UTF-8; hãy lưu lại với bảng mã UTF-8",
                        "the file is not UTF-8 text; save it as UTF-8",
                    ),
                    Place(file, line=line),
                )
            ]
        ) from None
    nul = text.find("\0")
    if nul >= 0:
        raise InputProblems(
            [
                Problem(
                    "nul-character",
                    Label(
                        "tệp có ký tự NUL; đây không phải là tệp văn bản, hoặc tệp đã hỏng",
                        "the file holds the character NUL; it is no text file, or is damaged",
                    ),
                    Place(file, line=text.count("\n", 0, nul) + 1),
                )
            ]
        )
    return text.removeprefix("\ufeff")


def parse(data: bytes, file: str) -> JsonValue:
    """Return the value of JSON text.

    Raises:
        InputProblems: If it is not UTF-8 or no JSON, names a key twice, holds NaN or a number
            too long to read, or is nested too deeply.

    >>> parse(b'{"n": 1}', "a.json")
    {'n': 1}
    """
    text = decode(data, file)
    try:
        return cast("JsonValue", _DECODER.decode(text))
    except json.JSONDecodeError as error:
        problem = Problem(
            "not-json",
            Label(
                f"không phải là JSON hợp lệ, tại ký tự {error.colno} của dòng",
                f"not valid JSON, at character {error.colno} of the line: {error.msg}",
            ),
            Place(file, line=error.lineno),
        )
    except Refused as refused:
        problem = refused.at(Place(file))
    except RecursionError:
        problem = Problem(
            "too-deep",
            Label("JSON lồng nhau quá sâu", "the JSON is nested too deeply"),
            Place(file),
        )
    raise InputProblems([problem])


def _object(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(
            "duplicate-key", f"khóa “{twice}” có hai lần", f"the key {twice!r} stands twice"
        )
    return result


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise Refused(
            "number-too-long",
            f"số có {len(digits)} chữ số; nhiều nhất là {_MOST_DIGITS}",
            f"a number of {len(digits)} digits; at most {_MOST_DIGITS} are read",
        )
    return int(digits)


def _no_constant(name: str) -> JsonValue:
    raise Refused(
        "not-a-number", f"{name} không phải là số", f"{name} is no number that can be read"
    )


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=Decimal,
    parse_int=_whole,
    parse_constant=_no_constant,
)
