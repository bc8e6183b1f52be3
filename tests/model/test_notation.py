"""The two ways of writing numbers."""

from __future__ import annotations

import pytest

from cadre_training.formatting import Formatter
from cadre_training.model.notation import Notation


@pytest.mark.parametrize("notation", Notation)
def test_each_is_what_its_language_writes(notation: Notation) -> None:
    assert Formatter(notation.value).integer(6200) == f"6{notation.group}200"
    assert notation.point == notation.other.group
    assert notation.other.other is notation
    assert notation.label.vi != notation.label.en
