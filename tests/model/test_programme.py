"""Kinds of training."""

from __future__ import annotations

from cadre_training.model.programme import Programme


def test_the_codes_on_disk():
    assert [programme.value for programme in Programme] == [
        "knowledge-update",
        "further-training",
        "formal-training",
        "resolution-study",
        "defence-education",
        "other",
    ]
