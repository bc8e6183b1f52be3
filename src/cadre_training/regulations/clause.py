"""Articles as they are cited."""

from __future__ import annotations

import re

from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown

_NUMBERED = re.compile(r"(?P<article>\d+)(\.(?P<clause>\d+))?(\.(?P<point>[a-zđ]))?")


def cite(article: str | NotKnown) -> Label:
    """Return how a parameter's or a group's ``article`` is cited in either language.

    Args:
        article: The number of the article, with that of its clause and the letter of its point
            where there are any (``3.1.a``), or ``NotKnown``; other words are cited as they are.

    >>> cite("3.1")
    Label(vi='khoản 1 Điều 3', en='article 3.1')
    """
    if isinstance(article, NotKnown):
        return article.label
    match = _NUMBERED.fullmatch(article)
    if match is None:
        return Label.same(article)
    parts = (
        f"điểm {match['point']}" if match["point"] else "",
        f"khoản {match['clause']}" if match["clause"] else "",
        f"Điều {match['article']}",
    )
    return Label(" ".join(part for part in parts if part), f"article {article}")
