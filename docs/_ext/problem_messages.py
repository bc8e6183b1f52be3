"""The sentences of each problem of an input, as they stand in the library's source."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import cadre_training

_ROOMS = ("codec", "readers", "sheets", "store", "model")


def messages(code: str) -> tuple[tuple[str, str], ...]:
    """Return the sentences said with a code, in Vietnamese and English; ``…`` stands for values.

    Those that are put together from parts elsewhere are not among them.
    """
    return tuple(_all().get(code, ()))


@cache
def _all() -> dict[str, dict[tuple[str, str], None]]:
    found: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    source = Path(cadre_training.__file__).parent
    for file in [source / "loading.py", *(f for r in _ROOMS for f in (source / r).rglob("*.py"))]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
            codes = [text for text in texts if isinstance(text, str) and "-" in text]
            for code, vi, en in zip(node.args, node.args[1:], node.args[2:], strict=False):
                if isinstance(code, ast.Constant) and code.value in codes:
                    words = _text(vi), _text(en)
                    if all(map(_says_something, words)):
                        found[codes[0]][words] = None
            for label in node.args:
                if codes and (said := _label(label)):
                    found[codes[0]][said] = None
    return dict(found)


def _says_something(text: str) -> bool:
    return " " in text.strip("… ")


def _label(node: ast.expr) -> tuple[str, str] | None:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return None
    if node.func.id != "Label" or len(node.args) != 2:
        return None
    vi, en = (_text(one) for one in node.args)
    return (vi, en) if vi and en else None


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            parts = (_text(one) if isinstance(one, ast.Constant) else "…" for one in values)
            return re.sub("…+", "…", "".join(parts))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _text(left) + _text(right)
        case _:
            return "…"
