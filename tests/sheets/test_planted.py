"""Errors planted by chance, and what is found of them.

Everything is seeded. How the tables and errors are made is told in :mod:`tests.sheets.making`.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import pytest
from attrs import frozen
from tests.sheets.making import ASKED, KINDS, SHAPES, Made, Planted, Spot, make, plant

from cadre_training.checks.cross_footing import find
from cadre_training.checks.finding import Finding, Severity
from cadre_training.model.grid import Grid
from cadre_training.readers.sheets.reader import read_grids
from cadre_training.readers.sheets.tables import find_tables
from cadre_training.sheets.checking import check_sheets

IN_ONE_CELL = ("swapped", "thousand", "twice", "left out", "ten", "dropped", "doubled", "mistyped")


def findings(made: Made, sheet: str = "Biểu 1") -> list[Finding]:
    return [said for said in find(made.tabulation(sheet=sheet)) if isinstance(said, Finding)]


def addresses(made: Made, spots: Iterable[Spot], sheet: str = "Biểu 1") -> set[str]:
    table = made.tabulation(sheet=sheet)
    return {str(table.place(*spot)) for spot in spots}


# 200 errors in one file -------------------------------------------------------------------------


@frozen
class Damaged:
    """A file of many tables with errors: the tables as made, as spoiled, and where."""

    whole: Sequence[Made]
    spoiled: Sequence[Made]
    wrong: frozenset[str]


def damaged(seed: int, errors: int, each: int) -> Damaged:
    """Spoil tables with groups and sums across, some errors in each, until there are enough."""
    rng = random.Random(seed)
    whole: list[Made] = []
    spoiled: list[Made] = []
    wrong: set[str] = set()
    while len(wrong) < errors:
        made = make(rng, "crossed")
        if len(made.down) < 2:
            continue
        table, spots = made, set[Spot]()
        while len(spots) < min(each, errors - len(wrong)):
            planted = plant(rng, table, rng.choice(IN_ONE_CELL))
            if planted is not None and not planted.wrong & spots:
                table, spots = planted.table, spots | planted.wrong
        whole.append(made)
        spoiled.append(table)
        wrong |= addresses(table, spots, sheet=f"Biểu {len(whole)}")
    return Damaged(whole, spoiled, frozenset(wrong))


@pytest.mark.parametrize(("seed", "each"), [(1, 1), (2, 2), (3, 3), (4, 4)])
def test_200_planted_errors_are_200_findings_at_their_cells(seed: int, each: int):
    """Several may share a row, a column, a sub-total and the grand total."""
    file = damaged(seed, 200, each)
    found = [
        finding.spots[0].key
        for number, table in enumerate(file.spoiled, start=1)
        for finding in findings(table, sheet=f"Biểu {number}")
    ]
    assert len(file.wrong) == len(found) == 200
    assert set(found) == file.wrong


def test_dense_errors_are_told_apart_as_far_as_can_be():
    """With ten errors in a table, other errors may explain the same sums with fewer."""
    file = damaged(5, 200, 10)
    found = Counter(
        finding.spots[0].key
        for number, table in enumerate(file.spoiled, start=1)
        for finding in findings(table, sheet=f"Biểu {number}")
    )
    assert len(file.wrong & set(found)) >= 190
    assert len(set(found) - file.wrong) <= 10


def grids(tables: Iterable[Made]) -> Iterator[Grid]:
    for number, table in enumerate(tables, start=1):
        yield table.grid(sheet=f"Biểu {number}")


def test_200_planted_errors_in_the_sheets_of_one_file_are_found_and_nothing_else():
    file = damaged(6, 200, 2)
    before = check_sheets(read_grids(grids(file.whole))).findings
    after = check_sheets(read_grids(grids(file.spoiled))).findings
    assert not any(finding.code == "cross-footing" for finding in before)

    def known(these: Iterable[Finding]) -> Counter[tuple[str, str]]:
        return Counter((finding.code, finding.spots[0].key) for finding in these)

    new = known(after) - known(before)
    assert {key for _, key in new} == file.wrong
    assert sum(new.values()) == len(file.wrong) == 200
    assert {code for code, _ in new} <= {"cross-footing", "printed-formula"}
    assert all(f.severity is Severity.ERROR for f in after if f.code == "cross-footing")


# The likeliest wrong cell -----------------------------------------------------------------------


@cache
def proposed(shape: str, kind: str, times: int) -> tuple[int, int, int]:
    """Plant one error in each of many tables: how many were found, and how many named rightly.

    Returns:
        In how many tables something disagrees, in how many of those the first proposal is a wrong
        cell, in how many one of the first three is.
    """
    rng = random.Random(f"{shape} {kind}")
    seen = first = three = 0
    for planted in planted_tables(rng, shape, kind, times):
        found = findings(planted.table)
        if not found:
            continue
        seen += 1
        right = addresses(planted.table, planted.wrong)
        cells = [proposal.spot.key for finding in found[:1] for proposal in finding.proposals]
        first += cells[:1] != [] and cells[0] in right
        three += bool(right & set(cells[:3]))
    return seen, first, three


def planted_tables(rng: random.Random, shape: str, kind: str, times: int) -> Iterator[Planted]:
    count = 0
    while count < times:
        planted = plant(rng, make(rng, shape), kind)
        if planted is not None:
            count += 1
            yield planted


def test_the_wrong_cell_is_proposed_in_1000_tables():
    """All shapes and the three kinds asked for, in equal parts."""
    classes = [
        (shape, kind) for shape in SHAPES for kind in ASKED if (shape, kind) != ("rows", "twice")
    ]
    times = -(-1000 // len(classes))
    results = [proposed(shape, kind, times) for shape, kind in classes]
    seen, first, three = map(sum, zip(*results, strict=True))
    assert seen >= 1000
    assert first >= 0.90 * seen
    assert three >= 0.99 * seen


@pytest.mark.parametrize("kind", KINDS)
def test_where_two_sums_cross_no_error_hides(kind: str):
    """Exchanged parts of one sum show in their columns only: in two rows it may be as likely."""
    seen, first, three = proposed("crossed", kind, 60)
    assert seen == 60
    assert first >= (54 if kind == "exchanged" else 59)
    assert three >= 58


LEAST = {
    # Where one sum must do, what often happens to numbers is all that tells the cells apart. The
    # figures are those that were reached, less a little.
    ("nested", "swapped"): (0.88, 0.98),
    ("nested", "ten"): (0.95, 0.99),
    ("nested", "dropped"): (0.75, 0.88),
    ("nested", "doubled"): (0.93, 0.98),
    ("nested", "mistyped"): (0.30, 0.55),
    ("nested", "exchanged"): (0.90, 0.97),
    ("nested", "row twice"): (0.97, 0.99),
    ("nested", "sub-total"): (0.97, 0.99),
    ("plain", "swapped"): (0.78, 0.95),
    ("plain", "thousand"): (0.99, 0.99),
    ("plain", "twice"): (0.90, 0.98),
    ("plain", "left out"): (0.92, 0.98),
    ("plain", "ten"): (0.95, 0.98),
    ("plain", "dropped"): (0.55, 0.75),
    ("plain", "doubled"): (0.87, 0.95),
    ("plain", "mistyped"): (0.12, 0.42),
    ("plain", "sign"): (0.97, 0.99),
    ("plain", "row twice"): (0.93, 0.98),
    ("rows", "swapped"): (0.90, 0.98),
    ("rows", "dropped"): (0.70, 0.93),
    ("rows", "mistyped"): (0.33, 0.82),
}


@pytest.mark.parametrize(("shape", "kind"), LEAST)
def test_where_one_sum_must_do_the_likely_cells_come_first(shape: str, kind: str):
    seen, first, three = proposed(shape, kind, 120)
    least_first, least_three = LEAST[shape, kind]
    assert seen == 120
    assert first >= least_first * seen
    assert three >= least_three * seen


# Nothing is found where nothing is wrong --------------------------------------------------------


@pytest.mark.parametrize("shape", SHAPES)
def test_whole_tables_give_nothing_to_find(shape: str):
    rng = random.Random(shape)
    for _ in range(60):
        assert findings(make(rng, shape)) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_the_sums_of_a_table_are_read_off_its_sheet(shape: str):
    rng = random.Random(f"read {shape}")
    for _ in range(20):
        made = make(rng, shape)
        (table,) = read_grids([made.grid()]).tables
        read, meant = table.tabulation, made.tabulation()
        assert len(find_tables(made.grid())) == 1
        off = read.first_row - meant.first_row
        down = {(rule.total + off, tuple(at + off for at in rule.parts)) for rule in read.down}
        assert down == {(rule.total, tuple(rule.parts)) for rule in meant.down}
        assert [column.index for column in read.columns] == [c.index for c in meant.columns]
        across = {(rule.total, frozenset(rule.plus)) for rule in read.across}
        assert across == {(rule.total, frozenset(rule.plus)) for rule in meant.across}
