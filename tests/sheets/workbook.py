"""A plugin that opens workbooks of plain text: sheets apart by ``#``, cells by tabs."""

from __future__ import annotations

from tests.fake_site import workbook_plugin, workbook_spec

PLUGIN = workbook_plugin(
    workbook_spec("plain", extensions="('.plain', '.two.txt')", annotator="'plain_code:annotate'"),
    workbook_spec("mute", opener="'plain_code:open_workbook'"),
)

CODE = """
from cadre_training.plugin import Grid, InputProblems, Label, Place, Problem

def cell(text):
    return int(text) if text.isascii() and text.isdigit() else text or None

def open_workbook(file, name, options):
    text = file.read().decode()
    if not text.strip():
        raise InputProblems([Problem("empty-file", Label("tệp trống", "empty"), Place(name))])
    for part in text.split("#")[1:]:
        title, *lines = part.splitlines()
        rows = tuple(tuple(map(cell, line.split("\\t"))) for line in lines)
        yield Grid(file=name, sheet=title.strip("!"), rows=rows, hidden=title.startswith("!"))

def annotate(file, out, notes):
    out.write(file.read())
    for note in notes:
        out.write(f"{note.place.sheet}!{note.place.cell}|{note.title}|{note.text}\\n".encode())
"""

SAMPLE = """#2022
LỚP CẬP NHẬT KIẾN THỨC NĂM 2022
TT\tĐơn vị\tSố lớp\tHọc viên
1\tXã An Trường\t2\t120
2\tXã Bình Phú\t3\t150
3\tXã Tân An\t1\t60
\tCộng\t6\t330
"""

WRONG = SAMPLE.replace("\t330", "\t340")
"""The sample with a total that does not agree."""
