"""Why a text cannot be read as a number."""

from __future__ import annotations

from enum import Enum

from cadre_training.model.label import Label


class Refusal(Enum):
    """Why a text cannot be read as a number.

    >>> Refusal.GROUPS.label.en
    'its digits are not in groups of three; write 6.200 or 6,200'
    """

    NO_NUMBER = "no number"
    GROUPS = "groups"
    MIXED = "mixed"
    SEVERAL = "several"
    CODE = "code"
    BACKWARDS = "backwards"
    ONE_END = "one end"
    VAGUE = "vague"
    WORDS_BEFORE = "words before"
    MULTIPLIED = "multiplied"
    SPREADSHEET = "spreadsheet"
    FORMULA = "formula"
    TOO_LONG = "too long"
    NOT_WHOLE = "not whole"

    @property
    def label(self) -> Label:
        """The words for it in both languages."""
        return _LABELS[self]


_LABELS = {
    Refusal.NO_NUMBER: Label("không có số nào", "there is no number in it"),
    Refusal.GROUPS: Label(
        "các chữ số không được chia thành nhóm ba chữ số; hãy viết 6.200 hoặc 6,200",
        "its digits are not in groups of three; write 6.200 or 6,200",
    ),
    Refusal.MIXED: Label(
        "các số trong ô được viết theo hai cách khác nhau; hãy viết theo cùng một cách",
        "its numbers are written in two notations; write them in one",
    ),
    Refusal.SEVERAL: Label(
        "có nhiều số; hãy ghi mỗi số vào một ô", "it has several numbers; give each its own cell"
    ),
    Refusal.CODE: Label(
        "có chữ cái hoặc ký hiệu dính liền với số, có thể là mã số",
        "letters or marks stand against the digits: it may be a code",
    ),
    Refusal.BACKWARDS: Label(
        "khoảng có đầu lớn hơn cuối; hãy kiểm tra lại", "the range runs downwards; check it"
    ),
    Refusal.ONE_END: Label(
        "chỉ có một đầu của khoảng; hãy viết “từ 1 đến 2” hoặc “từ 20 trở lên”",
        "it has one end of a range only; write “từ 1 đến 2” or “từ 20 trở lên”",
    ),
    Refusal.VAGUE: Label(
        "không nói rõ là bao nhiêu; hãy viết bằng chữ số",
        "it does not say how many; write it in digits",
    ),
    Refusal.WORDS_BEFORE: Label(
        "trước số có những từ chưa rõ nghĩa; hãy chỉ ghi số và đơn vị",
        "the words before the number are not understood; write the number and its unit only",
    ),
    Refusal.MULTIPLIED: Label(
        "chữ đứng sau số có thể là “nghìn” hoặc “triệu” viết khác đi; hãy viết đủ các chữ số",
        "the letters behind it may stand for “thousand” or “million”; write all digits",
    ),
    Refusal.SPREADSHEET: Label(
        "bảng tính báo lỗi công thức ở ô này; hãy sửa công thức",
        "the spreadsheet reports an error in this formula; mend the formula",
    ),
    Refusal.FORMULA: Label(
        "công thức này chưa được tính; hãy mở tệp bằng phần mềm bảng tính rồi lưu lại",
        "no spreadsheet has worked out this formula yet; open the file in one and save it",
    ),
    Refusal.TOO_LONG: Label(
        "dài hơn mọi con số có thể đếm được; hãy chỉ ghi số",
        "it is longer than anything that is counted; write the number only",
    ),
    Refusal.NOT_WHOLE: Label(
        "số đếm phải là số nguyên, nhưng ở đây là số thập phân; hãy kiểm tra lại",
        "what is counted is whole, and this is a decimal; check it",
    ),
}
