"""A counter becomes a fragment of HTML that a page can hold as it is."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import pytest
from attrs import evolve

from cadre_training.plugin import Absence, CounterSnapshot
from cadre_training_counter.fragment import export
from cadre_training_counter.options import FragmentOptions


def written(snapshot: CounterSnapshot, options: FragmentOptions | None = None) -> str:
    out = io.BytesIO()
    export(snapshot, out, options or FragmentOptions())
    assert not out.closed
    return out.getvalue().decode()


class Reader(HTMLParser):
    """Collects the tags, and the text outside of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_what_it_writes(bare: CounterSnapshot) -> None:
    assert written(bare) == (
        '<section class="cadre-counter" lang="vi" aria-label="Thống kê truy cập">\n'
        '<p class="cadre-counter-title">Thống kê truy cập</p>\n'
        '<dl class="cadre-counter-figures">\n'
        '<div class="cadre-counter-figure" data-window="today">\n'
        '<dt class="cadre-counter-label">Hôm nay</dt>\n'
        '<dd class="cadre-counter-value"><data value="41203">41.203</data> lượt truy cập</dd>\n'
        '<dd class="cadre-counter-definition"><details><summary>Cách tính</summary>'
        "<bdi>chưa rõ; xem tài liệu của trang</bdi></details></dd>\n"
        "</div>\n"
        '<div class="cadre-counter-figure" data-window="all">\n'
        '<dt class="cadre-counter-label">Tất cả</dt>\n'
        '<dd class="cadre-counter-value">không có số liệu</dd>\n'
        '<dd class="cadre-counter-definition"><details><summary>Cách tính</summary>'
        "<bdi>chưa rõ; xem tài liệu của trang</bdi></details></dd>\n"
        "</div>\n"
        "</dl>\n"
        '<p class="cadre-counter-moment">Thời điểm ghi số: không nêu</p>\n'
        "</section>\n"
    )


def test_each_language_has_its_own_separators(full: CounterSnapshot) -> None:
    vietnamese, english = written(full), written(full, FragmentOptions(language="en"))
    assert "1.234.567" in vietnamese
    assert "1,234,567" not in vietnamese
    assert "1,234,567" in english
    assert "1.234.567" not in english
    assert 'value="1234567"' in vietnamese
    assert 'value="1234567"' in english


def test_everything_known_is_said(full: CounterSnapshot) -> None:
    text = Reader(written(full, FragmentOptions(language="en"))).text
    for said in (
        "Visitor counter – Cổng thông tin",
        "1 visitor\n",
        "Active in the last 5 minutes.",
        "1,234,567 page views",
        "Start value taken over: 3,000,500 visits, on February 1, 2019.",
        "This counter did not count them itself.",
        "Read at: April 30, 2021, 07:05 (UTC+7)",
    ):
        assert said in text
    times = [attrs for tag, attrs in Reader(written(full)).tags if tag == "time"]
    assert times == [{"datetime": "2021-04-30T07:05:09+07:00"}]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_hostile_text_stays_text(hostile: CounterSnapshot, language: str) -> None:
    read = Reader(written(hostile, FragmentOptions(language=language)))
    assert {tag for tag, _ in read.tags} == {
        "section",
        *("p", "bdi", "dl", "div", "dt", "dd", "data", "details", "summary"),
    }
    names = {name for _, attrs in read.tags for name in attrs}
    assert names == {"class", "lang", "aria-label", "data-window", "value"}
    assert read.text.count("<script>alert(1)</script>&amp;]]>\ufffd\ufffd\ufffd\u202eabc{x}%s") == 2
    assert "\x00" not in read.text


def test_a_counter_without_figures(full: CounterSnapshot) -> None:
    empty = written(CounterSnapshot(id="x", site=" "))
    assert "<dl" not in empty
    assert 'aria-label="Thống kê truy cập"' in empty


def test_only_our_own_classes(full: CounterSnapshot) -> None:
    classes = {attrs["class"] for _, attrs in Reader(written(full)).tags if "class" in attrs}
    assert classes
    assert all(name is not None and name.startswith("cadre-counter") for name in classes)


def test_a_style_sheet_where_asked_for(full: CounterSnapshot) -> None:
    assert "<style" not in written(full)
    styled = written(full, FragmentOptions(styled=True))
    assert styled.startswith("<style>")
    assert styled.endswith(written(full))


def test_the_same_bytes_twice(full: CounterSnapshot) -> None:
    assert written(full) == written(full)


def test_an_estimate_is_shown_as_one(own: CounterSnapshot) -> None:
    vietnamese, english = written(own), written(own, FragmentOptions(language="en"))
    shown = '>khoảng <data value="4987">4.987</data> người truy cập (±0,810%)</dd>'
    assert shown in vietnamese
    assert '>about <data value="4987">4,987</data> visitors (±0.810%)</dd>' in english
    assert vietnamese.count("khoảng <data") == 1
    assert "sai số chuẩn tương đối 0,810%" in vietnamese


def test_an_estimate_that_is_absent_is_none(own: CounterSnapshot) -> None:
    absent = evolve(own, figures=tuple(evolve(f, value=Absence.NO_DATA) for f in own.figures))
    assert "khoảng" not in Reader(written(absent)).text.replace("khoảng thời gian", "")
    assert "±" not in written(absent)


def test_robots_and_the_start_value_are_said(
    own: CounterSnapshot, included: CounterSnapshot
) -> None:
    text = Reader(written(own)).text
    assert "Hôm nay (kể cả robot)\n4.101 lượt xem trang" in text
    assert (
        "by network address & browser" in Reader(written(own, FragmentOptions(language="en"))).text
    )
    assert text.count("Không gồm số ban đầu được tiếp nhận.") == 4
    assert (
        "Số ban đầu được tiếp nhận: 90.210 lượt xem trang, ngày 31/12/2023. Bộ đếm này không tự "
        "đếm số đó. Cộng với số tự đếm: 94.314 lượt xem trang.\n"
    ) in text
    text = Reader(written(included, FragmentOptions(language="en"))).text
    assert "The start value that was taken over is in it." in text
    assert "did not count them itself. They are in “All time” already.\n" in text
