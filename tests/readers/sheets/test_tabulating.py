"""What a table states: total rows, printed formulas, headers, rates, shares, repeated rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from cadre_training.model.grid import ByColumn, Grid, RawCell
from cadre_training.model.tabulation import (
    AcrossFormula,
    AcrossRate,
    AcrossSum,
    DownSum,
    NumberColumn,
    Operator,
    Printed,
    ShareSum,
    Tabulation,
    Unclear,
)
from cadre_training.readers.sheets.layout import Block, HeaderColumn, OfWhich, TableLayout
from cadre_training.readers.sheets.tabulating import tabulate

Path = str | tuple[str, ...]


def tabulated(
    heads: Sequence[Path],
    rows: Sequence[Sequence[RawCell]],
    body: Block | None = None,
    *,
    numbers: Sequence[str | None] = (),
    formulas: dict[int, str] | None = None,
    adds: Sequence[int] | None = None,
    unread: dict[int, frozenset[int]] | None = None,
    skipped: frozenset[int] = frozenset(),
) -> Tabulation:
    """Tabulate a table that begins in A1: its first column holds words, the others numbers."""
    header: list[RawCell] = [str(head) for head in heads]
    for at, words in (formulas or {}).items():
        header[at] = words
    body = body or Block(parts=(range(1, 1 + len(rows)),))
    layout = TableLayout(
        grid=Grid(file="a.csv", rows=[header, *rows]),
        header=range(1),
        columns=tuple(
            HeaderColumn(
                index=at,
                path=(head,) if isinstance(head, str) else head,
                number=numbers[at] if at < len(numbers) else None,
                formula=(formulas or {}).get(at),
            )
            for at, head in enumerate(heads)
        ),
        body=body,
        rows=range(1, 1 + len(rows)),
        skipped=skipped,
    )

    def values(at: int) -> list[Printed]:
        cells = (row[at] for row in rows)
        return [cell if isinstance(cell, int | Decimal) else None for cell in cells]

    columns = [
        NumberColumn(
            index=at,
            label=str(head),
            values=values(at),
            adds=adds is None or at in adds,
            unread=(unread or {}).get(at, frozenset()),
        )
        for at, head in enumerate(heads)
        if at
    ]
    return tabulate(layout, columns)


def summed(table: Tabulation) -> list[tuple[int, tuple[int, ...]]]:
    """The sums across that are stated to be complete."""
    return [(rule.total, rule.plus) for rule in table.across if rule.exhaustive]


def named(*rows: Sequence[RawCell]) -> list[Sequence[RawCell]]:
    """Rows with a name in front."""
    return [(f"Xã {number}", *row) for number, row in enumerate(rows, start=1)]


class TestTotalRows:
    def test_groups_at_any_depth(self):
        rows = named(*((n,) for n in range(9)))
        inner = Block(label="a", totals=(4,), parts=(range(2, 4),))
        outer = Block(label="I", totals=(6,), parts=(inner, range(5, 6)))
        body = Block(totals=(9,), parts=(outer, range(7, 9)))
        assert tabulated(["Xã", "Số lớp"], rows, body).down == (
            DownSum(total=3, parts=range(1, 3)),
            DownSum(total=5, parts=(3, 4)),
            DownSum(total=8, parts=(5, 6, 7)),
        )

    def test_a_group_without_a_total_is_stood_for_by_its_rows(self):
        rows = named(*((n,) for n in range(6)))
        group = Block(label="I", parts=(range(2, 4),))
        body = Block(totals=(6,), parts=(group, range(4, 6)))
        assert tabulated(["Xã", "Số lớp"], rows, body).down == (
            DownSum(total=5, parts=(1, 2, 3, 4)),
        )

    def test_a_group_may_state_its_total_in_some_columns_only(self):
        rows = named((1, 10), (2, 20), (3, None), (3, 30))
        group = Block(label="I", totals=(3,), parts=(range(1, 3),))
        body = Block(totals=(4,), parts=(group,))
        assert tabulated(["Xã", "Số lớp", "Học viên"], rows, body).down == (
            DownSum(total=2, parts=range(2)),
            DownSum(total=3, parts=range(2, 3), columns=frozenset([0])),
            DownSum(total=3, parts=range(2), columns=frozenset([1])),
        )

    def test_a_head_and_a_row_that_both_state_a_total(self):
        rows = named((6, None), (1, 10), (5, 20), (6, 30), (6, 30))
        group = Block(label="I", head=1, totals=(1, 4), parts=(range(2, 4),))
        body = Block(totals=(5,), parts=(group,))
        assert tabulated(["Xã", "Số lớp", "Học viên"], rows, body).down == (
            DownSum(total=0, parts=range(1, 3)),
            DownSum(total=3, parts=range(1, 3)),
            DownSum(total=4, parts=range(3, 4)),
        )

    def test_rows_of_which(self):
        rows = named((5,), (2,), (7,), (12,))
        aside = OfWhich(of=1, rows=(2,))
        body = Block(totals=(4,), parts=(range(1, 2), range(3, 4)), of_which=(aside,))
        assert tabulated(["Xã", "Học viên"], rows, body).down == (
            DownSum(total=0, parts=(1,), exhaustive=False),
            DownSum(total=3, parts=(0, 2)),
        )

    def test_a_total_that_stands_twice_and_has_no_rows(self):
        body = Block(totals=(1, 2))
        assert tabulated(["Xã", "Số lớp"], named((5,), (6,)), body).down == (
            DownSum(total=1, parts=(0,)),
        )

    def test_skipped_rows_hold_nothing(self):
        rows = named((5,), (2,), (5,))
        body = Block(totals=(3,), parts=(range(1, 2),))
        table = tabulated(["Xã", "Số lớp"], rows, body, skipped=frozenset([2]))
        assert list(table.columns[0].values) == [5, None, 5]


class TestPrintedFormulas:
    HEADS = ("Xã", "Số lớp", "ĐT3", "ĐT4", "Khác")
    NUMBERS = ("1", "2", "3", "4", "5")

    def table(self, formula: str, at: int = 1, **rest) -> Tabulation:
        rows = named((6, 1, 2, 3), (9, 2, 3, 4))
        return tabulated(self.HEADS, rows, numbers=self.NUMBERS, formulas={at: formula}, **rest)

    def test_a_sum(self):
        (rule,) = self.table("2=3+4+5").across
        assert rule == AcrossSum(total=0, plus=(1, 2, 3), words="2=3+4+5", row=0)

    def test_a_difference_printed_in_another_column(self):
        (rule,) = self.table("3=2-4-5", at=4).across
        assert (rule.total, rule.plus, rule.minus) == (1, (0,), (2, 3))

    def test_without_its_left_side(self):
        (rule,) = self.table("=3+4+5").across
        assert (rule.total, rule.plus) == (0, (1, 2, 3))

    def test_numbers_with_leading_zeros_and_brackets(self):
        rows = named((3, 1, 2))
        table = tabulated(
            ["Xã", "a", "b", "c"],
            rows,
            numbers=["(01)", "(02)", "(03)", "(04)"],
            formulas={1: "(2)=(3)+(4)"},
        )
        assert summed(table) == [(0, (1, 2))]

    def test_columns_of_which_only_some_are_numbered_are_counted(self):
        rows = named((6, 1, 2, 3), (9, 2, 3, 4))
        table = tabulated(self.HEADS, rows, numbers=[None, "2"], formulas={1: "2=3+4+5"})
        assert summed(table) == [(0, (1, 2, 3))]
        other = tabulated(self.HEADS, rows, numbers=[None, "7"], formulas={1: "7=8+9+10"})
        assert [one.why for one in other.unclear] == [Unclear.NO_SUCH_COLUMN]

    def test_columns_that_nothing_numbers_are_counted_or_lettered_as_the_numbers_say(self):
        rows = named((6, 1, 2, 3), (9, 2, 3, 4), (5, 0, 1, 4))
        counted = tabulated(self.HEADS, rows, formulas={1: "Cột 2 = cột 3 + cột 4 + cột 5"})
        assert summed(counted) == [(0, (1, 2, 3))]
        lettered = tabulated(self.HEADS, rows, formulas={1: "B=C+D+E"})
        assert summed(lettered) == [(0, (1, 2, 3))]

    @pytest.mark.parametrize(
        ("formula", "why", "missing"),
        [
            ("2=3+4+7", Unclear.NO_SUCH_COLUMN, ("7",)),
            ("9=3+4", Unclear.NO_SUCH_COLUMN, ("9",)),
            ("2=1+3", Unclear.NO_NUMBERS, ("1",)),
            ("2=2+3", Unclear.CIRCULAR, ()),
            ("2=3+*4", Unclear.UNREADABLE, ()),
        ],
    )
    def test_what_cannot_be_held_is_kept(self, formula: str, why: Unclear, missing: tuple):
        table = self.table(formula)
        (unclear,) = table.unclear
        assert (unclear.why, unclear.names, unclear.words) == (why, missing, formula)
        assert (unclear.index, unclear.row) == (1, 0)
        assert table.across == ()

    def test_a_rate_is_in_percent_or_plain_as_its_numbers_are(self):
        heads = ("Xã", "Kế hoạch", "Thực hiện", "Đạt")
        numbers = ("1", "2", "3", "4")
        percent = named((4, 3, Decimal(75)), (8, 2, Decimal(25)))
        table = tabulated(heads, percent, numbers=numbers, formulas={3: "4=3/2"}, adds=[1, 2])
        assert table.rates == (
            AcrossRate(rate=2, part=1, whole=0, percent=True, words="4=3/2", row=0),
        )
        plain = named((4, 3, Decimal("0.75")), (8, 2, Decimal("0.25")))
        table = tabulated(heads, plain, numbers=numbers, formulas={3: "4=3/2"}, adds=[1, 2])
        assert [rule.percent for rule in table.rates] == [False]

    def test_another_formula(self):
        rows = named((6, 2, 3), (12, 3, 4))
        table = tabulated(
            ["Xã", "Tổng số buổi", "Số lớp", "Buổi mỗi lớp"],
            rows,
            numbers=["1", "2", "3", "4"],
            formulas={1: "2=3x4"},
        )
        assert table.formulas == (
            AcrossFormula(total=0, steps=(1, 2, Operator.MULTIPLY), words="2=3x4", row=0),
        )
        assert table.across == ()


class TestHeaders:
    ROWS = named((6, 1, 2, 3), (9, 2, 3, 4), (5, 0, 1, 4), (8, 2, 2, 4))

    def test_a_total_before_its_parts(self):
        heads: list[Path] = ["Xã", *(("Số lớp", name) for name in ("Tổng số", "ĐT2", "ĐT3", "ĐT4"))]
        assert summed(tabulated(heads, self.ROWS)) == [(0, (1, 2, 3))]

    def test_a_total_behind_its_parts(self):
        rows = [(*row[:1], *row[2:], row[1]) for row in self.ROWS]
        assert summed(tabulated(["Xã", "Quý I", "Quý II", "Quý III", "Cộng"], rows)) == [
            (3, (0, 1, 2))
        ]

    def test_words_put_together_in_one_cell(self):
        heads: list[Path] = [
            "Xã",
            *(f"Số lớp - {name}" for name in ("Tổng số", "ĐT2", "ĐT3", "ĐT4")),
        ]
        assert summed(tabulated(heads, self.ROWS)) == [(0, (1, 2, 3))]

    def test_the_numbers_tell_how_far_the_parts_go(self):
        rows = [(*row, 7) for row in self.ROWS]
        heads: list[Path] = ["Xã", "Tổng số", "ĐT2", "ĐT3", "ĐT4", "Số giảng viên"]
        assert summed(tabulated(heads, rows)) == [(0, (1, 2, 3))]

    def test_one_wrong_row_changes_nothing(self):
        rows = [("Xã 0", 99, 1, 2, 3), *self.ROWS]
        heads: list[Path] = ["Xã", "Tổng số", "ĐT2", "ĐT3", "ĐT4"]
        assert summed(tabulated(heads, rows)) == [(0, (1, 2, 3))]

    def test_numbers_that_do_not_bear_it_out(self):
        rows = named((11, 1, 2, 3), (14, 2, 3, 4), (10, 0, 1, 4), (13, 2, 2, 4))
        assert tabulated(["Xã", "Tổng số", "ĐT2", "ĐT3", "ĐT4"], rows).across == ()

    def test_too_few_rows_prove_nothing_where_words_leave_it_open(self):
        heads: list[Path] = ["Xã", "Tổng số", "ĐT2", "ĐT3", "ĐT4", "Số giảng viên"]
        assert tabulated(heads, [(*row, 7) for row in self.ROWS[:2]]).across == ()

    def test_columns_without_a_word_for_a_total(self):
        assert tabulated(["Xã", "Học viên", "ĐT2", "ĐT3", "ĐT4"], self.ROWS).across == ()

    def test_two_measures_under_each_group(self):
        heads: list[Path] = [
            "Xã",
            *((group, what) for group in ("Tổng số", "ĐT3", "ĐT4") for what in ("Lớp", "HV")),
        ]
        rows = named((3, 90, 1, 30, 2, 60), (5, 80, 2, 40, 3, 40), (7, 75, 3, 35, 4, 40))
        assert summed(tabulated(heads, rows)) == [(0, (2, 4)), (1, (3, 5))]

    def test_totals_of_groups_make_the_total(self):
        heads: list[Path] = [
            "Xã",
            "Tổng số",
            *((group, what) for group in ("ĐT3", "ĐT4") for what in ("Cộng", "Nam", "Nữ")),
        ]
        rows = named((9, 3, 1, 2, 6, 2, 4), (11, 5, 2, 3, 6, 3, 3), (7, 3, 2, 1, 4, 1, 3))
        assert summed(tabulated(heads, rows)) == [(0, (1, 4)), (1, (2, 3)), (4, (5, 6))]

    def test_women_are_a_part_only(self):
        heads: list[Path] = ["Xã", ("Số học viên", "Tổng số"), ("Số học viên", "Nữ")]
        rows = named((50, 20), (40, 15), (30, 10))
        assert tabulated(heads, rows).across == (AcrossSum(total=0, plus=(1,), exhaustive=False),)

    def test_of_which_behind_the_parts(self):
        heads: list[Path] = [
            "Xã",
            "Tổng số",
            "ĐT3",
            "ĐT4",
            ("Trong đó", "Nữ"),
            ("Trong đó", "Đảng viên"),
        ]
        rows = named((50, 20, 30, 10, 45), (40, 15, 25, 9, 40), (30, 10, 20, 8, 2))
        assert tabulated(heads, rows).across == (
            AcrossSum(total=0, plus=(1, 2)),
            AcrossSum(total=0, plus=(3, 4), exhaustive=False),
        )

    def test_of_which_behind_each_part(self):
        heads: list[Path] = ["Xã", "Tổng số", "Đối tượng 3", "Nữ", "Đối tượng 4", "Trong đó: nữ"]
        rows = named((50, 20, 8, 30, 10), (40, 15, 6, 25, 9), (30, 10, 7, 20, 8))
        assert tabulated(heads, rows).across == (
            AcrossSum(total=0, plus=(1, 3)),
            AcrossSum(total=1, plus=(2,), exhaustive=False),
            AcrossSum(total=3, plus=(4,), exhaustive=False),
        )

    def test_of_which_is_a_sum_where_the_numbers_prove_it(self):
        heads: list[Path] = ["Xã", "Số học viên", ("Trong đó", "ĐT3"), ("Trong đó", "ĐT4")]
        rows = named((50, 20, 30), (40, 15, 25), (30, 10, 20))
        assert summed(tabulated(heads, rows)) == [(0, (1, 2))]
        fewer = named((55, 20, 30), (45, 15, 25), (30, 10, 20))
        assert [rule.exhaustive for rule in tabulated(heads, fewer).across] == [False]

    def test_women_beside_men_or_money_are_no_part_of_them(self):
        rows = named((50, 20), (40, 15), (30, 10))
        assert tabulated(["Xã", "Nam", "Nữ"], rows).across == ()
        assert tabulated(["Xã", "Kinh phí", "Nữ"], rows).across == ()
        assert len(tabulated(["Xã", "Học viên", "Nữ"], rows).across) == 1

    def test_divided_into(self):
        heads: list[Path] = ["Xã", "Số học viên", ("Chia ra", "ĐT3"), ("Chia ra", "ĐT4")]
        assert summed(tabulated(heads, named((50, 20, 30), (40, 15, 25)))) == [(0, (1, 2))]

    def test_men_and_women_make_a_total(self):
        heads: list[Path] = ["Xã", "Tổng số", "Nam", "Nữ"]
        rows = named((50, 20, 30), (40, 15, 25), (30, 10, 20))
        assert summed(tabulated(heads, rows)) == [(0, (1, 2))]

    def test_what_a_formula_says_is_not_said_again(self):
        heads: list[Path] = ["Xã", "Tổng số", "ĐT2", "ĐT3", "ĐT4"]
        table = tabulated(
            heads, self.ROWS, numbers=["1", "2", "3", "4", "5"], formulas={1: "2=3+4+5"}
        )
        assert [rule.words for rule in table.across] == ["2=3+4+5"]

    def test_cells_that_were_not_read_prove_nothing(self):
        heads: list[Path] = ["Xã", "Tổng số", "ĐT2", "ĐT3", "ĐT4"]
        table = tabulated(heads, self.ROWS, unread={1: frozenset([0, 1, 2])})
        assert summed(table) == [(0, (1, 2, 3))]  # the one row left says so, and so do the words
        table = tabulated(heads, self.ROWS, unread={1: frozenset([0, 1, 2, 3])})
        assert table.across == ()

    @pytest.mark.parametrize("every", [2, 5, 10, 20, 25, 30, 50])
    def test_errors_that_come_again_every_so_many_rows_hide_no_sum(self, every: int):
        rows = [
            (f"Xã {n}", n % 83, n % 59, n % 83 + n % 59 + 7 * (n % every == 0 and n % 3 > 0))
            for n in range(6000)
        ]
        table = tabulated(("Xã", "Học viên nữ", "Học viên nam", "Tổng số học viên"), rows)
        assert table.across == (AcrossSum(total=2, plus=(0, 1)),)


class TestRates:
    def test_plan_and_result(self):
        heads: list[Path] = ["Xã", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"]
        rows = named((4, 3, 75), (8, 2, 25), (3, 1, Decimal("33.3")), (7, 7, 100))
        assert tabulated(heads, rows, adds=[1, 2]).rates == (AcrossRate(rate=2, part=1, whole=0),)

    def test_the_numbers_tell_of_which_columns(self):
        heads: list[Path] = ["Xã", "Triệu tập", "Có mặt", "Nữ", "Tỷ lệ"]
        rows = named((40, 30, 9, 30), (80, 20, 5, 25), (30, 10, 6, 60), (70, 35, 14, 40))
        assert tabulated(heads, rows, adds=[1, 2, 3]).rates == (
            AcrossRate(rate=3, part=2, whole=1),
        )

    def test_a_mean_is_plain(self):
        heads: list[Path] = ["Xã", "Số lớp", "Số học viên", "Bình quân HV/lớp"]
        rows = named((2, 91, Decimal("45.5")), (3, 91, Decimal("30.3")), (4, 90, Decimal("22.5")))
        assert tabulated(heads, rows, adds=[1, 2]).rates == (
            AcrossRate(rate=2, part=1, whole=0, percent=False),
        )

    def test_few_rows_need_clear_words(self):
        rows = named((4, 3, 75), (8, 2, 25))
        clear = ["Xã", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"]
        assert len(tabulated(clear, rows, adds=[1, 2]).rates) == 1
        unclear = ["Xã", "Số lớp A", "Số lớp B", "Tỷ lệ (%)"]
        assert tabulated(unclear, rows, adds=[1, 2]).rates == ()

    def test_rates_of_nothing_in_the_table(self):
        heads: list[Path] = ["Xã", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"]
        rows = named((4, 3, 12), (8, 2, 99), (3, 1, 47), (7, 7, 5))
        assert tabulated(heads, rows, adds=[1, 2]).rates == ()


class TestShares:
    BODY = Block(totals=(4,), parts=(range(1, 4),))

    def test_a_total_of_a_hundred(self):
        rows = named((10, 20), (15, 30), (25, 50), (50, 100))
        table = tabulated(["Xã", "Số lớp", "Cơ cấu (%)"], rows, self.BODY, adds=[1])
        assert table.shares == (ShareSum(column=1, parts=range(3)),)

    def test_shares_without_a_total(self):
        rows = named((10, 20), (15, 30), (25, 48), (50, None))
        table = tabulated(["Xã", "Số lớp", "Cơ cấu (%)"], rows, self.BODY, adds=[1])
        assert len(table.shares) == 1
        table = tabulated(["Xã", "Số lớp", "Tỷ lệ nữ (%)"], rows, self.BODY, adds=[1])
        assert table.shares == ()

    def test_another_total_says_that_they_are_no_shares(self):
        rows = named((10, 95), (15, 80), (25, 99), (50, 91))
        table = tabulated(["Xã", "Số lớp", "Tỷ lệ (%)"], rows, self.BODY, adds=[1])
        assert table.shares == ()


class TestRows:
    def test_labels_are_the_first_words(self):
        table = tabulated(["Xã", "Số lớp"], [("  An   Trường ", 3), (None, 4), ("12", 5)])
        assert list(table.row_labels) == ["An Trường", "", ""]
        assert list(table.row_labels[0:2]) == ["An Trường", ""]
        assert len(table.row_labels) == 3

    def test_rows_that_repeat(self):
        rows = [("Lớp A", 1, 45), ("Lớp B", 1, 45), ("Lớp A", 1, 45), ("Lớp A", 2, 45)]
        assert tabulated(["Lớp", "Số lớp", "Học viên"], rows).repeated == ((0, 2),)

    def test_rows_of_columns_that_repeat(self):
        names, counts = (
            ("TT", "Lớp", "HV"),
            (("Lớp A", 5), ("Lớp B", 5), ("Lớp A", 5), ("Lớp A", 6)),
        )
        rows = ((str(at), name, count) for at, (name, count) in enumerate((*counts, counts[0]), 1))
        columns = tuple(zip(names, *rows, strict=True))
        layout = TableLayout(
            grid=Grid(file="a.csv", rows=ByColumn(columns)),
            header=range(1),
            columns=tuple(HeaderColumn(index=at, path=(name,)) for at, name in enumerate(names)),
            body=Block(parts=(range(1, 6),)),
            rows=range(1, 6),
        )
        column = NumberColumn(index=2, label="HV", values=[5, 5, 5, 6, 5])
        assert tabulate(layout, [column]).repeated == ((0, 2, 4),)

    def test_rows_with_the_same_hash_are_not_the_same(self):
        assert hash(-1) == hash(-2)
        rows = [("Lớp A", -1), ("Lớp A", -2)]
        assert tabulated(["Lớp", "Học viên"], rows).repeated == ()
        rows = [*rows, ("Lớp A", -2)]
        assert tabulated(["Lớp", "Học viên"], rows).repeated == ((1, 2),)

    def test_the_serial_number_makes_no_difference(self):
        layout = TableLayout(
            grid=Grid(
                file="a.csv",
                rows=[("TT", "Lớp", "HV"), (1, "Lớp A", 45), (2, "Lớp A", 45), (3, "Lớp B", 45)],
            ),
            header=range(1),
            columns=tuple(
                HeaderColumn(index=at, path=(name,)) for at, name in enumerate(("TT", "Lớp", "HV"))
            ),
            body=Block(parts=(range(1, 4),)),
            rows=range(1, 4),
        )
        column = NumberColumn(index=2, label="HV", values=[45, 45, 45])
        assert tabulate(layout, [column]).repeated == ((0, 1),)

    def test_the_same_words_in_two_groups_are_two_things(self):
        rows = [("I", None), ("Nữ", 5), ("II", None), ("Nữ", 5)]
        groups = tuple(
            Block(label=name, head=head, parts=(range(head + 1, head + 2),))
            for name, head in (("I", 1), ("II", 3))
        )
        assert tabulated(["Xã", "HV"], rows, Block(parts=groups)).repeated == ()

    def test_rows_without_words_or_numbers_are_like_no_other(self):
        rows = [(None, 5), (None, 5), ("Xã A", None), ("Xã A", None), ("Xã B", 0), ("Xã B", 0)]
        assert tabulated(["Xã", "HV"], rows).repeated == ()

    def test_places(self):
        table = tabulated(["Xã", "Số lớp"], named((5,), (6,)))
        assert str(table.place(1, 0)) == "a.csv!B3"
        assert str(table.cell(0, 1)) == "a.csv!B1"
