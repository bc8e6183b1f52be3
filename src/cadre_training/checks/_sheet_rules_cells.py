"""The rules for cells that cannot be read, or not with certainty."""

from __future__ import annotations

from cadre_training.checks._sheet_rule import rule
from cadre_training.checks.finding import Severity
from cadre_training.model.label import Label

_WHAT_NUMBER = Label(
    "Theo sổ gốc, con số ở ô này là bao nhiêu?",
    "What is the number in this cell by the original records?",
)
_WHAT_DAY = Label(
    "Ô này muốn nói đến ngày, tháng, quý hay năm nào?",
    "Which day, month, quarter or year does this cell mean?",
)

CELL_RULES = (
    rule(
        "not-a-number",
        Label("ô không đọc được thành số", "cells that cannot be read as numbers"),
        Label(
            "Một ô của cột số chứa chữ, ký hiệu lạ, hoặc các chữ số không thành nhóm ba. Ô đó "
            "không được coi là 0: các phép cộng có nó không được đối chiếu cho đến khi ghi lại. "
            "Nếu các phép cộng khác cho biết số phải có ở đó thì số ấy được nêu làm gợi ý.",
            "A cell of a column of numbers holds words, strange marks, or digits that are not in "
            "groups of three. It is not taken for zero: sums that it is part of are not held "
            "until it is written anew. Where its sums say what number must stand there, that is "
            "proposed.",
        ),
        _WHAT_NUMBER,
        Severity.WARNING,
    ),
    rule(
        "ambiguous-number",
        Label("số đọc được theo hai cách", "numbers that can be read in two ways"),
        Label(
            "“19,554” có thể là 19 554 hoặc 19,554 mà không có chỗ nào khác trong tài liệu cho "
            "biết dấu chấm và dấu phẩy được dùng thế nào. Cả hai cách đọc đều được nêu, không "
            "chọn đại cách nào. Có thể nêu cách viết khi mở tệp, hoặc ghi trong tệp ánh xạ.",
            "“19,554” may be 19 554 or 19.554, and nothing else in the document shows how dots "
            "and commas are used. Both readings are named, and none is guessed. The notation can "
            "be said when the file is opened, or in the mapping file.",
        ),
        Label(
            "Trong tài liệu này dấu chấm hay dấu phẩy ngăn cách hàng nghìn?",
            "Is it dots or commas that stand between thousands in this document?",
        ),
        Severity.WARNING,
    ),
    rule(
        "other-notation",
        Label(
            "số viết theo cách khác với cách đã nêu",
            "numbers in another notation than was said",
        ),
        Label(
            "Đã nêu cách viết số của tài liệu, nhưng dạng của số này chỉ có thể thuộc cách viết "
            "kia. Số được đọc theo chính dạng của nó. Có thể ô được chép từ tài liệu khác, hoặc "
            "bảng tính đã tự đổi.",
            "The notation of the document was said, and the form of this number can only be of "
            "the other one. It is read by its own form. The cell may be copied from another "
            "document, or the spreadsheet changed it by itself.",
        ),
        _WHAT_NUMBER,
    ),
    rule(
        "inexact-number",
        Label("số không chính xác trong bảng", "inexact numbers in a table"),
        Label(
            "Một ô ghi khoảng, hoặc kèm “hơn”, “gần”, “khoảng”. Nó được giữ làm số liệu báo cáo "
            "với đúng lời của nó, nhưng không cộng được với các số khác, nên các phép cộng có nó "
            "không được đối chiếu.",
            "A cell gives a range, or a number with “over”, “nearly” or “about”. It is kept as a "
            "reported figure with its words, and cannot be added to others, so that its sums are "
            "not held.",
        ),
        _WHAT_NUMBER,
    ),
    rule(
        "negative",
        Label("số đếm nhỏ hơn 0", "counts below zero"),
        Label(
            "Cột này ghi số đếm (lớp, học viên, buổi) mà ô có dấu trừ. Có thể dấu gạch đầu dòng "
            "bị gõ liền với số, dấu ngoặc kế toán được hiểu thành số âm, hoặc số bị trừ nhầm.",
            "This column counts classes, learners or sittings, and the cell has a minus sign. A "
            "dash may have been typed before the number, brackets taken for a sign, or something "
            "taken off by mistake.",
        ),
        _WHAT_NUMBER,
        Severity.WARNING,
    ),
    rule(
        "not-whole",
        Label("số đếm không nguyên", "counts that are not whole"),
        Label(
            "Cột này ghi số đếm nên phải là số nguyên, nhưng ô giữ một số thập phân. Thường do gõ "
            "“6.200” vào bảng tính đặt theo cách viết tiếng Anh, nên 6.200 thành 6,2. Số không "
            "được tự sửa.",
            "This column counts, so its numbers are whole, and the cell holds a decimal one. "
            "Often “6.200” was typed into a spreadsheet set to English, which made 6.2 of it. The "
            "number is not mended by itself.",
        ),
        _WHAT_NUMBER,
        Severity.WARNING,
    ),
    rule(
        "date-not-number",
        Label("ô số là ngày giờ", "dates where numbers should be"),
        Label(
            "Cột này ghi số mà ô giữ ngày hoặc giờ. Bảng tính thường tự đổi những gì gõ vào như "
            "“3-5” hay “2/10” thành ngày, và số ban đầu không còn trong tệp.",
            "This column holds numbers, and the cell a date or time. Spreadsheets turn what is "
            "typed as “3-5” or “2/10” into dates, and the number is no longer in the file.",
        ),
        _WHAT_NUMBER,
        Severity.WARNING,
    ),
    rule(
        "not-a-date",
        Label("ô không đọc được thành thời gian", "cells that cannot be read as times"),
        Label(
            "Một ô của cột thời gian không phải là ngày, tháng, quý hay năm theo cách viết nào "
            "được biết. Dòng của nó được giữ, nhưng chưa có thời gian từ ô này.",
            "A cell of a column of times is no day, month, quarter or year in any form that is "
            "known. Its row is kept, and has no time from this cell.",
        ),
        _WHAT_DAY,
        Severity.WARNING,
    ),
    rule(
        "ambiguous-date",
        Label("ngày đọc được theo hai cách", "dates that can be read in two ways"),
        Label(
            "“03/04/2022” có thể là ngày 3 tháng 4 hoặc ngày 4 tháng 3, và các ngày khác trong "
            "tài liệu không cho biết ngày hay tháng đứng trước. Cả hai cách đọc đều được nêu.",
            "“03/04/2022” may be April 3 or March 4, and no other date of the document shows "
            "whether the day or the month comes first. Both readings are named.",
        ),
        _WHAT_DAY,
        Severity.WARNING,
    ),
    rule(
        "other-order",
        Label("ngày viết theo thứ tự khác", "dates in another order"),
        Label(
            "Một ngày ghi tháng trước, trong khi các ngày khác ghi ngày trước, hoặc ngược lại. "
            "Ngày được đọc theo chính dạng của nó. Có thể ô được chép từ tài liệu khác hoặc bảng "
            "tính đã tự đổi.",
            "A date puts the month first where others put the day first, or the other way round. "
            "It is read by its own form. The cell may be copied from elsewhere, or the "
            "spreadsheet changed it by itself.",
        ),
        _WHAT_DAY,
    ),
    rule(
        "date-order-assumed",
        Label("thứ tự ngày, tháng được giả định", "the order of day and month is assumed"),
        Label(
            "Không có ngày nào trong tài liệu lớn hơn 12 để biết ngày hay tháng đứng trước, nên "
            "các ngày được đọc theo thông lệ Việt Nam, ngày đứng trước. Tệp ánh xạ có thể ghi "
            "khác.",
            "No date of the document has a day above 12 to show whether the day or the month "
            "comes first, so dates are read as is usual in Vietnam, the day first. The mapping "
            "file can say otherwise.",
        ),
        Label(
            "Các ngày trong tài liệu này có ghi ngày trước, tháng sau không?",
            "Do the dates of this document put the day before the month?",
        ),
    ),
    rule(
        "period-without-days",
        Label("thời gian không rõ từ ngày nào đến ngày nào", "times without a first and last day"),
        Label(
            "Ô nêu năm học, học kỳ, đợt hay nhiệm kỳ: đó không phải là khoảng thời gian có ngày "
            "đầu và ngày cuối được quy định chung, nên không được tự đoán.",
            "The cell names a school year, a term, a round or a term of office: these have no "
            "first and last day that hold for all, and none is guessed.",
        ),
        _WHAT_DAY,
    ),
    rule(
        "period-reversed",
        Label("thời gian kết thúc trước khi bắt đầu", "times that end before they begin"),
        Label(
            "Ngày cuối đứng trước ngày đầu. Có thể hai ngày bị đảo chỗ, hoặc năm, tháng của một "
            "ngày ghi nhầm. Khoảng thời gian đó không được dùng cho đến khi ghi lại.",
            "The last day comes before the first. The two may be exchanged, or the year or month "
            "of one is wrong. The period is not used until it is written anew.",
        ),
        _WHAT_DAY,
        Severity.WARNING,
    ),
    rule(
        "no-such-day",
        Label("ngày không có trong lịch", "days that are not in the calendar"),
        Label(
            "Ô ghi một ngày không có, như 30/02 hay 31/4. Có thể gõ nhầm một chữ số, hoặc ngày và "
            "tháng bị đảo chỗ. Không có ngày nào được chọn thay.",
            "The cell gives a day that does not exist, such as 30/02 or 31/4. A digit may be "
            "mistyped, or day and month exchanged. No other day is taken in its place.",
        ),
        _WHAT_DAY,
        Severity.WARNING,
    ),
    rule(
        "no-year",
        Label("thời gian không ghi năm", "times without a year"),
        Label(
            "Một ô ghi ngày và tháng, hoặc quý, mà không ghi năm; tên bảng và các dòng chữ quanh "
            "bảng cũng không cho biết năm. Không năm nào được đoán; tệp ánh xạ có thể ghi thời "
            "gian của bảng.",
            "A cell gives a day and month, or a quarter, and no year; neither do the title and "
            "the lines around the table. None is guessed; the mapping file can give the period of "
            "the table.",
        ),
        _WHAT_DAY,
        Severity.WARNING,
    ),
    rule(
        "more-problems",
        Label("còn nhiều ô như vậy", "more cells of the same kind"),
        Label(
            "Một cột có quá nhiều ô không đọc được chắc chắn nên chỉ những ô đầu được nêu từng ô. "
            "Thường cả cột có cùng một nguyên nhân: cách viết số, bảng mã, hoặc cột được hiểu "
            "nhầm.",
            "A column has so many cells that cannot be read with certainty that only the first "
            "are named. Mostly the whole column has one cause: its notation, its encoding, or "
            "that it was taken for something else.",
        ),
        Label(
            "Cột này ghi gì, và được viết theo cách nào?",
            "What does this column hold, and how is it written?",
        ),
        Severity.WARNING,
    ),
    rule(
        "legacy-text",
        Label("chữ dùng bảng mã cũ", "text in an old encoding"),
        Label(
            "Các ô dùng phông chữ của bảng mã cũ (TCVN3, VNI, VISCII) đã được đổi sang Unicode; "
            "mức độ chắc chắn và một ví dụ được nêu kèm. Chữ Unicode bình thường không bị đụng "
            "đến.",
            "Cells typed with a font of an old encoding (TCVN3, VNI, VISCII) were decoded; how "
            "sure that is, and an example, are told. Clean Unicode is left as it is.",
        ),
        Label("Các tên và chữ đã đổi có đúng không?", "Are the names and words as decoded right?"),
    ),
    rule(
        "unsure-encoding",
        Label("bảng mã của tệp được đoán", "a file whose encoding is not certain"),
        Label(
            "Tệp không ở dạng Unicode và có quá ít chữ để biết chắc bảng mã, nên được đọc theo "
            "bảng mã Windows-1252. Chữ có dấu có thể bị sai; các con số thì không bị ảnh hưởng.",
            "The file is not in Unicode and has too few letters to tell its encoding for certain, "
            "so that it was read as Windows-1252. Letters with accents may be wrong; the numbers "
            "are not affected.",
        ),
        Label("Các chữ trong tệp này có đúng không?", "Are the words of this file right?"),
    ),
    rule(
        "legacy-unclear",
        Label("chữ có thể dùng bảng mã cũ", "text that may be in an old encoding"),
        Label(
            "Một số ô có thể dùng bảng mã cũ mà cũng có thể không: bằng chứng không đủ, nên được "
            "giữ nguyên như đã ghi.",
            "Some cells may be in an old encoding or not: there is too little evidence, so that "
            "they were left as they are written.",
        ),
        Label(
            "Các chữ này có bị sai dấu không?",
            "Are the letters and accents of these words right?",
        ),
    ),
)
