"""What is said of sheets, tables and columns as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from cadre_training.codec.problem import Problem, shown
from cadre_training.model.grid import Grid
from cadre_training.model.label import Label
from cadre_training.model.notation import Notation
from cadre_training.model.source import Place
from cadre_training.readers.numbers import Decision


def _label(header: Iterable[str]) -> str:
    return shown(" / ".join(header))


def hidden_sheet(grid: Grid) -> Problem:
    """Say that a sheet is not shown, and was read."""
    return Problem(
        "hidden-sheet",
        Label(
            "trang tính này đang bị ẩn nhưng vẫn được đọc; nếu không dùng nữa, hãy xóa đi",
            "this sheet is hidden and was read all the same; delete it if it is of no use",
        ),
        grid.place(0, 0),
    )


def empty_sheet(grid: Grid) -> Problem:
    """Say that a sheet has nothing in it."""
    return Problem(
        "empty-sheet",
        Label("trang tính này không có gì", "there is nothing on this sheet"),
        grid.place(0, 0),
    )


def no_table(grid: Grid) -> Problem:
    """Say that a sheet has no table."""
    return Problem(
        "no-table",
        Label(
            "không tìm thấy bảng nào trên trang tính này",
            "no table was found on this sheet",
        ),
        grid.place(0, 0),
    )


def doubtful_table(place: Place) -> Problem:
    """Say that it is not certain how a table lies on the sheet."""
    return Problem(
        "doubtful-table",
        Label(
            "không chắc chắn đâu là tiêu đề cột và dòng số liệu của bảng này; hãy xem lại những gì "
            "đã đọc được",
            "it is not certain which rows are the header of this table and which its records; "
            "look at what was read",
        ),
        place,
    )


def row_left_out(place: Place) -> Problem:
    """Say that a row with numbers was taken for no part of the table."""
    return Problem(
        "row-left-out",
        Label(
            "dòng này có số nhưng được hiểu là tiêu đề nhắc lại hoặc dòng đánh số cột nên không "
            'được tính; nếu là dòng số liệu, hãy ghi role = "record" cho dòng trong tệp ánh xạ',
            "this row holds numbers and was taken for a header that comes again, or for the "
            'numbers of the columns; if it is a record, write role = "record" for it in the '
            "mapping file",
        ),
        place,
    )


def duplicate_table(place: Place, first: Place) -> Problem:
    """Say that a table stands twice."""
    return Problem(
        "duplicate-table",
        Label(
            f"bảng này giống hệt bảng ở {first} nên không được tính lần nữa",
            f"this table is the same as the one at {first} and is not counted again",
        ),
        place,
    )


def same_totals(place: Place, first: Place) -> Problem:
    """Say that two tables seem to tell of the same classes."""
    return Problem(
        "same-totals",
        Label(
            f"các tổng của bảng này bằng các tổng của bảng ở {first}: có lẽ cả hai nói về cùng các "
            "lớp, nên bảng này chỉ được dùng để đối chiếu. Nếu là những lớp khác, hãy ghi "
            'takes = "records" cho bảng này trong tệp ánh xạ',
            f"the totals of this table are those of the table at {first}: both seem to tell of the "
            "same classes, so that this one is only compared. If they are other classes, write "
            'takes = "records" for this table in the mapping file',
        ),
        place,
    )


def not_understood(header: Iterable[str], others: int, place: Place) -> Problem:
    """Say that a column holds numbers and was not understood, and how many others are like it."""
    words = _label(header)
    vi = f" và {others} cột khác" if others else ""
    en = f" and {others} other columns" if others else ""
    return Problem(
        "column-not-understood",
        Label(
            f"chưa hiểu cột “{words}”{vi} đếm gì: các số được cộng để kiểm tra nhưng không "
            'thành bản ghi. Hãy ghi field trong tệp ánh xạ, như field = "learners"',
            f"what the column '{words}'{en} counts is not understood: the numbers are added "
            "up and checked, and make no records. Write the field in the mapping file, as "
            'field = "learners"',
        ),
        place,
    )


def new_column(header: Iterable[str], field: Label, place: Place) -> Problem:
    """Say that a column is not in the mapping."""
    words = _label(header)
    return Problem(
        "new-column",
        Label(
            f"tệp ánh xạ chưa có cột “{words}”; cột được hiểu theo chữ là: {field.vi}",
            f"the mapping file does not have the column '{words}'; by its words it is taken for: "
            f"{field.en}",
        ),
        place,
    )


def column_gone(header: Iterable[str], place: Place) -> Problem:
    """Say that a column of the mapping is not on the sheet."""
    words = _label(header)
    return Problem(
        "column-gone",
        Label(
            f"bảng này không có cột “{words}” mà tệp ánh xạ có",
            f"this table does not have the column '{words}' of the mapping file",
        ),
        place,
    )


def new_table(place: Place) -> Problem:
    """Say that a table is not in the mapping."""
    return Problem(
        "new-table",
        Label(
            "tệp ánh xạ chưa có bảng này; bảng được hiểu theo chữ ở tiêu đề cột",
            "the mapping file does not have this table; it is understood by the words of its "
            "header",
        ),
        place,
    )


def table_gone(title: str | None, header: Iterable[str], place: Place) -> Problem:
    """Say that a table of the mapping is on no sheet."""
    words = shown(title) if title else _label(header)
    return Problem(
        "table-gone",
        Label(
            f"không có bảng nào như bảng “{words}” của tệp ánh xạ",
            f"there is no table like '{words}' of the mapping file",
        ),
        place,
    )


def mixed_notation(decision: Decision) -> Problem | None:
    """Say that the numbers of a document are written in two ways; None where they are not."""
    if not decision.mixed:
        return None
    odd = Notation.VI if decision.vi < decision.en else Notation.EN
    found = {one.notation: one for one in reversed(decision.evidence)}
    one, other = found.get(odd), found.get(odd.other)
    if one is None or other is None or one.place is None:
        return None
    way, usual = odd.label, odd.other.label
    return Problem(
        "mixed-notation",
        Label(
            f"“{one.form}” được viết theo cách khác ({way.vi}) với “{other.form}” ở {other.place} "
            f"({usual.vi}); mỗi số được đọc theo chính dạng của nó, hãy viết theo cùng một cách",
            f"'{one.form}' is written in another way ({way.en}) than '{other.form}' at "
            f"{other.place} ({usual.en}); each is read by its own form, but write them in one way",
        ),
        one.place,
    )


def several_periods(place: Place) -> Problem:
    """Say that the words around a table name several periods."""
    return Problem(
        "several-periods",
        Label(
            "các dòng chữ quanh bảng nêu nhiều khoảng thời gian nên không biết bảng thuộc thời "
            'gian nào; hãy ghi period cho bảng trong tệp ánh xạ, như period = "2022"',
            "the words around the table name several periods, and which is its own cannot be "
            'told; write its period in the mapping file, as period = "2022"',
        ),
        place,
    )


def no_period(place: Place, rows: int) -> Problem:
    """Say that it is not known when what the rows tell of was held."""
    return Problem(
        "no-period",
        Label(
            f"không biết thời gian của {rows} dòng nên các dòng này không thành bản ghi lớp; hãy "
            'ghi period cho bảng trong tệp ánh xạ, như period = "2022"',
            f"it is not known when what {rows} rows tell of was held, so that they make no records "
            'of classes; write the period of the table in the mapping file, as period = "2022"',
        ),
        place,
    )


def no_classes(place: Place) -> Problem:
    """Say that rows tell of learners and not of how many classes."""
    return Problem(
        "no-classes",
        Label(
            "bảng này nêu số học viên mà không nêu số lớp hay từng lớp, nên các số chỉ là số "
            "liệu báo cáo, không thành bản ghi lớp",
            "this table states learners and neither the number of classes nor each class, so that "
            "its numbers are reported figures and make no records of classes",
        ),
        place,
    )


def unknown_scheme(words: str, place: Place) -> Problem:
    """Say that a group's number is in no scheme that is known here."""
    words = shown(words)
    return Problem(
        "scheme-unknown",
        Label(
            f"không biết “{words}” thuộc cách phân nhóm nào (Quy định 164, 145 hay giáo dục "
            "quốc phòng và an ninh); hãy ghi scheme trong tệp ánh xạ, như "
            'scheme = "164"',
            f"it is not known in which scheme '{words}' is a group (Regulation 164, 145, or "
            "defence and security education); write the scheme in the mapping file, as "
            'scheme = "164"',
        ),
        place,
    )


