"""A plugin with a reader of small ledgers: a line for each class, its fields apart by tabs."""

from __future__ import annotations

from cadre_training.plugin import Period, Register, TrainingClass

PLUGIN = """
from cadre_training.plugin import Label, ReaderSpec, hookimpl

@hookimpl
def cadre_training_readers():
    return [
        ReaderSpec(
            name="ledger",
            summary=Label("sổ lớp, các ô cách nhau bằng tab", "ledgers with tabs"),
            media_type="text/tab-separated-values",
            extensions=(".tsv", ".so.txt"),
            reader="ledger_code:read",
            options="ledger_code:LedgerOptions",
        )
    ]
"""

CODE = """
from attrs import frozen
from cadre_training.plugin import (
    InputProblems, Label, Period, Place, Problem, ReadOptions, Register, Source, TrainingClass
)

@frozen(kw_only=True)
class LedgerOptions(ReadOptions):
    skip: int = 0

def problem(words_vi, words_en, name, line=None):
    return Problem("ledger", Label(words_vi, words_en), Place(name, line=line))

def read(file, name, options):
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputProblems([problem("tệp không phải UTF-8", "not UTF-8", name)]) from None
    if not text.strip():
        raise InputProblems([problem("tệp trống", "the file is empty", name)])
    wrong, classes = [], []
    for number, line in enumerate(text.split("\\n"), start=1):
        if number <= options.skip or not line.strip():
            continue
        source = Source(read_at=Place(name, line=number))
        try:
            key, year, learners = line.split("\\t")
            period = Period.of_year(int(year))
            one = TrainingClass(id=key, period=period, learners=int(learners), source=source)
        except ValueError:
            wrong.append(problem("dòng không đọc được", "the line cannot be read", name, number))
        else:
            classes.append(one)
    if wrong:
        raise InputProblems(wrong)
    return Register(classes=tuple(classes))
"""

SAMPLE = b"a\t2016\t41\nb\t2017\t0\n"

EXPECTED = Register(
    classes=(
        TrainingClass(id="a", period=Period.of_year(2016), learners=41),
        TrainingClass(id="b", period=Period.of_year(2017), learners=0),
    )
)
