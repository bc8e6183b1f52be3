"""Strategies for the values that records are made of."""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from cadre_training.model.absence import Absence
from cadre_training.model.count_unit import CountUnit
from cadre_training.model.interval import Interval
from cadre_training.model.label import Label
from cadre_training.model.lifetime import Lifetime
from cadre_training.model.not_known import NotKnown
from cadre_training.model.period import Period
from cadre_training.model.phrase import Phrase, PhraseValue, Scalar
from cadre_training.model.quantity import Quantity
from cadre_training.model.rate import Rate, RateBase, StatedRate
from cadre_training.model.source import Place, Source

AWKWARD = (
    "",
    "0",
    "001",
    "lớp bồi dưỡng",
    unicodedata.normalize("NFD", "kỹ năng đối tượng"),
    "a;b",
    "a,b",
    'nói "học"',
    "“hai\nhàng”",
    "cr\rlf\r\n",
    " spaces ",
    "\u00a0nbsp",
    "tab\t",
    "\\",
    "\\;",
    "a\\;b",
    "=1+1",
    "+84",
    "-5",
    "@x",
    "no data",
    "n/a",
    "withheld",
    "không có số liệu",
    "inherited",
    "true",
    "\ufeffbom",
    "\u2028\x85\x1c",
    "𠀋",
)


@cache
def texts(*, min_size: int = 0) -> st.SearchStrategy[str]:
    """Any text that UTF-8 can hold, without NUL; often an awkward one."""
    characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    return st.sampled_from([text for text in AWKWARD if len(text) >= min_size]) | st.text(
        characters, min_size=min_size, max_size=12
    )


@cache
def identifiers() -> st.SearchStrategy[str]:
    """A text that is not blank."""
    plain = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=6)
    return plain | texts(min_size=1).filter(lambda text: bool(text.strip()))


@cache
def labels() -> st.SearchStrategy[Label]:
    """Words in both languages."""
    return st.builds(Label, texts(min_size=1), texts(min_size=1))


@cache
def not_knowns() -> st.SearchStrategy[NotKnown]:
    """What is not known, and where to look."""
    return st.builds(NotKnown, labels())


@cache
def places() -> st.SearchStrategy[Place]:
    """A place in a file."""
    line = st.none() | st.integers(1, 10**6)
    text = st.none() | texts(min_size=1)
    return st.builds(Place, texts(min_size=1), line=line, column=text, sheet=text, cell=text)


@cache
def sources(*, read_at: bool = False) -> st.SearchStrategy[Source]:
    """Where a value comes from; with ``read_at`` also where it was read."""
    spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
        lambda ends: (min(ends), max(ends))
    )
    return st.builds(
        Source,
        document=st.none() | texts(),
        within=st.none() | texts(),
        span=st.none() | spans,
        words=st.none() | texts(),
        read_at=(st.none() | places()) if read_at else st.none(),
    )


@cache
def dates(first: int = 2009, last: int = 2030) -> st.SearchStrategy[dt.date]:
    """A day of the years from ``first`` to ``last``."""
    return st.dates(dt.date(first, 1, 1), dt.date(last, 12, 31))


@cache
def periods(first: int = 2009, last: int = 2030) -> st.SearchStrategy[Period]:
    """Years, runs of years, quarters, days and any stretch of days."""
    years = st.integers(first, last)
    pairs = st.tuples(years, years).map(sorted)
    days = st.tuples(dates(first, last), dates(first, last)).map(sorted)
    return st.one_of(
        years.map(Period.of_year),
        pairs.map(lambda pair: Period.of_years(pair[0], pair[1])),
        st.builds(Period.of_quarter, st.integers(first, min(last, 9998)), st.integers(1, 4)),
        dates(first, last).map(Period.of_day),
        days.map(lambda pair: Period(pair[0], pair[1])),
    )


@cache
def lifetimes() -> st.SearchStrategy[Lifetime]:
    """From when to when something existed."""
    return st.one_of(
        st.just(Lifetime()),
        st.builds(Lifetime, since=dates()),
        st.builds(Lifetime, until=dates()),
        st.tuples(dates(), dates()).map(lambda pair: Lifetime(min(pair), max(pair))),
    )


@cache
def counts() -> st.SearchStrategy[int]:
    """A number that is not negative, often small and sometimes huge."""
    return st.integers(0, 500) | st.integers(0, 10**30)


@cache
def counts_or_absences() -> st.SearchStrategy[int | Absence]:
    """A number, or why there is none."""
    return counts() | st.sampled_from(Absence)


@cache
def quantities(*, least: int = -(10**30)) -> st.SearchStrategy[Quantity]:
    """A number of anything, ``least`` or more."""
    numbers = st.integers(max(least, -500), 50_000) | st.integers(least, 10**30)
    return st.builds(Quantity, numbers, st.sampled_from(CountUnit))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """A range."""
    low, high = sorted((draw(counts()), draw(counts())))
    return Interval.of(low, high, draw(st.sampled_from(CountUnit)))


@cache
def percentages() -> st.SearchStrategy[Decimal]:
    """A percentage with up to four decimals."""
    return st.integers(0, 4).flatmap(
        lambda places: st.decimals(0, 400, allow_nan=False, allow_infinity=False, places=places)
    )


@cache
def stated_rates() -> st.SearchStrategy[StatedRate]:
    """A percentage that a document prints."""
    return st.builds(StatedRate, percentages(), st.sampled_from(RateBase))


@cache
def rates() -> st.SearchStrategy[Rate]:
    """A rate with its two parts."""
    return st.builds(Rate, quantities(), quantities(least=1), st.sampled_from(RateBase))


@cache
def scalars() -> st.SearchStrategy[Scalar]:
    """Any value that can stand in a phrase or a cell."""
    return st.one_of(
        st.integers(),
        percentages(),
        texts(),
        labels(),
        quantities(),
        intervals(),
        rates(),
        stated_rates(),
        st.sampled_from(Absence),
        not_knowns(),
        st.sampled_from(CountUnit),
        periods(),
        dates(),
    )


@st.composite
def phrases(draw: st.DrawFn) -> Phrase:
    """A sentence with values in it."""
    names = draw(st.lists(st.sampled_from("abcd"), unique=True))
    template = "x " + " ".join(f"{{{name}}}" for name in names)
    some: st.SearchStrategy[PhraseValue] = scalars() | st.lists(scalars()).map(tuple)
    return Phrase(Label.same(template), tuple((name, draw(some)) for name in names))
