"""A counter becomes a small picture that says in words what it shows."""

from __future__ import annotations

import io
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from attrs import evolve

from cadre_training.plugin import (
    CounterFigure,
    CounterSnapshot,
    CounterWindow,
    CountUnit,
    ExportOptions,
    Label,
    Quantity,
    Robots,
)
from cadre_training_counter.badge import export

SVG = "{http://www.w3.org/2000/svg}"


def written(snapshot: CounterSnapshot, language: str = "vi") -> bytes:
    out = io.BytesIO()
    export(snapshot, out, ExportOptions(language=language))
    assert not out.closed
    return out.getvalue()


def of_numbers(*numbers: int, words: str = "Đếm lượt.") -> CounterSnapshot:
    return CounterSnapshot(
        id="nhieu-so",
        figures=tuple(
            CounterFigure(
                window=window,
                value=Quantity(number, CountUnit.PAGE_VIEW),
                definition=Label.same(words),
            )
            for number, window in zip(numbers, CounterWindow, strict=False)
        ),
    )


def shown(data: bytes) -> list[str | None]:
    return [element.text for element in ET.fromstring(data).iter(f"{SVG}text")]


def words(data: bytes, tag: str) -> str:
    text = ET.fromstring(data).findtext(f"{SVG}{tag}")
    assert text is not None
    return text


def test_what_it_writes(bare: CounterSnapshot) -> None:
    expected = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="191" height="48" viewBox="0 0 191 48" '
        'role="img" lang="vi" xml:lang="vi">'
        "<title>Thống kê truy cập. Hôm nay: 41.203 lượt truy cập; Tất cả: không có số liệu.</title>"
        "<desc>Thời điểm ghi số: không nêu. Hôm nay: chưa rõ; xem tài liệu của trang. "
        "Tất cả: chưa rõ; xem tài liệu của trang.</desc>"
        "<style>@media(prefers-color-scheme:dark){.cadre-back{fill:#161b22;stroke:#48515c}"
        ".cadre-label{fill:#b1bac4}.cadre-number{fill:#f0f6fc}}</style>"
        '<rect class="cadre-back" x=".5" y=".5" width="190" height="47" rx="6" '
        'fill="#fff" stroke="#c4ccd4"/>'
        '<g font-family="system-ui,Segoe UI,Noto Sans,DejaVu Sans,sans-serif" text-anchor="middle">'
        '<g class="cadre-label" font-size="11" fill="#4b5560">'
        '<text x="40" y="17">Hôm nay</text><text x="130" y="17">Tất cả</text>'
        '<text x="130" y="33">không có số liệu</text></g>'
        '<g class="cadre-number" font-size="16" font-weight="600" fill="#15191e">'
        '<text x="40" y="36">41.203</text></g></g></svg>\n'
    )
    assert written(bare).decode() == expected


def test_everything_known_is_said(full: CounterSnapshot) -> None:
    data = written(full, "en")
    assert words(data, "title") == (
        "Visitor counter – Cổng thông tin. Online now: 1 visitor; "
        "Last 7 days: 1,234,567 page views."
    )
    assert words(data, "desc") == (
        "Read at: April 30, 2021, 07:05 (UTC+7). "
        "Start value taken over: 3,000,500 visits, on February 1, 2019. "
        "This counter did not count them itself. "
        "Online now: Active in the last 5 minutes. Last 7 days: Without crawlers."
    )
    assert "Start value taken over: 3,000,500" in shown(data)


def test_each_language_has_its_own_separators(full: CounterSnapshot) -> None:
    assert "1.234.567" in shown(written(full))
    assert b"1,234,567" not in written(full)
    assert "1,234,567" in shown(written(full, "en"))
    assert b"1.234.567" not in written(full, "en")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("words", ["Đếm lượt.", "Đếm lượt xem trang, trừ máy tìm kiếm. " * 50])
def test_four_figures_fit_into_two_kilobytes(language: str, words: str) -> None:
    data = written(of_numbers(32, 685, 19_554, 2_468_642, words=words), language)
    assert len(data) <= 2048
    assert (words in data.decode()) is (len(words) < 50)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("count", [4, 6])
def test_numbers_of_ten_digits_fit_too(full: CounterSnapshot, count: int, language: str) -> None:
    numbers = [9_876_543_210 - n for n in range(count)]
    words = "Đếm lượt xem trang, không tính máy tìm kiếm, theo giờ Việt Nam."
    data = written(
        evolve(
            full,
            site="Trang thông tin điện tử của Trung tâm Chính trị huyện",
            figures=of_numbers(*numbers, words=words).figures,
            inherited=evolve(full.inherited, value=Quantity(9_876_543_210, CountUnit.VISIT))
            if full.inherited
            else None,
        ),
        language,
    )
    assert len(data) <= 2048
    separator = "." if language == "vi" else ","
    assert shown(data)[-count:] == [f"{n:,}".replace(",", separator) for n in numbers]
    said = words if words in data.decode() else "HTML"
    assert said in data.decode()


