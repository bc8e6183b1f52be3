"""Sheets in English."""

from __future__ import annotations

from decimal import Decimal

from tests.readers.sheets.layouts.drawing import LEFT, UP, Drawing, drawn

ENGLISH: tuple[Drawing, ...] = (
    drawn(
        "English, regions with sub-totals",
        ("text", "Annex 1"),
        ("text", "Training results by district, 2022"),
        ("header", "No", "Unit", "Number of classes", "Learners", LEFT),
        ("header", UP, UP, UP, "Total", "Female"),
        ("head 1", "I", "Cang Long district", None, None, None),
        ("row", 1, "An Truong", 3, 250, 90),
        ("row", 2, "Tan An", 2, 130, 51),
        ("total 1", None, "Sub-total", 5, 380, 141),
        ("head 1", "II", "Tieu Can district", None, None, None),
        ("row", 1, "Hieu Trung", 5, 300, 88),
        ("row", 2, "Long Thoi", 2, 180, 70),
        ("total 1", None, "Sub-total", 7, 480, 158),
        ("total 0", None, "Grand total", 12, 860, 299),
        ("below", "Source: district reports."),
    ),
    drawn(
        "English, plan and rate",
        ("header", "Target group", "Plan", "Actual", "Rate (%)", "Remarks"),
        ("row", "Group 3", 4, 4, 100, None),
        ("row", "Group 4", 10, 9, 90, "one class postponed"),
        ("row", "Group 5", 30, 34, Decimal("113.3"), None),
        ("total 0", "Total", 44, 47, Decimal("106.8"), None),
    ),
    drawn(
        "English, of which",
        ("header", "Category", 2019, 2020, 2021),
        ("row", "Lecturers", 21, 22, 25),
        ("of", "of which: female", 8, 9, 11),
        ("row", "Rapporteurs", 40, 41, 39),
        ("of", "of which: female", 12, 13, 13),
        ("total 0", "Total", 61, 63, 64),
    ),
)
