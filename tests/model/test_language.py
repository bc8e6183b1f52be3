"""The two languages."""

from __future__ import annotations

import pytest

from cadre_training.model.language import Language


def test_vietnamese_comes_first():
    assert list(Language) == ["vi", "en"]


@pytest.mark.parametrize("name", ["VI", "fr", "", "vi-VN"])
def test_other_names_are_refused(name: str):
    with pytest.raises(ValueError, match="is not a valid Language"):
        Language(name)
