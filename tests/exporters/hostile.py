"""Texts that a report may hold and that must harm nobody."""

from __future__ import annotations

from hypothesis import strategies as st

from cadre_training.plugin import (
    Cell,
    Column,
    CountUnit,
    Label,
    Paragraph,
    Phrase,
    Quantity,
    Report,
    Row,
    Section,
    Source,
    SourceList,
    Table,
)

NASTY = (
    "\x1b[31mđỏ\x1b[0m",
    "a\x00b\x07c\x08",
    "dòng\r\nmới\tvà\u2028nữa\x85",
    "\u202eộgn ngược\u202c \u2066\u2069",
    "\ud83d\udcff và \udead",
    "=cmd|' /C calc'!A0",
    '<script>alert("1")</script> {"a": 1} \\u0041',
    "{n} {0} {{}}",
    "lo\u031b\u0301p NFD",
    "漢字 và 👩‍👩‍👧 và \ufeff",
    "W" * 300,
    " ",
    "  hai   khoảng trắng  ",
    "\u00a0",
)


def texts() -> st.SearchStrategy[str]:
    anything = st.text(st.characters(exclude_categories=()), min_size=1, max_size=60)
    return anything | st.sampled_from(NASTY)


def report_of(text: str, number: int = 7) -> Report:
    """Return a report in which ``text`` stands in every kind of place."""
    label = Label.same(text)
    phrase = Phrase.of("{t} – {n}", "{t} – {n}", t=text, n=number)
    columns = (
        Column(name=text, label=label, is_header=True),
        Column(name="n", label=label, unit=CountUnit.CLASS, definition=label),
        Column(name="m", label=label),
    )
    cells = (
        Cell(text),
        Cell(Quantity(number, CountUnit.CLASS), (Source(words=text),), note=phrase),
        Cell(label),
    )
    table = Table(
        id="t",
        caption=phrase,
        columns=columns,
        rows=(Row(cells), Row(cells, is_total=True)),
        notes=(label,),
    )
    sources = SourceList((Source(document=text, within=text, words=text),))
    section = Section(id="s", title=label, blocks=(Paragraph(phrase), table, sources))
    return Report(title=label, subtitle=label, sections=(section,))
