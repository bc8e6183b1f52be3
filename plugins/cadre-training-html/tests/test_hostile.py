"""Text that was written to break the page."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre_training.plugin import (
    BulletList,
    Cell,
    CheckResult,
    Column,
    Counter,
    CounterFigure,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    Definition,
    Definitions,
    Finding,
    Findings,
    Held,
    KeyFigure,
    KeyFigures,
    Label,
    Paragraph,
    Phrase,
    Place,
    Quantity,
    Report,
    Row,
    Section,
    Severity,
    Source,
    SourceList,
    Spot,
    Table,
)
from cadre_training_html.clean import clean, encode
from cadre_training_html.options import HtmlOptions

from .render import render
from .tree import parse

HOSTILE = [
    "<script>alert(1)</script>",
    "</title></style></script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- --><![CDATA[ ]]>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; &#x3c;script&#x3e;",
    "javascript:alert(1)",
    "=1+1",
    "a\u202eb\u200fc\u2066d",
    "a\x00b\x07c\x1bd\x7fe\x85f",
    "a\ud800b\udfffc",
    "\ufffe\uffff\U0001ffff",
    "x" * 5000,
    "Đối tượng\u0323",
]


def hostile_report(text: str) -> Report:
    """Put ``text`` wherever a report takes a text."""
    label, braces = Label.same(text), text.replace("{", "{{").replace("}", "}}")
    phrase = Phrase.of(braces + "{v}", braces + "{v}", v=text)
    source = Source(document=text, within=text, words=text, read_at=Place(text, sheet=text))
    spot = Spot(kind=text, key=text, field=text, source=source)
    finding = Finding(
        code=text,
        severity=Severity.ERROR,
        spots=(spot,),
        seen=phrase,
        reasons=(phrase,),
        question=phrase,
    )
    return Report(
        title=label,
        subtitle=phrase,
        as_of=dt.date(2020, 1, 1),
        sections=(
            Section(
                id="a",
                title=label,
                blocks=(
                    Paragraph(phrase),
                    BulletList((label, phrase)),
                    KeyFigures(
                        (KeyFigure(label=label, value=text, note=phrase, sources=(source,)),)
                    ),
                    Table(
                        id="t",
                        caption=phrase,
                        columns=(
                            Column(name=text, label=label, is_header=True, definition=label),
                            Column(name="n", label=label, unit=CountUnit.CLASS),
                        ),
                        rows=(Row((Cell(text, (source,), phrase), Cell(label, (source,)))),),
                        notes=(phrase,),
                    ),
                    Findings(
                        CheckResult(
                            findings=(finding,), held=(Held(code=text, spots=(spot,), seen=phrase),)
                        )
                    ),
                ),
            ),
            Section(
                id="b",
                title=label,
                blocks=(
                    Definitions((Definition(term=label, text=phrase),)),
                    SourceList((source,)),
                    Counter(
                        CounterSnapshot(
                            id=text,
                            site=text,
                            figures=(
                                CounterFigure(
                                    window=CounterWindow.TODAY,
                                    value=Quantity(1, CountUnit.VISIT),
                                    definition=label,
                                    source=source,
                                ),
                            ),
                        )
                    ),
                ),
            ),
        ),
    )


def _shape(page: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Return the names and the attributes of all elements: what no text may change."""
    return [(e.name, tuple(sorted(e.attributes))) for e in parse(page).all()]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str, language: str) -> None:
    options = HtmlOptions(language=language)
    page = render(hostile_report(text), options)
    assert _shape(page) == _shape(render(hostile_report("abc"), options))
    shown = parse(page)
    wanted = " ".join(clean(text).split())
    assert shown.one("title").text == " ".join(clean(Label.same(text).vi).split())
    assert shown.one("table").one("th", scope="row").text.startswith(wanted)
    assert wanted in shown.one("", css_class="findings").text
    assert wanted in shown.one("", css_class="counter").text


@given(st.text(st.characters(), min_size=1).filter(str.strip))
def test_any_text_can_be_written_and_read_back(text: str) -> None:
    page = parse(render(hostile_report(text)))
    cell = page.one("table").one("th", scope="row")
    assert cell.raw.startswith(clean(text))


def test_only_what_html_forbids_is_replaced() -> None:
    kept = "Đ\t\n\r a\u200f\u202e\U0001f600\u00a0"
    assert clean(kept) == kept
    forbidden = [*range(9), 11, *range(14, 32), 127, 0x80, 0x9F, 0xD800, 0xDFFF, 0xFDD0, 0x10FFFF]
    for code in forbidden:
        assert clean(f"a{chr(code)}b") == "a\ufffdb"


@given(st.text(st.characters()))
def test_the_short_way_to_bytes_gives_the_same(text: str) -> None:
    assert encode(text) == clean(text).encode()


def test_no_forbidden_character_gets_past_the_short_way() -> None:
    for code in range(0x110000):
        assert encode(chr(code)) == clean(chr(code)).encode()
