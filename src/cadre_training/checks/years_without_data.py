"""Years of which nothing is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cadre_training.checks._words import RECORDS_INCOMPLETE, sentence
from cadre_training.checks.finding import Finding, Severity, Spot
from cadre_training.checks.rule import Rule
from cadre_training.model.label import Label
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, listed
from cadre_training.model.register import Register

CODE = "years-without-data"


def find(register: Register) -> Iterator[Finding]:
    """Name the years covered that have no record of classes; ``count=0`` is a record."""
    covers = register.covers
    if covers is None or not (register.classes or register.sessions or register.figures):
        return
    known: set[int] = set()
    for record in register.classes:
        # A record of several years says something of each, though not how much.
        known.update(record.period.years if record.year is None else (record.year,))
    missing = [year for year in covers.years if year not in known]
    if not missing:
        return
    yield Finding(
        code=CODE,
        severity=Severity.NOTICE,
        spots=(Spot(kind="register", key=register.unit or "register", field="covers"),),
        seen=sentence(
            "Giai đoạn {covers} có {n} trong {all} năm không có số liệu về lớp: {years}. "
            "Không có số liệu không có nghĩa là không mở lớp.",
            "Of the {all} years of {covers}, {n} without data on classes: {years}. "
            "No data does not mean that no class was held.",
            n=len(missing),
            all=len(covers.years),
            covers=covers,
            years=listed(runs(missing)),
        ),
        reasons=(_NONE_HELD, RECORDS_INCOMPLETE, _NOT_REPORTED),
        question=_QUESTION,
    )


def runs(years: Iterable[int]) -> Iterator[Period]:
    """Yield years in order as runs without a gap.

    >>> [str(run) for run in runs([2013, 2015, 2016, 2017])]
    ['2013', '2015–2017']
    """
    first = last = None
    for year in years:
        if first is None or last is None:
            first = last = year
        elif year == last + 1:
            last = year
        else:
            yield Period.of_years(first, last)
            first = last = year
    if first is not None and last is not None:
        yield Period.of_years(first, last)


_NONE_HELD = Phrase.of(
    "Những năm đó không mở lớp; khi đó nên ghi rõ là 0 lớp.",
    "No class was held in those years; then it is best recorded as 0 classes.",
)
_NOT_REPORTED = Phrase.of(
    "Báo cáo chỉ nêu những năm tiêu biểu.",
    "The report names only some of the years.",
)
_QUESTION = Phrase.of(
    "Những năm này có mở lớp không, và số liệu được lưu ở đâu?",
    "Were classes held in these years, and where are the figures kept?",
)

RULE = Rule(
    code=CODE,
    title=Label("những năm không có số liệu", "years without data"),
    explanation=Label(
        "Trong giai đoạn mà sổ nói đến có những năm không có bản ghi nào về lớp. Đó là không có "
        "số liệu, không phải bằng 0; một bản ghi 0 lớp là có số liệu. Nguyên nhân có thể là "
        "không mở lớp, chưa tập hợp đủ, hoặc báo cáo chỉ nêu một số năm. Cần hỏi: những năm này "
        "có mở lớp không?",
        "Within the period that the register covers there are years without a record of classes. "
        "That is no data, not zero; a record of 0 classes is data. It may be that none was held, "
        "that the records are not complete, or that the report names only some years. To ask: "
        "were classes held in these years?",
    ),
    find=find,
)
