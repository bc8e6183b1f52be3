"""What a good reader finds in Càng Long's ten years, and nothing else."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from tests.checks.making import codes, found, keys, only, replaced, seen, texts, with_value

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import Severity
from cadre_training.model.quantity import Quantity
from cadre_training.model.register import Register


def test_all_findings_the_gravest_first(cang_long: Register):
    result = check(cang_long)
    assert codes(result) == [
        "unit-differs",
        "rate-impossible",
        "interval-claim",
        "topic-class-group",
        "group-not-in-scheme",
        "rate-base-unknown",
        "years-without-data",
        "round-hundreds",
        "class-size-outlier",
        "counter-day-low",
        "mixed-notation",
    ]
    assert not result.has_errors
    assert [f.severity for f in result.findings] == [Severity.WARNING] * 4 + [Severity.NOTICE] * 7


def test_the_sums_hold(cang_long: Register):
    """36 = 2 + 34; 34 = 11 + 23; 6.200 = 2.900 + 3.300."""
    sums = {
        tuple(spot.key for spot in held.spots)
        for held in check(cang_long, ["part-whole"]).held
        if len(held.spots) == 3
    }
    assert sums == {
        ("lop", "lop-dt4", "lop-dt5"),
        ("lop-dt5", "lop-dt5-2019", "lop-dt5-2022"),
        ("hv-dt5", "hv-dt5-2019", "hv-dt5-2022"),
    }


@pytest.mark.parametrize(
    ("id", "wrong"),
    [
        ("hv-dt5", 6300),
        ("lop-dt5", 35),
        ("lop", 37),
        ("hv-dt5-2019", 2800),
        ("hv-dt4", 232),
        ("hv-dt4-2014", 232),
        ("lop-dt4", 3),
        ("lop-dt5-2022", 32),
        ("so-cuoc", 276),
        ("chuyen-de-2019", 5),
    ],
)
def test_one_wrong_number_is_one_more_finding_at_its_place(
    cang_long: Register, id: str, wrong: int
):
    right = next(f for f in cang_long.figures if f.id == id)
    before = check(cang_long).findings
    planted = replaced(cang_long, with_value(right, wrong))
    after = check(planted)
    assert len(after.findings) == len(before) + 1
    assert after.has_errors
    assert after.findings[0].code == "part-whole"
    assert keys(after.findings[0])[0] == id
    assert after.findings[0].spots[0].field == "value"
    assert codes(after)[1:] == [finding.code for finding in before]


def test_every_number_off_by_one_is_found(cang_long: Register):
    for figure in cang_long.figures:
        if isinstance(figure.value, Quantity):
            planted = replaced(cang_long, with_value(figure, figure.value.value + 1))
            assert keys(only(planted, "part-whole"))[0] == figure.id


def test_a_wrong_record_is_one_finding_too(cang_long: Register):
    """2019's and the total's difference is one and the same."""
    classes = tuple(
        evolve(c, learners=2800) if c.id == "lop-2019" else c for c in cang_long.classes
    )
    finding = only(evolve(cang_long, classes=classes), "part-whole")
    assert keys(finding) == ["hv-dt5-2019", "hv-dt5", "lop-2019"]
    assert "2.800" in seen(finding)


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("unit-differs", "6.200 lượt học viên", "6,200 attendances"),
        ("unit-differs", "2.900 người", "2,900 persons"),
        ("unit-differs", "không được cộng", "may not be added without a decision"),
        ("rate-impossible", "267/269 = 99,26%", "267/269 = 99.26%"),
        ("rate-impossible", "267/270 = 98,89%", "267/270 = 98.89%"),
        ("rate-impossible", "264/267 = 98,88%", "264/267 = 98.88%"),
        ("rate-impossible", "265/267 = 99,25%", "265/267 = 99.25%"),
        ("interval-claim", "14 xã × 10 năm là 140–280", "14 communes × 10 years, is 140–280"),
        ("interval-claim", "36 lớp", "36 classes"),
        ("years-without-data", "2013, 2015–2018 và 2020–2021", "2013, 2015–2018, and 2020–2021"),
        (
            "years-without-data",
            "7 trong 10 năm không có số liệu",
            "Of the 10 years of 2013–2022, 7 without data",
        ),
        ("group-not-in-scheme", "không có đối tượng 5", "does not have group 5"),
        ("group-not-in-scheme", "chưa rõ; xem", "not known; look in"),
        ("round-hundreds", "2.900 và 3.300", "2,900 and 3,300"),
        ("class-size-outlier", "263,6", "263.6"),
        ("class-size-outlier", "2,1 lần trung vị 127,5", "2.1 times the median 127.5"),
        ("counter-day-low", "ít nhất 3.145", "at least 3,145"),
        ("counter-day-low", "4,6 lần", "4.6 times"),
        ("mixed-notation", "“6.200”", "“19,554”"),
        ("mixed-notation", "“98,96”", "“2,468,642”"),
        ("topic-class-group", "Năm 2022", "In 2022"),
    ],
)
def test_the_words(cang_long: Register, code: str, vi: str, en: str):
    finding = only(cang_long, code)
    assert vi in seen(finding, "vi")
    assert en in seen(finding, "en")


def test_the_smallest_bases_are_told(cang_long: Register):
    for code in ("rate-impossible", "rate-base-unknown"):
        words = " ".join(texts([only(cang_long, code)], "vi"))
        assert "95/96, 96/97, 190/192" in words


def test_no_english_in_vietnamese(cang_long: Register):
    english = re.compile(r"\b(the|of|and|is|are|was|were|classes|group|which|not)\b", re.IGNORECASE)
    for text in texts(check(cang_long).findings, "vi"):
        assert not english.search(text), text


def test_the_clean_register_has_no_finding(clean: Register):
    result = check(clean)
    assert result.findings == ()
    assert {held.code for held in result.held} >= {"part-whole", "rate-impossible", "counter-order"}


def test_one_wrong_number_in_the_clean_register(clean: Register):
    for figure in clean.figures:
        if isinstance(figure.value, Quantity) and not figure.per:
            planted = replaced(clean, with_value(figure, figure.value.value + 1))
            (finding,) = found(planted, "part-whole")
            assert keys(finding)[0] == figure.id
