"""What words of headers and titles are signs of."""

from __future__ import annotations

import re
from enum import Enum, auto


class Sign(Enum):
    """What words in a header or a title speak of."""

    ORDINAL = auto()
    CODE = auto()
    NAME = auto()
    PERSON_NAME = auto()
    PERSONAL = auto()
    TRAIT = auto()
    UNIT_OF_MEASURE = auto()
    CLASS = auto()
    SESSION = auto()
    SITTING = auto()
    TEACHING = auto()
    TOPIC = auto()
    CONTENT = auto()
    LEARNER = auto()
    PEOPLE = auto()
    ATTENDANCE = auto()
    LECTURER = auto()
    COUNT = auto()
    PLAN = auto()
    RESULT = auto()
    SUMMONED = auto()
    ENROLLED = auto()
    PRESENT = auto()
    ABSENT = auto()
    RATE = auto()
    SHARE = auto()
    MEAN = auto()
    COMPARED = auto()
    TOTAL = auto()
    OF_WHICH = auto()
    PART = auto()
    UNIT = auto()
    ORGANISER = auto()
    VENUE = auto()
    TIME = auto()
    START = auto()
    END = auto()
    DAYS = auto()
    DAY = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    GROUP = auto()
    SCHEME = auto()
    PROGRAMME = auto()
    NOTE = auto()
    MONEY = auto()
    THING = auto()
    UNDER = auto()
    TRAINING = auto()
    CHANGE = auto()
    BEFORE = auto()
    FILLER = auto()


_BETWEEN = re.compile(r"\s*[|\n]\s*")


def phrases(words: str) -> list[str]:
    """Return the phrases of one of the lists above.

    >>> phrases(" số | số lượng ")
    ['số', 'số lượng']
    """
    return _BETWEEN.split(words.strip())
