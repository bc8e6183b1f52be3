"""The target groups that sheets name by a number, in the scheme that the number belongs to."""

from __future__ import annotations

import re
from functools import cache

from attrs import field, frozen

from cadre_training.model.period import Period
from cadre_training.model.programme import Programme
from cadre_training.model.target_group import Scheme, TargetGroup
from cadre_training.readers.sheets._meaning_context import Context
from cadre_training.readers.sheets.words import read_words
from cadre_training.regulations import OVERLAYS, REGULATIONS, overlay

DEFENCE = "defence-education"
"""The scheme of defence and security education, which numbers its groups 1 to 4 too."""

_WRITTEN = re.compile(r"\s*([A-Za-z0-9-]+)\s*/\s*([0-9]{1,2}|[A-Za-z]+)\s*")
_BARE = re.compile(r"\s*(?:0?[1-9]|I{1,3}|IV|V)\s*\.?\s*")


@frozen
class GroupWords:
    """What the words for a target group say.

    Args:
        code: The code of the group; None where the words name none, or several.
        word: “nhóm”, the word of 145-QĐ/TW, or “đối tượng”.
        scheme: The scheme, where the words name it: ``164/4``.
        programmes: The kinds of training that the words name.
        several: Whether they name several groups.
    """

    code: str | None = None
    word: str | None = None
    scheme: str | None = None
    programmes: tuple[Programme, ...] = ()
    several: bool = False


@cache
def group_words(text: str, *, bare: bool = False) -> GroupWords:
    """Return what the words for a target group say.

    >>> group_words("ĐT 4").code, group_words("III").code, group_words("164/4").scheme
    ('4', '3', '164')
    """
    written = _WRITTEN.fullmatch(text)
    if written is not None and (written[1] in OVERLAYS or written[1] in (*_ids(), DEFENCE)):
        return GroupWords(code=written[2], scheme=written[1])
    words = read_words(f"đối tượng {text}" if _BARE.fullmatch(text) else text, bare=bare)
    if len(words.groups) == 1:
        word = None if _BARE.fullmatch(text) else words.group_word
        return GroupWords(code=words.groups[0], word=word, programmes=words.programmes)
    return GroupWords(programmes=words.programmes, several=len(words.groups) > 1)


def _ids() -> tuple[str, ...]:
    return tuple(regulation.id for regulation in REGULATIONS)


@frozen(kw_only=True)
class Schemes:
    """Finds the scheme of a group's number.

    Args:
        context: What the words around the table say.
        scheme: The scheme that a person has written.
    """

    context: Context
    scheme: str | None = None
    _known: dict[tuple[GroupWords, Period | None, Programme | None], TargetGroup | None] = field(
        factory=dict["tuple[GroupWords, Period | None, Programme | None]", "TargetGroup | None"],
        init=False,
        eq=False,
        repr=False,
    )

    def group(
        self, words: GroupWords, period: Period | None, programme: Programme | None = None
    ) -> TargetGroup | None:
        """Return the target group that words name; None where its scheme is not known.

        Args:
            words: The words for it.
            period: When the record was held.
            programme: The kind of training of the record.
        """
        if words.code is None:
            return None
        key = (words, period, programme)
        if key not in self._known:
            scheme = words.scheme or self.scheme or self._by_words(words, period, programme)
            self._known[key] = None if scheme is None else in_scheme(scheme, words.code)
        return self._known[key]

    def _by_words(
        self, words: GroupWords, period: Period | None, programme: Programme | None
    ) -> str | None:
        said = {programme, *words.programmes}
        if Programme.DEFENCE_EDUCATION in said:
            return DEFENCE
        updates = Programme.KNOWLEDGE_UPDATE in said or self.context.updates
        if self.context.defends and not updates:
            return DEFENCE
        if self.context.defends and Programme.KNOWLEDGE_UPDATE not in said:
            return None  # both are spoken of, and nothing tells which is meant
        if not updates:
            return None
        return self.context.regulation or _by_period(period, words.word)


def _by_period(period: Period | None, word: str | None) -> str | None:
    """Return the regulation in force; where two were, “nhóm” is the word of the later one."""
    if period is None:
        return None
    found = [one.id for one in REGULATIONS if one.in_force.overlaps(period)]
    if not found:
        return None
    return found[-1] if word == "nhóm" else found[0]


def in_scheme(scheme: str, code: str) -> TargetGroup:
    """Return a group of a scheme; a local overlay has but the groups that it adds.

    >>> str(in_scheme("cang-long", "5")), str(in_scheme("cang-long", "4"))
    ('cang-long/5', '164/4')
    """
    local = find_overlay(scheme)
    if local is not None and local.extends is not None and local.find(code) is None:
        return TargetGroup(local.extends, code)
    return TargetGroup(scheme, code)


def find_overlay(scheme: str) -> Scheme | None:
    """Return the overlay that comes with the library under this name, or None."""
    return overlay(scheme) if scheme in OVERLAYS else None