def test_a_long_name_of_a_site_is_cut(bare: CounterSnapshot) -> None:
    data = written(evolve(bare, site="Trang " * 1000))
    assert len(data) <= 2048
    assert "Trang…" in words(data, "title")


def test_more_than_four_figures_stand_in_even_rows() -> None:
    root = ET.fromstring(written(of_numbers(1, 2, 3, 4, 5, 6)))
    number_group = root.findall(f".//{SVG}g")[-1]
    rows = [element.get("y") for element in number_group]
    assert rows == ["36"] * 3 + ["76"] * 3


def test_a_counter_without_figures_says_what_it_is() -> None:
    assert shown(written(CounterSnapshot(id="x"), "en")) == ["Visitor counter"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_hostile_text_stays_text(hostile: CounterSnapshot, language: str) -> None:
    data = written(hostile, language)
    root = ET.fromstring(data)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "style", "rect", "g", "text"}
    assert "<script>alert(1)</script>&amp;]]>\ufffd\ufffd\ufffd" in words(data, "title")


def test_an_estimate_is_shown_as_one(own: CounterSnapshot) -> None:
    data = written(own)
    assert "khoảng 4.987" in shown(data)
    assert "Tất cả: khoảng 4.987 người truy cập (±0,810%);" in words(data, "title")
    assert "about 4,987" in shown(written(own, "en"))


def test_figures_of_one_window_say_what_they_count(own: CounterSnapshot) -> None:
    labels = [text for text in shown(written(own)) if text and text.startswith("Hôm nay")]
    assert labels == [
        "Hôm nay: lượt xem trang",
        "Hôm nay (kể cả robot): lượt xem trang",
        "Hôm nay: người truy cập",
        "Hôm nay (kể cả robot): người truy cập",
    ]


def test_a_long_description_says_what_all_figures_share(own: CounterSnapshot) -> None:
    alike = tuple(figure for figure in own.figures if figure.robots is Robots.WITHOUT)
    elsewhere = "What each number counts is said in the HTML and JSON forms."
    for figures, said in (
        (alike, f"In the time zone Asia/Ho_Chi_Minh; without robots. {elsewhere}"),
        (own.figures, f"In the time zone Asia/Ho_Chi_Minh. {elsewhere}"),
    ):
        description = words(written(evolve(own, figures=figures), "en"), "desc")
        assert description.endswith(f"94,314 page views. {said}")
    told = evolve(own, figures=(*alike, *of_numbers(1, words="x" * 2000).figures))
    assert words(written(told, "en"), "desc").endswith(f"94,314 page views. {elsewhere}")
    one = words(written(evolve(own, figures=alike[:1]), "en"), "desc")
    assert "Robots are not counted." in one
    assert elsewhere not in one


def test_the_same_bytes_twice(full: CounterSnapshot) -> None:
    assert written(full) == written(full)


_MEASURE = """
<script>
for (const badge of document.querySelectorAll("svg")) {
  const edge = badge.querySelector("rect").getBoundingClientRect();
  const boxes = [...badge.querySelectorAll("text")].map(text => text.getBoundingClientRect());
  const outside = boxes.filter(box => box.left < edge.left + 2 || box.right > edge.right - 2
    || box.top < edge.top || box.bottom > edge.bottom);
  const meeting = boxes.filter((one, i) => boxes.some((other, j) => i < j
    && one.left < other.right && other.left < one.right
    && one.top + 4 < other.bottom && other.top + 4 < one.bottom));
  badge.replaceWith(`${boxes.length} texts, ${outside.length} outside, ${meeting.length} meet; `);
}
</script>
"""


def test_in_a_browser_no_text_leaves_the_badge_or_meets_another(
    bare: CounterSnapshot,
    full: CounterSnapshot,
    own: CounterSnapshot,
    chromium_command: list[str],
    tmp_path: Path,
) -> None:
    counters = (bare, full, own, of_numbers(8_888_888_888, 1, 2, 3, 44_444, 5))
    badges = [written(one, language) for one in counters for language in ("vi", "en")]
    page = tmp_path / "badges.html"
    page.write_bytes(b"<!doctype html><meta charset=utf-8>" + b"".join(badges) + _MEASURE.encode())
    run = subprocess.run(
        [*chromium_command, "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    texts = [len(shown(badge)) for badge in badges]
    expected = "".join(f"{count} texts, 0 outside, 0 meet; \n" for count in texts)
    assert expected in run.stdout
