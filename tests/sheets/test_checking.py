"""All findings on sheets in one pass."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve
from tests.readers.sheets.layouts import CSV_LAYOUTS, LAYOUTS, Layout

from cadre_training.checks.catalogue import check
from cadre_training.checks.finding import CheckResult, Finding, Severity
from cadre_training.formatting import Formatter
from cadre_training.model.grid import Grid, RawCell
from cadre_training.model.source import Place
from cadre_training.readers.sheets.reader import read_grids
from cadre_training.sheets._checked_cells import cell_at
from cadre_training.sheets.checking import check_sheets

VI = Formatter("vi").text
EN = Formatter("en").text
SUMS = {"cross-footing", "printed-formula", "sheet-rate", "sheet-shares", "duplicate-row"}
SPOILED = "one wrong number"
"""How the layouts are called that have an error in them on purpose."""

HEAD: tuple[RawCell, ...] = ("TT", "Xã", "Số lớp", "Học viên")


def sheet(*rows: Sequence[RawCell], name: str = "2022", title: str = "KẾT QUẢ NĂM 2022") -> Grid:
    above: list[Sequence[RawCell]] = [(title,), HEAD]
    return Grid(file="a.xlsx", sheet=name, rows=[*above, *rows])


def checked(*grids: Grid) -> CheckResult:
    return check_sheets(read_grids(grids))


def of(result: CheckResult, code: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


def cells(findings: Sequence[Finding]) -> list[str]:
    return [finding.spots[0].key.partition("!")[2] for finding in findings]


WHOLE = ((1, "An Trường", 2, 91), (2, "Tân An", 1, 45), (3, "Bình Phú", 3, 137))


def test_a_whole_sheet_gives_nothing_but_what_holds():
    result = checked(sheet(*WHOLE, (None, "Cộng", 6, 273)))
    assert [f.code for f in result.findings if f.severity is Severity.ERROR] == []
    assert of(result, "cross-footing") == []
    assert sum(held.code == "cross-footing" for held in result.held) == 2


def test_what_a_table_says_of_its_sums_is_not_said_again_of_its_figures():
    reading = read_grids([sheet(*WHOLE, (None, "Cộng", 6, 723))])
    of_records = check(reading.register)
    assert [f.code for f in of_records.findings if f.severity is Severity.ERROR] == ["part-whole"]
    result = check_sheets(reading)
    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    assert [f.code for f in errors] == ["cross-footing"]
    assert cells(errors) == ["2022!D6"]
    assert errors[0].proposals[0].proposed == 273
    assert not any(held.code == "part-whole" for held in result.held)


def test_remarks_are_findings_with_a_question_and_what_the_sums_ask_for():
    rows: list[tuple[RawCell, ...]] = [
        *WHOLE[:1],
        (2, "Tân An", 1, "45 hoặc 46?"),
        *WHOLE[2:],
        (None, "Cộng", 6, 273),
    ]
    result = checked(sheet(*rows))
    (finding,) = of(result, "not-a-number")
    assert (finding.severity, cells([finding])) == (Severity.WARNING, ["2022!D4"])
    assert finding.proposals[0].proposed == 45
    assert VI(finding.proposals[0].said).startswith("chưa đọc được → 45 (")
    assert VI(finding.question) != EN(finding.question)
    assert of(result, "cross-footing") == []


def test_findings_come_by_gravity_then_sheet_by_sheet_and_cell_by_cell():
    spoiled = sheet(*WHOLE, (None, "Cộng", 9, 723))
    second = sheet((1, "Đức Mỹ", 2, "??"), (2, "Mỹ Cẩm", 1, 46), (None, "Cộng", 5, 96), name="2023")
    result = checked(spoiled, second)
    ranks = [list(Severity).index(finding.severity) for finding in result.findings]
    assert ranks == sorted(ranks)
    assert cells(of(result, "cross-footing")) == ["2022!C6", "2022!D6", "2023!C5"]


def test_a_row_entered_twice_is_said_once():
    rows = [*WHOLE, (4, "Bình Phú", 3, 137), (None, "Cộng", 9, 410)]
    result = checked(sheet(*rows))
    same = [f for f in result.findings if f.code in ("duplicate-row", "duplicate-class")]
    assert len(same) == 1


def test_a_class_that_stands_out_for_a_wrong_cell_is_not_told_of_besides():
    rows = [(n, f"Xã {n}", 1, 40 + n) for n in range(1, 12)]
    total = (None, "Cộng", 11, sum(row[3] for row in rows))
    assert of(checked(sheet(*rows, total)), "class-size-outlier") == []
    spoiled = [*rows[:4], (5, "Xã 5", 1, 45000), *rows[5:], total]
    result = checked(sheet(*spoiled))
    assert cells(of(result, "cross-footing")) == ["2022!D7"]
    assert of(result, "class-size-outlier") == []
    alone = checked(sheet(*rows[:4], (5, "Xã 5", 1, 45000), *rows[5:]))
    assert len(of(alone, "class-size-outlier")) == 1


def test_what_the_sums_of_a_doubtful_table_say_is_said_less_firmly():
    reading = read_grids([sheet(*WHOLE, (None, "Cộng", 6, 723))])
    (table,) = reading.tables
    doubtful = evolve(table, layout=evolve(table.layout, doubts=True))
    (sure,) = of(check_sheets(reading), "cross-footing")
    (less,) = of(check_sheets(evolve(reading, tables=(doubtful,))), "cross-footing")
    assert (sure.severity, less.severity) == (Severity.ERROR, Severity.WARNING)
    assert len(less.reasons) == len(sure.reasons) + 1
    assert less.proposals == sure.proposals


def test_a_table_that_stands_twice_is_checked_once():
    one = sheet(*WHOLE, (None, "Cộng", 6, 723))
    two = sheet(*WHOLE, (None, "Cộng", 6, 723), name="Bản sao")
    result = checked(one, two)
    assert cells(of(result, "cross-footing")) == ["2022!D6"]
    assert len(of(result, "duplicate-table")) == 1


def test_the_records_of_very_many_rows_are_checked_when_asked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("cadre_training.sheets.checking.MOST_ROWS", 2)
    rows = [(n, f"Xã {n}", 1, 40 + n) for n in range(1, 12)]
    reading = read_grids([sheet(*rows, (12, "Xã 12", 1, 45000), (None, "Cộng", 12, 45506))])
    few = check_sheets(reading)
    (notice,) = of(few, "records-not-checked")
    assert (notice.severity, notice.spots[0].key) == (Severity.NOTICE, "a.xlsx")
    assert all(words in VI(notice.seen) for words in ("12 dòng", "--records", "records=True"))
    assert not of(few, "class-size-outlier")
    every = check_sheets(reading, records=True)
    assert of(every, "class-size-outlier")
    assert not of(every, "records-not-checked")
    monkeypatch.undo()
    assert check_sheets(reading) == every
    assert of(check_sheets(reading, records=False), "records-not-checked")


def test_nothing_at_all():
    for records in (None, True, False):
        assert check_sheets(read_grids([]), records=records) == CheckResult()


@pytest.mark.parametrize("layouts", [LAYOUTS, CSV_LAYOUTS], ids=["merged", "unmerged"])
def test_the_sums_of_sheets_as_offices_have_them(layouts: Sequence[Layout]):
    """They are whole but for those called so: nothing is found in them, and much holds."""
    held = 0
    for layout in layouts:
        result = checked(layout.grid)
        found = [finding for finding in result.findings if finding.code in SUMS]
        if SPOILED in layout.name:
            assert found, layout.name
        else:
            assert [(layout.name, VI(finding.seen)) for finding in found] == []
        held += sum(one.code in SUMS for one in result.held)
        for finding in result.findings:
            for text in (finding.seen, *finding.reasons, finding.question):
                assert VI(text)
                assert EN(text)
    assert 2 * held > 3 * len(layouts)


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        (Place("a.xlsx", cell="A1"), (0, 0)),
        (Place("a.xlsx", sheet="x", cell="AA10"), (9, 26)),
        (Place("a.xlsx", sheet="x"), None),
        (Place("a.csv", line=3), None),
        (None, None),
    ],
)
def test_cells_of_places(place: Place | None, cell: tuple[int, int] | None):
    assert cell_at(place) == cell
