"""Everything that is found in sheets, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from attrs import evolve

from cadre_training.checks import cross_footing, part_whole
from cadre_training.checks.catalogue import check
from cadre_training.checks.class_size_outlier import CODE as CLASS_SIZE
from cadre_training.checks.cross_footing import DUPLICATE_ROW, unread_proposals
from cadre_training.checks.duplicate_class import CODE as DUPLICATE_CLASS
from cadre_training.checks.finding import CheckResult, Finding, Held, Proposal, Severity, Spot
from cadre_training.checks.mixed_notation import CODE as MIXED_NOTATION
from cadre_training.checks.sheet_rules import RECORDS_NOT_CHECKED, SHEET_RULES
from cadre_training.codec.problem import Problem
from cadre_training.model.label import Label
from cadre_training.model.phrase import Phrase
from cadre_training.model.source import Place
from cadre_training.readers.collector import collector_resting
from cadre_training.readers.sheets.mapping import Takes
from cadre_training.readers.sheets.reading import SheetReading, SheetTable
from cadre_training.sheets._checked_cells import CheckedCells, cell_at, place_of

_RULE_OF = {rule.code: rule for rule in SHEET_RULES}
_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}
_LAST = 1 << 30

Order = tuple[int, int, int, int]
Row = tuple[str, str | None, int]


MOST_ROWS = 100_000
"""Up to how many rows of records are made into records and checked as such unasked."""


def check_sheets(reading: SheetReading, *, records: bool | None = None) -> CheckResult:
    """Look at sheets: at their sums, at what was remarked on reading, and at their records.

    Nothing is said twice: what the sums of a table tell of its own numbers is not told again of
    the figures that were made of them.

    Args:
        reading: What was read of the sheets.
        records: Whether to check the records made of the rows too, beside the tables. None does
            so for up to :data:`MOST_ROWS` rows, and a notice says where it was not done, and how
            to have it done: to make records of very many rows and look at them takes several times
            as long as to hold their sums.

    Returns:
        The findings, the gravest first and then sheet by sheet, cell by cell, and what holds.

    >>> from cadre_training.model.grid import Grid
    >>> from cadre_training.readers.sheets.reader import read_grids
    >>> rows = (("Xã", "Số lớp năm 2022"), ("Tân An", "3"), ("Cộng", "4"))
    >>> result = check_sheets(read_grids([Grid(file="so-lop.csv", rows=rows)]))
    >>> [finding.code for finding in result.findings]
    ['cross-footing']
    """
    used = [table for table in reading.tables if table.takes is not Takes.NOTHING]
    tables = [table.tabulation for table in used]
    said = [one for table in used for one in _of_sums(table)]
    proposed = {
        proposal.spot.key: proposal for table in tables for proposal in unread_proposals(table)
    }
    remarked = [_remark(problem, proposed) for problem in reading.remarks]
    told = [*(one for one in said if isinstance(one, Finding)), *remarked]
    rows = sum(len(run) for table in reading.tables for run in table.layout.body.records())
    if records or rows == 0 or (records is None and rows <= MOST_ROWS):
        with collector_resting():
            of_records = check(reading.register)
    else:
        of_records = CheckResult()
        told.append(_not_checked(reading, rows))
    checked = CheckedCells(tables)
    wrong = frozenset(row for one in told for row in _rows(one.spots[:1]))
    findings = [
        *told,
        *(one for one in of_records.findings if not _is_told(one, told, wrong, checked)),
    ]
    findings = list(_once(findings))
    findings.sort(key=_order_on(reading))
    held = [
        *(one for one in said if isinstance(one, Held)),
        *(one for one in of_records.held if not _is_sum(one, checked)),
    ]
    return CheckResult(findings=tuple(findings), held=tuple(held))


def _of_sums(table: SheetTable) -> Iterator[Finding | Held]:
    """Yield what the sums of a table say; less firmly where the table itself is in doubt."""
    for one in cross_footing.find(table.tabulation):
        if isinstance(one, Finding) and table.layout.doubts:
            doubtful = Severity.WARNING if one.severity is Severity.ERROR else one.severity
            yield evolve(one, severity=doubtful, reasons=(*one.reasons, _MISREAD))
        else:
            yield one


def _not_checked(reading: SheetReading, rows: int) -> Finding:
    """Say that the records were not checked."""
    grid = reading.tables[0].layout.grid
    return Finding(
        code=RECORDS_NOT_CHECKED,
        severity=Severity.NOTICE,
        spots=(Spot.at(Place(grid.file)),),
        seen=Phrase.of(
            "Đã đối chiếu các phép cộng và từng ô; các bản ghi của {rows} dòng chưa được kiểm tra "
            "riêng. Muốn kiểm tra cả bản ghi, hãy chạy lại lệnh với --records (trong chương trình: "
            "records=True).",
            "The sums and each cell were checked; the records of {rows} rows were not checked by "
            "themselves. To have the records checked too, run the command again with --records (in "
            "a program: records=True).",
            rows=rows,
        ),
        reasons=(),
        question=_RULE_OF[RECORDS_NOT_CHECKED].question,
    )


def _remark(problem: Problem, proposed: Mapping[str, Proposal]) -> Finding:
    """Return what was remarked on reading as a finding."""
    rule = _RULE_OF.get(problem.code)
    spot = Spot.at(problem.place)
    proposal = proposed.get(spot.key)
    return Finding(
        code=problem.code,
        severity=Severity.NOTICE if rule is None else rule.severity,
        spots=(spot,),
        seen=Phrase.of("{message}.", "{message}.", message=_sentence(problem.message)),
        reasons=(),
        question=_QUESTION if rule is None else rule.question,
        proposals=() if proposal is None else (evolve(proposal, spot=spot),),
    )


def _sentence(message: Label) -> Label:
    """Return what was remarked as it begins a sentence."""
    vi, en = message.vi.rstrip("."), message.en.rstrip(".")
    return Label(f"{vi[:1].upper()}{vi[1:]}", f"{en[:1].upper()}{en[1:]}")


def _is_told(
    finding: Finding, told: Iterable[Finding], wrong: frozenset[Row], checked: CheckedCells
) -> bool:
    """Tell whether a finding on the records repeats what is told of the sheets.

    Args:
        finding: The finding.
        told: What is told of the sheets.
        wrong: The rows with a cell that is told of: a class that stands out there does so for it.
        checked: The cells whose sums were held.
    """
    if finding.code == MIXED_NOTATION:
        return any(one.code == MIXED_NOTATION for one in told)
    if finding.code == CLASS_SIZE:
        rows = _rows(finding.spots[:1])
        return bool(rows) and rows <= wrong
    return _is_sum(finding, checked)


def _is_sum(said: Finding | Held, checked: CheckedCells) -> bool:
    return said.code == part_whole.CODE and checked.hold(said.spots)


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings without rows that repeat where the records of just these rows are told of."""
    findings = list(findings)
    classes = [_rows(one.spots) for one in findings if one.code == DUPLICATE_CLASS]
    for finding in findings:
        if finding.code == DUPLICATE_ROW and any(_rows(finding.spots) <= rows for rows in classes):
            continue
        yield finding


