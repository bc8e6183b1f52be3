"""Two processes do not count into one state at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_training_counter.store.lock import only_one
from cadre_training_counter.store.problem import StoreProblem


def test_the_second_is_refused_and_told_why(tmp_path: Path) -> None:
    with (
        only_one(tmp_path),
        pytest.raises(StoreProblem, match="another counter count is at work") as refused,
        only_one(tmp_path, wait=0),
    ):
        pass
    assert "đang chạy" in refused.value.message.vi


def test_it_is_free_again(tmp_path: Path) -> None:
    for _ in range(2):
        with only_one(tmp_path, wait=0):
            pass


def test_two_folders_have_nothing_to_do_with_each_other(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    with only_one(one), only_one(other, wait=0):
        pass


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="cannot be opened"), only_one(tmp_path / "none"):
        pass
