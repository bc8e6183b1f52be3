"""What the columns of a table mean, by each other and by the words around the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve

from cadre_training.model.folding import fold, fold_plain
from cadre_training.readers.sheets._meaning_column import Draft, counted, draft, planned
from cadre_training.readers.sheets._meaning_context import NOUNS, Context
from cadre_training.readers.sheets._meaning_profile import Profile
from cadre_training.readers.sheets._meaning_signs import Sign
from cadre_training.readers.sheets.fields import Field
from cadre_training.readers.sheets.layout import HeaderColumn
from cadre_training.readers.sheets.words import read_words

_PLANNED = (Field.PLANNED_CLASSES, Field.PLANNED_SESSIONS, Field.PLANNED_LEARNERS)
_CALLED = (Field.SUMMONED, Field.ENROLLED)
_HELD = (Field.CLASSES, Field.SESSIONS)
_CAME = (Field.LEARNERS, Field.ATTENDANCES)
_QUOTIENT = re.compile(r"=\s*\(?\s*([0-9A-Z]{1,2})\s*\)?\s*[/:÷]\s*\(?\s*([0-9A-Z]{1,2})\s*\)?")
_BODIES = frozenset(map(fold_plain, ("đảng viên", "đ viên", "đoàn viên", "hội viên", "quần chúng")))
_SCHOOL_YEAR = fold("năm học")
_NEAR = 3
"""How far to the left a rate may stand from the numbers it is made of."""


def drafts(
    columns: Sequence[HeaderColumn], seen: Sequence[Profile], context: Context
) -> tuple[Draft, ...]:
    """Return what each column of a table means.

    Args:
        columns: The columns.
        seen: What the cells of each look like.
        context: What the words around the table say.
    """
    roll = _is_roll(columns, seen, context)
    found = [
        draft(column.path, profile, context, roll=roll)
        for column, profile in zip(columns, seen, strict=True)
    ]
    found = [_numbered(*pair) for pair in zip(found, seen, strict=True)]
    others = _one_noun(found)
    found = [
        _with_noun(one, context.noun or (others if _narrows(one) else None), found) for one in found
    ]
    found = [_people(one, found, context) for one in found]
    found = [_part(one, found, context) for one in found]
    found = [_loose(one) for one in found]
    found = _without_school_years(found, context)
    if context.plans and not any(one.has(Sign.PLAN, Sign.RESULT) for one in found):
        found = [planned(one) if one.numeric else one for one in found]
    found = [_based(at, found, columns) for at in range(len(found))]
    return tuple(_narrowed(one) for one in _once(_titled(found)))


def _narrowed(one: Draft) -> Draft:
    """Take the words of a kind of class off what counts neither classes nor learners."""
    if one.field.unit is not None or one.column.category is None:
        return one
    return evolve(one, column=evolve(one.column, category=None))


def _numbered(one: Draft, seen: Profile) -> Draft:
    """Take numbers without a name that go on one by one for the numbers of the rows."""
    if one.column.header or not one.numeric or not seen.running:
        return one
    return evolve(one, column=evolve(one.column, field=Field.ORDINAL), numeric=False)


def _is_roll(columns: Sequence[HeaderColumn], seen: Sequence[Profile], context: Context) -> bool:
    """Tell whether the rows of a table are persons."""
    for column, profile in zip(columns, seen, strict=True):
        if not column.path or profile.numeric:
            continue
        words = read_words(column.path[-1], bare=context.bare)
        if words.has(Sign.PERSON_NAME):
            return True
        if words.signs and set(words.signs) <= {Sign.LEARNER, Sign.NAME} and not words.rest:
            return True
    return False


def _one_noun(found: Iterable[Draft]) -> Sign | None:
    """Return what all columns count that say what they count; None where they differ."""
    nouns = {
        one.noun
        for one in found
        if one.numeric and one.field.adds and one.noun is not None and not one.tight
    }
    nouns -= {Sign.PART, Sign.TRAIT}
    return next(iter(nouns)) if len(nouns) == 1 and nouns <= frozenset(NOUNS) else None


def _narrows(one: Draft) -> bool:
    """Tell whether a header says which part, or whether of a plan, its numbers are."""
    meaning = one.column
    parts = (meaning.group, one.period, meaning.programme, meaning.unit, meaning.category)
    said = meaning.total or one.has(Sign.PLAN, Sign.RESULT)
    return said or any(part is not None for part in parts)


def _with_noun(one: Draft, noun: Sign | None, found: Sequence[Draft]) -> Draft:
    """Take what is counted from the title, or from the other columns, if its header is silent."""
    if not one.numeric or one.field is not Field.OTHER_NUMBER or one.noun is not None:
        return one
    if noun is None or not _may_take(one, found):
        return evolve(one, known=False)
    return evolve(counted(one, noun), noun=noun)


def _may_take(one: Draft, found: Iterable[Draft]) -> bool:
    """Tell whether a silent header says no more than of which part its numbers are.

    Words that nobody knows may name something else that is counted: “Thù lao”. Under a head that
    others share, or beside a total, they name a part.
    """
    path = one.column.header
    if one.column.category is None:
        return bool(path)
    beside = [other for other in found if other is not one and other.numeric]
    shared = len(path) > 1 and any(
        other.column.header[:1] == path[:1] and other.noun is not None for other in beside
    )
    return shared or any(other.column.total for other in beside)


def _people(one: Draft, all_drafts: Iterable[Draft], context: Context) -> Draft:
    """Make sure that people who are counted are learners, and not staff or lecturers."""
    if not one.numeric or one.noun is not Sign.PEOPLE or one.field not in (*_CAME, *_PLANNED):
        return one
    if any(other.field in (*_HELD, *_CALLED) for other in all_drafts):
        return one
    title = [words for words in context.lines if words.has(Sign.LECTURER)]
    if title and not any(words.has(Sign.LEARNER, Sign.ATTENDANCE) for words in context.lines):
        return evolve(one, column=evolve(one.column, field=Field.LECTURERS, of_which=None))
    if context.trains:
        return one
    return evolve(one, column=evolve(one.column, field=Field.OTHER_NUMBER), known=False)


def _part(one: Draft, all_drafts: Iterable[Draft], context: Context) -> Draft:
    """Settle columns whose header names a part of the learners only: “Nữ”, “Đảng viên”."""
    if not one.numeric or one.noun not in (Sign.PART, Sign.TRAIT):
        return one
    others = list(all_drafts)
    wholes = [
        other
        for other in others
        if other.field in (*_CAME, *_CALLED, *_PLANNED) and other.column.of_which is None
    ]
    body = fold_plain(one.column.of_which or "") in _BODIES and len(one.words) == 1
    if wholes and not (body and others.index(one) < others.index(wholes[0])):
        return one
    if wholes:  # “Đảng viên” before “Dự học” is the body that those who came belong to
        return evolve(one, column=evolve(one.column, field=Field.OTHER_NUMBER, of_which=None))
    if context.trains and body:
        return evolve(one, column=evolve(one.column, of_which=None))
    return evolve(one, column=evolve(one.column, field=Field.OTHER_NUMBER), known=False)


def _loose(one: Draft) -> Draft:
    """Give up counts of which a part is meant that nobody knows: “học viên giỏi”."""
    if one.numeric and one.tight and one.field.unit is not None:
        return evolve(one, column=evolve(one.column, field=Field.OTHER_NUMBER), known=False)
    return one


def _without_school_years(found: Sequence[Draft], context: Context) -> list[Draft]:
    """Take no days from headers that are school years: which days these have is not known."""
    periods = {one.period for one in found if one.period is not None}
    said = any(_SCHOOL_YEAR in fold(words.text) for words in context.lines)
    crossing = any(
        one.overlaps(other) and not one.contains(other) and not other.contains(one)
        for one in periods
        for other in periods
    )
    if not crossing and not (said and any(len(one.years) == 2 for one in periods)):
        return list(found)
    return [
        one
        if one.period is None or len(one.period.years) != 2
        else evolve(
            one, period=None, column=evolve(one.column, category=" / ".join(one.column.header))
        )
        for one in found
    ]


def _based(at: int, found: Sequence[Draft], columns: Sequence[HeaderColumn]) -> Draft:
    """Say of what a rate is, by its formula or by the columns beside it."""
    one = found[at]
    if one.field is not Field.RATE:
        return one
    field = _by_formula(columns[at].formula, found, columns) or _by_neighbours(at, found)
    return one if field is None else evolve(one, column=evolve(one.column, field=field))


def _by_formula(
    formula: str | None, found: Sequence[Draft], columns: Sequence[HeaderColumn]
) -> Field | None:
    match = _QUOTIENT.search(formula) if formula else None
    if match is None:
        return None
    numbered = {
        column.number: one for column, one in zip(columns, found, strict=True) if column.number
    }
    part, whole = numbered.get(match[1]), numbered.get(match[2])
    if part is None or whole is None:
        return None
    if whole.field in _PLANNED:
        return Field.PLAN_RATE
    if whole.field in _CALLED:
        return Field.ATTENDANCE_RATE
    if whole.field in _HELD and part.field in _CAME:
        return Field.MEAN
    return Field.SHARE if whole.field is part.field else None


def _by_neighbours(at: int, found: Sequence[Draft]) -> Field | None:
    beside = [other.field for other in found[max(0, at - _NEAR) : at] if other.numeric]
    if any(field in _PLANNED for field in beside):
        return Field.PLAN_RATE
    if any(field in _CALLED for field in beside) and any(field in _CAME for field in beside):
        return Field.ATTENDANCE_RATE
    return None


def _titled(found: Sequence[Draft]) -> list[Draft]:
    """Let one column be the title of the class; what is called “nội dung” may be it, or topics."""
    fields = [one.field for one in found]
    counts = any(field in (*_HELD, *_CAME, *_PLANNED, *_CALLED) for field in fields)
    titled = Field.TITLE in fields
    taught = Field.TOPIC in fields
    settled: list[Draft] = []
    for one in found:
        field = one.field
        if field is Field.OTHER_TEXT and one.words and one.words[-1].has(Sign.CONTENT):
            if not titled and counts:
                field, titled = Field.TITLE, True
            elif titled and not taught:
                field, taught = Field.TOPIC, True
        settled.append(evolve(one, column=evolve(one.column, field=field)))
    return settled


def _once(found: Sequence[Draft]) -> list[Draft]:
    """Let go of counts that are there twice: nobody can say which is meant."""
    keys = Counter(_meaning(one) for one in found if one.numeric and one.field.unit is not None)
    seen: set[tuple[object, ...]] = set()
    settled: list[Draft] = []
    for one in found:
        key = _meaning(one)
        again = keys[key] > 1 and key in seen and one.numeric and one.field.unit is not None
        seen.add(key)
        settled.append(
            evolve(one, column=evolve(one.column, field=Field.OTHER_NUMBER), known=False)
            if again
            else one
        )
    return settled


def _meaning(one: Draft) -> tuple[object, ...]:
    column = one.column
    return (
        column.field,
        column.group,
        one.period,
        column.programme,
        column.unit,
        column.of_which,
        column.category,
        column.total,
    )
