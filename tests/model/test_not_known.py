"""What was looked for and not found."""

from __future__ import annotations

import pytest

from cadre_training.model.label import Label
from cadre_training.model.not_known import NotKnown


def test_it_says_where_to_look_in_both_languages():
    unknown = NotKnown(Label("Điều 2", "article 2"))
    assert unknown.label == Label("chưa rõ; xem Điều 2", "not known; look in article 2")
    assert str(unknown) == unknown.label.vi


@pytest.mark.parametrize("place", ["Điều 2", None, 2])
def test_it_names_a_place(place):
    with pytest.raises(TypeError):
        NotKnown(place)
