"""What the words around a table say of all its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from cadre_training.model.folding import fold, fold_plain
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.readers.sheets._meaning_periods import folded_pattern, periods_of
from cadre_training.readers.sheets._meaning_signs import Sign
from cadre_training.readers.sheets.layout import Line, TableLayout
from cadre_training.readers.sheets.words import Words, read_words, unit_name

NOUNS = (
    Sign.CLASS,
    Sign.SESSION,
    Sign.SITTING,
    Sign.TEACHING,
    Sign.TOPIC,
    Sign.LEARNER,
    Sign.PEOPLE,
    Sign.ATTENDANCE,
    Sign.LECTURER,
)
"""What a number may count."""

_LEARNERS = (Sign.LEARNER, Sign.ATTENDANCE)
_TRAINED = (Sign.CLASS, Sign.SESSION, Sign.TOPIC, Sign.TRAINING, *_LEARNERS)
_REGULATION = re.compile(r"(?<![0-9])(164|145)(?:-?q[dđ]|/q[dđ])")
_NAMED_REGULATION = folded_pattern(r"quy định(?: số)? (164|145)(?![0-9])")
_UNIT_LINE = folded_pattern(r"^(?:đơn vị|đơn vị báo cáo|tên đơn vị|cơ quan báo cáo|unit) ?:(?:.+)$")
_UNIT_OF_MEASURE = (fold("đơn vị"), "(" + fold("đơn vị"))
_RESULT = re.compile(r"ket qua|da mo|da to chuc|dat |so voi|so sanh|result|held")
_CITED_PLAN = re.compile(rf"{fold('kế hoạch')} (?:{fold('số')} )?[0-9]+[-/]\S*")
_LETTERHEAD = tuple(
    fold_plain(words)
    for words in (
        "đảng cộng sản việt nam",
        "cộng hòa xã hội chủ nghĩa việt nam",
        "độc lập - tự do - hạnh phúc",
    )
)


@frozen(kw_only=True)
class Context:
    """What the words around a table say of all its rows.

    Args:
        title: Its title, as written.
        lines: What each line above it speaks of.
        periods: The periods that these lines name; only one can be taken.
        sheet_period: The period that the name of the sheet names.
        group: The target group that the title names, and the word for it.
        programme: The kind of training that the title names.
        unit: The unit that a line or the name of the sheet names.
        regulation: The regulation that is cited: ``164`` or ``145``.
        noun: What its numbers count, where the header does not say.
        trains: Whether the words speak of training at all.
        updates: Whether they speak of the training that 164-QĐ/TW is about.
        defends: Whether they speak of defence and security education.
        plans: Whether the title is of a plan, and of no result.
        bare: Whether everything is written without accents.
    """

    title: str | None = None
    lines: tuple[Words, ...] = field(default=(), repr=False)
    periods: tuple[Period, ...] = ()
    sheet_period: Period | None = None
    group: str | None = None
    group_word: str | None = None
    programme: Programme | None = None
    unit: str | None = None
    regulation: str | None = None
    noun: Sign | None = None
    trains: bool = False
    updates: bool = False
    defends: bool = False
    plans: bool = False
    bare: bool = False

    @property
    def period(self) -> Period | None:
        """The one period that the words name; None where they name several or none."""
        if len(self.periods) == 1:
            return self.periods[0]
        return None if self.periods else self.sheet_period

    @property
    def year(self) -> int | None:
        """The year of that period, if it lies in one."""
        period = self.period
        one = period is not None and period.start.year == period.end.year
        return period.start.year if one and period is not None else None


def read_context(layout: TableLayout, extra: Iterable[str] = ()) -> Context:
    """Return what the words around a table say.

    Args:
        layout: The table.
        extra: Further texts of the document that may say what it is about.
    """
    above = [line.text for line in layout.above]
    below = [line.text for line in layout.below]
    headers = [text for column in layout.columns for text in column.path]
    sheet = layout.grid.sheet or ""
    bare = _is_bare((*above, *headers))
    lines = tuple(read_words(text, bare=bare) for text in above if not _is_letterhead(text))
    others = tuple(read_words(text, bare=bare) for text in (*headers, sheet, *below, *extra))
    everything = (*lines, *others)
    said = _said_periods(layout.above)
    from_sheet = periods_of(sheet) if sheet else ()
    groups = [(code, words.group_word) for words in lines for code in words.groups]
    programmes = {p for words in lines for p in words.programmes}
    said_words = " ".join(map(fold, (*above, *below, sheet, *extra)))
    regulations = {*_REGULATION.findall(said_words), *_NAMED_REGULATION.findall(said_words)}
    kinds = {p for words in everything for p in words.programmes}
    title = _title(layout.above, lines)
    return Context(
        title=title,
        lines=lines,
        periods=said,
        sheet_period=from_sheet[0].period if len(from_sheet) == 1 else None,
        group=groups[0][0] if len({code for code, _ in groups}) == 1 else None,
        group_word=groups[0][1] if groups else None,
        programme=_one_programme(programmes),
        unit=_unit(above, sheet),
        regulation=next(iter(regulations)) if len(regulations) == 1 else None,
        noun=_noun(lines),
        trains=bool(kinds) or any(words.has(*_TRAINED) for words in everything),
        updates=bool(regulations) or Programme.KNOWLEDGE_UPDATE in kinds,
        defends=Programme.DEFENCE_EDUCATION in kinds,
        plans=title is not None and _is_plan(title, bare=bare),
        bare=bare,
    )


def _is_plan(title: str, *, bare: bool) -> bool:
    """Tell whether a title is of a plan: “Kế hoạch mở lớp năm 2023”, and of no result."""
    words = read_words(_CITED_PLAN.sub(" ", fold(title)), bare=bare)
    said = _RESULT.search(fold_plain(title))
    return said is None and words.first((Sign.PLAN, Sign.RESULT, *NOUNS)) is Sign.PLAN


def _is_bare(texts: Sequence[str]) -> bool:
    letters = [text for text in texts if any(map(str.isalpha, text))]
    return bool(letters) and all(text.isascii() for text in letters)


def _is_letterhead(text: str) -> bool:
    plain = fold_plain(text)
    return any(words in plain for words in _LETTERHEAD)


def _said_periods(lines: Sequence[Line]) -> tuple[Period, ...]:
    found: dict[Period, None] = {}
    for line in lines:
        for dated in periods_of(line.text):
            if dated.period is not None:
                found[dated.period] = None
    return tuple(found)


def _one_programme(found: set[Programme]) -> Programme | None:
    """Return the programme that a title names; “bồi dưỡng” stands beside every other."""
    exact = found - {Programme.FURTHER_TRAINING} if len(found) > 1 else found
    return next(iter(exact)) if len(exact) == 1 else None


def _title(lines: Sequence[Line], words: Sequence[Words]) -> str | None:
    """Return the line that speaks most of what the table is about."""
    known = {one.text: one for one in words}

    def weight(line: Line) -> tuple[int, int]:
        said = known.get(line.text)
        if said is None or line.text.startswith("(") or said.has(Sign.UNIT_OF_MEASURE):
            return 0, 0
        return len(said.signs) + len(said.programmes) + len(said.dated), len(line.text)

    best = max(lines, key=weight, default=None)
    return best.text if best is not None and weight(best) > (0, 0) else None


def _unit(lines: Sequence[str], sheet: str) -> str | None:
    for line in lines:
        match = _UNIT_LINE.match(fold(line))
        if match:
            written = line.split(":", 1)[1].strip()
            # “Đơn vị: lớp” says what is counted, “Đơn vị: xã Tân An” who reports.
            if not read_words(written).has(*NOUNS, Sign.MONEY, Sign.RATE):
                return written
    return unit_name(sheet) if sheet else None


def _noun(lines: Sequence[Words]) -> Sign | None:
    """Return the one thing that the numbers count by the unit of measure or by the title."""
    measured: set[Sign] = set()
    counted: set[Sign] = set()
    for words in lines:
        nouns = [sign for sign in words.signs if sign in NOUNS]
        if words.has(Sign.UNIT_OF_MEASURE) or fold(words.text).startswith(_UNIT_OF_MEASURE):
            measured.update(nouns)
            continue
        for sign, behind in zip(words.signs, words.signs[1:], strict=False):
            if sign in (Sign.COUNT, Sign.TOTAL) and behind in NOUNS:
                counted.add(behind)
    for found in (measured, counted):
        if len(found) == 1:
            return next(iter(found))
    return None
