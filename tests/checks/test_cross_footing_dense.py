"""Tables in which very much is wrong at once."""

from __future__ import annotations

import random
import sys
from types import FrameType

from tests.checks.tables import column, findings, table

from cadre_training.checks.cross_footing import find
from cadre_training.model.tabulation import AcrossSum, DownSum, Tabulation

ROWS = 8000


def spoiled(errors: int) -> tuple[Tabulation, set[str]]:
    """Return a table with a total column and row, wrong in so many cells, and their addresses."""
    rng = random.Random(errors)
    parts = [[rng.randrange(1, 500) for _ in range(ROWS)] for _ in range(6)]
    columns = [[sum(row) for row in zip(*parts, strict=True)], *parts]
    for values in columns:
        values.append(sum(values))
    wrong = [(row, rng.randrange(len(columns))) for row in rng.sample(range(ROWS), errors)]
    for row, at in wrong:
        columns[at][row] *= 1000
    made = table(
        *(column(2 + at, f"Đối tượng {at}", values) for at, values in enumerate(columns)),
        down=(DownSum(total=ROWS, parts=range(ROWS)),),
        across=(AcrossSum(total=0, plus=(1, 2, 3, 4, 5, 6)),),
    )
    return made, {str(made.place(row, at)) for row, at in wrong}


def calls(errors: int) -> int:
    """Return how many functions are called to find so many errors."""
    made, _ = spoiled(errors)
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(profile)
    try:
        list(find(made))
    finally:
        sys.setprofile(None)
    return count


def test_twice_as_many_errors_are_about_twice_the_work():
    assert calls(2400) < 2.5 * calls(1200)


def test_thousands_of_errors_are_told_one_by_one():
    made, wrong = spoiled(2400)
    found = [finding.spots[0].key for finding in findings(made)]
    assert len(wrong) == 2400
    assert len(wrong & set(found)) >= 2380
    assert len(set(found) - wrong) <= 10
