"""The first look at much text."""

from __future__ import annotations

import pytest
from tests.readers.text.names import names
from tests.readers.text.old_encoders import ENCODERS, shown

from cadre_training.readers.text import Encoding
from cadre_training.readers.text.alarm import is_strange

CLEAN = "\n".join(names(10_000, seed=5)) + "\n“a” – b… • 10 m² · «x» × ÷ © ® § ± ½ 25° \xa0"


def test_nothing_in_clean_vietnamese_is_strange() -> None:
    assert len(CLEAN) > 1 << 16
    assert not is_strange(CLEAN)
    assert not any(is_strange(line) for line in CLEAN.split("\n"))


@pytest.mark.parametrize("encoding", ENCODERS)
def test_every_file_of_twenty_names_in_an_old_encoding_is_strange(encoding: Encoding) -> None:
    for seed in range(100):
        assert is_strange(shown(ENCODERS[encoding]("\n".join(names(20, seed=seed)))))


@pytest.mark.parametrize("text", ["TrÇn", "Caàn Thô", "Müller", "NguyÔn", "Yù", "\x16", "\xad"])
def test_little_is_enough(text: str) -> None:
    assert is_strange(text)


@pytest.mark.parametrize("text", ["TrÇn", "Vå", "th¸ng", "Ñaøo", "Phöôùc", "V\x19 An"])
def test_one_strange_character_in_much_text_is_found(text: str) -> None:
    assert is_strange(f"{CLEAN}\n{text}")
