from typing import BinaryIO

from cadre_training.plugin import ExportOptions, Formatter, Table


def export(table: Table, out: BinaryIO, options: ExportOptions) -> None:
    say = Formatter(options.language)

    def line(*texts: str) -> None:
        out.write(f"| {' | '.join(map(plain, texts))} |\n".encode())

    line(*(say.text(column.label) for column in table.columns))
    line(*("---" for _ in table.columns))
    for row in table.rows:
        line(*(say.cell(c.value, of.unit) for c, of in zip(row.cells, table.columns, strict=True)))
    notes = (cell.note for row in table.rows for cell in row.cells)
    for text in (table.caption, *(c.definition for c in table.columns), *notes, *table.notes):
        if text:
            out.write(f"\n{plain(say.text(text))}\n".encode())


def plain(text: str) -> str:
    shown = (c if c.isprintable() else " " for c in text)
    return "".join(f"&#{ord(c)};" if c in r"&<>|\`*_~#[]" else c for c in shown)