def other_scheme(words: str, place: Place) -> Problem:
    """Say that a group is one of defence and security education."""
    words = shown(words)
    return Problem(
        "other-scheme",
        Label(
            f"“{words}” ở đây là đối tượng của giáo dục quốc phòng và an ninh, không phải đối "
            "tượng theo Quy định 164 hay 145. Nếu không đúng, hãy ghi scheme trong tệp ánh xạ",
            f"'{words}' is a group of defence and security education here, and none of Regulation "
            "164 or 145. If that is wrong, write the scheme in the mapping file",
        ),
        place,
    )


def unknown_group(words: str, rows: int, place: Place) -> Problem:
    """Say that the words for a group were not understood."""
    words = shown(words)
    return Problem(
        "group-not-understood",
        Label(
            f"không hiểu đối tượng “{words}” ({rows} dòng); các bản ghi này không có đối tượng",
            f"the target group '{words}' is not understood ({rows} rows); these records have none",
        ),
        place,
    )


def several_groups(words: str, rows: int, place: Place) -> Problem:
    """Say that a cell names several groups at once."""
    words = shown(words)
    return Problem(
        "several-groups",
        Label(
            f"“{words}” nêu nhiều đối tượng cùng lúc ({rows} dòng) nên không tách được; các bản "
            "ghi này không có đối tượng",
            f"'{words}' names several groups at once ({rows} rows), which cannot be told apart; "
            "these records have none",
        ),
        place,
    )


def ends_before(place: Place) -> Problem:
    """Say that a class ends before it begins."""
    return Problem(
        "period-reversed",
        Label(
            "ngày kết thúc đứng trước ngày bắt đầu; hãy kiểm tra lại cả hai ngày",
            "the last day comes before the first day; check both",
        ),
        place,
    )


def no_class(place: Place, *, none: bool) -> Problem:
    """Say that a row has learners and no class."""
    if none:
        return Problem(
            "learners-without-class",
            Label(
                "dòng này ghi không có lớp nào nhưng lại có học viên; hãy kiểm tra lại",
                "this row states that no class was held, and has learners; check it",
            ),
            place,
        )
    return Problem(
        "class-count-missing",
        Label(
            "dòng này có học viên nhưng chưa ghi số lớp nên không thành bản ghi; hãy ghi số lớp",
            "this row has learners and does not say how many classes, so that it makes no record; "
            "write the number of classes",
        ),
        place,
    )