def _rows(spots: Iterable[Spot]) -> frozenset[Row]:
    found: set[Row] = set()
    for spot in spots:
        place = place_of(spot)
        cell = cell_at(place)
        if place is not None and cell is not None:
            found.add((place.file, place.sheet, cell[0]))
    return frozenset(found)


def _order_on(reading: SheetReading) -> Callable[[Finding], Order]:
    """Return the key that puts findings in order: by gravity, then by sheet and cell."""
    grids = [table.layout.grid for table in reading.tables]
    sheets: dict[tuple[str, str | None], int] = {}
    for grid in grids:
        sheets.setdefault((grid.file, grid.sheet), len(sheets))

    def key(finding: Finding) -> Order:
        place = place_of(finding.spots[0]) if finding.spots else None
        row, column = cell_at(place) or (_LAST, 0)
        at = _LAST if place is None else sheets.get((place.file, place.sheet), _LAST - 1)
        return _GRAVITY[finding.severity], at, row, column

    return key


_MISREAD = Phrase.of(
    "Bảng này được đọc chưa chắc chắn: có dòng có thể bị hiểu nhầm là dòng tổng hoặc dòng số liệu.",
    "This table was read with doubt: a row may be taken wrongly for a total or a record.",
)
_QUESTION = Phrase.of(
    "Điều này có đúng như người lập biểu muốn không?",
    "Is this as whoever made the sheet meant it?",
)
