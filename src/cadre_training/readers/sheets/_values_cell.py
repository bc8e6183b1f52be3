"""What one cell of a column of numbers gives: a number, an absence, or a question."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from attrs import frozen

from cadre_training.codec.problem import Problem, shown
from cadre_training.model.absence import Absence
from cadre_training.model.grid import RawCell
from cadre_training.model.label import Label
from cadre_training.model.reported_figure import Qualifier
from cadre_training.model.source import Place
from cadre_training.model.tabulation import Printed
from cadre_training.readers.numbers import Meaning, Number, Ordinal, Range, Reading

_NOWHERE = Place("")


@frozen(kw_only=True)
class Verdict:
    """What one cell gives.

    Args:
        value: The number, if it is certain.
        absence: Why there is none, where the cell says so.
        code: The code of the problem, if there is one.
        message: What is wrong, and what to do about it.
        meaning: What the cell means that gives a range, or a number with “khoảng”.
    """

    value: Printed = None
    absence: Absence | None = None
    code: str | None = None
    message: Label | None = None
    meaning: Meaning | None = None

    def problem(self, place: Place) -> Problem | None:
        """Return what is wrong as a problem at ``place``."""
        if self.code is None or self.message is None:
            return None
        return Problem(self.code, self.message, place)


def judge(reading: Reading, *, whole: bool) -> Verdict:
    """Return what a text gives in a column of numbers.

    A list number that could be a count is one here, and a dash says that there is no number.

    Args:
        reading: What the text means by itself and by the evidence around it.
        whole: Whether the numbers must be whole.
    """
    meanings = [option.meaning for option in reading.options]
    absent = [meaning for meaning in meanings if isinstance(meaning, Absence)]
    if absent and all(isinstance(m, Absence) or _is_zero(m) for m in meanings):
        return Verdict(absence=absent[0])
    if not reading.hangs_on_notation:
        numbers = [meaning for meaning in meanings if isinstance(meaning, Number)]
        rest = [meaning for meaning in meanings if not isinstance(meaning, Number | Ordinal)]
        if len(numbers) == 1 and not rest:
            return _number(reading.text, numbers[0], whole=whole, against=reading)
        if len(meanings) == 1 and isinstance(meanings[0], Range):
            return _inexact(reading.text, meanings[0])
    problem = reading.problem(_NOWHERE)
    if problem is not None:
        return Verdict(code=problem.code, message=problem.message)
    return Verdict(code="not-a-number", message=_no_number(reading.text))


def _is_zero(meaning: Meaning) -> bool:
    return isinstance(meaning, Number) and meaning.value == 0


def _number(text: str, meaning: Number, *, whole: bool, against: Reading) -> Verdict:
    if meaning.qualifier is not Qualifier.EXACT:
        return _inexact(text, meaning)
    if whole and meaning.value < 0:
        return _negative(text)
    problem = against.problem(_NOWHERE) if against.against else None
    if problem is not None:  # it is certain all the same
        return Verdict(value=meaning.value, code=problem.code, message=problem.message)
    return Verdict(value=meaning.value)


def _inexact(text: str, meaning: Meaning) -> Verdict:
    text = shown(text)
    return Verdict(
        code="inexact-number",
        message=Label(
            f"“{text}” không phải là một con số chính xác nên không cộng được; hãy ghi con số đúng",
            f"'{text}' is no exact number and cannot be added up; write the number itself",
        ),
        meaning=meaning,
    )


def _negative(text: str) -> Verdict:
    text = shown(text)
    return Verdict(
        code="negative",
        message=Label(
            f"“{text}” nhỏ hơn 0, nhưng cột này ghi số đếm; hãy kiểm tra lại",
            f"'{text}' is below zero, and this column counts; check it",
        ),
    )


def _no_number(text: str) -> Label:
    text = shown(text)
    return Label(
        f"“{text}” không phải là số đếm; hãy ghi số, hoặc để trống nếu không có số liệu",
        f"'{text}' counts nothing; write a number, or leave the cell blank if there is none",
    )


def judge_other(cell: RawCell, *, whole: bool) -> Verdict:
    """Return what a cell gives that holds no text.

    Args:
        cell: The cell.
        whole: Whether the numbers must be whole.

    >>> judge_other(Decimal("6.2"), whole=True).code
    'not-whole'
    """
    if cell is None or isinstance(cell, str):
        return Verdict()
    if isinstance(cell, bool):
        return Verdict(code="not-a-number", message=_no_number("TRUE" if cell else "FALSE"))
    if isinstance(cell, int):
        return _negative(f"{cell}") if whole and cell < 0 else Verdict(value=cell)
    if isinstance(cell, Decimal):
        return _decimal(cell, whole=whole)
    return Verdict(code="date-not-number", message=_date(cell))


def _decimal(cell: Decimal, *, whole: bool) -> Verdict:
    if not cell.is_finite():
        return Verdict(code="not-a-number", message=_no_number(f"{cell}"))
    if not whole:
        return Verdict(value=cell)
    if cell == cell.to_integral_value():
        return judge_other(int(cell), whole=whole)
    thousandfold = cell * 1000
    en = f"{cell:f}"
    vi = en.replace(".", ",")
    if cell < 0 or thousandfold != thousandfold.to_integral_value():
        message = Label(
            f"số đếm phải là số nguyên, nhưng ô ghi {vi}; hãy kiểm tra lại",
            f"what is counted is whole, and the cell holds {en}; check it",
        )
    else:
        full = f"{int(thousandfold):,}"
        message = Label(
            f"số đếm phải là số nguyên, nhưng ô ghi {vi}. Nếu đã gõ {full.replace(',', '.')} thì "
            f"bảng tính theo cách viết tiếng Anh đã hiểu dấu chấm là dấu thập phân: hãy gõ lại "
            f"{int(thousandfold)}; nếu không, hãy kiểm tra lại",
            f"what is counted is whole, and the cell holds {en}. If {full.replace(',', '.')} was "
            f"typed, a spreadsheet set to English took the dot for a decimal point: type "
            f"{int(thousandfold)} again; if not, check it",
        )
    return Verdict(code="not-whole", message=message)


def _date(cell: dt.date | dt.time | dt.timedelta) -> Label:
    text = f"{cell}"
    return Label(
        f"cột này ghi số, nhưng ô là ngày giờ ({text}); có lẽ bảng tính đã đổi số thành ngày. "
        "Hãy gõ lại số và đặt định dạng ô là số",
        f"this column holds numbers, and the cell a date or time ({text}); the spreadsheet may "
        "have turned a number into it. Type the number again and format the cell as a number",
    )
