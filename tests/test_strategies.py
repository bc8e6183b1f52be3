"""The registers that the strategies make are consistent."""

from __future__ import annotations

from hypothesis import given
from tests.strategies import registers

from cadre_training.model.references import broken_references
from cadre_training.model.register import Register


@given(registers())
def test_registers_are_consistent(register: Register) -> None:
    assert list(broken_references(register)) == []
    assert register + register == register
