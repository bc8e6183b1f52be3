"""Articles as they are cited."""

from __future__ import annotations

import pytest

from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown
from cadre_training.regulations import cite


@pytest.mark.parametrize(
    ("article", "vi", "en"),
    [
        ("1", "Điều 1", "article 1"),
        ("12", "Điều 12", "article 12"),
        ("3.1", "khoản 1 Điều 3", "article 3.1"),
        ("1.2.b", "điểm b khoản 2 Điều 1", "article 1.2.b"),
        ("4.đ", "điểm đ Điều 4", "article 4.đ"),
        ("Mục II", "Mục II", "Mục II"),
    ],
)
def test_a_clause_is_cited_in_both_languages(article: str, vi: str, en: str) -> None:
    assert cite(article) == Label(vi, en)


def test_a_clause_that_is_not_known_says_where_to_look() -> None:
    look_in = NotKnown(Label("Điều 2", "article 2"))
    assert cite(look_in) == Label("chưa rõ; xem Điều 2", "not known; look in article 2")
