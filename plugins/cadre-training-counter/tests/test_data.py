"""A counter becomes JSON that a program can trust."""

from __future__ import annotations

import io
import json

from attrs import evolve

from cadre_training.plugin import Absence, CounterSnapshot, ExportOptions
from cadre_training_counter.data import export


def written(snapshot: CounterSnapshot, language: str = "vi") -> str:
    out = io.BytesIO()
    export(snapshot, out, ExportOptions(language=language))
    assert not out.closed
    return out.getvalue().decode()


def test_raw_numbers_words_as_written_and_absences_by_kind(bare: CounterSnapshot) -> None:
    unknown = {
        "known": False,
        "vi": "chưa rõ; xem tài liệu của trang",
        "en": "not known; look in the site's papers",
    }
    assert json.loads(written(bare)) == {
        "id": "bo-dem",
        "site": None,
        "at": None,
        "figures": [
            {
                "window": "today",
                "label": {"vi": "Hôm nay", "en": "Today"},
                "value": 41203,
                "error_percent": None,
                "unit": "visit",
                "unit_label": {"vi": "lượt truy cập", "en": "visits"},
                "definition": unknown,
                "source": {
                    "document": "trang-chu.html",
                    "within": "chân trang",
                    "words": "41,203",
                },
            },
            {
                "window": "all",
                "label": {"vi": "Tất cả", "en": "All time"},
                "value": "no data",
                "error_percent": None,
                "unit": None,
                "unit_label": None,
                "definition": unknown,
                "source": None,
            },
        ],
        "inherited": None,
        "source": None,
    }


def test_the_inherited_number_stands_apart(full: CounterSnapshot) -> None:
    data = json.loads(written(full))
    assert data["inherited"] == {
        "value": 3000500,
        "unit": "visit",
        "unit_label": {"vi": "lượt truy cập", "en": "visits"},
        "on": "2019-02-01",
        "included": False,
        "with_counted": None,
        "source": None,
    }
    assert [figure["value"] for figure in data["figures"]] == [1, 1234567]
    assert data["figures"][0]["definition"] == {
        "known": True,
        "vi": "Có thao tác trong 5 phút.",
        "en": "Active in the last 5 minutes.",
    }
    assert data["at"] == "2021-04-30T07:05:09+07:00"
    assert data["source"]["words"] == "số liệu tự đếm"


def test_one_of_a_thing_is_said_as_one(full: CounterSnapshot) -> None:
    first, second = json.loads(written(full))["figures"]
    assert first["unit_label"] == {"vi": "người truy cập", "en": "visitor"}
    assert second["unit_label"] == {"vi": "lượt xem trang", "en": "page views"}


def test_both_languages_stand_in_it_whichever_is_asked_for(full: CounterSnapshot) -> None:
    assert written(full, "vi") == written(full, "en")


def test_hostile_text_stays_text(hostile: CounterSnapshot) -> None:
    text = "</title></bdi>\"'><script>alert(1)</script>&amp;]]>\ufffd\ufffd\ufffd\u202eabc{x}%s"
    data = json.loads(written(hostile))
    assert data["site"] == data["id"] == data["source"]["document"] == text
    assert data["figures"][-1]["definition"]["en"] == text
    assert data["figures"][0]["source"]["words"] == text
    assert data["figures"][0]["value"] == 10**40


def test_a_definition_in_parts(own: CounterSnapshot) -> None:
    figures = json.loads(written(own))["figures"]
    assert len(figures) == len(own.figures) == 8
    estimate = figures[6]
    assert (estimate["value"], estimate["error_percent"]) == (4987, "0.810")
    assert estimate["definition"]["parts"] == {
        "window": "all",
        "unit": "visitor",
        "zone": "Asia/Ho_Chi_Minh",
        "start": None,
        "end": "2024-05-06T14:08:10+07:00",
        "robots": "without",
        "since": "2024-01-01T07:00:00+07:00",
        "inherited": "apart",
        "error_percent": "0.810",
        "basis": {"vi": "theo địa chỉ mạng & trình duyệt", "en": "by network address & browser"},
    }
    assert estimate["definition"]["known"] is True
    assert "sai số chuẩn tương đối 0,810%" in estimate["definition"]["vi"]
    assert "a relative standard error of 0.810%" in estimate["definition"]["en"]
    robots = figures[1]
    assert robots["label"] == {"vi": "Hôm nay (kể cả robot)", "en": "Today (with robots)"}
    assert robots["error_percent"] is None
    assert robots["definition"]["parts"]["robots"] == "with"
    assert robots["definition"]["parts"]["start"] == "2024-05-06T00:00:00+07:00"
    assert robots["definition"]["parts"]["basis"] is None


def test_what_is_absent_still_says_what_it_counts(own: CounterSnapshot) -> None:
    absent = evolve(own, figures=tuple(evolve(f, value=Absence.WITHHELD) for f in own.figures))
    figure = json.loads(written(absent))["figures"][6]
    assert (figure["value"], figure["unit"], figure["unit_label"]) == ("withheld", "visitor", None)
    assert figure["error_percent"] is None


def test_what_was_counted_and_the_start_value(
    own: CounterSnapshot, included: CounterSnapshot
) -> None:
    apart = json.loads(written(own))["inherited"]
    assert apart["included"] is False
    assert apart["with_counted"] == {
        "value": 94_314,
        "unit": "page view",
        "unit_label": {"vi": "lượt xem trang", "en": "page views"},
    }
    within = json.loads(written(included))["inherited"]
    assert (within["included"], within["with_counted"]) == (True, None)
