"""The ``json`` format, read back."""

from __future__ import annotations

import io
import json
import tracemalloc
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from tests.exporters.hostile import NASTY, report_of, texts
from tests.exporters.samples import VALUES, by_year, every_value, report, snapshot

from cadre_training.exporters._json_stream import Branch, write_tree
from cadre_training.exporters._json_values import cell_json
from cadre_training.exporters._unsafe import UNSAFE
from cadre_training.exporters.json import export
from cadre_training.exporting import render
from cadre_training.plugin import (
    Cell,
    Column,
    Counter,
    CounterSnapshot,
    CountUnit,
    Exported,
    ExportOptions,
    Formatter,
    InheritedCount,
    Label,
    Language,
    Quantity,
    Report,
    Row,
    Table,
)
from cadre_training.testing import sample_report

LANGUAGES = pytest.mark.parametrize("language", Language)


def written(subject: Exported, language: str = "vi") -> bytes:
    out = io.BytesIO()
    export(subject, out, ExportOptions(language=language))
    return out.getvalue()


def read(subject: Exported, language: str = "vi") -> Any:
    return json.loads(written(subject, language).decode("utf-8"))


def blocks(tree: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for section in tree["sections"]:
        for block in section["blocks"]:
            found.setdefault(block["kind"], block)
    return found


def objects(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
    for part in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from objects(part)


class TestValues:
    @LANGUAGES
    def test_each_has_its_kind_its_parts_and_its_text(self, language: Language) -> None:
        rows = read(every_value(), language.value)["rows"]
        values = [row["cells"][1] for row in rows]
        write = Formatter(language)
        assert [v["text"] for v in values] == [write.value(value) for value in VALUES]
        parts = [{k: v for k, v in value.items() if k != "text"} for value in values]
        labels = {
            "summoned": ("so với số triệu tập", "of those summoned"),
            "classes": ("bình quân mỗi lớp", "per class"),
            "previous year": ("so với năm trước", "of the previous year"),
            "unknown": ("không nêu mẫu số", "base not stated"),
            "plan": ("so với kế hoạch", "of the plan"),
        }

        def base(name: str) -> dict[str, str]:
            vi, en = labels[name]
            return {"base": name, "base_label": vi if language is Language.VI else en}

        assert parts == [
            {"kind": "quantity", "value": 10**30, "unit": "page view"},
            {"kind": "quantity", "value": -1, "unit": "class"},
            {"kind": "interval", "low": 1400, "high": 2800, "unit": "person"},
            {
                "kind": "rate",
                "percent": "95.57",
                "part": {"value": 2909, "unit": "person"},
                "whole": {"value": 3044, "unit": "person"},
                **base("summoned"),
            },
            {
                "kind": "rate",
                "mean": "263.6",
                "part": {"value": 2900, "unit": "attendance"},
                "whole": {"value": 11, "unit": "class"},
                **base("classes"),
            },
            {
                "kind": "rate",
                "percent": "-8.30",
                "part": {"value": -83, "unit": "class"},
                "whole": {"value": 1000, "unit": "class"},
                **base("previous year"),
            },
            {"kind": "stated rate", "percent": "98.960", **base("unknown")},
            {"kind": "stated rate", "percent": "100", **base("plan")},
            {"kind": "absence", "value": "no data"},
            {"kind": "absence", "value": "not applicable"},
            {"kind": "absence", "value": "withheld"},
            {"kind": "not known", "look_in": "Điều 2" if language is Language.VI else "article 2"},
            {"kind": "label"},
            {"kind": "period", "start": "2022-04-01", "end": "2022-06-30"},
            {"kind": "date", "value": "2013-02-01"},
            {"kind": "text"},
        ]

    def test_no_number_is_a_float_or_a_bool(self) -> None:
        for item in objects(read(report())):
            for name, value in item.items():
                assert type(value) is not float, (name, item)
                if isinstance(value, bool):
                    assert name in {"is_total", "is_header"}
                if name == "value" and item.get("kind") in {"quantity", "number"}:
                    assert type(value) is int


class TestReport:
    def test_the_frame(self) -> None:
        tree = read(report(), "en")
        assert (tree["version"], tree["language"], tree["kind"]) == (1, "en", "report")
        assert tree["title"] == "Ten years of training"
        assert tree["subtitle"]["text"] == "Years 2013–2022"
        assert tree["as_of"]["value"] == "2023-02-01"
        assert [s["id"] for s in tree["sections"]] == ["summary", "tables", "rest"]
        assert [s["title"] for s in tree["sections"]] == ["Summary", "Tables", "Checks"]

    def test_texts_keep_their_values(self) -> None:
        opening = blocks(read(report()))["paragraph"]
        assert opening["text"] == "Đã mở 1.241 lớp trong 2019, 2020 và 2021."
        assert opening["values"]["n"]["value"] == 1241
        years = opening["values"]["y"]
        assert [item["start"][:4] for item in years["items"]] == ["2019", "2020", "2021"]
        assert years["text"] == "2019, 2020 và 2021"

    def test_tables(self) -> None:
        table = blocks(read(report(), "en"))["table"]
        assert table["id"] == "by-year"
        assert table["caption"]["text"] == "Table 1: 2020–2021"
        assert [c["name"] for c in table["columns"]] == ["year", "classes", "rate"]
        assert table["columns"][0] == {"name": "year", "label": "Year", "is_header": True}
        assert table["columns"][1]["unit"] == "class"
        assert table["columns"][1]["unit_label"] == "classes"
        assert table["columns"][1]["definition"] == "Classes that began."
        assert [row["is_total"] for row in table["rows"]] == [False, False, True]
        assert table["rows"][2]["cells"][2]["note"]["text"] == "Joint classes included."
        assert "note" not in table["rows"][0]["cells"][2]
        (source,) = table["rows"][0]["cells"][1]["sources"]
        assert source == {
            "document": "Báo cáo số 12-BC/HU",
            "within": "mục II.3",
            "span": [10, 25],
            "words": "đã mở 1.234 lớp",
            "read_at": {"file": "classes.csv", "line": 3, "column": "count"},
        }
        assert [note["text"] for note in table["notes"]] == ["To the end of 2021."]

    def test_findings(self) -> None:
        block = blocks(read(report()))["findings"]
        (finding,) = block["findings"]
        assert (finding["code"], finding["severity"]) == ("part-whole", "error")
        assert finding["severity_label"] == "mâu thuẫn"
        assert finding["seen"]["values"]["a"] == {
            "kind": "quantity",
            "value": 1234,
            "unit": "class",
            "text": "1.234 lớp",
        }
        kinds = [item["kind"] for item in finding["seen"]["values"]["b"]["items"]]
        assert kinds == ["number", "decimal", "unit"]
        assert [reason["text"] for reason in finding["reasons"]] == ["Gõ nhầm."]
        assert finding["question"]["text"] == "Số nào đúng?"
        (proposal,) = finding["proposals"]
        assert proposal["spot"]["key"] == "a.xlsx!2022!F10"
        assert (proposal["was"], proposal["proposed"]["value"]) == (None, 1234)
        assert proposal["why"]["text"] == "có thể bỏ sót chưa điền"
        first, second, third = finding["spots"]
        assert (first["kind"], first["key"], first["field"]) == ("figures", "g1", "value")
        assert second["source"]["read_at"] == {
            "file": "so-lop.xlsx",
            "sheet": "2021",
            "cell": "F10",
        }
        assert third == {"kind": "x", "key": "y"}
        assert [held["seen"]["text"] for held in block["held"]] == ["7.000 khớp"]

    def test_every_other_block(self) -> None:
        found = blocks(read(report()))
        assert [i["text"] for i in found["list"]["items"]] == ["một", "2.000 mục"]
        first, second = found["key figures"]["figures"]
        assert (first["label"], first["value"], first["unit"]) == ("Số lớp", 1241, "class")
        assert first["note"]["text"] == "kể cả lớp ghép"
        assert len(first["sources"]) == 1
        assert second["value"] == "no data"
        (item,) = found["definitions"]["definitions"]
        assert (item["term"], item["text"]) == ("lớp", "một khóa")
        assert [len(s) for s in found["sources"]["sources"]] == [5, 1, 1]
        assert found["counter"]["id"] == "main"


def test_a_counter_alone() -> None:
    tree = read(snapshot())
    assert (tree["kind"], tree["id"], tree["site"]) == ("counter", "main", "Trang của huyện")
    assert tree["at"]["value"] == "2022-02-01T14:05:00+07:00"
    today, month = tree["figures"]
    assert (today["window"], today["label"], today["value"]) == ("today", "Hôm nay", 1234)
    assert today["definition"] == {"kind": "label", "text": "lượt trong ngày"}
    assert today["source"]["read_at"]["cell"] == "F10"
    assert (month["value"], month["text"]) == ("withheld", "không công bố")
    assert month["definition"]["kind"] == "not known"
    assert (tree["inherited"]["value"], tree["inherited"]["on"]["value"]) == (5000, "2019-01-01")
    assert "source" in tree
    assert "source" in tree["inherited"]


def test_a_counter_with_definitions_in_parts() -> None:
    own = list(sample_report().blocks(Counter))[1].snapshot
    tree = read(own)
    estimate, whole = tree["figures"]
    assert (estimate["value"], estimate["label"]) == (2914, "7 ngày qua (kể cả robot)")
    assert estimate["text"] == "khoảng 2.914 người truy cập (±1,625%)"
    definition = estimate["definition"]
    assert definition.pop("text").startswith("Số người truy cập khác nhau, mỗi người tính một lần")
    assert definition == {
        "kind": "counter definition",
        "window": "last-7-days",
        "unit": "visitor",
        "zone": "Asia/Ho_Chi_Minh",
        "start": "2019-02-27T00:00:00+07:00",
        "end": "2019-03-05T08:40:00+07:00",
        "robots": "with",
        "inherited": "none",
        "error_percent": "1.625",
        "basis": "theo địa chỉ mạng",
    }
    assert whole["definition"]["since"] == "2018-01-01T08:40:00+07:00"
    assert {"start", "error_percent", "basis"}.isdisjoint(whole["definition"])
    assert tree["inherited"]["with_counted"]["value"] == 71_466 + 39_005


def test_what_is_not_stated_is_not_there() -> None:
    assert set(read(CounterSnapshot(id="c"))) == {"version", "language", "kind", "id", "figures"}
    bare = CounterSnapshot(id="c", inherited=InheritedCount(value=Quantity(7, CountUnit.VISIT)))
    assert set(read(bare)["inherited"]) == {"kind", "value", "unit", "text"}
    empty = read(Report(title=Label.same("T"), sections=()))
    assert set(empty) == {"version", "language", "kind", "title", "sections"}


def test_a_table_alone() -> None:
    assert read(by_year())["kind"] == "table"
    assert json.loads(render(by_year(), "json"))["id"] == "by-year"


@LANGUAGES
def test_the_same_report_gives_the_same_bytes(language: Language) -> None:
    first = written(report(), language.value)
    assert first == written(report(), language.value)
    assert first.endswith(b"}\n")


def paired(text: str) -> str:
    """Return ``text`` with neighbouring halves of a pair as the one character they make."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def comes_back(text: str) -> None:
    data = written(report_of(text)).decode("utf-8")
    assert not UNSAFE.search(data.replace("\n", ""))
    tree = json.loads(data)
    assert tree["title"] == paired(unicodedata.normalize("NFC", text))
    table = blocks(tree)["table"]
    assert table["rows"][0]["cells"][0]["text"] == paired(text)
    assert table["caption"]["values"]["t"]["text"] == paired(text)


@given(text=texts())
def test_any_text_comes_back(text: str) -> None:
    comes_back(text)


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_nasty_text_comes_back(text: str) -> None:
    comes_back(text)


def test_numbers_do_not_depend_on_the_language() -> None:
    def numbers(language: str) -> list[object]:
        tree = read(report(), language)
        return [o["value"] for o in objects(tree) if o.get("kind") == "quantity"]

    assert numbers("vi") == numbers("en")
    assert numbers("vi")[:5] == [1241, 1241, 1234, 7, 1241]


def test_a_long_table_is_not_held_as_text() -> None:
    column = Column(name="n", label=Label("Số", "Number"), unit=CountUnit.CLASS)
    rows = tuple(Row((Cell(Quantity(n, CountUnit.CLASS)),)) for n in range(20_000))
    table = Table(id="t", caption=Label("Dài", "Long"), columns=(column,), rows=rows)

    class Sink(io.RawIOBase):
        size = 0

        def write(self, data: Any, /) -> int:
            Sink.size += len(data)
            return len(data)

    sink = Sink()
    tracemalloc.start()
    export(table, sink, ExportOptions())  # type: ignore[arg-type]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert Sink.size > 1_500_000
    assert peak < 300_000


class TestTree:
    def test_empty_ones_close_at_once(self) -> None:
        tree = Branch(a=iter(()), b=Branch(), c={}, d=[])
        text = "".join(write_tree(tree))
        assert json.loads(text) == {"a": [], "b": {}, "c": {}, "d": []}
        assert '"a": [],' in text

    def test_nested_ones_are_indented(self) -> None:
        tree = Branch(a=iter([Branch(b=iter([1, None, True]))]))
        text = "".join(write_tree(tree))
        assert json.loads(text) == {"a": [{"b": [1, None, True]}]}
        assert text == json.dumps(json.loads(text), indent=2)


def test_a_label_brings_the_code_that_machines_read() -> None:
    cell = Cell(Label("Đối tượng 4 (164)", "Group 4 (164)"), code="164/4")
    assert cell_json(cell, Formatter(Language.EN)) == {
        "kind": "label",
        "text": "Group 4 (164)",
        "code": "164/4",
    }
