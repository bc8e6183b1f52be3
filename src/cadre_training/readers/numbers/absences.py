"""What a cell says that has no number."""

from __future__ import annotations

from cadre_training.model.absence import Absence
from cadre_training.model.folding import fold
from cadre_training.readers.numbers.meaning import Meaning, Number

_ZERO = Number(value=0)
_NO_DATA: tuple[Meaning, ...] = (Absence.NO_DATA,)
_NOT_APPLICABLE: tuple[Meaning, ...] = (Absence.NOT_APPLICABLE,)

_SAID: tuple[tuple[tuple[Meaning, ...], str], ...] = (
    (
        _NO_DATA,
        (
            "không có số liệu|chưa có số liệu|không có dữ liệu|chưa có dữ liệu|chưa có|"
            "chưa báo cáo|chưa rõ|không rõ|chưa thống kê|không thống kê|không báo cáo|"
            "chưa tổng hợp|no data|unknown|not known|not reported|missing|?"
        ),
    ),
    (_NOT_APPLICABLE, "không áp dụng|not applicable"),
    ((Absence.WITHHELD,), "không công bố|mật|withheld|confidential"),
    # In words “không” is the digit, and says that there was none.
    ((_ZERO,), "không|zero|none|nil"),
    # Nobody there, or nobody told.
    ((_ZERO, Absence.NO_DATA), "không có"),
    # Some tables write a dash for none; others draw one through what they leave out.
    ((_ZERO, Absence.NO_DATA, Absence.NOT_APPLICABLE), "-|- -|/|//"),
    # Some tables so fill a cell that cannot have a value; or it is a tick, without a number.
    ((Absence.NOT_APPLICABLE, Absence.NO_DATA), "x|n/a|na|n.a.|n.a"),
)
_MEANINGS = {"": _NO_DATA} | {
    fold(words): meanings for meanings, all_words in _SAID for words in all_words.split("|")
}
_DOTS = frozenset(".…_ ")


def absence_meanings(text: str) -> tuple[Meaning, ...]:
    """Return what a text means that has no number; nothing for any other text.

    >>> absence_meanings("…"), absence_meanings("6.200")
    ((<Absence.NO_DATA: 'no data'>,), ())
    """
    if not _DOTS.issuperset(text):
        return _MEANINGS.get(fold(text), ()) if len(text) < 30 else ()
    # Dots stand for what was not gathered, or still wait to be filled.
    return _NO_DATA if text != "." else ()
