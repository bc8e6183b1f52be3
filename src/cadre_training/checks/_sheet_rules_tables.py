"""The rules for sheets, tables, columns and groups as they were understood."""

from __future__ import annotations

from cadre_training.checks._sheet_rule import rule
from cadre_training.checks.finding import Severity
from cadre_training.model.label import Label

_READ_RIGHT = Label("Bảng này có được đọc đúng không?", "Was this table read rightly?")
_WHAT_COLUMN = Label("Cột này ghi gì?", "What does this column hold?")
_WHAT_GROUP = Label(
    "Đây là đối tượng nào, theo văn bản nào?",
    "Which target group is this, and by which document?",
)
_WHEN = Label(
    "Các số trong bảng này thuộc thời gian nào?",
    "Of which time are the numbers of this table?",
)

RECORDS_NOT_CHECKED = "records-not-checked"
"""Said by the check itself: how much was looked at."""

TABLE_RULES = (
    rule(
        RECORDS_NOT_CHECKED,
        Label("bản ghi chưa được kiểm tra riêng", "records that were not checked by themselves"),
        Label(
            "Bảng tính có rất nhiều dòng. Các phép cộng, công thức, tỷ lệ và từng ô đã được đối "
            "chiếu; các phép kiểm tra dành cho bản ghi (sĩ số khác thường, lớp trùng nhau, năm "
            "không có số liệu…) thì chưa, vì mất nhiều thời gian hơn. Có thể yêu cầu kiểm tra cả "
            "bản ghi.",
            "The spreadsheet has very many rows. Its sums, formulas, rates and cells were checked; "
            "the checks of records (class sizes that stand out, classes that repeat, years without "
            "data …) were not, since they take longer. They can be asked for.",
        ),
        Label("Có cần kiểm tra cả các bản ghi không?", "Should the records be checked too?"),
    ),
    rule(
        "column-not-understood",
        Label("cột chưa hiểu", "columns that are not understood"),
        Label(
            "Tiêu đề của một cột số không cho biết cột ghi gì. Các số của cột vẫn được cộng để "
            "kiểm tra, nhưng không thành bản ghi. Tệp ánh xạ có thể nói cột này là gì, và được "
            "dùng lại cho các biểu sau.",
            "The header of a column of numbers does not tell what it holds. Its numbers are added "
            "up and checked all the same, and make no records. The mapping file can say what it "
            "is, and is used again for later sheets.",
        ),
        _WHAT_COLUMN,
    ),
    rule(
        "new-column",
        Label("cột mới so với tệp ánh xạ", "columns that the mapping file does not have"),
        Label(
            "Bảng có một cột mà tệp ánh xạ chưa có; cột được hiểu theo chữ ở tiêu đề. Có thể biểu "
            "mẫu năm nay đã thêm cột hoặc đổi tên cột.",
            "The table has a column that the mapping file does not have; it is understood by the "
            "words of its header. This year's form may have a new column, or a new name for one.",
        ),
        _WHAT_COLUMN,
    ),
    rule(
        "column-gone",
        Label("cột không còn trong bảng", "columns of the mapping file that are gone"),
        Label(
            "Tệp ánh xạ có một cột mà bảng này không có. Có thể cột đã bị bỏ hoặc đổi tên; nếu "
            "đổi tên thì hãy sửa tên trong tệp ánh xạ.",
            "The mapping file has a column that this table does not have. It may have been "
            "removed or renamed; if it was renamed, correct its name in the mapping file.",
        ),
        _WHAT_COLUMN,
    ),
    rule(
        "new-table",
        Label("bảng mới so với tệp ánh xạ", "tables that the mapping file does not have"),
        Label(
            "Tệp ánh xạ chưa có bảng này; bảng được hiểu theo chữ ở tiêu đề cột. Có thể là biểu "
            "mới, hoặc tiêu đề đã thay đổi nhiều so với năm trước.",
            "The mapping file does not have this table; it is understood by the words of its "
            "header. It may be new, or its header differs much from last year's.",
        ),
        _READ_RIGHT,
    ),
    rule(
        "table-gone",
        Label("bảng không còn trong tài liệu", "tables of the mapping file that are gone"),
        Label(
            "Tệp ánh xạ có một bảng mà không trang tính nào có. Có thể thiếu một trang, hoặc tiêu "
            "đề đã thay đổi nhiều so với năm trước.",
            "The mapping file has a table that is on no sheet. A sheet may be missing, or the "
            "header differs much from last year's.",
        ),
        Label("Bảng này nay ở đâu?", "Where is this table now?"),
    ),
    rule(
        "doubtful-table",
        Label("bảng được tìm thấy mà chưa chắc chắn", "tables that were found with doubt"),
        Label(
            "Không chắc chắn đâu là tiêu đề, đâu là dòng số liệu, dòng nhóm hay dòng tổng. Những "
            "gì đã đọc được vẫn được kiểm tra, nhưng cần có người xem lại trước khi dùng.",
            "It is not certain which rows are the header, records, heads of groups or totals. "
            "What was read is checked all the same, and should be looked at before it is used.",
        ),
        _READ_RIGHT,
        Severity.WARNING,
    ),
    rule(
        "row-left-out",
        Label("dòng có số mà không được tính", "rows with numbers that are not counted"),
        Label(
            "Một dòng giữa bảng có số nhưng được hiểu là tiêu đề nhắc lại ở trang sau, hoặc là "
            "dòng đánh số cột, nên không vào bản ghi hay phép cộng nào. Tệp ánh xạ có thể ghi dòng "
            "đó là dòng số liệu.",
            "A row within the table holds numbers and was taken for the header that comes again on "
            "a new page, or for the numbers of the columns, so that it is in no record and no sum. "
            "The mapping file can say that it is a record.",
        ),
        Label("Dòng này có phải là dòng số liệu không?", "Is this row a record?"),
        Severity.WARNING,
    ),
    rule(
        "duplicate-table",
        Label("bảng lặp lại", "tables that stand twice"),
        Label(
            "Hai bảng giống hệt nhau; bảng sau không được tính lần nữa. Có thể một trang tính "
            "được sao chép để làm biểu mới mà chưa sửa số.",
            "Two tables are the same; the later one is not counted again. A sheet may have been "
            "copied for a new report, and its numbers not changed yet.",
        ),
        Label(
            "Hai bảng này có cùng nói về một việc không?",
            "Do these two tables tell of the same thing?",
        ),
        Severity.WARNING,
    ),
    rule(
        "same-totals",
        Label("bảng có cùng các tổng với bảng khác", "tables with the totals of another one"),
        Label(
            "Hai bảng có tiêu đề khác nhau mà các tổng bằng nhau: có lẽ cùng nói về các lớp ấy "
            "theo hai cách chia. Bảng sau chỉ dùng để đối chiếu, để không lớp nào bị tính hai lần.",
            "Two tables with unlike headers have the same totals: both seem to tell of the same "
            "classes, divided in two ways. The later one is only compared, so that no class "
            "counts twice.",
        ),
        Label(
            "Hai bảng này nói về cùng các lớp hay các lớp khác nhau?",
            "Do these two tables tell of the same classes, or of others?",
        ),
    ),
    rule(
        "hidden-sheet",
        Label("trang tính ẩn", "hidden sheets"),
        Label(
            "Trang tính này không hiện khi mở tệp nhưng vẫn được đọc và kiểm tra. Trang ẩn thường "
            "là bản cũ hoặc bảng trung gian.",
            "This sheet is not shown when the file is opened, and was read and checked all the "
            "same. Hidden sheets are often old versions or working tables.",
        ),
        Label("Trang ẩn này còn dùng không?", "Is this hidden sheet still in use?"),
    ),
    rule(
        "empty-sheet",
        Label("trang tính trống", "empty sheets"),
        Label(
            "Trang tính này không có ô nào ghi gì, nên không có gì để đọc. Có thể số liệu ở tệp "
            "khác hoặc trang chưa được điền.",
            "No cell of this sheet holds anything, so that there is nothing to read. The numbers "
            "may be in another file, or the sheet was not filled in.",
        ),
        Label("Trang này có cần số liệu không?", "Should there be numbers on this sheet?"),
    ),
    rule(
        "no-table",
        Label("trang tính không có bảng", "sheets without a table"),
        Label(
            "Trang tính có chữ hoặc số nhưng không có tiêu đề cột nào để đọc thành bảng, nên "
            "không có gì trên trang được tính hay kiểm tra.",
            "The sheet holds words or numbers, and no header under which they could be read as a "
            "table, so that nothing on it is counted or checked.",
        ),
        Label(
            "Trang này có bảng số liệu nào cần đọc không?",
            "Is there a table on this sheet that should be read?",
        ),
    ),
    rule(
        "no-period",
        Label("không biết thời gian", "rows whose time is not known"),
        Label(
            "Không có cột, tiêu đề hay dòng chữ nào quanh bảng cho biết các dòng thuộc năm nào, "
            "nên chúng không thành bản ghi lớp. Tệp ánh xạ có thể ghi thời gian của bảng.",
            "No column, header or line around the table tells of which year its rows are, so that "
            "they make no records of classes. The mapping file can give the period of the table.",
        ),
        _WHEN,
        Severity.WARNING,
    ),
    rule(
        "several-periods",
        Label("nhiều khoảng thời gian quanh bảng", "several periods around a table"),
        Label(
            "Tên bảng và các dòng chữ quanh bảng nêu nhiều khoảng thời gian, và không biết bảng "
            "thuộc khoảng nào. Không khoảng nào được chọn đại; tệp ánh xạ có thể ghi rõ.",
            "The title and the lines around the table name several periods, and which is its own "
            "cannot be told. None is guessed; the mapping file can say which.",
        ),
        _WHEN,
        Severity.WARNING,
    ),
    rule(
        "no-classes",
        Label("có học viên mà không có số lớp", "learners without a number of classes"),
        Label(
            "Bảng nêu số học viên mà không nêu số lớp hay từng lớp, nên các số được giữ làm số "
            "liệu báo cáo, không thành bản ghi lớp: một bản ghi phải biết nó là mấy lớp.",
            "The table states learners and neither how many classes nor each class, so that its "
            "numbers are kept as reported figures: a record must know how many classes it is.",
        ),
        Label("Các học viên này học mấy lớp?", "In how many classes were these learners?"),
    ),
    rule(
        "class-count-missing",
        Label("dòng có học viên mà chưa ghi số lớp", "rows with learners and no number of classes"),
        Label(
            "Bảng có cột số lớp, nhưng dòng này để trống ô đó mà vẫn ghi học viên. Không số lớp "
            "nào được đoán, nên dòng không thành bản ghi lớp; số học viên vẫn được cộng để kiểm "
            "tra.",
            "The table has a column for the number of classes, and this row leaves it blank "
            "beside its learners. No number is guessed, so that the row makes no record of "
            "classes; its learners are added up and checked all the same.",
        ),
        Label(
            "Các học viên ở dòng này học mấy lớp?",
            "In how many classes were the learners of this row?",
        ),
        Severity.WARNING,
    ),
    rule(
        "learners-without-class",
        Label("không có lớp mà có học viên", "learners where no class was held"),
        Label(
            "Dòng ghi số lớp là 0 mà số học viên lại lớn hơn 0. Có thể số lớp hoặc số học viên "
            "ghi nhầm dòng, hoặc học viên học ghép với lớp của đơn vị khác.",
            "The row states no class, and learners above zero. The number of classes or of "
            "learners may stand in the wrong row, or the learners joined a class of another unit.",
        ),
        Label("Các học viên này học ở lớp nào?", "In which class were these learners?"),
        Severity.WARNING,
    ),
    rule(
        "scheme-unknown",
        Label("đối tượng không rõ theo văn bản nào", "groups whose scheme is not known"),
        Label(
            "“Đối tượng 1–4” có trong Quy định 164 và trong giáo dục quốc phòng và an ninh với "
            "nghĩa khác nhau; số đối tượng mà không rõ cách phân nhóm thì chưa có nghĩa. Không "
            "cách nào được đoán; tệp ánh xạ có thể ghi rõ.",
            "“Groups 1–4” stand in Regulation 164 and in defence and security education, and mean "
            "different people; a group's number without its scheme means nothing yet. None is "
            "guessed; the mapping file can say which.",
        ),
        _WHAT_GROUP,
        Severity.WARNING,
    ),
    rule(
        "other-scheme",
        Label(
            "đối tượng của giáo dục quốc phòng và an ninh",
            "groups of defence and security education",
        ),
        Label(
            "Các chữ quanh bảng cho thấy đây là đối tượng của giáo dục quốc phòng và an ninh, "
            "không phải đối tượng theo Quy định 164 hay 145, nên không được tính chung.",
            "The words around the table show that these are groups of defence and security "
            "education, and none of Regulation 164 or 145, so that they are not counted together.",
        ),
        _WHAT_GROUP,
    ),
    rule(
        "group-not-understood",
        Label("không hiểu đối tượng", "target groups that are not understood"),
        Label(
            "Ô đối tượng ghi những chữ không cho biết là đối tượng nào. Bản ghi của các dòng đó "
            "được giữ, nhưng không có đối tượng, nên không vào các tổng theo đối tượng.",
            "The cell for the target group holds words that do not tell which group is meant. The "
            "records of these rows are kept without a group, and are in no total by group.",
        ),
        _WHAT_GROUP,
        Severity.WARNING,
    ),
    rule(
        "several-groups",
        Label("nhiều đối tượng trong một ô", "several target groups in one cell"),
        Label(
            "Một ô nêu nhiều đối tượng cùng lúc, như “đối tượng 3, 4”, mà số học viên không được "
            "chia ra. Bản ghi được giữ nhưng không có đối tượng.",
            "A cell names several groups at once, such as “groups 3 and 4”, and the learners are "
            "not divided between them. The record is kept without a group.",
        ),
        Label(
            "Mỗi đối tượng có bao nhiêu học viên?",
            "How many learners were there of each group?",
        ),
    ),
)
