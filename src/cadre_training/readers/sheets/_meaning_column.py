"""What one column means by the words above it and by what its cells look like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from cadre_training.model.folding import fold_plain
from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.readers.dates import read_date
from cadre_training.readers.sheets._meaning_context import NOUNS, Context
from cadre_training.readers.sheets._meaning_profile import Profile
from cadre_training.readers.sheets._meaning_signs import Sign
from cadre_training.readers.sheets.fields import Field, Kind
from cadre_training.readers.sheets.mapping import ColumnMapping
from cadre_training.readers.sheets.words import Words, read_words, unit_name, without_ordinal

_FORMULA = re.compile(r"\(?\s*\(?[0-9A-Z]{1,2}\)?\s*=[\s0-9A-Za-z()+*/:x×÷%.,-]*$|\([0-9 ]{1,3}\)")
_BARE_CODE = re.compile(r"[1-5]|I{1,3}|IV|V")
_RATE_WORDS = tuple(map(fold_plain, ("tỷ lệ", "tỷ trọng", "phần trăm")))
_SHORT = 3
_PART_OF_YEAR = (Sign.QUARTER, Sign.MONTH)

_COUNTED = {
    Sign.CLASS: Field.CLASSES,
    Sign.SESSION: Field.SESSIONS,
    Sign.SITTING: Field.SITTINGS,
    Sign.TEACHING: Field.TEACHING_PERIODS,
    Sign.TOPIC: Field.TOPICS,
    Sign.LEARNER: Field.LEARNERS,
    Sign.PEOPLE: Field.LEARNERS,
    Sign.PRESENT: Field.LEARNERS,
    Sign.PART: Field.LEARNERS,
    Sign.TRAIT: Field.LEARNERS,
    Sign.ATTENDANCE: Field.ATTENDANCES,
    Sign.LECTURER: Field.LECTURERS,
    Sign.SUMMONED: Field.SUMMONED,
    Sign.ENROLLED: Field.ENROLLED,
}
_OTHER_NUMBERS = (
    Sign.MONEY,
    Sign.DAYS,
    Sign.THING,
    Sign.ABSENT,
    Sign.CHANGE,
    Sign.BEFORE,
)
_PLANNED = {
    Field.CLASSES: Field.PLANNED_CLASSES,
    Field.SESSIONS: Field.PLANNED_SESSIONS,
    Field.LEARNERS: Field.PLANNED_LEARNERS,
    Field.ATTENDANCES: Field.PLANNED_LEARNERS,
}
_LEARNER_FIELDS = (Field.LEARNERS, Field.ATTENDANCES, Field.SUMMONED, Field.ENROLLED)

_TEXT_FIELDS: tuple[tuple[Sign, Field], ...] = (
    (Sign.PERSON_NAME, Field.PERSON),
    (Sign.PERSONAL, Field.PERSONAL),
    (Sign.UNIT_OF_MEASURE, Field.OTHER_TEXT),
    (Sign.NOTE, Field.NOTE),
    (Sign.ORGANISER, Field.ORGANISER),
    (Sign.VENUE, Field.VENUE),
    (Sign.START, Field.START),
    (Sign.END, Field.END),
    (Sign.TIME, Field.PERIOD),
    (Sign.LECTURER, Field.LECTURER),
    (Sign.TOPIC, Field.TOPIC),
    (Sign.GROUP, Field.TARGET_GROUP),
    (Sign.CLASS, Field.TITLE),
    (Sign.PROGRAMME, Field.PROGRAMME),
    (Sign.SESSION, Field.TITLE),
    (Sign.SCHEME, Field.SCHEME),
    (Sign.QUARTER, Field.QUARTER),
    (Sign.MONTH, Field.MONTH),
    (Sign.YEAR, Field.YEAR),
    (Sign.DAY, Field.PERIOD),
    (Sign.UNIT, Field.UNIT),
    (Sign.TRAIT, Field.PERSONAL),
    (Sign.LEARNER, Field.PERSON),
    (Sign.PRESENT, Field.STATUS),
    (Sign.ABSENT, Field.STATUS),
    (Sign.CONTENT, Field.OTHER_TEXT),
)
"""What a column of texts means, by the first of these signs that its header has."""


@frozen(kw_only=True)
class Draft:
    """What a column means by its own words.

    Args:
        column: Its meaning.
        words: What the words of each level of its header speak of.
        numeric: Whether its cells hold numbers.
        period: The period that its header names.
        known: Whether it was understood with good reason.
        noun: What its own header says it counts.
        tight: Whether unknown words stand right beside what is counted: “học viên giỏi”.
    """

    column: ColumnMapping
    words: tuple[Words, ...] = ()
    numeric: bool = False
    period: Period | None = None
    known: bool = True
    noun: Sign | None = None
    tight: bool = False

    @property
    def field(self) -> Field:
        """What it means."""
        return self.column.field

    def has(self, *signs: Sign) -> bool:
        """Tell whether one of the signs stands in its header."""
        return any(words.has(*signs) for words in self.words)


def draft(path: Sequence[str], seen: Profile, context: Context, *, roll: bool = False) -> Draft:
    """Return what a column means by its own words.

    Args:
        path: The words above it, from the widest to its own.
        seen: What its cells look like.
        context: What the words around the table say.
        roll: Whether the rows of the table are persons.
    """
    words = tuple(read_words(_spoken(text), bare=context.bare) for text in path)
    start = Draft(
        column=ColumnMapping(header=tuple(path), field=Field.OTHER_TEXT),
        words=words,
        numeric=seen.numeric,
    )
    field = _naming(start, seen, roll=roll)
    if field is not None:
        return evolve(start, column=evolve(start.column, field=field), numeric=False)
    if seen.numeric or _says_number(_leaf(start), seen):
        return _number(evolve(start, numeric=True), context)
    return _text(start, seen)


def _says_number(leaf: Words, seen: Profile) -> bool:
    """Tell whether the words of a column are those of a number, whatever its cells hold."""
    if not leaf.has(*NOUNS) or seen.mostly(seen.days):
        return False
    return leaf.has(Sign.COUNT, Sign.ATTENDANCE) or seen.half_numeric


def _spoken(text: str) -> str:
    """Return the words of a header cell without its list number and formula."""
    return without_ordinal(_FORMULA.sub("", text).strip() or text)


def _naming(start: Draft, seen: Profile, *, roll: bool) -> Field | None:
    """Return what a column means whose numbers, if it has any, only name."""
    leaf = _leaf(start)
    if leaf.has(Sign.ORDINAL) and not leaf.has(*NOUNS):
        return Field.ORDINAL
    if start.has(Sign.PERSONAL):
        return Field.PERSONAL
    if start.has(Sign.PERSON_NAME):
        return Field.PERSON
    if roll and start.has(Sign.TRAIT, Sign.PART, Sign.TOTAL):
        return Field.PERSONAL
    if leaf.has(Sign.CODE):
        if leaf.has(Sign.LEARNER, Sign.PEOPLE):
            return Field.PERSONAL
        return Field.UNIT_CODE if leaf.has(Sign.UNIT) else Field.CLASS_ID
    if leaf.has(Sign.NOTE):
        return Field.NOTE
    if not leaf.has(*NOUNS, Sign.RATE, Sign.COUNT, Sign.DAYS, Sign.PERSONAL):
        return _time(leaf, seen) or _named_group(leaf, seen)
    return None


def _named_group(leaf: Words, seen: Profile) -> Field | None:
    """Return the field of a column of bare numbers of groups, or of their schemes."""
    if leaf.has(Sign.GROUP) and not leaf.groups and seen.numeric and seen.small == seen.filled:
        return Field.TARGET_GROUP
    return Field.SCHEME if leaf.has(Sign.SCHEME) and not leaf.has(Sign.PLAN) else None


def _time(leaf: Words, seen: Profile) -> Field | None:
    """Return the field of a column of times."""
    if not seen.timely or leaf.dated:
        return None
    days = not seen.filled or not seen.mostly(seen.numbers - seen.days - seen.serials)
    years = not seen.filled or seen.mostly(seen.years)
    small = not seen.numeric or seen.small == seen.filled
    whole = not leaf.rest
    found = (
        (Field.YEAR, leaf.has(Sign.YEAR) and years),
        (Field.START, leaf.has(Sign.START) and days),
        (Field.END, leaf.has(Sign.END) and days),
        (Field.QUARTER, leaf.has(Sign.QUARTER) and whole and small),
        (Field.MONTH, leaf.has(Sign.MONTH) and whole and (not seen.numeric or not seen.years)),
        (Field.PERIOD, leaf.has(Sign.TIME) and whole and (days or years)),
    )
    return next((field for field, fits in found if fits), None)


def _leaf(start: Draft) -> Words:
    return start.words[-1] if start.words else Words(text="")


def _text(start: Draft, seen: Profile) -> Draft:
    """Return what a column of texts means."""
    field = Field.OTHER_TEXT
    for depth, words in reversed(tuple(enumerate(start.words))):
        above = start.words[depth - 1] if depth else None
        ticked = seen.ticks and (words.groups or _bare_code(words, above) is not None)
        found = Field.PERSONAL if ticked else _text_field(words, seen)
        if found is not None:
            field = found
            break
    if field in (Field.OTHER_TEXT, Field.TITLE) and seen.mostly(seen.units):
        field = Field.UNIT
    return evolve(start, column=evolve(start.column, field=field))


def _text_field(words: Words, seen: Profile) -> Field | None:
    if words.has(Sign.NAME):
        if words.has(Sign.CLASS, Sign.SESSION):
            return Field.TITLE
        if words.has(Sign.TOPIC):
            return Field.TOPIC
        if words.has(Sign.UNIT):
            return Field.UNIT
    if words.has(Sign.CLASS) and words.first((Sign.CLASS, Sign.UNIT, Sign.GROUP)) is Sign.CLASS:
        return Field.TITLE
    dates = seen.mostly(seen.days)
    for sign, field in _TEXT_FIELDS:
        if not words.has(sign) or (field.kind is Kind.TIME and not seen.timely):
            continue
        return Field.PERIOD if dates and field is Field.OTHER_TEXT else field
    if words.programmes:
        return Field.TITLE
    return Field.PERIOD if dates else None


def _number(start: Draft, context: Context) -> Draft:
    """Return what a column of numbers means."""
    narrowed = _narrowed(start, context)
    rate = _rate(narrowed)
    if rate is not None:
        return evolve(narrowed, column=evolve(narrowed.column, field=rate), tight=False)
    elsewhen = next((one for one in (Sign.CHANGE, Sign.BEFORE) if narrowed.has(one)), None)
    noun = elsewhen or _noun(narrowed.words)
    if noun is None:
        return evolve(narrowed, column=evolve(narrowed.column, field=Field.OTHER_NUMBER))
    if noun in _OTHER_NUMBERS:
        return evolve(narrowed, column=evolve(narrowed.column, field=Field.OTHER_NUMBER), noun=noun)
    return counted(evolve(narrowed, noun=noun), noun)


def counted(narrowed: Draft, noun: Sign) -> Draft:
    """Return a column of numbers that count ``noun``."""
    field = _COUNTED[noun]
    if field is Field.LEARNERS and noun not in (Sign.PART, Sign.TRAIT):
        if narrowed.has(Sign.SUMMONED):
            field = Field.SUMMONED
        elif narrowed.has(Sign.ENROLLED) and not narrowed.has(Sign.PRESENT):
            field = Field.ENROLLED
        elif narrowed.has(Sign.ATTENDANCE):
            field = Field.ATTENDANCES
    if _is_plan(narrowed.words):
        field = _PLANNED.get(field, Field.OTHER_NUMBER)
    column = evolve(narrowed.column, field=field)
    if field not in (*_LEARNER_FIELDS, Field.PLANNED_LEARNERS):
        column = evolve(column, of_which=None)
    return evolve(narrowed, column=column)


def planned(one: Draft) -> Draft:
    """Return a column of numbers that count what is planned, and not what was held."""
    field = _PLANNED.get(one.field)
    return one if field is None else evolve(one, column=evolve(one.column, field=field))


def _is_plan(words: Sequence[Words]) -> bool:
    """Tell whether the numbers are of a plan; the word nearest to them decides."""
    for one in reversed(words):
        sign = one.first((Sign.PLAN, Sign.RESULT))
        if sign is not None:
            return sign is Sign.PLAN
    return False


def _rate(narrowed: Draft) -> Field | None:
    """Return what a rate is of; None for a column of counts."""
    leaf = _leaf(narrowed)
    ratio = _is_ratio(leaf)
    if narrowed.has(Sign.MEAN) or ratio:
        return Field.MEAN
    if narrowed.has(Sign.SHARE):
        return Field.SHARE
    if not narrowed.has(Sign.RATE) and "%" not in leaf.text:
        return None
    if (
        leaf.has(*NOUNS)
        and not leaf.has(Sign.COMPARED)
        and "%" not in leaf.text
        and not _says_rate(leaf)
        and not any(map(_only_rates, narrowed.words[:-1]))
    ):
        return None
    if narrowed.has(Sign.PLAN) and (leaf.has(Sign.PLAN) or narrowed.has(Sign.COMPARED)):
        return Field.PLAN_RATE
    if narrowed.has(Sign.SUMMONED, Sign.ENROLLED, Sign.PRESENT):
        return Field.ATTENDANCE_RATE
    if leaf.has(Sign.PART):
        return Field.SHARE
    return Field.RATE


def _says_rate(leaf: Words) -> bool:
    first = leaf.first((Sign.RATE, *NOUNS, Sign.PART))
    return first is Sign.RATE


def _only_rates(above: Words) -> bool:
    """Tell whether all columns below a header cell are rates: “Tỷ lệ %” above “Lớp”, “HV”."""
    # “Đạt” by itself may stand above what was reached in numbers.
    surely = "%" in above.text or fold_plain(above.text).startswith(_RATE_WORDS)
    return surely and _says_rate(above) and not above.has(Sign.COUNT, *NOUNS)


def _is_ratio(leaf: Words) -> bool:
    """Tell whether a header cell names a ratio of two things: “học viên/lớp”."""
    signs = [sign for sign in leaf.signs if sign in NOUNS or sign is Sign.COMPARED]
    return any(
        signs[at] in (Sign.LEARNER, Sign.PEOPLE, Sign.ATTENDANCE)
        and signs[at + 1] is Sign.COMPARED
        and signs[at + 2] in (Sign.CLASS, Sign.SESSION)
        for at in range(len(signs) - 2)
    )


def _noun(words: Sequence[Words]) -> Sign | None:
    """Return what is counted, by the level nearest to the numbers that says it."""
    weak: Sign | None = None
    for one in reversed(words):
        sign = one.first(
            (*NOUNS, Sign.SUMMONED, Sign.ENROLLED, Sign.PRESENT, Sign.TRAIT, *_OTHER_NUMBERS)
        )
        if sign in (Sign.SUMMONED, Sign.ENROLLED, Sign.PRESENT):
            plain = one.first((*NOUNS, *_OTHER_NUMBERS))
            weak, sign = weak or sign, plain
        if sign is not None:
            return sign
        if one.has(Sign.PART):
            weak = weak or Sign.PART
    return weak


def _narrowed(start: Draft, context: Context) -> Draft:
    """Return a column of numbers with all that its header narrows it to."""
    group: str | None = None
    period: Period | None = None
    programme: Programme | None = None
    unit: str | None = None
    of_which: str | None = None
    category: list[str] = []
    tight = total = False
    for depth, words in enumerate(start.words):
        last = depth == len(start.words) - 1
        above = start.words[depth - 1] if depth else None
        code = _bare_code(words, above)
        name = unit_name(words.text)
        dated = _dated(words, above, period or context.period)
        explained = not words.rest
        if len(words.groups) == 1 or code is not None:
            group = code or words.groups[0]
            explained = explained or code is not None
        elif words.groups:
            explained = False
        if dated is not None:
            period, explained = dated, True
        if name is not None:
            unit, explained = name, True
        if len(words.programmes) == 1:
            programme = words.programmes[0]
        elif words.programmes:
            explained = False
        if words.has(Sign.PART) and not words.has(Sign.SHARE):
            of_which = " / ".join(filter(None, (of_which, words.parts[-1])))
        elif words.has(Sign.TRAIT) or (words.has(Sign.OF_WHICH) and last):
            of_which = words.text
        narrows = bool(words.groups or words.programmes or code or dated or name)
        total = words.has(Sign.TOTAL) or (total and explained and not narrows)
        if words.has(Sign.UNIT) and name is None and not words.has(Sign.MEAN):
            explained = False
        if not explained:
            category.append(words.text)
            tight = tight or words.has(*NOUNS, Sign.SUMMONED, Sign.ENROLLED, Sign.PRESENT)
        elif words.has(*NOUNS):
            tight = False  # what is counted stands below the words that nobody knows
    return evolve(
        start,
        column=evolve(
            start.column,
            field=Field.OTHER_NUMBER,
            group=group,
            programme=programme,
            unit=unit,
            of_which=of_which,
            category=" / ".join(category) or None,
            total=total,
        ),
        period=period,
        tight=tight,
    )


def _bare_code(words: Words, above: Words | None) -> str | None:
    """Return the code of a group whose word stands above it: “Đối tượng / 3”."""
    if above is None or not above.has(Sign.GROUP) or above.groups:
        return None
    if not _BARE_CODE.fullmatch(words.text):
        return None
    return read_words(f"đối tượng {words.text}").groups[0]


def _dated(words: Words, above: Words | None, known: Period | None) -> Period | None:
    """Return the period that a header cell names, alone or with the year above it."""
    named = [dated.period for dated in words.dated if dated.period is not None]
    if named:
        return named[0] if len(named) == 1 else None
    text = words.text
    if above is not None and len(text) <= _SHORT:
        for sign, word in ((Sign.QUARTER, "quý"), (Sign.MONTH, "tháng")):
            if above.has(sign):
                text = f"{word} {text.lstrip('tTqQ')}"
    said = words.has(*_PART_OF_YEAR) or text is not words.text
    if not said or known is None or known.start.year != known.end.year:
        return None
    return read_date(text, year=known.start.year).period
