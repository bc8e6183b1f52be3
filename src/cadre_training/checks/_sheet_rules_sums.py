"""The rules for the sums that a sheet states."""

from __future__ import annotations

from cadre_training.checks._sheet_rule import rule
from cadre_training.checks.finding import Severity
from cadre_training.model.label import Label

SUM_RULES = (
    rule(
        "cross-footing",
        Label("cộng ngang, cộng dọc không khớp", "sums across and down that do not agree"),
        Label(
            "Mỗi dòng tổng (ở mọi cấp) được đối chiếu với các dòng của nó, mỗi cột tổng mà tiêu "
            "đề nêu với các cột của nó, từng dòng một. Một số sai làm lệch nhiều phép cộng cùng "
            "lúc: chỉ ô đó được nêu, kèm các phép cộng bị lệch. Khi chỉ một phép cộng bị lệch thì "
            "ô nào trong đó cũng có thể sai; các ô được xếp theo những lỗi hay gặp (đảo chữ số, "
            "thừa hoặc thiếu số 0, tính một dòng hai lần). Số được gợi ý không bao giờ được tự "
            "sửa. Ô trống được coi là không có gì; phép cộng có ô không đọc được thì không đối "
            "chiếu.",
            "Each row of totals, at any depth, is held against its rows, and each column that a "
            "header states to be a total against its columns, row by row. One wrong number breaks "
            "several sums at once: only its cell is named, with the sums that it breaks. Where "
            "only one sum is broken any of its cells may be wrong; they are ranked by what often "
            "happens (digits swapped, a zero too many or too few, a row counted twice). What is "
            "proposed is never applied. A blank cell counts as nothing; a sum with a cell that "
            "could not be read is not held.",
        ),
        Label("Theo sổ gốc, con số nào là đúng?", "Which number is right by the original records?"),
        Severity.ERROR,
    ),
    rule(
        "printed-formula",
        Label("không khớp với công thức in trên biểu", "numbers that break a printed formula"),
        Label(
            "Biểu mẫu in sẵn cách tính như “3=4+6+8” hay “(5)=(4)/(3)”; cách tính đó được giữ ở "
            "mọi dòng, kể cả dòng tổng. Công thức không đọc được, nêu cột không có trong bảng, "
            "hoặc chỉ đúng ở một số ít dòng cũng được nêu, vì có thể biểu đã thêm bớt cột mà chưa "
            "sửa công thức.",
            "Forms print how a column is made, such as “3=4+6+8” or “(5)=(4)/(3)”; that is held "
            "in every row, totals included. A formula that cannot be read, that names columns "
            "which are not there, or that only few rows obey is named too: columns may have been "
            "added or removed without the formula.",
        ),
        Label(
            "Công thức hay con số là đúng, và cột này được tính từ những cột nào?",
            "Is the formula right or the number, and of which columns is this one made?",
        ),
        Severity.ERROR,
    ),
    rule(
        "sheet-rate",
        Label("tỷ lệ không khớp với hai số của nó", "rates that are not those of their numbers"),
        Label(
            "Một cột tỷ lệ hay bình quân được tính lại từ hai cột mà tiêu đề, công thức hoặc "
            "chính các số cho biết. Cho phép lệch một đơn vị ở chữ số cuối, vì các nguồn khi thì "
            "làm tròn khi thì cắt bớt. Lệch nhiều hơn có thể do một trong ba số ghi nhầm, hoặc tỷ "
            "lệ tính trên một số khác.",
            "A column of rates or means is made again of the two columns that the header, a "
            "formula or the numbers themselves give. One unit of the last place is allowed, for "
            "sources round and cut off. More than that may come from any of the three numbers, or "
            "the rate may be of another number.",
        ),
        Label("Tỷ lệ này tính từ hai số nào?", "Of which two numbers is this rate?"),
        Severity.WARNING,
    ),
    rule(
        "sheet-shares",
        Label("cơ cấu không cộng thành 100%", "shares of a column that do not make 100 %"),
        Label(
            "Các tỷ lệ của một cột cùng chia một tổng thì phải cộng thành 100%; mỗi tỷ lệ được "
            "phép lệch một đơn vị ở chữ số cuối. Lệch nhiều hơn có thể do thiếu một dòng, các "
            "dòng chồng nhau, hoặc chép nhầm.",
            "The percentages of a column that share one whole must make 100 %; each may be off by "
            "one unit of its last place. More than that may come from a row that is missing, from "
            "rows that overlap, or from a number copied wrongly.",
        ),
        Label(
            "Mỗi tỷ lệ tính trên tổng nào, và đã đủ các dòng chưa?",
            "Of which whole is each share, and are all rows there?",
        ),
        Severity.WARNING,
    ),
    rule(
        "duplicate-row",
        Label("dòng lặp lại", "rows that repeat"),
        Label(
            "Trong cùng một nhóm có những dòng giống hệt nhau cả chữ lẫn số, không kể số thứ tự. "
            "Có thể một dòng được nhập hai lần, cũng có thể là hai việc khác nhau có số liệu "
            "giống nhau.",
            "Rows of one group hold the same words and numbers, but for the column that numbers "
            "them. One row may have been entered twice, or two different things have the same "
            "numbers.",
        ),
        Label("Đây là một hay nhiều việc khác nhau?", "Is this one thing, or are these several?"),
    ),
)
