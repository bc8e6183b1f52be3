"""What is said of a workbook that cannot be opened, or not be written again."""

from __future__ import annotations

from cadre_training.plugin import InputProblems, Label, Place, Problem
from cadre_training_xlsx.kind import Kind
from cadre_training_xlsx.package import BOMB_RATIO


def not_what_it_says(name: str, found: Kind, ending: str) -> InputProblems:
    """Refuse a file that is of another kind than its ending says."""
    advice = _ADVICE.get(found) or Label(
        f"hãy mở tệp bằng phần mềm bảng tính rồi lưu lại ở dạng {ending}",
        f"open it in a spreadsheet and save it as {ending}",
    )
    return _one(
        "not-what-it-says",
        f"tên tệp có đuôi {ending}, nhưng nội dung là {found.label.vi}; {advice.vi}",
        f"the file's name ends in {ending}, but it is {found.label.en}; {advice.en}",
        name,
    )


_ADVICE = {
    Kind.XLSX: Label("hãy đổi đuôi tên tệp thành .xlsx", "rename it so that it ends in .xlsx"),
    Kind.XLSB: Label("hãy đổi đuôi tên tệp thành .xlsb", "rename it so that it ends in .xlsb"),
    Kind.XLS: Label("hãy đổi đuôi tên tệp thành .xls", "rename it so that it ends in .xls"),
    Kind.ODS: Label("hãy đổi đuôi tên tệp thành .ods", "rename it so that it ends in .ods"),
    Kind.TEXT: Label("hãy đổi đuôi tên tệp thành .csv", "rename it so that it ends in .csv"),
    Kind.UNKNOWN: Label("hãy lấy lại tệp gốc", "get the original file again"),
}


def empty(name: str) -> InputProblems:
    """Refuse a file of no bytes."""
    return _one("empty-file", "tệp trống, dung lượng bằng 0", "the file holds no bytes", name)


def encrypted(name: str) -> InputProblems:
    """Refuse a workbook with a password."""
    return _one(
        "needs-password",
        "bảng tính có mật khẩu; hãy mở bằng phần mềm bảng tính, bỏ mật khẩu rồi lưu lại",
        "the workbook has a password; open it in a spreadsheet and save it without one",
        name,
    )


def damaged(name: str, sheet: str | None = None) -> InputProblems:
    """Refuse a workbook that is cut off or damaged."""
    return _one(
        "damaged-workbook",
        "tệp bị hỏng hoặc chưa tải về đủ; hãy lấy lại tệp gốc, hoặc mở bằng phần mềm bảng tính "
        "rồi lưu lại",
        "the file is damaged or was cut off; get the original again, or open it in a spreadsheet "
        "and save it again",
        name,
        sheet,
    )


def too_large(name: str, most: int) -> InputProblems:
    """Refuse a file that unfolds to more bytes than the limit: a zip bomb, perhaps."""
    megabytes = most // 1_000_000
    return _one(
        "unfolds-too-far",
        f"tệp nén bung ra lớn hơn {megabytes} MB, hoặc có phần bung ra hơn {BOMB_RATIO} lần; không "
        "mở để bảo đảm an toàn",
        f"the file unfolds to more than {megabytes} MB, or a part of it to more than {BOMB_RATIO} "
        "times its size; for safety it is not opened",
        name,
    )


def too_many_cells(name: str, most: int, sheet: str | None = None) -> InputProblems:
    """Refuse a workbook whose sheets reach too far."""
    return _one(
        "too-many-cells",
        f"vùng có số liệu rộng hơn {most} ô, quá mức đọc được; hãy xóa các dòng và cột thừa, hoặc "
        "chia thành nhiều tệp",
        f"what stands on it reaches over more than {most} cells, the most that is read; delete "
        "rows and columns that are not needed, or split it into several files",
        name,
        sheet,
    )


def no_sheet(name: str) -> InputProblems:
    """Refuse a workbook that has no sheet of cells."""
    return _one(
        "no-sheet",
        "bảng tính không có trang nào có ô số liệu",
        "the workbook has no sheet with cells",
        name,
    )


def signed(name: str) -> InputProblems:
    """Refuse to change a workbook that is signed."""
    return _one(
        "signed-workbook",
        "bảng tính có chữ ký số, thêm ghi chú sẽ làm mất hiệu lực chữ ký; hãy lưu một bản không ký "
        "rồi thêm ghi chú vào bản đó",
        "the workbook has a digital signature, which notes would break; save a copy without it and "
        "annotate that",
        name,
    )


def _one(code: str, vi: str, en: str, name: str, sheet: str | None = None) -> InputProblems:
    return InputProblems([Problem(code, Label(vi, en), Place(name, sheet=sheet))])
